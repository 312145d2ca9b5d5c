/* SPDX-License-Identifier: ISC */
/* A reader of git-config files, as git reads them; and setting one key in them. */
#include "base/config.h"

#include <strings.h>

#define END_OF_FILE (-1)

enum part { PART_NONE, PART_SECTION, PART_KEY, PART_BAD };

struct reader {
	struct slice bytes;
	size_t at;
	size_t line;        /* from 1, of `at` */
	struct buf section; /* "ui." or "alias." */
	struct buf key;
	struct buf value;
	size_t start;       /* where the part read last began … */
	size_t start_line;
	size_t comment;     /* … and the comment behind its value; or SLICE_NONE */
};

static struct reader
reader_of(struct slice bytes)
{
	return (struct reader){ .bytes = bytes, .line = 1,
		.at = slice_starts(bytes, "\xef\xbb\xbf") ? 3 : 0,
		.section = BUF_INIT, .key = BUF_INIT, .value = BUF_INIT };
}

static void
reader_release(struct reader *reader)
{
	buf_release(&reader->section);
	buf_release(&reader->key);
	buf_release(&reader->value);
}

/* The next character; a CR before a LF is none. */
static int
next(struct reader *reader)
{
	struct slice bytes = reader->bytes;

	if (reader->at >= bytes.len)
		return END_OF_FILE;
	if (bytes.ptr[reader->at] == '\r' && reader->at + 1 < bytes.len &&
	    bytes.ptr[reader->at + 1] == '\n')
		reader->at++;
	int c = (unsigned char)bytes.ptr[reader->at++];

	reader->line += c == '\n';
	return c;
}

static bool
ends_line(int c)
{
	return c == '\n' || c == END_OF_FILE;
}

static bool
is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_letter(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_key_char(int c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

static void
add_lower(struct buf *out, int c)
{
	buf_add_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c));
}

/* `"sub"]` behind the name of a section. */
static bool
read_subsection(struct reader *reader, int c)
{
	while (is_blank(c))
		c = next(reader);
	if (c != '"')
		return false;
	buf_add_char(&reader->section, '.');
	while ((c = next(reader)) != '"') {
		if (c == '\\')
			c = next(reader);
		if (ends_line(c))
			return false;
		buf_add_char(&reader->section, (char)c);
	}
	return next(reader) == ']';
}

/* `section]` or `section "sub"]`. */
static bool
read_section(struct reader *reader)
{
	int c;

	buf_clear(&reader->section);
	while (is_key_char(c = next(reader)) || c == '.')
		add_lower(&reader->section, c);
	if (reader->section.len == 0 || (c != ']' && !read_subsection(reader, c)))
		return false;
	buf_add_char(&reader->section, '.');
	return true;
}

/* The character that an escape stands for, or 0. */
static char
unescape(int c)
{
	switch (c) {
	case 'n': return '\n';
	case 't': return '\t';
	case 'b': return '\b';
	case '"': case '\\': return (char)c;
	default: return 0;
	}
}

/* A value with its quotes, escapes, comments and continued lines undone. */
static bool
read_value(struct reader *reader)
{
	bool quoted = false;
	size_t kept = 0; /* trailing blanks outside quotes do not count */
	int c;

	while (!ends_line(c = next(reader))) {
		if (!quoted && (c == '#' || c == ';')) {
			reader->comment = reader->at - 1;
			while (!ends_line(next(reader)))
				;
			break;
		}
		if (c == '"') {
			quoted = !quoted;
			kept = reader->value.len;
			continue;
		}
		if (!quoted && is_blank(c)) {
			if (reader->value.len)
				buf_add_char(&reader->value, (char)c);
			continue;
		}
		if (c == '\\') {
			if (ends_line(c = next(reader)))
				continue; /* it goes on in the next line */
			if (!(c = unescape(c)))
				return false;
		}
		buf_add_char(&reader->value, (char)c);
		kept = reader->value.len;
	}
	buf_cut(&reader->value, kept);
	return !quoted;
}

/* `key = value`, or `key` alone, which is true. `c` is its first letter. */
static bool
read_key(struct reader *reader, int c)
{
	buf_clear(&reader->key);
	buf_clear(&reader->value);
	buf_add(&reader->key, buf_slice(&reader->section));
	for (; is_key_char(c); c = next(reader))
		add_lower(&reader->key, c);
	while (c == ' ' || c == '\t')
		c = next(reader);
	if (ends_line(c))
		buf_add_text(&reader->value, "true");
	return ends_line(c) || (c == '=' && read_value(reader));
}

