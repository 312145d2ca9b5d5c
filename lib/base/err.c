/* SPDX-License-Identifier: ISC */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"

static void fill(char *place, size_t size, const char *format, va_list args)
	__attribute__((format(printf, 3, 0)));

/* In the person's words. A text too long for its place ends in three dots, never silently. */
static void
fill(char *place, size_t size, const char *format, va_list args)
{
	int length = vsnprintf(place, size, gettext(format), args);

	if (length >= 0 && (size_t)length >= size)
		memcpy(place + size - 4, "...", 4);
}

bool
err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fill(err->text, sizeof err->text, format, args);
	va_end(args);
	err->kind = kind;
	err->hint[0] = '\0';
	return false;
}

bool
err_system(struct err *err, const char *format, ...)
{
	const char *why = strerror(errno);
	char what[sizeof err->text];
	va_list args;

	va_start(args, format);
	fill(what, sizeof what, format, args);
	va_end(args);
	return err_set(err, ERR_SYSTEM, "%s: %s", what, why);
}

bool
err_hint(struct err *err, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fill(err->hint, sizeof err->hint, format, args);
	va_end(args);
	return false;
}
