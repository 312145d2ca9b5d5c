# make demo    what it is for, on a year of a sample journal
# make check   everything that is tested, in a few minutes
# make         build/taut; then make install PREFIX=/usr/local
#
# make lint, sanitize, fuzz, sync-long, bench, deps, po, uninstall, clean

PREFIX ?= /usr/local
BUILD ?= build
VERSION := 0.1.0
FUZZ_SECONDS ?= 60

PACKAGES := libgit2 libcmark jansson libutf8proc gmp libsodium libkeyutils
CPPFLAGS += -Ilib -I. -D_GNU_SOURCE -DTAUT_VERSION='"$(VERSION)"'
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wformat=2 -Wvla -Wwrite-strings -Wconversion
CFLAGS ?= -O2 -g
override CFLAGS += -std=c17 $(WARN) $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LDLIBS += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lpthread

LIB := $(sort $(wildcard lib/*/*.c))
CMD := $(sort $(wildcard cmd/*.c cmd/*/*.c))
UNIT := $(sort $(wildcard tests/unit/*.c))
FUZZ := $(sort $(wildcard tests/fuzz/*.c))
TOOL := $(sort $(wildcard tests/tool/*.c))
PROMPTS := $(sort $(wildcard share/prompts/*/*.md))
LIB_O := $(LIB:%.c=$(BUILD)/%.o) $(BUILD)/phrase_words.o $(BUILD)/prompts.o
CMD_O := $(CMD:%.c=$(BUILD)/%.o)
UNIT_T := $(UNIT:tests/unit/%.c=$(BUILD)/unit/%)
FUZZ_T := $(FUZZ:tests/fuzz/%.c=$(BUILD)/fuzz/%)
LIB_O += $(BUILD)/hint_words.o
TOOL_T := $(TOOL:tests/tool/%.c=$(BUILD)/tool/%)
MAN1 := $(wildcard share/man/*.1)
MAN5 := $(wildcard share/man/*.5)
MAN7 := $(wildcard share/man/*.7)
SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined
SHARED := $(DESTDIR)$(PREFIX)/share
PO := $(sort $(wildcard share/po/*.po))
MO := $(PO:share/po/%.po=locale/%/LC_MESSAGES/taut.mo)

all: $(BUILD)/taut $(MO:%=$(BUILD)/%)

$(BUILD)/taut: $(CMD_O) $(BUILD)/lib.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/lib.a: $(LIB_O)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/phrase_words.o $(BUILD)/prompts.o: $(BUILD)/%.o: $(BUILD)/%.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The words of passphrases, as lib/seal/phrase.c has them.
$(BUILD)/phrase_words.c: share/passphrase.words
	@mkdir -p $(@D)
	awk 'BEGIN { type = "const char phrase_words[7776][9]"; print "extern " type ";\n" type " = {" } \
		{ print "\"" $$0 "\"," } length < 4 || length > 8 || /[^a-z]/ { bad = 1 } \
		END { print "};"; exit bad || NR != 7776 }' $< >$@.new && mv $@.new $@

# The program's words in other languages; `make po` brings the sources' new ones.
$(BUILD)/locale/%/LC_MESSAGES/taut.mo: share/po/%.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

po:
	sh share/po/po.sh merge $(PO)

# The questions of the dialogues, as lib/prompt/prompt.h has them.
$(BUILD)/prompts.c: $(PROMPTS) share/prompts.awk
	@mkdir -p $(@D)
	awk -f share/prompts.awk $(PROMPTS) >$@.new && mv $@.new $@

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -o $@ $< $(BUILD)/lib.a $(LDFLAGS) -lcmocka $(LDLIBS)

$(BUILD)/fuzz/%: tests/fuzz/%.c $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -o $@ $< $(BUILD)/lib.a $(LDFLAGS) $(LDLIBS)

$(BUILD)/tool/%: tests/tool/%.c $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -o $@ $< $(BUILD)/lib.a $(LDFLAGS) $(LDLIBS)

# The words that hints are for, as lib/journal/hint.h has them.
$(BUILD)/hint_words.o: $(BUILD)/hint_words.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/hint_words.c: share/hints.awk $(sort $(wildcard share/words/*))
	@mkdir -p $(@D)
	awk -f $^ >$@.new && mv $@.new $@

# A new machine has no compiler yet: what these run is read after deps.
demo:
	@sh share/deps.sh build
	@$(MAKE) --no-print-directory -s all
	@sh share/demo/show.sh $(abspath $(BUILD))/taut

check:
	@sh share/deps.sh test
	@$(MAKE) --no-print-directory -s -j2 built
	@$(MAKE) --no-print-directory lint test sanitize fuzz-short

built: all $(UNIT_T) $(TOOL_T)

test: built
	prove --timer -j3 -e '' $(UNIT_T)
	TAUT_BUILD=$(abspath $(BUILD)) prove --timer -j4 tests/cli tests/fault tests/sync
	TAUT_BUILD=$(abspath $(BUILD)) sh tests/bench/run short

# A thousand whole journals; test has fifty.
sync-long: all $(TOOL_T)
	TAUT_BUILD=$(abspath $(BUILD)) TAUT_CASES=1000 TAUT_TEST_SECONDS=7200 prove --timer tests/sync

lint:
	sh tests/lint.sh $(CPPFLAGS) $(CFLAGS)

# The units again, and the commands, with every access watched; but not what says
# the same again at every width, for every cause, in every place.
OFTEN := %-golden.t %-honest.t %-same.t %-browser.t %/t0480-words.t
sanitize:
	@$(MAKE) --no-print-directory -s -j2 BUILD=$(BUILD)/sanitize CFLAGS='$(SANITIZE)' \
		LDFLAGS='$(SANITIZE)' sanitized

sanitized: built
	TAUT_CASES=300 LSAN_OPTIONS=suppressions=$(abspath tests/lsan.supp) prove --timer -j3 -e '' $(UNIT_T)
	TAUT_BUILD=$(abspath $(BUILD)) \
		LSAN_OPTIONS=print_suppressions=0:suppressions=$(abspath tests/lsan.supp) \
		prove --timer -j4 $(filter-out $(OFTEN),$(wildcard tests/cli/t0[0-6]*.t))

fuzz:
	@$(MAKE) --no-print-directory -s -j2 CC=clang BUILD=$(BUILD)/fuzzed \
		CFLAGS='$(SANITIZE) -fsanitize=fuzzer-no-link' LDFLAGS='$(SANITIZE)' fuzzed

fuzz-short:
	@$(MAKE) --no-print-directory FUZZ_SECONDS=3 fuzz

fuzzed: $(FUZZ_T)
	for f in $(FUZZ_T); do mkdir -p $$f.corpus; set -- tests/fuzz/$${f##*/}.dict; \
		test -f $$1 && set -- -dict=$$1 || set --; \
		$$f -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -artifact_prefix=$$f. "$$@" \
			$$f.corpus >$$f.log 2>&1 || { tail -n 60 $$f.log; exit 1; }; \
		echo "$${f##*/}: $$(tail -n 1 $$f.log)"; done

