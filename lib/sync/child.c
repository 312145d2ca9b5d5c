/* SPDX-License-Identifier: ISC */
/*
 * Starting git. Invariants: between vfork() and execve() nothing is written to
 * memory, which is ours, but for the child's own frame; no descriptor but the
 * three passes; of git's own variables only those that say how to reach others.
 */
#include "sync/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/slice.h"

#define USUAL_PATH "/usr/local/bin:/usr/bin:/bin"
#define DESCRIPTORS_MAX 65536

struct words {
	char **items;
	size_t count, room;
};

static void
add_word(struct words *words, char *word)
{
	words->items = mem_room(words->items, words->count, &words->room, sizeof *words->items);
	words->items[words->count++] = word;
}

static void
release_words(struct words *words)
{
	for (size_t n = 0; n < words->count; n++)
		free(words->items[n]);
	free(words->items);
}

/* The value of a variable, or NULL. */
static const char *
value_of(char *const *environment, const char *name)
{
	size_t len = strlen(name);

	for (size_t n = 0; environment && environment[n]; n++)
		if (strncmp(environment[n], name, len) == 0 && environment[n][len] == '=')
			return environment[n] + len + 1;
	return NULL;
}

/*
 * The repository that the caller's environment may name is not the journal, a
 * trace would write down what is sent, and a newer git will have more of these:
 * of GIT_* only what says how others are reached and who one is passes.
 */
static bool
passes(struct slice variable, bool ask)
{
	static const char *const kept[] = { "GIT_SSH", "GIT_ASKPASS=", "GIT_SSL_", "GIT_HTTP_",
		"GIT_PROXY_", "GIT_CONFIG_GLOBAL=", "GIT_CONFIG_SYSTEM=", "GIT_CONFIG_NOSYSTEM=",
		"GIT_ALLOW_PROTOCOL=", "GIT_PROTOCOL_FROM_USER=", "GIT_EXEC_PATH=",
		"GIT_AUTHOR_", "GIT_COMMITTER_" };

	if (slice_starts(variable, "LC_ALL=") || slice_starts(variable, "LANGUAGE="))
		return false;
	if (!slice_starts(variable, "GIT_"))
		return true;
	if (slice_starts(variable, "GIT_TERMINAL_PROMPT="))
		return ask;
	for (size_t n = 0; n < sizeof kept / sizeof *kept; n++)
		if (slice_starts(variable, kept[n]))
			return true;
	return false;
}

static void
build_environment(struct words *words, const struct git_order *order)
{
	static const char *const set[] = { "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0",
		/* never a repository that the journal's folder lies in */
		"GIT_DIR=.git" };

	for (size_t n = 0; order->environment && order->environment[n]; n++)
		if (passes(slice_of(order->environment[n]), order->ask))
			add_word(words, slice_copy(slice_of(order->environment[n])));
	for (size_t n = 0; n < sizeof set / sizeof *set; n++)
		add_word(words, slice_copy(slice_of(set[n])));
	if (!order->ask)
		add_word(words, slice_copy(slice_of("GIT_TERMINAL_PROMPT=0")));
	add_word(words, NULL);
}

static bool
is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* By absolute entries alone: git runs in the journal, where a file that came
 * from elsewhere could be called git. */
static bool
find_git(struct buf *path, char *const *environment, struct err *err)
{
	const char *set = value_of(environment, "PATH");
	struct slice rest = slice_of(set ? set : USUAL_PATH);

	while (rest.len) {
		struct slice folder = slice_cut(&rest, ':');

		buf_clear(path);
		buf_add(path, folder);
		buf_add_text(path, "/git");
		if (slice_starts(folder, "/") && is_program(path->ptr))
			return true;
	}
	err_set(err, ERR_NETWORK, "there is no git on the PATH: it carries what is synced");
	return err_hint(err, "install it ('apt install git'); all else works without it");
}

static void
close_rest(void)
{
	if (close_range(STDERR_FILENO + 1, ~0u, 0) == 0)
		return;
	for (int fd = STDERR_FILENO + 1; fd < DESCRIPTORS_MAX; fd++)
		close(fd);
}

/* What was ignored before taut began stays so: nohup and sh's & count on it. */
static void
default_signals(void)
{
	struct sigaction action;
	sigset_t none;

	for (int number = 1; number < NSIG; number++) {
		bool meant = number == SIGHUP || number == SIGINT || number == SIGQUIT;

		if (meant && sigaction(number, NULL, &action) == 0 &&
		    action.sa_handler == SIG_IGN)
			continue;
		signal(number, SIG_DFL);
	}
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* All that it takes, made before. */
struct start {
	const char *program, *root;
	struct words arguments, environment;
	int null, out, said;
	pid_t parent;
	bool alone;
};

_Noreturn static void
become(const struct start *start)
{
	umask(077);
	if (start->alone)
		setsid();
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() == start->parent && chdir(start->root) == 0 &&
	    dup2(start->null, STDIN_FILENO) >= 0 && dup2(start->out, STDOUT_FILENO) >= 0 &&
	    dup2(start->said, STDERR_FILENO) >= 0) {
		close_rest();
		default_signals();
		execve(start->program, start->arguments.items, start->environment.items);
	}
	_exit(CHILD_NOT_STARTED);
}

