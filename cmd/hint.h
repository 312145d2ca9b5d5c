/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_HINT_H
#define TAUT_CMD_HINT_H

#include "cmd/cmd.h"
#include "journal/hint.h"

/*
 * After words were saved that were not private: at most two hints at their
 * wording, a line each. Only where a person sees them: on a terminal, not with
 * -q, and unless ui.hints says no.
 */
void hints_say(const struct session *session, enum hint_about about, struct slice words);

#endif