bench: all $(TOOL_T)
	TAUT_BUILD=$(abspath $(BUILD)) sh tests/bench/run

deps:
	@sh share/deps.sh test

install: all
	install -D -m 755 $(BUILD)/taut $(DESTDIR)$(PREFIX)/bin/taut
	install -d $(SHARED)/man/man1 $(SHARED)/man/man5 $(SHARED)/man/man7
	install -m 644 $(MAN1) $(SHARED)/man/man1
	install -m 644 $(MAN5) $(SHARED)/man/man5
	install -m 644 $(MAN7) $(SHARED)/man/man7
	for f in $(PROMPTS:share/%=%); do install -D -m 644 share/$$f $(SHARED)/taut/$$f; done
	for f in $(MO); do install -D -m 644 $(BUILD)/$$f $(SHARED)/$$f; done
	install -D -m 644 completions/taut.bash $(SHARED)/bash-completion/completions/taut
	install -D -m 644 completions/_taut $(SHARED)/zsh/site-functions/_taut
	install -D -m 644 completions/taut.fish $(SHARED)/fish/vendor_completions.d/taut.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/taut $(MAN1:share/man/%=$(SHARED)/man/man1/%) \
		$(MAN5:share/man/%=$(SHARED)/man/man5/%) $(MAN7:share/man/%=$(SHARED)/man/man7/%) $(PROMPTS:share/%=$(SHARED)/taut/%) $(MO:%=$(SHARED)/%) \
		$(SHARED)/bash-completion/completions/taut $(SHARED)/zsh/site-functions/_taut $(SHARED)/fish/vendor_completions.d/taut.fish

clean:
	rm -rf $(BUILD)

-include $(LIB_O:.o=.d) $(CMD_O:.o=.d) $(UNIT_T:=.d) $(TOOL_T:=.d)

.PHONY: all po demo check built test sync-long lint sanitize sanitized fuzz fuzz-short fuzzed bench deps install uninstall clean
