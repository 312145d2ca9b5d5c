/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_SYNC_MEET_H
#define TAUT_CMD_SYNC_MEET_H

#include "cmd/cmd.h"
#include "cmd/sync/take_in.h"
#include "sync/sync.h"

/* What `sync` and `clone` share: how git is started for them, and what is told. */

/* git, as this person and terminal have it. */
struct git_order meet_git(struct session *session);

/* The order of a sync; its options are to be filled in. `taking` lives as long. */
struct sync_order meet_order(struct session *session, struct taking *taking);

/* The URL as it was typed; a path is the person's, from where they are, and git
 * runs elsewhere: it becomes absolute. ERR_USAGE: see remote_url_check. */
bool meet_url(struct buf *out, const char *url, struct err *err)
	__attribute__((warn_unused_result));

/* "whoever runs HOST will be able to read this journal, except private
 * passages", and on a terminal whether to go on. ERR_INTERRUPTED: no. */
bool meet_warn(struct session *session, const char *url, struct err *err)
	__attribute__((warn_unused_result));

/* Adds a blank and the word, as a shell takes it for one. */
void meet_add_word(struct buf *line, struct slice word);

/* Runs it and tells what came of it: lines for the person, and as data what
 * stands twice now, by file and line. `again` is the command as it was typed, to
 * go on by: options are added to it. */
struct meeting {
	const char *again;
	bool no_journal; /* becomes true if what is there is none that this taut reads */
};

bool meet_run(struct session *session, const struct sync_order *order,
	struct meeting *meeting, struct err *err) __attribute__((warn_unused_result));

#endif
