/* SPDX-License-Identifier: ISC */
/* How git is started, heard and stopped, with a git on the PATH that does what a
 * real one should not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "sync/run.h"
#include "tests/unit/shell.h"

static char folder[] = "/tmp/taut-run.XXXXXX";
static char here[100]; /* where git runs */
static char path[200];

static struct err err;
static struct git_answer answer = GIT_ANSWER_INIT;
static struct buf heard = BUF_INIT; /* each line: <said>, [progress] */

static void
hear(struct slice line, void *context)
{
	buf_printf(context, "<%.*s>", SLICE_ARG(line));
}

static void
hear_progress(struct slice line, void *context)
{
	buf_printf(context, "[%.*s]", SLICE_ARG(line));
}

/* The git that the next runs start: a script for this program. */
static void
fake_by(const char *program, const char *script)
{
	FILE *file = fopen("bin/git", "w");

	if (!file || fprintf(file, "#!%s\n%s\n", program, script) < 0 || fclose(file) != 0 ||
	    chmod("bin/git", 0700) < 0)
		abort();
}

static void
fake(const char *script)
{
	fake_by("/bin/sh", script);
}

static bool
run_with(struct git_order order, char *const *environment)
{
	static const char *const arguments[] = { "one", "two words", "", NULL };
	char *const usual[] = { path, NULL };

	if (!order.root)
		order.root = here;
	order.environment = environment ? environment : usual;
	order.said = hear;
	order.progress = hear_progress;
	order.context = &heard;
	buf_clear(&heard);
	err = (struct err)ERR_INIT;
	return git_run(&answer, &order, arguments, &err);
}

static bool
run(void)
{
	return run_with((struct git_order){ 0 }, NULL);
}

static void
test_answer(void **state)
{
	(void)state;
	fake("printf '%s|' \"$@\"; echo said >&2; exit 3");
	assert_true(run());
	assert_int_equal(answer.status, 3);
	assert_string_equal(answer.out.ptr, "one|two words||");
	assert_string_equal(answer.said.ptr, "said\n");
	fake("exit 0");
	assert_true(run()); /* nothing of the one before is left */
	assert_int_equal(answer.status, 0);
	assert_int_equal(answer.out.len + answer.said.len, 0);
}

static bool
has_line(const char *line)
{
	struct slice rest = buf_slice(&answer.out);

	while (rest.len)
		if (slice_is(slice_cut(&rest, '\n'), line))
			return true;
	return false;
}

static void
test_environment(void **state)
{
	static const char *const kept[] = { "HOME=/h", "GIT_SSH_COMMAND=ssh -4", "GIT_ASKPASS=a",
		"SSH_AUTH_SOCK=s", "https_proxy=p", "GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_SSL_CAINFO=c", "TERM=dumb" };
	static const char *const gone[] = { "GIT_TRACE=/tmp/x", "GIT_TRACE2_EVENT=/tmp/x",
		"GIT_CONFIG_KEY_0=core.x", "GIT_CONFIG_VALUE_0=y", "LC_ALL=de_DE.UTF-8",
		"GIT_EXTERNAL_DIFF=x", "GIT_QUARANTINE_PATH=x", "GIT_NAMESPACE=x" };
	char *environment[80] = { path };
	char local[2000];
	size_t count = 1;

	(void)state;
	for (size_t n = 0; n < sizeof kept / sizeof *kept; n++)
		environment[count++] = (char *)(uintptr_t)kept[n];
	for (size_t n = 0; n < sizeof gone / sizeof *gone; n++)
		environment[count++] = (char *)(uintptr_t)gone[n];
	/* whatever this git calls its own */
	snprintf(local, sizeof local, "%s\n", shell("/usr/bin/env git rev-parse --local-env-vars | "
		"sed 's/$/=evil/'"));
	for (char *rest = local, *line; count < 70 && (line = strsep(&rest, "\n")) && *line;)
		environment[count++] = line;
	fake("/usr/bin/env");
	assert_true(run_with((struct git_order){ 0 }, environment));
	for (size_t n = 0; n < sizeof kept / sizeof *kept; n++)
		assert_true(has_line(kept[n]));
	assert_true(has_line("LC_ALL=C") && has_line("GIT_OPTIONAL_LOCKS=0"));
	assert_true(has_line("GIT_TERMINAL_PROMPT=0") && has_line("GIT_DIR=.git"));
	assert_null(strstr(answer.out.ptr, "evil"));
	for (size_t n = 0; n < sizeof gone / sizeof *gone; n++)
		assert_false(has_line(gone[n]));
	assert_true(run_with((struct git_order){ .ask = true }, environment));
	assert_false(has_line("GIT_TERMINAL_PROMPT=0"));
}

