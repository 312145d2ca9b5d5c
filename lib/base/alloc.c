/* SPDX-License-Identifier: ISC */
#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void
mem_none(void)
{
	static const char message[] = "taut: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);

	(void)ignored;
	_exit(1);
}

void *
mem_alloc(size_t count, size_t size)
{
	void *ptr = calloc(count ? count : 1, size ? size : 1);

	if (!ptr)
		mem_none();
	return ptr;
}

void *
mem_resize(void *ptr, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		mem_none();
	size_t total = count * size;
	void *grown = realloc(ptr, total ? total : 1);

	if (!grown)
		mem_none();
	return grown;
}

char *
mem_text(const char *ptr, size_t len)
{
	char *copy = mem_alloc(len + 1, 1);

	if (len)
		memcpy(copy, ptr, len);
	return copy;
}

void *
mem_room(void *items, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return items;
	*room = *room ? *room * 2 : 8;
	return mem_resize(items, *room, size);
}
