/* SPDX-License-Identifier: ISC */
/* A dialogue from its beginning to its end: whence the answers come, and drafts. */
#include "cmd/ask/dialogue.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/ask/asking.h"
#include "cmd/ask/begun.h"
#include "cmd/ask/keys.h"
#include "cmd/ask/line.h"
#include "cmd/ask/page.h"
#include "cmd/confide.h"
#include "cmd/edit/edit.h"
#include "cmd/out.h"
#include "journal/entry.h"

#define LINE_SHOWN 300 /* bytes of the command that goes on with a draft */

/* All questions as headings; what is written below them are the answers. */
bool
asking_editor(struct ask *ask, struct err *err)
{
	struct buf initial = BUF_INIT, text = BUF_INIT;

	asking_plan(ask);
	begun_answer(ask);
	asking_form(ask, true, &initial);
	const struct edit edit = { .name = asking_name(ask),
		.initial = buf_slice(&initial), .private = asking_expects_private(ask),
		.again = ask->draft.name.len > 0 };
	bool ok = edit_text(ask->session, &edit, &text, err);

	ask->edited = ok;
	ok = ok && asking_read(ask, buf_slice(&text), err);
	if (ok) {
		asking_keep(ask);
		edit_done();
		ask->edited = false;
	}
	buf_wipe(&initial);
	buf_wipe(&text);
	return ok;
}

static bool
read_stdin(struct ask *ask, struct err *err)
{
	asking_plan(ask);
	if (isatty(STDIN_FILENO))
		return err_set(err, ERR_NOTHING, "there is nobody to ask");
	if (!confide_text(ask->session, "", ENTRY_MAX, &ask->read, err))
		return false;
	if (slice_trim(buf_slice(&ask->read)).len == 0)
		return err_set(err, ERR_NOTHING, "standard input is empty");
	return asking_read_given(ask, buf_slice(&ask->read), err);
}

enum offer { OFFER_TAKE, OFFER_LEAVE, OFFER_DROP, OFFER_INTERRUPTED };

static enum offer
offer(const struct ask *ask, int day, int minute)
{
	struct typing typing = TYPING_INIT;
	struct buf when = BUF_INIT;
	enum offer offer = OFFER_LEAVE;

	day_format_plain(&when, day, ask->session->clock.day);
	buf_add_char(&when, ' ');
	minute_format(&when, minute);
	line_begin(ask->session);
	fprintf(stderr, _("Answers of %s are kept. Go on with them?\n"
		"(Enter: yes; n: not now; drop: throw them away)\n"), when.ptr);
	enum typed typed = line_read(ask->session, &typing);
	struct slice word = slice_trim(buf_slice(&typing.text));

	if (typed == TYPED_LEAVE)
		offer = OFFER_INTERRUPTED;
	else if (typed == TYPED_ANSWER && (word.len == 0 || ask_is_yes(word)))
		offer = OFFER_TAKE;
	else if (slice_is_nocase(word, "drop") || slice_is_nocase(word, _("drop")))
		offer = OFFER_DROP;
	keys_end();
	buf_wipe(&typing.text);
	buf_release(&when);
	return offer;
}

/* The answers of a draft; what is no longer asked stays in it. */
static bool
take_draft(struct ask *ask, struct unfinished *left, struct err *err)
{
	struct buf text = BUF_INIT, path = BUF_INIT;
	bool ok = unfinished_read(left, ask->session, &text, err);
	struct err why;

	asking_plan(ask);
	ask->resumes = true;
	if (ok && asking_read(ask, buf_slice(&text), &why)) {
		asking_keep(ask);
		unfinished_remove(left);
	} else if (ok) {
		unfinished_path(left, &path);
		warn("%s: these answers are left where they are, in %s", why.text, path.ptr);
		replies_release(&ask->answers);
		begun_release(ask);
	}
	ask->resumes = false;
	buf_wipe(&text);
	buf_release(&path);
	return ok;
}

static bool
offer_draft(struct ask *ask, struct err *err)
{
	struct unfinished left = UNFINISHED_INIT;
	int day, minute;
	bool ok = true;

	left.session = ask->session;
	if (!unfinished_find(&left, asking_name(ask), &day, &minute)) {
		unfinished_release(&left);
		return true;
	}
	switch (offer(ask, day, minute)) {
	case OFFER_TAKE:
		ok = take_draft(ask, &left, err);
		break;
	case OFFER_DROP:
		unfinished_remove(&left);
		break;
	case OFFER_INTERRUPTED:
		ok = err_set(err, ERR_INTERRUPTED, "interrupted");
		break;
	case OFFER_LEAVE:
		break;
	}
	unfinished_release(&left);
	return ok;
}

bool
ask_run(struct session *session, struct ask *ask, struct err *err)
{
	ask->session = session;
	ask->draft = (struct unfinished){ .session = session, .name = BUF_INIT };
	ask->read = (struct buf)BUF_INIT;
	ask->begun = (struct reply){ .text = BUF_INIT };
	if (!page_open(&ask->prompt, ask->flow->names, err))
		return false;
	if (!session->ask && !ask->editor)
		return read_stdin(ask, err);
	return (!session->ask || offer_draft(ask, err)) &&
		(ask->editor ? asking_editor(ask, err) : asking_terminal(ask, err));
}

/* Where what was answered stands now. */
static void
tell(struct session *session, struct ask *ask, struct err *err)
{
	size_t used;

	if (ask->edited)
		edit_said(err);
	if (ask->read.len)
		edit_keep(session, asking_name(ask), buf_slice(&ask->read),
			asking_expects_private(ask), err);
	if (ask->draft.name.len == 0)
		return;
	if (err->kind != ERR_INTERRUPTED)
		err->kind = ERR_UNSAVED;
	/* with all its options: they say what is private, and of which day it is */
	bool fits = strlen(session->line) <= LINE_SHOWN;
	const char *quote = fits ? "'" : "";

	used = strlen(err->hint);
	snprintf(err->hint + used, sizeof err->hint - used,
		_("%syour answers are kept: %s%s%s goes on with them"), used ? "; " : "", quote,
		fits ? session->line : _("the same command"), quote);
}

bool
ask_end(struct session *session, struct ask *ask, bool ok, struct err *err)
{
	if (ok)
		unfinished_remove(&ask->draft);
	else
		tell(session, ask, err);
	unfinished_release(&ask->draft);
	begun_release(ask);
	buf_wipe(&ask->read);
	agenda_release(&ask->agenda);
	replies_release(&ask->answers);
	prompt_release(&ask->prompt);
	return ok;
}
