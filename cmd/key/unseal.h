/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_KEY_UNSEAL_H
#define TAUT_CMD_KEY_UNSEAL_H

#include <jansson.h>

#include "cmd/cmd.h"
#include "journal/veil.h"
#include "seal/identity.h"

/*
 * Reading private passages, where -p asked for it; else, and where one cannot
 * be opened, an opaque line. Opened text stands in locked memory, and in bufs
 * that are wiped; it goes to stdout and nowhere else.
 */
struct unseal {
	struct session *session;
	bool wanted;              /* -p */
	bool open;                /* the identity is there */
	bool refused;             /* it was asked for in vain: nothing is printed */
	struct identity identity;
	size_t failed;            /* passages that could not be opened */
};

/* To be called before any text is gathered. */
void unseal_begin(struct unseal *unseal, struct session *session, bool wanted);

/* Writes and wipes what has gathered on the way out; tells how many passages
 * stayed closed. Returns ok, or false if the output failed. */
bool unseal_end(struct unseal *unseal, bool ok, struct err *err)
	__attribute__((warn_unused_result));

/* The identity, asked for once. */
bool unseal_keys(struct unseal *unseal, struct err *err) __attribute__((warn_unused_result));

/* The same, if a page has something to open: before any of it is printed. */
bool unseal_page(struct unseal *unseal, const struct veil *veil, struct err *err)
	__attribute__((warn_unused_result));

/* Whether the key may still be asked for: till then output is held back. */
bool unseal_waits(const struct unseal *unseal);

/* One passage as it is read: `text` in the place of it if it is opened, its
 * ptr NULL if not; `why` says what is the matter in a few words, or "". */
struct unsealed {
	struct opened opened;
	struct buf plain;   /* of one that is not yet sealed */
	struct slice text;
	struct buf why;
};

#define UNSEALED_INIT { .opened = OPENED_INIT, .plain = BUF_INIT, .text = { NULL, 0 }, \
	.why = BUF_INIT }

void unsealed_open(struct unsealed *out, const struct passage *passage, const char *path,
	const struct secret *keys); /* from any thread */
void unsealed_release(struct unsealed *unsealed);

/* A page's passages: where it is, and how to ask for it. */
struct sealed_page {
	const struct veil *veil;
	const char *path;
	const char *when;
};

/* The passage to stdout: a mark and the text as a quotation, or its line. */
bool unseal_out(struct unseal *unseal, const struct sealed_page *page,
	const struct passage *passage, struct err *err) __attribute__((warn_unused_result));

/* The passage into a text: its words, or its line. */
bool unseal_add(struct unseal *unseal, const struct sealed_page *page,
	const struct passage *passage, struct buf *text, struct err *err)
	__attribute__((warn_unused_result));

/* An age file by itself, armored: a draft. */
bool unseal_file(struct unseal *unseal, const char *path, struct err *err)
	__attribute__((warn_unused_result));

void unseal_json(struct unseal *unseal, json_t *json); /* as out_json() */
#endif
