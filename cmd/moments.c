/* SPDX-License-Identifier: ISC */
/* Printing moments. What is private in one is a line, or opened (cmd/unseal.h). */
#include "cmd/moments.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "journal/entry.h"

/* A day's page as it is read. */
struct reading_page {
	struct document page;
	struct veil veil;
	struct buf when;
	struct sealed_page sealed;
	int day;
};

static bool
open_page(struct reading_page *reading, const struct day_page *day, struct err *err)
{
	*reading = (struct reading_page){ .veil = VEIL_INIT, .when = BUF_INIT, .day = day->day };
	day_format(&reading->when, day->day);
	reading->sealed = (struct sealed_page){ &reading->veil, day->path, reading->when.ptr };
	veil_draw(&reading->veil, day->bytes);
	return document_parse(&reading->page, day->bytes, day->path, err);
}

static void
close_page(struct reading_page *reading)
{
	document_release(&reading->page);
	veil_release(&reading->veil);
	buf_release(&reading->when);
}

static void
add_json(struct showing *showing, const struct reading_page *reading, size_t section,
	struct slice text, bool private)
{
	const struct section *heading = &reading->page.sections[section];
	json_t *entry = json_object();
	struct slice time = SLICE_EMPTY, rest = heading->title;
	int minute;
	bool timed = section > 0 && moment_is(heading, &minute);

	if (timed)
		slice_word(&rest, &time);
	json_object_set_new(entry, "date", json_day(reading->day));
	json_object_set_new(entry, "time", timed ? json_text(time) : json_null());
	json_object_set_new(entry, "title", json_text(slice_trim(rest)));
	json_object_set_new(entry, "text", json_text(text));
	if (private)
		json_object_set_new(entry, "private", json_true());
	json_array_insert_new(showing->entries, showing->at++, entry);
}

static void
out_brief(struct showing *showing, const struct reading_page *reading, size_t section,
	struct slice text)
{
	struct session *session = showing->session;
	const struct section *heading = &reading->page.sections[section];
	struct slice rest = text, line = SLICE_EMPTY;
	struct buf escaped = BUF_INIT;
	int minute;
	bool timed = section > 0 && moment_is(heading, &minute);

	while (rest.ptr && line.len == 0)
		line = slice_trim(slice_cut(&rest, '\n'));
	buf_wiped_room(&escaped, 6 * line.len + 1);
	text_escape_line(&escaped, line);
	buf_wiped_room(&session->out, escaped.len + 64);
	day_format(&session->out, reading->day);
	out_printf(session, " %-5.*s  ", timed ? 5 : 0, heading->title.ptr);
	if (session->out_terminal)
		text_fit(&session->out, buf_slice(&escaped), (size_t)session->view.width - 18,
			session->view.ascii, false);
	else
		buf_add(&session->out, buf_slice(&escaped));
	buf_add_char(&session->out, '\n');
	buf_wipe(&escaped);
}

/* Without the blank lines at its beginning. */
static struct slice
skip_blank(struct slice text)
{
	struct slice rest = text;

	while (rest.len && slice_trim(slice_cut(&rest, '\n')).len == 0 && rest.ptr)
		text = rest;
	return text;
}

/* What is private stands by itself, never set as part of a paragraph. */
static bool
out_pieces(struct showing *showing, const struct reading_page *reading, size_t section,
	struct err *err)
{
	struct session *session = showing->session;
	struct moment moment = moment_open(&reading->page, &reading->veil, section);
	const struct passage *passage;
	struct buf clear = BUF_INIT;
	bool ok = true;

	while (ok && moment_next(&moment, &clear, &passage)) {
		struct slice text = slice_trim_end(skip_blank(buf_slice(&clear)));

		if (passage)
			ok = unseal_out(&showing->unseal, &reading->sealed, passage, err);
		else
			out_markdown(session, text);
		if (passage || text.len)
			buf_add_char(&session->out, '\n');
		buf_clear(&clear);
	}
	buf_release(&clear);
	return ok;
}

