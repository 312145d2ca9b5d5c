/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_OPT_H
#define TAUT_CMD_OPT_H

#include "cmd/cmd.h"

/*
 * Reads options out of argv by a table of rows. What is none moves to the
 * front; *argc becomes its count. No abbreviations; `--` ends the options;
 * `-2` is no option where no row has that letter. With `first_only`, stops at
 * the first argument that is none (the global options).
 */
bool opt_parse(const struct opt *opts, int *argc, char **argv, bool first_only, struct err *err)
	__attribute__((warn_unused_result));

/* The synopsis, summary and options of a command, for -h. */
void opt_help(const struct cmd *cmd, struct buf *out);

#endif
