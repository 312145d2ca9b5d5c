/* SPDX-License-Identifier: ISC */
/* Matching and telling; opened text is in bufs that are wiped. */
#include "cmd/hits.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "journal/entry.h"

/* The passages of a page, opened, in their order. */
struct note {
	struct unsealed *items;
	size_t count;
};

static void
open_all(struct searching *searching, const struct veil *veil, const char *path,
	struct note *note)
{
	static const struct unsealed none = UNSEALED_INIT;

	note->items = mem_alloc(veil->count, sizeof *note->items);
	note->count = veil->count;
	for (size_t n = 0; n < veil->count; n++) {
		note->items[n] = none;
		unsealed_open(&note->items[n], &veil->passages[n], path,
			&searching->unseal.identity.keys);
		if (!note->items[n].text.ptr)
			atomic_fetch_add(&searching->closed, 1);
	}
}

/* Whether what is clear and what was opened can hold a match together. */
static bool
may_match(const struct query *query, struct slice bytes, const struct note *note)
{
	struct buf all = BUF_INIT;
	size_t len = bytes.len;

	for (size_t n = 0; n < note->count; n++)
		len += note->items[n].text.ptr ? note->items[n].text.len + 1 : 0;
	buf_wiped_room(&all, len);
	buf_add(&all, bytes);
	for (size_t n = 0; n < note->count; n++) {
		buf_add_char(&all, '\n');
		if (note->items[n].text.ptr)
			buf_add(&all, note->items[n].text);
	}
	bool may = query_may_match(query, buf_slice(&all));

	buf_wipe(&all);
	return may;
}

bool
hits_sift(const struct day_page *page, void **note, void *context)
{
	struct searching *searching = context;
	struct slice bytes = buf_slice(page->bytes);
	struct buf copy = BUF_INIT;
	struct veil veil = VEIL_INIT;
	bool fenced = memchr(bytes.ptr, '`', bytes.len) || memchr(bytes.ptr, '~', bytes.len);
	size_t count = fenced ? passage_count(bytes) : 0;

	if (count == 0)
		return query_may_match(&searching->query, bytes);
	if (!searching->unseal.wanted) {
		atomic_fetch_add(&searching->closed, count);
		return query_may_match(&searching->query, bytes);
	}
	struct note *opened = mem_alloc(1, sizeof *opened);

	buf_add(&copy, bytes);
	veil_draw(&veil, &copy);
	open_all(searching, &veil, page->path, opened);
	bool may = may_match(&searching->query, buf_slice(&copy), opened);

	buf_release(&copy);
	veil_release(&veil);
	if (may)
		*note = opened;
	else
		hits_drop(opened);
	return may;
}

void
hits_drop(void *note)
{
	struct note *opened = note;

	for (size_t n = 0; opened && n < opened->count; n++)
		unsealed_release(&opened->items[n]);
	if (opened)
		free(opened->items);
	free(opened);
}

/* A page at work, and a text of it: a moment, or a section. */
struct place {
	struct searching *searching;
	const struct day_page *day;
	const struct document *page;
	const struct veil *veil;
	const struct note *note; /* NULL: nothing was opened */
	const char *when;
	struct slice title;
	struct moment moment;
	struct buf text;
	bool private; /* there is a passage in it */
	struct { size_t start, end; } *opened; /* where in text opened words stand */
	size_t count, room;
};

static void
add_passage(struct place *place, const struct passage *passage, bool shown)
{
	size_t index = (size_t)(passage - place->veil->passages);
	const struct unsealed *unsealed = place->note ? &place->note->items[index] : NULL;
	struct buf *text = &place->text;

	place->private = true;
	if (unsealed && unsealed->text.ptr) {
		place->opened = mem_room(place->opened, place->count, &place->room,
			sizeof *place->opened);
		buf_wiped_room(text, unsealed->text.len);
		place->opened[place->count].start = text->len;
		buf_add(text, unsealed->text);
		place->opened[place->count++].end = text->len;
	} else if (shown) {
		veil_line(place->veil, passage, place->when, text);
		buf_add_char(text, '\n');
	}
}

/* The title and the words. `shown`: for a reader, with a line for what is not
 * opened; that line itself is never found. */
static void
read_text(struct place *place, bool shown)
{
	struct moment moment = place->moment;
	const struct passage *passage;
	struct buf clear = BUF_INIT;

	buf_clear(&place->text);
	place->count = 0;
	place->private = false;
	buf_add(&place->text, place->title);
	buf_add_char(&place->text, '\n');
	while (moment_next(&moment, &clear, &passage)) {
		struct slice words = buf_slice(&clear);

		while (words.len && place->text.ptr[place->text.len - 1] == '\n' &&
		    place->text.len == place->title.len + 1 &&
		    (words.ptr[0] == '\n' || words.ptr[0] == '\r'))
			words = slice_from(words, 1);
		buf_wiped_room(&place->text, words.len);
		buf_add(&place->text, words);
		if (passage)
			add_passage(place, passage, shown);
		buf_clear(&clear);
	}
	buf_release(&clear);
}

