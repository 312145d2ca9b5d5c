/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_CHRONICLE_H
#define TAUT_JOURNAL_CHRONICLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/err.h"
#include "journal/naming.h"
#include "store/store.h"

/*
 * What the pages of a year say, read once: on which days something was written or
 * checked, who is named, what was in the way. It reads the days of its span and no
 * others; what is private is not looked into.
 */
#define CHRONICLE_DAYS 400      /* of a span */
#define CHRONICLE_HINDRANCES 2000
#define CHRONICLE_WORDS 300     /* bytes of what was in the way */

enum { CHRONICLE_WRITTEN = 1, CHRONICLE_CHECKED = 2 };

struct hindrance {
	char *text;
	size_t times;  /* looks that said it, in the same words */
	int last_day;
};

struct chronicle {
	struct span span;
	int last_day;    /* of the span, or today: behind it nothing is known */
	bool had_before; /* something was written before the span */
	unsigned char days[CHRONICLE_DAYS]; /* of each from span.first on, what there is */
	struct naming naming;               /* settled */
	struct hindrance *hindrances;       /* those said most often first, then the latest */
	size_t hindrance_count, hindrance_room;
};

bool chronicle_read(struct chronicle *chronicle, const struct store *store, struct span span,
	int today, struct err *err) __attribute__((warn_unused_result));
void chronicle_release(struct chronicle *chronicle); /* safe on all-zero, and twice */

/* What there is of a day: 0 beyond the span, too. */
unsigned chronicle_day(const struct chronicle *chronicle, int day);

/* The next stretch of at least `least` days from *at on (day numbers; begin with
 * span.first) on which nothing was written; *at is behind it then. False: no more. */
bool chronicle_quiet(const struct chronicle *chronicle, int least, int *at, struct span *quiet);

#endif
