/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_REVIEW_RECEIVED_H
#define TAUT_CMD_REVIEW_RECEIVED_H

#include "cmd/review/year.h"

/*
 * The letter of the year before, if there is one: read out where it is clear or the
 * journal is unlocked, else told of, with the command that opens it. What is private
 * goes to stdout and nowhere else.
 */
bool received_tell(const struct year *year, struct err *err)
	__attribute__((warn_unused_result));

#endif
