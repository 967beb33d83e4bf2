"""Find where news sources agree and where they contradict each other."""

__version__ = "0.1.0"
