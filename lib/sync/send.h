/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_SEND_H
#define TAUT_SYNC_SEND_H

#include "store/outgoing.h"
#include "sync/remote.h"

enum send_outcome {
	SEND_DONE,
	SEND_BEHIND,  /* somebody was first: fetch, join, try again */
	SEND_UNSEALED, /* nothing left: `outgoing` says what is in the clear */
};

struct send_order {
	const struct git_order *git;
	const struct remote *remote;
	git_oid commit;      /* what is to go */
	const struct ids *passed; /* commits that the person lets go out as they are */
};

/* The gate at push, then the push of the very commit that was looked at. */
bool send_run(enum send_outcome *outcome, struct outgoing *outgoing, struct repo *repo,
	const struct send_order *order, struct err *err) __attribute__((warn_unused_result));

#endif
