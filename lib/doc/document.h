/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_DOCUMENT_H
#define TAUT_DOC_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * A Markdown file as taut reads it: lines, sections, list items, fields.
 * One pass over the bytes, no tree; all that is in here are slices into the
 * document's own bytes (or, for an item that an editor wrapped, into a joined
 * copy that the document owns too). The grammar is taut-journal(5).
 *
 * Parse and write is the identity on any bytes: nothing is ever written from
 * this structure, only spliced into the bytes (doc/splice.h).
 */

#define DOCUMENT_MAX (16u << 20)      /* bytes; a larger file is an error */
#define DOCUMENT_NONE ((size_t)-1)    /* "no such index" in the arrays below */

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_HEADING, /* unindented ATX, outside fences and comments */
	LINE_ITEM,    /* the first line of a list item, at any depth */
	LINE_FENCE,   /* opens, closes or stands inside a fence */
	LINE_COMMENT, /* part of an HTML comment that began a line */
	LINE_FRONT,   /* front matter, its --- lines included */
};

struct line {
	size_t start; /* byte offsets: text is [start, end), */
	size_t end;   /* its ending [end, next)             */
	size_t next;  /* (a byte-order mark stands before line 0) */
	size_t indent; /* columns of blanks before the first character */
	enum line_kind kind;
};

struct section {
	size_t line;         /* its heading; DOCUMENT_NONE: before any heading */
	size_t level;        /* 1 to 6; 0 for what stands before any heading */
	struct slice title;  /* without the marks and blanks around it */
	size_t first, end;   /* lines of its own body */
	size_t deep_end;     /* the line after it and all deeper sections; of
	                        section 0 its own end: nothing is under it */
	size_t parent;       /* section, or DOCUMENT_NONE */
	size_t item, item_end;   /* its items in doc->items */
	size_t field, field_end; /* its fields that stand in no item: text lines
	                            that hold nothing but fields */
};

struct item {
	size_t section;
	size_t parent;  /* item it is nested in, or DOCUMENT_NONE */
	size_t depth;   /* 0 at the top level */
	size_t first;   /* line of its marker */
	size_t text_end; /* the line after its own text */
	size_t end;     /* the line after everything nested in it */
	size_t content; /* byte offset behind the marker and its blanks */
	char box;       /* 0: no checkbox; else what stands in it: ' ', 'x', '-' … */
	size_t box_at;  /* byte offset of that character */
	struct slice text;  /* all of it: box, words, fields, id; lines joined by a space */
	struct slice words; /* without box, fields, signs and id; trimmed */
	struct slice id;    /* without ^; empty if none */
	size_t field, field_end; /* its fields in doc->fields, as they stand */
};

struct field {
	struct slice key;   /* as written; compare without case */
	struct slice value; /* trimmed, brackets still escaped as in the file */
	size_t start, end;  /* byte offsets in the file, brackets included */
	bool sign;          /* an emoji of Tasks: read, never rewritten */
};

struct document {
	struct buf bytes;
	struct line *lines;
	size_t line_count;
	struct section *sections; /* [0] is always what stands before any heading */
	size_t section_count;
	struct item *items;
	size_t item_count;
	struct field *fields;
	size_t field_count;
	struct buf joined; /* texts of wrapped items */
	bool open_fence;   /* the end of the file lies inside a top-level fence */
	bool open_comment; /* … inside a top-level comment */
	char fence;        /* what closes the open fence: this character, */
	size_t fence_len;  /* this many times */
};

/*
 * Takes the bytes over (bytes is empty afterwards). Fails only for a file
 * over DOCUMENT_MAX: ERR_FORMAT, with `name` in the message.
 */
bool document_parse(struct document *doc, struct buf *bytes, const char *name, struct err *err)
	__attribute__((warn_unused_result));
void document_release(struct document *doc); /* safe on all-zero, and twice */

/* A line without its ending; lines with theirs (and the byte-order mark). */
struct slice document_line(const struct document *doc, size_t line);
struct slice document_lines(const struct document *doc, size_t first, size_t end);

/* The next section from `from` on whose title is this (any case); or DOCUMENT_NONE. */
size_t document_find_section(const struct document *doc, size_t from, const char *title);

/*
 * The n-th field with this key (any case), or NULL. Lists repeat the key.
 * Bracket fields come before signs, so what taut set wins over an emoji.
 */
const struct field *item_field(const struct document *doc, const struct item *item,
	const char *key, size_t n);
const struct field *section_field(const struct document *doc, const struct section *section,
	const char *key, size_t n);

/*
 * A `[key:: …]` that was left in the words since no rule reads it there:
 * its key, one after another from *at on (start with 0); false at the end.
 */
bool item_stray(const struct item *item, size_t *at, struct slice *key);

/*
 * A field's value as a person means it: `\[`, `\]` and a doubled backslash
 * before a bracket or at the end lose the escape, `&#96;` is a backtick.
 */
void field_value(const struct field *field, struct buf *out);

#endif
