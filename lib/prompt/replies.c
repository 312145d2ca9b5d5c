/* SPDX-License-Identifier: ISC */
/* Answers by their keys. */
#include "prompt/replies.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"

static struct reply *
find(const struct replies *answers, struct slice key)
{
	for (size_t n = 0; n < answers->count; n++)
		if (slice_is(key, answers->items[n].key))
			return &answers->items[n];
	return NULL;
}

const struct reply *
replies_find(const struct replies *answers, struct slice key)
{
	return find(answers, key);
}

const struct reply *
replies_next(const struct replies *answers, size_t *at, const char *place, const char *matter)
{
	while (*at < answers->count) {
		const struct reply *answer = &answers->items[(*at)++];

		if (strcmp(answer->place, place) == 0 &&
		    (!matter || strcmp(answer->matter, matter) == 0))
			return answer;
	}
	return NULL;
}

static void
release(struct reply *answer)
{
	free(answer->key);
	free(answer->matter);
	buf_wipe(&answer->text);
}

void
replies_set(struct replies *answers, const struct reply *answer)
{
	struct reply *there = find(answers, slice_of(answer->key));
	struct reply made = *answer;

	made.key = slice_copy(slice_of(answer->key));
	made.matter = slice_copy(slice_of(answer->matter));
	made.text = (struct buf)BUF_INIT;
	buf_wiped_room(&made.text, answer->text.len);
	buf_add(&made.text, buf_slice(&answer->text));
	if (there) {
		release(there);
		*there = made;
		return;
	}
	answers->items = mem_room(answers->items, answers->count, &answers->room,
		sizeof *answers->items);
	answers->items[answers->count++] = made;
}

void
replies_remove(struct replies *answers, struct slice key)
{
	struct reply *there = find(answers, key);

	if (!there)
		return;
	size_t n = (size_t)(there - answers->items);

	release(there);
	memmove(there, there + 1, (answers->count - n - 1) * sizeof *there);
	answers->count--;
}

void
replies_release(struct replies *answers)
{
	for (size_t n = 0; n < answers->count; n++)
		release(&answers->items[n]);
	free(answers->items);
	*answers = (struct replies){ 0 };
}
