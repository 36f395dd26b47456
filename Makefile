# Every target is a command of scripts/dev.py, so that Windows has the same without make:
#   py scripts/dev.py run
.DEFAULT_GOAL := help
.PHONY: help run test test-all check coverage fuzz bench environment clean

# The first Python here that is 3.11 or later; PYTHON=... names another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo "$$python" && break; done)
DEV = @$(if $(PYTHON),,echo "STP Map needs Python 3.11 or later; none was found on PATH." >&2; exit 1;) \
	$(PYTHON) scripts/dev.py

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):  ## /  make \1|/p' Makefile | column -t -s '|'

run:  ## serve the page and print its address
	$(DEV) run

test:  ## everything that must hold: checks, data package and tests
	$(DEV) test

test-all:  ## the same with the long tests, thousands of odd inputs and types of the scripts
	$(DEV) test-all

check:  ## everything but the tests: style, types, layers, data package
	$(DEV) check

coverage:  ## which lines the tests leave out; twice as slow as the tests
	$(DEV) coverage

fuzz:  ## try thousands of odd addresses, searches, uploads and data packages
	$(DEV) fuzz

bench:  ## measure the page against two others; writes benchmarks/RESULTS.md
	$(DEV) bench

environment:  ## make or refresh .venv with everything for development
	$(DEV) environment

clean:  ## remove what these commands made
	$(DEV) clean
