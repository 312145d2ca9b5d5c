/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_AMOUNT_H
#define TAUT_CMD_REVIEW_AMOUNT_H

#include "base/buf.h"
#include "journal/result.h"

/* Adds a number of a result with its unit, escaped: "6 km", "7 /10". */
void amount_add(struct buf *out, struct decimal amount, const struct result *result);

#endif
