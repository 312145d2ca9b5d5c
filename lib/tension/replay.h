/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TENSION_REPLAY_H
#define TAUT_TENSION_REPLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "journal/area.h"
#include "journal/problem.h"
#include "base/file.h"
#include "tension/ledger.h"
#include "tension/question.h"
#include "tension/report.h"
#include "tension/subject.h"
#include "tension/told.h"
#include "tension/track.h"

/*
 * The journal as events, while they are fed and afterwards: the ledger, what
 * the events are about, and what else they told. tension/walk.h fills it from
 * the areas and the checks and nothing else.
 */

/* A step's occurrence. */
enum occurrence_kind { OCCURRENCE_KEPT, OCCURRENCE_MISSED, OCCURRENCE_DROPPED };
struct occurrence {
	size_t step; /* in areas->steps */
	int day;
	enum occurrence_kind kind;
};

/* A question that was answered, or muted. */
struct answer {
	enum question_kind kind;
	const char *id; /* "": of the whole journal */
	int day;
};

/* What a page says that its events do not: to be recorded when taut writes. */
struct hand_edit {
	size_t subject;
	struct event event;
	size_t area_before; /* the ledger's */
};

/* Takes the events of the period one by one; `told` is gone when it returns. */
typedef void replay_tell(void *context, const struct told *told);

struct replay {
	replay_tell *tell;       /* set before it is filled: then what happened is told, */
	void *context;           /* and not kept in tracks, changes and answers */
	struct told *told;       /* what is being fed, if it is to be told */
	const struct areas *areas;
	struct span period;
	int today;
	struct ledger *ledger;
	struct subjects subjects;
	struct track *tracks;    /* of each subject */
	size_t track_room;
	struct names lost_areas; /* titles of looks in areas that have no page: ledger
	                            areas from areas->count on */
	struct occurrence *occurrences;
	size_t occurrence_count, occurrence_room;
	struct answer *answers;
	size_t answer_count, answer_room;
	struct hand_edit *hands;
	size_t hand_count, hand_room;
	struct report_change *changes;
	size_t change_count, change_room;
	struct names reasons;    /* owned copies that changes, tracks and answers borrow */
	struct slice reason;     /* of the event that is being fed */
	struct problems problems;
	int *postponed;          /* of each area: the last later horizon told */
	size_t later;            /* events after today */
	size_t not_opened;       /* private passages in the checks */
};

/* A replay of nothing yet, which knows the lines of the pages. */
void replay_init(struct replay *replay, const struct areas *areas, struct span period,
	int today);
void replay_release(struct replay *replay);

/* Where a result of the pages stands, after the replay. */
size_t replay_subject(const struct replay *replay, const struct result *result);
const struct standing *replay_standing(const struct replay *replay,
	const struct result *result);

/* Feeds one event, noting what it does to the vision; for replay and its kin. */
void replay_feed(struct replay *replay, const struct event *event, struct slice reason);

/* What somebody else sees, and an answer to a question: beside the ledger. */
void replay_add_view(struct replay *replay, size_t subject, const struct mark *mark,
	struct slice name);
void replay_add_answer(struct replay *replay, enum question_kind kind, struct slice id, int day);
size_t replay_area(struct replay *replay, struct slice title); /* in the ledger */
size_t replay_add_subject(struct replay *replay, struct slice id, struct slice text,
	struct slice unit, size_t area);

#endif
