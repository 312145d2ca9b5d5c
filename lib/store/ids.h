/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_IDS_H
#define TAUT_STORE_IDS_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

/* A set of object ids. All-zero is an empty one; the zero id is in none. */
struct ids {
	git_oid *slots;
	size_t count, room;
};

bool ids_add(struct ids *ids, const git_oid *id); /* false: it was in it */
bool ids_has(const struct ids *ids, const git_oid *id);
void ids_release(struct ids *ids);

#endif
