/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_NAMING_H
#define TAUT_JOURNAL_NAMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/*
 * Who is named in texts. What is marked as a name is one: `[[Ana]]`, `@ana`, and
 * whatever naming_mark() is given. Beside it, with care, a word with a capital in
 * the middle of a sentence: on three days at least, never written small, no day of
 * the week and no month; none at all where every noun has a capital. That is a
 * guess, and so it is told: places come with the people.
 */
#define NAMING_MAX 4096 /* names, and what may be one */
#define NAMING_BYTES 80 /* of a name */

struct called {
	char *name;
	size_t days;   /* on which it stands; twice if it is met again after other days */
	int seen_day;  /* where it was met last */
	int last_day;
	bool marked;
	bool shorter;  /* while it is settled: it stands in a longer name */
};

struct naming_word; /* private to naming.c */

struct naming {
	struct called *items;
	size_t count, room;
	struct naming_word *words; /* by their hash */
	size_t word_count, word_room;
	size_t inner, capitals; /* words within sentences, and how many with a capital */
};

void naming_release(struct naming *naming); /* safe on all-zero, and twice */

void naming_mark(struct naming *naming, struct slice name, int day);

/* A day's texts come together. What is private is blank in them already. */
void naming_text(struct naming *naming, struct slice text, int day);

/* Leaves the names alone, those of most days first, and none within a longer one unless
 * it is marked. Add nothing afterwards. */
void naming_settle(struct naming *naming);

#endif
