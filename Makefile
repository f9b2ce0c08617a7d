# make lab           set everything up and open the lessons in JupyterLab
# make test          every check and every test
# make lessons       build and run the lesson notebooks from their Markdown sources
# make translations  collect the texts to translate
# make constraints   choose the newest versions of all packages again
# make clean         remove what was set up or built
#
# Options of a command go into ARGS: make lab ARGS="--no-browser --port 8899"

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE := edusocsec/locale

INSTALL := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt

# Debian's python3 comes without: root need not be asked.
INSTALL_VENV := { test "$$(id -u)" = 0 && apt-get update && apt-get install -y python3-venv; }

# Installing compiles the catalogues and bundles the labs too.
INSTALLED_FROM := pyproject.toml constraints.txt hatch_build.py $(wildcard $(LOCALE)/*/LC_MESSAGES/*.po) \
	$(wildcard $(addprefix ui/labs/,*.json *.mjs src/* src/*/*))

.PHONY: lab test lessons translations constraints clean

lab: $(VENV)/lab.stamp
	@$(BIN)/edusocsec lab $(ARGS)

# pytest comes last: its closing line is the last one printed.
test: $(VENV)/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest $(ARGS)

lessons: $(VENV)/test.stamp
	@$(BIN)/python lessons/build.py $(ARGS)

# Neither dates nor line numbers: a catalogue changes only when a text does.
translations: $(VENV)/test.stamp
	@$(BIN)/pybabel -q extract --keyword=_ --keyword=ngettext:1,2 --omit-header \
		--add-location=file --sort-by-file --output=$(LOCALE)/messages.pot edusocsec
	@$(BIN)/pybabel update --input=$(LOCALE)/messages.pot --output-dir=$(LOCALE) \
		--ignore-pot-creation-date --no-fuzzy-matching
	@$(BIN)/pybabel compile --directory=$(LOCALE)

constraints: $(VENV)/test.stamp
	@$(BIN)/python -m pip install --quiet uv
	@{ sed '/^[^#]/,$$d' constraints.txt; \
		$(BIN)/uv pip compile --quiet --universal --python-version=3.11 --all-extras \
		--no-annotate --no-header --no-emit-index-url pyproject.toml; \
		} > $(VENV)/constraints.txt
	@mv $(VENV)/constraints.txt constraints.txt

$(VENV)/lab.stamp: $(BIN)/python $(INSTALLED_FROM)
	@echo "Installing JupyterLab and what the lessons need into $(VENV): this can take some minutes."
	@$(INSTALL) --editable ".[lab]"
	@touch $@

$(VENV)/test.stamp: $(BIN)/python $(INSTALLED_FROM)
	@echo "Installing everything that the tests need into $(VENV): this can take some minutes."
	@$(INSTALL) --editable ".[lab,test]"
	@touch $(VENV)/lab.stamp $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
		"edusocsec needs Python 3.11 or newer: install it, then say for example: make $(MAKECMDGOALS) PYTHON=python3.12" \
		>&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || $(INSTALL_VENV) || { echo \
		"$(PYTHON) has no venv with pip: install it (on Debian or Ubuntu: apt install python3-venv)." \
		>&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# The learners' own copies of the lessons, edusocsec-lessons, stay.
clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache tests/e2e/screenshots ui/labs/node_modules edusocsec/labs/static
	find edusocsec lessons tests -name __pycache__ -exec rm -rf {} +
	rm -f $(LOCALE)/*/LC_MESSAGES/*.mo
