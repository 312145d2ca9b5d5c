/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_BUF_H
#define TAUT_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/*
 * A growable byte string. Invariants: ptr is never NULL, ptr[len] is NUL.
 * Running out of memory ends the program, so adding to a buf cannot fail.
 */
struct buf {
	char *ptr;
	size_t len;
	size_t room; /* bytes owned; 0 while ptr is the shared empty string */
};

extern char buf_empty[];

#define BUF_INIT { .ptr = buf_empty, .len = 0, .room = 0 }

void buf_release(struct buf *buf); /* safe twice; leaves BUF_INIT */
void buf_clear(struct buf *buf);   /* keeps the memory */
char *buf_detach(struct buf *buf); /* the caller frees it; leaves BUF_INIT */

void buf_add(struct buf *buf, struct slice s);
void buf_add_text(struct buf *buf, const char *text);
void buf_add_char(struct buf *buf, char c);
void buf_add_repeat(struct buf *buf, const char *text, size_t times);
void buf_printf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Makes room for len more bytes and returns where they go; then buf_grown. */
char *buf_space(struct buf *buf, size_t len);
void buf_grown(struct buf *buf, size_t len);

void buf_cut(struct buf *buf, size_t len); /* shortens to len bytes */
struct slice buf_slice(const struct buf *buf);

#endif
