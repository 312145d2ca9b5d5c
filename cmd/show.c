/* SPDX-License-Identifier: ISC */
/* show: read a day, a span, an area, a result, a page; bare: the latest entries. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "cmd/moments.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "journal/check.h"
#include "journal/name.h"
#include "store/layout.h"

#define SHOW_LATEST 7

static struct {
	const char *number;
	bool private, brief, on_this_day, raw;
} opt;

static const struct opt opts[] = {
	{ 'p', "private", NULL, &opt.private, NULL, NULL, N_("open what is private") },
	{ 'n', "number", "N", NULL, &opt.number, NULL, N_("only the latest N entries") },
	{ 0, "short", NULL, &opt.brief, NULL, NULL, N_("a line for each") },
	{ 0, "on-this-day", NULL, &opt.on_this_day, NULL, NULL, N_("this day in other years") },
	{ 0, "raw", NULL, &opt.raw, NULL, NULL, N_("the bytes as they are in the files") },
	{ 0 }
};

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

/* A result: its line, and all that its checks said of it, oldest first. */
struct telling {
	struct session *session;
	struct slice id;
};

/* "From Ana: ", of a look through the eyes of another. */
static void
tell_whose(struct session *session, const struct document *page, const struct item *item)
{
	struct slice title = page->sections[item->section].title;

	if (look_other(title).len == 0)
		return;
	out_line(session, title);
	out_printf(session, ": ");
}

static bool
tell_checks(const struct day_page *day, void *context, struct err *err)
{
	struct telling *telling = context;
	struct document page = { 0 };
	struct veil veil = VEIL_INIT;

	veil_draw(&veil, day->bytes); /* what looks like a check in it is none */
	veil_release(&veil);
	if (!document_parse(&page, day->bytes, day->path, err))
		return false;
	for (size_t n = 0; n < page.item_count; n++) {
		if (!item_is_for(&page, &page.items[n], telling->id))
			continue;
		day_format(&telling->session->out, day->day);
		out_printf(telling->session, "  ");
		tell_whose(telling->session, &page, &page.items[n]);
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
show_named(struct showing *showing, const char *what, struct err *err)
{
	struct session *session = showing->session;
	struct areas areas = { 0 };
	struct name name;
	bool ok = areas_read(&areas, &session->journal.store, NULL, err) &&
		name_find(&areas, what, NAME_AREA | NAME_RESULT, &name, err);

	if (ok)
		ok = name.area ? page_show(showing, name.area->path, err) :
			show_result(session, &areas, name.result, err);
	areas_release(&areas);
	return ok;
}

/* A sealed draft, by its path in the journal or the whole one. */
static bool
is_draft(const struct session *session, const char **what)
{
	struct slice path = slice_of(*what), root = slice_of(session->journal.store.root);

	if (slice_starts(path, session->journal.store.root) && path.len > root.len + 1)
		path = slice_from(path, root.len + 1);
	if (!slice_starts(path, ".git/taut/drafts/") || !slice_ends(path, ".md.age"))
		return false;
	*what = path.ptr;
	return true;
}

/* Days; of a year that was reviewed, also where that stands. */
static bool
show_span(struct showing *showing, const char *what, struct err *err)
{
	struct session *session = showing->session;
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	struct err ignored;
	struct span span;

	if (!span_parse(slice_of(what), session->clock.day, &span, err))
		return false;
	bool ok = moments_show(showing, span, err);

	buf_printf(&path, "reviews/%s.md", what);
	if (slice_of(what).len == 4 && !session->json && (ok || err->kind == ERR_NOTHING) &&
	    store_read(&session->journal.store, path.ptr, &bytes, &ignored)) {
		if (ok)
			say(session, "its review: taut show %s", path.ptr);
		else
			err_hint(err, "its review: taut show %s", path.ptr);
	}
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

static bool
show_what(struct showing *showing, const char *what, struct err *err)
{
	struct session *session = showing->session;
	struct buf path = BUF_INIT;

	if (span_is(slice_of(what)))
		return show_span(showing, what, err);
	if (session->json) {
		err_set(err, ERR_USAGE, "only days have a form for programs here");
		return err_hint(err, "taut tension %s --format json", what);
	}
	if (opt.private && is_draft(session, &what))
		return unseal_file(&showing->unseal, what, err);
	if (strcmp(what, "purpose") == 0)
		return page_show(showing, "purpose.md", err);
	if (layout_takes(slice_of(what)) && slice_ends(slice_of(what), ".md"))
		return page_show(showing, what, err);
	if (slice_starts(slice_of(what), "20") || strchr(what, 'W')) {
		buf_printf(&path, "reviews/%s.md", what);
		bool found = page_show(showing, path.ptr, err);

		buf_release(&path);
		if (found || err->kind == ERR_KEY || err->kind == ERR_KEY_LIST)
			return found;
	}
	return show_named(showing, what, err);
}

static bool
show_asked(struct showing *showing, int argc, char **argv, struct err *err)
{
	int year, day = showing->session->clock.day;

	if (opt.on_this_day) {
		if (argc && !date_parse(slice_of(argv[0]), LEAN_PAST, day, &day, err))
			return false;
		day_to_civil(day, &year, &showing->month, &showing->mday);
		return moments_show(showing, (struct span){ INT_MIN + 1, day - 1 }, err);
	}
	if (argc)
		return show_what(showing, argv[0], err);
	if (!opt.number)
		showing->limit = SHOW_LATEST;
	return moments_show(showing, (struct span){ INT_MIN + 1, INT_MAX - 1 }, err);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct showing showing = { .session = session, .brief = opt.brief, .raw = opt.raw };

	if (argc > 1)
		return err_set(err, ERR_USAGE, "one thing at a time; a span is A..B");
	if (opt.private && opt.raw) {
		err_set(err, ERR_USAGE, "--raw opens nothing: it gives the bytes of the files");
		return err_hint(err, "-p or --raw, not both");
	}
	if (!read_limit(&showing.limit, err))
		return false;
	unseal_begin(&showing.unseal, session, opt.private);
	return unseal_end(&showing.unseal, show_asked(&showing, argc, argv, err), err);
}

const struct cmd cmd_show = { .name = "show",
	.synopsis = N_("[-p] [-n N] [--short] [--on-this-day] [--raw] [WHAT]"),
	.summary = N_("read a day, a span, an area, a result"), .needs = NEED_JOURNAL,
	.opts = opts, .data = true,
	.run = run };
