/* SPDX-License-Identifier: ISC */
/* show: read a day, a span, an area, a result, a page; bare: the latest entries. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "journal/days.h"
#include "journal/entry.h"
#include "journal/name.h"
#include "store/layout.h"

#define SHOW_LATEST 7

static struct {
	const char *number;
	bool brief, on_this_day, raw;
} opt;

static const struct opt opts[] = {
	{ 'n', "number", "N", NULL, &opt.number, NULL, "only the latest N entries" },
	{ 0, "short", NULL, &opt.brief, NULL, NULL, "a line for each" },
	{ 0, "on-this-day", NULL, &opt.on_this_day, NULL, NULL, "this day in other years" },
	{ 0, "raw", NULL, &opt.raw, NULL, NULL, "the bytes as they are in the files" },
	{ 0 }
};

struct showing {
	struct session *session;
	size_t limit;    /* moments still wanted; SIZE_MAX: all */
	size_t shown;
	json_t *entries;
	size_t at;       /* where in entries the next moment goes */
	int month, mday; /* on this day: 0 for any */
	bool backwards;
	struct names pieces; /* going backwards: texts to be printed in order */
};

static void
add_json(struct showing *showing, const struct document *page, int day, size_t section,
	struct slice text)
{
	json_t *entry = json_object();
	struct slice title = page->sections[section].title, time = SLICE_EMPTY, rest = title;
	int minute;
	bool timed = section > 0 && moment_is(&page->sections[section], &minute);

	if (timed)
		slice_word(&rest, &time);
	json_object_set_new(entry, "date", json_day(day));
	json_object_set_new(entry, "time", timed ? json_text(time) : json_null());
	json_object_set_new(entry, "title", json_text(slice_trim(rest)));
	json_object_set_new(entry, "text", json_text(text));
	json_array_insert_new(showing->entries, showing->at++, entry);
}

static void
out_brief(struct showing *showing, const struct document *page, int day, size_t section,
	struct slice text)
{
	struct session *session = showing->session;
	struct slice title = page->sections[section].title, rest = text, line = SLICE_EMPTY;
	struct buf escaped = BUF_INIT;
	int minute;
	bool timed = section > 0 && moment_is(&page->sections[section], &minute);

	while (rest.ptr && line.len == 0)
		line = slice_trim(slice_cut(&rest, '\n'));
	text_escape_line(&escaped, line);
	day_format(&session->out, day);
	out_printf(session, " %-5.*s  ", timed ? 5 : 0, title.ptr);
	if (session->out_terminal)
		text_fit(&session->out, buf_slice(&escaped), (size_t)session->view.width - 18,
			session->view.ascii, false);
	else
		buf_add(&session->out, buf_slice(&escaped));
	buf_add_char(&session->out, '\n');
	buf_release(&escaped);
}

static void
out_moment(struct showing *showing, const struct document *page, int day, size_t section,
	struct slice text)
{
	struct session *session = showing->session;

	if (showing->entries) {
		add_json(showing, page, day, section, text);
	} else if (opt.brief) {
		out_brief(showing, page, day, section, text);
	} else {
		struct buf markdown = BUF_INIT;

		if (section > 0) {
			buf_add_text(&markdown, "## ");
			buf_add(&markdown, page->sections[section].title);
			buf_add_text(&markdown, "\n\n");
		}
		buf_add(&markdown, text);
		buf_add_text(&markdown, "\n");
		out_markdown(session, buf_slice(&markdown));
		buf_add_char(&session->out, '\n');
		buf_release(&markdown);
	}
	showing->shown++;
}

static void
out_heading(struct showing *showing, int day)
{
	struct session *session = showing->session;
	struct buf heading = BUF_INIT;

	if (showing->entries || opt.brief)
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

/* A moment's text; the one without time may have none, and then is no moment. */
static bool
has_text(const struct document *page, size_t section, struct buf *text)
{
	buf_clear(text);
	moment_text(page, section, text);
	return section > 0 || text->len > 0;
}

/* The moments of a page: all, or its last ones as far as the limit goes. */
static void
show_page(struct showing *showing, const struct document *page, int day)
{
	struct buf text = BUF_INIT;
	size_t count = 0, skip;

	for (size_t n = 0; n < page->section_count; n = moment_end(page, n))
		count += has_text(page, n, &text);
	skip = count > showing->limit ? count - showing->limit : 0;
	showing->limit -= showing->limit == SIZE_MAX ? 0 : count - skip;
	if (count > 0)
		out_heading(showing, day);
	for (size_t n = 0; n < page->section_count; n = moment_end(page, n)) {
		if (!has_text(page, n, &text))
			continue;
		if (skip > 0)
			skip--;
		else
			out_moment(showing, page, day, n, buf_slice(&text));
	}
	buf_release(&text);
}

static bool
visit(const struct day_page *day, void *context, struct err *err)
{
	struct showing *showing = context;
	struct document page = { 0 };
	int year, month, mday;

	day_to_civil(day->day, &year, &month, &mday);
	if (showing->month && (month != showing->month || mday != showing->mday))
		return true;
	if (opt.raw) {
		buf_add(&showing->session->out, buf_slice(day->bytes));
		showing->shown++;
		return showing->backwards || out_flush(showing->session, false, err);
	}
	if (!document_parse(&page, day->bytes, day->path, err))
		return false;
	show_page(showing, &page, day->day);
	document_release(&page);
	/* backwards the pages are put in order first */
	return showing->limit > 0 &&
		(showing->backwards || out_flush(showing->session, false, err));
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
	if (opt.raw && --showing->limit == 0)
		return false;
	return more;
}

static bool
read_limit(size_t *limit, struct err *err)
{
	struct decimal number;

	*limit = SIZE_MAX;
	if (!opt.number)
		return true;
	if (!decimal_parse(slice_of(opt.number), &number) || number.places ||
	    number.micro < DECIMAL_ONE || number.micro > 1000000 * DECIMAL_ONE)
		return err_set(err, ERR_USAGE, "-n takes a number from 1, not '%s'", opt.number);
	*limit = (size_t)(number.micro / DECIMAL_ONE);
	return true;
}

static bool
show_latest(struct showing *showing, struct span span, struct err *err)
{
	struct session *session = showing->session;
	bool ok = days_each(&session->journal.store, "entries", span, true, visit_latest, showing,
		err);

	for (size_t n = showing->pieces.count; ok && n > 0; n--)
		buf_add_text(&session->out, showing->pieces.items[n - 1]);
	names_release(&showing->pieces);
	return ok;
}

static bool
show_days(struct showing *showing, struct span span, struct err *err)
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
	if (ok && showing->entries)
		out_json(session, json_incref(showing->entries));
	json_decref(showing->entries);
	return ok && (showing->shown > 0 ||
		err_set(err, ERR_NOTHING, "no entry was written then"));
}

