/* SPDX-License-Identifier: ISC */
/* Trees that no journal is made of, byte by byte, in a real repository. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/text.h"
#include "store/layout.h"
#include "store/repo.h"
#include "trees/arrive.h"
#include "tests/unit/folder.h"
#include "tests/unit/imported.h"
#include "tests/unit/shell.h"

#define FORMAT ".taut/format=1\n"

static char folder[] = "/tmp/taut-arrive.XXXXXX";
static git_repository *git;
static unsigned trees; /* files that hold the bytes of a tree, in one test */

static int
setup(void **state)
{
	(void)state;
	trees = 0;
	if (enter_new_folder(folder) < 0)
		return -1;
	shell("git init -q -b main");
	return git_repository_open(&git, ".");
}

static int
teardown(void **state)
{
	(void)state;
	git_repository_free(git);
	return 0;
}

/* A tree of files, made as git makes them. */
static git_oid
tree_of(const char *files)
{
	import_begin();
	int number = import(1, files, 0);

	import_end();
	return tree_of_commit(git, &imported_ids[number]);
}

/* One made byte by byte: entries are added to the file t<n>. */
static FILE *
raw_begin(void)
{
	char name[32];

	snprintf(name, sizeof name, "t%03u", trees++);
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	return file;
}

static void
raw_add(FILE *file, const char *mode, const char *name, const git_oid *id)
{
	fprintf(file, "%s %s%c", mode, name, '\0');
	fwrite(id->id, 1, GIT_OID_RAWSZ, file);
}

/* As git would never write them. All at once: their ids in order. */
static void
raw_end(git_oid *ids)
{
	char *line = shell("git hash-object -t tree --literally -w t???");

	for (unsigned n = 0; n < trees; n++) {
		assert_int_equal(git_oid_fromstrn(&ids[n], line, GIT_OID_HEXSZ), 0);
		line += GIT_OID_HEXSZ + 1;
	}
	shell("rm t???");
	trees = 0;
}

static git_oid
blob_of(const char *bytes)
{
	git_oid id;

	assert_int_equal(git_oid_fromstr(&id, shell("printf '%s' | git hash-object -w --stdin",
		bytes)), 0);
	return id;
}

/* The folder .taut with the format alone. */
static git_oid
taut_of(void)
{
	git_oid id;

	tree_of(FORMAT);
	assert_int_equal(git_oid_fromstr(&id, shell("git rev-parse n1:.taut")), 0);
	return id;
}

struct seen {
	bool ok;
	struct err err;
	struct arrived arrived;
};

static struct seen
look_with(const git_oid *tree, const git_oid *known, const char *without)
{
	struct seen seen = { .err = ERR_INIT };
	struct names names = { 0 };
	git_tree *ours = NULL;

	if (known)
		assert_int_equal(git_tree_lookup(&ours, git, known), 0);
	if (without)
		names_add(&names, slice_of(without));
	struct arrive_order order = { .git = git, .tree = tree, .known = ours,
		.without = &names };

	seen.ok = arrive_look(&seen.arrived, &order, &seen.err);
	git_tree_free(ours);
	names_release(&names);
	return seen;
}

static void
assert_refused(const git_oid *tree, const git_oid *known, const char *path, const char *why)
{
	struct seen seen = look_with(tree, known, NULL);

	if (!seen.ok)
		fail_msg("%s", seen.err.text);
	if (seen.arrived.count == 0)
		fail_msg("'%s' is not refused", path);
	assert_int_equal(seen.arrived.count, 1);
	assert_string_equal(seen.arrived.items[0].path, path);
	if (!strstr(seen.arrived.items[0].why, why))
		fail_msg("'%s' %s, but not '%s'", path, seen.arrived.items[0].why, why);
	arrived_release(&seen.arrived);
}

static int
add_path(const char *root, const git_tree_entry *entry, void *context)
{
	if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB)
		buf_printf(context, "%s%s ", root, git_tree_entry_name(entry));
	return 0;
}

/* What is taken: its files, and what is said, line by line with '|' between. */
static void
assert_taken(const git_oid *tree, const git_oid *known, const char *without,
	const char *files, const char *odd)
{
	struct seen seen = look_with(tree, known, without);
	struct buf said = BUF_INIT, list = BUF_INIT;

	if (!seen.ok)
		fail_msg("%s", seen.err.text);
	if (seen.arrived.count)
		fail_msg("'%s' %s", seen.arrived.items[0].path, seen.arrived.items[0].why);
	for (size_t n = 0; n < seen.arrived.odd.count; n++)
		buf_printf(&said, "%s%s", n ? "|" : "", seen.arrived.odd.items[n]);
	assert_string_equal(said.ptr, odd);
	walk_tree(git, &seen.arrived.tree, add_path, &list);
	assert_string_equal(list.ptr, files);
	assert_int_equal(seen.arrived.changed, !git_oid_equal(&seen.arrived.tree, tree));
	buf_release(&said);
	buf_release(&list);
	arrived_release(&seen.arrived);
}