static void
test_what_it_holds(void **state)
{
	char expected[500];

	(void)state;
	fake("for n in 3 4 5 6 7 8 9 200; do [ ! -e /proc/$$/fd/$n ] || echo open $n; done; readlink "
		"/proc/$$/fd/0; umask; pwd; cut -d' ' -f6 /proc/$$/stat >session; echo $$ >pid");
	int leaking = fcntl(STDERR_FILENO, F_DUPFD, 200);

	assert_true(run());
	close(leaking);
	snprintf(expected, sizeof expected, "/dev/null\n0077\n%s\n", folder);
	assert_string_equal(answer.out.ptr, expected);
	shell("cmp pid session");
	assert_true(run_with((struct git_order){ .ask = true }, NULL));
	shell("! cmp -s pid session"); /* with a terminal it is ours */
}

static void
test_signals(void **state)
{
	struct sigaction before;
	sigset_t blocked, mask;

	(void)state;
	for (size_t n = 0; n < 3; n++) /* in the background a shell ignores them */
		signal((const int[]){ SIGHUP, SIGINT, SIGQUIT }[n], SIG_DFL);
	fake_by("/bin/cat /proc/self/status", ""); /* a shell has signals of its own */
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGUSR1);
	sigprocmask(SIG_BLOCK, &blocked, &mask);
	sigaction(SIGPIPE, &(struct sigaction){ .sa_handler = SIG_IGN }, &before);
	assert_true(run());
	sigaction(SIGPIPE, &before, NULL);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	assert_true(has_line("SigBlk:\t0000000000000000"));
	/* but for two of the C library's own, which a make leaves ignored */
	assert_true(has_line("SigIgn:\t0000000000000000") ||
		has_line("SigIgn:\t0000000180000000"));
}

static void
test_said(void **state)
{
	(void)state;
	fake("printf 'remote: \\033]52;c;eA==\\a \\302\\233 \\342\\200\\256\\n' >&2\n"
		"printf 'Counting objects:  50%% (1/2)\\rCounting objects: 100%% (2/2), done.\\n' >&2\n"
		"printf 'remote: Enumerating objects: 5, done.        \\r\\n\\n' >&2\n"
		"printf 'me@h: denied\\r\\n' >&2\n" /* as ssh ends its lines */
		"printf \"unable to access 'https://me:se:c@ret@host/x': https://a@c ssh://d:e@f\\n\" "
		">&2\n"
		"printf 'at http://host:80/@ the end' >&2");
	assert_true(run());
	assert_string_equal(answer.said.ptr, "remote: \\x1b]52;c;eA==\\x07 \\x9b \\u202e\n"
		"me@h: denied\nunable to access 'https://host/x': https://c ssh://d@f\n"
		"at http://host:80/@ the end\n");
	assert_non_null(strstr(heard.ptr, "[Counting objects:  50% (1/2)][Counting objects: 100% "
		"(2/2), done.][remote: Enumerating objects: 5, done.]<me@h: denied><unable"));
	assert_null(memchr(heard.ptr, '\033', heard.len));
}

