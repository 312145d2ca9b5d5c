/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHOOSING_H
#define TAUT_CMD_CHOOSING_H

#include "cmd/choose.h"
#include "cmd/work.h"

/* A choice at work; its forms are in cmd/choose.c, measure.c and close.c. */

struct choosing;
typedef bool choose_act(struct work *work, struct choosing *choosing, struct err *err);

struct choosing {
	struct session *session;
	const struct choice_opts *opts;
	const char *verb;
	char *name;          /* the result, or the area for add */
	const char *second;  /* text, area, or the value */
	choose_act *act;
	int by_day;          /* DAY_NONE: not given */
	bool told;           /* what it does to the gap was said before asking why */
	struct buf notes;    /* lines below a new result: anchors; may be empty */
	struct buf words;    /* that the result shall have now; may be empty */
	struct buf reason;
	struct buf said;
};

/* The result that is named, with an id, and the look set to its area. */
bool choosing_find(struct work *work, const struct choosing *choosing, struct result **result,
	struct err *err) __attribute__((warn_unused_result));

/* A field of an item set to a number, if it is known, or to a day. */
void choosing_set_number(struct splice *splice, const struct document *page,
	const struct item *item, const char *key, const struct maybe *value);
void choosing_set_day(struct splice *splice, const struct document *page,
	const struct item *item, const char *key, int day);

/* What the person can do about a result whose area is retired. Returns false. */
bool choosing_refuse_retired(const struct work *work, const struct result *result,
	struct err *err);

/* Another number, which raises or lowers. */
bool choose_value(struct work *work, struct choosing *choosing, struct err *err);

/* choosing->by_day as its horizon: a later one is an event, an earlier one is only set. */
bool choose_horizon(struct work *work, struct choosing *choosing, struct err *err)
	__attribute__((warn_unused_result));

/* Says in choosing->said what that would do; false: nothing, or it will not do. */
bool choose_ahead(struct choosing *choosing, const struct result *result,
	const struct standing *standing);

/* Whether a vision may be that number: ERR_USAGE if it is another result's. */
bool choose_side(const struct result *result, const struct standing *standing,
	const struct maybe *value, struct err *err) __attribute__((warn_unused_result));

/* New words as the line has them: in one line, with nothing hidden in it. */
void choose_words(struct splice *splice, const struct document *page,
	const struct item *item, struct slice typed);

/* let-go and enough, resume, move. */
bool close_act(struct work *work, struct choosing *choosing, struct err *err);
bool close_resume(struct work *work, struct choosing *choosing, struct err *err);
bool move_act(struct work *work, struct choosing *choosing, struct err *err);

/* A new result; and another yardstick for one that is there. */
bool measure_add(struct work *work, struct choosing *choosing, struct err *err);
bool measure_anew(struct work *work, struct choosing *choosing, struct err *err);

/* Whether the numbers of a new result go together, before it is written. */
bool measure_check(const struct choice_opts *opts, struct err *err)
	__attribute__((warn_unused_result));

#endif
