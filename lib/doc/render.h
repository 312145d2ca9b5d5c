/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_RENDER_H
#define TAUT_DOC_RENDER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/* What cmark does for taut: checking what was spliced, and setting Markdown. */

struct render_style {
	int width;   /* columns to wrap at */
	bool color;  /* bold, italic, dim by SGR; else by nothing */
	bool ascii;  /* no bullets or rules outside ASCII */
};

/*
 * Markdown set for a terminal: paragraphs wrapped by display width, headings,
 * lists with hanging indent, quotes, code as it stands, links as text and
 * address, HTML as text, fields and ids dimmed. Everything from the source
 * passes the escaper, so no control sequence of it reaches the terminal.
 */
void render_terminal(struct slice markdown, const struct render_style *style, struct buf *out);

/*
 * That the last level-`level` heading that cmark sees at the top level of
 * `bytes` whose text is `title` is there at all: a section just spliced in
 * stands. ERR_FORMAT otherwise, naming `name`.
 */
bool render_check_section(struct slice bytes, int level, struct slice title,
	const char *name, struct err *err) __attribute__((warn_unused_result));

#endif
