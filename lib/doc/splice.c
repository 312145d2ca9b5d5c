/* SPDX-License-Identifier: ISC */
/*
 * Replacements and how they are made. Invariant: only splice_apply decides
 * what stands between inserted lines and their neighbours (a missing final
 * newline, blank lines, a closing fence), since only it sees them all.
 */
#include "doc/splice.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/edit.h"
#include "doc/lines.h"

void
splice_release(struct splice *splice)
{
	for (size_t n = 0; n < splice->count; n++)
		buf_release(&splice->edits[n].text);
	free(splice->edits);
	*splice = (struct splice){ 0 };
}

struct splice_edit *
edit_new(struct splice *splice, size_t start, size_t end, enum edit_rank rank)
{
	splice->edits = mem_room(splice->edits, splice->count, &splice->room,
		sizeof *splice->edits);
	struct splice_edit *edit = &splice->edits[splice->count];

	*edit = (struct splice_edit){ .start = start, .end = end, .rank = rank,
		.order = splice->count++, .text = BUF_INIT, .ending = "\n" };
	return edit;
}

void
splice_put(struct splice *splice, size_t start, size_t end, struct slice text)
{
	buf_add(&edit_new(splice, start, end, EDIT_WORDS)->text, text);
}

const char *
edit_ending(const struct document *doc, size_t at)
{
	struct slice bytes = buf_slice(&doc->bytes);
	size_t n = at ? at - 1 : 0;

	/* Only the last line can be without one. */
	if (n > 0 && doc->lines[n].end == doc->lines[n].next)
		n--;
	if (n >= doc->line_count)
		return "\n";
	struct slice ending = slice_part(bytes, doc->lines[n].end, doc->lines[n].next);

	if (ending.len == 2)
		return "\r\n";
	return slice_is(ending, "\r") ? "\r" : "\n";
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

void
edit_add_line(struct buf *out, struct slice text)
{
	text = slice_trim(text);
	for (size_t n = 0; n < text.len; n++)
		buf_add_char(out, is_line_end(text.ptr[n]) ? ' ' : text.ptr[n]);
}

static bool
next_line(struct slice *rest, struct slice *line)
{
	if (!rest->ptr)
		return false;
	*line = slice_cut(rest, '\n');
	if (slice_ends(*line, "\r"))
		line->len--;
	return true;
}

void
edit_add_lines(struct buf *out, struct slice lines, const char *ending)
{
	struct slice rest = slice_trim_end(lines), line;
	bool begun = false;

	while (next_line(&rest, &line)) {
		if (!begun && slice_trim(line).len == 0)
			continue;
		if (begun)
			buf_add_text(out, ending);
		buf_add(out, line);
		begun = true;
	}
}

/* Whether lines begin and end with an item: read as they will be. */
static void
look_at_lines(struct splice_edit *edit)
{
	struct document doc = { 0 };
	struct buf copy = BUF_INIT;
	struct err ignored = ERR_INIT;

	buf_add(&copy, buf_slice(&edit->text));
	if (document_parse(&doc, &copy, "", &ignored) && doc.line_count > 0) {
		edit->begins_item = doc.lines[0].kind == LINE_ITEM;
		for (size_t n = 0; n < doc.item_count; n++)
			edit->ends_item = edit->ends_item || doc.items[n].end == doc.line_count;
	}
	document_release(&doc);
	buf_release(&copy);
}

struct splice_edit *
edit_lines(struct splice *splice, const struct document *doc, size_t at,
	struct slice lines, enum edit_rank rank)
{
	size_t place = at < doc->line_count ? doc->lines[at].start : doc->bytes.len;
	struct splice_edit *edit = edit_new(splice, place, place, rank);

	edit->lines = true;
	edit->ending = edit_ending(doc, at);
	edit_add_lines(&edit->text, lines, edit->ending);
	look_at_lines(edit);
	if (edit->text.len > 0)
		buf_add_text(&edit->text, edit->ending);
	edit->closes = at == doc->line_count && (doc->open_fence || doc->open_comment);
	return edit;
}

void
edit_field_value(struct splice *splice, const struct field *field, struct slice value)
{
	struct buf now = BUF_INIT, wanted = BUF_INIT, text = BUF_INIT;

	field_value(field, &now);
	edit_add_line(&wanted, value);
	if (!slice_equal(buf_slice(&now), buf_slice(&wanted))) {
		char *key = slice_copy(field->key);

		splice_format_field(&text, key, value);
		splice_put(splice, field->start, field->end, slice_from(buf_slice(&text), 1));
		free(key);
	}
	buf_release(&now);
	buf_release(&wanted);
	buf_release(&text);
}

/* What is being put together. */
struct result {
	const struct document *doc;
	struct buf *out;
	size_t base;   /* where the text begins in out */
	size_t at;     /* what stands before in the document is done */
	bool closed;   /* the open fence or comment has been closed */
	const struct splice_edit *before; /* the edit made last, if right here */
};

static bool
is_fresh(const struct result *result)
{
	return result->out->len <= result->base
		+ lines_start(slice_from(buf_slice(result->out), result->base));
}

static void
end_line(struct result *result, const char *ending)
{
	if (!is_fresh(result) && !is_line_end(result->out->ptr[result->out->len - 1]))
		buf_add_text(result->out, ending);
}

/* Whether what is there, which ends a line, ends in a blank one. */
static bool
ends_blank(const struct result *result)
{
	const char *ptr = result->out->ptr + result->base;
	size_t n = result->out->len - result->base;

	if (n > 1 && ptr[n - 1] == '\n' && ptr[n - 2] == '\r')
		n--;
	if (n > 0)
		n--;
	while (n > 0 && (ptr[n - 1] == ' ' || ptr[n - 1] == '\t'))
		n--;
	return n == 0 || is_line_end(ptr[n - 1]);
}

static void
close_open(struct result *result, const char *ending)
{
	const struct document *doc = result->doc;

	for (size_t n = 0; doc->open_fence && n < doc->fence_len; n++)
		buf_add_char(result->out, doc->fence);
	if (doc->open_comment)
		buf_add_text(result->out, "-->");
	buf_add_text(result->out, ending);
	result->closed = true;
}

static bool
next_is_blank(const struct document *doc, size_t at)
{
	struct slice rest = slice_from(buf_slice(&doc->bytes), at);

	while (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '\t'))
		rest = slice_from(rest, 1);
	return rest.len == 0 || is_line_end(rest.ptr[0]);
}

