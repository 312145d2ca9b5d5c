/* SPDX-License-Identifier: ISC */
/*
 * git-config key by key. Invariant: a comment of a side is in the result unless
 * the other side took it away, a value that gives way to another is in a
 * comment, and the result can be read if one of the sides can.
 */
#include "merge/settings.h"

#include <string.h>

#include "merge/config_pieces.h"

#define SAID_MAX 100 /* bytes of a key that are said at each of its values */

struct merge {
	struct buf *out;
	struct config_pieces was, first, second; /* the base, the smaller side and the larger */
};

/* What follows is on a line of its own: no value goes on into it. */
static void
end_line(struct buf *out)
{
	static const char *const goes_on[] = { "\\\n", "\\\r\n" };

	if (out->len && out->ptr[out->len - 1] != '\n')
		buf_add_char(out, '\n');
	for (size_t n = 0; n < sizeof goes_on / sizeof *goes_on; n++)
		if (slice_ends(buf_slice(out), goes_on[n]))
			buf_add_char(out, '\n');
}

static void
add_line(struct buf *out, struct slice line)
{
	end_line(out);
	buf_add(out, line);
	end_line(out);
}

static bool
is_number(struct slice s)
{
	for (size_t at = 0; at < s.len; at++)
		if (s.ptr[at] < '0' || s.ptr[at] > '9')
			return false;
	return s.len > 0;
}

static int
compare_values(struct slice a, struct slice b)
{
	if (!is_number(a) || !is_number(b))
		return slice_compare(a, b);
	struct slice one = a, other = b;

	while (one.len > 1 && one.ptr[0] == '0')
		one = slice_from(one, 1);
	while (other.len > 1 && other.ptr[0] == '0')
		other = slice_from(other, 1);
	if (one.len != other.len)
		return one.len < other.len ? -1 : 1;
	int order = slice_compare(one, other);

	return order ? order : slice_compare(a, b);
}

/* Every line that sets a key: as bytes, or by its value. */
static int
compare_key(const struct config_pieces *a, const struct config_pieces *b, struct slice key,
	bool by_value)
{
	size_t a_count, b_count;
	const struct lookup_name *one = lookup_find(&a->keys, key, &a_count);
	const struct lookup_name *other = lookup_find(&b->keys, key, &b_count);

	for (size_t n = 0; n < a_count && n < b_count; n++) {
		const struct config_piece *left = &a->items[one[n].at];
		const struct config_piece *right = &b->items[other[n].at];
		int order = by_value ? compare_values(left->value, right->value) :
			slice_compare(left->bytes, right->bytes);

		if (order)
			return order;
	}
	return (a_count > b_count) - (a_count < b_count);
}

/* Whether a key stands as the larger side has it. */
static bool
is_second(const struct merge *merge, struct slice key)
{
	for (int by_value = 0; by_value < 2; by_value++) {
		if (compare_key(&merge->first, &merge->second, key, by_value) == 0 ||
		    compare_key(&merge->second, &merge->was, key, by_value) == 0)
			return false;
		if (compare_key(&merge->first, &merge->was, key, by_value) == 0)
			return true;
	}
	return compare_key(&merge->first, &merge->second, key, true) < 0;
}

/* The comments behind the lines of a key, to be asked. */
static struct lookup
comments_behind(const struct config_pieces *file, struct slice key)
{
	struct lookup comments = { 0 };
	size_t count;
	const struct lookup_name *name = lookup_find(&file->keys, key, &count);

	for (size_t n = 0; n < count; n++)
		lookup_add(&comments, file->items[name[n].at].comment, n);
	lookup_sort(&comments);
	return comments;
}

/* New comments that stood behind a value which gives way. */
static void
save_comments(const struct merge *merge, bool second, struct slice key)
{
	const struct config_pieces *loser = second ? &merge->first : &merge->second;
	const struct config_pieces *winner = second ? &merge->second : &merge->first;
	struct lookup standing = comments_behind(winner, key);
	size_t count;
	const struct lookup_name *name = lookup_find(&loser->keys, key, &count);

	for (size_t n = 0; n < count; n++) {
		struct slice comment = loser->items[name[n].at].comment;

		if (comment.len && !lookup_has(&merge->was.comments, comment) &&
		    !lookup_has(&standing, comment))
			add_line(merge->out, comment);
	}
	lookup_release(&standing);
}

/* Whether one of the sides has the comment, and the result with it. */
static bool
comment_stays(const struct merge *merge, struct slice comment)
{
	bool first = lookup_has(&merge->first.comments, comment);
	bool second = lookup_has(&merge->second.comments, comment);

	return lookup_has(&merge->was.comments, comment) ? first && second : first || second;
}

static bool
is_plain(struct slice value)
{
	for (size_t at = 0; at < value.len; at++)
		if (!(value.ptr[at] >= '!' && value.ptr[at] <= '~') ||
		    strchr("\"\\#;", value.ptr[at]))
			return false;
	return value.len > 0;
}

