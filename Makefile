# make demo   what it is for, on a year of a sample journal
# make check  everything that is tested
# make        build/taut;  make install PREFIX=/usr/local

PREFIX ?= /usr/local
CC ?= gcc
BUILD ?= build
VERSION := 0.1.0

PACKAGES := libgit2 libcmark jansson libutf8proc gmp
CPPFLAGS += -Ilib -I. -D_GNU_SOURCE -DTAUT_VERSION='"$(VERSION)"'
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wformat=2 -Wvla -Wwrite-strings -Wconversion
CFLAGS ?= -O2 -g
override CFLAGS += -std=c17 $(WARN) $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LDLIBS += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lpthread

LIB := $(sort $(wildcard lib/*/*.c))
CMD := $(sort $(wildcard cmd/*.c))
UNIT := $(sort $(wildcard tests/unit/*.c))
LIB_O := $(LIB:%.c=$(BUILD)/%.o)
CMD_O := $(CMD:%.c=$(BUILD)/%.o)
UNIT_T := $(UNIT:tests/unit/%.c=$(BUILD)/unit/%)

all: $(BUILD)/taut

$(BUILD)/taut: $(CMD_O) $(BUILD)/lib.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/lib.a: $(LIB_O)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -o $@ $< $(BUILD)/lib.a $(LDFLAGS) -lcmocka $(LDLIBS)

unit: $(UNIT_T)
	prove -e '' $(UNIT_T)

clean:
	rm -rf $(BUILD)

-include $(LIB_O:.o=.d) $(CMD_O:.o=.d) $(UNIT_T:=.d)

.PHONY: all unit clean