static void
test_journal(void **state)
{
	(void)state;
	git_oid tree = tree_of(FORMAT ";.gitignore=.*;areas/health.md=# Health;"
		"entries/2026/11/2026-11-21.md=x;entries/2026/11/attachments/Été à la mer 🌊.jpg=x;"
		"Notes & more (1)/日記.md=x;con.md=x");
	struct seen seen = look_with(&tree, NULL, NULL);

	assert_true(seen.ok);
	assert_int_equal(seen.arrived.count, 0);
	assert_int_equal(seen.arrived.odd.count, 0);
	assert_false(seen.arrived.changed);
	assert_true(git_oid_equal(&seen.arrived.tree, &tree));
	seen = look_with(&tree, &tree, NULL);
	assert_true(seen.ok);
	assert_false(seen.arrived.changed);
}

static const struct hostile {
	const char *mode, *name, *why;
} hostile[] = {
	{ "120000", "link.md", "is a symbolic link" },
	{ "160000", "module", "is a submodule" },
	{ "100600", "odd.md", "has a mode" },
	{ "100666", "odd.md", "has a mode" },
	{ "104755", "odd.md", "has a mode" },
	{ "140000", "odd.md", "has a mode" },
	{ "60644", "disk", "has a mode" },
	{ "100644", "", "has no name" },
	{ "100644", ".", "leads elsewhere" },
	{ "100644", "..", "leads elsewhere" },
	{ "40000", "..", "leads elsewhere" },
	{ "100644", "../evil.md", "leads elsewhere" },
	{ "100644", "/etc/passwd", "leads elsewhere" },
	{ "100644", "a/b.md", "leads elsewhere" },
	{ "100644", "a\\b.md", "leads elsewhere" },
	{ "100644", "..\\b.md", "leads elsewhere" },
	{ "40000", ".git", "git's own" },
	{ "40000", ".GIT", "git's own" },
	{ "40000", ".gIt", "git's own" },
	{ "40000", "git~1", "git's own" },
	{ "40000", "GIT~1", "git's own" },
	{ "40000", ".git.", "git's own" },
	{ "40000", ".git ", "git's own" },
	{ "40000", ".git . .", "git's own" },
	{ "40000", ".git::$INDEX_ALLOCATION", "git's own" },
	{ "40000", ".git:x", "git's own" },
	{ "40000", "git~1:x", "git's own" },
	{ "40000", ".g\xe2\x80\x8cit", "git's own" },
	{ "40000", "\xe2\x80\x8d.git", "git's own" },
	{ "40000", ".git\xe2\x81\xaf", "git's own" },
	{ "40000", ".git\xef\xbb\xbf", "control character" },
	{ "40000", ".gi\xe2\x80\xaet", "control character" },
	{ "100644", "a\x1b]52;c;eA==\x07.md", "control character" },
	{ "100644", "a\nb.md", "control character" },
	{ "100644", "a\tb.md", "control character" },
	{ "100644", "a\x7f.md", "control character" },
	{ "100644", "a\xc2\x9b.md", "control character" },
	{ "100644", "dm.\xe2\x80\xaeym", "control character" },
	{ "100644", "a\xe2\x81\xa6.md", "control character" },
	{ "100644", "a\xe2\x80\xa8.md", "control character" },
	{ "100644", "caf\xe9.md", "not UTF-8" },
	{ "100644", "a\xc0\xaf.md", "not UTF-8" },
	{ "100644", "a\xed\xa0\x80.md", "not UTF-8" },
	{ "100644", ".gitmodules", "setting of git's" },
	{ "100644", ".GitModules", "setting of git's" },
	{ "100644", ".gitmodules .", "setting of git's" },
	{ "100644", ".gitmod\xe2\x80\x8cules", "setting of git's" },
	{ "100644", ".lfsconfig", "setting of git's" },
	{ "100644", ".gitattributes", "other attributes" },
	{ "100644", ".GITATTRIBUTES", "other attributes" },
	{ "40000", ".gitattributes", "other attributes" },
};

#define HOSTILE (sizeof hostile / sizeof *hostile)

/* A root, or a folder below one, that has the entry between two others. */
static void
raw_hostile(const struct hostile *case_of, const git_oid *taut, const git_oid *blob,
	const git_oid *empty)
{
	FILE *file = raw_begin();

	if (taut)
		raw_add(file, "40000", ".taut", taut);
	raw_add(file, case_of->mode, case_of->name,
		strcmp(case_of->mode, "40000") == 0 ? empty : blob);
	raw_add(file, "100644", "zz.md", blob);
	fclose(file);
}

