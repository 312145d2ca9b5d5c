/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_FILE_H
#define TAUT_CMD_KEY_FILE_H

#include "base/secret.h"
#include "cmd/cmd.h"
#include "seal/identity.h"
#include "seal/trust.h"

/*
 * The identity files that lie in the journal. There is one, but after a merge
 * of two machines that both changed keys there may be more, and anybody who
 * may push may have put some there.
 */
#define KEYFILES_MAX 4 /* are tried: each takes a second */

struct keyfile {
	char *path;
	struct buf bytes;
	int work;                 /* log2 of what its passphrase asks for */
	bool opened;
	struct identity identity; /* once opened */
};

struct keyfiles {
	struct keyfile items[KEYFILES_MAX];
	size_t count;
	size_t left;         /* beyond that many */
	size_t broken;       /* no age files by passphrase: not among them */
	char *broken_path;   /* the first of those */
	bool pinned;
	struct trust trust;  /* if pinned */
	struct err doubt;    /* why what is pinned cannot be read, or ERR_NONE */
};

/*
 * What is pinned, and the files: the pinned one alone if all is as it was when
 * it was pinned and not `all` are wanted. ERR_KEY: there are none, or no file
 * may be tried (it asks for more work than is allowed without a person's yes).
 */
bool keyfiles_read(struct keyfiles *files, struct session *session, bool all, struct err *err)
	__attribute__((warn_unused_result));
void keyfiles_release(struct keyfiles *files);

/* By this passphrase, those that are not open yet: true if it opened any. The
 * error tells of the pinned file if it is not among them, and of what is left. */
bool keyfiles_try(struct keyfiles *files, const struct secret *passphrase, struct err *err)
	__attribute__((warn_unused_result));

/* Asks for the passphrase, which goes into *passphrase if not NULL; typed
 * wrongly, it is asked for again, three times in all. */
bool keyfiles_open(struct keyfiles *files, struct session *session, struct secret *passphrase,
	struct err *err) __attribute__((warn_unused_result));

/* The opened one that counts: of those that hold the pinned key, with the
 * highest serial. NULL: none is open. */
struct keyfile *keyfiles_best(struct keyfiles *files);

/* All of these: read, opened, and *best held against what is pinned, which has
 * to be readable. On an error *passphrase is empty again. */
bool keyfiles_unlock(struct keyfiles *files, struct session *session,
	struct secret *passphrase, struct keyfile **best, struct err *err)
	__attribute__((warn_unused_result));

/* ERR_KEY_LIST if what was opened was rolled back, or is of another journal. */
bool keyfiles_held(const struct keyfiles *files, const struct keyfile *file, struct err *err)
	__attribute__((warn_unused_result));

#endif
