/* SPDX-License-Identifier: ISC */
/* Opened passages of a page. What was opened is told from what was typed by
 * its bytes: a fence that is as it was made, id and all, was not changed. */
#include "cmd/edit/opening.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "seal/passage.h"

/* Its lines without what ends the last one. */
static size_t
end_of(struct slice text, const struct passage *passage)
{
	size_t end = passage->end;

	if (end > passage->start && text.ptr[end - 1] == '\n')
		end--;
	if (end > passage->start && text.ptr[end - 1] == '\r')
		end--;
	return end;
}

static void
open_passage(struct opening *opening, const struct passage *passage, const char *path,
	struct slice sealed, const struct secret *keys)
{
	struct slice whole = slice_part(sealed, passage->start, passage->end);
	struct slice old = slice_part(sealed, passage->start, end_of(sealed, passage));
	struct opened opened = OPENED_INIT;
	struct err err = ERR_INIT;

	if (!passage_open(&opened, passage, path, keys, &err)) {
		warn("%s: it stays as it is", err.text);
		buf_add(&opening->text, whole);
		return;
	}
	opening->items = mem_room(opening->items, opening->count, &opening->room,
		sizeof *opening->items);
	struct opening_passage *item = &opening->items[opening->count++];

	*item = (struct opening_passage){ .start = opening->text.len, .old = old };
	passage_fence(&opening->text, passage->prefix, opened.text, opened.id);
	while (opening->text.len > item->start &&
		opening->text.ptr[opening->text.len - 1] == '\n')
		buf_cut(&opening->text, opening->text.len - 1);
	item->end = opening->text.len;
	buf_add(&opening->text, slice_from(whole, old.len));
	opened_release(&opened);
}

static bool
is_sealed(const struct passage *passage)
{
	return passage->kind == PASSAGE_AGE && passage->closed;
}

/* An opened text takes less room than its armor, but each of its lines gets
 * the prefix, and none is shorter than its end: with so much room no growing
 * leaves a copy behind. */
static size_t
room_for(struct slice sealed)
{
	struct passage passage = { 0 };
	size_t at = 0, room = sealed.len * 2 + 4096;

	while (passage_next(sealed, &at, &passage))
		room += (passage.end - passage.start) * passage.prefix.len;
	return room < (64u << 20) ? room : 64u << 20;
}

bool
opening_make(struct opening *opening, struct session *session, const char *path,
	struct slice sealed, struct identity *identity, struct err *err)
{
	struct passage passage = { 0 };
	size_t at = 0, done = 0;
	bool any = false;

	while (!any && passage_next(sealed, &at, &passage))
		any = is_sealed(&passage);
	bool ok = keys_ready(session, err) && (!any || identity->keys.len ||
		keys_open(session, identity, err));

	if (ok)
		buf_space(&opening->text, room_for(sealed));
	passage = (struct passage){ 0 };
	for (at = 0; ok && passage_next(sealed, &at, &passage); done = passage.end) {
		buf_add(&opening->text, slice_part(sealed, done, passage.start));
		if (is_sealed(&passage))
			open_passage(opening, &passage, path, sealed, &identity->keys);
		else
			buf_add(&opening->text, slice_part(sealed, passage.start, passage.end));
	}
	buf_add(&opening->text, slice_from(sealed, done));
	return ok;
}

/* The one that the fence was made of, once. */
static const struct opening_passage *
find_unchanged(struct opening *opening, struct slice fence)
{
	for (size_t n = 0; n < opening->count; n++) {
		struct opening_passage *item = &opening->items[n];
		struct slice made = slice_part(buf_slice(&opening->text), item->start, item->end);

		if (item->back || !slice_equal(made, fence))
			continue;
		item->back = true;
		return item;
	}
	return NULL;
}

void
opening_back(struct opening *opening, struct slice edited, struct buf *out)
{
	struct passage passage = { 0 };
	size_t at = 0, done = 0;

	size_t room = edited.len;

	for (size_t n = 0; n < opening->count; n++)
		room += opening->items[n].old.len;
	buf_wiped_room(out, room);
	while (passage_next(edited, &at, &passage)) {
		size_t end = end_of(edited, &passage);
		const struct opening_passage *item = find_unchanged(opening,
			slice_part(edited, passage.start, end));

		if (!item)
			continue;
		buf_add(out, slice_part(edited, done, passage.start));
		buf_add(out, item->old);
		done = end;
	}
	buf_add(out, slice_from(edited, done));
}

void
opening_release(struct opening *opening)
{
	free(opening->items);
	buf_wipe(&opening->text);
	*opening = (struct opening)OPENING_INIT;
}
