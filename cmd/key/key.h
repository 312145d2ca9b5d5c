/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_KEY_H
#define TAUT_CMD_KEY_KEY_H

#include "cmd/cmd.h"

/* The forms of `taut key`, each in its own file; argv is what is behind its word. */
struct key_opt {
	bool weak, yes;
	const char *name;
};
extern struct key_opt key_opt;

typedef bool key_form(struct session *session, int argc, char **argv, struct err *err);

key_form key_show, key_new, key_passwd, key_sheet, key_trust, key_add, key_remove, key_replace;

#endif
