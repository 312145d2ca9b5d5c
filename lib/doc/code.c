/* SPDX-License-Identifier: ISC */
/*
 * Finding code spans in one pass. Invariant: a search for a closing run that
 * fails has seen the whole text, and from then on `last` answers at once
 * whether a run of some length can still be closed; so all is linear.
 */
#include "doc/code.h"

#include <string.h>

void
code_init(struct code *code, struct slice text, size_t from)
{
	*code = (struct code){ .text = text, .from = from };
}

static size_t
run_end(struct slice text, size_t at)
{
	while (at < text.len && text.ptr[at] == '`')
		at++;
	return at;
}

static size_t
find_tick(struct slice text, size_t from)
{
	const char *found = NULL;

	if (from < text.len)
		found = memchr(text.ptr + from, '`', text.len - from);
	return found ? (size_t)(found - text.ptr) : text.len;
}

static bool
is_escaped(struct slice text, size_t from, size_t at)
{
	size_t start = at;

	while (start > from && text.ptr[start - 1] == '\\')
		start--;
	return (at - start) % 2 == 1;
}

/* The end of the run of `len` backticks that closes one ending at `at`; or 0. */
static size_t
find_close(struct code *code, size_t at, size_t len)
{
	struct slice text = code->text;

	if (len > CODE_RUN_MAX || (code->scanned && code->last[len] <= at))
		return 0;
	for (;;) {
		size_t start = find_tick(text, at);

		if (start == text.len)
			break;
		at = run_end(text, start);
		if (at - start <= CODE_RUN_MAX)
			code->last[at - start] = start + 1;
		if (at - start == len)
			return at;
	}
	code->scanned = true;
	return 0;
}

bool
code_next(struct code *code, size_t *start, size_t *end)
{
	for (;;) {
		size_t at = find_tick(code->text, code->from);

		if (at == code->text.len)
			return false;
		if (is_escaped(code->text, code->from, at)) {
			code->from = at + 1;
			continue;
		}
		size_t open = run_end(code->text, at);
		size_t close = find_close(code, open, open - at);

		code->from = close ? close : open;
		if (close) {
			*start = at;
			*end = close;
			return true;
		}
	}
}
