/* SPDX-License-Identifier: ISC */
#ifndef TAUT_SYNC_CHILD_H
#define TAUT_SYNC_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "sync/run.h"

/*
 * A git that was started: what it reads, hears and holds is decided here. Its
 * input is empty; what it writes comes through two pipes.
 */
#define CHILD_KIN_MAX 64
#define CHILD_NOT_STARTED 127 /* the exit status of one that never became git */

struct child {
	pid_t pid;
	int out, said; /* our ends of the pipes, -1 once they are closed */
	int end;       /* a pidfd: readable when it has ended; -1 where there is none */
	bool alone;    /* in a session of its own: nothing there can ask on a terminal */
	int kin[CHILD_KIN_MAX]; /* pidfds of what it had started when it was signalled */
	size_t kin_count;
};

#define CHILD_INIT { .pid = -1, .out = -1, .said = -1, .end = -1 }

/* ERR_NETWORK: no git on the PATH; ERR_SYSTEM. */
bool child_start(struct child *child, const struct git_order *order,
	const char *const *arguments, struct err *err) __attribute__((warn_unused_result));

/* Whether it has ended, and after a signal what it had started too. Its number
 * stays taken until child_reap(). */
bool child_has_ended(const struct child *child);

/* A signal to it and to what it has started, and that in turn. */
void child_signal(struct child *child, int number);

void child_hang_up(struct child *child); /* closes the pipes */

/* Its status as of wait(2), -1 if it cannot be had; closes all. */
int child_reap(struct child *child);

#endif
