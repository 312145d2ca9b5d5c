/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_DRAFT_H
#define TAUT_CMD_EDIT_DRAFT_H

#include <sys/stat.h>

#include "cmd/edit/edit.h"
#include "cmd/edit/editor.h"

/*
 * The text while it is edited. In a journal with keys it stands in a folder of
 * its own on a tmpfs, never on a disk, and each state that the editor saves is
 * sealed into .git/taut/drafts, which needs no passphrase; as long as nobody
 * confirmed them here, that fails, and the text stays in memory. Without keys
 * it stands in .git/taut/drafts itself.
 */
#define DRAFTS ".git/taut/drafts"
#define DRAFT_HASH 32

struct draft {
	const struct session *session;
	enum editor_text text;
	struct buf path;    /* of the buffer */
	struct buf home;    /* its own folder, or "": it stands in DRAFTS */
	int folder;         /* where it stands, open; its own is locked */
	struct buf sealed;  /* below the journal's root: where it is or would be sealed */
	bool is_sealed;
	bool is_behind;     /* what stands in the buffer could not be sealed */
	struct stat seen;   /* the buffer when it was last looked at */
	unsigned char known[DRAFT_HASH]; /* what it began as, or what is sealed */
};

#define DRAFT_INIT { .path = BUF_INIT, .home = BUF_INIT, .folder = -1, .sealed = BUF_INIT }

/* Whether the journal has keys; one that cannot be looked at may have. */
bool draft_has_keys(const struct session *session);

/* ERR_KEY: private, and there is nobody to seal to; ERR_SYSTEM: there are keys,
 * but no tmpfs and no private.directory. */
bool draft_make(struct draft *draft, const struct session *session,
	const struct edit *edit, struct err *err) __attribute__((warn_unused_result));

/* That something was written into it since. */
bool draft_was_written(const struct draft *draft);

bool draft_read(const struct draft *draft, struct buf *text, struct err *err)
	__attribute__((warn_unused_result));

/* Seals what stands in the buffer if that is new; `rescued`: or what the editor
 * left beside it when it was ended. Nothing, where the buffer is a file in
 * DRAFTS. False: it could not be. */
bool draft_seal(struct draft *draft, bool rescued);

/* The folder goes, its files overwritten; the sealed draft, or the file in
 * DRAFTS, stays. What could not be sealed stays where it is. */
void draft_close(struct draft *draft);
void draft_drop(struct draft *draft); /* and so does the draft */

/* Adds where the text is: "your text is kept sealed: taut show -p PATH". */
void draft_tell(const struct draft *draft, struct buf *out);

/* Words that were never in an editor, kept below DRAFTS, sealed or as they
 * are; adds where, as `taut show -p` or the person takes it. */
bool draft_keep(const struct session *session, const char *name, struct slice words,
	bool seal, struct buf *path, struct err *err) __attribute__((warn_unused_result));

/* The folder DRAFTS, open; -1 if there is none, or it could not be made. */
int draft_folder(const struct session *session, bool make, struct err *err);

/* A text sealed into a file of that folder, whole or not at all. */
bool draft_write_sealed(const struct session *session, int drafts, const char *name,
	struct slice text, struct err *err) __attribute__((warn_unused_result));

/*
 * Folders that a taut which was killed left on a tmpfs: how many of this
 * journal there are. `mend`: what is newer in them than the sealed draft is
 * sealed, and they go; those that cannot be sealed are counted still.
 */
size_t draft_stale(const struct session *session, bool mend);

#endif
