/* SPDX-License-Identifier: ISC */
/* Steps of a review whose answers only go into its page. */
#include "cmd/review/parts.h"

#include "base/secret.h"
#include "cmd/replied.h"

void
parts_add(const struct part *parts, const struct replies *answers, enum language language,
	struct buf *out)
{
	for (; parts && parts->place; parts++) {
		struct buf prose = BUF_INIT;

		replied_prose(answers, parts->place, NULL, &prose);
		struct slice words = slice_trim(buf_slice(&prose));

		buf_wiped_room(out, words.len + 100);
		if (words.len) {
			buf_printf(out, "%s### %s\n\n", out->len ? "\n\n" : "",
				review_heading(parts->heading, language));
			buf_add(out, words);
		}
		buf_wipe(&prose);
	}
}

static bool
save_answers(const struct year *year, const struct parts_step *step,
	const struct replies *answers, struct err *err)
{
	struct buf words = BUF_INIT, deeper = BUF_INIT;

	if (step->words)
		replied_prose(answers, step->words, NULL, &words);
	parts_add(step->parts, answers,
		settings_language(&year->session->journal.settings), &deeper);
	const struct review_text text = { .section = step->section,
		.words = slice_trim(buf_slice(&words)), .deeper = buf_slice(&deeper) };
	bool ok = year_save(year, &text, err);

	buf_wipe(&words);
	buf_wipe(&deeper);
	return ok;
}

static bool
tell_facts(const struct year *year, const struct parts_step *step, struct err *err)
{
	struct buf facts = BUF_INIT;
	bool ok = step->facts(year, &facts, err);

	if (ok)
		year_tell(year, buf_slice(&facts));
	buf_release(&facts);
	return ok;
}

bool
parts_run(struct year *year, const struct parts_step *step, bool *stopped, struct err *err)
{
	const struct ask_flow flow = { .names = step->names, .plain = step->plain };
	struct ask ask;

	*stopped = false;
	if (!tell_facts(year, step, err))
		return false;
	bool ok = year_ask(year, &flow, &ask, err) &&
		save_answers(year, step, &ask.answers, err);

	*stopped = ask.stopped;
	return ask_end(year->session, &ask, ok, err);
}
