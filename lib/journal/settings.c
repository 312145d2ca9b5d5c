/* SPDX-License-Identifier: ISC */
/* The table of settings, read from two files by one closed list of keys. */
#include "journal/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/config.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/words.h"
#include "journal/name.h"

/* A night's minutes are written to 29:59: a day cannot begin later than that. */
#define NIGHT_END (6 * 60)

const struct setting_row setting_rows[SETTING_COUNT] = {
	[SETTING_ZONE] = { "journal.zone", false, "",
		N_("the time zone that entries are in; another one is written beside the time") },
	[SETTING_DAY_STARTS] = { "journal.day-starts", false, "00:00",
		N_("until this hour a night belongs to the day before") },
	[SETTING_LANGUAGE] = { "journal.language", false, "en",
		N_("the language of headings that taut writes, and of a card: en or de") },
	[SETTING_CADENCE] = { "check.cadence", false, "30",
		N_("days after which a look at a result is no longer fresh") },
	[SETTING_CADENCE_FOCUS] = { "check.cadence-focus", false, "7",
		N_("the same for results in focus") },
	[SETTING_REVIEW_BEGINS] = { "review.begins", false, "01-01",
		N_("the day on which a year begins for its review: 07-15") },
	[SETTING_PATH] = { "journal.path", true, "~/journal",
		N_("the journal, when nothing else says which") },
	[SETTING_EDITOR] = { "editor", true, "",
		N_("the editor, before $VISUAL and $EDITOR") },
	[SETTING_PLAIN] = { "ui.plain", true, "no",
		N_("sentences in place of pictures, as --plain") },
	[SETTING_ASCII] = { "ui.ascii", true, "no",
		N_("no glyphs outside ASCII, as --ascii") },
	[SETTING_HINTS] = { "ui.hints", true, "yes",
		N_("a question about the wording of what was written, on a terminal") },
	[SETTING_PRIVATE_EDITOR] = { "private.editor", true, "",
		N_("the editor for private passages: vim, nvim or nano") },
	[SETTING_PRIVATE_FOLDER] = { "private.directory", true, "",
		N_("where private text stands while it is edited, if there is no tmpfs") },
	[SETTING_PRIVATE_AREAS] = { "private.areas", true, "",
		N_("areas whose looks are private unless said otherwise: health, relationships") },
	[SETTING_PASSPHRASE] = { "key.passphrase-command", true, "",
		N_("a program that prints the passphrase, instead of a question") },
	[SETTING_MACHINE] = { "sync.machine", true, "",
		N_("what this machine is called on the others (else its host name)") },
	[SETTING_SYNC_PATIENCE] = { "sync.patience", true, "120",
		N_("seconds without a word after which a remote is given up") },
};

void
settings_release(struct settings *settings)
{
	for (size_t n = 0; n < SETTING_COUNT; n++)
		free(settings->values[n]);
	for (size_t n = 0; n < settings->alias_count; n++)
		free(settings->aliases[n]);
	free(settings->aliases);
	*settings = (struct settings){ 0 };
}

static bool
is_yes(struct slice value)
{
	return slice_is_nocase(value, "yes") || slice_is_nocase(value, "true") ||
		slice_is_nocase(value, "on") || slice_is(value, "1");
}

static bool
is_no(struct slice value)
{
	return slice_is_nocase(value, "no") || slice_is_nocase(value, "false") ||
		slice_is_nocase(value, "off") || slice_is(value, "0");
}

static bool
is_one_line(struct slice value)
{
	for (size_t n = 0; n < value.len; n++)
		if ((unsigned char)value.ptr[n] < ' ')
			return false;
	return true;
}

static bool
is_anniversary(struct slice value)
{
	struct buf date = BUF_INIT;
	int day;

	buf_printf(&date, "2000-%.*s", SLICE_ARG(value));
	bool is = day_parse(buf_slice(&date), &day);

	buf_release(&date);
	return is;
}

