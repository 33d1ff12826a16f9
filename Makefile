# `make demo` and `make test` each do all of their own set-up. Needed: make, and Python 3.11 or newer.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV_VERSION := 0.13.9
UV := env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=$(VENV) UV_PYTHON_DOWNLOADS=never $(BIN)/uv

# Version managers leave shims on PATH that do not run: each candidate is tried, not only looked up.
CHECK := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
FIND_PYTHON := for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	if "$$p" -c "$(CHECK)" >/dev/null 2>&1; then echo "$$p"; break; fi; done

.PHONY: help demo test lint style types contract format expected clean
.DEFAULT_GOAL := help

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(READY) ## read the articles in tests/fixtures/articles and print their claims as tables
	@$(BIN)/extractor show tests/fixtures/articles

test: $(READY) ## run the tests
	@$(BIN)/pytest

lint: style types contract ## style, types, import contract

style: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports --no-cache

format: $(READY) ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

expected: $(READY) ## write the expected claims in tests/fixtures/expected anew; read the diff before you commit it
	@$(BIN)/pytest tests/test_house_articles.py --update-expected

clean: ## remove what these commands made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml uv.lock
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "No Python 3.11 or newer with venv and ensurepip on PATH; install one (Debian: python3 python3-venv)." >&2; \
		exit 1; \
	fi; \
	test -x $(BIN)/uv || { \
		"$$python" -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"; \
	}
	@$(UV) sync --locked --all-extras --quiet
	@touch $@