static bool
out_whole(struct showing *showing, const struct reading_page *reading, size_t section,
	const struct buf *text, struct err *err)
{
	struct session *session = showing->session;
	struct buf markdown = BUF_INIT;

	if (section > 0) {
		buf_add_text(&markdown, "## ");
		buf_add(&markdown, reading->page.sections[section].title);
		buf_add_char(&markdown, '\n');
	}
	if (section > 0 && text)
		buf_add_char(&markdown, '\n');
	if (text) {
		buf_add(&markdown, buf_slice(text));
		buf_add_char(&markdown, '\n');
	}
	if (markdown.len) {
		out_markdown(session, buf_slice(&markdown));
		buf_add_char(&session->out, '\n');
	}
	buf_release(&markdown);
	return text || out_pieces(showing, reading, section, err);
}

/* The text with what is private opened in its place. */
static bool
open_text(struct showing *showing, const struct reading_page *reading, size_t section,
	struct buf *text, struct err *err)
{
	struct moment moment = moment_open(&reading->page, &reading->veil, section);
	const struct passage *passage;
	struct buf clear = BUF_INIT;
	bool ok = true;

	buf_clear(text);
	while (ok && moment_next(&moment, &clear, &passage)) {
		struct slice words = text->len ? buf_slice(&clear) :
			skip_blank(buf_slice(&clear));

		buf_wiped_room(text, words.len);
		buf_add(text, words);
		if (passage)
			ok = unseal_add(&showing->unseal, &reading->sealed, passage, text, err);
		buf_clear(&clear);
	}
	buf_cut(text, slice_trim_end(buf_slice(text)).len);
	buf_release(&clear);
	return ok;
}

static bool
out_moment(struct showing *showing, const struct reading_page *reading, size_t section,
	struct err *err)
{
	struct buf text = BUF_INIT;
	bool private = moment_text(&reading->page, section, &reading->veil, reading->when.ptr,
		&text), ok = true;
	bool whole = !showing->entries && !showing->brief;

	if (private && showing->unseal.wanted && !whole)
		ok = open_text(showing, reading, section, &text, err);
	if (ok && showing->entries)
		add_json(showing, reading, section, buf_slice(&text), private);
	else if (ok && showing->brief)
		out_brief(showing, reading, section, buf_slice(&text));
	else if (ok)
		ok = out_whole(showing, reading, section, private ? NULL : &text, err);
	showing->shown++;
	buf_wipe(&text);
	return ok;
}

static void
out_heading(struct showing *showing, int day)
{
	struct session *session = showing->session;
	struct buf heading = BUF_INIT;

	if (showing->entries || showing->brief)
		return;
	buf_add_text(&heading, "# ");
	day_format(&heading, day);
	if (session->out_terminal) {
		static const char *const names[] = { "Sunday", "Monday", "Tuesday",
			"Wednesday", "Thursday", "Friday", "Saturday" };

		buf_printf(&heading, " %s", names[day_of_week(day)]);
	}
	buf_add_char(&heading, '\n');
	out_markdown(session, buf_slice(&heading));
	buf_add_char(&session->out, '\n');
	buf_release(&heading);
}

/* The moment without time may have no text, and then is none. */
static bool
has_text(const struct reading_page *reading, size_t section)
{
	struct buf text = BUF_INIT;

	if (section == 0)
		moment_text(&reading->page, 0, &reading->veil, "", &text);
	bool has = section > 0 || text.len > 0;

	buf_release(&text);
	return has;
}

/* The moments of a page: all, or its last ones as far as the limit goes. */
static bool
show_page(struct showing *showing, const struct reading_page *reading, struct err *err)
{
	const struct document *page = &reading->page;
	size_t count = 0, skip;
	bool ok = true;

	for (size_t n = 0; n < page->section_count; n = moment_end(page, n))
		count += has_text(reading, n);
	skip = count > showing->limit ? count - showing->limit : 0;
	showing->limit -= showing->limit == SIZE_MAX ? 0 : count - skip;
	if (count > 0)
		out_heading(showing, reading->day);
	for (size_t n = 0; ok && n < page->section_count; n = moment_end(page, n)) {
		if (!has_text(reading, n))
			continue;
		if (skip > 0)
			skip--;
		else
			ok = out_moment(showing, reading, n, err);
	}
	return ok;
}

