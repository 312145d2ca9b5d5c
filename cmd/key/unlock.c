/* SPDX-License-Identifier: ISC */
/* unlock, lock: the passphrase typed once, for a while. */
#include "base/decimal.h"
#include "base/words.h"
#include "cmd/key/file.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/trust.h"
#include "cmd/out.h"
#include "seal/unlock.h"

static const char *span = "15m";

static const struct opt opts[] = {
	{ 0, "for", N_("TIME"), NULL, &span, NULL, N_("90s, 15m, 2h: at most 8h (else 15m)") },
	{ 0 }
};

static bool
span_given(struct slice text, unsigned *seconds, struct err *err)
{
	struct decimal number;
	char unit = text.len > 1 ? text.ptr[text.len - 1] : '\0';
	int64_t factor = unit == 's' ? 1 : unit == 'm' ? 60 : unit == 'h' ? 3600 : 0;

	if (!factor || !decimal_parse(slice_part(text, 0, text.len - 1), &number) ||
	    number.places || number.micro < DECIMAL_ONE) {
		err_set(err, ERR_USAGE, "'%.*s' is no time to unlock for", SLICE_ARG(text));
		return err_hint(err, "a number and s, m or h: --for 90s, --for 15m, --for 2h");
	}
	if (number.micro / DECIMAL_ONE > UNLOCK_SECONDS_MAX / factor)
		return err_set(err, ERR_USAGE, "unlocked at most for 8h");
	*seconds = (unsigned)(number.micro / DECIMAL_ONE * factor);
	return true;
}

static void
say_until(const struct session *session, unsigned seconds)
{
	struct buf text = BUF_INIT;
	int64_t end = session->clock.seconds + session->clock.offset * 60 + seconds;

	minute_format(&text, (int)(end % 86400 / 60));
	if (seconds < 60)
		say(session, "unlocked for %u seconds", seconds);
	else
		say(session, "unlocked until %s", text.ptr);
	buf_release(&text);
}

/* A newer list is for a person to see; without one, what is pinned stays. */
static bool
adopt(struct session *session, const struct keyfiles *files, const struct keyfile *best,
	struct err *err)
{
	enum trust_news news = files->pinned ? trust_compare(&files->trust, &best->identity) :
		TRUST_SAME;
	struct err why = ERR_INIT;

	if (news == TRUST_OLDER || news == TRUST_FOREIGN)
		return keyfiles_held(files, best, err);
	if (news == TRUST_FORKED || (news == TRUST_NEWER && !session->ask)) {
		warn("the journal's keys are not those that were confirmed here: "
			"run 'taut key trust'");
		return true;
	}
	if (keytrust_adopt(session, files, best, false, &why))
		return true;
	if (why.kind == ERR_KEY_LIST) {
		warn("%s", why.text);
		return true;
	}
	*err = why;
	return false;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct keyfiles files = { .count = 0 };
	unsigned seconds = 0;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "unlock takes no words, only --for TIME");
	if (!span_given(slice_of(span), &seconds, err))
		return false;
	passphrase_guard();
	bool ok = keyfiles_read(&files, session, false, err);

	if (ok && session->ask && files.pinned && trust_is_due(&files.trust, session->clock.day))
		passphrase_practise();
	ok = ok && keyfiles_open(&files, session, NULL, err);
	struct keyfile *best = ok ? keyfiles_best(&files) : NULL;

	ok = ok && adopt(session, &files, best, err) && keys_keep(session, &best->identity,
		seconds, err);
	if (ok)
		say_until(session, seconds);
	keyfiles_release(&files);
	return ok;
}

const struct cmd cmd_unlock = { .name = "unlock", .synopsis = N_("[--for TIME]"),
	.summary = N_("read what is private for a while"), .needs = NEED_JOURNAL, .opts = opts,
	.run = run };

static bool
run_lock(struct session *session, int argc, char **argv, struct err *err)
{
	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "lock takes no words");
	say(session, keys_lock(session) ? "locked" : N_("locked already"));
	return true;
}

const struct cmd cmd_lock = { .name = "lock", .synopsis = "",
	.summary = N_("end what unlock began"), .needs = NEED_JOURNAL, .run = run_lock };
