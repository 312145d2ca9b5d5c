/* SPDX-License-Identifier: ISC */
/* Hints at wording, said to a person. */
#include "cmd/hint.h"

#include "cmd/out.h"

void
hints_say(const struct session *session, enum hint_about about, struct slice words)
{
	struct hint found[HINTS_MAX];

	if (!session->ask || !session->out_terminal || session->quiet ||
	    !settings_is(&session->journal.settings, SETTING_HINTS))
		return;
	size_t count = hints_find(words, about, found);

	for (size_t n = 0; n < count; n++) {
		struct buf line = BUF_INIT;

		hint_format(&found[n], &line);
		say(session, "%s", line.ptr);
		buf_release(&line);
	}
}
