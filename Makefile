# `make demo` and `make test` are all a fresh machine with Python and make needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types unit format picture reference quality clean
demo: $(VENV)/.installed
	$(BIN)/claims check corpus/

test: lint types unit

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed
	$(BIN)/mypy

unit: $(VENV)/.installed
	$(BIN)/pytest

format: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

picture: $(VENV)/.installed
	$(BIN)/python docs/picture.py corpus/

reference: $(VENV)/.installed
	$(BIN)/python docs/reference.py

quality: $(VENV)/.installed
	$(BIN)/python benchmarks/quality.py

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
