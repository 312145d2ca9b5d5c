/* SPDX-License-Identifier: ISC */
#ifndef TAUT_JOURNAL_LEFTOVERS_H
#define TAUT_JOURNAL_LEFTOVERS_H

#include "base/buf.h"
#include "base/slice.h"

/*
 * Adds a text that was pasted out of a mail or a messenger, without what these
 * leave in it: tags of HTML (some are a line's end), its entities, other line
 * ends, marks without width. Controls become visible. At most four bytes for
 * each that was given, so that room can be made before.
 */
void leftovers_clean(struct buf *out, struct slice pasted);

#endif
