/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_SPLICE_H
#define TAUT_DOC_SPLICE_H

#include "doc/document.h"

/*
 * Editing a document without touching a byte that has no reason to change:
 * a list of replacements, applied in one go. Offsets are those of the parsed
 * document; two replacements must not overlap; insertions at one offset keep
 * their order, but for parts of an item, which stand in theirs. An inserted
 * line takes the ending of the line before it. One splice changes a part once.
 */
struct splice {
	struct splice_edit *edits;
	size_t count, room;
};

void splice_release(struct splice *splice);

/* Replaces the bytes [start, end) by a copy of text. */
void splice_put(struct splice *splice, size_t start, size_t end, struct slice text);

/* The document's bytes with all replacements made. */
void splice_apply(const struct splice *splice, const struct document *doc, struct buf *out);

/*
 * The parts of an item. A field that is there has its value replaced (the
 * first one with that key; an emoji sign is left, and a bracket field added
 * with it); else it is added behind the last field and before the id. Values
 * are given as a person means them and escaped here; a part that has its
 * value already is not touched. Removing takes all fields of the key, signs
 * too.
 */
void splice_set_field(struct splice *splice, const struct document *doc,
	const struct item *item, const char *key, struct slice value);
void splice_remove_field(struct splice *splice, const struct document *doc,
	const struct item *item, const char *key);
void splice_set_box(struct splice *splice, const struct document *doc,
	const struct item *item, char box); /* adds the box if there is none */
void splice_set_id(struct splice *splice, const struct document *doc,
	const struct item *item, struct slice id); /* only where there is none */
void splice_set_words(struct splice *splice, const struct document *doc,
	const struct item *item, struct slice words);
void splice_remove_item(struct splice *splice, const struct document *doc,
	const struct item *item); /* with all nested in it */

/* A field of a section that stands in no item: `[horizon:: …]` below a heading. */
void splice_set_section_field(struct splice *splice, const struct document *doc,
	const struct section *section, const char *key, struct slice value);
void splice_set_title(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice title);

/*
 * Adds lines (LF-separated, a last LF optional) at the end of a section's own
 * body, before the blank lines that end it. An item goes right behind an
 * item; anything else gets a blank line around it. A fence or comment that
 * the end of the file left open is closed first.
 */
void splice_append(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice lines);

/* Replaces a section's own prose: its body but for its items and fields. */
void splice_set_body(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice lines);

/*
 * Replaces all of a section's own body, lists as well, but for the items that
 * have an id or a field, or hold one that has, and for its fields.
 */
void splice_set_text(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice lines);

/* Replaces a section (heading line and all below it), but for the blank lines that end it. */
void splice_set_section(struct splice *splice, const struct document *doc,
	const struct section *section, struct slice text);

/*
 * Adds a new section (heading line and all below it) at the end of the file,
 * or before the section `before`, with a blank line between. Where the text
 * above left a fence or comment open it is closed first: returns true then.
 */
bool splice_add_section(struct splice *splice, const struct document *doc,
	size_t before, struct slice text);

/* Words as an item may begin with them: in one line, with what would be read
 * as a box, a field or an id escaped. */
void splice_format_words(struct buf *out, struct slice words);

/*
 * ` [key:: value]` with brackets escaped where they do not balance, and a
 * backtick as `&#96;`, so that it cannot make code of the field.
 */
void splice_format_field(struct buf *out, const char *key, struct slice value);

#endif
