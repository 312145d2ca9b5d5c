/* SPDX-License-Identifier: ISC */
/*
 * Opening the repository beneath the journal, and asking it where it stands.
 * Invariant: a repository that libgit2 cannot keep right is refused here,
 * before anything is written, with the git command that makes it fit.
 */
#include "store/repo.h"

#include <malloc.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/words.h"
#include "store/store.h"

bool
err_git(struct err *err, enum err_kind kind, const char *format, ...)
{
	const git_error *last = git_error_last();
	char what[512];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, gettext(format), args);
	va_end(args);
	return err_set(err, kind, "%s: %s", what,
		last && last->message ? last->message : _("git gave no reason"));
}

/* What git can do and libgit2 cannot: found in the repository's own config. */
static bool
explain(const char *root, const char *path, struct err *err)
{
	static const struct { const char *key, *value, *what, *way; } known[] = {
		{ "extensions.objectformat", "sha256", N_("uses sha256 objects"),
			N_("begin a new one with 'taut init' and copy the files") },
		{ "extensions.worktreeconfig", "true", N_("uses worktreeConfig"),
			"git config --unset extensions.worktreeConfig" },
		{ "extensions.partialclone", NULL, N_("is a partial clone"), N_("clone it whole") },
		{ "core.bare", "true", N_("is bare and has no files"), N_("clone it") },
	};
	git_config *config = NULL;
	bool found = false;

	if (git_config_open_ondisk(&config, path) < 0)
		return false;
	for (size_t n = 0; n < sizeof known / sizeof *known && !found; n++) {
		git_buf value = GIT_BUF_INIT;

		found = git_config_get_string_buf(&value, config, known[n].key) == 0 &&
			(!known[n].value || strcmp(value.ptr, known[n].value) == 0);
		if (found) {
			err_set(err, ERR_JOURNAL, "the git repository in '%s' %s", root,
				_(known[n].what));
			err_hint(err, "%s", _(known[n].way));
		}
		git_buf_dispose(&value);
	}
	git_config_free(config);
	return found;
}

static bool
refuse(struct repo *repo, struct err *err)
{
	struct buf path = BUF_INIT;
	struct stat st;

	buf_printf(&path, "%s/.git", repo->root);
	if (lstat(path.ptr, &st) < 0) {
		err_set(err, ERR_JOURNAL, "there is no git repository in '%s'", repo->root);
		err_hint(err, "taut init '%s'", repo->root);
	} else if (!S_ISDIR(st.st_mode)) {
		err_set(err, ERR_JOURNAL, "'%s' is not a folder: a linked work tree or a "
			"submodule cannot be a journal", path.ptr);
		err_hint(err, "clone the repository to a folder of its own");
	} else if (st.st_uid != geteuid()) {
		err_set(err, ERR_JOURNAL, "'%s' belongs to another user", path.ptr);
		err_hint(err, "clone the journal, or chown it");
	} else {
		err_git(err, ERR_JOURNAL, "cannot open the git repository in '%s'", repo->root);
		buf_add_text(&path, "/config");
		explain(repo->root, path.ptr, err);
	}
	buf_release(&path);
	return false;
}

static bool
is_fit(struct repo *repo, struct err *err)
{
	struct buf path = BUF_INIT;

	if (!git_repository_is_bare(repo->git) && !git_repository_is_worktree(repo->git))
		return true;
	buf_printf(&path, "%s/.git/config", repo->root);
	if (!explain(repo->root, path.ptr, err))
		err_set(err, ERR_JOURNAL, "the git repository in '%s' has no files", repo->root);
	buf_release(&path);
	return false;
}