static void
test_too_much(void **state)
{
	(void)state;
	fake("printf '%01000000d' 7 >&2; echo >&2; echo next >&2");
	assert_true(run());
	assert_in_range(answer.said.len, 1000, 2000); /* of one line only so much */
	assert_non_null(strstr(answer.said.ptr, "0\nnext\n"));
	fake("for n in 1 2 3 4 5 6 7 8; do printf '%05000d\\n%01000d\\n' $n $n >&2; done; "
		"seq 2000 >&2");
	assert_true(run());
	assert_in_range(answer.said.len, 1000, GIT_SAID_MAX);
	assert_non_null(strstr(answer.said.ptr, "\n1999\n2000\n")); /* the last of it */
	fake("exec yes");
	assert_false(run());
	assert_int_equal(err.kind, ERR_NETWORK);
	assert_non_null(strstr(err.text, "more than 4 MiB"));
	assert_in_range(answer.out.len, 0, GIT_OUT_MAX);
	fake("yes $(printf '%0900d' 7) | tr -d '\\n' >&2");
	assert_false(run());
	assert_non_null(strstr(err.text, "did not stop talking"));
	assert_in_range(answer.said.len, 0, GIT_SAID_MAX);
}

/* The process whose number a file holds, unless it is a zombie. */
static bool
is_there(const char *name)
{
	char state = 'Z', where[64];
	int pid = 0;
	FILE *file = fopen(name, "r");

	if (!file || fscanf(file, "%d", &pid) != 1)
		abort();
	fclose(file);
	snprintf(where, sizeof where, "/proc/%d/stat", pid);
	file = fopen(where, "r");
	if (!file)
		return false;
	if (fscanf(file, "%*d %*s %c", &state) != 1)
		state = 'Z';
	fclose(file);
	return state != 'Z';
}

static bool
is_gone(const char *name)
{
	for (size_t n = 0; n < 300; n++) {
		if (!is_there(name))
			return true;
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	}
	return false;
}

/* What has to wait: each in a process and a folder of its own, all at once. */
static bool
is_silent(void)
{
	fake("echo $$ >pid; echo begun >&2; exec sleep 60");
	return !run_with((struct git_order){ .patience_s = 1 }, NULL) &&
		err.kind == ERR_NETWORK && strstr(err.text, "no word from git for 1 s") &&
		strcmp(heard.ptr, "<begun>") == 0 && is_gone("pid");
}

/* Who looks for a passphrase takes longer; then it moves, and stands still. */
static bool
is_asked(void)
{
	fake("sleep 1.3; echo $$ >pid; printf 'Writing objects:  10%% (1/10)\\r' >&2; "
		"exec sleep 60");
	return !run_with((struct git_order){ .ask = true, .patience_s = 1 }, NULL) &&
		err.kind == ERR_NETWORK &&
		strcmp(heard.ptr, "[Writing objects:  10% (1/10)]") == 0 && is_gone("pid");
}

static volatile sig_atomic_t own;

static void
note(int number)
{
	own = number;
}

/* It and its children heed nothing but SIGKILL. */
static bool
is_stopped(bool ask, int number)
{
	struct sigaction before;
	char script[500];

	snprintf(script, sizeof script, "trap '' TERM INT; echo $$ >pid; sh -c 'trap \"\" TERM; "
		"echo $$ >child; sleep 61; sleep 60' & while ! [ -s child ]; do sleep 0.01; done\n"
		"kill -%d $PPID; wait; sleep 60", number);
	fake(script);
	sigaction(number, &(struct sigaction){ .sa_handler = note }, &before);
	if (run_with((struct git_order){ .ask = ask }, NULL) || err.kind != ERR_INTERRUPTED ||
	    !is_gone("pid") || !is_gone("child") || own)
		return false;
	raise(number); /* to whom it went before */
	sigaction(number, &before, NULL);
	return own == number;
}

