/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_INTENT_INTENDED_H
#define TAUT_CMD_INTENT_INTENDED_H

#include "cmd/ask/dialogue.h"
#include "doc/document.h"
#include "journal/area.h"

/* What the dialogue of a step asks. */
struct intended {
	struct session *session;
	struct areas areas;
	struct document aims;        /* purpose.md */
	const struct result *result; /* that was named; NULL: which one is asked */
	const struct area *area;     /* only of this one; NULL: of any */
	bool sealing;                /* there is somebody to seal to */
};

struct ask_flow intended_flow(struct intended *intended);

/* The result that is planned for: as named, as answered, or the first one, which
 * is in focus if any is; NULL: none is open. */
const struct result *intended_result(const struct intended *intended,
	const struct replies *answers);

#endif
