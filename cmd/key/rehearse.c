/* SPDX-License-Identifier: ISC */
/* Typing the passphrase once a year, when nothing hangs on it. */
#include "cmd/key/rehearse.h"

#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/key/file.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/sealed.h"
#include "cmd/key/trust.h"
#include "cmd/out.h"

#define REHEARSED_DAYS 30 /* who typed it since needs no practice */

/* That it was typed is noted; what else is new about the keys is for `key trust`. */
static void
note(struct session *session, const struct keyfiles *files)
{
	struct keyfile *best = keyfiles_best((struct keyfiles *)files);
	struct err ignored = ERR_INIT;

	if (best && trust_compare(&files->trust, &best->identity) == TRUST_SAME)
		(void)!keytrust_adopt(session, files, best, false, &ignored);
}

static void
say_right(struct session *session)
{
	size_t count = sealed_count(session);

	if (count == 1)
		say(session, "that is it, and it opens what is private here: one passage");
	else
		say(session, "that is it, and it opens what is private here: %zu passages", count);
}

static void
say_wrong(struct session *session, const struct err *err)
{
	warn("%s", err->text);
	say(session, "nothing is lost by that, and nothing is shut: try again another day, with "
		"'taut unlock'. If it stays away: a recovery key opens everything ('taut key "
		"sheet' printed one), and where taut is unlocked still, copy out what you need");
}

bool
key_rehearse(struct session *session)
{
	struct keyfiles files = { .count = 0 };
	struct buf answer = BUF_INIT;
	struct err err = ERR_INIT;
	struct trust trust;

	if (!session->ask || session->passphrase_fd >= 0 ||
	    !keys_trusted(session, &trust, &err) ||
	    session->clock.day - trust.rehearsed < REHEARSED_DAYS)
		return true;
	bool there = ask_line(_("Type your passphrase once, for practice? "
		"(Enter: yes; n: not now) "), &answer);
	bool wanted = there && slice_trim(buf_slice(&answer)).len == 0;

	buf_release(&answer);
	if (!wanted)
		return there;
	passphrase_practise();
	bool ok = keyfiles_read(&files, session, false, &err) &&
		files.doubt.kind == ERR_NONE && keyfiles_open(&files, session, NULL, &err);

	if (ok) {
		note(session, &files);
		say_right(session);
	} else if (err.kind != ERR_INTERRUPTED) {
		say_wrong(session, err.kind == ERR_NONE ? &files.doubt : &err);
	}
	keyfiles_release(&files);
	return err.kind != ERR_INTERRUPTED || ok;
}
