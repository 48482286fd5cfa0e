# make demo   set everything up and convert the built-in example
# make test   set everything up and run all tests
# make lint   ruff and mypy
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint clean benchmark-reading benchmark-redrawn benchmark-concepts benchmark-conversion benchmark-batch benchmark-validating

demo: $(READY)
	$(BIN)/xbrl-converter demo

test: $(READY)
	$(BIN)/python -m pytest -n auto $(PYTEST)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m pip install --quiet --group dev
	touch $(READY)

benchmark-reading: $(READY)
	$(BIN)/python benchmarks/reading.py

benchmark-redrawn: $(READY)
	$(BIN)/python benchmarks/redrawn.py

benchmark-concepts: $(READY)
	$(BIN)/python benchmarks/concepts.py

benchmark-conversion: $(READY)
	$(BIN)/python benchmarks/conversion.py

benchmark-batch: $(READY)
	$(BIN)/python benchmarks/batch.py

# make benchmark-validating EDGAR=DIR TAXONOMY=DIR adds the SEC's and the DQC's rules
benchmark-validating: $(READY)
	$(BIN)/python benchmarks/validating.py $(if $(TAXONOMY),--taxonomy $(TAXONOMY)) $(if $(EDGAR),--edgar-plugin $(EDGAR))

clean:
	rm -rf $(VENV) output/*/
