/* SPDX-License-Identifier: ISC */
/* Results by id: an open hash table over ASCII without case. */
#include "tension/subject.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/alloc.h"

/* FNV-1a over the lower-case bytes. */
static size_t
hash(struct slice id)
{
	uint64_t value = UINT64_C(0xcbf29ce484222325);

	for (size_t at = 0; at < id.len; at++)
		value = (value ^ ((unsigned char)id.ptr[at] | 0x20)) * UINT64_C(0x100000001b3);
	return (size_t)value;
}

static void
enter(struct subjects *subjects, size_t index)
{
	size_t slot = hash(slice_of(subjects->items[index].id)) % subjects->slot_count;

	while (subjects->slots[slot] != SLICE_NONE)
		slot = (slot + 1) % subjects->slot_count;
	subjects->slots[slot] = index;
}

static void
grow(struct subjects *subjects)
{
	if (subjects->count * 2 < subjects->slot_count)
		return;
	subjects->slot_count = subjects->slot_count ? subjects->slot_count * 2 : 64;
	subjects->slots = mem_resize(subjects->slots, subjects->slot_count,
		sizeof *subjects->slots);
	for (size_t n = 0; n < subjects->slot_count; n++)
		subjects->slots[n] = SLICE_NONE;
	for (size_t n = 0; n < subjects->count; n++)
		if (subjects->items[n].id[0])
			enter(subjects, n);
}

size_t
subjects_add(struct subjects *subjects, struct slice id, struct slice text, struct slice unit)
{
	subjects->items = mem_room(subjects->items, subjects->count, &subjects->room,
		sizeof *subjects->items);
	grow(subjects);
	subjects->items[subjects->count] = (struct subject){
		.id = slice_copy(id), .text = slice_copy(text), .unit = slice_copy(unit),
		.postponed_to = DAY_NONE,
	};
	if (id.len)
		enter(subjects, subjects->count);
	return subjects->count++;
}

size_t
subjects_find(const struct subjects *subjects, struct slice id, struct slice words)
{
	size_t found = SLICE_NONE;

	if (subjects->slot_count == 0 || id.len == 0)
		return SLICE_NONE;
	for (size_t slot = hash(id) % subjects->slot_count; subjects->slots[slot] != SLICE_NONE;
	    slot = (slot + 1) % subjects->slot_count) {
		const struct subject *subject = &subjects->items[subjects->slots[slot]];

		if (!slice_is_nocase(id, subject->id))
			continue;
		bool same = slice_is(words, subject->text);

		if (same || found == SLICE_NONE || subjects->slots[slot] < found)
			found = subjects->slots[slot];
		if (same)
			break;
	}
	return found;
}

void
subjects_release(struct subjects *subjects)
{
	for (size_t n = 0; n < subjects->count; n++) {
		free(subjects->items[n].id);
		free(subjects->items[n].text);
		free(subjects->items[n].unit);
	}
	free(subjects->items);
	free(subjects->slots);
	*subjects = (struct subjects){ 0 };
}
