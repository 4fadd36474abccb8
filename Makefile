# Every target makes its own virtual environment when there is none.
#
#   make briefs                          the briefs, to HTML and PDF
#   make test PYTHON=python3.13 VENV=.venv-3.13
#
# The environment is made anew when pyproject.toml changes.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Twice quiet: errors only.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
SPHINX := $(BIN)/sphinx-build --quiet --fail-on-warning --keep-going

# What pytest gets; `make test TESTS=tests/quotes PYTEST='-x'` runs a part.
TESTS ?= tests
PYTEST ?= --numprocesses auto --maxprocesses 4 --dist loadfile
CATALOG := sphinx_kzbrief
LOCALE := src/sphinx_kzbrief/sphinx_ext/locale
BENCHMARKS ?= $(sort $(wildcard benchmarks/*.py))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help briefs check docs test lint bench catalogs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

briefs: $(VENV)/.installed-pdf ## build the briefs to HTML and PDF (into build/briefs)
	$(call build,briefs)

check: $(VENV)/.installed-pdf ## check the briefs against their lock, without a network
	@$(BIN)/kzbrief check --frozen --doctrees build/briefs/check briefs

docs: $(VENV)/.installed-docs ## build the manual to HTML and PDF (into build/docs)
	$(call build,docs)

test: $(VENV)/.installed-test ## run every test
	@sh tests/system-packages.sh
	@$(BIN)/python -m pytest $(PYTEST) $(TESTS)

lint: $(VENV)/.installed-test ## ruff, mypy (strict) and the layer rule
	@failed=0; for gate in 'ruff check --quiet .' 'ruff format --check --quiet .' mypy 'lint-imports --no-logo'; do \
	  $(BIN)/$$gate || { failed=1; echo "make lint: $$gate fails" >&2; }; \
	done; exit $$failed

bench: $(VENV)/.installed-test ## run the benchmarks, one after the other
	@set -e; for script in $(BENCHMARKS); do echo "== $$script"; $(BIN)/python "$$script"; done

catalogs: $(VENV)/.installed-test ## bring the translations of the interface up to date
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --keywords _ --ignore-dirs 'builders writers' --no-location --sort-output \
	  --output build/$(CATALOG).pot $(dir $(LOCALE))
	@$(BIN)/pybabel --quiet update --domain $(CATALOG) --input-file build/$(CATALOG).pot --width 99 \
	  --output-dir $(LOCALE) --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(BIN)/pybabel --quiet compile --domain $(CATALOG) --directory $(LOCALE)

clean: ## remove what was built and every cache (the virtual environment stays)
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -rf briefs/kzsources docs/kzsources briefs/_build docs/_build
	@find $(wildcard src tests benchmarks briefs docs) -type d -name __pycache__ -prune -exec rm -rf {} +

# $(call build,FOLDER): one reading of FOLDER, written as HTML and as PDF.
define build
	@$(SPHINX) -b html -d build/$(1)/doctrees $(1) build/$(1)/html
	@$(SPHINX) -b kzpdf -d build/$(1)/doctrees $(1) build/$(1)/pdf
	@echo "HTML: $(CURDIR)/build/$(1)/html/index.html"
	@for pdf in build/$(1)/pdf/*.pdf; do \
	  test -f "$$pdf" || { echo "no PDF in build/$(1)/pdf: the kzpdf builder wrote none" >&2; exit 1; }; \
	  echo "PDF:  $(CURDIR)/$$pdf"; \
	done
endef

# Debian splits venv's pip into a package of its own (python3-venv); where that is missing, the pip
# that came with Python installs one into the new environment.
$(VENV)/.created: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@echo "Making the virtual environment $(VENV)"
	@if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	  $(PYTHON) -m venv --clear $(VENV); \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1; then \
	  $(PYTHON) -m venv --clear --without-pip $(VENV) \
	  && $(PYTHON) -m pip --quiet --disable-pip-version-check --python $(BIN)/python install pip; \
	else \
	  echo "$(PYTHON) has neither ensurepip nor pip: on Debian, apt-get install python3-venv" >&2; \
	  exit 1; \
	fi
	@touch $@

$(VENV)/.installed-pdf: $(VENV)/.created
	@echo "Installing sphinx-kzbrief[pdf] into $(VENV)"
	@$(PIP) install --editable '.[pdf]'
	@touch $@

$(VENV)/.installed-docs: $(VENV)/.created
	@echo "Installing sphinx-kzbrief[docs,pdf] into $(VENV)"
	@$(PIP) install --editable '.[docs,pdf]'
	@touch $@ $(VENV)/.installed-pdf

$(VENV)/.installed-test: $(VENV)/.created
	@echo "Installing sphinx-kzbrief[test,pdf,ingest,docs] into $(VENV)"
	@$(PIP) install --editable '.[test,pdf,ingest,docs]'
	@touch $@ $(VENV)/.installed-pdf $(VENV)/.installed-docs