static char *
harmless(const char *path)
{
	static struct buf shown = BUF_INIT;

	buf_clear(&shown);
	text_escape_line(&shown, slice_of(path));
	return shown.ptr;
}

/* Each is named, and without it the rest is taken. */
static void
test_hostile(void **state)
{
	git_oid ids[HOSTILE], taut = taut_of(), blob = blob_of("x");
	git_oid below = tree_of("x.md=x");

	(void)state;
	for (size_t n = 0; n < HOSTILE; n++)
		raw_hostile(&hostile[n], &taut, &blob, &below);
	raw_end(ids);
	for (size_t n = 0; n < HOSTILE; n++) {
		assert_refused(&ids[n], NULL, harmless(hostile[n].name), hostile[n].why);
		assert_taken(&ids[n], NULL, harmless(hostile[n].name), ".taut/format zz.md ", "");
		if (strcmp(harmless(hostile[n].name), hostile[n].name) != 0)
			assert_taken(&ids[n], NULL, hostile[n].name, ".taut/format zz.md ", "");
	}
}

static void
test_hostile_below(void **state)
{
	git_oid ids[2 * HOSTILE], taut = taut_of(), blob = blob_of("x");
	git_oid below = tree_of("x.md=x"), roots[HOSTILE];
	char path[100];

	(void)state;
	for (size_t n = 0; n < HOSTILE; n++)
		raw_hostile(&hostile[n], NULL, &blob, &below);
	raw_end(ids);
	for (size_t n = 0; n < HOSTILE; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		raw_add(file, "40000", "entries", &ids[n]);
		fclose(file);
	}
	raw_end(roots);
	for (size_t n = 0; n < HOSTILE; n++) {
		snprintf(path, sizeof path, "entries/%s", hostile[n].name);
		assert_refused(&roots[n], NULL, harmless(path), hostile[n].why);
		if (hostile[n].name[0])
			assert_taken(&roots[n], NULL, harmless(path),
				".taut/format entries/zz.md ", "");
		assert_taken(&roots[n], NULL, "entries", ".taut/format entries/zz.md ", "");
	}
}

/* At the top they are only odd; and what is ours already is no news. */
static void
test_dots(void **state)
{
	git_oid tree = tree_of(FORMAT ";.obsidian/app.json={};.obsidian/.x/.y=1;.stfolder/a=1;"
		".taut/other=1;.taut/identities/x.age=1;a.md=x");
	git_oid bad = tree_of(FORMAT ";a/.x=1"), deep = tree_of(FORMAT ";a/b/.c/d=1");
	git_oid known = tree_of(FORMAT ";.obsidian/app.json=1;.taut/other=2");

	(void)state;
	assert_taken(&tree, NULL, NULL, ".obsidian/.x/.y .obsidian/app.json .stfolder/a "
		".taut/format .taut/identities/x.age .taut/other a.md ",
		"git has '.obsidian' and 2 more of other programs: not written here");
	assert_taken(&tree, &known, NULL, ".obsidian/.x/.y .obsidian/app.json .stfolder/a "
		".taut/format .taut/identities/x.age .taut/other a.md ",
		"git has '.stfolder' of other programs: not written here");
	assert_refused(&bad, NULL, "a/.x", "begins with a dot");
	assert_refused(&deep, NULL, "a/b/.c", "begins with a dot");
	assert_taken(&deep, NULL, "a/b/.c", ".taut/format ", "");
}

static void
test_attributes(void **state)
{
	char own[200];

	(void)state;
	snprintf(own, sizeof own, FORMAT ";.gitattributes=%s", layout_attributes);
	git_oid tree = tree_of(own);
	git_oid other = tree_of(FORMAT ";.gitattributes=*.md filter=x");
	git_oid below = tree_of(FORMAT ";a/.gitattributes=*.md filter=x");

	assert_taken(&tree, NULL, NULL, ".gitattributes .taut/format ", "");
	assert_refused(&other, NULL, ".gitattributes", "other attributes");
	assert_taken(&other, &tree, ".gitattributes", ".gitattributes .taut/format ", "");
	assert_refused(&below, NULL, "a/.gitattributes", "other attributes");

	struct seen seen = look_with(&other, &tree, ".gitattributes");

	assert_true(git_oid_equal(&seen.arrived.tree, &tree)); /* it stays as it is here */
	arrived_release(&seen.arrived);
}