static bool
show_file(struct session *session, const char *path, struct err *err)
{
	struct buf bytes = BUF_INIT;
	bool ok = store_read(&session->journal.store, path, &bytes, err);

	if (ok && opt.raw)
		buf_add(&session->out, buf_slice(&bytes));
	else if (ok)
		out_markdown(session, buf_slice(&bytes));
	buf_release(&bytes);
	return ok;
}

/* A result: its line, and all that its checks said of it, oldest first. */
struct telling {
	struct session *session;
	struct slice id;
};

static bool
tell_checks(const struct day_page *day, void *context, struct err *err)
{
	struct telling *telling = context;
	struct document page = { 0 };

	if (!document_parse(&page, day->bytes, day->path, err))
		return false;
	for (size_t n = 0; n < page.item_count; n++) {
		if (!item_is_for(&page, &page.items[n], telling->id))
			continue;
		day_format(&telling->session->out, day->day);
		out_printf(telling->session, "  ");
		out_line(telling->session, page.items[n].text);
		out_printf(telling->session, "\n");
	}
	document_release(&page);
	return out_flush(telling->session, false, err);
}

static bool
show_result(struct session *session, const struct areas *areas, const struct result *result,
	struct err *err)
{
	char *id = slice_copy(result->id);
	struct telling telling = { session, slice_of(id) };

	out_line(session, areas->items[result->area].title);
	out_printf(session, "\n  ");
	out_line(session, result_item(areas, result)->text);
	out_printf(session, "\n\n");
	bool ok = !*id || days_each(&session->journal.store, "checks",
		(struct span){ INT_MIN + 1, INT_MAX - 1 }, false, tell_checks, &telling, err);

	free(id);
	return ok;
}

static bool
show_named(struct session *session, const char *what, struct err *err)
{
	struct areas areas = { 0 };
	struct name name;
	bool ok = areas_read(&areas, &session->journal.store, NULL, err) &&
		name_find(&areas, what, NAME_AREA | NAME_RESULT, &name, err);

	if (ok)
		ok = name.area ? show_file(session, name.area->path, err) :
			show_result(session, &areas, name.result, err);
	areas_release(&areas);
	return ok;
}

static bool
show_what(struct showing *showing, const char *what, struct err *err)
{
	struct session *session = showing->session;
	struct buf path = BUF_INIT;
	struct span span;

	if (span_is(slice_of(what)))
		return span_parse(slice_of(what), session->clock.day, &span, err) &&
			show_days(showing, span, err);
	if (session->json) {
		err_set(err, ERR_USAGE, "only days have a form for programs here");
		return err_hint(err, "taut tension %s --format json", what);
	}
	if (strcmp(what, "purpose") == 0)
		return show_file(session, "purpose.md", err);
	if (layout_takes(slice_of(what)) && slice_ends(slice_of(what), ".md"))
		return show_file(session, what, err);
	if (slice_starts(slice_of(what), "20") || strchr(what, 'W')) {
		struct err ignored;

		buf_printf(&path, "reviews/%s.md", what);
		bool found = show_file(session, path.ptr, &ignored);

		buf_release(&path);
		if (found)
			return true;
	}
	return show_named(session, what, err);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct showing showing = { .session = session };
	int year;

	if (argc > 1)
		return err_set(err, ERR_USAGE, "one thing at a time; a span is A..B");
	if (!read_limit(&showing.limit, err))
		return false;
	if (opt.on_this_day) {
		int day = session->clock.day;

		if (argc && !date_parse(slice_of(argv[0]), LEAN_PAST, day, &day, err))
			return false;
		day_to_civil(day, &year, &showing.month, &showing.mday);
		return show_days(&showing, (struct span){ INT_MIN + 1, day - 1 }, err);
	}
	if (argc)
		return show_what(&showing, argv[0], err);
	if (!opt.number)
		showing.limit = SHOW_LATEST;
	return show_days(&showing, (struct span){ INT_MIN + 1, INT_MAX - 1 }, err);
}

const struct cmd cmd_show = { .name = "show",
	.synopsis = "[-n N] [--short] [--on-this-day] [--raw] [WHAT]",
	.summary = "read a day, a span, an area, a result", .needs = NEED_JOURNAL,
	.opts = opts, .data = true,
	.run = run };
