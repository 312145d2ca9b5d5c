/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CHECK_CHECKING_H
#define TAUT_CMD_CHECK_CHECKING_H

#include "cmd/work.h"
#include "journal/name.h"

/* A look on its way into the journal, whether options said it or a dialogue. */

/* One AREA, RESULT or RESULT=VALUE. */
struct target {
	char *name;
	struct slice value;   /* as typed; ptr NULL: none */
	size_t words;         /* that stand in its look; SLICE_NONE: none */
};

struct words {
	struct buf facts;
	struct buf hindrance; /* both may hold private fences; wiped */
};

struct kept_step {
	char *name;
	int day;
	bool missed;
};

struct checking {
	struct session *session;
	const char *from; /* another's view; NULL: one's own */
	int day;
	struct target *targets;
	size_t count, room;
	struct words *words;
	size_t words_count, words_room;
	struct kept_step *kept; /* written behind the looks, as `done` does */
	size_t kept_count, kept_room;
	struct buf said;

	/* what is written in the same change, behind the looks, and may give it another
	 * message; NULL: nothing */
	change_build *also;
	void *also_context;
	const char *command; /* for the change; NULL: check */
};

#define CHECKING_INIT { .said = BUF_INIT }

/* A copy of the name, and of the value unless its ptr is NULL. */
void checking_add(struct checking *checking, struct slice name, struct slice value);
size_t checking_add_words(struct checking *checking); /* empty ones; their index */
void checking_add_kept(struct checking *checking, struct slice name, int day, bool missed);
void checking_release(struct checking *checking);

/* What a target names, which must be a result if it has a value. */
bool checking_find(const struct areas *areas, const struct target *target, struct name *name,
	struct err *err) __attribute__((warn_unused_result));

/* Writes all of it as one change, and says what it did. */
bool checking_save(struct checking *checking, struct err *err)
	__attribute__((warn_unused_result));

#endif
