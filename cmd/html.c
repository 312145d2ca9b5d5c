/* SPDX-License-Identifier: ISC */
/* tension --format html: a page for a browser, for paper, or to share. */
#include "cmd/html.h"

#include "cmd/out.h"
#include "tension/summary.h"
#include "html/html.h"

bool
html_out(struct session *session, struct report *report, const struct name *name, bool redacted,
	struct err *err)
{
	struct html html;
	bool ok = true;

	report_fill_paces(report);
	html_begin(&html, report,
		name->result ? HTML_RESULT : name->area ? HTML_AREA : HTML_ALL, redacted);
	while (ok && html_next(&html, &session->out))
		ok = out_flush(session, false, err);
	html_release(&html);
	return ok;
}
