/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_WORDING_H
#define TAUT_VIEW_WORDING_H

#include "base/buf.h"
#include "base/slice.h"
#include "view/view.h"

/*
 * A text written anew beside how it was: word by word, what went in [-…-] and what
 * came in {+…+}, all in one line; in sentences for those who hear them. Lines end
 * with LF, are not wrapped, and escaped here. Nothing where hardly a word is the
 * same, or none is another: then there is nothing to lay beside each other.
 */
void view_wording(struct buf *out, struct slice before, struct slice after,
	const struct view *view);

#endif
