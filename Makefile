.DEFAULT_GOAL := help
.PHONY: help run test check prove bench docs sbom audit pictures static catalogue requirements wheel dump clean port ready ready-for-tests

# Any Python from 3.11 to 3.13: `make run PYTHON=python3.12` chooses one.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PORT
# Every process reads what the first one compiled, beside the packages and not between the sources.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

help: ## List what make can do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /: /'

run: port ready ## Start the product with its demonstration at 127.0.0.1:8000 (PORT=8001 make run for another port)
	@exec $(BIN)/coproduction-star serve --demo --port $(PORT)

test: ready-for-tests check ## Set everything up, check the code, and run every test
	@exec $(BIN)/python tools/run_tests.py

check: ready-for-tests ## Check style, types, import contracts, migrations and translations
	@exec $(BIN)/python tools/check.py

prove: ready-for-tests ## Long proofs: other Pythons, every journey in a browser, ten minutes of contributions, a full room, a thousand people who answer
	@$(BIN)/python tools/other_pythons.py
	@$(BIN)/python -m bench.many_voices 10
	@$(BIN)/python -m bench.a_room 40
	@$(BIN)/python -m bench.many_answers 5 1000
	@exec $(BIN)/python tools/run_tests.py tests/browser

bench: ready-for-tests ## Measure speed, memory and page weight; writes docs/reference/benchmarks.md
	@exec $(BIN)/python -m bench

docs: ready-for-tests ## Write the generated pages of docs/reference again
	@STAR_DEVELOPMENT=yes $(BIN)/python manage.py reference docs/reference
	@STAR_DEVELOPMENT=yes $(BIN)/python manage.py openapi tests/site/api/openapi.json
	@$(BIN)/python tools/conformance.py write
	@$(BIN)/python tools/schemas.py write

pictures: ready-for-tests ## Walk the main job in a browser and take the pictures of README anew
	@STAR_PICTURES=docs/images $(BIN)/python tools/run_tests.py tests/browser/test_the_main_job.py

static: ready ## Build the stylesheet, the script and the translations

catalogue: ready-for-tests ## Collect the words to translate from the source
	@exec $(BIN)/python tools/catalogue.py write

requirements: ready-for-tests ## Pin the dependencies of pyproject.toml again, with hashes
	@exec $(BIN)/python tools/requirements.py

wheel: ready-for-tests ## Build the package into dist/, and try it in empty environments
	@exec $(BIN)/python tools/wheel.py try

sbom: ready-for-tests ## Write dist/sbom.cdx.json: which software of others runs in the product (CycloneDX)
	@exec $(BIN)/python tools/sbom.py

audit: ready-for-tests ## Ask osv.dev which pinned packages have known weaknesses; says which could not be asked about
	@exec $(BIN)/python -m tools.audit

dump: ready-for-tests ## Keep a small database of this release in tests/upgrade/
	@exec $(BIN)/python tools/upgrade_dump.py

clean: ## Remove what make made, but not var/, where the data is
	rm -rf .venv node_modules dist build src/coproduction_star/ui/static/ui/built test-results

port:
	@$(PYTHON) tools/prepare.py port

ready:
	@$(PYTHON) tools/prepare.py run

ready-for-tests:
	@$(PYTHON) tools/prepare.py test
