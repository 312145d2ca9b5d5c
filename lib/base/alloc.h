/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_ALLOC_H
#define TAUT_BASE_ALLOC_H

#include <stddef.h>

/*
 * Memory that is always there: when the system has none left, the program
 * ends with a message. This is the one place below cmd/ that may end it.
 * Sizes that come from a file or a person are limited before they get here.
 */

/* The end, with its message. */
_Noreturn void mem_none(void);

/* Zeroed memory; the caller frees it with free(). */
void *mem_alloc(size_t count, size_t size);

/* Like realloc() on an array; the new part is not zeroed. */
void *mem_resize(void *ptr, size_t count, size_t size);

/* A copy with a NUL behind it; the caller frees it. */
char *mem_text(const char *ptr, size_t len);

/* Room in an array for one more item than count; *room is kept up to date. */
void *mem_room(void *items, size_t count, size_t *room, size_t size);

#endif
