# Chancery's tasks. `make` alone lists them.

SHELL      := /bin/sh
.DELETE_ON_ERROR:

SWIFT_RUN  := scripts/swift
BUILD_FLAGS := --explicit-target-dependency-import-check error
# The release program carries the Swift runtime: it starts in half the time and runs where no toolchain is. The default
# linker would silently leave Foundation's time zones out.
LINK_release := --static-swift-stdlib -Xswiftc -use-ld=lld
LINK_debug :=
CHANCERY   := .build/release/chancery

TABLES     := Sources/Lexicon/Tables
IMAGE      := Sources/CLexiconImage/lexicon.bin
# What the image is made from: the tables, and the code that compiles them.
IMAGE_FROM := $(wildcard $(TABLES)/*.tsv) \
              $(wildcard Sources/Record/ScriptFolding.swift) \
              $(shell find Sources/Lexicon Sources/lexicon-compiler -name '*.swift' 2>/dev/null)

# The configuration whose compiler makes the image when it is out of date: the one that is built next anyway.
CONFIG     := release
test: CONFIG := debug

# Posts of the project's own, on which instructions are counted.
SAMPLES    := Examples/posts Tests/Quality/posts

# Formatted and linted: what is there of these.
SWIFT_CODE := $(wildcard Sources Tests Benchmarks Fuzz Package.swift)

.PHONY: help setup lexicon build demo test format lint bench instructions fuzz train clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 | \2/p' Makefile | awk -F' \\| ' '{printf "%-16s %s\n", $$1, $$2}'

setup: ## install what is missing (Debian packages), find Swift
	@scripts/setup.sh

lexicon: setup $(IMAGE) ## compile the tables into the image that the program carries

$(IMAGE): $(IMAGE_FROM) | setup
	@$(SWIFT_RUN) build -c $(CONFIG) --product lexicon-compiler $(BUILD_FLAGS) $(LINK_$(CONFIG))
	@.build/$(CONFIG)/lexicon-compiler $(TABLES) $@

build: lexicon ## the release program, .build/release/chancery
	@$(SWIFT_RUN) build -c release --product chancery $(BUILD_FLAGS) $(LINK_release)

demo: build ## build, read the sample posts, show the timeline
	@scripts/demo.sh $(CURDIR)/$(CHANCERY)

test: lexicon ## every test, those of the pages in a real browser where one can be had
	@scripts/browser.sh
	@$(SWIFT_RUN) test $(BUILD_FLAGS) $(TEST_FLAGS); status=$$?; \
	echo "swift test ended with status $$status"; exit $$status

format: ## lay out the Swift code
	@$(SWIFT_RUN) format format -i -p -r $(SWIFT_CODE)

lint: ## check the layout and the rules of .swift-format
	@$(SWIFT_RUN) format lint -s -p -r $(SWIFT_CODE) && echo "lint: nothing to report"

instructions: lexicon ## count the instructions of each stage; fails where one needs a fifth more than recorded
	@scripts/setup.sh --also valgrind
	@$(SWIFT_RUN) build -c release --product stages $(BUILD_FLAGS) $(LINK_release)
	@python3 Benchmarks/instructions.py --stages .build/release/stages --posts $(SAMPLES) $(RECORD)

bench: build ## time the program on POSTS=folder (default: the samples), record instructions; PEER=python adds the stand-in
	@$(MAKE) --no-print-directory instructions RECORD=--record
	@.build/release/stages $(or $(POSTS),Examples/posts)
	@python3 Benchmarks/peer/measure.py --chancery $(CHANCERY) --posts $(or $(POSTS),Examples/posts) $(if $(PEER),--peer $(PEER))

# Optimised and with bounds checked. Every target counts the lines that an input reaches, so that inputs which reach new
# ones are kept; FAST=1 counts nothing and reads ten times as many, beginning with those that were kept.
comma      := ,
SANITIZERS := fuzzer$(if $(SANITIZE),$(comma)address)
FUZZ_BUILD := .build/fuzz$(if $(FAST),-fast)$(if $(SANITIZE),-address)
FUZZ_FLAGS := $(if $(FAST),,-Xswiftc -sanitize=$(SANITIZERS)) $(if $(SANITIZE),,$(LINK_release))

fuzz: lexicon ## look for inputs that harm the program, SECONDS=60; FAST=1 unguided, SANITIZE=1 with address sanitizer
	@CHANCERY_FUZZ=$(SANITIZERS) $(SWIFT_RUN) build -c release --product fuzz --scratch-path $(FUZZ_BUILD) $(FUZZ_FLAGS)
	@scripts/fuzz.sh $(FUZZ_BUILD)/release/fuzz $(or $(SECONDS),60)

train: lexicon ## learn the weights of the choices anew, GOLD=annotations ARTICLES=folders (commas between several); CROSS=file for readings by months left out, ORACLE=yes for what is chosen among
	@$(SWIFT_RUN) build -c release --product trainer $(LINK_release)
	@.build/release/trainer --gold $(GOLD) --articles $(ARTICLES) $(if $(CROSS),--cross $(CROSS),$(if $(ORACLE),--oracle yes,--weights $(TABLES)/weights.tsv))

clean: ## remove everything that was built
	@rm -rf .build $(IMAGE)