/* Above the three, so that none is written over before it is copied. */
static bool
open_pipe(int ends[2])
{
	int made[2];

	if (pipe2(made, O_CLOEXEC) < 0)
		return false;
	for (size_t n = 0; n < 2; n++) {
		ends[n] = fcntl(made[n], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
		close(made[n]);
	}
	return ends[0] >= 0 && ends[1] >= 0;
}

static void
close_both(int ends[2])
{
	for (size_t n = 0; n < 2; n++)
		if (ends[n] >= 0)
			close(ends[n]);
}

/*
 * vfork(): a copy of the page tables of a journal in memory costs several times
 * what git takes for a fetch of nothing. No handler of ours may run in the child.
 */
static pid_t
split_off(const struct start *start)
{
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid_t child = vfork();

	if (child == 0)
		become(start);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return child;
}

static bool
start_it(struct child *child, struct start *start, struct err *err)
{
	int out[2] = { -1, -1 }, said[2] = { -1, -1 };
	int opened = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int null = opened < 0 ? -1 : fcntl(opened, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	bool ok = null >= 0 && open_pipe(out) && open_pipe(said);

	if (ok) {
		start->null = null;
		start->out = out[1];
		start->said = said[1];
		start->parent = getpid();
		child->pid = split_off(start);
		ok = child->pid > 0;
	}
	if (ok) {
		child->end = pidfd_open(child->pid, 0);
		child->out = out[0];
		child->said = said[0];
		out[0] = said[0] = -1;
	} else {
		err_system(err, "cannot start git");
	}
	close_both(out);
	close_both(said);
	close_both((int[2]){ opened, null });
	return ok;
}

bool
child_start(struct child *child, const struct git_order *order, const char *const *arguments,
	struct err *err)
{
	struct start start = { .root = order->root, .alone = !order->ask };
	struct buf program = BUF_INIT;

	if (!find_git(&program, order->environment, err)) {
		buf_release(&program);
		return false;
	}
	start.program = program.ptr;
	add_word(&start.arguments, slice_copy(slice_of("git")));
	for (size_t n = 0; arguments[n]; n++)
		add_word(&start.arguments, slice_copy(slice_of(arguments[n])));
	add_word(&start.arguments, NULL);
	build_environment(&start.environment, order);
	*child = (struct child)CHILD_INIT;
	child->alone = start.alone;
	bool ok = start_it(child, &start, err);

	release_words(&start.arguments);
	release_words(&start.environment);
	buf_release(&program);
	return ok;
}

bool
child_has_ended(const struct child *child)
{
	siginfo_t info = { 0 };

	if (waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0)
		return errno == ECHILD;
	for (size_t n = 0; n < child->kin_count; n++) {
		struct pollfd fd = { .fd = child->kin[n], .events = POLLIN };

		if (poll(&fd, 1, 0) <= 0)
			return false;
	}
	return info.si_pid == child->pid;
}

/*
 * What it has started, and that in turn, for git and ssh that share our group
 * so that they can ask. Held by descriptors: a number may be another's later.
 */
static void
find_kin(struct child *child, pid_t of)
{
	char path[64];
	int pid;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)of, (int)of);
	FILE *file = fopen(path, "re");

	while (file && child->kin_count < CHILD_KIN_MAX && fscanf(file, "%d", &pid) == 1) {
		int fd = pidfd_open(pid, 0);

		if (fd < 0)
			continue;
		child->kin[child->kin_count++] = fd;
		find_kin(child, pid);
	}
	if (file)
		fclose(file);
}

void
child_signal(struct child *child, int number)
{
	if (child->alone)
		kill(-child->pid, number);
	else
		find_kin(child, child->pid);
	kill(child->pid, number);
	for (size_t n = 0; n < child->kin_count; n++)
		pidfd_send_signal(child->kin[n], number, NULL, 0);
}

static void
close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
child_hang_up(struct child *child)
{
	close_one(&child->out);
	close_one(&child->said);
}

int
child_reap(struct child *child)
{
	int status = -1;

	if (waitpid(child->pid, &status, WNOHANG) != child->pid)
		status = -1;
	child_hang_up(child);
	close_one(&child->end);
	for (size_t n = 0; n < child->kin_count; n++)
		close_one(&child->kin[n]);
	child->kin_count = 0;
	return status;
}
