/* SPDX-License-Identifier: ISC */
/* purpose: what it is all for, in the best wording so far. */
#include <string.h>

#include "base/secret.h"
#include "base/words.h"
#include "cmd/aims.h"
#include "cmd/ask/dialogue.h"
#include "cmd/out.h"
#include "cmd/purpose.h"
#include "cmd/replied.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "doc/splice.h"
#include "seal/passage.h"

#define SHOWN_MAX 1000 /* bytes of what stands there, beside a question */

static bool ask, editor;

static const struct opt opts[] = {
	{ 0, "ask", NULL, &ask, NULL, NULL,
		N_("say it anew, with values, strengths and growth edges") },
	{ 'e', "editor", NULL, &editor, NULL, NULL,
		N_("answer the questions of --ask in the editor, all in one text") },
	{ 0 }
};

/* A part of the page, and its heading. */
static const struct part {
	const char *place;
	enum heading heading;
} parts[] = {
	{ "purpose", HEADING_PURPOSE },
	{ "values", HEADING_VALUES },
	{ "strengths", HEADING_STRENGTHS },
	{ "edges", HEADING_EDGES },
};
#define PARTS (sizeof parts / sizeof *parts)

const struct prompt_place purpose_places[] = {
	{ "purpose", true }, { "values", true }, { "strengths", true }, { "edges", true },
	{ NULL, false }
};
static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const none[] = { NULL };
static const struct prompt_names names = { "purpose", purpose_places, lists, none, none };

struct choosing {
	struct session *session;
	struct document page; /* as it stands */
	const struct replies *answers;
	struct buf said;
};

enum heading
purpose_heading(const char *place)
{
	size_t n = 0;

	while (n + 1 < PARTS && strcmp(parts[n].place, place) != 0)
		n++;
	return parts[n].heading;
}

static void
splice_part(enum language language, struct splice *splice, const struct document *page,
	enum heading heading, struct slice text)
{
	size_t index = aims_find(page, heading);
	struct buf section = BUF_INIT;

	if (index != DOCUMENT_NONE) {
		splice_set_text(splice, page, &page->sections[index], text);
		return;
	}
	heading_add(&section, 2, heading, language);
	buf_printf(&section, "\n%.*s\n", SLICE_ARG(text));
	splice_add_section(splice, page, page->section_count, buf_slice(&section));
	buf_wipe(&section);
}

/* What was answered takes its place; all else stays. */
static void
splice_parts(const struct replies *answers, enum language language, const struct document *page,
	struct buf *out)
{
	struct splice splice = { 0 };

	for (size_t n = 0; n < PARTS; n++) {
		struct buf text = BUF_INIT;

		replied_prose(answers, parts[n].place, NULL, &text);
		if (text.len)
			splice_part(language, &splice, page, parts[n].heading,
				buf_slice(&text));
		buf_wipe(&text);
	}
	splice_apply(&splice, page, out);
	splice_release(&splice);
}

bool
purpose_put(struct change *change, const struct replies *answers, struct err *err)
{
	enum language language = journal_language(change);
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	struct document page = { 0 };
	bool ok = change_read(change, AIMS_PATH, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING) {
		heading_add(&bytes, 1, HEADING_PURPOSE, language);
		ok = true;
	}
	if (ok && (ok = document_parse(&page, &bytes, AIMS_PATH, err))) {
		splice_parts(answers, language, &page, &out);
		change_put(change, AIMS_PATH, buf_slice(&out));
	}
	document_release(&page);
	buf_release(&bytes);
	buf_wipe(&out);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct choosing *choosing = context;

	buf_clear(&choosing->said);
	buf_printf(&choosing->said, _("the purpose, as you have it now, is in %s"), AIMS_PATH);
	change_message(change, "%s", "purpose");
	return purpose_put(change, choosing->answers, err);
}

void
purpose_so_far(const struct document *page, const char *place, struct buf *out)
{
	struct buf line = BUF_INIT;

	aims_line(page, purpose_heading(place), SHOWN_MAX, &line);
	if (line.len)
		buf_printf(out, _("So far: %s (Enter keeps it)"), line.ptr);
	buf_release(&line);
}

static void
before(const struct ask_at *at, struct buf *out)
{
	const struct choosing *choosing = at->context;

	purpose_so_far(&choosing->page, at->question->place->name, out);
}

static bool
save_answers(struct choosing *choosing, const struct replies *answers, struct err *err)
{
	if (answers->count == 0)
		return err_set(err, ERR_NOTHING, "nothing was written");
	choosing->answers = answers;
	return save(choosing->session, "purpose", build, choosing, &choosing->said, err);
}

static bool
choose(struct session *session, struct err *err)
{
	struct choosing choosing = { .session = session, .said = BUF_INIT };
	const struct ask_flow flow = { .names = &names, .context = &choosing,
		.plain = "purpose", .before = before };
	struct ask asking = { .flow = &flow, .editor = editor };
	bool ok = journal_may_write(&session->journal, err) &&
		aims_read(&choosing.page, &session->journal.store, err);

	if (ok) {
		ok = ask_run(session, &asking, err) &&
			save_answers(&choosing, &asking.answers, err);
		ok = ask_end(session, &asking, ok, err);
		if (!ok && err->kind == ERR_NOTHING)
			err_set(err, ERR_NOTHING, "nothing was written");
	}
	document_release(&choosing.page);
	buf_release(&choosing.said);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct buf bytes = BUF_INIT;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "purpose takes no words: --ask reads them");
	if (editor && !ask)
		return err_set(err, ERR_USAGE, "-e goes with --ask");
	if (ask)
		return choose(session, err);
	bool ok = store_read(&session->journal.store, AIMS_PATH, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING) {
		buf_release(&bytes);
		if (session->ask)
			return choose(session, err);
		err_set(err, ERR_NOTHING, "no purpose is written yet");
		return err_hint(err, "taut purpose --ask");
	}
	struct buf hidden = BUF_INIT;

	if (ok && passage_hide(&hidden, buf_slice(&bytes), "purpose"))
		out_markdown(session, buf_slice(&hidden));
	else if (ok)
		out_markdown(session, buf_slice(&bytes));
	buf_release(&hidden);
	buf_release(&bytes);
	return ok;
}

const struct cmd cmd_purpose = { .name = "purpose", .synopsis = "[--ask] [-e]",
	.summary = N_("what it is all for"), .needs = NEED_JOURNAL, .opts = opts, .run = run };