static bool
is_stopped_alone(void)
{
	return is_stopped(false, SIGTERM);
}

static bool
is_stopped_beside(void)
{
	return is_stopped(true, SIGINT);
}

/* A terminal of our own: ours end is returned, the other is /dev/tty. */
static int
open_terminal(void)
{
	int ours = posix_openpt(O_RDWR | O_NOCTTY);

	if (ours < 0 || grantpt(ours) < 0 || unlockpt(ours) < 0 || setsid() < 0 ||
	    open(ptsname(ours), O_RDWR) < 0) /* the first that one opens is it */
		abort();
	return ours;
}

static bool
is_answered(void)
{
	int ours = open_terminal();

	fake("exec 2>&1; echo asks >/dev/tty && read answer </dev/tty && echo \"$answer\"");
	if (write(ours, "a word\n", 7) != 7 ||
	    !run_with((struct git_order){ .ask = true }, NULL) ||
	    strcmp(answer.out.ptr, "a word\n") != 0)
		return false;
	/* who may not ask has no terminal */
	return run_with((struct git_order){ 0 }, NULL) && answer.status != 0;
}

/* Ctrl-C, while something asks that does not heed it. */
static bool
is_heard_again(void)
{
	int ours = open_terminal();
	struct termios mode;
	pid_t person = fork();

	if (person == 0) {
		while (access("pid", F_OK) < 0)
			nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
		_exit(write(ours, "\003", 1) != 1);
	}
	fake("trap '' INT TERM; stty -echo </dev/tty; echo $$ >pid; sleep 60; sleep 60; sleep 60");
	return !run_with((struct git_order){ .ask = true }, NULL) &&
		err.kind == ERR_INTERRUPTED && is_gone("pid") &&
		tcgetattr(ours, &mode) == 0 && mode.c_lflag & ECHO;
}

static void
test_waiting(void **state)
{
	static const struct { const char *name; bool (*is_so)(void); } cases[] = {
		{ "silent", is_silent }, { "asked", is_asked },
		{ "alone", is_stopped_alone }, { "beside", is_stopped_beside },
		{ "answered", is_answered }, { "heard", is_heard_again },
	};
	pid_t children[sizeof cases / sizeof *cases];
	int status;

	(void)state;
	for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
		children[n] = fork();
		if (children[n])
			continue;
		alarm(30);
		if (mkdir(cases[n].name, 0700) < 0 || chdir(cases[n].name) < 0 ||
		    mkdir("bin", 0700) < 0 || !getcwd(here, sizeof here))
			abort();
		snprintf(path, sizeof path, "PATH=%s/bin:/usr/local/bin:/usr/bin:/bin", here);
		_exit(!cases[n].is_so());
	}
	for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
		assert_int_equal(waitpid(children[n], &status, 0), children[n]);
		if (status != 0)
			fail_msg("%s: %x", cases[n].name, (unsigned)status);
	}
}

static void
test_ignored(void **state)
{
	struct sigaction child, hang_up;

	(void)state;
	fake("kill -HUP $PPID; exit 3");
	sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = SIG_IGN }, &child);
	sigaction(SIGHUP, &(struct sigaction){ .sa_handler = SIG_IGN }, &hang_up);
	assert_true(run());
	sigaction(SIGCHLD, &child, NULL);
	sigaction(SIGHUP, &hang_up, NULL);
	assert_int_equal(answer.status, 3);
	fake("kill -9 $$");
	assert_false(run());
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_non_null(strstr(err.text, "signal 9"));
	fake("kill -INT $$"); /* the terminal's, that reached it first */
	assert_false(run());
	assert_int_equal(err.kind, ERR_INTERRUPTED);
}

