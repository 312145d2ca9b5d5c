/* SPDX-License-Identifier: ISC */
/*
 * A journal's folder, opened once; every path is looked up beneath it.
 * Invariant: reading starts no libgit2 and writes nothing.
 */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/driver.h"
#include "store/hooks.h"
#include "store/lock.h"
#include "store/repo.h"

static bool
is_own(int fd, const char *root, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return err_system(err, "cannot look at '%s'", root);
	if (st.st_uid == geteuid())
		return true;
	err_set(err, ERR_JOURNAL, "'%s' belongs to another user", root);
	return err_hint(err, "a journal given to you as a folder is a program, as any git "
		"repository is: clone it");
}

bool
store_open(struct store *store, const char *root, struct err *err)
{
	char *real = realpath(root, NULL);
	int fd = real ? open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			err_set(err, ERR_JOURNAL, "there is no folder '%s'", root);
		else
			err_system(err, "cannot open '%s'", root);
		free(real);
		return false;
	}
	if (!is_own(fd, root, err)) {
		close(fd);
		free(real);
		return false;
	}
	*store = (struct store){ .root = real, .fd = fd };
	return true;
}

void
store_close(struct store *store)
{
	if (!store->root)
		return;
	repo_free(store->repo);
	close(store->fd);
	free(store->root);
	*store = (struct store){ 0 };
}

/* The person's init.defaultBranch, else main. */
static void
default_branch(struct buf *out)
{
	git_config *config = NULL;
	git_buf value = GIT_BUF_INIT;
	int valid = 0;

	if (git_config_open_default(&config) == 0 &&
	    git_config_get_string_buf(&value, config, "init.defaultbranch") == 0 &&
	    git_branch_name_is_valid(&valid, value.ptr) == 0 && valid)
		buf_add_text(out, value.ptr);
	else
		buf_add_text(out, "main");
	git_buf_dispose(&value);
	git_config_free(config);
}

/* libgit2 would take it for a wish to share, were the mode said to it. */
static bool
init_git(const char *root, struct err *err)
{
	git_repository_init_options options;
	git_repository *git = NULL;
	struct buf branch = BUF_INIT, path = BUF_INIT;

	repo_library_begin();
	git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	default_branch(&branch);
	options.flags = GIT_REPOSITORY_INIT_MKDIR;
	options.initial_head = branch.ptr;
	buf_printf(&path, "%s/.git", root);
	bool ok = git_repository_init_ext(&git, root, &options) == 0 ||
		err_git(err, ERR_SYSTEM, "cannot make a git repository in '%s'", root);

	git_repository_free(git);
	if (ok && chmod(path.ptr, 0700) < 0)
		ok = err_system(err, "cannot set the mode of '%s'", path.ptr);
	git_libgit2_shutdown();
	buf_release(&branch);
	buf_release(&path);
	return ok;
}

static bool
make_root(const char *root, struct err *err)
{
	if (mkdir(root, 0700) == 0 || errno == EEXIST)
		return true;
	return err_system(err, "cannot make '%s'", root);
}

/*
 * A `.git` without HEAD, objects or refs is what a killed init left: nothing
 * was ever committed in it. Its own lock goes, and it is made anew over it.
 */
static bool
drop_half_made(int root, struct err *err)
{
	struct stat st;

	if (fstatat(root, ".git", &st, AT_SYMLINK_NOFOLLOW) < 0)
		return true;
	if (!S_ISDIR(st.st_mode))
		return err_set(err, ERR_FORMAT, "'.git' is no folder: this is a work tree of "
			"another repository");
	if (fstatat(root, ".git/refs/heads", &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(root, ".git/logs/HEAD", &st, AT_SYMLINK_NOFOLLOW) == 0)
		return err_set(err, ERR_FORMAT, "the git repository here is damaged");
	unlinkat(root, ".git/config.lock", 0);
	unlinkat(root, ".git/HEAD.lock", 0);
	return true;
}

/* What git has to know of a journal: a help, which `doctor` tells of. */
static void
tell_git(struct store *store)
{
	struct lock lock = LOCK_INIT;
	struct err ignored = ERR_INIT;
	if (!lock_take(&lock, store->fd, LOCK_LIMIT_MS, &ignored) ||
	    !driver_write(store->repo, &lock, &ignored))
		ignored = (struct err)ERR_INIT;
	lock_release(&lock);
	for (size_t n = 0; n < HOOKS; n++)
		if (!hook_write(store->repo, hook_names[n], &ignored))
			break;
}

bool
store_create(struct store *store, const char *root, struct err *err)
{
	struct store made = { 0 };
	struct stat st;

	if (!make_root(root, err) || !store_open(&made, root, err))
		return false;
	bool ok = true;

	if (fchmod(made.fd, 0700) < 0)
		ok = err_system(err, "cannot set the mode of '%s'", root);
	/* HEAD is written before the rest: what lacks some of it was cut off */
	bool whole = fstatat(made.fd, ".git/HEAD", &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		fstatat(made.fd, ".git/config", &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		fstatat(made.fd, ".git/objects", &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		fstatat(made.fd, ".git/refs", &st, AT_SYMLINK_NOFOLLOW) == 0;

	if (ok && !whole)
		ok = drop_half_made(made.fd, err) && init_git(made.root, err);
	else if (ok && fstatat(made.fd, ".git/logs/HEAD", &st, AT_SYMLINK_NOFOLLOW) < 0)
		unlinkat(made.fd, ".git/config.lock", 0); /* … or a clone, where nothing is yet */
	if (ok && whole)
		lock_drop_done(made.fd, ".git/HEAD");
	ok = ok && repo_ready(&made, err);
	if (ok) {
		tell_git(&made);
		*store = made;
	} else {
		store_close(&made);
	}
	return ok;
}

bool
store_read(const struct store *store, const char *path, struct buf *out, struct err *err)
{
	return file_read(store->fd, path, STORE_FILE_MAX, out, err);
}

bool
store_names(const struct store *store, const char *folder, struct names *names,
	struct err *err)
{
	return names_read(names, store->fd, folder, err);
}
