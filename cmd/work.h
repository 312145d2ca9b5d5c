/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_WORK_H
#define TAUT_CMD_WORK_H

#include "cmd/cmd.h"
#include "journal/check.h"
#include "journal/pages.h"
#include "tension/record.h"
#include "tension/replay.h"

/*
 * What the commands that change results share: within a change, the pages and
 * the replay of all events up to now, with edits by hand written down first.
 */
struct work {
	struct session *session;
	struct change *change;
	struct pages pages;
	struct replay replay;
	struct look look;
};

/* To be called first in a change_build; work_close() even if it fails. */
bool work_open(struct work *work, struct session *session, struct change *change,
	struct err *err) __attribute__((warn_unused_result));
/* The same, with nothing written down: what the pages say is not taken for edits. */
bool work_open_as_it_is(struct work *work, struct session *session, struct change *change,
	struct err *err) __attribute__((warn_unused_result));
void work_close(struct work *work);

/* Puts the pages that were spliced, and the look if it says anything. */
bool work_put(struct work *work, struct err *err) __attribute__((warn_unused_result));

const struct standing *work_standing(const struct work *work, const struct result *result);

/* That the line's unit is that of its readings: a number for a line that was
 * given another by hand would be read as of the wrong one. */
bool work_same_unit(const struct work *work, const struct result *result, struct err *err)
	__attribute__((warn_unused_result));

/* Sets the look's area; looks of several areas are written one after another. */
bool work_look(struct work *work, size_t area, struct err *err)
	__attribute__((warn_unused_result));

/* The look so far; what is put into it then is one of its own. */
bool work_write_look(struct work *work, struct err *err) __attribute__((warn_unused_result));

/* "run: 5 of 10 km; gap 100 → 71": what an event that is about to be written
 * does, applied to the standing. */
void work_tell(struct buf *said, const struct result *result, const struct standing *before,
	const struct standing *after, bool ascii);

/* Runs a change for a command: says `said` (which the build fills) when it is
 * saved. `said` is cleared before each build by the builder. */
bool save(struct session *session, const char *command, change_build *build, void *context,
	const struct buf *said, struct err *err) __attribute__((warn_unused_result));

/* All areas and a replay, for reading commands. */
struct reading {
	struct areas areas;
	struct replay replay;
};
bool reading_open(struct reading *reading, struct session *session, struct span period,
	struct err *err) __attribute__((warn_unused_result));
void reading_close(struct reading *reading);
/* The row of a result where it stands now; false if nothing is known of it. */
bool report_row(const struct report *report, size_t subject, size_t *row);

/* The page of one result: its steps and the words of its last look are sought. */
bool reading_page(struct reading *reading, struct session *session, struct report *report,
	const struct result *result, struct err *err) __attribute__((warn_unused_result));
void reading_report(struct reading *reading, struct session *session, struct report *report);

#endif
