# `make demo` and `make test` are all a fresh machine with Python and make needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types unit format picture reference quality claims speed train clean
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

claims: $(VENV)/.installed
	$(BIN)/python benchmarks/claims.py

speed: $(VENV)/.installed
	$(BIN)/python benchmarks/speed.py

# Makes the weights of the judge anew, with fixed seeds: about three hours on one core (docs/training.md tells the time of each step).
# Can be stopped at any time; goes on where it was.
DATA ?= ../shared
RUNS := training/runs
train: $(VENV)/.installed
	OMP_NUM_THREADS=1 $(BIN)/python -m training.news.build $(RUNS)/news --news $(DATA)/news
	OMP_NUM_THREADS=1 $(BIN)/python -m training.train training/recipes/nli.yaml $(RUNS)/nli --data $(DATA)/nli/train
	OMP_NUM_THREADS=1 $(BIN)/python -m training.train training/recipes/judge.yaml $(RUNS)/judge --first $(RUNS)/nli \
		--data $(DATA)/nli/train $(RUNS)/news/train
	OMP_NUM_THREADS=1 $(BIN)/python -m training.evaluate $(RUNS)/judge/weights --data $(DATA)/nli/dev \
		--news $(RUNS)/news/dev --into training/results.json --name shipped
	cp $(RUNS)/judge/weights/judge.safetensors $(RUNS)/judge/weights/judge.json embassy_claims/weights/
	OMP_NUM_THREADS=1 $(BIN)/python -m training.verdict.fit --data $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.verdict.one_event --data $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.verdict.ablation --data $(DATA)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
