# What a newcomer needs: `make serve` and `make test`. `make help` lists the rest.
#
# Nothing is installed outside .venv. What was done is remembered in .make/, so that a second run
# does nothing again.

PORT ?= 8001
HOST ?= 127.0.0.1
# The browser that make test-browser and make screenshots drive.
CHROMIUM ?= chromium
# Hand-made annotations to measure against; they are not part of this repository.
ANNOTATIONS ?= ../shared/gold
# A Python of your own choice: make serve PYTHON=/opt/python3.12/bin/python3
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	command -v $$python && break; done)

# Compiled modules are kept (in __pycache__, which make clean removes), whatever the environment says:
# without them each process compiles all modules, and pytest all tests, which doubles what the tests take.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
# The version of Datasette that is coming has an environment of its own.
VENV_NEXT := .venv-datasette-next
# What looks at the dependencies from outside, and needs many of its own.
VENV_RELEASE := .venv-release
DATABASE := woondeal.db

.DEFAULT_GOAL := help
.PHONY: help serve build test differences rules test-browser test-crawl test-dask test-kills test-attacks test-wheel test-datasette-next check format bench bench-site bench-scale quality \
	screenshots snapshots mutants fuzz hostile judge confidence docs lock audit release clean

help: ## say what there is to make
	@echo "make serve    install, build the knowledge base and open it on http://$(HOST):$(PORT)/"
	@echo "make test     install what the tests need and run them"
	@echo "make snapshots     write tests/snapshots/ again, after a change of what is read that was meant"
	@echo "make mutants  change the code for the worse and see which changes no test notices (MUTANTS=--help)"
	@echo "make fuzz     read a thousand damaged PDFs and see which lose numbers in silence (FUZZ=--help)"
	@echo "make hostile  read texts of runs of marks and wide tables, and see which take more than their length (HOSTILE=--help)"
	@echo "make test-browser  try the site in Chromium, as a reader does (needs Debian's chromium)"
	@echo "make test-crawl    visit the source of every count, commitment, deadline and cell of $(DATABASE)"
	@echo "make test-kills    kill builds at thirty moments and see what they leave behind (MOMENTS of each signal)"
	@echo "make test-attacks  ask a server of 512 MB what wants gigabytes, and see how long readers wait (READERS_WAIT seconds)"
	@echo "make test-dask    read on a real Dask cluster of two processes, one of which is killed"
	@echo "make test-wheel    build a wheel, install it apart, and build and serve with it"
	@echo "make test-datasette-next  the tests of the site on the newest Datasette 1.0, which may fail"
	@echo "make build    build $(DATABASE) from corpus/, if something changed"
	@echo "make check    formatting, lint and types"
	@echo "make format   format the code"
	@echo "make docs     write the generated files: datasette_metadata.json, docs/datamodel.md, docs/cli.md, docs/modules.md"
	@echo "make bench    time and memory of the whole build, and words per second of its stages"
	@echo "make bench-site    how fast the site on $(DATABASE) answers; writes docs/performance.md"
	@echo "make bench-scale   what 1, 10 and 50 documents cost, as ratios, and whether the bars hold (some ten minutes; BENCH_SCALE=--help)"
	@echo "make screenshots   write docs/screenshots/ with Chromium"
	@echo "make quality  measure the reading on hand-made annotations (ANNOTATIONS=$(ANNOTATIONS)); writes docs/quality.md"
	@echo "make judge    judge sampled rows of $(DATABASE) in their source (JUDGE='ask --reader NAME'; JUDGE=--help)"
	@echo "make confidence    fit the model of confidence on judged rows (FOLDERS=where their documents are)"
	@echo "make rules    what each rule of commitments does on the documents (ANNOTATIONS=$(ANNOTATIONS))"
	@echo "make lock     resolve the dependencies again and write the lock files"
	@echo "make differences   what the documents get wrong more, or less, than corpus/known_differences.toml says"
	@echo "make audit    known vulnerabilities of the locked dependencies, and the age of the lock"
	@echo "make release  check and test, then write dist/: the wheel, what it depends on (SBOM), checksums"
	@echo "make clean    remove everything that was made, the environment too"

# Exit status 1 says that something could not be read, which has had its line by then; what could be
# read is there to look at.
serve: .make/runtime
	@$(BUILD) || { [ $$? -eq 1 ] && [ -f $(DATABASE) ]; }
	@echo
	@echo "Serving $(DATABASE) on http://$(HOST):$(PORT)/ (stop with Ctrl-C)"
	@$(PY) -m publish.cli serve --database $(DATABASE) --host $(HOST) --port $(PORT)

build: .make/runtime
	@$(BUILD)

# The build itself knows whether anything changed: documents, reference data, code or libraries.
BUILD = $(PY) -m publish.cli build --corpus corpus --output $(DATABASE) --if-changed

