/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_EDIT_KEPT_H
#define TAUT_CMD_EDIT_KEPT_H

#include "cmd/cmd.h"
#include "seal/identity.h"

/*
 * Sealed drafts of edits that were cut off or refused. That of a page is named
 * by it, 2026-11-21.PID.md.age or areas+health.md.PID.md.age; what the page was
 * when the edit began is sealed beside it, in .git/taut/bases, so that going on
 * is the same edit, merged as it would have been.
 */
#define BASES ".git/taut/bases"

/* What a draft of this page is called, before the PID. */
void kept_name(struct buf *out, struct slice page);

/* The name below the drafts, if this is a sealed draft's path; else NULL. */
const char *kept_is(const struct session *session, const char *what);

/* Adds the page that the name tells; false: it tells none. */
bool kept_page(const char *name, struct buf *page);

/* Opens the draft, and its base if there is one (else *base stays empty). */
bool kept_read(const struct session *session, const char *name, const struct identity *identity,
	struct buf *text, struct buf *base, struct err *err) __attribute__((warn_unused_result));
void kept_remove(const struct session *session, const char *name);

/* The number in a draft's name, NAME.PID.…: whether that taut is still at work. */
bool kept_is_at_work(long pid);

/* A line if a draft lies there whose taut is gone; writes nothing. Returns how
 * many columns it has, 0 without one. */
size_t kept_remind(const struct session *session);

#endif
