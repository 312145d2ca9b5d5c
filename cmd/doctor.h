/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_DOCTOR_H
#define TAUT_CMD_DOCTOR_H

#include <jansson.h>

#include "cmd/cmd.h"

/* What the parts of doctor share. A line a finding: RESULT CHECK MESSAGE. */
struct visit {
	struct session *session;
	size_t found;   /* what is wrong and was not mended */
	size_t pages;
	json_t *rows;
};

/* `result` is ok, note, wrong or fixed. */
void doctor_tell(struct visit *visit, const char *result, const char *check,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* -p: opens every sealed passage, and shows none. */
bool doctor_open(struct visit *visit, struct err *err) __attribute__((warn_unused_result));

#endif
