# The menu of the project. `make demo` and `make test` do all the set-up themselves, on a machine that has
# Python 3.11 to 3.14 with venv, make, and nothing else.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first Python that is new enough; name another with `make PYTHON=/path/to/python ...`.
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(p) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $(p))))
# uv is the one thing outside the lock, so its version stands here.
UV_VERSION := 0.13.9

# Some images forbid it, and each command would then compile a few hundred modules anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
UV_STAMP := .venv/uv-$(UV_VERSION)
SYNC := env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1 $(BIN)/uv sync --locked --inexact --quiet --python $(BIN)/python
OPSGRAPH := $(BIN)/opsgraph
ON_DEMO = $(OPSGRAPH) --store embedded:$(DEMO)/store

PACKAGES := graph loaders queries visualise api cli
SCRIPTS := docs benchmarks
# What is loaded by the demo: samples/gold and samples/README.md are about the documents, not among them.
SAMPLES = $(sort $(filter-out samples/README.md,$(wildcard samples/*.txt samples/*.html samples/*.md samples/*.jsonl)))
DEMO := build/demo

# The two answers of the demo, with few enough columns for a narrow terminal; `query who-took-part` and `query seized` tell more.
LED := MATCH (o:Operation)<-[:LED]-(a:Agency) RETURN o.name AS operation, a.name AS led_by ORDER BY operation, led_by
COCAINE := MATCH (by)-[e:SEIZED]->(item {name: "cocaine"}) RETURN by.name AS by, e.words AS as_written, e.amount / 1000 AS kilograms, e.first_stated AS stated ORDER BY kilograms DESC, by, stated

.PHONY: help
help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: setup ## Set up, load the samples, print two answers and draw a map into build/demo
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	@$(ON_DEMO) ingest $(SAMPLES)
	@echo
	@echo "Which agencies led which operations?"
	@$(ON_DEMO) cypher --format table '$(LED)'
	@echo
	@echo "How much cocaine was seized, in the words of the text, and on which day was it said?"
	@$(ON_DEMO) cypher --format table '$(COCAINE)'
	@echo
	@$(ON_DEMO) map --output $(DEMO)/map.html
	@echo
	@cat docs/demo-next.txt

.PHONY: test
test: setup-all ## Set up and run the whole test suite (ARGS=... goes to pytest)
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: check
check: setup-all ## Format, lint, types, import contracts, and the tests: what has to pass before a commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict $(PACKAGES) $(SCRIPTS)
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test

.PHONY: fix
fix: setup-all ## Format, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: docs
docs: setup-all ## Write the generated pages anew: docs/reference, docs/accuracy.md, docs/engines.md, .env.example
	@$(BIN)/python docs/build.py

.PHONY: map
map: setup ## Draw your own store: make map OUT=map.html STORE=embedded:PATH
	@$(OPSGRAPH) $(if $(STORE),--store $(STORE)) map --output $(or $(OUT),map.html)

.PHONY: score
score: setup ## Score extraction on the project's set, and on those of ../shared (ARGS=--errors lists those of the tuning set)
	@$(BIN)/python -m benchmarks.accuracy.score $(ARGS)

.PHONY: train
train: setup-all ## Learn the weights of names, relations, numbers and things anew, from the documents in benchmarks/accuracy/training alone
	@test -d benchmarks/accuracy/training || { echo "benchmarks/accuracy/training is not there: nothing to learn from" >&2; exit 1; }
	@$(BIN)/python -m benchmarks.accuracy.check
	@$(BIN)/python -m benchmarks.accuracy.train

.PHONY: speed
speed: setup ## Measure how fast documents are read and stored, side by side with spaCy alone and as the store grows
	@$(BIN)/python -m benchmarks.speed.extraction
	@$(BIN)/python -m benchmarks.speed.growth
	@$(BIN)/python -m benchmarks.speed.writing
	@$(BIN)/python -m benchmarks.speed.durability

# Where large sets of documents are that are no part of the project: `seeds`, `corpus/dev`, `corpus/sample.jsonl.gz`.
# It is named for these targets alone: thousands of documents would make `make test` take an hour.
torture conformance: export OPSGRAPH_TEST_CORPUS ?= $(wildcard ../shared)

.PHONY: conformance
conformance: setup-all ## Hold both engines to the openCypher TCK (OPSGRAPH_TEST_TCK) and our battery; fail where one got worse (ARGS=--raise)
	@$(BIN)/python -m benchmarks.conformance $(ARGS)

.PHONY: torture
torture: setup-all ## The tests that take long: 50 kills on each engine, 1,000 broken files, a large corpus in both (OPSGRAPH_TEST_CORPUS)
	@OPSGRAPH_TEST_KILLS=50 OPSGRAPH_TEST_BROKEN=1000 OPSGRAPH_TEST_BROKEN_INGEST=1000 $(BIN)/python -m pytest -s tests/graph/store/test_kills.py tests/loaders/test_broken_files.py tests/torture
	@OPSGRAPH_TEST_ATTACKS=all $(BIN)/python -m pytest tests/graph/store/test_attacks.py -k memory

.PHONY: fuzz
fuzz: setup-all ## Read broken files of every format, or one (FORMAT=pdf), for a while (SECONDS=600, SEED=7), within limits of time and memory
	@$(BIN)/python -m tests.torture.fuzz --seconds $(or $(SECONDS),600) --seed $(or $(SEED),7) $(if $(FORMAT),--format $(FORMAT))

.PHONY: test-neo4j-latest
test-neo4j-latest: setup-all ## Hold the store contract and every question on the newest Neo4j, where Java 21 or later is
	@$(BIN)/python -m tests.server.latest $(ARGS)

.PHONY: clean
clean: ## Remove what the build made; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

.PHONY: setup
setup: $(UV_STAMP)
	@$(SYNC) --no-dev

.PHONY: setup-all
setup-all: $(UV_STAMP)
	@$(SYNC) --all-groups

$(UV_STAMP):
	@test -n "$(PYTHON)" || { echo "opsgraph needs Python 3.11, 3.12, 3.13 or 3.14; found $$(python3 --version 2>/dev/null || echo none). Install one, or run: make PYTHON=/path/to/python ..." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) has no venv. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version); the first time downloads a few hundred MB."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@
