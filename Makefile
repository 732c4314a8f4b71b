# The two commands are `make site` and `make test`; `make help` lists the rest.
# Everything runs in a virtual environment of its own, made from requirements.lock when first needed.

VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed.stamp
# PYTHON=python3.12 chooses the interpreter; without it the newest one found that is new enough is taken.
CANDIDATES := $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)
# The one tool that only `make lock` needs: it resolves for every supported Python at once, which pip-compile can't.
UV := uv==0.13.8

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# With -j, print what a target says in one piece (make 3.81, which macOS ships, can't).
ifneq (,$(filter output-sync,$(.FEATURES)))
MAKEFLAGS += --output-sync=target
endif

.PHONY: help environment site test lint format types imports unit browser golden screenshots wheel bench lock clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s  %s\n", $$1, $$2 }' Makefile

environment: $(STAMP) ## make the virtual environment, if it is missing or out of date
	@:

site: $(STAMP) ## build the sample site into public/
	@$(BIN)/digest build

test: lint format types imports unit ## run everything but the browser tests

lint: $(STAMP)
	@echo "ruff check"
	@$(BIN)/ruff check --quiet .

format: $(STAMP)
	@echo "ruff format --check"
	@$(BIN)/ruff format --quiet --check . || { echo "run: $(BIN)/ruff format"; exit 1; }

types: $(STAMP)
	@echo "mypy --strict"
	@$(BIN)/mypy --strict --no-error-summary

imports: $(STAMP)
	@echo "lint-imports"
	@out=$$($(BIN)/lint-imports --no-logo 2>&1) || { printf '%s\n' "$$out"; exit 1; }

unit: $(STAMP)
	@echo "pytest"
	@$(BIN)/python -m pytest -q -n auto -m "not browser"

browser: $(STAMP) ## test the sample site in Chromium (CHROMIUM=/path/to/it) and with the Nu HTML checker
	@echo "pytest -m browser"
	@$(BIN)/python -m pytest -q -m browser tests/browser

golden: $(STAMP) ## accept the golden site as it is built now; read the diff first
	@$(BIN)/python -m tests.golden.accept

screenshots: $(STAMP) ## take the pictures of README and docs anew (CHROMIUM=/path/to/it)
	@$(BIN)/python -m docs.screenshots

wheel: $(STAMP) ## build the wheel into dist/
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

bench: $(STAMP) ## measure start-up and builds, and write benchmarks/results.md
	@$(BIN)/python -m benchmarks.speed

lock: ## pin the dependencies anew in requirements.lock (UPGRADE=1: at their newest versions)
	@$(call find_python,build/lock)
	@build/lock/bin/python -m pip install --quiet "$(UV)"
	@build/lock/bin/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --extra dev \
		--generate-hashes --custom-compile-command "make lock" \
		$(if $(UPGRADE),--upgrade) --output-file requirements.lock pyproject.toml

clean: ## remove the environment, the built site and all caches
	@rm -rf $(VENV) public build dist *.egg-info .digest-cache .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache tests/browser/node_modules
	@find digest tests benchmarks docs -name __pycache__ -prune -exec rm -rf {} +

# Makes a virtual environment in $(1) with the first candidate that is new enough and can make one.
define find_python
for python in $(CANDIDATES); do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	"$$python" -m venv --clear $(1) && exit 0; \
done; \
echo "Python 3.11 or newer with the venv module is needed; tried: $(CANDIDATES)." >&2; \
echo "On Debian: apt install python3-venv. Another interpreter: make PYTHON=/path/to/python3 ..." >&2; \
exit 1
endef

# Writes the pins of the package $(1) alone to $(VENV)/$(1).lock.
pin = awk '/^[^ \#]/ { wanted = /^$(1)==/ } wanted' requirements.lock > $(VENV)/$(1).lock
install = $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation

# The lock is whole, so pip has no dependencies to look for. setuptools goes first, because one package (docopt) has no
# wheel: it is built with what is pinned. All others come as wheels or not at all.
$(STAMP): requirements.lock pyproject.toml setup.py
	@echo "making $(VENV) from requirements.lock"
	@$(call find_python,$(VENV))
	@$(call pin,setuptools)
	@$(call pin,docopt)
	@$(install) --require-hashes --only-binary :all: -r $(VENV)/setuptools.lock
	@$(install) --require-hashes --use-pep517 -r $(VENV)/docopt.lock
	@$(install) --require-hashes --only-binary :all: -r requirements.lock
	@$(install) --editable .
	@out=$$($(BIN)/python -m pip check) || { echo "$$out"; echo "pyproject.toml asks for more: make lock"; exit 1; }
	@touch $@
