/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_WRAP_H
#define TAUT_DOC_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Styled text wrapped into lines behind a prefix. In the text a style is a
 * mark of one byte: the text has passed the escaper, so it holds no other.
 */
#define WRAP_BOLD '\001'
#define WRAP_ITALIC '\002'
#define WRAP_DIM '\003'
#define WRAP_STYLES 3 /* the mark that ends one is this much greater */
#define WRAP_BREAK '\007' /* a line ends here */

struct wrap {
	struct buf *out;
	size_t width;
	bool color;
	struct buf prefix; /* what leads each line */
	struct buf lead;   /* what leads the next one in its place */
	bool has_lead;
};

void wrap_text(struct wrap *wrap, struct slice text);
void wrap_line(struct wrap *wrap, struct slice text); /* as it stands; no marks */
void wrap_blank(struct wrap *wrap); /* only the prefix, its last blanks cut */
void wrap_release(struct wrap *wrap);

#endif