/* ssh's master for connections to come, a cache of passwords: the person's own. */
static void
test_left_behind(void **state)
{
	(void)state;
	shell("rm -f pid");
	fake("setsid sh -c 'echo $$ >pid; exec sleep 60' & while ! [ -s pid ]; do sleep 0.01; "
		"done; echo done >&2");
	assert_true(run());
	assert_string_equal(answer.said.ptr, "done\n");
	assert_true(is_there("pid"));
	shell("kill $(cat pid)");
	assert_true(is_gone("pid"));
}

static void
test_no_git(void **state)
{
	char *const nowhere[] = { (char[]){ "PATH=/nowhere:bin::." }, NULL };

	(void)state;
	fake("exit 0");
	shell("cp bin/git git");
	assert_false(run_with((struct git_order){ 0 }, nowhere));
	assert_int_equal(err.kind, ERR_NETWORK);
	assert_non_null(strstr(err.text, "no git on the PATH"));
	assert_true(run_with((struct git_order){ 0 }, NULL));
	assert_false(run_with((struct git_order){ .root = "/nowhere" }, NULL));
	assert_int_equal(err.kind, ERR_SYSTEM);
	shell("echo '#!/nowhere/sh' >bin/git; rm git");
	assert_false(run());
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_non_null(strstr(err.text, "cannot start git"));
}

/* A repository around the journal is none of ours. */
static void
test_around(void **state)
{
	static const char *const question[] = { "rev-parse", "--git-dir", NULL };
	char *const environment[] = { (char[]){ "PATH=/usr/local/bin:/usr/bin:/bin" }, NULL };
	char inner[100];

	(void)state;
	shell("mkdir -p outer/inner; git init -q outer");
	snprintf(inner, sizeof inner, "%s/outer/inner", folder);
	struct git_order order = { .root = inner, .environment = environment };

	assert_true(git_run(&answer, &order, question, &err));
	assert_int_equal(answer.status, 128);
	shell("git init -q outer/inner");
	assert_true(git_run(&answer, &order, question, &err));
	assert_string_equal(answer.out.ptr, ".git\n");
}

static void
test_reason(void **state)
{
	static const struct { const char *said, *text; } cases[] = {
		{ "", "cannot x: git ended with status 128" },
		{ "warning: w\nme@h: Permission denied (publickey).\nfatal: Could not read from "
			"remote repository.\n\nPlease make sure you have the correct access rights\n"
			"and the repository exists.\n",
			"cannot x: me@h: Permission denied (publickey)" },
		{ "From /x\nerror: first\nfatal: second\n", "cannot x: first" },
		{ "remote: no\nTo /x\nerror: failed to push some refs to '/x'\nhint: y\n",
			"cannot x: remote: no" },
	};

	(void)state;
	for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
		struct git_answer said = { .status = 128, .said = BUF_INIT, .out = BUF_INIT };

		buf_add_text(&said.said, cases[n].said);
		assert_false(git_failed(&said, &err, "cannot %s", "x"));
		assert_int_equal(err.kind, ERR_NETWORK);
		assert_string_equal(err.text, cases[n].text);
		git_answer_release(&said);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answer),
		cmocka_unit_test(test_environment),
		cmocka_unit_test(test_what_it_holds),
		cmocka_unit_test(test_signals),
		cmocka_unit_test(test_said),
		cmocka_unit_test(test_too_much),
		cmocka_unit_test(test_waiting),
		cmocka_unit_test(test_ignored),
		cmocka_unit_test(test_left_behind),
		cmocka_unit_test(test_no_git),
		cmocka_unit_test(test_around),
		cmocka_unit_test(test_reason),
	};

	/* whoever starts this in the background lets it ignore these */
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	if (!mkdtemp(folder) || chdir(folder) < 0 || mkdir("bin", 0700) < 0)
		return 1;
	snprintf(here, sizeof here, "%s", folder);
	snprintf(path, sizeof path, "PATH=%s/bin:/usr/local/bin:/usr/bin:/bin", folder);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	git_answer_release(&answer);
	buf_release(&heard);
	shell("rm -rf %s", folder);
	return failed;
}