static void
add_json(struct place *place)
{
	json_t *hit = json_object();

	if (place->private)
		read_text(place, true);
	json_object_set_new(hit, "file", json_text(slice_of(place->day->path)));
	json_object_set_new(hit, "date", json_day(place->day->day));
	json_object_set_new(hit, "title", json_text(place->title));
	json_object_set_new(hit, "text", json_text(slice_trim_end(buf_slice(&place->text))));
	if (place->private)
		json_object_set_new(hit, "private", json_true());
	json_array_append_new(place->searching->hits, hit);
}

/* A line of nothing but tags. */
static bool
is_tags(struct slice line)
{
	struct slice word;
	bool any = false;

	while (slice_word(&line, &word)) {
		if (word.ptr[0] != '#' || word.len < 2)
			return false;
		any = true;
	}
	return any;
}

/* The title of a moment stands first in its text. */
static bool
is_heading_time(struct slice line)
{
	int minute;

	return line.len == 5 && minute_parse(line, &minute);
}

/* The first line on which a term stands; of tags, which say little, the first words. */
static struct slice
find_line(const struct place *place)
{
	struct slice rest = buf_slice(&place->text), line = SLICE_EMPTY;

	while (rest.ptr && rest.len) {
		line = slice_cut(&rest, '\n');
		if (query_on_line(&place->searching->query, line))
			break;
	}
	if (!is_tags(line))
		return slice_trim(line);
	rest = buf_slice(&place->text);
	do
		line = slice_trim(slice_cut(&rest, '\n'));
	while (rest.ptr && (line.len == 0 || is_heading_time(line)));
	return line;
}

static bool
was_opened(const struct place *place, struct slice line)
{
	size_t at = (size_t)(line.ptr - place->text.ptr);

	for (size_t n = 0; n < place->count; n++)
		if (at >= place->opened[n].start && at < place->opened[n].end)
			return true;
	return false;
}

static void
out_snippet(struct place *place)
{
	struct session *session = place->searching->session;
	struct slice line = find_line(place);
	struct buf escaped = BUF_INIT;
	size_t width = (size_t)session->view.width;

	buf_wiped_room(&escaped, 6 * line.len + 16);
	if (was_opened(place, line))
		buf_add_text(&escaped, _("(private) "));
	text_escape_line(&escaped, line);
	buf_wiped_room(&session->out, escaped.len + 1);
	if (session->out_terminal)
		text_fit(&session->out, buf_slice(&escaped), width > 19 ? width - 19 : width,
			session->view.ascii, false);
	else
		buf_add(&session->out, buf_slice(&escaped));
	buf_add_char(&session->out, '\n');
	buf_wipe(&escaped);
}

static void
hit(struct place *place)
{
	struct session *session = place->searching->session;
	struct slice rest = place->title, time = SLICE_EMPTY;
	int minute;

	place->searching->found++;
	if (place->searching->hits) {
		add_json(place);
		return;
	}
	if (place->day->day != DAY_NONE) {
		day_format(&session->out, place->day->day);
		if (!slice_word(&rest, &time) || !minute_parse(time, &minute))
			time = SLICE_EMPTY;
		out_printf(session, " %-5.*s  ", SLICE_ARG(time));
	} else {
		out_line(session, slice_of(place->day->path));
		out_printf(session, "  ");
	}
	out_snippet(place);
}

/* The moments of an entry; the sections of any other page. */
static void
search_page(struct place *place, bool moments)
{
	const struct document *page = place->page;

	for (size_t n = 0; n < page->section_count;) {
		const struct section *section = &page->sections[n];

		place->title = section->title;
		place->moment = moments ? moment_open(page, place->veil, n) :
			(struct moment){ page, place->veil, section->first, section->end };
		read_text(place, false);
		if (query_matches(&place->searching->query, buf_slice(&place->text)))
			hit(place);
		n = moments ? moment_end(page, n) : n + 1;
	}
}

bool
hits_tell(const struct day_page *day, void *context, struct err *err)
{
	struct searching *searching = context;
	struct document page = { 0 };
	struct veil veil = VEIL_INIT;
	struct buf when = BUF_INIT;
	struct place place = { .searching = searching, .day = day, .page = &page, .veil = &veil,
		.note = day->note, .text = BUF_INIT };
	bool moments = slice_starts(slice_of(day->path), "entries/");

	veil_draw(&veil, day->bytes);
	if (moments)
		day_format(&when, day->day);
	place.when = moments ? when.ptr : day->path;
	bool ok = document_parse(&page, day->bytes, day->path, err);

	if (ok)
		search_page(&place, moments);
	document_release(&page);
	veil_release(&veil);
	buf_release(&when);
	buf_wipe(&place.text);
	free(place.opened);
	return ok && out_flush(searching->session, false, err);
}
