/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_MOMENTS_H
#define TAUT_CMD_MOMENTS_H

#include "cmd/key/unseal.h"
#include "cmd/out.h"
#include "journal/days.h"

/* The moments of days, as text, a line for each, or data. */
struct showing {
	struct session *session;
	struct unseal unseal;
	bool brief;      /* a line for each */
	bool raw;        /* the bytes of the files */
	size_t limit;    /* moments still wanted; SIZE_MAX: all */
	int month, mday; /* on this day: 0 for any */
	size_t shown;
	json_t *entries;
	size_t at;       /* where in entries the next moment goes */
	bool backwards;
	struct names pieces; /* going backwards: texts to be printed in order */
};

bool moments_show(struct showing *showing, struct span span, struct err *err)
	__attribute__((warn_unused_result));

/* A page that is not of a day, whole. */
bool page_show(struct showing *showing, const char *path, struct err *err)
	__attribute__((warn_unused_result));

#endif
