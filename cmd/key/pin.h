/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_PIN_H
#define TAUT_CMD_KEY_PIN_H

#include "cmd/cmd.h"
#include "seal/trust.h"

/*
 * Pins a list that the passphrase showed: what this clone seals to from now
 * on. `out` becomes what is pinned. That the passphrase was typed today is
 * recorded, unless a program gave it. ERR_SYSTEM and the like: nothing is.
 */
bool keypin(struct session *session, const struct keylist *list, struct slice file,
	struct trust *out, struct err *err) __attribute__((warn_unused_result));

/* y or n, on a terminal; with `yes`, without being asked. Else ERR_KEY_LIST,
 * with what that means, which is another thing if nothing is `pinned`. */
bool keypin_confirm(struct session *session, bool yes, bool pinned, const char *question,
	struct err *err) __attribute__((warn_unused_result));

/* "sealed to: journal (age1…), paper key (age1…)", for the person. */
void keypin_tell(const struct session *session, const struct keylist *list);

/* "age1… NAME", as a line shows it. */
void key_format(struct buf *out, const struct keyname *key);

#endif
