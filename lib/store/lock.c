/* SPDX-License-Identifier: ISC */
/*
 * The lock that makes one change at a time of many. Invariant: everything in
 * .git/taut is made 0700 or 0600, and no link in it is ever followed.
 */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#define FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

void
pause_ms(unsigned ms)
{
	struct timespec left = { .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 };

	while (nanosleep(&left, &left) < 0 && errno == EINTR)
		;
}

static int
open_own(int folder, const char *name, struct err *err)
{
	struct stat st;

	if (mkdirat(folder, name, 0700) < 0 && errno != EEXIST) {
		err_system(err, "cannot make '.git/taut'");
		return -1;
	}
	int fd = openat(folder, name, FOLDER);

	if (fd < 0 || fstat(fd, &st) < 0 || st.st_uid != geteuid()) {
		err_system(err, "cannot open '.git/taut'");
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if ((st.st_mode & 0777) != 0700)
		fchmod(fd, 0700);
	return fd;
}

static bool
open_git(struct lock *lock, int root, struct err *err)
{
	lock->git = openat(root, ".git", FOLDER);
	if (lock->git >= 0)
		return true;
	if (errno == ENOENT) {
		err_set(err, ERR_JOURNAL, "there is no git repository in this folder");
		return err_hint(err, "taut init");
	}
	if (errno == ENOTDIR || errno == ELOOP)
		return err_set(err, ERR_JOURNAL, "'.git' is not a folder: a linked work tree "
			"or a submodule cannot be a journal");
	return err_system(err, "cannot open '.git'");
}

/* The holder writes its process id into the file, for this message alone. */
static bool
busy(int fd, struct err *err)
{
	char text[24] = "";
	ssize_t got = pread(fd, text, sizeof text - 1, 0);
	long pid = got > 0 ? strtol(text, NULL, 10) : 0;

	if (pid > 0)
		err_set(err, ERR_BUSY, "another taut (process %ld) is writing here", pid);
	else
		err_set(err, ERR_BUSY, "another taut is writing here");
	return err_hint(err, "try again when it is done");
}

static bool
wait_for(int fd, unsigned limit_ms, struct err *err)
{
	unsigned waited = 0, step = 2;

	while (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return err_system(err, "cannot lock '.git/taut/lock'");
		if (waited >= limit_ms)
			return busy(fd, err);
		pause_ms(step);
		waited += step;
		step = step < 20 ? step + 2 : step;
	}
	return true;
}

/* Writing the process id is also what asks the file system for the time. */
static bool
sign(struct lock *lock, struct err *err)
{
	char text[24];
	struct stat st;
	int len = snprintf(text, sizeof text, "%-10ld\n", (long)getpid());

	if (pwrite(lock->fd, text, (size_t)len, 0) != len || fstat(lock->fd, &st) < 0)
		return err_system(err, "cannot write '.git/taut/lock'");
	lock->now = st.st_mtim;
	return true;
}

bool
lock_take(struct lock *lock, int root, unsigned limit_ms, struct err *err)
{
	if (!open_git(lock, root, err))
		return false;
	lock->taut = open_own(lock->git, "taut", err);
	if (lock->taut < 0)
		return false;
	lock->temps = open_own(lock->taut, "tmp", err);
	if (lock->temps < 0)
		return false;
	lock->fd = openat(lock->taut, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (lock->fd < 0)
		return err_system(err, "cannot open '.git/taut/lock'");
	return wait_for(lock->fd, limit_ms, err) && sign(lock, err);
}

bool
lock_look(struct lock *lock, int root)
{
	lock->git = openat(root, ".git", FOLDER);
	if (lock->git < 0)
		return false;
	lock->taut = openat(lock->git, "taut", FOLDER);
	lock->temps = openat(lock->git, "taut/tmp", FOLDER);
	return true;
}

static void
shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
lock_release(struct lock *lock)
{
	shut(&lock->fd);
	shut(&lock->temps);
	shut(&lock->taut);
	shut(&lock->git);
}

void
lock_drop_done(int git, const char *path)
{
	struct buf name = BUF_INIT;
	struct stat there, left;

	buf_printf(&name, "%s.lock", path);
	if (fstatat(git, path, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(git, name.ptr, &left, AT_SYMLINK_NOFOLLOW) == 0 &&
	    there.st_dev == left.st_dev && there.st_ino == left.st_ino)
		unlinkat(git, name.ptr, 0);
	buf_release(&name);
}
