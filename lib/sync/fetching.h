/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_FETCHING_H
#define TAUT_SYNC_FETCHING_H

#include <pthread.h>

#include "base/file.h"
#include "sync/remote.h"

/*
 * A fetch that runs while something else is done here: waiting for another
 * machine and looking at every file take about as long. What git says meanwhile
 * is held back, so that it does not come between the lines of the other.
 */
struct fetching {
	const struct remote *remote;
	const struct git_order *order; /* the caller's */
	struct git_order git;          /* the same, heard by us */
	pthread_t thread;
	pthread_mutex_t mutex;
	bool running, held;
	struct names said;
	enum remote_fetched fetched;
	bool ok;
	struct err err;
};

/* Where it cannot run beside, it runs when it is waited for. */
void fetching_begin(struct fetching *fetching, const struct remote *remote,
	const struct git_order *order);

/* Waits for it, and says what was held back. As remote_fetch(). */
bool fetching_end(struct fetching *fetching, enum remote_fetched *fetched, struct err *err)
	__attribute__((warn_unused_result));

#endif
