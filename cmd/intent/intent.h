/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_INTENT_INTENT_H
#define TAUT_CMD_INTENT_INTENT_H

#include "cmd/cmd.h"
#include "prompt/replies.h"

/*
 * A step as a dialogue: the best of it, what in you gets in the way, and if that
 * moment comes, then what. `name` is a result or an area; NULL: it asks for which.
 */
bool intent_run(struct session *session, const char *name, bool editor, struct err *err)
	__attribute__((warn_unused_result));

/* The words of a step as it was answered of a result (NULL: of any), at the places
 * `act` and `cue`: "If …, then …", or what is done alone; nothing if that is blank. */
void intent_words(const struct replies *answers, const char *matter, struct buf *out);

#endif
