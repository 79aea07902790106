# Two commands matter: `make start` and `make test`. Both set the machine up first.
SHELL := /bin/bash
# Set these on the command line, as in `make drills SEEDS=20`; what the environment happens to hold under such names is not meant.
PREFIX = /usr/local
# The practice copy, a learner's folder of its own: `make start` never touches real progress settings.
START_ARGS = start
SWIFT = swift
# The Swift libraries go into the program: it starts in half the time and needs no toolchain where it is installed. So do the C libraries whose
# archives are there; a folder of links to them (see `setup`) keeps the linker from the shared ones. They leave the dynamic loader next to nothing
# to do; relative relocations are packed where the C library understands that, which it does from 2.36 on. Debug information is left out: nobody
# debugs this build, and it takes a sixth of the compiler's time. More jobs than cores, since the modules stand in a chain, and the next one of it
# must not wait behind those that nobody waits for.
JOBS := $(shell cores=$$(getconf _NPROCESSORS_ONLN); echo $$((cores < 4 ? 4 : cores)))
ARCHIVES := $(CURDIR)/.build/archives
PACKED := $(shell printf '2.36\n%s\n' "$$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)" | sort -VC && echo -Xlinker -z -Xlinker pack-relative-relocs)
RELEASE := -c release -j $(JOBS) -debug-info-format none --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -L$(ARCHIVES) -Xlinker -ltinfo -Xlinker --no-export-dynamic $(PACKED)
export PYTHONDONTWRITEBYTECODE := 1

LIBRARIES := libreadline-dev libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libpcre2-dev
HEADERS := /usr/include/readline/readline.h /usr/include/sqlite3.h /usr/include/cmark-gfm.h \
	/usr/include/cmark-gfm-core-extensions.h /usr/include/pcre2.h

.PHONY: start test setup build release install uninstall bench ripgrep soak drills fuzz sanitize coverage format format-check lint practice-test golden clean help

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

start: setup ## Build the tutor and open it, on the practice copy unless your clones are found
	@$(SWIFT) build $(RELEASE) --product gateway-tutor
	@exec "$$($(SWIFT) build $(RELEASE) --show-bin-path)/gateway-tutor" $(START_ARGS)

test: setup practice-test ## Run every test
	$(SWIFT) test -j $(JOBS)

setup: ## Install the system libraries that are missing (apt; sudo only if not root)
	@missing=; for header in $(HEADERS); do [ -e $$header ] || missing=yes; done; \
	command -v python3 >/dev/null || missing=yes; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "Install these libraries, then try again: $(LIBRARIES)" >&2; exit 1; }; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  echo "Installing $(LIBRARIES) ..."; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq python3 $(LIBRARIES) >/dev/null; \
	fi
	@mkdir -p $(ARCHIVES)
	@for name in cmark-gfm-extensions cmark-gfm pcre2-8 readline sqlite3 tinfo stdc++ gcc_eh; do \
	  archive="$$(clang -print-file-name=lib$$name.a)"; \
	  if [ -e "$$archive" ]; then ln -sf "$$archive" $(ARCHIVES)/lib$${name/gcc_eh/gcc_s}.a; fi; \
	done

practice-test: ## Run the practice copy's own tests
	cd Curriculum/practice/k-repo && PYTHONPATH=python python3 -m unittest discover -q -s python/klaviyo -t python -p 'test_*.py'
	cd Curriculum/practice/app && PYTHONPATH=src/learning:../k-repo/python python3 -m unittest discover -q -s tests -t . -p 'test_*.py'

build: setup ## Debug build
	$(SWIFT) build

release: setup ## Release build; warnings are errors in every build
	$(SWIFT) build $(RELEASE) --product gateway-tutor

install: release ## Install program and content below PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/gateway-tutor"
	install -s -m 755 "$$($(SWIFT) build $(RELEASE) --show-bin-path)/gateway-tutor" "$(DESTDIR)$(PREFIX)/bin/gateway-tutor"
	rm -rf "$(DESTDIR)$(PREFIX)/share/gateway-tutor/Curriculum"
	cp -R Curriculum "$(DESTDIR)$(PREFIX)/share/gateway-tutor/Curriculum"
	rm -rf "$(DESTDIR)$(PREFIX)/share/gateway-tutor/Scenarios"
	cp -R Scenarios "$(DESTDIR)$(PREFIX)/share/gateway-tutor/Scenarios"

uninstall: ## Remove what install put there; progress is kept
	rm -f "$(DESTDIR)$(PREFIX)/bin/gateway-tutor"
	rm -rf "$(DESTDIR)$(PREFIX)/share/gateway-tutor"

