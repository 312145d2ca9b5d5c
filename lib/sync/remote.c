/* SPDX-License-Identifier: ISC */
/*
 * The remote of git's own configuration: found, set, put back, taken away.
 * Invariant: a
 * remote that is found has a URL that git takes for no option and no command,
 * and gives whole histories.
 */
#include "sync/remote.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

#define HEADS "refs/heads/"
#define LOOKED "refs/taut/looked" /* what was met at a place that is only looked at */

void
remote_release(struct remote *remote)
{
	free(remote->name);
	free(remote->url);
	free(remote->shown);
	free(remote->push);
	free(remote->host);
	free(remote->reader);
	free(remote->branch);
	free(remote->there);
	free(remote->met);
	*remote = (struct remote){ 0 };
}

/* "branch.B.remote"'s value, of git's whole configuration; NULL if not set. */
static char *
configured(git_config *config, const char *section, const char *name, const char *key)
{
	struct buf path = BUF_INIT;
	git_buf value = GIT_BUF_INIT;

	buf_printf(&path, "%s.%s.%s", section, name, key);
	bool set = git_config_get_string_buf(&value, config, path.ptr) == 0 && value.ptr;
	char *copy = set ? mem_text(value.ptr, strlen(value.ptr)) : NULL;

	git_buf_dispose(&value);
	buf_release(&path);
	return copy;
}

/* As the hint: "git config branch.B.KEY VALUE", to be typed as it is. Returns
 * false, always. */
static bool
hint_branch(struct err *err, const char *branch, const char *key, const char *value)
{
	struct buf name = BUF_INIT, line = BUF_INIT;

	buf_printf(&name, "branch.%s.%s", branch, key);
	text_quote(&line, buf_slice(&name));
	buf_add_char(&line, ' ');
	text_quote(&line, slice_of(value));
	err_hint(err, "git config %s", line.ptr);
	buf_release(&name);
	buf_release(&line);
	return false;
}

static bool
find_branch(char **branch, struct repo *repo, struct err *err)
{
	struct head head = { 0 };

	if (!head_read(&head, repo, err))
		return false;
	struct slice name = slice_of(head.branch);
	bool ok = slice_starts(name, HEADS);

	if (ok)
		*branch = slice_copy(slice_from(name, sizeof HEADS - 1));
	else
		err_set(err, ERR_FORMAT, "git's HEAD is on no branch: there is nothing to sync");
	head_release(&head);
	return ok || err_hint(err, "git switch main");
}

static bool
is_remote(git_repository *git, const char *name)
{
	git_remote *found = NULL;
	bool is = git_remote_lookup(&found, git, name) == 0 && git_remote_url(found);

	git_remote_free(found);
	return is;
}

