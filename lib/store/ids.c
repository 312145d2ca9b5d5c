/* SPDX-License-Identifier: ISC */
/*
 * Open addressing; an id is a hash already. Invariant: a quarter of the slots
 * is empty (zero), so that each search ends.
 */
#include "store/ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define ROOM_FIRST 1024 /* a power of two, as each one after it */

/* The slot that holds the id, or the empty one where it belongs. */
static git_oid *
find(const struct ids *ids, const git_oid *id)
{
	size_t at;

	memcpy(&at, id->id, sizeof at);
	at &= ids->room - 1;
	while (!git_oid_is_zero(&ids->slots[at]) && !git_oid_equal(&ids->slots[at], id))
		at = (at + 1) & (ids->room - 1);
	return &ids->slots[at];
}

static void
grow(struct ids *ids)
{
	struct ids more = { .room = ids->room ? ids->room * 2 : ROOM_FIRST };

	more.slots = mem_alloc(more.room, sizeof *more.slots);
	for (size_t n = 0; n < ids->room; n++)
		if (!git_oid_is_zero(&ids->slots[n]))
			git_oid_cpy(find(&more, &ids->slots[n]), &ids->slots[n]);
	more.count = ids->count;
	free(ids->slots);
	*ids = more;
}

bool
ids_add(struct ids *ids, const git_oid *id)
{
	if (git_oid_is_zero(id))
		return false;
	if (ids->count + 1 > ids->room - ids->room / 4)
		grow(ids);
	git_oid *slot = find(ids, id);

	if (!git_oid_is_zero(slot))
		return false;
	git_oid_cpy(slot, id);
	ids->count++;
	return true;
}

bool
ids_has(const struct ids *ids, const git_oid *id)
{
	return ids->count && !git_oid_is_zero(id) && !git_oid_is_zero(find(ids, id));
}

void
ids_release(struct ids *ids)
{
	free(ids->slots);
	*ids = (struct ids){ 0 };
}
