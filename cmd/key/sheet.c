/* SPDX-License-Identifier: ISC */
/* key sheet: the journal's keys for paper, and how to use them without taut. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"
#include "cmd/key/key.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/terminal.h"
#include "cmd/out.h"

static void
out_head(struct session *session, const struct identity *identity)
{
	struct buf day = BUF_INIT, own = BUF_INIT;

	day_format(&day, session->clock.day);
	age_recipient_format(&own, &identity->list.keys[0].recipient);
	out_printf(session, _("RECOVERY KEY OF A JOURNAL\n\n"
		"Printed %s. The journal stood in "), day.ptr);
	out_line(session, slice_of(session->journal.store.root));
	out_printf(session, _(" then.\n\n"
		"Whoever holds this sheet can read every private passage of the journal, without\n"
		"the passphrase. Keep it where you keep what must not be lost nor be found.\n\n"
		"Recipient (not secret; what the journal is sealed to):\n\n  %s\n\n"
		"Identity (secret)%s:\n\n"), own.ptr,
		identity->keys.len > AGE_KEY ? _(", the present one first, then older ones") : "");
	buf_release(&day);
	buf_release(&own);
}

/* Past session->out, which would leave copies behind as it grows. */
static bool
write_keys(const struct identity *identity, struct err *err)
{
	struct secret line = SECRET_INIT;
	bool ok = true;

	secret_init(&line, AGE_IDENTITY_TEXT + 1);
	for (size_t at = 0; ok && at < identity->keys.len; at += AGE_KEY) {
		age_identity_format(identity->keys.ptr + at, (char *)line.ptr);
		line.ptr[AGE_IDENTITY_TEXT] = '\n';
		ok = terminal_write(STDOUT_FILENO, slice_of("  "), err) &&
			terminal_write(STDOUT_FILENO, secret_slice(&line), err);
	}
	secret_release(&line);
	return ok;
}

static void
out_use(struct session *session)
{
	out_printf(session, _("\n"
		"To read with age alone (Debian: apt install age; https://age-encryption.org):\n"
		"type the identity into a file key.txt, a line each. The first private passage\n"
		"of a page, then the second with n=2, and so on:\n\n"
		"  awk -v n=1 '/-----BEGIN AGE ENC/{c++;p=index($0,\"-----\")}\n"
		"  c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' FILE |\n"
		"  age -d -i key.txt\n\n"
		"All of a journal, in its folder:\n\n"
		"  grep -rl --include='*.md' 'BEGIN AGE ENCRYPTED' . | sort | while read -r f; do\n"
		"  c=$(grep -c 'BEGIN AGE ENCRYPTED' \"$f\"); i=1\n"
		"  while [ $i -le $c ]; do echo \"# $f\"\n"
		"  awk -v n=$i '/-----BEGIN AGE ENC/{c++;p=index($0,\"-----\")}\n"
		"  c==n{print substr($0,p)} /-----END AGE/{if(c==n)exit}' \"$f\" |\n"
		"  age -d -i key.txt; i=$((i+1)); done; done\n\n"
		"A last line that begins <!-- taut:1 is filler: it hides how long the text is.\n\n"
		"With the passphrase instead of this sheet: age -d -i .taut/identities/*.age\n\n"
		"To see that the sheet was typed rightly: 'age-keygen -y key.txt' prints the\n"
		"recipient above. Delete key.txt when you are done.\n"));
}

static void
say_where(void)
{
	struct stat st;

	if (isatty(STDOUT_FILENO))
		warn("the secret key stands on this screen now, and in its scrollback: "
			"'taut key sheet | lp' prints it");
	else if (fstat(STDOUT_FILENO, &st) == 0 && S_ISREG(st.st_mode))
		warn("the secret key stands in a file now: print it, then delete it with "
			"'shred -u'");
}

bool
key_sheet(struct session *session, int argc, char **argv, struct err *err)
{
	struct identity identity = IDENTITY_INIT;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "key sheet takes no words");
	passphrase_guard();
	bool ok = keys_unwrap(session, &identity, NULL, NULL, err);

	if (ok) {
		out_head(session, &identity);
		ok = out_flush(session, true, err) && write_keys(&identity, err);
	}
	if (ok) {
		out_use(session);
		ok = out_flush(session, true, err);
		say_where();
	}
	identity_release(&identity);
	return ok;
}
