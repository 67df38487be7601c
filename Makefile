# tawi: the commands of this project. `make demo` and `make test` do all their set-up themselves.
.PHONY: demo test bench lint packages

# The flag makes every import show in Package.swift: the layers are checked by the build.
BUILD := swift build --explicit-target-dependency-import-check error
TEST := swift test --explicit-target-dependency-import-check error

# What Debian has to provide.
PACKAGES := libsqlite3-dev sqlite3 g++ make

# The whole branch on this machine; only its own words go to standard output.
demo: packages
	@$(BUILD) --product tawi </dev/null >&2
	@.build/debug/tawi demo

test: packages lint
	$(TEST)

# Figures with units, from a release build.
bench: packages
	swift build -c release --product tawi-bench </dev/null >&2
	swift build -c release --product tawi </dev/null >&2
	.build/release/tawi-bench

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
