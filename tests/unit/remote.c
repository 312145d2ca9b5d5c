/* SPDX-License-Identifier: ISC */
/* Remotes by their URLs, in git's configuration, and met by a real git. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "sync/remote.h"
#include "tests/unit/shell.h"

#define RACERS 6

extern char **environ;

static char folder[] = "/tmp/taut-remote.XXXXXX";
static char here[64]; /* of this test */
static struct err err;
static struct buf heard = BUF_INIT;

static void
hear(struct slice line, void *context)
{
	buf_printf(context, "<%.*s>", SLICE_ARG(line));
}

static struct git_order
order_in(const char *root)
{
	return (struct git_order){ .root = root, .environment = environ, .said = hear,
		.context = &heard };
}

/* shell() has one answer at a time. */
static void
assert_same(const char *one, const char *other)
{
	shell("test \"$(%s)\" = \"$(%s)\"", one, other);
}

/* there.git is met by the clones a and b, which have one commit in common. */
static int
setup(void **state)
{
	static unsigned number;

	(void)state;
	snprintf(here, sizeof here, "%s/t%u", folder, number++);
	if (mkdir(here, 0700) < 0 || chdir(here) < 0)
		return -1;
	buf_clear(&heard);
	err = (struct err)ERR_INIT;
	shell("cp -r ../first/. .");
	return 0;
}

static struct remote
remote_to(const char *url, const char *host)
{
	static char name[] = "origin", branch[] = "main", met[] = "refs/remotes/origin/main";

	return (struct remote){ .name = name, .url = (char *)(uintptr_t)url,
		.shown = (char *)(uintptr_t)url, .host = (char *)(uintptr_t)host,
		.branch = branch, .there = branch, .met = met };
}

static void
test_urls(void **state)
{
	static const struct { const char *url, *host, *shown, *ssh; } cases[] = {
		{ "host:path", "host", NULL, "ssh host" },
		{ "me@host.example:path/x", "host.example", NULL, "ssh me@host.example" },
		{ "me@[::1]:path", "::1", NULL, "ssh me@::1" },
		{ "[me@host:22]:path", "host", NULL, "ssh -p 22 me@host" },
		{ "ssh://me@host:2222/~/x", "host", NULL, "ssh -p 2222 me@host" },
		{ "ssh://me:secret@host/x", "host", "ssh://me@host/x", "ssh me@host" },
		{ "ssh://[2001:db8::1]:22/x", "2001:db8::1", NULL, "ssh -p 22 2001:db8::1" },
		{ "https://host/x@y:z", "host", NULL, NULL },
		{ "https://me:se@cret@host:8443/x", "host", "https://host:8443/x", NULL },
		{ "https://token@host?x", "host", "https://host?x", NULL },
		{ "https://good?@evil/x", "good", NULL, NULL },
		{ "git://host", "host", NULL, NULL },
		{ "file:///srv/x", "", NULL, NULL },
		{ "/srv/a:b@c", "", NULL, NULL },
		{ "../x", "", NULL, NULL },
		{ "./a:b", "", NULL, NULL },
		{ "x", "", NULL, NULL },
		{ "/srv/\xe2\x80\xae", "", "/srv/\\u202e", NULL },
		{ "h\xc2\x9b.example:x", "h\\x9b.example", "h\\x9b.example:x", NULL },
	};

	(void)state;
	for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
		struct buf host = BUF_INIT, shown = BUF_INIT, ssh = BUF_INIT;

		if (!remote_url_check(cases[n].url, &err))
			fail_msg("%s", err.text);
		remote_url_host(cases[n].url, &host);
		remote_url_show(cases[n].url, &shown);
		remote_url_ssh(cases[n].url, &ssh);
		assert_string_equal(host.ptr, cases[n].host);
		assert_string_equal(shown.ptr, cases[n].shown ? cases[n].shown : cases[n].url);
		assert_string_equal(ssh.ptr, cases[n].ssh ? cases[n].ssh : ssh.ptr);
		buf_release(&host);
		buf_release(&shown);
		buf_release(&ssh);
	}
}

