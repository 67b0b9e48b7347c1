.PHONY: run test lint bench lock

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
TOKEN := ^[[:space:]]*(export[[:space:]]+)?SLACK_(BOT|APP)_TOKEN=["']?[A-Za-z]

run: $(INSTALLED)
	@if [ -n "$$SLACK_BOT_TOKEN$$SLACK_APP_TOKEN" ] || grep -Eqs "$(subst ",\",$(TOKEN))" .env; \
	then exec $(PY) -m bot run; else exec $(PY) -m bot practice; fi

# Three at a time: many tests wait for processes of their own. One browser at a time.
test: lint
	$(PY) -m tests.browser.finding
	$(PY) -m pytest -q -n 3 --dist loadgroup

lint: $(INSTALLED)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pytest -q tests/test_architecture.py

bench: $(INSTALLED)
	@if [ -f bench/__main__.py ]; then $(PY) -m bench; else echo "There is no benchmark yet."; fi

# Run it after a change of dependencies in pyproject.toml; uv is needed for this alone.
lock: $(INSTALLED)
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(PY) -m uv pip compile pyproject.toml --extra postgres --extra reports --extra dev --universal \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, then try again."; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
