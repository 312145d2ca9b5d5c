/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_UNLOCK_H
#define TAUT_SEAL_UNLOCK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/secret.h"
#include "base/slice.h"

/*
 * An opened identity kept by the kernel for a while: key `taut:<label>` of type
 * "user" on the user's keyring (@u), with a time-out, its possessor's alone. The
 * label is of the key (the first letters of its recipient), not of the place
 * where the journal stands, which may be moved.
 * Never a file in its place. keyrings(7), keyctl(2).
 */
#define UNLOCK_SECONDS_MAX (8 * 3600)

/* Kept, and read back from a child process; ERR_KEY: this system has no
 * keyring for us, and why. */
bool unlock_keep(const char *label, struct slice identity, unsigned seconds, struct err *err)
	__attribute__((warn_unused_result));

/* ERR_NOTHING: not unlocked; an expired key and none are alike. */
bool unlock_find(const char *label, struct secret *identity, struct err *err)
	__attribute__((warn_unused_result));

/* True if there was one. */
bool unlock_drop(const char *label);

#endif
