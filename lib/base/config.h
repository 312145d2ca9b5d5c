/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_CONFIG_H
#define TAUT_BASE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * Files in git-config syntax, as data: no includes are followed and nothing
 * is ever started. (git-config(1), "SYNTAX"; libgit2's reader follows
 * includes and takes 8 ms to start, which a reading command must not.)
 */

/* Each key once per line that sets it, "section.key" or "section.Sub.key",
 * section and key in lower case. Return false to stop. */
typedef bool config_each(struct slice key, struct slice value, void *context);

/* ERR_FORMAT names the file and the line that is no git-config. */
bool config_read(struct slice bytes, const char *name, config_each *each,
	void *context, struct err *err) __attribute__((warn_unused_result));

/*
 * The same with its place, for who moves lines from file to file. What stands
 * between two parts is blank, or comments on lines of their own.
 */
struct config_part {
	bool is_section;      /* the line that begins one; its key is "section." */
	struct slice key, value;
	struct slice comment; /* behind it on its last line, from `#` or `;` on; or empty */
	size_t start, end;    /* bytes: whole lines, unless two parts share one */
};

typedef bool config_each_part(const struct config_part *part, void *context);

bool config_read_parts(struct slice bytes, const char *name, config_each_part *each,
	void *context, struct err *err) __attribute__((warn_unused_result));

/* The same bytes with `key` ("section.key") set: its last line replaced, or a
 * line added at the end of its section, or the section added. */
void config_set(struct slice bytes, const char *key, struct slice value, struct buf *out);

#endif
