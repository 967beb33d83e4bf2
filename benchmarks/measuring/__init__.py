"""The parts of ``benchmarks/speed.py``: one measure a module."""
