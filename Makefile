# Every door of the project; whatever takes more than a few lines lives in .ci/.
# The stamps in .venv/ say what was set up already: `make clean` forgets them.

ASSOCIATION ?= j
PORT ?= 8000
ARGS ?=

BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres bench lint format messages lock clean
.DELETE_ON_ERROR:

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: export ASSOCIATION := $(ASSOCIATION)
run: export PORT := $(PORT)
run: $(READY)-python $(READY)-run ## Set up what is missing, then start the site [ASSOCIATION=j] [PORT=8000]
	@$(BIN)/python .ci/messages compile
	@$(BIN)/python .ci/prepare
	@exec .ci/start

test: $(READY)-python-dev $(READY)-test ## Run every test, browser journeys included [ARGS="tests/home -x"]
	@$(BIN)/python .ci/messages compile
	@exec $(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

test-postgres: $(READY)-python-dev $(READY)-postgres ## Run everything but the journeys on PostgreSQL and Redis
	@$(BIN)/python .ci/messages compile
	@exec .ci/test-postgres $(ARGS)

bench: $(READY)-python-dev $(READY)-run ## Say what each page costs, with few rows and with many [ARGS="--rows 5000"]
	@$(BIN)/python .ci/messages compile
	@PYTHONPATH=.:site exec $(BIN)/python -m tests.bench $(ARGS)

lint: $(READY)-python-dev $(READY)-run $(READY)-lint ## Check style, import rules, migrations and catalogues
	@.ci/lint

format: $(READY)-python-dev ## Write Python and templates the way lint wants them
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@git ls-files -z '*.html' | xargs -0 -r $(BIN)/djhtml --tabwidth 2

messages: $(READY)-python-dev $(READY)-lint ## Take new messages up into the catalogues, then compile them
	@$(BIN)/python .ci/messages update
	@$(BIN)/python .ci/messages compile

lock: $(READY)-python-dev ## Pin everything the requirements bring, for Python 3.11 and later
	@.ci/lock

clean: ## Remove what was set up; the data in var/ stays
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache tests/screenshots
	find . -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/pip:
	@.ci/make-venv

$(READY)-python: requirements.lock | $(BIN)/pip
	@echo "Installing Python packages (the first time takes a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 -r $<
	@touch $@

$(READY)-python-dev: requirements-dev.lock | $(BIN)/pip
	@echo "Installing Python packages, with those for testing (the first time takes a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 -r $<
	@touch $@ $(READY)-python

$(READY)-run $(READY)-test $(READY)-lint $(READY)-postgres: $(READY)-%: .ci/system-packages
	@.ci/system-packages $*
	@touch $@