/* The next section or key; what is before it is blank or a comment. */
static enum part
read_part(struct reader *reader)
{
	bool comment = false;

	for (;;) {
		reader->start_line = reader->line;
		reader->start = reader->at;
		reader->comment = SLICE_NONE;
		int c = next(reader);

		if (c == END_OF_FILE)
			return PART_NONE;
		comment = (comment || c == '#' || c == ';') && c != '\n';
		if (comment || is_blank(c) || c == '\n')
			continue;
		if (c == '[')
			return read_section(reader) ? PART_SECTION : PART_BAD;
		return is_letter(c) && reader->section.len && read_key(reader, c) ?
			PART_KEY : PART_BAD;
	}
}

/* Where the line begins if only blanks stand before `at`; else `at`. */
static size_t
line_start(struct slice bytes, size_t at)
{
	size_t start = at;

	while (start && (bytes.ptr[start - 1] == ' ' || bytes.ptr[start - 1] == '\t'))
		start--;
	return start == 0 || bytes.ptr[start - 1] == '\n' ? start : at;
}

/* Behind the line of `at`, or `at` itself if a key stands on that line. */
static size_t
header_end(struct slice bytes, size_t at)
{
	struct slice rest = slice_from(bytes, at);
	size_t end = slice_find_char(rest, '\n');
	struct slice line = slice_trim(slice_part(rest, 0, end));

	if (line.len && line.ptr[0] != '#' && line.ptr[0] != ';')
		return at;
	return end == SLICE_NONE ? bytes.len : at + end + 1;
}

static struct config_part
part_of(const struct reader *reader, enum part kind)
{
	struct slice bytes = reader->bytes;
	struct config_part part = { .is_section = kind == PART_SECTION };

	part.start = line_start(bytes, reader->start);
	part.end = part.is_section ? header_end(bytes, reader->at) : reader->at;
	part.key = buf_slice(part.is_section ? &reader->section : &reader->key);
	part.value = part.is_section ? SLICE_EMPTY : buf_slice(&reader->value);
	part.comment = slice_trim(slice_part(bytes,
		part.is_section ? reader->at : reader->comment, part.end));
	return part;
}

bool
config_read_parts(struct slice bytes, const char *name, config_each_part *each, void *context,
	struct err *err)
{
	struct reader reader = reader_of(bytes);
	enum part kind;
	bool ok = true, more = true;

	while (ok && more && (kind = read_part(&reader)) != PART_NONE) {
		struct config_part part = part_of(&reader, kind);

		if (kind == PART_BAD)
			ok = err_set(err, ERR_FORMAT, "%s:%zu: not a line of git-config", name,
				reader.start_line);
		else
			more = each(&part, context);
	}
	reader_release(&reader);
	return ok;
}

struct keys_only {
	config_each *each;
	void *context;
};

static bool
give_key(const struct config_part *part, void *context)
{
	const struct keys_only *only = context;

	return part->is_section || only->each(part->key, part->value, only->context);
}

bool
config_read(struct slice bytes, const char *name, config_each *each, void *context,
	struct err *err)
{
	struct keys_only only = { each, context };

	return config_read_parts(bytes, name, give_key, &only, err);
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
	size_t dot = slice_find_last(slice_of(key), ".") + 1;
	struct slice section = slice_part(slice_of(key), 0, dot);
	struct reader reader = reader_of(bytes);
	size_t start = SLICE_NONE, end = bytes.len, section_end = SLICE_NONE;
	enum part part;

	while ((part = read_part(&reader)) == PART_SECTION || part == PART_KEY) {
		if (part == PART_KEY && slice_is_nocase(buf_slice(&reader.key), key)) {
			start = line_start(bytes, reader.start);
			end = reader.at;
		}
		if (slice_is_nocase(section, reader.section.ptr))
			section_end = part == PART_KEY ? reader.at : header_end(bytes, reader.at);
	}
	if (start == SLICE_NONE)
		start = end = section_end == SLICE_NONE ? bytes.len : section_end;
	buf_add(out, slice_part(bytes, 0, start));
	if (out->len && out->ptr[out->len - 1] != '\n')
		buf_add_char(out, '\n');
	if (section_end == SLICE_NONE)
		buf_printf(out, "[%.*s]\n", (int)dot - 1, section.ptr);
	add_line(out, slice_from(slice_of(key), dot), value);
	buf_add(out, slice_from(bytes, end));
	reader_release(&reader);
}