bool
setting_check(enum setting setting, struct slice value, struct err *err)
{
	struct decimal number;
	int minute;

	switch (setting) {
	case SETTING_DAY_STARTS:
		if (minute_parse(value, &minute) && minute < NIGHT_END)
			return true;
		return err_set(err, ERR_USAGE, "journal.day-starts is a time from 00:00 to 05:59");
	case SETTING_LANGUAGE:
		if (language_find(value) != LANGUAGE_COUNT)
			return true;
		return err_set(err, ERR_USAGE, "journal.language is en or de");
	case SETTING_CADENCE:
	case SETTING_CADENCE_FOCUS:
		if (decimal_parse(value, &number) && number.places == 0 &&
		    number.micro >= DECIMAL_ONE && number.micro <= 3650 * DECIMAL_ONE)
			return true;
		return err_set(err, ERR_USAGE, "%s is a number of days, 1 to 3650",
			setting_rows[setting].key);
	case SETTING_REVIEW_BEGINS:
		if (is_anniversary(value))
			return true;
		return err_set(err, ERR_USAGE, "review.begins is a month and a day: 07-15");
	case SETTING_SYNC_PATIENCE:
		if (decimal_parse(value, &number) && number.places == 0 &&
		    number.micro >= DECIMAL_ONE && number.micro <= 86400 * DECIMAL_ONE)
			return true;
		return err_set(err, ERR_USAGE, "sync.patience is a number of seconds, 1 to 86400");
	case SETTING_MACHINE:
		if (value.len <= 64 && is_one_line(value))
			return true;
		return err_set(err, ERR_USAGE, "sync.machine is a short name in one line");
	case SETTING_PLAIN:
	case SETTING_ASCII:
	case SETTING_HINTS:
		if (is_yes(value) || is_no(value))
			return true;
		return err_set(err, ERR_USAGE, "%s is yes or no", setting_rows[setting].key);
	default:
		if (memchr(value.ptr, '\0', value.len) == NULL && value.len <= 4096)
			return true;
		return err_set(err, ERR_USAGE, "the value of %s is too long",
			setting_rows[setting].key);
	}
}

const char *
setting_file_key(enum setting setting)
{
	return setting == SETTING_EDITOR ? "ui.editor" : setting_rows[setting].key;
}

struct reading {
	struct settings *settings;
	bool personal;
};

static void
add_alias(struct settings *settings, struct slice name, struct slice value)
{
	settings->aliases = mem_room(settings->aliases, settings->alias_count + 1,
		&settings->alias_room, sizeof *settings->aliases);
	settings->aliases[settings->alias_count++] = slice_copy(name);
	settings->aliases[settings->alias_count++] = slice_copy(value);
}

static bool
take(struct slice key, struct slice value, void *context)
{
	struct reading *reading = context;
	struct err ignored;

	if (reading->personal && slice_starts(key, "alias."))
		add_alias(reading->settings, slice_from(key, 6), value);
	for (int n = 0; n < SETTING_COUNT; n++) {
		if (setting_rows[n].personal != reading->personal ||
		    !slice_is(key, setting_file_key((enum setting)n)) ||
		    !setting_check((enum setting)n, value, &ignored))
			continue;
		free(reading->settings->values[n]);
		reading->settings->values[n] = slice_copy(value);
	}
	return true;
}

bool
settings_read(struct settings *settings, struct slice bytes, const char *name, bool personal,
	struct err *err)
{
	struct reading reading = { settings, personal };

	return config_read(bytes, name, take, &reading, err);
}

const char *
settings_get(const struct settings *settings, enum setting setting)
{
	return settings->values[setting] ? settings->values[setting] :
		setting_rows[setting].initial;
}

bool
settings_is(const struct settings *settings, enum setting setting)
{
	return is_yes(slice_of(settings_get(settings, setting)));
}

enum language
settings_language(const struct settings *settings)
{
	return language_find(slice_of(settings_get(settings, SETTING_LANGUAGE)));
}

int
settings_number(const struct settings *settings, enum setting setting)
{
	struct decimal number = { 0 };

	decimal_parse(slice_of(settings_get(settings, setting)), &number);
	return (int)(number.micro / DECIMAL_ONE);
}

const char *
settings_alias(const struct settings *settings, const char *name)
{
	for (size_t n = settings->alias_count; n >= 2; n -= 2)
		if (strcmp(settings->aliases[n - 2], name) == 0)
			return settings->aliases[n - 1];
	return NULL;
}

bool
setting_find(const char *key, enum setting *setting, struct err *err)
{
	const char *keys[SETTING_COUNT];

	for (int n = 0; n < SETTING_COUNT; n++) {
		keys[n] = setting_rows[n].key;
		if (slice_is_nocase(slice_of(key), keys[n])) {
			*setting = (enum setting)n;
			return true;
		}
	}
	const char *nearest = name_nearest(key, keys, SETTING_COUNT);

	err_set(err, ERR_USAGE, "there is no setting '%s'", key);
	return nearest ? err_hint(err, "did you mean '%s'?", nearest) :
		err_hint(err, "'taut config' lists them all");
}