static void
test_twice(void **state)
{
	git_oid ids[3], taut = taut_of(), blob = blob_of("x"), below = tree_of("x.md=x");

	(void)state;
	for (int n = 0; n < 3; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		raw_add(file, "100644", "a", &blob);
		if (n == 2)
			raw_add(file, "100644", "a-b", &blob);
		raw_add(file, n ? "40000" : "100644", "a", n ? &below : &blob);
		fclose(file);
	}
	raw_end(ids);
	for (int n = 0; n < 3; n++) {
		assert_refused(&ids[n], NULL, "a", "stands twice");
		assert_taken(&ids[n], NULL, "a", n == 2 ? ".taut/format a-b " : ".taut/format ",
			"");
	}
	git_oid known = tree_of(FORMAT ";a=x");

	assert_refused(&ids[0], &known, "a", "stands twice");
	struct seen seen = look_with(&ids[0], &known, "a");

	assert_true(git_oid_equal(&seen.arrived.tree, &known));
	arrived_release(&seen.arrived);
}

/* libgit2 would not find what stands at another place than it looks. */
static void
test_order(void **state)
{
	git_oid id, taut = taut_of(), blob = blob_of("x");
	FILE *file = raw_begin();

	(void)state;
	raw_add(file, "100644", "b.md", &blob);
	raw_add(file, "40000", ".taut", &taut);
	raw_add(file, "100644", "a.md", &blob);
	fclose(file);
	raw_end(&id);
	assert_taken(&id, NULL, NULL, ".taut/format a.md b.md ", "");
}

static void
test_damage(void **state)
{
	git_oid ids[4], roots[5], taut = taut_of(), blob = blob_of("x");

	(void)state;
	static const char *const bytes[] = { "garbage", "100644 a.md", "x00644 a.md",
		"100644a.md" };

	for (int n = 0; n < 4; n++) {
		FILE *file = raw_begin();

		fputs(bytes[n], file);
		if (n > 1)
			fprintf(file, "%c12345678901234567890", '\0');
		fclose(file);
	}
	raw_end(ids);
	for (int n = 0; n < 5; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		raw_add(file, n == 4 ? "100644" : "40000", "a", n == 4 ? &taut : &ids[n]);
		raw_add(file, "100644", "b.md", &blob);
		fclose(file);
	}
	raw_end(roots);
	for (int n = 0; n < 5; n++) {
		assert_refused(&roots[n], NULL, "a", n == 4 ? "is called a file" :
			"cannot be read");
		assert_taken(&roots[n], NULL, "a", ".taut/format b.md ", "");
	}
}

static void
test_missing(void **state)
{
	git_oid id, nothing, taut = taut_of();

	(void)state;
	assert_int_equal(git_oid_fromstr(&nothing, "00000000000000000000000000000000000000aa"),
		0);
	for (int n = 0; n < 2; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		raw_add(file, n ? "40000" : "100644", "a", &nothing);
		fclose(file);
		raw_end(&id);

		struct seen seen = look_with(&id, NULL, NULL);

		assert_false(seen.ok);
		assert_int_equal(seen.err.kind, ERR_SYSTEM);
	}
}

/* What stands just so in our own tree was let in long ago. */
static void
test_known(void **state)
{
	git_oid known = tree_of(FORMAT ";a/link@=x;a/b.md=1;c/.x=1;c/d/e.md=1");
	git_oid tree = tree_of(FORMAT ";a/link@=x;a/b.md=2;c/.x=1;c/d/e.md=2");
	git_oid other = tree_of(FORMAT ";a/link@=y;a/b.md=2;c/.x=1;c/d/e.md=2");
	git_oid gone = tree_of(FORMAT ";a/link@=y;a/b.md=2;c/d/e.md=2");

	(void)state;
	assert_taken(&tree, &known, NULL, ".taut/format a/b.md a/link c/.x c/d/e.md ", "");
	assert_refused(&other, &known, "a/link", "symbolic link");
	assert_taken(&other, &known, "a/link", ".taut/format a/b.md a/link c/.x c/d/e.md ", "");
	assert_taken(&gone, &known, "a/", ".taut/format a/b.md a/link c/d/e.md ", "");

	struct seen seen = look_with(&other, &known, "a/link");

	assert_true(git_oid_equal(&seen.arrived.tree, &tree));
	arrived_release(&seen.arrived);

	git_oid alone = tree_of(FORMAT ";a/link@=x"), nothing = tree_of(FORMAT);

	seen = look_with(&alone, NULL, "a/link");
	assert_true(git_oid_equal(&seen.arrived.tree, &nothing)); /* no empty folder */
	arrived_release(&seen.arrived);
}

static void
test_programs(void **state)
{
	git_oid tree = tree_of(FORMAT ";a/b.md!=1;c.md!=1;d.md=1");
	git_oid plain = tree_of(FORMAT ";a/b.md=1;c.md=1;d.md=1");
	struct seen seen = look_with(&tree, NULL, NULL);

	(void)state;
	assert_true(git_oid_equal(&seen.arrived.tree, &plain));
	assert_true(seen.arrived.changed);
	assert_string_equal(seen.arrived.odd.items[0], "2 files marked as programs are plain "
		"files now");
	arrived_release(&seen.arrived);
	seen = look_with(&tree, &plain, NULL);
	assert_true(git_oid_equal(&seen.arrived.tree, &plain));
	arrived_release(&seen.arrived);
}

