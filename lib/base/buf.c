/* SPDX-License-Identifier: ISC */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

char buf_empty[1];

void
buf_release(struct buf *buf)
{
	if (buf->room)
		free(buf->ptr);
	*buf = (struct buf)BUF_INIT;
}

void
buf_clear(struct buf *buf)
{
	buf_cut(buf, 0);
}

char *
buf_detach(struct buf *buf)
{
	char *text = buf->room ? buf->ptr : mem_text("", 0);

	*buf = (struct buf)BUF_INIT;
	return text;
}

char *
buf_space(struct buf *buf, size_t len)
{
	size_t needed = buf->len + len + 1;

	assert(needed > len);
	if (needed > buf->room) {
		size_t room = buf->room ? buf->room * 2 : 64;

		if (room < needed)
			room = needed;
		buf->ptr = mem_resize(buf->room ? buf->ptr : NULL, room, 1);
		buf->room = room;
		buf->ptr[buf->len] = '\0';
	}
	return buf->ptr + buf->len;
}

void
buf_grown(struct buf *buf, size_t len)
{
	assert(len == 0 || buf->len + len < buf->room);
	buf->len += len;
	if (buf->room)
		buf->ptr[buf->len] = '\0';
}

void
buf_add(struct buf *buf, struct slice s)
{
	if (s.len == 0)
		return;
	memcpy(buf_space(buf, s.len), s.ptr, s.len);
	buf_grown(buf, s.len);
}

void
buf_add_text(struct buf *buf, const char *text)
{
	buf_add(buf, slice_of(text));
}

void
buf_add_char(struct buf *buf, char c)
{
	buf_add(buf, (struct slice){ &c, 1 });
}

void
buf_add_repeat(struct buf *buf, const char *text, size_t times)
{
	for (size_t n = 0; n < times; n++)
		buf_add_text(buf, text);
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	char *place = buf_space(buf, 120);
	int length = vsnprintf(place, buf->room - buf->len, format, args);

	va_end(args);
	assert(length >= 0);
	if ((size_t)length >= buf->room - buf->len) {
		place = buf_space(buf, (size_t)length);
		vsnprintf(place, (size_t)length + 1, format, again);
	}
	va_end(again);
	buf_grown(buf, (size_t)length);
}

void
buf_cut(struct buf *buf, size_t len)
{
	assert(len <= buf->len);
	buf->len = len;
	if (buf->room)
		buf->ptr[len] = '\0';
}

struct slice
buf_slice(const struct buf *buf)
{
	return (struct slice){ buf->ptr, buf->len };
}
