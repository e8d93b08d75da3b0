# Every target works from any directory: make -C /path/to/clone run
# Paths here are relative, so that the clone may lie on a path with a space in it.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
# Twice quiet: errors only, no warnings about the indexes that a machine has configured.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
# As constraints too: older pips forget the pin of a package that another one asks for with an extra.
PINNED = $(PIP) install --require-hashes --requirement $(1) --constraint $(1)

.DEFAULT_GOAL := help
.PHONY: help run test check proof bench clean

help: ## list the targets
	@echo "whomet: who met whom, where, when and on which topics"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/.run ## install what is needed into .venv, then ingest the sample articles and show who met whom
	@$(BIN)/whomet ingest

# A file of tests stays in one process: what it shares is set up once. Long ones come first, as pyproject.toml lists
# their folders, so that no process ends long after the others.
test: .venv/.dev ## everything that a change could break, without a network
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: .venv/.dev ## format, lint, types, import rules, tests: what has to be green
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test

proof: .venv/.dev ## the long evidence, over an hour: runs and loads killed at random moments, a schedule, many hands, a million events
	@$(BIN)/python -m pytest -m proof -s

bench: .venv/.dev ## speed of reading, fetching and pages: make bench ARTICLES=news.jsonl.gz PAGES=folder
	@ARTICLES="$(ARTICLES)" $(BIN)/python -m pytest tests/benchmarks -m bench -s -q
	@if [ -n "$(PAGES)" ]; then $(BIN)/python -m tests.benchmarks.measure_pages "$(PAGES)"; \
	    else echo "No figures of pages: give a folder of them with their texts, PAGES=folder"; fi

clean: ## take away .venv and caches; data/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build whomet.egg-info

# A stamp says that .venv holds what the pins ask for: the second time nothing is installed and no network is needed.
.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	@if [ ! -e .venv/.dev ] || [ requirements.txt -nt .venv/.dev ]; then \
	    echo "Installing the pinned packages into .venv (about 300 MB, once) …" >&2; \
	    $(call PINNED,requirements.txt); fi
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.txt pyproject.toml | .venv/bin/python
	@echo "Installing the pinned packages and the tools for development into .venv …" >&2
	@$(call PINNED,requirements-dev.txt)
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ .venv/.run

# A half-made one is taken away, since a second try would take it for whole (Debian without python3-venv leaves one).
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "whomet needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	@echo "Making .venv …" >&2
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
