/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_LINESET_H
#define TAUT_SYNC_LINESET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* Which lines some texts have; the texts must live as long. */
struct lineset {
	struct slice *items;
	size_t count, room;
	bool sorted;
};

void lineset_add(struct lineset *set, struct slice text);
void lineset_release(struct lineset *set); /* safe on all-zero */

/* Whether each line of the text is one of them, but for what begins as a
 * conflict marker does. */
bool lineset_has_all(struct lineset *set, struct slice text);

#endif
