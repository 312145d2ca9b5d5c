/* SPDX-License-Identifier: ISC */
#ifndef TAUT_BASE_ERR_H
#define TAUT_BASE_ERR_H

#include <stdbool.h>

/*
 * What went wrong, said once by the function that knows it. Callers pass it
 * on, or replace it with something truer; only cmd/ prints it. The kinds are
 * the exit statuses of the manual (err_status in cmd/out.c maps them).
 */
enum err_kind {
	ERR_NONE,
	ERR_NOTHING,     /* looked for and not found */
	ERR_SYSTEM,      /* the system refused: disk, permission, output */
	ERR_USAGE,       /* the command line */
	ERR_JOURNAL,     /* no journal */
	ERR_NAME,        /* no such area, result, step */
	ERR_FORMAT,      /* a file not understood */
	ERR_BUSY,        /* another taut or git is at work */
	ERR_UNSAVED,     /* not saved; a draft is kept */
	ERR_KEY,         /* key or passphrase */
	ERR_NETWORK,     /* network or remote */
	ERR_KEY_LIST,    /* the key list changed */
	ERR_NEWER,       /* a newer format */
	ERR_UNSOUND,     /* doctor found something */
	ERR_INTERRUPTED,
};

struct err {
	enum err_kind kind;
	char text[1024]; /* what, where, why; one line, no full stop */
	char hint[1024]; /* the way out; may be empty */
};

#define ERR_INIT { .kind = ERR_NONE }

/* Sets kind and text and takes any hint away. Returns false, always. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for a refused system call: ERR_SYSTEM, and errno's text behind. */
bool err_system(struct err *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Sets the hint of an error already set. Returns false, always. */
bool err_hint(struct err *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
