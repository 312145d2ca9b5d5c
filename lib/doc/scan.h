/* SPDX-License-Identifier: ISC */
#ifndef TAUT_DOC_SCAN_H
#define TAUT_DOC_SCAN_H

#include "doc/document.h"

/*
 * Fills in the lines, sections and items of a document that has its bytes,
 * but for what the text of an item says (doc/item.h) and all fields.
 */
void scan_document(struct document *doc);

#endif
