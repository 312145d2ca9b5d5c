/* SPDX-License-Identifier: ISC */
/*
 * The end of a review: purpose and visions are copied as they are now, with the account
 * of the year where no lowered vision had it written down.
 */
#include "base/secret.h"
#include "base/words.h"
#include "cmd/aims.h"
#include "cmd/review/quoted.h"
#include "cmd/review/year.h"
#include "cmd/work.h"
#include "journal/chosen.h"
#include "journal/pages.h"

struct closing {
	struct year *year;
	struct buf account;
	struct buf said;
};

static bool
read_account(struct closing *closing, struct err *err)
{
	struct session *session = closing->year->session;
	struct reading reading;
	struct report report = { 0 };

	if (review_find(&closing->year->page, REVIEW_MOVED) != DOCUMENT_NONE)
		return true;
	bool ok = reading_open(&reading, session, closing->year->span, err);

	if (ok) {
		reading_report(&reading, session, &report);
		quoted_account(&closing->account, &report);
	}
	report_release(&report);
	reading_close(&reading);
	return ok;
}

static bool
put_account(const struct closing *closing, struct change *change, struct err *err)
{
	const struct review_text text = { .section = REVIEW_MOVED,
		.words = buf_slice(&closing->account) };

	return text.words.len == 0 || year_section(closing->year, change, &text, err);
}

static bool
format(const struct closing *closing, struct change *change, struct buf *out, struct err *err)
{
	struct pages pages;
	struct document purpose = { 0 };
	struct veil veil = VEIL_INIT;
	struct buf bytes = BUF_INIT;
	bool ok = pages_open(&pages, &closing->year->session->journal.store, change, err) &&
		(change_read(change, AIMS_PATH, &bytes, err) || err->kind == ERR_NOTHING);

	veil_draw(&veil, &bytes);
	ok = ok && document_parse(&purpose, &bytes, AIMS_PATH, err);
	if (ok) {
		const struct chosen chosen = { &purpose, &veil, &pages.areas, pages.language };

		chosen_format(&chosen, out);
	}
	pages_release(&pages);
	document_release(&purpose);
	veil_release(&veil);
	buf_release(&bytes);
	return ok;
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct closing *closing = context;
	struct buf words = BUF_INIT;
	bool ok = format(closing, change, &words, err);
	const struct review_text text = { .section = REVIEW_CHOSEN, .deeper = buf_slice(&words),
		.anew = true };

	ok = ok && (words.len || err_set(err, ERR_NOTHING,
		"there is neither a purpose nor a vision yet")) &&
		put_account(closing, change, err) &&
		year_section(closing->year, change, &text, err);
	buf_clear(&closing->said);
	buf_printf(&closing->said, _("the year %d is whole, with purpose and visions as you "
		"have them now: "), closing->year->number);
	review_path(&closing->said, closing->year->number);
	buf_wipe(&words);
	return ok;
}

static bool
run(struct year *year, bool *stopped, struct err *err)
{
	struct closing closing = { year, BUF_INIT, BUF_INIT };

	*stopped = false;
	bool ok = read_account(&closing, err) &&
		save(year->session, "review", build, &closing, &closing.said, err);

	buf_release(&closing.account);
	buf_release(&closing.said);
	return ok;
}

const struct year_step year_chosen = { "chosen", REVIEW_CHOSEN, run };
