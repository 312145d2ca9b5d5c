/* SPDX-License-Identifier: ISC */
/*
 * The year's page, and a letter to be opened a year later. Invariant: where there
 * is a key the letter is private; without one it is asked for only on request.
 */
#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/key/rehearse.h"
#include "cmd/out.h"
#include "cmd/replied.h"
#include "cmd/review/browsed.h"
#include "cmd/review/received.h"
#include "cmd/review/year.h"
#include "cmd/work.h"
#include "tension/inquiry.h"

static const struct prompt_place places[] = {
	{ "page", false }, { "clear", false }, { "letter", true }, { NULL, false }
};
static const struct prompt_list lists[] = { { NULL, NULL } };
static const char *const flags[] = { "no-key", NULL };
static const char *const values[] = { NULL };
static const struct prompt_names names = { "year-letter", places, lists, flags, values };

struct letter {
	struct year *year;
	bool sealed; /* there is somebody to seal to */
	struct reading reading;
	struct report report;
};

static bool
is(const struct ask_at *at, const char *flag)
{
	const struct letter *letter = at->context;

	(void)flag;
	return !letter->sealed;
}

static bool
is_private(const struct ask_at *at)
{
	const struct letter *letter = at->context;

	return letter->sealed && strcmp(at->question->place->name, "letter") == 0;
}

/* From standard input, too, a letter is clear only if that was asked for. */
static bool
may_be_clear(const struct replies *answers, struct err *err)
{
	if (slice_is(replied_last(answers, "clear", NULL), "yes"))
		return true;
	err_set(err, ERR_KEY, "nothing can be sealed here, so the letter would be clear");
	return err_hint(err, "taut key new, or 'yes' below '## ^clear' before it");
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct letter *letter = at->context;
	const char *place = at->question->place->name;

	if (strcmp(place, "page") == 0)
		return browsed_may_be(&letter->year->session->journal.store, typed, err);
	return strcmp(place, "letter") != 0 || letter->sealed || may_be_clear(at->answers, err);
}

static bool
save_letter(const struct letter *letter, const struct replies *answers, struct err *err)
{
	struct buf words = BUF_INIT;

	replied_prose(answers, "letter", NULL, &words);
	const struct review_text text = { .section = REVIEW_LETTER,
		.words = slice_trim(buf_slice(&words)) };
	bool ok = year_save(letter->year, &text, err);

	buf_wipe(&words);
	return ok;
}

/* The letter is safe by now: a page that cannot be written is only told of. */
static void
save_page(struct letter *letter, const struct replies *answers)
{
	struct slice path = replied_last(answers, "page", NULL);
	struct err err = ERR_INIT;
	char *name = slice_copy(path);

	if (path.len && browsed_write(letter->year->session, &letter->report, name, &err))
		say(letter->year->session, "the year as a page: %s", name);
	else if (path.len)
		warn("%s", err.text);
	free(name);
}

static bool
ask_letter(struct letter *letter, bool *stopped, struct err *err)
{
	const struct ask_flow flow = { .names = &names, .context = letter, .is = is,
		.check = check, .is_private = is_private, .plain = "letter" };
	struct ask ask;
	bool ok = year_ask(letter->year, &flow, &ask, err) &&
		save_letter(letter, &ask.answers, err);

	if (ok)
		save_page(letter, &ask.answers);
	*stopped = ask.stopped;
	return ask_end(letter->year->session, &ask, ok, err);
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct letter letter = { .year = year };
	struct err ignored = ERR_INIT;

	*stopped = false;
	if (!received_tell(year, err) ||
	    !reading_open(&letter.reading, year->session, year->span, err)) {
		reading_close(&letter.reading);
		return false;
	}
	reading_report(&letter.reading, year->session, &letter.report);
	report_ask(&letter.report, &letter.reading.replay);
	year_tell_account(year, &letter.report);
	letter.sealed = keys_ready(year->session, &ignored);
	bool ok = ask_letter(&letter, stopped, err);

	if (ok && !*stopped && !key_rehearse(year->session))
		*stopped = true;
	report_release(&letter.report);
	reading_close(&letter.reading);
	return ok;
}

const struct year_step year_letter = { "letter", REVIEW_LETTER, run };
