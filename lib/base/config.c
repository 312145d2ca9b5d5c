/* SPDX-License-Identifier: ISC */
/* A reader of git-config files, line by line; and setting one key in them. */
#include "base/config.h"

#include <string.h>

struct reader {
	struct slice rest;
	struct buf section; /* "ui." or "alias." */
	struct buf key;
	struct buf value;
	size_t line;
};

static void
add_lower(struct buf *out, struct slice s)
{
	for (size_t at = 0; at < s.len; at++) {
		char c = s.ptr[at];

		buf_add_char(out, c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
	}
}

static bool
is_name(struct slice s)
{
	for (size_t at = 0; at < s.len; at++) {
		char c = s.ptr[at];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '-' || c == '.'))
			return false;
	}
	return s.len > 0;
}

/* `[section]` or `[section "sub"]`. */
static bool
read_section(struct reader *reader, struct slice line)
{
	size_t close = slice_find_last(line, "]");

	if (close == SLICE_NONE)
		return false;
	struct slice inside = slice_part(line, 1, close);
	struct slice name = slice_trim(slice_cut(&inside, '"'));

	if (!is_name(name))
		return false;
	buf_clear(&reader->section);
	add_lower(&reader->section, name);
	buf_add_char(&reader->section, '.');
	if (inside.ptr) {
		struct slice sub = slice_cut(&inside, '"');

		buf_add(&reader->section, sub);
		buf_add_char(&reader->section, '.');
	}
	return true;
}

/* The character that an escape stands for, or 0. */
static char
unescape(char c)
{
	switch (c) {
	case 'n': return '\n';
	case 't': return '\t';
	case 'b': return '\b';
	case '"': case '\\': return c;
	default: return 0;
	}
}

/* A value with its quotes, escapes, comments and continued lines undone. */
static bool
read_value(struct reader *reader, struct slice text)
{
	bool quoted = false;
	size_t kept = 0; /* trailing blanks outside quotes do not count */

	buf_clear(&reader->value);
	for (size_t at = 0;; at++) {
		if (at >= text.len)
			break;
		char c = text.ptr[at];

		if (c == '"') {
			quoted = !quoted;
			kept = reader->value.len;
			continue;
		}
		if (!quoted && (c == '#' || c == ';'))
			break;
		if (c == '\\' && at + 1 >= text.len) {
			text = slice_cut(&reader->rest, '\n');
			reader->line++;
			at = SIZE_MAX;
			continue;
		}
		if (c == '\\' && !(c = unescape(text.ptr[++at])))
			return false;
		buf_add_char(&reader->value, c);
		if (quoted || (c != ' ' && c != '\t' && c != '\r'))
			kept = reader->value.len;
	}
	buf_cut(&reader->value, kept);
	return !quoted;
}

static bool
read_key(struct reader *reader, struct slice line)
{
	bool bare = slice_find_char(line, '=') == SLICE_NONE;
	struct slice rest = line;
	struct slice name = slice_trim(slice_cut(&rest, bare ? '#' : '='));

	if (!is_name(name) || reader->section.len == 0)
		return false;
	buf_clear(&reader->key);
	buf_add(&reader->key, buf_slice(&reader->section));
	add_lower(&reader->key, name);
	return read_value(reader, bare ? slice_of("true") : slice_trim(rest));
}

static bool
read_lines(struct reader *reader, const char *name, config_each *each, void *context,
	struct err *err)
{
	while (reader->rest.ptr) {
		struct slice line = slice_trim(slice_cut(&reader->rest, '\n'));
		size_t number = ++reader->line;

		if (line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == ';')
			continue;
		bool section = line.ptr[0] == '[';

		if (section ? !read_section(reader, line) : !read_key(reader, line))
			return err_set(err, ERR_FORMAT, "%s:%zu: not a line of git-config",
				name, number);
		if (!section && !each(buf_slice(&reader->key), buf_slice(&reader->value), context))
			break;
	}
	return true;
}

bool
config_read(struct slice bytes, const char *name, config_each *each, void *context,
	struct err *err)
{
	struct reader reader = {
		.rest = slice_starts(bytes, "\xef\xbb\xbf") ? slice_from(bytes, 3) : bytes,
		.section = BUF_INIT, .key = BUF_INIT, .value = BUF_INIT,
	};
	bool ok = read_lines(&reader, name, each, context, err);

	buf_release(&reader.section);
	buf_release(&reader.key);
	buf_release(&reader.value);
	return ok;
}

static void
add_line(struct buf *out, struct slice name, struct slice value)
{
	buf_printf(out, "\t%.*s = \"", SLICE_ARG(name));
	for (size_t at = 0; at < value.len; at++) {
		char c = value.ptr[at];

		if (c == '"' || c == '\\')
			buf_add_char(out, '\\');
		if (c == '\n')
			buf_add_text(out, "\\n");
		else
			buf_add_char(out, c);
	}
	buf_add_text(out, "\"\n");
}

void
config_set(struct slice bytes, const char *key, struct slice value, struct buf *out)
{
	size_t dot = slice_find_last(slice_of(key), ".");
	struct slice section = slice_part(slice_of(key), 0, dot);
	struct slice name = slice_from(slice_of(key), dot + 1);
	struct slice rest = bytes;
	size_t insert = SLICE_NONE, replace = SLICE_NONE, replace_end = 0;
	bool inside = false;

	while (rest.ptr && rest.len) {
		size_t start = (size_t)(rest.ptr - bytes.ptr);
		struct slice line = slice_trim(slice_cut(&rest, '\n'));
		size_t next = rest.ptr ? (size_t)(rest.ptr - bytes.ptr) : bytes.len;
		struct slice after = line, head;

		if (line.len && line.ptr[0] == '[') {
			after = slice_from(line, 1);
			head = slice_cut(&after, ']');
			inside = head.len == section.len &&
				strncasecmp(head.ptr, section.ptr, section.len) == 0;
		}
		if (inside)
			insert = next;
		head = slice_trim(slice_cut(&after, '='));
		if (inside && head.len == name.len &&
			strncasecmp(head.ptr, name.ptr, name.len) == 0) {
			replace = start;
			replace_end = next;
		}
	}
	if (replace == SLICE_NONE) {
		replace = insert == SLICE_NONE ? bytes.len : insert;
		replace_end = replace;
	}
	buf_add(out, slice_part(bytes, 0, replace));
	if (out->len && out->ptr[out->len - 1] != '\n')
		buf_add_char(out, '\n');
	if (insert == SLICE_NONE)
		buf_printf(out, "[%.*s]\n", SLICE_ARG(section));
	add_line(out, name, value);
	buf_add(out, slice_from(bytes, replace_end));
}