static void
test_refused_urls(void **state)
{
	static const char *const cases[] = { "", "-x", "--upload-pack=x", "ext::sh -c x",
		"fd::3", "a\nb", "h:\tx", "h:\x7f", "ssh://-oProxyCommand=x/y", "-h:x",
		"-l@host:x", "ssh://-l@host/x", "h:-x", "https:///x", "ssh://me@/x", "h:\xff",
		"ssh://[::1]x::y/" };
	char *longest = malloc(5000);

	(void)state;
	for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
		if (remote_url_check(cases[n], &err))
			fail_msg("'%s' is taken", cases[n]);
		assert_int_equal(err.kind, ERR_USAGE);
	}
	assert_non_null(longest);
	memset(longest, 'x', 4999);
	longest[4999] = '\0';
	assert_false(remote_url_check(longest, &err));
	free(longest);
	assert_false(remote_url_check("https://me:secret@\n/x", &err));
	assert_null(strstr(err.text, "secret"));
}

static struct repo
open_repo(const char *name)
{
	struct repo repo = { .root = (char *)(uintptr_t)name };

	assert_int_equal(git_repository_open(&repo.git, name), 0);
	return repo;
}

/* "NAME URL SHOWN HOST BRANCH THERE", or the error's kind and text. */
static const char *
found(const char *name)
{
	static char text[3000];
	struct repo repo = open_repo(name);
	struct remote remote = { 0 };

	if (remote_find(&remote, &repo, &err))
		snprintf(text, sizeof text, "%s %s %s '%s' %s %s", remote.name, remote.url,
			remote.shown, remote.host, remote.branch, remote.there);
	else
		snprintf(text, sizeof text, "%d %s", err.kind, err.text);
	remote_release(&remote);
	git_repository_free(repo.git);
	return text;
}

static void
test_find(void **state)
{
	(void)state;
	assert_string_equal(found("b"), "origin ../there.git ../there.git '' main main");
	shell("cd b; git config branch.main.merge refs/heads/other.one; git remote set-url origin "
		"me@host:x");
	assert_string_equal(found("b"), "origin me@host:x me@host:x 'host' main other.one");
	shell("cd b; git config url.https://me:pass@web/.insteadOf me@host:");
	assert_string_equal(found("b"), "origin me@host:x https://web/x 'web' main other.one");
	shell("cd b; git config remote.origin.pushurl else:x");
	assert_string_equal(found("b"), "origin me@host:x https://web/x 'else' main other.one");
	shell("git init -q -b d.v c; cd c; git remote add origin /o; git remote add far h:x; "
		"git config branch.d.v.remote far");
	assert_string_equal(found("c"), "far h:x h:x 'h' d.v d.v"); /* not born yet */
	shell("cd c; git config --unset branch.d.v.remote");
	assert_string_equal(found("c"), "origin /o /o '' d.v d.v");
	shell("cd c; git remote rename origin near 2>&1");
	assert_string_equal(found("c"), "6 there are 2 remotes, and none is chosen for branch 'd.v'");
	assert_string_equal(err.hint, "git config branch.d.v.remote far");
	shell("cd c; git remote remove near");
	assert_string_equal(found("c"), "far h:x h:x 'h' d.v d.v");
	shell("cd c; git remote remove far");
	assert_string_equal(found("c"), "1 there is no place to meet other machines yet");
}

static void
test_find_refused(void **state)
{
	(void)state;
	shell("git -C there.git config uploadpack.allowFilter true; git clone -q --filter=blob:none "
		"file://$PWD/there.git part");
	assert_string_equal(found("part"), "6 this is a partial clone: a part of it is only on "
		"'origin'");
	shell("cd part; (%s) 2>&1", err.hint); /* the way out that it names */
	assert_int_equal(strncmp(found("part"), "origin ", 7), 0);
	shell("cd b; git config branch.main.merge refs/tags/x");
	assert_int_equal(strncmp(found("b"), "6 branch.main.merge", 19), 0);
	shell("cd b; git config branch.main.remote .");
	assert_int_equal(strncmp(found("b"), "6 branch.main.remote", 20), 0);
	shell("cd b; git config --remove-section branch.main; git config "
		"remote.origin.url 'ext::sh -c x'");
	assert_int_equal(strncmp(found("b"), "6 'ext::sh -c x' cannot", 23), 0);
	shell("cd b; git checkout -q --detach");
	assert_string_equal(found("b"), "6 git's HEAD is on no branch: there is nothing to sync");
}

