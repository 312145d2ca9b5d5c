/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SEAL_PASSAGE_H
#define TAUT_SEAL_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "age/age.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/slice.h"

/*
 * A private passage in a page: a fence whose info string is `private` while
 * it is written, `age` once it is sealed. Found by lines alone; this knows no
 * CommonMark, since a tree hides fences in lists, comments and lazy lines.
 * For every reader the two kinds are the same: one opaque line.
 */
enum passage_kind {
	PASSAGE_PRIVATE,
	PASSAGE_AGE,
};

struct passage {
	enum passage_kind kind;
	bool closed;         /* else it goes on to the end of the text */
	size_t start, end;   /* bytes of the text: its lines whole, fences included */
	size_t line;         /* of the opening fence, from 1 */
	char fence;          /* '`' or '~' … */
	size_t length;       /* … so many */
	struct slice prefix; /* before the opening fence: blanks, `>`, list markers */
	struct slice words;  /* behind the info string's first word, trimmed */
	struct slice body;   /* the lines between the fences, as they stand */
	struct slice ending; /* of the opening line: LF, CRLF, CR; empty is taken for LF … */
	struct slice last;   /* … and of the last line: empty at the end of a text */
	size_t inner;        /* the first line in it that opens a passage of its own or a
	                        fence that would end it, or that ends it for some readers
	                        only; 0: none */
};

/*
 * The next passage from *at on, which moves behind it. False at the end. `out`
 * goes on from the passage before, so that lines are counted once: give it as
 * the last call left it unless *at is 0.
 */
bool passage_next(struct slice text, size_t *at, struct passage *out);

bool passage_is_empty(const struct passage *passage); /* neither text nor words */

/* The first line of a sealed one that is no part of its armor, or its own line
 * if the armor is none; 0: there is one, and nothing else. */
size_t passage_stray(const struct passage *passage);

/* Whether a line was probably meant to open a private passage and does not. */
bool passage_is_near_miss(struct slice line);

/*
 * The sealed text ends with a line `<!-- taut:1 path=… id=… pad=… -->`: where
 * it was sealed, 64 random bits that stay through edits, and padding (Padmé,
 * 1 KiB at least; Nikitin et al., PURBs, 2019) so that its size tells little.
 */
#define PASSAGE_ID 16 /* hex digits */

/*
 * Adds the `age` fence that takes the place of a `private` one: every line
 * with the prefix of its opening line (markers of lists become blanks), ended
 * as that one was, the last as the last was. A trailer's id at the end of the
 * body is kept, else one is made. ERR_FORMAT: there is nothing in it.
 */
bool passage_seal(struct buf *out, const struct passage *passage, const char *path,
	const struct age_recipient *recipients, size_t count, struct err *err)
	__attribute__((warn_unused_result));

/* The text of a `private` fence: its words and lines without their prefix, each
 * ending with LF, without the trailer. Its id goes into `id`, or "". Room is
 * made at once, with some for a trailer at `path` if that is not NULL. */
void passage_plain(struct buf *out, const struct passage *passage, const char *path,
	char id[PASSAGE_ID + 1]);

enum passage_place {
	PASSAGE_HERE,      /* it was sealed for this path */
	PASSAGE_UNBOUND,   /* it has no trailer: sealed by another program */
	PASSAGE_ELSEWHERE, /* it was sealed for another path: a warning, no refusal */
};

struct opened {
	struct secret whole; /* owns the bytes */
	struct slice text;   /* without the trailer; ends with LF */
	char id[PASSAGE_ID + 1]; /* "" if it has none */
	struct slice path;   /* from the trailer, or empty */
	enum passage_place place;
};

#define OPENED_INIT { .whole = SECRET_INIT }

/* Opens a sealed passage. ERR_KEY: for other keys; ERR_FORMAT: damaged. The
 * error names path and line. */
bool passage_open(struct opened *out, const struct passage *passage, const char *path,
	const struct secret *keys, struct err *err) __attribute__((warn_unused_result));
void opened_release(struct opened *opened);

/* A text as a `private` fence, longer than any run in it, with the id of an
 * opened one as its last line if there is one (id may be ""). Room for it is
 * made at once, so that growing leaves no copy behind. */
void passage_fence(struct buf *out, struct slice prefix, struct slice text, const char *id);

/* For readers: adds the text with every passage as one line, told by `when` (a
 * day, a page's name): "(private - taut show -p 2026-11-21)", or "(private, not
 * yet sealed)". Returns how many there were; if none, nothing was added, and
 * the text may be shown as it is. */
size_t passage_hide(struct buf *out, struct slice text, const char *when);
size_t passage_count(struct slice text);

#endif
