/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_RESULT_H
#define TAUT_JOURNAL_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/slice.h"
#include "doc/document.h"
#include "journal/problem.h"

/* A result is what somebody wants to be so: a line below `Results`. */

enum result_kind {
	RESULT_WORDS,    /* no number: never in a sum */
	RESULT_MEASURED, /* a unit */
	RESULT_RATED,    /* 0 to 10, unit "/10" */
};

struct result {
	size_t area;          /* in struct areas */
	size_t item;          /* in the area's page */
	size_t line;          /* from 1 */
	struct slice id;      /* empty: none yet */
	struct slice text;    /* its words */
	enum result_kind kind;
	struct slice unit;    /* "km", "/10"; empty */
	struct maybe from, to, slip, step;
	int way;              /* 1, -1; 0 not said */
	int horizon_day;      /* DAY_NONE: none */
	int lag_days;
	int let_go_day;       /* DAY_NONE: not said */
	int enough_day;
	bool let_go;          /* box `-` */
	bool enough;          /* box `x` */
	bool focus;
	bool sound;           /* no field of it was misunderstood */
};

/*
 * Reads the item as a result. What is not understood goes into problems (with
 * `file`) and makes it unsound: unknown to the report. The slices are the
 * document's.
 */
struct result result_parse(const struct document *page, size_t item, const char *file,
	struct problems *problems);

enum result_kind result_kind_of(struct maybe to, struct slice unit);

/* Neither let go nor enough. (A retired area: result_is_live in area.h.) */
bool result_is_open(const struct result *result);

/* "3 → 10 km" as events and fields write a change of values; `?` for unknown. */
void values_format(struct buf *out, struct maybe from, struct maybe to, struct slice unit);

/* Reads such a text: `→` or `->`. The unit is what is behind B; may be empty. */
bool values_parse(struct slice text, struct maybe *from, struct maybe *to, struct slice *unit);

/* Whether one of the item's `for` fields names this id. */
bool item_is_for(const struct document *page, const struct item *item, struct slice id);

/*
 * Reading fields of an item, with what does not parse told to problems. Each
 * returns whether the field, if it is there at all, was understood.
 */
struct field_reader {
	const struct document *page;
	const struct item *item;
	const char *file;
	struct problems *problems; /* may be NULL */
};
bool field_number(const struct field_reader *reader, const char *key, struct maybe *out);
bool field_day(const struct field_reader *reader, const char *key, int *day);
bool field_way(const struct field_reader *reader, int *way);
struct slice field_text(const struct field_reader *reader, const char *key); /* empty: none */
size_t field_line(const struct field_reader *reader); /* of the item, from 1 */

#endif
