# tawi: the commands of this project. `make demo` and `make test` do all their set-up themselves.
.PHONY: demo test bench soak post openapi fuzz lint packages

# The flag makes every import show in Package.swift: the layers are checked by the build.
BUILD := swift build --explicit-target-dependency-import-check error
TEST := swift test --explicit-target-dependency-import-check error

# What Debian has to provide.
PACKAGES := libsqlite3-dev sqlite3 libudev-dev zlib1g-dev pkg-config g++ make

# What the tests play with: other people's modem programs, and USB dongles that are not there.
TEST_PACKAGES := umockdev gammu gammu-smsd smstools python3-venv

# The whole branch on this machine; only its own words go to standard output.
demo: packages
	@$(BUILD) --product tawi </dev/null >&2
	@.build/debug/tawi demo

test: PACKAGES += $(TEST_PACKAGES)
test: packages lint
	@$(MAKE) --no-print-directory openapi || echo "PyPI is away: requests are not held against OpenAPI"
	@mkdir -p .build
	$(TEST) --no-parallel 2>&1 | tee .build/test.log || { $(FAILURES); exit 1; }

# What failed is said again at the end, where it is seen: a run has some ten thousand lines.
test: SHELL := /bin/bash
test: .SHELLFLAGS := -o pipefail -c
FAILURES := echo "What failed (the whole run is in .build/test.log):"; grep -E '✘|error:' .build/test.log

# Figures with units, from a release build. Where Debian's libosmocore-dev is installed its codec
# is measured in the same run.
bench: packages .build/libosmocore-baseline
	swift build -c release --product codec-bench </dev/null >&2
	swift build -c release --product counter-bench </dev/null >&2
	swift build -c release --product bundle-bench </dev/null >&2
	swift build -c release --product sync-bench </dev/null >&2
	swift build -c release --product tawi-bench </dev/null >&2
	swift build -c release --product tawi </dev/null >&2
	.build/release/codec-bench
	.build/release/counter-bench
	.build/release/bundle-bench
	.build/release/sync-bench
	.build/release/tawi-bench

# 20,000 messages in and more out over a simulated network, with a fault every 50 messages, by a
# clock a hundred times as fast. Exit status 1 when anything is lost or doubled, or the branch does
# not come back to rest by itself.
SOAK_SEED := 42
SOAK_MESSAGES := 20000
SOAK_PROFILE := huawei-e173
SOAK_SPEED := 100

soak: packages
	swift build -c release --product tawi-soak </dev/null >&2
	@SOAK_SEED=$(SOAK_SEED) SOAK_MESSAGES=$(SOAK_MESSAGES) SOAK_PROFILE=$(SOAK_PROFILE) \
	  SOAK_SPEED=$(SOAK_SPEED) .build/release/tawi-soak

# 5,000 collections posted to a simulated head office over a line that cuts three requests in ten,
# by a program that is killed twenty times. Fails when one is lost, doubled or unexplained.
POST_SEED := 1
POST_COLLECTIONS := 5000

post: packages
	TAWI_POSTING_SEED=$(POST_SEED) TAWI_POSTING_COLLECTIONS=$(POST_COLLECTIONS) \
	  $(TEST) --no-parallel --filter PostingScenarioTests

# What `make test` checks requests to Fineract with, from PyPI.
openapi: .build/openapi/ready

.build/openapi/ready:
	python3 -m venv .build/openapi
	.build/openapi/bin/pip install --quiet openapi-schema-validator
	@touch $@

OSMOCORE := libosmogsm libosmocore

.build/libosmocore-baseline: Benchmarks/libosmocore/baseline.c
	@mkdir -p .build
	@if pkg-config --exists $(OSMOCORE) 2>/dev/null; then \
	  $(CC) -O2 -std=gnu11 -Wall -Wextra -Werror $$(pkg-config --cflags $(OSMOCORE)) $< -o $@ \
	    $$(pkg-config --libs $(OSMOCORE)); \
	fi

# The SMS codec against arbitrary octets, with the address sanitizer, for FUZZ_SECONDS. What it
# finds is kept in .build/fuzz and tried first the next time.
FUZZ_SECONDS := 60
FUZZ_JOBS := 2
SANITIZED := -O -swift-version 6 -sanitize=fuzzer,address -parse-as-library

fuzz: packages
	@mkdir -p .build/fuzz/corpus
	cd .build/fuzz && swiftc $(SANITIZED) -wmo -emit-module -emit-object -module-name SMSPDU \
	  $$(find ../../Sources/Core/SMSPDU -name '*.swift')
	cd .build/fuzz && swiftc $(SANITIZED) -module-name FuzzSMSPDU -I . SMSPDU.o -o fuzz \
	  ../../Tests/Fuzzing/FuzzSMSPDU.swift ../../Tests/SMSPDUTests/Support/RoundTrip.swift
	perl -ne 'if (/\| (?:mt|mo|pdu) *\| ([0-9A-F]+) \|/) { \
	  open F, ">", sprintf(".build/fuzz/corpus/vector-%03d", ++$$n) or die; \
	  print F pack("H*", $$1); close F }' Tests/SMSPDUTests/Vectors/*.swift
	cd .build/fuzz && ./fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=200 -timeout=10 \
	  -fork=$(FUZZ_JOBS) corpus

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

packages:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing Debian packages:$$missing" >&2; \
	  if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo="sudo"; fi; \
	  $$sudo apt-get update -q >&2 && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $$missing >&2; \
	fi
	@command -v swift >/dev/null || { \
	  echo "Swift 6.2 or later is missing: see https://www.swift.org/install/linux/" >&2; exit 1; }