#define CALLED(was, now) "'" was "' is called '" now "' now: on some machines it would be one " \
	"with another"

static void
test_twins(void **state)
{
	git_oid tree = tree_of(FORMAT ";b/Foo.md=1;b/foo.md=2;b/FOO.md=3;b/foo~2.md=4;"
		"b/caf\xc3\xa9=1;b/cafe\xcc\x81=2;b/stra\xc3\x9f" "e.md=1;b/strasse.md=2");
	git_oid folders = tree_of(FORMAT ";V1.0/a.md=1;v1.0/a.md=2;v1.0/A.md=3");
	git_oid hidden = tree_of(FORMAT ";a\xe2\x80\x8c=1;a=2");

	(void)state;
	assert_taken(&tree, NULL, NULL, ".taut/format b/FOO.md b/Foo~3.md b/cafe\xcc\x81 "
		"b/caf\xc3\xa9~2 b/foo~2.md b/foo~4.md b/strasse.md b/stra\xc3\x9f" "e~2.md ",
		CALLED("b/caf\xc3\xa9", "caf\xc3\xa9~2") "|" CALLED("b/Foo.md", "Foo~3.md") "|"
		CALLED("b/foo.md", "foo~4.md") "|"
		CALLED("b/stra\xc3\x9f" "e.md", "stra\xc3\x9f" "e~2.md"));
	assert_taken(&folders, NULL, NULL, ".taut/format V1.0/a.md v1.0~2/A.md v1.0~2/a~2.md ",
		CALLED("v1.0/a.md", "a~2.md") "|" CALLED("v1.0", "v1.0~2"));
	assert_taken(&hidden, NULL, NULL, ".taut/format a a\xe2\x80\x8c~2 ",
		CALLED("a\xe2\x80\x8c", "a\xe2\x80\x8c~2"));
}

/* A name that means something to taut is no other file's. */
static void
test_twins_of_the_layout(void **state)
{
	git_oid tree = tree_of(FORMAT ";Areas/a.md=1;areas/a.md=2;PURPOSE.md=1;purpose.md=2;"
		".TAUT/x=1;entries/2026/11/2026-11-21.MD=1;entries/2026/11/2026-11-21.md=2");
	git_oid known = tree_of(FORMAT ";Foo.md=1;foo.md=1");
	git_oid more = tree_of(FORMAT ";Foo.md=1;foo.md=1;x.md=1");

	(void)state;
	assert_taken(&tree, NULL, NULL, ".TAUT~2/x .taut/format Areas~2/a.md PURPOSE~2.md "
		"areas/a.md entries/2026/11/2026-11-21.md entries/2026/11/2026-11-21~2.MD "
		"purpose.md ", CALLED("entries/2026/11/2026-11-21.MD", "2026-11-21~2.MD") "|"
		CALLED(".TAUT", ".TAUT~2") "|" CALLED("Areas", "Areas~2") "|"
		CALLED("PURPOSE.md", "PURPOSE~2.md")
		"|git has '.TAUT' of other programs: not written here");
	assert_taken(&known, &known, NULL, ".taut/format Foo.md foo.md ", "");
	assert_taken(&more, &known, NULL, ".taut/format Foo.md foo~2.md x.md ",
		CALLED("foo.md", "foo~2.md"));
}

static void
assert_fails(const char *files, enum err_kind kind, const char *part)
{
	git_oid tree = tree_of(files);
	struct seen seen = look_with(&tree, NULL, NULL);

	assert_false(seen.ok);
	assert_int_equal(seen.err.kind, kind);
	if (!strstr(seen.err.text, part))
		fail_msg("'%s' is not about '%s'", seen.err.text, part);
}

static void
test_format(void **state)
{
	(void)state;
	assert_fails("README.md=x", ERR_FORMAT, "no journal");
	assert_fails(".taut=x", ERR_FORMAT, "no journal");
	assert_fails(".taut/config=x", ERR_FORMAT, "no journal");
	assert_fails(".taut/format=2\n;l@=x", ERR_NEWER, "its format is 2, this taut writes 1");
	assert_fails(".taut/format=12", ERR_NEWER, "newer taut");

	git_oid known = tree_of(FORMAT), bad = tree_of(".taut/format=one");
	git_oid link = tree_of(".taut/format@=x"), root = tree_of(".taut@=x");
	git_oid older = tree_of(".taut/format= 1\r\n;a.md=1");

	assert_refused(&bad, &known, ".taut/format", "holds no number");
	assert_taken(&bad, &known, ".taut/format", ".taut/format ", "");
	assert_refused(&link, &known, ".taut/format", "symbolic link");
	assert_refused(&root, &known, ".taut", "symbolic link");
	assert_taken(&root, &known, ".taut", ".taut/format ", "");
	assert_taken(&older, NULL, NULL, ".taut/format a.md ", "");

	struct seen seen = look_with(&root, NULL, ".taut");

	assert_false(seen.ok);
	assert_string_equal(seen.err.text, "it is no journal: nothing is left of it");
}

