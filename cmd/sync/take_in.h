/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_SYNC_TAKE_IN_H
#define TAUT_CMD_SYNC_TAKE_IN_H

#include "base/file.h"
#include "cmd/cmd.h"

/* Takes in what was edited by hand, and writes down what it meant for the
 * visions: commits of their own. */
struct taking {
	struct session *session;
	bool always; /* say it too if there was nothing */
	struct names said; /* each note once, however often it is looked */
};

/* Whether that note was not said yet; from now on it was. */
bool take_in_is_new(struct taking *taking, const char *note);
void take_in_end(struct taking *taking);

/* Right after a merge: visions that only the merge made differ from what the
 * events of both sides say are set to those. */
bool take_in_merged(void *taking, struct err *err) __attribute__((warn_unused_result));

bool take_in(void *taking, struct err *err) __attribute__((warn_unused_result));

#endif
