# Story Writer's commands: `make` lists them.
#
# Texts from the command line reach the scripts through the environment and are never put into a shell line, so an idea
# may hold quotes, dollars and semicolons. `value` keeps make itself from expanding a dollar.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

MODEL ?= default
WORDS ?= 1000
EXAMPLES ?= 10
PREFIX ?= /usr/local

override IDEA := $(value IDEA)
override MODEL := $(value MODEL)
override WORDS := $(value WORDS)
override PREFIX := $(value PREFIX)
override OUT := $(value OUT)
# LANGUAGE in the environment is the system's own setting; only one on make's command line is the story's.
ifeq ($(origin LANGUAGE),command line)
override STORY_LANGUAGE := $(value LANGUAGE)
endif
unexport LANGUAGE
export IDEA MODEL WORDS PREFIX OUT STORY_LANGUAGE

SOURCES := Package.swift $(shell find Sources Studio -type f -not -path '*/dist/*' -not -path '*/node_modules/*' 2>/dev/null)
PROGRAM := .build/release/storywriter
BUILT := .build/storywriter.built

.PHONY: help story model build studio serve cluster test docs-check fuzz proof lint format bench install clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  make story IDEA="a lighthouse keeper finds a message" WORDS=600'
	@echo '      [MODEL=default|small|/path/to/own.gguf] [LANGUAGE=de] [OUT=story.md]'

story: ## Write a story with the built-in model; installs, downloads and builds what is missing
	@test -n "$$IDEA" || { echo 'Say what the story is about: make story IDEA="a lighthouse keeper finds a message"' >&2; exit 64; }
	@scripts/prepare build studio python
	@MODEL="$$MODEL" scripts/fetch-model >/dev/null
	@$(MAKE) --silent --no-print-directory $(BUILT)
	@scripts/write-story

model: ## Download the built-in model and its runtime (MODEL=default, small or a GGUF file of your own)
	@scripts/prepare python
	@MODEL="$$MODEL" scripts/fetch-model

build: ## Build the release program
	@scripts/prepare build studio
	@$(MAKE) --silent --no-print-directory $(BUILT)

studio: ## Build the studio (Studio/dist), which every build of the program includes
	@scripts/prepare studio
	@scripts/build-studio

$(BUILT): $(SOURCES)
	@scripts/build-studio
	@echo "Building the program; the first time takes 10 to 20 minutes on two cores." >&2
	@scripts/quietly swift build -c release --product storywriter
	@touch $@

serve: ## Serve the studio and the API on 127.0.0.1:8080, with the configured models or the built-in one
	@scripts/prepare build studio
	@$(MAKE) --silent --no-print-directory $(BUILT)
	@$(PROGRAM) serve

cluster: ## Serve on one port from two API and two worker processes with a local PostgreSQL
	@scripts/prepare build studio postgres cluster
	@$(MAKE) --silent --no-print-directory $(BUILT)
	@scripts/cluster $(PROGRAM)

test: ## Run all tests; installs and downloads what they need; the tests use no key and no network
	@scripts/prepare build studio python postgres cluster certificates books browser docs
	@scripts/fetch-model small --data-dir .models >/dev/null
	@scripts/build-studio
	@Studio/test.sh
	@scripts/fetch-ag-ui >/dev/null
	@python3 -m unittest discover --quiet --start-directory scripts/tests
	@scripts/quietly swift build --build-tests
	@scripts/with-postgres scripts/run-tests --skip CommandLineTests
	@scripts/run-tests --filter CommandLineTests --no-parallel
	@scripts/docs-check --quiet
	@STORYWRITER_PROGRAM="$(CURDIR)/.build/debug/storywriter" python3 -m unittest discover --start-directory scripts/acceptance

docs-check: ## Run the commands and examples of README.md and docs/ against servers with a fake provider
	@scripts/prepare build studio python postgres docs
	@scripts/build-studio
	@scripts/quietly swift build --product storywriter
	@scripts/docs-check

fuzz: ## Test a live server against its OpenAPI document with more cases than make test (EXAMPLES=10; minutes)
	@scripts/prepare build studio python
	@scripts/build-studio
	@scripts/quietly swift build --product storywriter
	@cd scripts/acceptance && STORYWRITER_PROGRAM="$(CURDIR)/.build/debug/storywriter" STORYWRITER_FUZZ_EXAMPLES=$(EXAMPLES) \
		python3 -m unittest test_schemathesis

proof: ## Run the experiments of docs/reliability.md: kills, partitions, fuzzing, a soak …; hours (ONLY="kills stops" SHORT=1 SEED=1 COUNT=n MINUTES=n)
	@scripts/prepare build studio python postgres
	@scripts/build-studio
	@scripts/quietly swift build -c release --product storywriter
	@scripts/proof $(ONLY) $(if $(SHORT),--short) $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT)) $(if $(MINUTES),--minutes $(MINUTES))

lint: ## Check the format and the allowed imports
	@swift format lint --strict --parallel --recursive Package.swift $(wildcard Sources Tests Benchmarks Fuzz)
	@scripts/check-layers

format: ## Format the sources in place
	@swift format --in-place --parallel --recursive Package.swift $(wildcard Sources Tests Benchmarks Fuzz)

bench: ## Run the benchmarks; results are copied into docs/benchmarks.md by hand
	@scripts/prepare build studio
	@$(MAKE) --silent --no-print-directory $(BUILT)
	@scripts/quietly swift build -c release --product storywriter-bench
	@scripts/prepare postgres
	@.build/release/storywriter-bench
	@scripts/with-postgres .build/release/storywriter-bench service

install: build ## Install the program under PREFIX (default /usr/local)
	@install -D -m 755 $(PROGRAM) "$$PREFIX/bin/storywriter"
	@echo "Installed $$PREFIX/bin/storywriter"

clean: ## Delete the build; models and stories stay
	@rm -rf .build
