/* SPDX-License-Identifier: ISC */
#include "merge/config_pieces.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/config.h"

#define CONFIG_MAX (64u << 10) /* bytes; a larger file holds no settings */

static struct config_piece *
add_piece(struct config_pieces *file, enum config_kind kind, size_t start, size_t end)
{
	file->items = mem_room(file->items, file->count, &file->room, sizeof *file->items);
	struct config_piece *piece = &file->items[file->count];
	size_t section = file->count ? file->items[file->count - 1].section : SLICE_NONE;

	if (kind == CONFIG_SECTION)
		section = file->count;
	if (kind == CONFIG_END)
		section = SLICE_NONE;
	*piece = (struct config_piece){ .kind = kind, .section = section,
		.bytes = slice_part(file->bytes, start, end) };
	file->count++;
	file->done = end;
	return piece;
}

static void
note_comment(struct config_pieces *file, size_t at)
{
	struct slice comment = file->items[at].comment;

	if (comment.len)
		lookup_add(&file->comments, comment, at);
}

/* The lines up to a part, each a piece. */
static void
add_lines(struct config_pieces *file, size_t end)
{
	while (file->done < end) {
		struct slice rest = slice_part(file->bytes, file->done, end);
		size_t len = slice_find_char(rest, '\n');
		size_t stop = len == SLICE_NONE ? end : file->done + len + 1;
		struct config_piece *piece = add_piece(file, CONFIG_LINE, file->done, stop);

		piece->comment = slice_trim(piece->bytes);
		note_comment(file, file->count - 1);
	}
}

static struct slice
keep(struct slice s, char **owned)
{
	*owned = mem_text(s.ptr, s.len);
	return (struct slice){ *owned, s.len };
}

static bool
take_part(const struct config_part *part, void *context)
{
	struct config_pieces *file = context;

	add_lines(file, part->start);
	struct config_piece *piece = add_piece(file, part->is_section ? CONFIG_SECTION : CONFIG_KEY,
		part->start, part->end);

	piece->key = keep(part->key, &piece->name);
	piece->value = keep(part->value, &piece->text);
	piece->comment = part->comment;
	note_comment(file, file->count - 1);
	lookup_add(part->is_section ? &file->sections : &file->keys, piece->key, file->count - 1);
	return true;
}

size_t
config_mark(struct slice bytes)
{
	return slice_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
}

void
config_pieces_read(struct config_pieces *file, struct slice bytes)
{
	struct err ignored = ERR_INIT;

	*file = (struct config_pieces){ .bytes = bytes, .done = config_mark(bytes) };
	file->is_config = bytes.len <= CONFIG_MAX &&
		config_read_parts(bytes, "", take_part, file, &ignored);
	add_lines(file, bytes.len);
	add_piece(file, CONFIG_END, bytes.len, bytes.len);
	lookup_sort(&file->keys);
	lookup_sort(&file->comments);
	lookup_sort(&file->sections);
}

void
config_pieces_release(struct config_pieces *file)
{
	for (size_t n = 0; n < file->count; n++) {
		free(file->items[n].name);
		free(file->items[n].text);
	}
	free(file->items);
	lookup_release(&file->keys);
	lookup_release(&file->comments);
	lookup_release(&file->sections);
}
