/* SPDX-License-Identifier: ISC */
/* The purpose, chosen again, with its wordings through the years beside it. */
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/aims.h"
#include "cmd/purpose.h"
#include "cmd/replied.h"
#include "cmd/review/quoted.h"
#include "cmd/review/year.h"
#include "cmd/work.h"
#include "journal/chosen.h"
#include "journal/journal.h"
#include "seal/passage.h"

#define YEARS_MOST 30
#define SHOWN_MAX 300 /* bytes of a wording */

static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const none[] = { NULL };
static const struct prompt_names names = { "year-purpose", purpose_places, lists, none, none };

struct renewal {
	struct year *year;
	struct document page; /* purpose.md as it stands */
	const struct replies *answers;
	struct buf said;
};

/* In one line, escaped, what is private hidden. */
static void
add_line(struct buf *out, struct slice text, const char *path)
{
	struct buf hidden = BUF_INIT, line = BUF_INIT;
	struct slice word;

	if (passage_hide(&hidden, text, path))
		text = buf_slice(&hidden);
	while (slice_word(&text, &word) && line.len + word.len < SHOWN_MAX) {
		buf_add_text(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	text_escape_line(out, buf_slice(&line));
	buf_release(&hidden);
	buf_release(&line);
}

/* What the review of a year ended with. */
static bool
read_wording(const struct store *store, const char *path, struct buf *out, struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct document page = { 0 };
	bool ok = store_read(store, path, &bytes, err) &&
		document_parse(&page, &bytes, path, err);
	size_t within = ok ? review_find(&page, REVIEW_CHOSEN) : DOCUMENT_NONE;

	if (within != DOCUMENT_NONE)
		add_line(out, chosen_purpose(&page, within), path);
	document_release(&page);
	buf_release(&bytes);
	return ok;
}

/* A line for each wording that was another than the one before it. */
static void
tell_wordings(const struct year *year)
{
	struct buf all = BUF_INIT, last = BUF_INIT;
	int first = year->number > YEARS_MOST ? year->number - YEARS_MOST : 1;
	struct err ignored = ERR_INIT;

	for (int number = first; number < year->number; number++) {
		struct buf path = BUF_INIT, wording = BUF_INIT;

		review_path(&path, number);
		if (read_wording(&year->session->journal.store, path.ptr, &wording, &ignored) &&
		    wording.len && !slice_equal(buf_slice(&wording), buf_slice(&last))) {
			buf_printf(&all, "%04d: %s\n", number, wording.ptr);
			buf_clear(&last);
			buf_add(&last, buf_slice(&wording));
		}
		buf_release(&path);
		buf_release(&wording);
	}
	year_tell(year, buf_slice(&all));
	buf_release(&all);
	buf_release(&last);
}

static void
before(const struct ask_at *at, struct buf *out)
{
	const struct renewal *renewal = at->context;

	purpose_so_far(&renewal->page, at->question->place->name, out);
}

/* The wording that gives way stands below the new one. */
static void
add_before(const struct renewal *renewal, enum heading heading, struct slice now,
	enum language language, struct buf *out)
{
	size_t index = aims_find(&renewal->page, heading);

	if (now.len && index != DOCUMENT_NONE)
		quoted_before(out, quoted_section(&renewal->page, index), now, language);
}

/* The section: the purpose, then the other parts below headings of their own. */
static void
format(const struct renewal *renewal, struct change *change, struct buf *words, struct buf *deeper)
{
	enum language language = journal_language(change);

	for (const struct prompt_place *place = purpose_places; place->name; place++) {
		enum heading heading = purpose_heading(place->name);
		struct buf prose = BUF_INIT;

		replied_prose(renewal->answers, place->name, NULL, &prose);
		struct slice text = slice_trim(buf_slice(&prose));

		buf_wiped_room(words, text.len);
		buf_wiped_room(deeper, text.len + 80);
		if (heading == HEADING_PURPOSE) {
			buf_add(words, text);
			add_before(renewal, heading, text, language, words);
		} else if (text.len) {
			buf_add_text(deeper, deeper->len ? "\n\n" : "");
			heading_add(deeper, 3, heading, language);
			buf_add_char(deeper, '\n');
			buf_add(deeper, text);
			add_before(renewal, heading, text, language, deeper);
		}
		buf_wipe(&prose);
	}
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct renewal *renewal = context;
	struct buf words = BUF_INIT, deeper = BUF_INIT;

	format(renewal, change, &words, &deeper);
	const struct review_text text = { .section = REVIEW_PURPOSE, .words = buf_slice(&words),
		.deeper = buf_slice(&deeper) };
	bool ok = purpose_put(change, renewal->answers, err) &&
		year_section(renewal->year, change, &text, err);

	buf_clear(&renewal->said);
	buf_printf(&renewal->said, _("the purpose, as you have it now, is in %s"), AIMS_PATH);
	buf_wipe(&words);
	buf_wipe(&deeper);
	return ok;
}

static bool
save_answers(struct renewal *renewal, const struct replies *answers, struct err *err)
{
	renewal->answers = answers;
	return answers->count == 0 ||
		save(renewal->year->session, "review", build, renewal, &renewal->said, err);
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct renewal renewal = { .year = year, .said = BUF_INIT };
	const struct ask_flow flow = { .names = &names, .context = &renewal, .plain = "purpose",
		.before = before };
	struct ask ask;

	*stopped = false;
	if (!aims_read(&renewal.page, &year->session->journal.store, err))
		return false;
	tell_wordings(year);
	bool ok = year_ask(year, &flow, &ask, err) &&
		save_answers(&renewal, &ask.answers, err);

	*stopped = ask.stopped;
	ok = ask_end(year->session, &ask, ok, err);
	document_release(&renewal.page);
	buf_release(&renewal.said);
	return ok;
}

const struct year_step year_purpose = { "purpose", REVIEW_PURPOSE, run };
