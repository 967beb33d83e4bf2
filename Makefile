# `make demo` and `make test` are all a fresh machine with Python and make needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types unit format picture reference measured quality claims speed train clean
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

measured: $(VENV)/.installed
	$(BIN)/python docs/measured.py

quality: $(VENV)/.installed
	$(BIN)/python benchmarks/quality.py

claims: $(VENV)/.installed
	$(BIN)/python benchmarks/claims.py

speed: $(VENV)/.installed
	$(BIN)/python benchmarks/speed.py

# Makes the weights of the judge anew, with fixed seeds: about seven hours on two cores (docs/training.md tells the time of each step).
# Stopped at any time, training and labelling go on where they were; the short steps between them start anew.
DATA ?= ../shared
THREADS ?= 2
RUNS := training/runs
TEACHER := $(RUNS)/base/all-mpnet-base-v2
TRAIN = $(BIN)/python -m training.train --threads $(THREADS)
train: $(VENV)/.installed
	$(BIN)/python -m training.news.build $(RUNS)/news --news $(DATA)/news
	$(TRAIN) training/recipes/nli.yaml $(RUNS)/nli --data $(DATA)/nli/train
	$(TRAIN) training/recipes/judge.yaml $(RUNS)/judge --first $(RUNS)/nli --data $(DATA)/nli/train $(RUNS)/news/train
	$(BIN)/python -m training.fetch_teacher $(RUNS)/base
	$(TRAIN) training/recipes/teacher.yaml $(RUNS)/teacher --base $(TEACHER) --data $(DATA)/nli/train $(RUNS)/news/train
	$(BIN)/python -m training.news.paired $(RUNS)/unlabelled --data $(DATA)
	$(BIN)/python -m training.teach training/recipes/lessons.yaml $(RUNS)/teacher/weights $(RUNS)/lessons/lessons.jsonl.gz \
		--base $(TEACHER) --data $(DATA)/nli/train $(RUNS)/unlabelled --threads $(THREADS)
	$(TRAIN) training/recipes/judge_taught.yaml $(RUNS)/taught --first $(RUNS)/judge \
		--data $(DATA)/nli/train $(RUNS)/news/train $(RUNS)/lessons
	$(BIN)/python -m training.teach training/recipes/all_lessons.yaml $(RUNS)/teacher/weights \
		$(RUNS)/lessons/all_lessons.jsonl.gz --known $(RUNS)/lessons/lessons.jsonl.gz \
		--base $(TEACHER) --data $(DATA)/nli/train $(RUNS)/unlabelled --threads $(THREADS)
	$(TRAIN) training/recipes/judge_more.yaml $(RUNS)/more --first $(RUNS)/taught \
		--data $(DATA)/nli/train $(RUNS)/news/train $(RUNS)/lessons
	$(BIN)/python -m training.written $(RUNS)/written
	$(TRAIN) training/recipes/judge_written.yaml $(RUNS)/last --first $(RUNS)/more \
		--data $(DATA)/nli/train $(RUNS)/news/train $(RUNS)/lessons $(RUNS)/written/train
	$(BIN)/python -m training.related training/recipes/related.yaml $(RUNS)/related/related.jsonl.gz --data $(DATA)/nli/train
	$(BIN)/python -m training.teach training/recipes/related_lessons.yaml $(RUNS)/teacher/weights \
		$(RUNS)/lessons/related_lessons.jsonl.gz --base $(TEACHER) --data $(RUNS)/related --threads $(THREADS)
	$(TRAIN) training/recipes/judge_related.yaml $(RUNS)/broad --first $(RUNS)/last \
		--data $(DATA)/nli/train $(RUNS)/news/train $(RUNS)/lessons $(RUNS)/written/train
	$(BIN)/python -m training.average $(RUNS)/final/weights $(RUNS)/taught/weights=0.1 $(RUNS)/more/weights=0.15 \
		$(RUNS)/last/weights=0.25 $(RUNS)/broad/weights=0.5
	$(BIN)/python -m training.evaluate $(RUNS)/final/weights --data $(DATA)/nli/dev $(RUNS)/written/dev \
		--news $(RUNS)/news/dev --into training/results.json --name shipped
	cp $(RUNS)/final/weights/judge.safetensors $(RUNS)/final/weights/judge.json embassy_claims/weights/
	OMP_NUM_THREADS=1 $(BIN)/python -m training.verdict.fit --data $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.verdict.one_event --data $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python -m training.verdict.ablation --data $(DATA)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
