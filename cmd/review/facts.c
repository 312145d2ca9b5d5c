/* SPDX-License-Identifier: ISC */
/* The facts of steps that only ask and write. */
#include "cmd/review/facts.h"

#include "base/words.h"
#include "cmd/work.h"
#include "tension/inquiry.h"
#include "view/yearly.h"

typedef void tell_year(struct buf *out, const struct chronicle *chronicle,
	const struct view *view);

static bool
tell(const struct year *year, tell_year *words, struct buf *out, struct err *err)
{
	struct session *session = year->session;
	struct chronicle chronicle = { 0 };
	bool ok = !session->ask || chronicle_read(&chronicle, &session->journal.store, year->span,
		session->clock.day, err);

	if (ok && session->ask)
		words(out, &chronicle, &session->view);
	chronicle_release(&chronicle);
	return ok;
}

bool
facts_walk(const struct year *year, struct buf *out, struct err *err)
{
	int number, month, mday;
	bool ok = tell(year, view_year_days, out, err);

	day_to_civil(year->span.first, &number, &month, &mday);
	if (ok && out->len) {
		buf_add_char(out, ' ');
		buf_printf(out, _("To leaf through it: taut show %04d-%02d"), number, month);
		buf_add_char(out, '\n');
	}
	return ok;
}

bool
facts_thanks(const struct year *year, struct buf *out, struct err *err)
{
	return tell(year, view_year_names, out, err);
}

/* What was kept in the year may have been noted when it was over. */
static bool
tell_kept(const struct year *year, struct buf *out, struct err *err)
{
	struct session *session = year->session;
	struct reading reading;
	struct span span = { year->span.first, session->clock.day };
	bool ok = reading_open(&reading, session, span, err);

	if (ok)
		view_year_kept(out, &reading.replay, year->span, &session->view);
	reading_close(&reading);
	return ok;
}

/* Pages that no command writes yet, and any editor does. */
static bool
tell_page(const struct year *year, const char *path, enum yearly_page kind, struct buf *out,
	struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct document page = { 0 };
	struct err why = ERR_INIT;
	bool ok = store_read(&year->session->journal.store, path, &bytes, &why);

	if (!ok && why.kind == ERR_NOTHING)
		return true;
	if (ok)
		ok = document_parse(&page, &bytes, path, &why);
	if (ok)
		view_year_page(out, &page, kind, &year->session->view);
	else
		*err = why;
	document_release(&page);
	buf_release(&bytes);
	return ok;
}

/* What was kept, what was in the way, what went back and forth; beliefs and links. */
bool
facts_held(const struct year *year, struct buf *out, struct err *err)
{
	struct session *session = year->session;
	struct reading reading;
	struct report report = { 0 };

	if (!session->ask)
		return true;
	bool ok = reading_open(&reading, session, year->span, err);

	if (ok) {
		reading_report(&reading, session, &report);
		report_ask(&report, &reading.replay);
	}
	ok = ok && tell_kept(year, out, err) && tell(year, view_year_hindrances, out, err);
	if (ok)
		view_year_rows(out, &report, YEARLY_SWINGING, &session->view);
	ok = ok && tell_page(year, "beliefs.md", YEARLY_BELIEFS, out, err) &&
		tell_page(year, "links.md", YEARLY_LINKS, out, err);
	report_release(&report);
	reading_close(&reading);
	return ok;
}