/* A value so that it is one line, and begins and ends with no blank. */
static void
add_value(struct buf *out, struct slice value)
{
	static const char from[] = "\n\t\b\"\\", to[] = "ntb\"\\";
	bool plain = is_plain(value);

	buf_add_text(out, plain ? "" : "\"");
	for (size_t at = 0; at < value.len; at++) {
		const char *escaped = memchr(from, value.ptr[at], sizeof from - 1);

		if (escaped)
			buf_add_char(out, '\\');
		buf_add_char(out, escaped ? to[escaped - from] : value.ptr[at]);
	}
	buf_add_text(out, plain ? "" : "\"");
}

static void
add_values(struct lookup *values, const struct config_pieces *file, struct slice key)
{
	size_t count;
	const struct lookup_name *name = lookup_find(&file->keys, key, &count);

	for (size_t n = 0; n < count; n++)
		lookup_add(values, file->items[name[n].at].value, n);
}

/* The new values that give way, as comments: "# also: section.key = value". */
static void
save_values(const struct merge *merge, bool second, struct slice key)
{
	const struct config_pieces *loser = second ? &merge->first : &merge->second;
	struct slice said = key.len > SAID_MAX ?
		slice_from(key, slice_find_last(key, ".") + 1) : key;
	struct lookup known = { 0 };
	struct buf line = BUF_INIT;
	size_t count;
	const struct lookup_name *name = lookup_find(&loser->keys, key, &count);

	add_values(&known, &merge->was, key);
	add_values(&known, second ? &merge->second : &merge->first, key);
	lookup_sort(&known);
	for (size_t n = 0; n < count; n++) {
		struct slice value = loser->items[name[n].at].value;

		if (lookup_has(&known, value))
			continue;
		buf_clear(&line);
		buf_add_text(&line, "# also: ");
		buf_add(&line, said);
		buf_add_text(&line, " = ");
		add_value(&line, value);
		if (!comment_stays(merge, buf_slice(&line)))
			add_line(merge->out, buf_slice(&line));
	}
	buf_release(&line);
	lookup_release(&known);
}

static void
add_key(const struct merge *merge, const struct config_pieces *file, struct slice key)
{
	size_t count;
	const struct lookup_name *name = lookup_find(&file->keys, key, &count);

	for (size_t n = 0; n < count; n++)
		add_line(merge->out, file->items[name[n].at].bytes);
}

/* A comment that only the larger side has. */
static bool
is_new(const struct merge *merge, struct slice comment)
{
	return comment.len && !lookup_has(&merge->was.comments, comment) &&
		!lookup_has(&merge->first.comments, comment);
}

/* The larger side's new comments right above one of its pieces. */
static void
add_comments_above(const struct merge *merge, size_t at)
{
	const struct config_pieces *file = &merge->second;
	size_t start = at;

	while (start > 0 && file->items[start - 1].kind == CONFIG_LINE)
		start--;
	for (; start < at; start++)
		if (is_new(merge, file->items[start].comment))
			add_line(merge->out, file->items[start].bytes);
}

static void
add_comments_above_each(const struct merge *merge, const struct lookup *names, struct slice key)
{
	size_t count;
	const struct lookup_name *name = lookup_find(names, key, &count);

	for (size_t n = 0; n < count; n++)
		add_comments_above(merge, name[n].at);
}

/* A key that only the larger side has, if it stands; and what is above it. */
static void
add_of_second(const struct merge *merge, size_t at)
{
	const struct config_piece *piece = &merge->second.items[at];
	size_t count;

	if (lookup_has(&merge->first.keys, piece->key))
		return;
	const struct lookup_name *first = lookup_find(&merge->second.keys, piece->key, &count);

	add_comments_above(merge, at);
	if (first->at == at && is_second(merge, piece->key))
		add_key(merge, &merge->second, piece->key);
	else if (first->at == at)
		save_comments(merge, false, piece->key);
}

static void
end_section(const struct merge *merge, struct slice section)
{
	const struct config_pieces *file = &merge->second;
	size_t count;
	const struct lookup_name *name = lookup_find(&file->sections, section, &count);

	for (size_t n = 0; n < count; n++)
		for (size_t at = name[n].at + 1; file->items[at].section == name[n].at; at++)
			if (file->items[at].kind == CONFIG_KEY)
				add_of_second(merge, at);
}

/* A key of the smaller side, where it stands first there. */
static void
add_of_first(const struct merge *merge, size_t at)
{
	const struct config_piece *piece = &merge->first.items[at];
	size_t count, start = lookup_find(&merge->first.keys, piece->key, &count)->at;
	bool *second = &merge->first.items[start].second;

	if (start == at) {
		*second = is_second(merge, piece->key);
		add_comments_above_each(merge, &merge->second.keys, piece->key);
		save_comments(merge, *second, piece->key);
		save_values(merge, *second, piece->key);
		if (*second)
			add_key(merge, &merge->second, piece->key);
	}
	if (!*second)
		buf_add(merge->out, piece->bytes);
}