/* A blob of that size; of its bytes there are none, for they are never read. */
static git_oid
sized_blob(unsigned long size, char digit)
{
	git_oid id;
	char hex[] = "aa00000000000000000000000000000000000000";

	hex[2] = digit;
	shell("mkdir -p .git/objects/aa; python3 -c 'import sys, zlib; sys.stdout.buffer.write("
		"zlib.compress(b\"blob %lu\\0\"))' >.git/objects/aa/%s", size, hex + 2);
	assert_int_equal(git_oid_fromstr(&id, hex), 0);
	return id;
}

static void
test_size(void **state)
{
	git_oid ids[4], taut = taut_of(), fits = sized_blob(16 << 20, '0');
	git_oid most = sized_blob(256 << 20, '1'), big = sized_blob((256 << 20) + 1, '2');
	git_oid large = sized_blob((16 << 20) + 1, '3'), huge = sized_blob(1 << 30, '4');
	const struct {
		const char *name;
		const git_oid *id;
	} cases[] = { { "big.jpg", &big },
		{ "huge.jpg", &huge }, { "large.md", &large }, { "page.md", &fits } };
	git_odb *odb = NULL;

	(void)state;
	for (int n = 0; n < 4; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		if (n == 3)
			raw_add(file, "100644", "most.jpg", &most);
		raw_add(file, "100644", cases[n].name, cases[n].id);
		if (n < 3)
			raw_add(file, "100644", "most.jpg", &fits);
		fclose(file);
	}
	raw_end(ids);
	for (int n = 0; n < 3; n++) {
		assert_refused(&ids[n], NULL, cases[n].name, n == 2 ? "is larger than 16 MiB" :
			"is larger than 256 MiB");
		assert_taken(&ids[n], NULL, cases[n].name, ".taut/format most.jpg ", "");
	}
	assert_taken(&ids[3], NULL, NULL, ".taut/format most.jpg page.md ",
		"'most.jpg' is larger than 16 MiB: git has it, it is not written here");
	assert_taken(&ids[3], &ids[3], NULL, ".taut/format most.jpg page.md ", "");
	assert_int_equal(git_repository_odb(&odb, git), 0);
	assert_true(arrive_is_large(odb, &large) && arrive_is_large(odb, &most));
	assert_false(arrive_is_large(odb, &fits) || arrive_is_large(odb, &taut));
	git_odb_free(odb);
}

#define NOTHING_AT(path) "nothing was refused at '" path "': it is taken as it is"

/* What is left out is gone for all: only what is refused may be. */
static void
test_without_what_is_fine(void **state)
{
	git_oid ours = tree_of(FORMAT ";a/b.md=1;a/c.md=1");
	git_oid theirs = tree_of(FORMAT ";a/b.md=2;a/d.md=1;e.md=1");
	git_oid worse = tree_of(FORMAT ";a/b.md=2;a/d.md=1;a/l@=x;a/m/l@=x;al@=x");
	git_oid newer = tree_of(".taut/format=2;a.md=1"), none = tree_of("a.md=1");

	(void)state;
	assert_taken(&theirs, &ours, "a/b.md", ".taut/format a/b.md a/d.md e.md ",
		NOTHING_AT("a/b.md"));
	assert_taken(&theirs, &ours, "a", ".taut/format a/b.md a/d.md e.md ", NOTHING_AT("a"));
	assert_taken(&theirs, &ours, "\x1b", ".taut/format a/b.md a/d.md e.md ",
		NOTHING_AT("\\x1b"));

	struct seen seen = look_with(&worse, &ours, "a/");

	assert_int_equal(seen.arrived.count, 1); /* what is fine in it is taken */
	assert_string_equal(seen.arrived.items[0].path, "al");
	arrived_release(&seen.arrived);
	for (int n = 0; n < 2; n++) {
		seen = look_with(n ? &none : &newer, &ours, ".taut/format");
		assert_false(seen.ok);
		assert_int_equal(seen.err.kind, n ? ERR_FORMAT : ERR_NEWER);
	}
}

