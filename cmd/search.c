/* SPDX-License-Identifier: ISC */
/* search: words, "a phrase", #tags, in all that was written. */
#include "base/text.h"
#include "cmd/out.h"
#include "doc/document.h"
#include "journal/sieve.h"
#include "journal/entry.h"
#include "journal/search.h"

static struct {
	const char *since, *until;
} opt;

static const struct opt opts[] = {
	{ 0, "since", "DATE", NULL, &opt.since, NULL, "no earlier than this day" },
	{ 0, "until", "DATE", NULL, &opt.until, NULL, "no later than this day" },
	{ 0 }
};

struct searching {
	struct session *session;
	struct query query;
	struct span span;
	bool dated;      /* a span was given: pages without a day are left out */
	size_t found;
	json_t *hits;
};

static void
add_json(struct searching *searching, const char *path, int day, struct slice title,
	struct slice text)
{
	json_t *hit = json_object();

	json_object_set_new(hit, "file", json_text(slice_of(path)));
	json_object_set_new(hit, "date", json_day(day));
	json_object_set_new(hit, "title", json_text(title));
	json_object_set_new(hit, "text", json_text(text));
	json_array_append_new(searching->hits, hit);
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

/* The first line on which a term stands, cut to the width. */
static void
out_snippet(struct searching *searching, struct slice text)
{
	struct session *session = searching->session;
	struct slice rest = text, line = SLICE_EMPTY;
	struct buf escaped = BUF_INIT;
	size_t width = (size_t)session->view.width;

	while (rest.ptr && rest.len) {
		line = slice_cut(&rest, '\n');
		if (query_on_line(&searching->query, line))
			break;
	}
	if (is_tags(line)) { /* they say little: the first words say more */
		rest = text;
		do
			line = slice_trim(slice_cut(&rest, '\n'));
		while (rest.ptr && (line.len == 0 || is_heading_time(line)));
	}
	text_escape_line(&escaped, slice_trim(line));
	if (session->out_terminal)
		text_fit(&session->out, buf_slice(&escaped), width > 19 ? width - 19 : width,
			session->view.ascii, false);
	else
		buf_add(&session->out, buf_slice(&escaped));
	buf_add_char(&session->out, '\n');
	buf_release(&escaped);
}

static void
hit(struct searching *searching, const char *path, int day, struct slice title,
	struct slice text)
{
	struct session *session = searching->session;
	struct slice rest = title, time = SLICE_EMPTY;
	int minute;

	searching->found++;
	if (searching->hits) {
		add_json(searching, path, day, title, text);
		return;
	}
	if (day != DAY_NONE) {
		day_format(&session->out, day);
		if (!slice_word(&rest, &time) || !minute_parse(time, &minute))
			time = SLICE_EMPTY;
		out_printf(session, " %-5.*s  ", SLICE_ARG(time));
	} else {
		out_line(session, slice_of(path));
		out_printf(session, "  ");
	}
	out_snippet(searching, text);
}

/* The moments of an entry; the sections of any other page. */
static void
search_page(struct searching *searching, const struct document *page, const char *path,
	int day, bool moments)
{
	struct buf text = BUF_INIT;

	for (size_t n = 0; n < page->section_count;) {
		const struct section *section = &page->sections[n];
		size_t next = moments ? moment_end(page, n) : n + 1;

		buf_clear(&text);
		buf_add(&text, section->title);
		buf_add_char(&text, '\n');
		if (moments)
			moment_text(page, n, &text);
		else
			buf_add(&text, document_lines(page, section->first, section->end));
		if (query_matches(&searching->query, buf_slice(&text)))
			hit(searching, path, day, section->title, buf_slice(&text));
		n = next;
	}
	buf_release(&text);
}

static bool
search_bytes(struct searching *searching, struct buf *bytes, const char *path, int day,
	struct err *err)
{
	struct document page = { 0 };

	bool ok = document_parse(&page, bytes, path, err);

	if (ok)
		search_page(searching, &page, path, day,
			slice_starts(slice_of(path), "entries/"));
	document_release(&page);
	return ok && out_flush(searching->session, false, err);
}

static bool
may_match(struct slice bytes, const void *context)
{
	return query_may_match(context, bytes);
}

static bool
visit(const struct day_page *page, void *context, struct err *err)
{
	return search_bytes(context, page->bytes, page->path, page->day, err);
}

static bool
search_file(struct searching *searching, const char *path, struct err *err)
{
	struct buf bytes = BUF_INIT;
	bool ok = store_read(&searching->session->journal.store, path, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING)
		ok = true;
	else if (ok)
		ok = search_bytes(searching, &bytes, path, DAY_NONE, err);
	buf_release(&bytes);
	return ok;
}

static bool
search_folder(struct searching *searching, const char *folder, struct err *err)
{
	struct names names = { 0 };
	bool ok = store_names(&searching->session->journal.store, folder, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		struct buf path = BUF_INIT;

		buf_printf(&path, "%s/%s", folder, names.items[n]);
		if (names.items[n][0] != '.' && slice_ends(buf_slice(&path), ".md"))
			ok = search_file(searching, path.ptr, err);
		buf_release(&path);
	}
	names_release(&names);
	return ok;
}

static bool
search_all(struct searching *searching, struct err *err)
{
	const struct store *store = &searching->session->journal.store;

	struct sieve sieve = { may_match, &searching->query, visit, searching };

	if (!sieve_days(store, "entries", searching->span, &sieve, err) ||
	    !sieve_days(store, "checks", searching->span, &sieve, err))
		return false;
	if (searching->dated)
		return true;
	return search_folder(searching, "areas", err) &&
		search_folder(searching, "reviews", err) &&
		search_file(searching, "purpose.md", err) &&
		search_file(searching, "beliefs.md", err) &&
		search_file(searching, "links.md", err);
}

static bool
read_span(struct searching *searching, struct err *err)
{
	int today = searching->session->clock.day;
	struct span until;

	searching->span = (struct span){ INT_MIN + 1, INT_MAX - 1 };
	searching->dated = opt.since || opt.until;
	if (opt.since && !date_parse(slice_of(opt.since), LEAN_PAST, today,
	    &searching->span.first, err))
		return false;
	if (opt.until && !span_parse(slice_of(opt.until), today, &until, err))
		return false;
	if (opt.until)
		searching->span.last = until.last;
	return true;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct searching searching = { .session = session };
	const char *const *words = (const char *const *)argv;

	if (argc == 0) {
		err_set(err, ERR_USAGE, "what is sought?");
		return err_hint(err, "taut search WORD \"a phrase\" '#tag'");
	}
	query_init(&searching.query, (size_t)argc, words);
	if (searching.query.count == 0) {
		query_release(&searching.query);
		return err_set(err, ERR_USAGE, "what is sought?");
	}
	searching.hits = session->json ? json_array() : NULL;
	bool ok = read_span(&searching, err) && search_all(&searching, err);

	if (session->json && ok)
		out_json(session, json_incref(searching.hits));
	json_decref(searching.hits);
	query_release(&searching.query);
	if (ok && searching.found == 0)
		return err_set(err, ERR_NOTHING, "nothing found");
	return ok;
}

const struct cmd cmd_search = { .name = "search",
	.synopsis = "[--since DATE] [--until DATE] [WORD or #TAG]...",
	.summary = "find what was written", .needs = NEED_JOURNAL, .opts = opts, .data = true,
	.run = run };