/* What the larger side has above the first line of a section and behind it. */
static void
add_comments_of_section(const struct merge *merge, struct slice section)
{
	size_t count;
	const struct lookup_name *name = lookup_find(&merge->second.sections, section, &count);

	add_comments_above_each(merge, &merge->second.sections, section);
	for (size_t n = 0; n < count; n++)
		if (is_new(merge, merge->second.items[name[n].at].comment))
			add_line(merge->out, merge->second.items[name[n].at].comment);
}

static void
add_piece_of_first(const struct merge *merge, size_t at)
{
	const struct config_pieces *file = &merge->first;
	const struct config_piece *piece = &file->items[at];
	size_t count;

	switch (piece->kind) {
	case CONFIG_SECTION:
		if (lookup_find(&file->sections, piece->key, &count)->at == at)
			add_comments_of_section(merge, piece->key);
		buf_add(merge->out, piece->bytes);
		break;
	case CONFIG_KEY:
		add_of_first(merge, at);
		break;
	case CONFIG_LINE:
	case CONFIG_END:
		if (!piece->comment.len || !lookup_has(&merge->was.comments, piece->comment) ||
		    lookup_has(&merge->second.comments, piece->comment))
			buf_add(merge->out, piece->bytes);
	}
}

/* Whether the section goes on behind this piece, but for lines of no weight. */
static bool
ends_section(const struct config_pieces *file, size_t at)
{
	size_t section = file->items[at].section, count;

	if (section == SLICE_NONE || file->items[at].kind == CONFIG_LINE)
		return false;
	for (size_t next = at + 1; file->items[next].section == section; next++)
		if (file->items[next].kind == CONFIG_KEY)
			return false;
	const struct lookup_name *name = lookup_find(&file->sections, file->items[section].key,
		&count);

	return name[count - 1].at == section;
}

/* Whether a key is added here. To ask it at each of its lines would be quadratic. */
static bool
has_more(const struct merge *merge, size_t section)
{
	const struct config_pieces *file = &merge->second;
	size_t count;

	for (size_t at = section + 1; file->items[at].section == section; at++) {
		const struct config_piece *piece = &file->items[at];

		if (piece->kind == CONFIG_KEY &&
		    lookup_find(&file->keys, piece->key, &count)->at == at &&
		    is_second(merge, piece->key))
			return true;
	}
	return false;
}

/* The sections that only the larger side has, unless the smaller took them away. */
static void
add_sections(const struct merge *merge)
{
	const struct config_pieces *file = &merge->second;

	for (size_t at = 0; at < file->count; at++) {
		const struct config_piece *piece = &file->items[at];

		if (piece->kind != CONFIG_SECTION || lookup_has(&merge->first.sections, piece->key))
			continue;
		add_comments_above(merge, at);
		if (!lookup_has(&merge->was.sections, piece->key) || has_more(merge, at))
			add_line(merge->out, piece->bytes);
		else if (is_new(merge, piece->comment))
			add_line(merge->out, piece->comment);
		for (size_t n = at + 1; file->items[n].section == at; n++)
			if (file->items[n].kind == CONFIG_KEY)
				add_of_second(merge, n);
	}
}

/* Lines that neither the base nor the result has, as comments. */
static void
add_as_comments(struct merge *merge, struct slice text)
{
	struct lookup there = { 0 };
	const struct slice has[] = { merge->was.bytes, merge->first.bytes };

	for (size_t n = 0; n < sizeof has / sizeof *has; n++)
		for (struct slice rest = has[n]; rest.len;)
			lookup_add(&there, slice_trim(slice_cut(&rest, '\n')), 0);
	lookup_sort(&there);
	while (text.len) {
		struct slice line = slice_trim(slice_cut(&text, '\n'));

		if (line.len == 0 || lookup_has(&there, line))
			continue;
		end_line(merge->out);
		buf_add_text(merge->out, line.ptr[0] == '#' ? "" : "# ");
		buf_add(merge->out, line);
		end_line(merge->out);
	}
	lookup_release(&there);
}

static void
merge_configs(struct merge *merge)
{
	buf_add(merge->out, slice_part(merge->first.bytes, 0, config_mark(merge->first.bytes)));
	for (size_t at = 0; at < merge->first.count; at++) {
		add_piece_of_first(merge, at);
		if (ends_section(&merge->first, at))
			end_section(merge, merge->first.items[merge->first.items[at].section].key);
	}
	add_sections(merge);
	add_comments_above(merge, merge->second.count - 1);
}

void
merge_settings(struct buf *out, struct slice base, struct slice smaller, struct slice larger)
{
	struct merge merge = { .out = out };

	config_pieces_read(&merge.was, base);
	config_pieces_read(&merge.first, smaller);
	config_pieces_read(&merge.second, larger);
	if (merge.first.is_config && merge.second.is_config) {
		merge_configs(&merge);
	} else {
		struct config_pieces other = merge.first;

		if (merge.second.is_config) {
			merge.first = merge.second;
			merge.second = other;
		}
		buf_add(out, merge.first.bytes);
		add_as_comments(&merge, merge.second.bytes);
	}
	config_pieces_release(&merge.was);
	config_pieces_release(&merge.first);
	config_pieces_release(&merge.second);
}