static void
put_lines(struct result *result, const struct splice_edit *edit)
{
	bool behind = result->before ? result->before->ends_item : edit->behind_item;

	end_line(result, edit->ending);
	if (edit->closes && !result->closed) {
		close_open(result, edit->ending);
		behind = false;
	}
	if (!is_fresh(result) && !ends_blank(result) && !(behind && edit->begins_item))
		buf_add_text(result->out, edit->ending);
	buf_add(result->out, buf_slice(&edit->text));
}

static void
copy_to(struct result *result, size_t end)
{
	if (end > result->at) {
		buf_add(result->out, slice_part(buf_slice(&result->doc->bytes), result->at, end));
		result->at = end;
		result->before = NULL;
	}
}

static int
compare(const void *first, const void *second)
{
	const struct splice_edit *a = *(const struct splice_edit *const *)first;
	const struct splice_edit *b = *(const struct splice_edit *const *)second;
	bool a_replaces = a->end > a->start, b_replaces = b->end > b->start;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a_replaces != b_replaces)
		return a_replaces ? 1 : -1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static const struct splice_edit **
sorted(const struct splice *splice)
{
	const struct splice_edit **edits = mem_alloc(splice->count, sizeof *edits);

	for (size_t n = 0; n < splice->count; n++)
		edits[n] = &splice->edits[n];
	qsort(edits, splice->count, sizeof *edits, compare);
	return edits;
}

void
splice_apply(const struct splice *splice, const struct document *doc, struct buf *out)
{
	struct result result = { .doc = doc, .out = out, .base = out->len };
	const struct splice_edit **edits = sorted(splice);

	for (size_t n = 0; n < splice->count; n++) {
		const struct splice_edit *edit = edits[n];
		const struct splice_edit *next = n + 1 < splice->count ? edits[n + 1] : NULL;

		assert(edit->start >= result.at); /* else two changed one part */
		copy_to(&result, edit->start);
		if (edit->lines && edit->text.len == 0)
			continue;
		if (edit->lines)
			put_lines(&result, edit);
		else
			buf_add(out, buf_slice(&edit->text));
		if (edit->end > result.at)
			result.at = edit->end;
		bool more = next && next->lines && next->start == edit->start;

		if (edit->lines && !edit->begins_item && !more && !next_is_blank(doc, result.at))
			buf_add_text(out, edit->ending);
		result.before = edit->lines ? edit : NULL;
	}
	copy_to(&result, doc->bytes.len);
	free(edits);
}

static bool
is_bracket(char c)
{
	return c == '[' || c == ']';
}

static bool
balances(struct slice s)
{
	size_t depth = 0;

	for (size_t n = 0; n < s.len; n++) {
		if (s.ptr[n] == '[')
			depth++;
		else if (s.ptr[n] == ']' && depth-- == 0)
			return false;
	}
	return depth == 0;
}

/* A backslash before a bracket, or at the end, would escape it: doubled. */
static void
add_value(struct buf *out, struct slice value)
{
	bool escape = !balances(value);
	size_t backslashes = 0;

	for (size_t n = 0; n < value.len; n++) {
		char c = value.ptr[n];

		if (is_bracket(c))
			buf_add_repeat(out, "\\", backslashes + escape);
		backslashes = c == '\\' ? backslashes + 1 : 0;
		if (c == '`')
			buf_add_text(out, "&#96;");
		else
			buf_add_char(out, c);
	}
	buf_add_repeat(out, "\\", backslashes);
}

void
splice_format_field(struct buf *out, const char *key, struct slice value)
{
	struct buf line = BUF_INIT;

	edit_add_line(&line, value);
	buf_printf(out, " [%s:: ", key);
	add_value(out, buf_slice(&line));
	buf_add_char(out, ']');
	buf_release(&line);
}