/* The only one there is. */
static bool
find_only(char **name, git_repository *git, const char *branch, struct err *err)
{
	git_strarray names = { 0 };
	bool ok = false;

	if (git_remote_list(&names, git) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read git's remotes");
	if (names.count == 1 && is_remote(git, names.strings[0])) {
		*name = mem_text(names.strings[0], strlen(names.strings[0]));
		ok = true;
	} else if (names.count > 1) {
		err_set(err, ERR_FORMAT, "there are %zu remotes, and none is chosen for branch "
			"'%s'", names.count, branch);
		hint_branch(err, branch, "remote", names.strings[0]);
	} else {
		err_set(err, ERR_NOTHING, "there is no place to meet other machines yet");
		err_hint(err, "taut sync --remote HOST:PATH, or a path (a bare git repository)");
	}
	git_strarray_dispose(&names);
	return ok;
}

static bool
choose(struct remote *remote, git_repository *git, git_config *config, struct err *err)
{
	remote->name = configured(config, "branch", remote->branch, "remote");
	if (remote->name && is_remote(git, remote->name))
		return true;
	if (remote->name) {
		err_set(err, ERR_FORMAT, "branch.%s.remote in git's configuration is '%s', which "
			"is the name of no remote", remote->branch, remote->name);
		return err_hint(err, "taut sync --remote URL sets it");
	}
	if (!is_remote(git, "origin"))
		return find_only(&remote->name, git, remote->branch, err);
	remote->name = mem_text("origin", sizeof "origin" - 1);
	return true;
}

/* Its name on the remote. */
static bool
read_there(struct remote *remote, git_config *config, struct err *err)
{
	char *merge = configured(config, "branch", remote->branch, "merge");
	bool ok = !merge || (slice_starts(slice_of(merge), HEADS) && merge[sizeof HEADS - 1]);

	if (!ok) {
		struct buf own = BUF_INIT;

		buf_printf(&own, HEADS "%s", remote->branch);
		err_set(err, ERR_FORMAT, "branch.%s.merge in git's configuration is '%s', which "
			"is no branch", remote->branch, merge);
		hint_branch(err, remote->branch, "merge", own.ptr);
		buf_release(&own);
	} else {
		remote->there = slice_copy(merge ? slice_from(slice_of(merge), sizeof HEADS - 1) :
			slice_of(remote->branch));
	}
	free(merge);
	return ok;
}

/* A part of its objects is only there: nothing could be merged without asking. */
static bool
check_whole(const struct remote *remote, git_config *config, struct err *err)
{
	char *promisor = configured(config, "remote", remote->name, "promisor");
	struct buf name = BUF_INIT;
	int is = 0;
	bool partial = promisor && git_config_parse_bool(&is, promisor) == 0 && is;

	free(promisor);
	if (!partial)
		return true;
	err_set(err, ERR_FORMAT, "this is a partial clone: a part of it is only on '%s'",
		remote->name);
	text_quote(&name, slice_of(remote->name));
	err_hint(err, "git fetch --refetch --no-filter %s && git config --unset "
		"remote.%s.promisor && git config --unset remote.%s.partialclonefilter",
		name.ptr, name.ptr, name.ptr);
	buf_release(&name);
	return false;
}

/* What is known of a place by its URLs. */
static void
tell_place(struct remote *remote, const char *url, const char *push)
{
	struct buf shown = BUF_INIT, host = BUF_INIT, reader = BUF_INIT;

	remote_url_show(url, &shown);
	remote_url_host(push ? push : url, &host);
	if (host.len)
		buf_add(&reader, buf_slice(&host));
	else
		remote_url_show(push ? push : url, &reader);
	remote->shown = buf_detach(&shown);
	remote->host = buf_detach(&host);
	remote->reader = buf_detach(&reader);
}

/* By what git makes of it (url.BASE.insteadOf); where it is pushed to is who reads it. */
static bool
read_url(struct remote *remote, git_repository *git, git_config *config, struct err *err)
{
	git_remote *found = NULL;
	bool ok = false;

	if (git_remote_lookup(&found, git, remote->name) < 0)
		return err_git(err, ERR_FORMAT, "cannot read the remote '%s'", remote->name);
	const char *url = git_remote_url(found), *push = git_remote_pushurl(found);

	remote->url = configured(config, "remote", remote->name, "url");
	if (!remote->url)
		remote->url = mem_text(url, strlen(url));
	remote->push = configured(config, "remote", remote->name, "pushurl");
	ok = remote_url_check(url, err) && (!push || remote_url_check(push, err));
	if (ok) {
		tell_place(remote, url, push);
	} else {
		struct buf name = BUF_INIT;

		text_quote(&name, slice_of(remote->name));
		err->kind = ERR_FORMAT;
		err_hint(err, "git remote set-url %s URL", name.ptr);
		buf_release(&name);
	}
	git_remote_free(found);
	return ok;
}

static void
find_met(struct remote *remote, git_repository *git)
{
	struct buf met = BUF_INIT;

	buf_printf(&met, "refs/remotes/%s/%s", remote->name, remote->there);
	remote->met = buf_detach(&met);
	if (git_reference_name_to_id(&remote->last, git, remote->met) < 0)
		memset(&remote->last, 0, sizeof remote->last);
}

bool
remote_find(struct remote *remote, struct repo *repo, struct err *err)
{
	struct remote found = { 0 };
	git_config *config = NULL;
	bool ok = find_branch(&found.branch, repo, err);

	if (ok && git_repository_config_snapshot(&config, repo->git) < 0)
		ok = err_git(err, ERR_FORMAT, "cannot read git's configuration");
	ok = ok && choose(&found, repo->git, config, err) && read_there(&found, config, err) &&
		read_url(&found, repo->git, config, err) && check_whole(&found, config, err);
	git_config_free(config);
	if (ok) {
		find_met(&found, repo->git);
		*remote = found;
	} else {
		remote_release(&found);
	}
	return ok;
}

bool
remote_at(struct remote *remote, struct repo *repo, const char *url, const char *there,
	struct err *err)
{
	struct remote at = { 0 };

	if (!remote_url_check(url, err) || !find_branch(&at.branch, repo, err))
		return false;
	at.url = slice_copy(slice_of(url));
	at.there = slice_copy(slice_of(there ? there : at.branch));
	at.met = slice_copy(slice_of(LOOKED));
	tell_place(&at, url, NULL);
	*remote = at;
	return true;
}

void
remote_forget(const struct remote *remote, struct repo *repo)
{
	if (!remote->name && remote->met)
		git_reference_remove(repo->git, remote->met);
}

/* What was met at another place says nothing of this one: the gate at push and
 * the merge would take it for known there. */
static bool
forget_met(git_repository *git, const char *name)
{
	struct buf glob = BUF_INIT;
	git_reference_iterator *each = NULL;
	git_reference *met = NULL;
	bool ok = true;

	buf_printf(&glob, "refs/remotes/%s/*", name);
	ok = git_reference_iterator_glob_new(&each, git, glob.ptr) == 0;
	while (ok && git_reference_next(&met, each) == 0) {
		ok = git_reference_delete(met) == 0;
		git_reference_free(met);
	}
	git_reference_iterator_free(each);
	buf_release(&glob);
	return ok;
}

/* One value in the place of as many as there are, or none. */
static bool
set_one(git_config *config, const char *section, const char *name, const char *key,
	const char *value)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s.%s.%s", section, name, key);
	int code = git_config_delete_multivar(config, path.ptr, ".*");
	bool ok = (code == 0 || code == GIT_ENOTFOUND) &&
		(!value || git_config_set_string(config, path.ptr, value) == 0);

	buf_release(&path);
	return ok;
}

