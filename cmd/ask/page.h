/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_PAGE_H
#define TAUT_CMD_ASK_PAGE_H

#include "prompt/prompt.h"

/*
 * The page of a flow: the person's own below $XDG_CONFIG_HOME/taut/prompts, in
 * their language or without one, else the one that the program brings along.
 * An own page that is not understood is told of, and the program's is taken.
 */
bool page_open(struct prompt *prompt, const struct prompt_names *names, struct err *err)
	__attribute__((warn_unused_result));

#endif
