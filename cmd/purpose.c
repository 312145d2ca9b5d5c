/* SPDX-License-Identifier: ISC */
/* purpose: what it is all for, in the best wording so far. */
#include "base/text.h"
#include "cmd/ask.h"
#include "cmd/edit/edit.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "doc/render.h"
#include "journal/entry.h"
#include "seal/passage.h"

#define PURPOSE "purpose.md"

static bool ask;

static const struct opt opts[] = {
	{ 0, "ask", NULL, &ask, NULL, NULL, "say it anew (asks, or reads standard input)" },
	{ 0 }
};

struct choosing {
	struct session *session;
	struct buf text;
	struct buf said;
};

/* The words under the first heading are the purpose; other sections stay. */
static void
splice_purpose(const struct document *page, struct slice text, struct buf *out)
{
	struct splice splice = { 0 };
	size_t section = page->section_count > 1 && page->sections[1].level == 1 ? 1 : 0;

	splice_set_text(&splice, page, &page->sections[section], text);
	splice_apply(&splice, page, out);
	splice_release(&splice);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct choosing *choosing = context;
	struct buf bytes = BUF_INIT, out = BUF_INIT, text = BUF_INIT;
	struct document page = { 0 };
	bool ok = change_read(change, PURPOSE, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING) {
		buf_add_text(&bytes, "# Purpose\n");
		ok = true;
	}
	look_prose(&text, buf_slice(&choosing->text));
	if (ok && (ok = document_parse(&page, &bytes, PURPOSE, err))) {
		splice_purpose(&page, buf_slice(&text), &out);
		change_put(change, PURPOSE, buf_slice(&out));
	}
	buf_clear(&choosing->said);
	buf_add_text(&choosing->said, "the purpose, as you have it now, is in " PURPOSE);
	change_message(change, "%s", "purpose");
	document_release(&page);
	buf_release(&bytes);
	buf_release(&out);
	buf_release(&text);
	return ok;
}

static bool
choose(struct session *session, struct err *err)
{
	struct choosing choosing = { session, BUF_INIT, BUF_INIT };
	bool ok = journal_may_write(&session->journal, err);

	if (ok && session->ask)
		ok = ask_text("What is it all for? Your best wording so far.", &choosing.text,
			err);
	else if (ok)
		ok = text_given(0, NULL, ENTRY_MAX, &choosing.text, err);
	if (ok && slice_trim(buf_slice(&choosing.text)).len == 0)
		ok = err_set(err, ERR_NOTHING, "nothing was written");
	if (ok && !text_is_utf8(buf_slice(&choosing.text)))
		ok = err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
	if (!ok || !save(session, "purpose", build, &choosing, &choosing.said, err))
		ok = edit_keep(session, "purpose", buf_slice(&choosing.text), false, err);
	buf_release(&choosing.text);
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
	if (ask)
		return choose(session, err);
	bool ok = store_read(&session->journal.store, PURPOSE, &bytes, err);

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

const struct cmd cmd_purpose = { .name = "purpose", .synopsis = "[--ask]",
	.summary = "what it is all for", .needs = NEED_JOURNAL, .opts = opts, .run = run };
