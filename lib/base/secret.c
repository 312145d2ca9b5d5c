/* SPDX-License-Identifier: ISC */
/* Locked memory, by libsodium. */
#include "base/secret.h"

#include <sodium.h>
#include <string.h>

#include "base/alloc.h"

void
secret_init(struct secret *secret, size_t len)
{
	if (sodium_init() >= 0)
		secret->ptr = sodium_malloc(len ? len : 1);
	if (!secret->ptr)
		mem_none();
	sodium_memzero(secret->ptr, len ? len : 1);
	secret->len = len;
}

void
secret_set(struct secret *secret, struct slice bytes)
{
	struct secret copy = SECRET_INIT;

	secret_init(&copy, bytes.len);
	if (bytes.len)
		memcpy(copy.ptr, bytes.ptr, bytes.len);
	secret_release(secret);
	*secret = copy;
}

void
secret_cut(struct secret *secret, size_t len)
{
	if (len >= secret->len)
		return;
	sodium_memzero(secret->ptr + len, secret->len - len);
	secret->len = len;
}

void
secret_release(struct secret *secret)
{
	sodium_free(secret->ptr); /* takes NULL */
	*secret = (struct secret)SECRET_INIT;
}

struct slice
secret_slice(const struct secret *secret)
{
	return secret->ptr ? (struct slice){ (const char *)secret->ptr, secret->len } :
		SLICE_EMPTY;
}

void
buf_wipe(struct buf *buf)
{
	if (buf->room)
		sodium_memzero(buf->ptr, buf->room);
	buf_release(buf);
}

void
buf_wiped_room(struct buf *buf, size_t len)
{
	struct buf larger = BUF_INIT;

	if (buf->room > buf->len + len)
		return;
	buf_space(&larger, (buf->len + len) * 2);
	buf_add(&larger, buf_slice(buf));
	buf_wipe(buf);
	*buf = larger;
}
