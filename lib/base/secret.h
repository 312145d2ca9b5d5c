/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_SECRET_H
#define TAUT_BASE_SECRET_H

#include <stddef.h>

#include "base/buf.h"
#include "base/slice.h"

/*
 * Memory for what must not be swapped, dumped or left behind: locked where
 * the system lets it, guarded, wiped on release (libsodium's sodium_malloc).
 * Of a fixed size: what grows leaves copies behind.
 */
struct secret {
	unsigned char *ptr; /* len bytes; NULL in an empty one */
	size_t len;
};

#define SECRET_INIT { .ptr = NULL, .len = 0 }

/* Zeroed. `secret` must be empty. */
void secret_init(struct secret *secret, size_t len);
void secret_set(struct secret *secret, struct slice bytes); /* a copy; the old goes */
void secret_cut(struct secret *secret, size_t len); /* shortens, wiping what goes */
void secret_release(struct secret *secret); /* wiped; safe twice and on all-zero */

struct slice secret_slice(const struct secret *secret);

/* For opened text in a buf: overwritten, then released. */
void buf_wipe(struct buf *buf);

/* Room for len more bytes of such text: growing leaves no copy behind. */
void buf_wiped_room(struct buf *buf, size_t len);

#endif
