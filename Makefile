# Two commands matter: `make run` and `make test`. Everything they make lies inside this folder.
# Works with GNU make 3.81, the one macOS has.

# The first Python that is new enough; a machine may have several, and python3 need not be the newest.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
PORT ?= 8000
FKP_DATA ?= instance
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# pytest -n: two processes; each makes its databases once, and a module stays in one process to share them.
UJI ?= -n 2 --dist loadscope
# The browser of the browser tests; another one can be named.
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || \
	ls "/Applications/Chromium.app/Contents/MacOS/Chromium" 2>/dev/null || \
	ls "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" 2>/dev/null)
TANPA_CHROMIUM := Belum semuanya teruji: uji peramban memerlukan Chromium, pasang dengan 'sudo apt install chromium' \
	atau 'brew install --cask chromium', lalu ulangi make test.

export PORT FKP_DATA

.PHONY: run test bench check lock clean

run: .venv/siap
	@$(BIN)/fkp jalankan --demo

test: .venv/uji
	@echo "Memeriksa tata tulis, susunan, dan tipe ..."
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@echo "Menguji ..."
	@if [ -n "$(CHROMIUM)" ]; then CHROMIUM="$(CHROMIUM)" $(BIN)/pytest $(UJI); \
	else $(BIN)/pytest $(UJI) -m "not browser" && { echo "$(TANPA_CHROMIUM)" >&2; exit 1; }; fi

# The quick part of `make test`, for while one writes.
check: .venv/uji
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/pytest -m "not browser" tests/surveys

bench: .venv/uji
	@$(BIN)/python -m benchmarks

# A half-made .venv, or one of a Python that is too old or gone, is made anew.
.venv/siap: requirements.txt pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "Perlu Python 3.11 atau lebih baru. Pasang dulu, atau sebutkan letaknya: make PYTHON=/jalan/ke/python3" >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) tidak ada atau lebih tua dari 3.11. Sebutkan Python yang lebih baru: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Modul venv belum ada. Pasang dulu: sudo apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Membuat .venv ..."; $(PYTHON) -m venv --clear .venv; }
	@echo "Memasang pustaka, sekali saja, sekitar setengah menit ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/uji: .venv/siap requirements-test.txt
	@echo "Memasang pustaka uji, sekali saja ..."
	@$(PIP) install --require-hashes -r requirements-test.txt
	@touch $@

# Both locks hold hashes and no address; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.txt --extra test pyproject.toml -o requirements-test.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