static bool
visit(const struct day_page *day, void *context, struct err *err)
{
	struct showing *showing = context;
	struct reading_page reading;
	int year, month, mday;

	day_to_civil(day->day, &year, &month, &mday);
	if (showing->month && (month != showing->month || mday != showing->mday))
		return true;
	if (showing->raw) {
		buf_add(&showing->session->out, buf_slice(day->bytes));
		showing->shown++;
		return showing->backwards || out_flush(showing->session, false, err);
	}
	bool ok = open_page(&reading, day, err) &&
		unseal_page(&showing->unseal, &reading.veil, err) &&
		show_page(showing, &reading, err);

	close_page(&reading);
	/* backwards the pages are put in order first */
	return ok && showing->limit > 0 &&
		(showing->backwards || unseal_waits(&showing->unseal) ||
		out_flush(showing->session, false, err));
}

/* Backwards: each day's text is kept and printed from the earliest on. */
static bool
visit_latest(const struct day_page *day, void *context, struct err *err)
{
	struct showing *showing = context;
	struct session *session = showing->session;
	size_t start = session->out.len;

	showing->at = 0; /* this day goes before those already there */
	bool more = visit(day, context, err);

	if (!showing->entries) {
		names_add(&showing->pieces, slice_from(buf_slice(&session->out), start));
		buf_cut(&session->out, start);
	}
	if (showing->raw && --showing->limit == 0)
		return false;
	return more;
}

static bool
show_latest(struct showing *showing, struct span span, struct err *err)
{
	struct session *session = showing->session;
	struct names *pieces = &showing->pieces;
	bool ok = days_each(&session->journal.store, "entries", span, true, visit_latest, showing,
		err);

	for (size_t n = pieces->count; ok && n > 0; n--) {
		if (showing->unseal.wanted)
			buf_wiped_room(&session->out, strlen(pieces->items[n - 1]));
		buf_add_text(&session->out, pieces->items[n - 1]);
	}
	for (size_t n = 0; showing->unseal.wanted && n < pieces->count; n++)
		sodium_memzero(pieces->items[n], strlen(pieces->items[n]));
	names_release(pieces);
	return ok;
}

bool
moments_show(struct showing *showing, struct span span, struct err *err)
{
	struct session *session = showing->session;
	bool latest = showing->limit != SIZE_MAX, ok;

	showing->backwards = latest;
	showing->entries = session->json ? json_array() : NULL;
	if (latest)
		ok = show_latest(showing, span, err);
	else
		ok = days_each(
			&session->journal.store, "entries", span, false, visit, showing, err);
	if (ok && showing->entries && showing->unseal.wanted)
		unseal_json(&showing->unseal, json_incref(showing->entries));
	else if (ok && showing->entries)
		out_json(session, json_incref(showing->entries));
	json_decref(showing->entries);
	return ok && (showing->shown > 0 ||
		err_set(err, ERR_NOTHING, "no entry was written then"));
}

/* Clear words and passages, one after another. */
static bool
out_page(struct showing *showing, const struct sealed_page *page, struct err *err)
{
	struct session *session = showing->session;
	struct slice source = buf_slice(&page->veil->source);
	size_t done = 0;
	bool ok = true;

	for (size_t n = 0; ok && n <= page->veil->count; n++) {
		const struct passage *passage = n < page->veil->count ?
			&page->veil->passages[n] : NULL;
		struct slice clear = slice_trim_end(skip_blank(slice_part(source, done,
			passage ? passage->start : source.len)));

		if (clear.len) {
			buf_add_text(&session->out, done ? "\n" : "");
			out_markdown(session, clear);
		}
		if (!passage)
			break;
		buf_add_text(&session->out, session->out.len ? "\n" : "");
		ok = unseal_out(&showing->unseal, page, passage, err);
		done = passage->end;
	}
	return ok;
}

bool
page_show(struct showing *showing, const char *path, struct err *err)
{
	struct session *session = showing->session;
	struct buf bytes = BUF_INIT;
	struct veil veil = VEIL_INIT;
	struct sealed_page page = { &veil, path, path };
	bool ok = store_read(&session->journal.store, path, &bytes, err);

	if (ok && showing->raw)
		buf_add(&session->out, buf_slice(&bytes));
	else if (ok && veil_draw(&veil, &bytes))
		ok = unseal_page(&showing->unseal, &veil, err) && out_page(showing, &page, err);
	else if (ok)
		out_markdown(session, buf_slice(&bytes));
	veil_release(&veil);
	buf_release(&bytes);
	return ok;
}
