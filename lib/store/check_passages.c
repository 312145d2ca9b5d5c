/* SPDX-License-Identifier: ISC */
/* Sealed passages, looked at from outside: nothing here needs a key. */
#include <stdlib.h>
#include <string.h>

#include "age/armor.h"
#include "age/header.h"
#include "base/alloc.h"
#include "base/words.h"
#include "seal/fence.h"
#include "seal/passage.h"
#include "store/check.h"

#define PAYLOAD_MIN 32 /* a nonce and a tag */

/* A sealed passage, by its bytes, and where it stood first. */
struct block {
	git_oid id;
	char *path;
	size_t line;
};

static void
read_armor(struct buf *armor, struct slice body)
{
	struct slice ending;

	while (body.len) {
		struct slice line = fence_line(&body, &ending);

		while (line.len && strchr(" \t>", line.ptr[0]))
			line = slice_from(line, 1);
		buf_add(armor, line);
		buf_add_char(armor, '\n');
	}
}

/* Why the block is no age file, or NULL. */
static const char *
find_fault(const struct passage *passage, struct buf *binary)
{
	struct buf armor = BUF_INIT;
	struct header header = HEADER_INIT;
	const char *why = NULL;

	if (!passage->closed)
		return _("its fence is never closed");
	read_armor(&armor, passage->body);
	enum age_fault fault = armor_read(binary, buf_slice(&armor));

	if (fault)
		why = age_fault_text(fault);
	else if (!header_parse(buf_slice(binary), &header))
		why = age_fault_text(AGE_HEADER);
	else if (binary->len < header.len + PAYLOAD_MIN)
		why = age_fault_text(AGE_PAYLOAD);
	header_release(&header);
	buf_release(&armor);
	return why;
}

static void
note_twice(struct passages *passages, const struct buf *binary, const char *path, size_t line)
{
	git_oid id;

	if (git_odb_hash(&id, binary->ptr, binary->len, GIT_OBJECT_BLOB) < 0)
		return;
	for (size_t n = 0; n < passages->count; n++) {
		const struct block *block = &passages->items[n];

		if (!git_oid_equal(&block->id, &id))
			continue;
		if (slice_starts(slice_of(path), "reviews/"))
			return; /* what a review ends with is copied from the pages */
		if (passages->twice++ < CHECK_NAMED_MAX)
			check_say(passages->check, FINDING_NOTE, "passages",
				"%s:%zu: the same passage as %s:%zu", path, line, block->path,
				block->line);
		return;
	}
	passages->items = mem_room(passages->items, passages->count, &passages->room,
		sizeof *passages->items);
	passages->items[passages->count++] = (struct block){ id,
		mem_text(path, strlen(path)), line };
}

void
check_passages(struct passages *passages, const char *path, struct slice page)
{
	struct passage passage = { 0 };
	size_t at = 0;

	while (passage_next(page, &at, &passage)) {
		struct buf binary = BUF_INIT;

		if (passage.kind != PASSAGE_AGE)
			continue;
		const char *why = find_fault(&passage, &binary);

		if (!why)
			note_twice(passages, &binary, path, passage.line);
		else if (passages->wrong++ < CHECK_NAMED_MAX)
			check_say(passages->check, FINDING_WRONG, "passages", "%s:%zu: this sealed "
				"passage is damaged: %s; 'taut history' may have it whole", path,
				passage.line, why);
		buf_release(&binary);
	}
}

void
passages_release(struct passages *passages)
{
	if (passages->wrong > CHECK_NAMED_MAX)
		check_say(passages->check, FINDING_WRONG, "passages", "%zu more are damaged",
			passages->wrong - CHECK_NAMED_MAX);
	if (passages->twice > CHECK_NAMED_MAX)
		check_say(passages->check, FINDING_NOTE, "passages", "%zu more stand twice",
			passages->twice - CHECK_NAMED_MAX);
	for (size_t n = 0; n < passages->count; n++)
		free(passages->items[n].path);
	free(passages->items);
	passages->items = NULL;
	passages->count = 0;
}
