# fupin: everything behind one word. `make help` lists the words.
#
# How it is laid out: each floor is an archive (build/libbase.a ...), the program is cli/ linked with all of them,
# and a floor's unit tests are linked with that floor and base only, so the linker proves who knows whom.
# SAN=1 builds all of it with the address and undefined sanitizers into build/san/; FILTER=... runs one test.

ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc)
endif
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:
.SECONDARY:
SHELL := /bin/sh

CC := gcc
OUT := build$(if $(SAN),/san)
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wmissing-prototypes -Wvla -Wformat=2 -Werror
GLIB := -isystem /usr/include/glib-2.0 -isystem /usr/lib/*/glib-2.0/include -isystem /usr/include/libgsf-1 -isystem /usr/include/gmime-3.0
CPPFLAGS := -D_GNU_SOURCE -I. -isystem /usr/include/postgresql $(GLIB)
comma := ,
SANITIZE := -O1 -fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
# Our names are hidden from the libraries: one of theirs that is called like one of ours must not find ours.
CFLAGS := -std=c17 -g -fvisibility=hidden $(WARNINGS) $(if $(SAN),$(SANITIZE),-O2)
LDFLAGS := -Wl,--as-needed
PYTHON := /usr/bin/python3

# What a floor needs beyond libc. curl comes with the fetchers that need it.
LIBS_base := -lpq -lcrypto -lyaml
LIBS_etl := $(LIBS_base) -lz -ldeflate -ljson-c -lutf8proc
LIBS_transforms := $(LIBS_base) -ljson-c
LIBS_reports := $(LIBS_base) -lxlsxwriter -ljson-c -lz -lgsf-1 -lgmime-3.0 -lgobject-2.0 -lglib-2.0 -lcurl -larchive
LIBS_all := $(LIBS_reports) -ldeflate -lutf8proc

FLOORS := base etl transforms reports
MIDDLE := etl transforms reports
SOURCES_cli := $(wildcard cli/*.c)
SOURCES_manual := $(wildcard docs/manual/*.c)
SOURCES_simulate := $(wildcard tests/simulate/*.c)
SQL_OF_FEEDS := $(wildcard sql/load/each/*.sql sql/load/snapshot/*.sql sql/load/event/*.sql)
SQL := $(filter-out $(SQL_OF_FEEDS),$(shell find sql -name '*.sql' 2>/dev/null | LC_ALL=C sort))

objects = $(patsubst %.c,$(OUT)/%.o,$(1))
archive = $(OUT)/lib$(1).a
ARCHIVES := $(foreach floor,$(FLOORS),$(call archive,$(floor)))
TESTED := $(foreach floor,$(FLOORS),$(if $(wildcard tests/unit/$(floor)/*.c),$(floor)))
PROGRAMS := $(if $(SOURCES_cli),$(OUT)/fupin) $(if $(SOURCES_simulate),$(OUT)/simulate)

.DEFAULT_GOAL := build
.PHONY: build demo check bench lint format manual help clean deps unit FORCE

build: $(ARCHIVES) $(PROGRAMS) ## the program, the simulator and the archives, into build/

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

deps: ## installs what is missing (Debian packages; root or sudo)
	@deploy/packages.sh build

# --- compiling ---------------------------------------------------------------------------------------------------

$(OUT)/%.o: %.c | deps
	@mkdir -p $(@D)
	@echo "  CC  $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The files of sql/, built into the program. The list is written anew only when it has changed.
$(OUT)/sql_embed.c: base/embed.sh $(SQL) $(OUT)/sql/of_feeds $(OUT)/sql_list
	@base/embed.sh $@ $(SQL) $(OUT)/sql/load/*.sql

$(OUT)/sql/of_feeds: etl/feed_sql.sh sql/load/feeds $(SQL_OF_FEEDS)
	@mkdir -p $(@D)
	@etl/feed_sql.sh $(OUT)/sql/load
	@touch $@

$(OUT)/sql_list: FORCE
	@mkdir -p $(@D)
	@echo $(SQL) | cmp -s - $@ || echo $(SQL) > $@

$(OUT)/%.o: $(OUT)/%.c | deps
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

# A floor's archive; base's holds the embedded SQL too.
define floor_rules
$(call archive,$(1)): $(call objects,$(wildcard $(1)/*.c)) $(if $(filter base,$(1)),$(OUT)/sql_embed.o)
	@mkdir -p $$(@D)
	@rm -f $$@
	@ar rcs $$@ $$^
endef
$(foreach floor,$(FLOORS),$(eval $(call floor_rules,$(floor))))

# --- programs ----------------------------------------------------------------------------------------------------

MIDDLE_ARCHIVES := $(foreach floor,$(MIDDLE),$(call archive,$(floor)))

$(OUT)/fupin: $(call objects,$(SOURCES_cli)) $(ARCHIVES)
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $(call objects,$(SOURCES_cli)) $(MIDDLE_ARCHIVES) $(call archive,base) $(LIBS_all) -o $@

# The simulator stands alone: it must not share our mistakes.
$(OUT)/simulate: $(call objects,$(SOURCES_simulate))
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $^ -lz -lm -o $@

# The manual prints itself from the tables that the program runs on.
MANUAL_OBJECTS := $(call objects,$(SOURCES_manual) $(filter-out cli/main.c,$(SOURCES_cli)))
$(OUT)/manual: $(MANUAL_OBJECTS) $(ARCHIVES)
	@$(CC) $(CFLAGS) $(LDFLAGS) $(MANUAL_OBJECTS) $(MIDDLE_ARCHIVES) $(call archive,base) $(LIBS_all) -o $@

manual: $(if $(SOURCES_manual),$(OUT)/manual) ## man page and manual, from the program's tables, into docs/
	$(if $(SOURCES_manual),@$(OUT)/manual docs,@echo "docs/manual/ has no sources yet")

# --- tests -------------------------------------------------------------------------------------------------------

RUNNER := $(OUT)/tests/unit/runner.o
unit_objects = $(call objects,$(wildcard tests/unit/$(1)/*.c)) $(if $(wildcard tests/unit/$(1)/sql),$(OUT)/tests/unit/$(1)/sql_embed.o)

# A floor's tests may bring SQL of their own (tests/unit/<floor>/sql), which then stands in for that of the program.
$(OUT)/tests/unit/%/sql_embed.c: base/embed.sh FORCE
	@mkdir -p $(@D)
	@base/embed.sh $@ $$(find tests/unit/$*/sql -name '*.sql' | LC_ALL=C sort)

