/* SPDX-License-Identifier: ISC */
#ifndef TAUT_AGE_ARMOR_H
#define TAUT_AGE_ARMOR_H

#include "age/age.h"

/*
 * The text form: RFC 7468's strict one, lines of 64 columns, labelled "AGE
 * ENCRYPTED FILE". It is stated by who calls, never sniffed.
 */

void armor_write(struct buf *out, struct slice binary); /* ends with LF */

/* Lines may end with CRLF; a final line end may be missing; white space after
 * the end is allowed, before the beginning it is not. */
enum age_fault armor_read(struct buf *out, struct slice text)
	__attribute__((warn_unused_result));

#endif