# On all cores; PYTEST_OPTIONS="-n 0" runs the tests one after the other.
test: .make/dev
	@$(PY) -m pytest -n auto $(PYTEST_OPTIONS)

snapshots: .make/dev
	@$(PY) -m tests.snapshot_reading

# Options: make mutants MUTANTS="--package extract --count 60 --seed 7 --part 1/2"
mutants: .make/dev
	@$(PY) -m tests.mutants $(MUTANTS)

# Options: make fuzz FUZZ="--count 300 --seed 7 --folder my-pdfs --show"; it goes on where it was stopped.
fuzz: .make/dev
	@$(PY) -m tests.fuzz $(FUZZ)

# Options: make hostile HOSTILE="--text captions --suffix .md"
hostile: .make/dev
	@$(PY) -m tests.hostile $(HOSTILE)

test-browser: .make/browser build
	@command -v $(CHROMIUM) >/dev/null || { \
		echo "Chromium is needed. On Debian: apt install chromium; or name it: CHROMIUM=/path/to/it"; exit 1; }
	@CHROMIUM=$$(command -v $(CHROMIUM)) DATABASE=$(DATABASE) $(PY) -m pytest tests/browser $(PYTEST_OPTIONS)

# Exit status 1: something differs that nobody has read in the text, or an agreement is lost.
differences: .make/runtime build
	@$(PY) -m publish.cli check --database $(DATABASE) --known corpus/known_differences.toml

test-crawl: .make/dev build
	@DATABASE=$(DATABASE) $(PY) -m pytest tests/crawl $(PYTEST_OPTIONS)

# A minute or more: MOMENTS=5 make test-kills tries five of each signal.
test-kills: .make/dev
	@$(PY) -m pytest -n 0 tests/kills $(PYTEST_OPTIONS)

# A minute. On a machine that is busy with other things: READERS_WAIT=5 make test-attacks.
test-attacks: .make/dev
	@$(PY) -m pytest -n 0 tests/attacks $(PYTEST_OPTIONS)

test-dask: .make/dask
	@$(PY) -m pytest -n 0 tests/cluster $(PYTEST_OPTIONS)

test-wheel: .make/dev
	@$(PY) -m pytest -n 0 tests/packaging $(PYTEST_OPTIONS)

# What it says is for us to know what is coming: continuous integration reports it and goes on.
test-datasette-next: .make/datasette-next
	@echo "The tests of the site on $$($(VENV_NEXT)/bin/python -m datasette --version | sed 's/.*, version /Datasette /')"
	@$(VENV_NEXT)/bin/python -m pytest -q --tb=short -p no:cacheprovider $(PYTEST_OPTIONS) tests/test_publish*.py

check: .make/dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

format: .make/dev
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

docs: .make/dev
	$(PY) -m kb.metadata
	$(PY) -m kb.dictionary
	$(PY) -m kb.module_list
	$(PY) -m publish.cli_reference

bench: .make/dev
	@$(PY) -m kb.bench

bench-site: .make/dev build
	@$(PY) -m publish.bench --database $(DATABASE)

# Options: make bench-scale BENCH_SCALE="--json bench.json --part workers --print-only"; exit status 1: a bar does not hold.
bench-scale: .make/dev
	@$(PY) -m publish.bench_scale $(BENCH_SCALE)

screenshots: .make/browser build
	@CHROMIUM=$$(command -v $(CHROMIUM)) $(PY) tests/browser/screenshots.py $(DATABASE)

quality: .make/runtime
	@$(PY) -m kb.quality --annotations "$(ANNOTATIONS)"

# Options: make judge JUDGE="ask --reader anna --kind commitment --count 10", or JUDGE=report
JUDGE ?= --help
judge: .make/dev
	@$(PY) -m judging $(JUDGE)

# FOLDERS are where the judged documents are.
FOLDERS ?= corpus
confidence: .make/dev
	@$(PY) -m judging fit $(FOLDERS)

rules: .make/runtime
	@$(PY) -m kb.rules_report corpus $(if $(wildcard $(ANNOTATIONS)),--annotations "$(ANNOTATIONS)")

# uv resolves for all platforms at once, which pip cannot. Only whoever changes a dependency needs it.
UV_COMPILE := -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(LOCK_OPTIONS)

lock: .make/runtime
	@$(PY) -m uv --version >/dev/null 2>&1 || \
		{ echo "make lock needs uv: $(PY) -m pip install uv"; exit 1; }
	$(PY) $(UV_COMPILE) pyproject.toml --output-file requirements.lock
	$(PY) $(UV_COMPILE) pyproject.toml --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock
	$(PY) $(UV_COMPILE) pyproject.toml --extra dask --constraint requirements.lock \
		--output-file requirements-dask.lock
	$(PY) $(UV_COMPILE) pyproject.toml --extra cbs --constraint requirements.lock \
		--output-file requirements-cbs.lock
	$(PY) $(UV_COMPILE) pyproject.toml --extra browser --constraint requirements.lock \
		--output-file requirements-browser.lock
	$(PY) $(UV_COMPILE) pyproject.toml --extra release --constraint requirements.lock \
		--output-file requirements-release.lock