/* What git would take for a repository when somebody stands in it. */
static void
test_repository(void **state)
{
	static const char *const bad[] = { "n/HEAD=x;n/objects/x=1;n/refs/x=1",
		"n/head=x;n/Objects=x;n/REFS/x=1", "n/HEAD/x=1;n/objects=x;n/refs=x",
		"n/HEAD=x;n/commondir=../m", "n/HEAD.=x;n/objects =x;n/\xe2\x80\x8crefs=x" };
	static const char *const fine[] = { "n/HEAD=x;n/objects=x", "HEAD=x;objects=x;refs=x",
		"n/objects=x;n/refs=x", "n/HEAD=x;n/m/objects=x;n/m/refs=x", "n/commondir=x",
		"n/HEADS=x;n/objects=x;n/refs=x" };
	git_oid known = tree_of(FORMAT ";n/a.md=1");

	(void)state;
	for (size_t n = 0; n < sizeof bad / sizeof *bad; n++) {
		char files[200];

		snprintf(files, sizeof files, FORMAT ";%s", bad[n]);
		git_oid tree = tree_of(files);

		assert_refused(&tree, NULL, "n", "is a git repository in itself");
		assert_refused(&tree, &known, "n", "is a git repository in itself");
		assert_taken(&tree, NULL, "n", ".taut/format ", "");
		assert_taken(&tree, &known, "n", ".taut/format n/a.md ", "");
	}
	for (size_t n = 0; n < sizeof fine / sizeof *fine; n++) {
		char files[200];

		snprintf(files, sizeof files, FORMAT ";%s", fine[n]);
		git_oid tree = tree_of(files);
		struct seen seen = look_with(&tree, NULL, NULL);

		assert_true(seen.ok && seen.arrived.count == 0);
		arrived_release(&seen.arrived);
	}
}

/* Five names of 204 bytes with what is between them. */
static void
test_path(void **state)
{
	char path[1100] = "", files[1200], part[206], more[1100];

	(void)state;
	memset(part, 'x', sizeof part);
	part[204] = '/';
	part[205] = '\0';
	for (int n = 0; n < 5; n++)
		memcpy(path + 205 * n, part, 206);
	path[1024] = '\0';
	snprintf(files, sizeof files, FORMAT ";%s=1", path);
	git_oid tree = tree_of(files);

	snprintf(files, sizeof files, ".taut/format %s ", path);
	assert_taken(&tree, NULL, NULL, files, "");
	snprintf(more, sizeof more, "%sx", path);
	snprintf(files, sizeof files, FORMAT ";%s/deep/a.md=1", more);
	tree = tree_of(files);
	snprintf(files, sizeof files, "%.400s…", more);
	assert_refused(&tree, NULL, files, "more than 1,024 bytes");
	assert_taken(&tree, NULL, more, ".taut/format ", "");
}

static void
test_depth(void **state)
{
	static char files[21000];
	size_t len = sizeof FORMAT - 1;
	char path[100] = "";

	(void)state;
	memcpy(files, FORMAT ";", len + 1);
	for (int n = 0; n < 10000; n++)
		memcpy(files + len + 1 + 2 * n, "d/", 2);
	memcpy(files + len + 1 + 20000, "f=1", 4);
	git_oid deep = tree_of(files);

	for (int n = 0; n < 33; n++)
		snprintf(path + 2 * n, sizeof path - 2 * (size_t)n, "d/");
	path[65] = '\0';
	assert_refused(&deep, NULL, path, "more than 32 folders");
	assert_taken(&deep, NULL, path, ".taut/format ", "");
	memcpy(files + len + 1 + 64, "f=1", 4);
	deep = tree_of(files);
	path[63] = '\0';
	snprintf(files, sizeof files, ".taut/format %s/f ", path);
	assert_taken(&deep, NULL, NULL, files, "");
}

/* Ten folders of ten folders of …: few objects, 10^10 folders. */
static void
test_bomb(void **state)
{
	git_oid id, taut = taut_of();
	char name[] = "d0";

	(void)state;
	fclose(raw_begin());
	raw_end(&id);
	for (int level = 0; level < 10; level++) {
		FILE *file = raw_begin();

		for (name[1] = '0'; name[1] <= '9'; name[1]++)
			raw_add(file, "40000", name, &id);
		fclose(file);
		raw_end(&id);
	}
	FILE *file = raw_begin();

	raw_add(file, "40000", ".taut", &taut);
	raw_add(file, "40000", "bomb", &id);
	fclose(file);
	raw_end(&id);

	struct seen seen = look_with(&id, NULL, NULL);

	assert_true(seen.ok);
	assert_int_equal(seen.arrived.count, 1);
	assert_non_null(strstr(seen.arrived.items[0].why, "200,000"));
	arrived_release(&seen.arrived);
}

