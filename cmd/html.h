/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_HTML_H
#define TAUT_CMD_HTML_H

#include "cmd/cmd.h"
#include "journal/name.h"
#include "tension/report.h"

/* The report as a page of HTML, written as it grows. `name` is what it was
 * narrowed to; `redacted` takes the journal's words out of it for good. */
bool html_out(struct session *session, struct report *report, const struct name *name,
	bool redacted, struct err *err) __attribute__((warn_unused_result));

#endif
