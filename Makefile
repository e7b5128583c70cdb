# Every verb works on a fresh clone; CI calls the same ones.
.DEFAULT_GOAL := help
.PHONY: help run test check format bench quality faults shots train docs setup runtime browser

PYTHON_FILES = $(wildcard bot adapters storage tests bench)
JOBS ?= 4
BIN = .venv/bin
BROWSER = tests/browser tests/desk_pages tests/widget
export PYTHONDONTWRITEBYTECODE = # tests start hundreds of processes: what is compiled once is kept
PYTEST = $(BIN)/python -m pytest

help: ## what each verb does
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: runtime ## the demo on one page, with no account and no key
	$(BIN)/handraiser demo

test: setup browser ## all tests
	$(PYTEST) -n $(JOBS) --dist loadgroup -m "not browser"
	$(PYTEST) -n 3 --dist loadgroup -m browser $(BROWSER)

check: setup ## format, lint, types, who may import whom, the flows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(PYTHON_FILES)
	$(BIN)/lint-imports --no-logo --cache-dir .cache/importlinter
	$(BIN)/handraiser check flows/

format: setup ## format and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## the benchmarks
	$(BIN)/python -m bench

quality: setup ## what is understood, measured offline beside its targets, into docs/quality.md
	$(BIN)/python -m bench.quality

faults: setup ## the fault tests in their long form
	HANDRAISER_LONG=1 $(PYTEST) -m faults --timeout 3600
	HANDRAISER_LONG=1 $(PYTEST) tests/adapters/slack/contract_test.py
	$(BIN)/python -m bench.promises

shots: setup browser ## screenshots of every page, into shots/
	$(BIN)/python -m tests.shots

docs: setup ## try what the docs claim
	$(PYTEST) $(wildcard tests/docs_test.py tests/docs)

setup: ## .venv with everything that tests and checks need
	@tools/setup dev

runtime:
	@tools/setup runtime

browser:
	@tools/browser

train: setup ## build what bot/signals loads from its patterns and examples
	$(BIN)/python -m bench.train_signals
