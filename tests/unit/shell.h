/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_SHELL_H
#define TAUT_TESTS_SHELL_H

/* For tests against a real git: shell lines in the current folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

static char *shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Runs one that has to succeed; its output without the last line end, until the
 * next. */
static char *
shell(const char *format, ...)
{
	static char output[8192];
	char line[3000];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	FILE *pipe = popen(line, "r");
	size_t got = pipe ? fread(output, 1, sizeof output - 1, pipe) : 0;

	output[got] = '\0';
	if (got && output[got - 1] == '\n')
		output[got - 1] = '\0';
	if (!pipe || pclose(pipe) != 0)
		fail_msg("'%s' failed: %s", line, output);
	return output;
}

#endif
