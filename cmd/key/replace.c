/* SPDX-License-Identifier: ISC */
/*
 * key replace: a new key, and the present passages sealed to it. Invariant:
 * keys and passages change in one commit, and what does not open stays as it is.
 */
#include <stdlib.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/key/key.h"
#include "cmd/key/passphrase.h"
#include "cmd/key/sealed.h"
#include "cmd/key/write.h"
#include "cmd/out.h"
#include "seal/passage.h"

struct replacing {
	struct session *session;
	struct change *change;
	const struct identity *identity;
	struct age_recipient recipients[KEYLIST_MAX];
	size_t count;
	size_t sealed;      /* again, in the last build */
	struct names stays; /* FILE:LINE of what does not open */
};

static void
stays(struct replacing *replacing, const char *path, const struct passage *passage)
{
	struct buf where = BUF_INIT;

	buf_printf(&where, "%s:%zu", path, passage->line);
	names_add(&replacing->stays, buf_slice(&where));
	buf_release(&where);
}

/* The fence of an opened passage, which stands in memory for as long as it is
 * sealed again. One that sits elsewhere keeps saying where it was sealed. */
static bool
seal_opened(const struct replacing *replacing, const struct opened *opened,
	const struct passage *passage, const char *path, struct buf *out)
{
	struct buf fence = BUF_INIT;
	struct passage again = { .line = 0 };
	char *elsewhere = opened->place == PASSAGE_ELSEWHERE ? slice_copy(opened->path) : NULL;
	struct err ignored = ERR_INIT;
	size_t at = 0;

	passage_fence(&fence, passage->prefix, opened->text, opened->id);
	bool ok = passage_next(buf_slice(&fence), &at, &again) && again.closed && !again.inner;

	again.ending = passage->ending;
	again.last = passage->last;
	ok = ok && passage_seal(out, &again, elsewhere ? elsewhere : path, replacing->recipients,
		replacing->count, &ignored);
	free(elsewhere);
	buf_wipe(&fence);
	return ok;
}

/* One passage of a page, as it shall be; false: as it is. */
static bool
seal_again(struct replacing *replacing, const struct passage *passage, const char *path,
	struct buf *out)
{
	struct opened opened = OPENED_INIT;
	size_t start = out->len;
	struct err ignored = ERR_INIT;

	if (passage->kind == PASSAGE_PRIVATE) /* not yet sealed: the new list is for it too */
		return passage->closed && !passage->inner && passage_seal(out, passage, path,
			replacing->recipients, replacing->count, &ignored);
	bool ok = passage->closed &&
		passage_open(&opened, passage, path, &replacing->identity->keys, &ignored) &&
		seal_opened(replacing, &opened, passage, path, out);

	if (!ok) {
		buf_cut(out, start);
		stays(replacing, path, passage);
	}
	opened_release(&opened);
	return ok;
}

static bool
seal_page(const char *path, struct slice listed, void *context, struct err *err)
{
	struct replacing *replacing = context;
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	struct passage passage;
	size_t at = 0, done = 0, count = 0;
	bool ok = change_read(replacing->change, path, &bytes, err);

	(void)listed; /* what the change read is what it will compare */
	while (ok && passage_next(buf_slice(&bytes), &at, &passage)) {
		buf_add(&out, slice_part(buf_slice(&bytes), done, passage.start));
		done = passage.start;
		if (!seal_again(replacing, &passage, path, &out))
			continue;
		done = passage.end;
		count++;
	}
	if (ok && count) {
		buf_add(&out, slice_from(buf_slice(&bytes), done));
		change_put(replacing->change, path, buf_slice(&out));
		replacing->sealed += count;
	}
	buf_release(&bytes);
	buf_release(&out);
	return ok;
}

static bool
seal_pages(struct change *change, void *context, struct err *err)
{
	struct replacing *replacing = context;

	replacing->change = change;
	replacing->sealed = 0;
	names_release(&replacing->stays);
	return sealed_each(&replacing->session->journal.store, seal_page, replacing, err);
}

static void
say_replaced(struct session *session, const struct replacing *replacing)
{
	say(session, ngettext("%zu passage sealed again", "%zu passages sealed again",
		replacing->sealed), replacing->sealed);
	for (size_t n = 0; n < replacing->stays.count; n++)
		warn("%s: does not open, and stays as it is", replacing->stays.items[n]);
	warn("what was sealed before stays in git's history, and in every copy of it, for whoever "
		"has\nthe old key: this helps with what you write from now on");
	warn("a sheet that was printed before does not open it: print a new one, taut key sheet");
}

bool
key_replace(struct session *session, int argc, char **argv, struct err *err)
{
	struct keyfiles files = { .count = 0 };
	struct identity identity = IDENTITY_INIT;
	struct secret old = SECRET_INIT, passphrase = SECRET_INIT;
	struct replacing replacing = { .session = session, .identity = &identity };
	struct buf said = BUF_INIT;

	(void)argv;
	if (argc)
		return err_set(err, ERR_USAGE, "key replace takes no words");
	passphrase_guard();
	bool ok = keywrite_begin(session, &files, &identity, &old, err) &&
		identity_renew(&identity, err) &&
		passphrase_new(session, key_opt.weak, &passphrase, err);

	secret_release(&old);
	if (ok) {
		struct keywrite keys = { .session = session, .identity = &identity,
			.passphrase = &passphrase, .was = &files, .more = seal_pages,
			.context = &replacing };

		replacing.count = identity.list.count;
		keylist_recipients(&identity.list, replacing.recipients);
		buf_add_text(&said, _("the journal has a new key; the old ones are kept in it, for "
			"what they sealed"));
		ok = keywrite_run(&keys, "replaced", &said, err);
	}
	if (ok)
		say_replaced(session, &replacing);
	names_release(&replacing.stays);
	identity_release(&identity);
	secret_release(&passphrase);
	keyfiles_release(&files);
	buf_release(&said);
	return ok;
}