void
repo_library_begin(void)
{
	git_libgit2_init();
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

static void *
open_git(void *context)
{
	struct repo *repo = context;

	repo_library_begin();
	if (git_repository_open_ext(&repo->git, repo->root, GIT_REPOSITORY_OPEN_NO_SEARCH,
	    NULL) < 0)
		repo->ok = refuse(repo, &repo->err);
	else
		repo->ok = is_fit(repo, &repo->err);
	return NULL;
}

void
repo_start(struct store *store)
{
	if (store->repo)
		return;
	struct repo *repo = mem_alloc(1, sizeof *repo);

	repo->root = mem_text(store->root, strlen(store->root));
	repo->index = (struct buf)BUF_INIT;
	/* The thread's own heap would grow by a system call for every page. */
	mallopt(M_ARENA_MAX, 1);
	store->repo = repo;
	repo->running = pthread_create(&repo->thread, NULL, open_git, repo) == 0;
	if (!repo->running)
		open_git(repo);
}

bool
repo_ready(struct store *store, struct err *err)
{
	repo_start(store);
	struct repo *repo = store->repo;

	if (repo->running)
		pthread_join(repo->thread, NULL);
	repo->running = false;
	if (!repo->ok)
		*err = repo->err;
	return repo->ok;
}

void
repo_free(struct repo *repo)
{
	if (!repo)
		return;
	if (repo->running)
		pthread_join(repo->thread, NULL);
	buf_release(&repo->index);
	git_index_free(repo->entries);
	git_repository_free(repo->git);
	git_libgit2_shutdown();
	free(repo->root);
	free(repo);
}

/* git forbids these in a name; a comma ends the name in passwd. */
static void
add_name(struct buf *out, const char *text)
{
	for (; *text && *text != ','; text++)
		if ((unsigned char)*text >= ' ' && !strchr("<>\"\\", *text))
			buf_add_char(out, *text);
}

static void
make_identity(struct buf *name, struct buf *mail)
{
	const struct passwd *user = getpwuid(geteuid());
	char host[256] = "localhost";

	if (name->len == 0 && user && user->pw_gecos)
		add_name(name, user->pw_gecos);
	if (name->len == 0)
		add_name(name, user ? user->pw_name : "somebody");
	if (mail->len)
		return;
	if (gethostname(host, sizeof host - 1) < 0 || !host[0])
		memcpy(host, "localhost", sizeof "localhost");
	add_name(mail, user ? user->pw_name : "somebody");
	buf_add_char(mail, '@');
	add_name(mail, host);
}

static void
configured(git_config *config, const char *key, struct buf *out)
{
	git_buf value = GIT_BUF_INIT;

	if (config && git_config_get_string_buf(&value, config, key) == 0)
		add_name(out, value.ptr);
	git_buf_dispose(&value);
	struct slice trimmed = slice_trim(buf_slice(out));

	if (trimmed.len == 0)
		buf_clear(out);
}

bool
repo_signature(struct repo *repo, const struct clock *clock, git_signature **out,
	struct err *err)
{
	struct buf name = BUF_INIT, mail = BUF_INIT;
	git_config *config = NULL;

	if (git_repository_config_snapshot(&config, repo->git) < 0)
		config = NULL;
	configured(config, "user.name", &name);
	configured(config, "user.email", &mail);
	if (!name.len || !mail.len)
		make_identity(&name, &mail);
	bool ok = git_signature_new(out, name.ptr, mail.ptr, clock->seconds, clock->offset) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot make a signature");

	/* The reflog's line is signed with this, not with a guess of libgit2's. */
	if (ok)
		git_repository_set_ident(repo->git, name.ptr, mail.ptr);
	git_config_free(config);
	buf_release(&name);
	buf_release(&mail);
	return ok;
}

bool
version_equal(const struct version *a, const struct version *b)
{
	return a->there == b->there && (!a->there || git_oid_equal(&a->id, &b->id));
}

void
version_of(struct version *version, struct slice bytes)
{
	version->there = git_odb_hash(&version->id, bytes.ptr, bytes.len, GIT_OBJECT_BLOB) == 0;
}

bool
version_read(struct repo *repo, const struct version *version, struct buf *out, struct err *err)
{
	git_blob *blob = NULL;
	char hex[GIT_OID_HEXSZ + 1];

	if (!version->there)
		return true;
	if (git_blob_lookup(&blob, repo->git, &version->id) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read object %s",
			git_oid_tostr(hex, sizeof hex, &version->id));
	buf_add(out, (struct slice){ git_blob_rawcontent(blob),
		(size_t)git_blob_rawsize(blob) });
	git_blob_free(blob);
	return true;
}

static void
in_the_way(struct head *head, git_repository *git)
{
	static const struct { int state; const char *name; } known[] = {
		{ GIT_REPOSITORY_STATE_MERGE, "merge" },
		{ GIT_REPOSITORY_STATE_REVERT, "revert" },
		{ GIT_REPOSITORY_STATE_REVERT_SEQUENCE, "revert" },
		{ GIT_REPOSITORY_STATE_CHERRYPICK, "cherry-pick" },
		{ GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE, "cherry-pick" },
		{ GIT_REPOSITORY_STATE_REBASE, "rebase" },
		{ GIT_REPOSITORY_STATE_REBASE_INTERACTIVE, "rebase" },
		{ GIT_REPOSITORY_STATE_REBASE_MERGE, "rebase" },
		{ GIT_REPOSITORY_STATE_APPLY_MAILBOX, "am" },
		{ GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE, "am or rebase" },
	};
	int state = git_repository_state(git);

	for (size_t n = 0; n < sizeof known / sizeof *known; n++)
		if (state == known[n].state)
			snprintf(head->why, sizeof head->why, _("a git %s is under way"),
				known[n].name);
}

static bool
read_branch(struct head *head, git_repository *git, struct err *err)
{
	git_reference *reference = NULL;

	if (git_reference_lookup(&reference, git, "HEAD") < 0)
		return err_git(err, ERR_JOURNAL, "cannot read git's HEAD");
	if (git_reference_type(reference) == GIT_REFERENCE_SYMBOLIC) {
		snprintf(head->branch, sizeof head->branch, "%s",
			git_reference_symbolic_target(reference));
	} else {
		snprintf(head->why, sizeof head->why, _("git's HEAD is on no branch (detached)"));
		git_oid_cpy(&head->commit, git_reference_target(reference));
	}
	git_reference_free(reference);
	if (!head->branch[0])
		return true;
	int code = git_reference_name_to_id(&head->commit, git, head->branch);

	head->unborn = code == GIT_ENOTFOUND;
	return code == 0 || head->unborn ||
		err_git(err, ERR_JOURNAL, "cannot read '%s'", head->branch);
}

bool
head_read(struct head *head, struct repo *repo, struct err *err)
{
	git_commit *commit = NULL;
	struct head found = { 0 };

	if (!read_branch(&found, repo->git, err))
		return false;
	if (!found.why[0])
		in_the_way(&found, repo->git);
	if (!found.unborn && (git_commit_lookup(&commit, repo->git, &found.commit) < 0 ||
	    git_commit_tree(&found.tree, commit) < 0)) {
		git_commit_free(commit);
		return err_git(err, ERR_SYSTEM, "cannot read git's HEAD");
	}
	git_commit_free(commit);
	*head = found;
	return true;
}

void
head_release(struct head *head)
{
	git_tree_free(head->tree);
	*head = (struct head){ 0 };
}

void
tree_find(const git_tree *tree, const char *path, struct version *version)
{
	git_tree_entry *entry = NULL;

	*version = (struct version){ 0 };
	if (!tree || git_tree_entry_bypath(&entry, tree, path) < 0)
		return;
	if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
		version->there = true;
		git_oid_cpy(&version->id, git_tree_entry_id(entry));
	}
	git_tree_entry_free(entry);
}

void
head_find(const struct head *head, const char *path, struct version *version)
{
	tree_find(head->tree, path, version);
}
