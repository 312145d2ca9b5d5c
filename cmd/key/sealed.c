/* SPDX-License-Identifier: ISC */
/* Walking the work tree for private passages. */
#include "cmd/key/sealed.h"

#include "base/words.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "seal/passage.h"
#include "store/every.h"

struct walk {
	sealed_visit *visit;
	void *context;
	struct err err;
};

static void
visit_page(const char *path, struct slice page, const struct err *why, void *context)
{
	struct walk *walk = context;

	if (walk->err.kind != ERR_NONE || why->kind == ERR_NOTHING || why->kind == ERR_FORMAT)
		return; /* gone, too big, or a link: no page of ours */
	if (why->kind != ERR_NONE)
		walk->err = *why;
	else if (passage_count(page))
		(void)!walk->visit(path, page, walk->context, &walk->err);
}

bool
sealed_each(const struct store *store, sealed_visit *visit, void *context, struct err *err)
{
	struct walk walk = { visit, context, ERR_INIT };

	if (!every_run(store, visit_page, &walk, err))
		return false;
	if (walk.err.kind != ERR_NONE)
		*err = walk.err;
	return walk.err.kind == ERR_NONE;
}

static bool
count(const char *path, struct slice bytes, void *context, struct err *err)
{
	size_t *sum = context;

	(void)path;
	(void)err;
	*sum += passage_count(bytes);
	return true;
}

size_t
sealed_count(const struct session *session)
{
	struct err ignored = ERR_INIT;
	size_t sum = 0;

	if (!sealed_each(&session->journal.store, count, &sum, &ignored))
		return sum;
	return sum;
}

void
sealed_remind(struct session *session)
{
	struct trust trust;
	struct err ignored = ERR_INIT;

	if (!keys_trusted(session, &trust, &ignored) ||
	    !trust_is_due(&trust, session->clock.day))
		return;
	size_t count = sealed_count(session);

	out_printf(session, ngettext("\nIt is %ld days since you typed your passphrase (it opens "
		"%zu passage): taut unlock\n",
		"\nIt is %ld days since you typed your passphrase (it opens %zu passages): taut "
		"unlock\n", count), (long)(session->clock.day - trust.rehearsed), count);
}
