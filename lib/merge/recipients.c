/* SPDX-License-Identifier: ISC */
/*
 * Recipients line by line. Invariant: a line that is no comment is in the
 * result as often as both kept it or a side added it, under the comments that
 * any side gave it and no side took away.
 */
#include "merge/recipients.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "merge/lookup.h"
#include "seal/keylist.h"

/* A recipient with the comments above it; the last entry has none. */
struct entry {
	struct slice above, line;
	size_t nth; /* of those that are equal, from 0 */
};

struct list {
	uint64_t serial; /* 0: it says none */
	struct entry *items;
	size_t count, room;
	struct lookup names; /* the lines of the entries */
};

static struct slice
cut_line(struct slice *rest)
{
	size_t end = slice_find_char(*rest, '\n');
	struct slice line = slice_part(*rest, 0, end == SLICE_NONE ? end : end + 1);

	*rest = slice_from(*rest, line.len);
	return line;
}

static struct slice
cut_serial(struct slice text, uint64_t *serial)
{
	struct slice rest = text;
	struct slice line = slice_trim_end(cut_line(&rest));
	bool there = slice_starts(line, KEYLIST_SERIAL) &&
		keylist_parse_serial(slice_from(line, strlen(KEYLIST_SERIAL)), serial);

	return there ? rest : text;
}

static void
add_entry(struct list *list, struct slice above, struct slice line)
{
	list->items = mem_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count] = (struct entry){ .above = above, .line = line };
	lookup_add(&list->names, slice_trim(line), list->count++);
}

static void
list_parse(struct list *list, struct slice text)
{
	struct slice rest = cut_serial(text, &list->serial);
	const char *start = rest.ptr;
	struct slice line;

	while (rest.len) {
		line = cut_line(&rest);
		if (slice_trim(line).len == 0 || line.ptr[0] == '#')
			continue;
		add_entry(list, (struct slice){ start, (size_t)(line.ptr - start) }, line);
		start = rest.ptr;
	}
	add_entry(list, (struct slice){ start, (size_t)(rest.ptr - start) }, SLICE_EMPTY);
	lookup_sort(&list->names);
	for (size_t n = 1; n < list->names.count; n++) {
		const struct lookup_name *name = &list->names.items[n];

		if (slice_equal(name->text, name[-1].text))
			list->items[name->at].nth = list->items[name[-1].at].nth + 1;
	}
}

static void
list_release(struct list *list)
{
	free(list->items);
	lookup_release(&list->names);
}

/* The one that is equal, or NULL. */
static const struct entry *
find(const struct list *list, const struct entry *entry)
{
	size_t count;
	const struct lookup_name *name = lookup_find(&list->names, slice_trim(entry->line), &count);

	return entry->nth < count ? &list->items[name[entry->nth].at] : NULL;
}

static struct slice
above(const struct entry *entry)
{
	return entry ? entry->above : SLICE_EMPTY;
}

static void
end_line(struct buf *out)
{
	if (out->len && out->ptr[out->len - 1] != '\n')
		buf_add_char(out, '\n');
}

static void
add_whole(struct buf *out, struct slice lines)
{
	buf_add(out, lines);
	end_line(out);
}

static void
collect(struct lookup *names, struct slice lines)
{
	while (lines.len)
		lookup_add(names, slice_trim(cut_line(&lines)), 0);
	lookup_sort(names);
}

/* Comments changed on both sides: those of the smaller that the larger did not
 * take away, then those that only the larger has. */
static void
add_both(struct buf *out, struct slice was, struct slice smaller, struct slice larger)
{
	struct lookup old = { 0 }, first = { 0 }, second = { 0 };

	collect(&old, was);
	collect(&first, smaller);
	collect(&second, larger);
	while (smaller.len) {
		struct slice line = cut_line(&smaller);
		struct slice text = slice_trim(line);

		if (!lookup_has(&old, text) || lookup_has(&second, text))
			add_whole(out, line);
	}
	while (larger.len) {
		struct slice line = cut_line(&larger);
		struct slice text = slice_trim(line);

		if (!lookup_has(&old, text) && !lookup_has(&first, text))
			add_whole(out, line);
	}
	lookup_release(&old);
	lookup_release(&first);
	lookup_release(&second);
}

/* `smaller` and `larger`: the entry as each side has it, or NULL. */
static void
add_merged(struct buf *out, const struct entry *was, const struct entry *smaller,
	const struct entry *larger)
{
	struct slice old = above(was), first = above(smaller), second = above(larger);

	end_line(out);
	if (slice_equal(first, second) || !larger || slice_equal(second, old))
		buf_add(out, first);
	else if (!smaller || slice_equal(first, old))
		buf_add(out, second);
	else
		add_both(out, old, first, second);
	end_line(out);
	buf_add(out, smaller ? smaller->line : larger->line);
}

static bool
is_last(const struct list *list, size_t n)
{
	return n + 1 == list->count;
}

void
merge_recipients(struct buf *out, struct slice base, struct slice smaller, struct slice larger)
{
	struct list was = { 0 }, first = { 0 }, second = { 0 };

	list_parse(&was, base);
	list_parse(&first, smaller);
	list_parse(&second, larger);
	uint64_t serial = first.serial > second.serial ? first.serial : second.serial;

	if (serial)
		buf_printf(out, KEYLIST_SERIAL "%" PRIu64 "\n", serial);
	for (size_t n = 0; !is_last(&was, n); n++) {
		const struct entry *entry = &was.items[n];

		if (find(&first, entry) && find(&second, entry))
			add_merged(out, entry, find(&first, entry), find(&second, entry));
	}
	for (size_t n = 0; !is_last(&first, n); n++)
		if (!find(&was, &first.items[n]))
			add_merged(out, NULL, &first.items[n], find(&second, &first.items[n]));
	for (size_t n = 0; !is_last(&second, n); n++)
		if (!find(&was, &second.items[n]) && !find(&first, &second.items[n]))
			add_merged(out, NULL, NULL, &second.items[n]);
	add_merged(out, &was.items[was.count - 1], &first.items[first.count - 1],
		&second.items[second.count - 1]);
	list_release(&was);
	list_release(&first);
	list_release(&second);
}
