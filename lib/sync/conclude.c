/* SPDX-License-Identifier: ISC */
/* The end of a merge that plain git began. */
#include "sync/conclude.h"

#include <git2.h>

#include "base/words.h"
#include "store/repo.h"
#include "store/store.h"
#include "sync/settle.h"

struct settling {
	store_finding *each;
	void *context;
	size_t left;
};

static void
count_left(enum store_finding_kind kind, const char *check, const char *message, void *context)
{
	struct settling *settling = context;

	settling->left += kind == FINDING_WRONG;
	settling->each(kind, check, message, settling->context);
}

/* By git, which knows what it merges; under the name that taut would use. */
static bool
commit(struct store *store, const struct clock *clock, const struct git_order *git,
	struct err *err)
{
	struct git_answer answer = GIT_ANSWER_INIT;
	struct buf name = BUF_INIT, mail = BUF_INIT;
	git_signature *who = NULL;
	bool ok = repo_signature(store->repo, clock, &who, err);

	if (ok) {
		buf_printf(&name, "user.name=%s", who->name);
		buf_printf(&mail, "user.email=%s", who->email);
		const char *const arguments[] = { "-c", name.ptr, "-c", mail.ptr, "commit",
			"--quiet", "--no-edit", NULL };

		ok = git_run(&answer, git, arguments, err);
		if (ok && answer.status != 0) {
			git_failed(&answer, err, "the merge under way cannot be committed");
			err->kind = ERR_SYSTEM;
			ok = false;
		}
	}
	git_answer_release(&answer);
	git_signature_free(who);
	buf_release(&name);
	buf_release(&mail);
	return ok;
}

bool
conclude_run(struct store *store, const struct clock *clock, const struct git_order *git,
	store_finding *each, void *context, struct err *err)
{
	struct settling settling = { each, context, 0 };

	if (!repo_ready(store, err))
		return false;
	if (git_repository_state(store->repo->git) != GIT_REPOSITORY_STATE_MERGE)
		return true;
	if (!settle_run(store, clock, true, count_left, &settling, err))
		return false;
	if (settling.left) {
		err_set(err, ERR_FORMAT, "a git merge is under way, and needs you");
		return err_hint(err, "mend what is named, 'git add' it, then: git commit");
	}
	if (!commit(store, clock, git, err))
		return false;
	each(FINDING_FIXED, "merge", _("the merge that git began is committed"), context);
	return true;
}
