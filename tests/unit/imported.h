/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_IMPORTED_H
#define TAUT_TESTS_IMPORTED_H

/* Histories by `git fast-import`, many commits in one process: commits are
 * numbered from 1, files are "PATH=BYTES;PATH=BYTES". */
#include <git2.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/shell.h"

#define IMPORTED_MAX 4000

static FILE *import_pipe;
static int imported;
static git_oid imported_ids[IMPORTED_MAX + 1];

static void
import_begin(void)
{
	import_pipe = popen("git fast-import --quiet --force --export-marks=.git/marks", "w");
	assert_non_null(import_pipe);
	imported = 0;
}

/* "PATH@=TARGET" is a link, "PATH!=BYTES" may be run. */
static void
import_files(const char *files)
{
	while (*files) {
		size_t name = strcspn(files, "="), length = strcspn(files + name, ";") - 1;
		const char *bytes = files + name + 1, *mode = "100644";

		if (name && (files[name - 1] == '@' || files[name - 1] == '!'))
			mode = files[--name] == '@' ? "120000" : "100755";
		fprintf(import_pipe, "M %s inline %.*s\ndata %zu\n%.*s\n", mode, (int)name, files,
			length, (int)length, bytes);
		files = bytes + length;
		files += *files == ';';
	}
}

/* One that follows on the numbers, which end with 0. */
static int
import(long seconds, const char *files, ...)
{
	va_list parents;
	int number = ++imported, parent;
	const char *word = "from";

	assert_in_range(number, 1, IMPORTED_MAX);
	fprintf(import_pipe, "reset refs/heads/n%d\n\ncommit refs/heads/n%d\nmark :%d\n"
		"committer T <t@t> %ld +0000\ndata 0\n", number, number, number, seconds);
	va_start(parents, files);
	while ((parent = va_arg(parents, int))) {
		fprintf(import_pipe, "%s :%d\n", word, parent);
		word = "merge";
	}
	va_end(parents);
	fprintf(import_pipe, "deleteall\n");
	import_files(files);
	return number;
}

static void
import_end(void)
{
	int number;
	char hex[GIT_OID_HEXSZ + 1];

	assert_int_equal(pclose(import_pipe), 0);
	FILE *marks = fopen(".git/marks", "r");

	assert_non_null(marks);
	while (fscanf(marks, ":%d %40s\n", &number, hex) == 2)
		if (number > 0 && number <= IMPORTED_MAX)
			assert_int_equal(git_oid_fromstr(&imported_ids[number], hex), 0);
	fclose(marks);
}

static git_oid
tree_of_commit(git_repository *git, const git_oid *id)
{
	git_commit *commit = NULL;

	assert_int_equal(git_commit_lookup(&commit, git, id), 0);
	git_oid tree = *git_commit_tree_id(commit);

	git_commit_free(commit);
	return tree;
}

/* Each entry of a tree and of the folders in it. */
static void
walk_tree(git_repository *git, const git_oid *id, git_treewalk_cb each, void *context)
{
	git_tree *tree = NULL;

	assert_int_equal(git_tree_lookup(&tree, git, id), 0);
	assert_int_equal(git_tree_walk(tree, GIT_TREEWALK_PRE, each, context), 0);
	git_tree_free(tree);
}

#endif
