/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_SYNC_H
#define TAUT_SYNC_SYNC_H

#include "store/outgoing.h"
#include "sync/join.h"
#include "sync/machines.h"
#include "sync/remote.h"

/*
 * Bringing machines together: what they wrote is fetched, joined with what is
 * here, and pushed; whoever pushes first fixes the bytes, the others merge onto
 * them. Nothing is ever forced, and no lock is held while the network is used.
 */
#define SYNC_TRIES 10

/* Takes in edits by hand, in changes of its own. */
typedef bool sync_take_in(void *context, struct err *err);

struct sync_order {
	struct change_order change;
	struct git_order git;
	sync_take_in *take_in;
	sync_take_in *merged; /* after a merge that visions were part of, if both sides
	                         had taken in theirs before */
	void *context;
	const struct names *without; /* see arrive.h; or NULL */
	const struct names *passed;  /* commits, as a person types them, that go out as
	                                they are; or NULL */
	bool unrelated, deletions;   /* see join.h */
	bool look;                   /* only find out what would happen */
	const char *url, *there;     /* with `look`: at this place instead, of which nothing
	                                is kept; its branch, or NULL: called as here */
};

struct sync_report {
	struct remote remote;
	bool no_journal;           /* what is there is none, or one of a newer format */
	bool apart;                /* it began apart from this one */
	bool received, sent;
	bool whole;                /* all of it came: nothing was here before */
	bool rewound;              /* what was there the last time is there no more */
	struct machines from;      /* who wrote what came */
	size_t days_sent, pages_sent;
	struct joined joined;      /* what came, and stands twice; why it was refused */
	struct outgoing outgoing;  /* what may not leave in the clear */
	struct change_report change; /* its notes */
};

#define SYNC_REPORT_INIT { .change = CHANGE_REPORT_INIT }

/*
 * Whatever it returns, the report tells how far it came. ERR_NOTHING: no remote
 * is known; ERR_FORMAT: what came is refused, or what was to go is not sealed
 * (the report says which, and the caller the way on); ERR_NETWORK; ERR_BUSY; and those of join.h.
 */
bool sync_run(struct sync_report *report, struct store *store, const struct sync_order *order,
	struct err *err) __attribute__((warn_unused_result));
void sync_report_release(struct sync_report *report);

#endif