static bool
write_remote(git_config *config, const char *name, const char *url, const char *branch,
	const char *there)
{
	struct buf fetch = BUF_INIT, merge = BUF_INIT;

	buf_printf(&fetch, "+refs/heads/*:refs/remotes/%s/*", name);
	buf_printf(&merge, HEADS "%s", there);
	bool ok = set_one(config, "remote", name, "url", url) &&
		set_one(config, "remote", name, "fetch", fetch.ptr) &&
		set_one(config, "branch", branch, "remote", name) &&
		set_one(config, "branch", branch, "merge", merge.ptr);

	buf_release(&fetch);
	buf_release(&merge);
	return ok;
}

bool
remote_set(struct repo *repo, const char *name, const char *url, const char *there,
	struct err *err)
{
	git_config *all = NULL, *config = NULL;
	char *branch = NULL, *before = NULL;
	int valid = 0;

	if (git_remote_name_is_valid(&valid, name) < 0 || !valid)
		return err_set(err, ERR_USAGE, "'%s' cannot be the name of a remote", name);
	if (!remote_url_check(url, err) || !find_branch(&branch, repo, err))
		return false;
	bool ok = git_repository_config(&all, repo->git) == 0 &&
		git_config_open_level(&config, all, GIT_CONFIG_LEVEL_LOCAL) == 0;

	if (ok)
		before = configured(config, "remote", name, "url");
	bool same = before && strcmp(before, url) == 0;

	ok = ok && write_remote(config, name, url, branch, there ? there : branch) &&
		(same || (set_one(config, "remote", name, "pushurl", NULL) &&
		forget_met(repo->git, name)));
	if (!ok)
		err_git(err, ERR_SYSTEM, "cannot write to git's configuration");
	git_config_free(config);
	git_config_free(all);
	free(branch);
	free(before);
	return ok;
}

/* What stands beside the URL. */
static bool
put_beside(struct repo *repo, const struct remote *before, git_config *config)
{
	git_reference *met = NULL;
	bool ok = !before->push ||
		set_one(config, "remote", before->name, "pushurl", before->push);

	ok = ok && (git_oid_is_zero(&before->last) || git_reference_create(&met, repo->git,
		before->met, &before->last, 1, "sync: put back") == 0);
	git_reference_free(met);
	return ok;
}

bool
remote_put_back(struct repo *repo, const struct remote *before, struct err *err)
{
	git_config *all = NULL, *config = NULL;

	if (!remote_set(repo, before->name, before->url, before->there, err))
		return false;
	bool ok = git_repository_config(&all, repo->git) == 0 &&
		git_config_open_level(&config, all, GIT_CONFIG_LEVEL_LOCAL) == 0 &&
		put_beside(repo, before, config);

	git_config_free(config);
	git_config_free(all);
	return ok || err_git(err, ERR_SYSTEM, "cannot write to git's configuration");
}

bool
remote_drop(struct repo *repo, const char *name, struct err *err)
{
	return git_remote_delete(repo->git, name) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot take the remote '%s' out of git's configuration",
			name);
}
