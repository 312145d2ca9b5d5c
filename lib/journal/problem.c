/* SPDX-License-Identifier: ISC */
/* What was not understood, kept with its place for whoever reports it. */
#include "journal/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/words.h"

void
problems_add(struct problems *problems, const char *file, size_t line, const char *format, ...)
{
	char why[512];
	va_list args;

	va_start(args, format);
	vsnprintf(why, sizeof why, gettext(format), args);
	va_end(args);
	problems->items = mem_room(problems->items, problems->count, &problems->room,
		sizeof *problems->items);
	problems->items[problems->count++] = (struct problem){
		.file = slice_copy(slice_of(file)), .line = line, .why = slice_copy(slice_of(why)),
	};
}

void
problems_count_last(struct problems *problems)
{
	problems->items[problems->count - 1].counted = true;
	problems->counted++;
}

void
problems_release(struct problems *problems)
{
	for (size_t n = 0; n < problems->count; n++) {
		free(problems->items[n].file);
		free(problems->items[n].why);
	}
	free(problems->items);
	*problems = (struct problems){ 0 };
}
