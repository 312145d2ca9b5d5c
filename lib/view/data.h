/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_DATA_H
#define TAUT_VIEW_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/slice.h"

/*
 * JSON as it is written, member by member, without a tree of it in memory. What
 * is not known is null, never 0; a key is NULL within a list.
 */
struct data {
	struct buf *out;
	size_t depth; /* of what is open */
	size_t flat;  /* from this depth on all stands in one line; 0: nothing does */
	bool begun;   /* what is open has a member */
};

void data_open(struct data *data, const char *key, char bracket); /* '{' or '[' */
void data_open_flat(struct data *data, const char *key, char bracket);
void data_close(struct data *data, char bracket);

/* Through the escaper; the second: null where it is empty. */
void data_text(struct data *data, const char *key, struct slice text);
void data_text_or_null(struct data *data, const char *key, struct slice text);

void data_points(struct data *data, const char *key, const struct fraction *points); /* ×100 */
void data_amount(struct data *data, const char *key, const struct fraction *amount);
void data_number(struct data *data, const char *key, struct maybe value); /* as written */
void data_day(struct data *data, const char *key, int day);
void data_count(struct data *data, const char *key, size_t count);
void data_flag(struct data *data, const char *key, bool flag);
void data_null(struct data *data, const char *key);

#endif