define test_rules
$(OUT)/test_$(1): $(call unit_objects,$(1)) $(RUNNER) $(call archive,$(1)) $(call archive,base)
	@echo "  LD  $$@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $$^ $(LIBS_$(1)) -lcmocka -o $$@
endef
$(foreach floor,$(TESTED),$(eval $(call test_rules,$(floor))))

unit: $(foreach floor,$(TESTED),$(OUT)/test_$(floor)) ## the unit tests alone, floor by floor
	@for floor in $(TESTED); do $(OUT)/test_$$floor $(FILTER) || exit 1; done

# A fuzz target is linked with etl, reports and base: with what it needs of them. `make fuzz` builds all anew with clang and libFuzzer, into build/fuzz/.
FUZZ_SHARED := tests/fuzz/memory.c tests/fuzz/driver.c
FUZZ_TARGETS := $(patsubst tests/fuzz/%.c,%,$(filter-out $(FUZZ_SHARED),$(wildcard tests/fuzz/*.c)))
FUZZ_PROGRAMS := $(foreach target,$(FUZZ_TARGETS),$(OUT)/fuzz_$(target))
FUZZ_SECONDS ?= 3600
FUZZ_MAIN := $(if $(filter build/fuzz,$(OUT)),,$(OUT)/tests/fuzz/driver.o)

$(OUT)/fuzz_%: $(OUT)/tests/fuzz/%.o $(OUT)/tests/fuzz/memory.o $(FUZZ_MAIN) $(call archive,etl) $(call archive,reports) $(call archive,base)
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) $(if $(FUZZ_MAIN),,-fsanitize=fuzzer) $(LDFLAGS) $^ $(LIBS_all) -o $@

fuzz: ## each parser fuzzed with libFuzzer for FUZZ_SECONDS (3600); FILTER=... one of them
	@deploy/packages.sh fuzz
	@$(MAKE) OUT=build/fuzz CC=clang CFLAGS='-std=c17 -g -O1 -Wall -fsanitize=fuzzer-no-link$(comma)address$(comma)undefined -fno-sanitize-recover=undefined' fuzz-programs
	@FUZZ_SECONDS=$(FUZZ_SECONDS) FILTER='$(FILTER)' tests/fuzz/run

.PHONY: fuzz fuzz-programs
fuzz-programs: $(FUZZ_PROGRAMS)

# What tests/histories/run and tests/histories/findings drive.
$(OUT)/history: $(OUT)/tests/histories/driver.o $(OUT)/tests/histories/evaluate.o $(call archive,transforms) $(call archive,etl) $(call archive,base)
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS_etl) -o $@

check: build $(OUT)/history $(FUZZ_PROGRAMS) $(foreach floor,$(TESTED),$(OUT)/test_$(floor)) ## every test against real servers; FILTER=... runs some
	@OUT=$(OUT) FILTER='$(FILTER)' tests/check $(foreach floor,$(TESTED),$(OUT)/test_$(floor))

bench: build ## speed against psql, DuckDB and pandas
	@if [ -x tests/bench/run ]; then tests/bench/run; else echo "tests/bench/run is not there yet"; fi

demo: build ## a small prefecture from nothing to workbooks, in demo/
	@deploy/demo.sh $(OUT)

# --- keeping house -----------------------------------------------------------------------------------------------

lint: build $(if $(SOURCES_manual),$(OUT)/manual) ## symbols, includes, sizes, SQL texts, clang-tidy, clang-format
	@deploy/packages.sh lint
	@OUT=$(OUT) tests/lint/run

format: ## clang-format over all C
	@deploy/packages.sh lint
	@grep -rL 'do not edit' --include='*.[ch]' $(FLOORS) cli docs tests | xargs clang-format -i

clean: ## removes build/
	rm -rf build

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