static void
test_set(void **state)
{
	static const char *const urls[] = { "h:x", "/a b;c#d \"e\" \\f", " /x ", "/\xc3\xa4" };
	struct repo repo = open_repo("b");

	(void)state;
	shell("cd b; git config --add remote.origin.url second; git config --add "
		"remote.origin.fetch +refs/notes/*:refs/notes/*");
	for (size_t n = 0; n < sizeof urls / sizeof *urls; n++) {
		if (!remote_set(&repo, "origin", urls[n], "there", &err))
			fail_msg("%s", err.text);
		assert_string_equal(shell("git -C b config --get-all remote.origin.url"), urls[n]);
	}
	/* what was met elsewhere says nothing of this place */
	assert_string_equal(shell("cd b; git for-each-ref refs/remotes; "
		"git config --get-regexp 'remote.*fetch|^branch'"),
		"remote.origin.fetch +refs/heads/*:refs/remotes/origin/*\n"
		"branch.main.remote origin\nbranch.main.merge refs/heads/there");
	assert_true(remote_set(&repo, "new", "h:y", NULL, &err));
	shell("cd b; git update-ref refs/remotes/new/main main");
	assert_true(remote_set(&repo, "new", "h:y", NULL, &err)); /* the same: kept */
	assert_string_equal(shell("cd b; git for-each-ref --format='%%(refname)' refs/remotes; "
		"git config --get-regexp ^branch"), "refs/remotes/new/main\nbranch.main.remote new\n"
		"branch.main.merge refs/heads/main");
	struct remote before = { 0 };

	shell("git -C b config remote.new.pushurl h:p");
	assert_true(remote_find(&before, &repo, &err));
	assert_true(remote_set(&repo, "new", "h:z", NULL, &err));
	assert_string_equal(shell("cd b; git for-each-ref refs/remotes/new; git config "
		"--get-regexp 'remote.new.*url'"), "remote.new.url h:z");
	assert_true(remote_put_back(&repo, &before, &err)); /* with all that was there */
	assert_string_equal(shell("cd b; git for-each-ref --format='%%(refname)' refs/remotes/new; "
		"git config --get-regexp 'remote.new.*url'"), "refs/remotes/new/main\n"
		"remote.new.url h:y\nremote.new.pushurl h:p");
	remote_release(&before);
	assert_false(remote_set(&repo, "new", "-x", NULL, &err));
	assert_false(remote_set(&repo, "a..b", "h:x", NULL, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_true(remote_drop(&repo, "new", &err));
	assert_string_equal(shell("cd b; git for-each-ref refs/remotes; git remote; "
		"git config --get-regexp ^branch; :"), "origin");
	git_repository_free(repo.git);
}

static void
test_look(void **state)
{
	struct git_order order = order_in(here);
	struct remote_look look = { 0 };
	char url[200];

	(void)state;
	snprintf(url, sizeof url, "%s/there.git", here);
	assert_true(remote_look(&look, &order, url, &err));
	assert_false(look.empty);
	assert_string_equal(look.head, "main");
	shell("git -C there.git symbolic-ref HEAD refs/heads/master"); /* which is not there */
	assert_true(remote_look(&look, &order, url, &err));
	assert_string_equal(look.head, "main");
	shell("git -C there.git update-ref 'refs/heads/x;y' main");
	assert_false(remote_look(&look, &order, url, &err));
	assert_int_equal(err.kind, ERR_FORMAT);
	assert_non_null(strstr(err.text, "there are: 'main', 'x;y'"));
	shell("git -C there.git update-ref -d 'refs/heads/x;y'");
	shell("git -C b push -q origin main:refs/heads/a/b; git -C there.git symbolic-ref HEAD "
		"refs/heads/a/b");
	assert_true(remote_look(&look, &order, url, &err));
	assert_false(look.empty);
	assert_string_equal(look.head, "a/b");
	shell("git init -q --bare empty.git");
	assert_true(remote_look(&look, &order, "empty.git", &err));
	assert_true(look.empty && !look.head);
	remote_look_release(&look);
	assert_false(remote_look(&look, &order, "/nowhere", &err));
	assert_int_equal(err.kind, ERR_NETWORK);
	assert_string_equal(err.text, "cannot reach /nowhere: '/nowhere' does not appear to be a "
		"git repository");
	assert_false(remote_look(&look, &order, "--upload-pack=touch x", &err));
	assert_int_equal(err.kind, ERR_USAGE);
}

static void
test_fetch(void **state)
{
	struct git_order order = order_in("b");
	struct remote remote = remote_to("there", "");
	enum remote_fetched fetched;
	char none[] = "none", looked[] = "refs/taut/looked";

	(void)state;
	shell("cd a; echo x >x; git add x; git commit -q -m two; git tag t; git branch other; "
		"git push -q --tags origin HEAD:main other");
	if (!remote_fetch(&fetched, &remote, &order, &err))
		fail_msg("%s", err.text);
	assert_int_equal(fetched, REMOTE_FETCHED);
	assert_same("git -C b rev-parse origin/main", "git -C a rev-parse HEAD");
	assert_string_equal(shell("cd b; git tag; git for-each-ref refs/remotes/origin/other; git "
		"ls-files; git rev-parse -q --verify x; :"), "");
	/* as a pack, which git syncs to disk */
	shell("test $(ls b/.git/objects/pack/*.pack | wc -l) -eq 1");
	remote.there = none;
	assert_true(remote_fetch(&fetched, &remote, &order, &err));
	assert_int_equal(fetched, REMOTE_LACKS_BRANCH);
	remote.there = remote.branch;
	shell("cd a; git checkout -q --orphan else; git commit -q -m else; git push -q -f origin "
		"HEAD:main"); /* rewound */
	assert_true(remote_fetch(&fetched, &remote, &order, &err));
	assert_same("git -C b rev-parse origin/main", "git -C a rev-parse HEAD");
	/* a place that is only looked at leaves nothing but the one reference */
	shell("git -C b remote set-url origin /nowhere; rm b/.git/FETCH_HEAD; git -C b update-ref "
		"-d refs/remotes/origin/main");
	struct remote at = remote_to("../there.git", "");

	at.name = NULL;
	at.met = looked;
	assert_true(remote_fetch(&fetched, &at, &order, &err));
	assert_string_equal(shell("git -C b for-each-ref --format='%%(refname)' refs/remotes "
		"refs/taut; ls b/.git | grep FETCH; :"), "refs/taut/looked");
	shell("git -C b remote set-url origin ../there.git; mv there.git gone.git");
	assert_false(remote_fetch(&fetched, &remote, &order, &err));
	assert_int_equal(err.kind, ERR_NETWORK);
	assert_string_equal(err.hint, "to try it by hand: git -C b ls-remote origin");
}

/* Objects that git would never make. */
static void
test_fetch_damaged(void **state)
{
	struct git_order order = order_in("b");
	struct remote remote = remote_to("there", "");
	enum remote_fetched fetched;

	(void)state;
	shell("cd there.git; blob=$(echo x | git hash-object -w --stdin); tree=$(printf \"100644 "
		"blob $blob\\t.GIT\\n\" | git mktree); git update-ref refs/heads/main $(git "
		"commit-tree -m bad $tree)");
	assert_false(remote_fetch(&fetched, &remote, &order, &err));
	assert_int_equal(err.kind, ERR_NETWORK);
	assert_non_null(strstr(err.text, "hasDotgit"));
	assert_non_null(strstr(err.hint, "damaged"));
	assert_same("git -C b rev-parse origin/main", "git -C b rev-parse HEAD");
}

static bool
push(enum remote_pushed *pushed, const char *root, bool quiet_hook)
{
	struct git_order order = order_in(root);
	struct remote remote = remote_to("there", "");
	git_oid id;

	assert_int_equal(git_oid_fromstr(&id, shell("git -C %s rev-parse HEAD", root)), 0);
	return remote_push(pushed, &remote, &id, quiet_hook, &order, &err);
}

static void
test_push(void **state)
{
	enum remote_pushed pushed;

	(void)state;
	shell("git -C a commit -q --allow-empty -m two; git -C b commit -q --allow-empty -m three");
	if (!push(&pushed, "a", false))
		fail_msg("%s", err.text);
	assert_int_equal(pushed, REMOTE_PUSHED);
	assert_same("git -C there.git rev-parse main", "git -C a rev-parse HEAD");
	assert_true(push(&pushed, "a", false)); /* nothing to do */
	assert_int_equal(pushed, REMOTE_PUSHED);
	assert_true(push(&pushed, "b", false));
	assert_int_equal(pushed, REMOTE_BEHIND);
	shell("git -C b fetch -q");
	assert_true(push(&pushed, "b", false)); /* known now, and still not merged */
	assert_int_equal(pushed, REMOTE_BEHIND);
	shell("cd b; mkdir .git/hooks; printf '#!/bin/sh\\necho own words >&2; exit 1\\n' "
		">.git/hooks/pre-push; chmod +x .git/hooks/pre-push; git reset -q --hard "
		"origin/main; git commit -q --allow-empty -m four");
	assert_false(push(&pushed, "b", false));
	assert_string_equal(err.text, "cannot push to there: own words");
	assert_true(push(&pushed, "b", true));
	assert_int_equal(pushed, REMOTE_PUSHED);
}

static void
test_push_refused(void **state)
{
	enum remote_pushed pushed;

	(void)state;
	shell("git -C a commit -q --allow-empty -m two; mkdir there.git/hooks; cd there.git/hooks; "
		"printf '#!/bin/sh\\n"
		"printf \"not \\\\033]52;c;eA==\\\\a today\\\\n\" >&2; exit 1\\n' >pre-receive; "
		"chmod +x pre-receive");
	assert_false(push(&pushed, "a", false));
	assert_int_equal(err.kind, ERR_NETWORK);
	assert_string_equal(err.text, "there takes no push: pre-receive hook declined: not "
		"\\x1b]52;c;eA==\\x07 today");
	assert_null(memchr(heard.ptr, '\033', heard.len));
	shell("rm there.git/hooks/pre-receive; git -C a remote set-url origin ../b");
	assert_false(push(&pushed, "a", false));
	assert_non_null(strstr(err.text, "branch is currently checked out"));
	assert_non_null(strstr(err.hint, "bare"));
	shell("git -C a remote set-url origin /nowhere");
	assert_false(push(&pushed, "a", false));
	assert_non_null(strstr(err.text, "does not appear to be a git repository"));
}

/* All at once: one arrives, the others are told to fetch, none is refused. */
static void
test_race(void **state)
{
	enum remote_pushed pushed = REMOTE_PUSHED;
	size_t first = 0, behind = 0;
	pid_t racers[RACERS];
	char name[20];
	int status;

	(void)state;
	for (int n = 0; n < RACERS; n++)
		shell("cp -r b r%d; git -C r%d commit -q --allow-empty -m r%d", n, n,
			n);
	for (int n = 0; n < RACERS; n++) {
		snprintf(name, sizeof name, "r%d", n);
		racers[n] = fork();
		if (racers[n] == 0)
			_exit(!push(&pushed, name, false) ? 9 : pushed == REMOTE_PUSHED ? 1 : 2);
	}
	for (int n = 0; n < RACERS; n++) {
		assert_int_equal(waitpid(racers[n], &status, 0), racers[n]);
		assert_true(WIFEXITED(status));
		if (WEXITSTATUS(status) == 1)
			shell("test $(git -C r%d rev-parse HEAD) = $(git -C there.git rev-parse "
				"main)", n);
		first += WEXITSTATUS(status) == 1;
		behind += WEXITSTATUS(status) == 2;
	}
	assert_int_equal(first, 1);
	assert_int_equal(behind, RACERS - 1);
}

/* What ssh is given, on lines; it never gets in. */
static const char *
ssh_asked(bool ask)
{
	struct git_order order = order_in("b");
	struct remote remote = remote_to("ssh://me@far.example:2222/x", "far.example");
	enum remote_fetched fetched;

	order.ask = ask;
	shell("rm -f ssh.arguments");
	assert_false(remote_fetch(&fetched, &remote, &order, &err));
	return shell("cat ssh.arguments");
}

static void
test_ssh(void **state)
{
	(void)state;
	shell("cat >%s/bin/ssh <<'E'\n#!/bin/sh\necho \"$@\" >../ssh.arguments\n"
		"cat ../ssh.words >&2\nexit 255\nE\nchmod +x %s/bin/ssh", folder, folder);
	shell("git -C b remote set-url origin ssh://me@far.example:2222/x; echo 'me@far.example: "
		"Permission denied (publickey).' >ssh.words");
	assert_non_null(strstr(ssh_asked(false), "-o BatchMode=yes"));
	assert_string_equal(err.text, "cannot fetch from far.example: me@far.example: Permission "
		"denied (publickey)");
	assert_null(strstr(ssh_asked(true), "BatchMode"));
	shell("git -C b config core.sshCommand 'ssh -4'; echo 'Host key verification failed.' "
		">ssh.words");
	assert_int_equal(strncmp(ssh_asked(false), "-4 ", 3), 0);
	assert_null(strstr(ssh_asked(false), "BatchMode"));
	assert_string_equal(err.hint, "'ssh -p 2222 me@far.example' once shows its key and asks");
	setenv("GIT_SSH_COMMAND", "ssh -6", 1);
	assert_int_equal(strncmp(ssh_asked(false), "-6 ", 3), 0);
	unsetenv("GIT_SSH_COMMAND");
	shell("git -C b config --unset core.sshCommand; printf '#!/bin/sh\\nexec ssh own \"$@\"\\n' "
		">own; chmod +x own");
	setenv("GIT_SSH", "../own", 1);
	assert_int_equal(strncmp(ssh_asked(false), "own ", 4), 0);
	unsetenv("GIT_SSH");
	shell("echo 'ssh: Could not resolve hostname far.example: Name or service not known' "
		">ssh.words");
	ssh_asked(false);
	assert_string_equal(err.hint, "all is safe here; the next sync brings what was left");
}

/* Two at once in one clone: the second finds the reference moved. */
static void
test_fetch_beside(void **state)
{
	pid_t others[4];
	int status;

	(void)state;
	shell("git -C a commit -q --allow-empty -m two; git -C a push -q origin HEAD:main");
	for (size_t n = 0; n < 4; n++) {
		others[n] = fork();
		if (others[n] == 0) {
			struct git_order order = order_in("b");
			struct remote remote = remote_to("there", "");
			enum remote_fetched fetched;

			_exit(remote_fetch(&fetched, &remote, &order, &err) ? 0 : 1);
		}
	}
	for (size_t n = 0; n < 4; n++) {
		assert_int_equal(waitpid(others[n], &status, 0), others[n]);
		assert_int_equal(status, 0);
	}
	assert_same("git -C b rev-parse origin/main", "git -C a rev-parse HEAD");
}

/* The same for sure, by a git that says so. */
static void
test_fetch_locked(void **state)
{
	struct git_order order = order_in("b");
	struct remote remote = remote_to("there", "");
	enum remote_fetched fetched = REMOTE_LACKS_BRANCH;

	(void)state;
	shell("real=$(command -v git); printf '#!/bin/sh\\nread n <../tries; [ $n -gt 0 ] || exec "
		"%%s \"$@\"\\necho $((n - 1)) >../tries\\n'\"echo \\\"error: cannot lock ref "
		"'refs/remotes/origin/main': is at 1 but expected 0\\\" >&2; exit 1\" $real "
		">%s/bin/git; echo 2 >tries; chmod +x %s/bin/git", folder, folder);
	bool ok = remote_fetch(&fetched, &remote, &order, &err);

	shell("echo 9 >tries");
	bool never = remote_fetch(&fetched, &remote, &order, &err);

	shell("rm %s/bin/git", folder);
	assert_true(ok && fetched == REMOTE_FETCHED);
	assert_false(never);
	assert_string_equal(err.text, "cannot fetch from there: cannot lock ref "
		"'refs/remotes/origin/main': is at 1 but expected 0");
}

static int
prepare(void **state)
{
	char paths[5000];

	(void)state;
	snprintf(paths, sizeof paths, "%s/bin:%s", folder, getenv("PATH"));
	if (mkdir("bin", 0700) < 0 || setenv("PATH", paths, 1) < 0 ||
	    setenv("HOME", folder, 1) < 0 || setenv("GIT_CONFIG_NOSYSTEM", "1", 1) < 0)
		return -1;
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("GIT_SSH_COMMAND");
	unsetenv("GIT_SSH");
	shell("git config --global user.name N; git config --global user.email n@example; "
		"git config --global init.defaultBranch main; git config --global init.templateDir ''");
	shell("mkdir first; cd first; git init -q --bare there.git; git clone -q there.git a 2>&1; "
		"git -C a remote set-url origin ../there.git; git -C a commit -q --allow-empty -m "
		"one; git -C a push -q origin HEAD:main; git -C a fetch -q; cp -r a b");
	repo_library_begin();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_urls),
		cmocka_unit_test(test_refused_urls),
		cmocka_unit_test_setup(test_find, setup),
		cmocka_unit_test_setup(test_find_refused, setup),
		cmocka_unit_test_setup(test_set, setup),
		cmocka_unit_test_setup(test_look, setup),
		cmocka_unit_test_setup(test_fetch, setup),
		cmocka_unit_test_setup(test_fetch_damaged, setup),
		cmocka_unit_test_setup(test_push, setup),
		cmocka_unit_test_setup(test_push_refused, setup),
		cmocka_unit_test_setup(test_race, setup),
		cmocka_unit_test_setup(test_ssh, setup),
		cmocka_unit_test_setup(test_fetch_beside, setup),
		cmocka_unit_test_setup(test_fetch_locked, setup),
	};

	if (!mkdtemp(folder) || chdir(folder) < 0)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests(tests, prepare, NULL);

	buf_release(&heard);
	shell("rm -rf %s", folder);
	return failed;
}
