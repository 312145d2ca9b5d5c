/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_TEXT_H
#define TAUT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Text for people: its width on a terminal, made harmless, cut, wrapped,
 * folded. Unicode by utf8proc; invalid bytes count as one column each.
 */

/*
 * The one escaper. C0 but LF and TAB, DEL, C1, bidi controls, line and
 * paragraph separators and invalid UTF-8 become visible (`\x1b`, `\u202e`);
 * all else passes. `text_escape_line` makes LF and TAB visible too.
 */
void text_escape(struct buf *out, struct slice s);
void text_escape_line(struct buf *out, struct slice s);

/* The same for a JSON text: what it would show raw is written as \u00xx, which
 * a reader of JSON takes back as it was. */
void text_escape_json(struct buf *out, struct slice json);

/* Adds a word as a shell takes it for one and for nothing else: as it is where
 * it has no sign that means something to a shell, or in quotes. */
void text_quote(struct buf *out, struct slice word);

/* Columns on a terminal; a grapheme counts once. */
size_t text_width(struct slice s);

/* Where the grapheme that begins at s[at] ends, and its width. */
size_t text_grapheme(struct slice s, size_t at, size_t *width);

/*
 * As many whole graphemes as fit into `width` columns, with `…` (or "..." for
 * ascii) as the last if some do not; then blanks up to `width` if `pad`.
 */
void text_fit(struct buf *out, struct slice s, size_t width, bool ascii, bool pad);

/* Adds s wrapped at blanks into lines of at most `width` columns, each but
 * the first led by `indent`. No LF at the end. */
void text_wrap(struct buf *out, struct slice s, size_t width, const char *indent);

bool text_is_utf8(struct slice s);

/* Without case (full Unicode case folding, NFC), for comparing names. */
void text_fold(struct buf *out, struct slice s);
bool text_same(struct slice a, struct slice b); /* equal when folded */
bool text_begins(struct slice s, struct slice start); /* so too */

/* ASCII letters and digits, lower case; marks taken off; others to '-'. */
void text_ascii(struct buf *out, struct slice s);

/* The letter-wise distance (insert, delete, change, swap) of two names, at
 * most limit + 1; names over 64 bytes are that far away. */
size_t text_distance(struct slice a, struct slice b, size_t limit);

#endif
