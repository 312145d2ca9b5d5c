/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_UNLOCK_H
#define TAUT_SEAL_UNLOCK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/secret.h"
#include "base/slice.h"

/*
 * An opened identity kept by the kernel for a while: key `taut:<root>` of type
 * "user" on the user's keyring (@u), with a time-out, its possessor's alone.
 * Never a file in its place. keyrings(7), keyctl(2).
 */
#define UNLOCK_SECONDS_MAX (8 * 3600)

/* Kept, and read back from a child process; ERR_KEY: this system has no
 * keyring for us, and why. */
bool unlock_keep(const char *root, struct slice identity, unsigned seconds, struct err *err)
	__attribute__((warn_unused_result));

/* ERR_NOTHING: not unlocked; an expired key and none are alike. */
bool unlock_find(const char *root, struct secret *identity, struct err *err)
	__attribute__((warn_unused_result));

/* True if there was one. */
bool unlock_drop(const char *root);

#endif
