/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_SESSION_H
#define TAUT_CMD_SESSION_H

#include "cmd/cmd.h"

/*
 * Everything that comes from outside: arguments, environment, terminal and
 * clock are looked at here, once, and nowhere below.
 */

struct global {
	const char *directory, *format, *passphrase_fd;
	bool plain, ascii, quiet, version, help;
};

/* How things look, and what is said: once more when a command's line had them. */
bool session_look(struct session *session, const struct global *global, struct err *err)
	__attribute__((warn_unused_result));

/* What comes now fits the terminal as it is by now: a dialogue takes its time. */
void session_fit(struct session *session);

/* The person's settings, the clock and the look of things. */
bool session_start(struct session *session, const struct global *global, struct err *err)
	__attribute__((warn_unused_result));

/* Finds and opens the journal; ERR_JOURNAL says the ways to begin. */
bool session_open(struct session *session, struct err *err)
	__attribute__((warn_unused_result));

/* The same for this one; the session must hold no other. */
bool session_open_at(struct session *session, const char *path, struct err *err)
	__attribute__((warn_unused_result));

/* What commits say of where they were made: the person's name for this machine,
 * else the host's. For a journal that is open. */
void session_name_machine(struct session *session);

/* The folder that a command without a journal means: -C, TAUT_DIR, … */
bool session_default_path(const struct session *session, struct buf *path, struct err *err)
	__attribute__((warn_unused_result));

void session_finish(struct session *session);

/* The person's config file; empty if there is no HOME to keep it in. */
void session_config_path(struct buf *path);

/* The offset of a zone by name (or "+01:00") now, in minutes; false: unknown. */
bool zone_offset(const char *zone, int64_t seconds, int *offset);

/* Whether it is an offset, or the system knows a zone of that name. */
bool zone_is_known(const char *zone);

/* The system's zone by name, "+01:00" if it has none. */
void zone_name(struct buf *out, const struct clock *clock);

#endif
