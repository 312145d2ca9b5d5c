/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_SETTINGS_H
#define TAUT_JOURNAL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "journal/language.h"
#include "store/store.h"

/*
 * The closed table of settings. Those of the journal are data and travel with
 * it; whatever names a program or a path is the person's own and is read from
 * the person's file only, whatever the journal's says.
 */
enum setting {
	SETTING_ZONE,
	SETTING_DAY_STARTS,
	SETTING_LANGUAGE,
	SETTING_CADENCE,
	SETTING_CADENCE_FOCUS,
	SETTING_REVIEW_BEGINS,
	SETTING_PATH,
	SETTING_EDITOR,
	SETTING_PLAIN,
	SETTING_ASCII,
	SETTING_HINTS,
	SETTING_PRIVATE_EDITOR,
	SETTING_PRIVATE_FOLDER,
	SETTING_PRIVATE_AREAS,
	SETTING_PASSPHRASE,
	SETTING_MACHINE,
	SETTING_SYNC_PATIENCE,
	SETTING_COUNT
};

struct setting_row {
	const char *key;
	bool personal;       /* else the journal's */
	const char *initial; /* what holds when it is not set */
	const char *meaning; /* a line */
};

extern const struct setting_row setting_rows[SETTING_COUNT];

struct settings {
	char *values[SETTING_COUNT]; /* NULL: not set */
	char **aliases;              /* name, command line, name, … */
	size_t alias_count, alias_room;
};

void settings_release(struct settings *settings);

/* From the bytes of a file; keys of the other kind, unknown ones and values
 * that do not parse are left out. */
bool settings_read(struct settings *settings, struct slice bytes, const char *name,
	bool personal, struct err *err) __attribute__((warn_unused_result));

const char *settings_get(const struct settings *settings, enum setting setting);
bool settings_is(const struct settings *settings, enum setting setting); /* yes/true/on/1 */
enum language settings_language(const struct settings *settings); /* the journal's */
int settings_number(const struct settings *settings, enum setting setting);
const char *settings_alias(const struct settings *settings, const char *name); /* or NULL */

/* Whether the value will do for the setting; ERR_USAGE says what would. */
bool setting_check(enum setting setting, struct slice value, struct err *err)
	__attribute__((warn_unused_result));

/* The key as the file has it: git-config keys have a section. */
const char *setting_file_key(enum setting setting);

/* By its key; ERR_USAGE with the nearest otherwise. */
bool setting_find(const char *key, enum setting *setting, struct err *err)
	__attribute__((warn_unused_result));

#endif
