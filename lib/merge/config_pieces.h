/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_CONFIG_PIECES_H
#define TAUT_MERGE_CONFIG_PIECES_H

#include "base/slice.h"
#include "merge/lookup.h"

/*
 * A git-config text as a row of pieces, which are all of it but the mark: the
 * first lines of sections, keys, and lines of their own (comments, blank ones).
 */
enum config_kind { CONFIG_SECTION, CONFIG_KEY, CONFIG_LINE, CONFIG_END };

struct config_piece {
	enum config_kind kind;
	char *name, *text; /* owned; of a section's name and a key's, and its value */
	struct slice key, value;
	struct slice bytes, comment;
	bool second;       /* of a key's first line, once asked: see is_second() */
	size_t section;    /* the piece that began its section (may be itself), or SLICE_NONE */
};

struct config_pieces {
	struct slice bytes;
	bool is_config;
	struct config_piece *items; /* the last is CONFIG_END */
	size_t count, room;
	size_t done; /* bytes that are in pieces */
	struct lookup keys, comments, sections;
};

/* Of what is no git-config, or too large to be one, the pieces say nothing. */
void config_pieces_read(struct config_pieces *file, struct slice bytes);
void config_pieces_release(struct config_pieces *file);
size_t config_mark(struct slice bytes); /* the bytes of a byte-order mark: 3, or 0 */

#endif