# Optimised tests have a folder of their own, so that they and the release build do not undo each other.
PROOFS := $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/proofs
SOAK_TABLE := $(CURDIR)/.build/soak-table
SOAK_TESTS := GatewaySimulationTests|SearchAgreementTests|ProgressStoreTests|KillHarnessTests|KilledKeepingTests|SmallDiskTests|TwoProgramsTests|SwapTests|HostileTextTests|HostileContentTests|HostileRepositoryTests|RestorationTests|OddInputTests
# Saving is timed by itself: the kills keep the disk busy.
soak: setup ## Run the long proofs at their full size, and print promise, bar and figure of each
	mkdir -p .build && rm -f $(SOAK_TABLE)
	@result=0; \
	GATEWAY_TUTOR_SOAK=1 GATEWAY_TUTOR_SOAK_TABLE=$(SOAK_TABLE) \
	  $(PROOFS) --filter '$(SOAK_TESTS)' --skip SavingTimeTests || result=1; \
	GATEWAY_TUTOR_SOAK=1 GATEWAY_TUTOR_SOAK_TABLE=$(SOAK_TABLE) \
	  $(PROOFS) --skip-build --filter SavingTimeTests || result=1; \
	$(MAKE) drills || result=1; \
	$(MAKE) release && $(SWIFT) build $(RELEASE) --product gateway-tutor-bench && \
	GATEWAY_TUTOR_SOAK_TABLE=$(SOAK_TABLE) "$$($(SWIFT) build $(RELEASE) --show-bin-path)/gateway-tutor-bench" start || result=1; \
	printf '\ncases promise | proof | bar | figure\n'; sort $(SOAK_TABLE) 2>/dev/null | uniq -c; exit $$result

# SEEDS nights of every twin; REPLICAS pods a cluster (90 is the real fleet and takes many times as long).
SEEDS = 200
REPLICAS = 2
drills: setup ## Let every solver play every twin, and print the table of points
	GATEWAY_TUTOR_SOAK=1 GATEWAY_TUTOR_SEEDS=$(SEEDS) GATEWAY_TUTOR_REPLICAS=$(REPLICAS) $(PROOFS) --filter IncidentDrillTests

TARGET = section
TIME = 60
FUZZER := .build/fuzz/debug/gateway-tutor-fuzz
fuzz: setup ## Feed a parser with hostile input: make fuzz TARGET=drill TIME=600 (seconds)
	GATEWAY_TUTOR_FUZZ=$(TARGET) $(SWIFT) build --scratch-path .build/fuzz --product gateway-tutor-fuzz --sanitize fuzzer --sanitize address
	mkdir -p .build/fuzz/found/$(TARGET)
	GATEWAY_TUTOR_FUZZ=$(TARGET) $(FUZZER) .build/fuzz/found/$(TARGET) Tests/Fuzzing/Corpus/$(TARGET) \
	  -max_total_time=$(TIME) -timeout=10 -rss_limit_mb=2048 -detect_leaks=0 -artifact_prefix=.build/fuzz/found/$(TARGET)-

# The rooms that speak to C or use threads; the others are plain values.
SANITIZED = TerminalIOTests|ProgressStoreTests|RepositoryExplorerTests|CurriculumFilesTests|FuzzCorpusTests|TutorCoreTests|EndToEndTests
# GRDB and Foundation keep what they made for the life of the process, so leaks are not looked for.
# Programs that are killed, or run out of stack on purpose, are no findings, and a time limit means nothing in a program that is many times slower:
# those tests do not run under a sanitizer.
NOT_SANITIZED = RestorationTests|HostileContentTests|KillTests|KillHarnessTests|SearchAgreementTests|WidthTests/linear
sanitize: setup ## Run the tests under the address sanitizer, then under the thread sanitizer
	for kind in address thread; do \
	  ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1 $(SWIFT) test --sanitize $$kind --scratch-path .build/$$kind \
	    --filter '$(SANITIZED)' --skip '$(NOT_SANITIZED)' || exit 1; \
	done

# The programs that tests start count as well; one that is killed leaves nothing.
PROGRAM_PROFILES := $(CURDIR)/.build/coverage/programs
coverage: setup ## Line coverage by room; the pure rooms must reach 95 %
	rm -rf $(PROGRAM_PROFILES)
	GATEWAY_TUTOR_PROFILE=$(PROGRAM_PROFILES)/%p.profraw $(SWIFT) test --enable-code-coverage --scratch-path .build/coverage
	python3 .ci/coverage.py "$$($(SWIFT) test --show-codecov-path --scratch-path .build/coverage)" $(PROGRAM_PROFILES)

bench: release ripgrep ## Measure what has a bar, beside python3 and ripgrep in the same run
	$(SWIFT) build $(RELEASE) --product gateway-tutor-bench
	"$$($(SWIFT) build $(RELEASE) --show-bin-path)/gateway-tutor-bench"

# Only the benchmark of the search needs it.
ripgrep:
	@command -v rg >/dev/null || { sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq ripgrep >/dev/null \
	|| echo "ripgrep could not be installed; the search is not compared." >&2; }

LINT_ARGS =
lint: ## Prove the content; the scenarios are read, not played (LINT_ARGS=--thorough plays them)
	"$$($(SWIFT) build $(RELEASE) --show-bin-path)/gateway-tutor" lint Curriculum $(LINT_ARGS)

format: ## Format the Swift files
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

format-check: ## Fail on a difference to the format
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

golden: ## Record the golden transcripts anew; look at the difference before you keep it
	GATEWAY_TUTOR_RECORD=1 $(SWIFT) test --filter GoldenTranscriptTests || true
	git diff --stat -- Tests

clean: ## Remove build products
	rm -rf .build
