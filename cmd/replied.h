/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REPLIED_H
#define TAUT_CMD_REPLIED_H

#include "prompt/replies.h"

/* What a dialogue's answers come to, of a place and a matter (NULL: of any). */

/* The last one; empty if there is none. */
struct slice replied_last(const struct replies *answers, const char *place, const char *matter);

/* All of them as prose, a paragraph each, fit for a page; to be wiped. */
void replied_prose(const struct replies *answers, const char *place, const char *matter,
	struct buf *out);

/* "rest; patience": what a reason is made of, each but once behind itself. */
void replied_reason(const struct replies *answers, const char *place, const char *matter,
	struct buf *out);

#endif
