/* SPDX-License-Identifier: ISC */
/*
 * The kernel's keyring. Invariant: a key of ours is on the user's keyring only
 * with its time-out and its permissions set.
 *
 * What possesses a key is a process from whose own keyrings it can be reached.
 * A session may have the user's keyring in it or not (`keyctl session`, a
 * login without pam_keyinit, cron), so each call links it into the keyring of
 * this process for as long as it runs. Tried on Linux 6.18: with that, a key
 * that its possessor alone may read is found from every session of the user,
 * and by nobody else; without it, only from some.
 */
#include "seal/unlock.h"

#include <errno.h>
#include <keyutils.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

#define TYPE "user"
#define IDENTITY_MAX 32767 /* bytes that a key of this type can hold */

static void
describe(struct buf *out, const char *label)
{
	buf_printf(out, "taut:%s", label);
}

static void
possess(void)
{
	keyctl_link(KEY_SPEC_USER_KEYRING, KEY_SPEC_PROCESS_KEYRING);
}

static void
let_go(void)
{
	int why = errno;

	keyctl_unlink(KEY_SPEC_USER_KEYRING, KEY_SPEC_PROCESS_KEYRING);
	errno = why;
}

/* Made where it dies with this process if anything goes wrong; linked last,
 * which puts it in the place of an older one. */
static bool
make(const char *name, struct slice identity, unsigned seconds)
{
	key_serial_t key = add_key(TYPE, name, identity.ptr, identity.len,
		KEY_SPEC_PROCESS_KEYRING);

	if (key < 0)
		return false;
	bool ok = keyctl_setperm(key, KEY_POS_ALL) == 0 && keyctl_set_timeout(key, seconds) == 0 &&
		keyctl_link(key, KEY_SPEC_USER_KEYRING) == 0;
	int why = errno;

	keyctl_unlink(key, KEY_SPEC_PROCESS_KEYRING);
	errno = why;
	return ok;
}

/* The key's bytes into locked memory: false and errno if there is none. */
static bool
read_key(const char *name, struct secret *out)
{
	key_serial_t key = (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, TYPE, name, 0);

	if (key < 0)
		return false;
	secret_init(out, IDENTITY_MAX);
	long len = keyctl_read(key, (char *)out->ptr, out->len);
	int why = errno;

	if (len >= 0 && (size_t)len <= out->len) {
		secret_cut(out, (size_t)len);
		return true;
	}
	secret_release(out);
	errno = why;
	return false;
}

/* In a child, whose keyrings are not this process's; its status is an errno. */
static int
look_back(const char *name, struct slice identity)
{
	struct secret copy = SECRET_INIT;

	possess();
	if (!read_key(name, &copy))
		return errno;
	bool same = copy.len == identity.len &&
		sodium_memcmp(copy.ptr, identity.ptr, copy.len) == 0;

	secret_release(&copy);
	return same ? 0 : EIO;
}

static bool
check_back(const char *name, struct slice identity)
{
	int status = 0;
	pid_t child = fork();

	if (child < 0)
		return false;
	if (child == 0)
		_exit(look_back(name, identity));
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	errno = WIFEXITED(status) ? WEXITSTATUS(status) : EIO;
	return errno == 0;
}

static bool
drop(const char *name)
{
	key_serial_t key = (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, TYPE, name, 0);

	if (key < 0)
		return false;
	keyctl_revoke(key); /* whoever found it a moment ago cannot read it any more */
	return keyctl_unlink(key, KEY_SPEC_USER_KEYRING) == 0;
}

bool
unlock_keep(const char *label, struct slice identity, unsigned seconds, struct err *err)
{
	struct buf name = BUF_INIT;

	if (seconds == 0 || seconds > UNLOCK_SECONDS_MAX) /* 0 would be for ever */
		return err_set(err, ERR_USAGE, "an identity is kept for 1 second to %d hours",
			UNLOCK_SECONDS_MAX / 3600);
	if (identity.len == 0 || identity.len > IDENTITY_MAX)
		return err_set(err, ERR_KEY, "the identity is too long to be kept");
	describe(&name, label);
	possess();
	bool ok = make(name.ptr, identity, seconds);

	if (ok && !check_back(name.ptr, identity)) {
		int why = errno;

		drop(name.ptr);
		errno = why;
		ok = false;
	}
	let_go();
	if (!ok)
		err_set(err, ERR_KEY, "this system keeps no keys for us: %s", strerror(errno));
	buf_release(&name);
	return ok;
}

bool
unlock_find(const char *label, struct secret *identity, struct err *err)
{
	struct buf name = BUF_INIT;

	describe(&name, label);
	possess();
	bool ok = read_key(name.ptr, identity);

	let_go();
	buf_release(&name);
	if (ok)
		return true;
	err_set(err, ERR_NOTHING, "the journal is locked");
	return err_hint(err, "taut unlock");
}

bool
unlock_drop(const char *label)
{
	struct buf name = BUF_INIT;

	describe(&name, label);
	possess();
	bool ok = drop(name.ptr);

	let_go();
	buf_release(&name);
	return ok;
}
