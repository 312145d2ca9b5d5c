/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TREES_ARRIVE_H
#define TAUT_TREES_ARRIVE_H

#include <git2.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/file.h"

/*
 * What arrives from outside: a tree that some other program made. What may do
 * harm is refused by name; what is only odd is taken and made even, the same
 * way on every machine. Nothing is written but tree objects.
 */
enum arrive_limits {
	ARRIVE_DEPTH = 32,        /* folders */
	ARRIVE_FILES = 200000,    /* with the folders, that are not known yet */
	ARRIVE_PATH = 1024,       /* bytes of a path */
	ARRIVE_WRITTEN = 16 << 20, /* bytes of a page, and of what is written here */
	ARRIVE_SIZE = 256 << 20,  /* of any other file: it stays in git */
};

struct arrive_order {
	git_repository *git;
	const git_oid *tree;      /* theirs */
	const git_tree *known;    /* ours: what is the same there is not looked at again;
	                             may be NULL */
	const struct names *without; /* paths, or folders of such, that the person goes on
	                                without where they are refused; or NULL */
};

struct arrive_finding {
	char *path;       /* made harmless, and short enough to be said */
	char *raw;        /* what `without` takes for it: the path, or its harmless form */
	const char *why;  /* "is a symbolic link", "is larger than 16 MiB" … */
};

struct arrived {
	git_oid tree;      /* made even: modes, twins; at `without` it has what ours has */
	bool changed;      /* it is another than theirs */
	struct arrive_finding *items; /* what is refused; then `tree` is of no use */
	size_t count, room;
	size_t more;       /* findings that were not kept */
	struct names odd;  /* a line each for the person: what was made even */
};

/*
 * ERR_NEWER: of a newer format than this taut's; ERR_FORMAT: no journal (no
 * .taut/format); ERR_SYSTEM: an object is missing or cannot be read.
 */
bool arrive_look(struct arrived *arrived, const struct arrive_order *order, struct err *err)
	__attribute__((warn_unused_result));
void arrived_release(struct arrived *arrived);

/* Whether taut writes such a path into the work tree: what the layout takes,
 * and other plain files; never what begins with a dot in any part. */
bool arrive_writes(const char *path);

/* Whether such a blob is more than taut writes into the work tree, under any
 * path; its bytes are not read. */
bool arrive_is_large(git_odb *odb, const git_oid *id);

#endif