# Days after which a lock is old: fixes of its packages are out by then.
LOCK_DAYS := 90

# Needs an index that knows of vulnerabilities; where none answers it says so for each package.
audit: .make/release
	@days=$$(( ($$(date +%s) - $$(git log -1 --format=%ct -- requirements.lock)) / 86400 )); \
		echo "requirements.lock is $$days days old"; \
		[ $$days -le $(LOCK_DAYS) ] || echo "That is more than $(LOCK_DAYS): make lock"
	@$(VENV_RELEASE)/bin/python -m pip_audit --no-deps --disable-pip --progress-spinner off \
		--requirement requirements.lock

# Of what is committed, and nothing else.
release: check test test-wheel .make/release
	@git diff --quiet HEAD || { echo "There are changes that are not committed: commit them first."; exit 1; }
	@rm -rf dist && mkdir -p dist/source
	@git archive HEAD | tar -x -C dist/source
	@$(PYTHON) -m pip --python $(PY) --disable-pip-version-check wheel --quiet --no-deps \
		--no-build-isolation --wheel-dir dist dist/source
	@rm -rf dist/source
	@cp requirements.lock dist/
	@$(VENV_RELEASE)/bin/python -m cyclonedx_py requirements requirements.lock \
		--output-format JSON --output-reproducible --output-file dist/sbom.cdx.json
	@cd dist && sha256sum -- *.whl requirements.lock sbom.cdx.json > SHA256SUMS
	@echo "In dist/:" && cat dist/SHA256SUMS

clean:
	rm -rf $(VENV) $(VENV_NEXT) $(VENV_RELEASE) dist .make build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -f $(DATABASE) $(DATABASE)-journal
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment has no pip of its own at first: Debian's Python comes without the part that would
# put it there (ensurepip). The pip beside the Python that was found fills it.
$(PY):
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or newer is needed and was not found."; \
		echo "Install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; \
		exit 1; \
	fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is not Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || \
		{ echo "$(PYTHON) has no pip. On Debian and Ubuntu: apt install python3-pip"; exit 1; }
	@echo "Creating $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv --without-pip $(VENV)

INSTALL = $(PYTHON) -m pip --python $(PY) --disable-pip-version-check install --quiet
# The project itself: its folders stay where they are, and its setuptools comes from the lock.
INSTALL_PROJECT = $(INSTALL) --no-deps --no-build-isolation --editable .

.make/runtime: requirements.lock pyproject.toml | $(PY)
	@echo "Installing the locked dependencies (the first time takes a minute or two)"
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL_PROJECT)
	@mkdir -p .make && touch $@

.make/dev: requirements-dev.lock .make/runtime | $(PY)
	@echo "Installing what the tests and checks need"
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@mkdir -p .make && touch $@

.make/dask: requirements-dask.lock .make/dev | $(PY)
	@echo "Installing what reads on a cluster"
	@$(INSTALL) --require-hashes --requirement requirements-dask.lock
	@mkdir -p .make && touch $@

.make/browser: requirements-browser.lock .make/dev
	@echo "Installing what drives a browser"
	@$(INSTALL) --require-hashes --requirement requirements-browser.lock
	@mkdir -p .make && touch $@

.make/release: requirements-release.lock | $(PY)
	@echo "Installing what looks at the dependencies"
	@mkdir -p .make
	@$(PYTHON) -m venv --without-pip $(VENV_RELEASE)
	@$(PYTHON) -m pip --python $(VENV_RELEASE)/bin/python --disable-pip-version-check install --quiet \
		--require-hashes --requirement requirements-release.lock
	@touch $@

# No lock: the newest alpha, with whatever it wants. The project itself is not installed, as it asks
# for the stable Datasette; the tests find it where it is.
DEPENDENCIES_NEXT := import tomllib; \
	asked = tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"]; \
	print(*(name for name in asked if not name.startswith("datasette")), sep="\n")

.make/datasette-next: pyproject.toml | $(PY)
	@echo "Installing the newest Datasette 1.0"
	@mkdir -p .make
	@$(PYTHON) -m venv --without-pip $(VENV_NEXT)
	@$(PYTHON) -c '$(DEPENDENCIES_NEXT)' > .make/datasette-next.txt
	@$(PYTHON) -m pip --python $(VENV_NEXT)/bin/python --disable-pip-version-check install --quiet \
		"datasette>=1.0a0" hypothesis pytest pytest-xdist --requirement .make/datasette-next.txt
	@touch $@
