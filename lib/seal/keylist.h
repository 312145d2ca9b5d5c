/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_KEYLIST_H
#define TAUT_SEAL_KEYLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "age/age.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * Who can open what is sealed: recipients by name, the journal's own first,
 * and a serial that grows with each change of it.
 */
#define KEYLIST_PATH ".taut/recipients"
#define KEYLIST_MAX 32       /* recipients */
#define KEYLIST_NAME_MAX 64  /* bytes of a name */
#define KEYLIST_SERIAL_DIGITS 18

struct keyname {
	struct age_recipient recipient;
	char name[KEYLIST_NAME_MAX + 1]; /* one line, printable UTF-8; may be "" */
};

struct keylist {
	uint64_t serial; /* from 1 */
	size_t count;
	struct keyname keys[KEYLIST_MAX];
};

/* Both let the serial grow. ERR_USAGE if the name will not do, or is there
 * (without case), or the recipient is; or there are too many. An all-zero list
 * is empty; the first recipient brings it to serial 1. */
bool keylist_add(struct keylist *list, const struct age_recipient *recipient,
	struct slice name, struct err *err) __attribute__((warn_unused_result));
bool keylist_remove(struct keylist *list, size_t at); /* never the first: false */
size_t keylist_find(const struct keylist *list, struct slice name_or_recipient); /* or SLICE_NONE */
bool keylist_has(const struct keylist *list, const struct age_recipient *recipient);
bool keylist_equal(const struct keylist *a, const struct keylist *b); /* serial too */

/* The recipients alone, for age_seal(): list->count of them. */
void keylist_recipients(const struct keylist *list, struct age_recipient out[KEYLIST_MAX]);

/*
 * KEYLIST_PATH, a copy for `age -R` that nothing trusts:
 *	# taut keys serial 3
 *	# laptop
 *	age1…
 * Parsing takes what age takes and is ERR_FORMAT else.
 */
#define KEYLIST_SERIAL "# taut keys serial "
void keylist_format(struct buf *out, const struct keylist *list);
bool keylist_parse(struct keylist *list, struct slice text, struct err *err)
	__attribute__((warn_unused_result));

/* What the other forms of a list are made of: a serial, of 1 and more; and a
 * recipient with its name behind it, `age1… NAME` or `age1…`, which is added
 * while the serial stays. False for any other text. */
bool keylist_parse_serial(struct slice text, uint64_t *serial);
bool keylist_parse_key(struct keylist *list, struct slice text);
void keylist_format_key(struct buf *out, const struct keyname *key); /* no LF */

#endif