static void
test_large_folders(void **state)
{
	git_oid ids[2], id, taut = taut_of(), blob = blob_of("x");
	char name[256];

	(void)state;
	for (unsigned n = 0; n < 2; n++) {
		FILE *file = raw_begin();

		for (unsigned m = 0; m < (n ? 70000 : 40000); m++) {
			snprintf(name, sizeof name, n ? "%0250u.md" : "%06u.md", m);
			raw_add(file, "100644", name, &blob);
		}
		fclose(file);
	}
	raw_end(ids);
	for (unsigned n = 0; n < 2; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		raw_add(file, "40000", "many", &ids[n]);
		fclose(file);
		raw_end(&id);
		if (n) {
			assert_refused(&id, NULL, "many", "too many names");
			assert_taken(&id, NULL, "many", ".taut/format ", "");
			continue;
		}
		struct seen seen = look_with(&id, NULL, NULL);

		assert_true(seen.ok && seen.arrived.count == 0);
		assert_false(seen.arrived.changed);
		arrived_release(&seen.arrived);
	}
}

static void
test_many(void **state)
{
	git_oid tree = tree_of(FORMAT);
	char files[4000] = FORMAT;
	size_t len = strlen(files);

	(void)state;
	for (int n = 0; n < 60; n++)
		len += (size_t)snprintf(files + len, sizeof files - len, ";l%d@=x", n);
	tree = tree_of(files);

	struct seen seen = look_with(&tree, NULL, NULL);

	assert_true(seen.ok);
	assert_int_equal(seen.arrived.count, 50);
	assert_int_equal(seen.arrived.more, 10);
	arrived_release(&seen.arrived);
}

static uint32_t seed = 20261121;

static uint32_t
any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* Names near each other: whatever they are, what was made even is even. */
static void
test_even_stays_even(void **state)
{
	static const char *const parts[] = { "a", "A", "\xc3\xa9", "e\xcc\x81", "~2", ".md", ".",
		"ss", "\xc3\x9f", "\xe2\x80\x8c", " " };
	static const char *const modes[] = { "100644", "100755", "100664", "40000" };
	git_oid ids[60], below = tree_of("x.md=x"), taut = taut_of(), blob = blob_of("x");
	unsigned renamed = 0;

	(void)state;
	for (int n = 0; n < 60; n++) {
		FILE *file = raw_begin();

		raw_add(file, "40000", ".taut", &taut);
		for (uint32_t m = any(8) + 1; m > 0; m--) {
			char name[64] = "x";
			const char *mode = modes[any(4)];
			size_t len = 1;

			for (uint32_t k = any(4) + 1; k > 0; k--)
				len += (size_t)snprintf(name + len, sizeof name - len, "%s",
					parts[any(sizeof parts / sizeof *parts)]);
			raw_add(file, mode, name, mode[0] == '4' ? &below : &blob);
		}
		fclose(file);
	}
	raw_end(ids);
	for (int n = 0; n < 60; n++) {
		struct seen seen = look_with(&ids[n], NULL, NULL), again;

		assert_true(seen.ok);
		if (seen.arrived.count == 0) {
			renamed += seen.arrived.odd.count > 0;
			again = look_with(&seen.arrived.tree, NULL, NULL);
			assert_true(again.ok);
			assert_int_equal(again.arrived.count, 0);
			assert_int_equal(again.arrived.odd.count, 0);
			assert_false(again.arrived.changed);
			arrived_release(&again.arrived);
		}
		arrived_release(&seen.arrived);
	}
	assert_in_range(renamed, 10, 60);
}

static void
test_writes(void **state)
{
	static const char *const written[] = { "areas/health.md", ".taut/format", ".gitignore",
		"notes.txt", "a/b c/d.jpg", "entries/2026/11/attachments/x.jpg" };
	static const char *const left[] = { ".obsidian/app.json", ".taut/other", "a/.x", ".x",
		"", "/a", "a//b", "../a", "a/..", "a/.git/b", "a\x1b", "a\\b", "a/git~1/b" };

	(void)state;
	for (size_t n = 0; n < sizeof written / sizeof *written; n++)
		if (!arrive_writes(written[n]))
			fail_msg("'%s' is not written", written[n]);
	for (size_t n = 0; n < sizeof left / sizeof *left; n++)
		if (arrive_writes(left[n]))
			fail_msg("'%s' is written", left[n]);
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		test(test_journal),
		test(test_hostile),
		test(test_hostile_below),
		test(test_dots),
		test(test_attributes),
		test(test_twice),
		test(test_order),
		test(test_damage),
		test(test_missing),
		test(test_known),
		test(test_programs),
		test(test_twins),
		test(test_twins_of_the_layout),
		test(test_format),
		test(test_size),
		test(test_without_what_is_fine),
		test(test_repository),
		test(test_path),
		test(test_depth),
		test(test_bomb),
		test(test_large_folders),
		test(test_many),
		test(test_even_stays_even),
		test(test_writes),
	};

	if (!mkdtemp(folder) || setenv("HOME", folder, 1) < 0 || setenv("LC_ALL", "C", 1) < 0)
		return 1;
	repo_library_begin();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests_name("arrive", tests, NULL, NULL);

	git_libgit2_shutdown();
	if (chdir("/") == 0)
		shell("rm -rf %s", folder);
	return failed;
}
