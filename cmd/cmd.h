/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_CMD_H
#define TAUT_CMD_CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "journal/journal.h"
#include "view/view.h"

/*
 * A command is one row in its own file; the table in cmd/main.c points to
 * them. Parsing, -h, completion and the tests of the manual read the same
 * rows. Option values are static in the command's file: a process runs one.
 */

/* What must be open before a command runs. */
enum need {
	NEED_NOTHING,
	NEED_BARE,    /* not even clock, HOME and settings: git starts it, wherever it is */
	NEED_JOURNAL, /* open for reading */
	NEED_WRITING, /* … and of a format that this taut may write */
};

/* Texts given to an option that may be repeated. */
struct texts {
	const char **items;
	size_t count, room;
};

struct opt {
	char letter;         /* 0: none */
	const char *name;    /* without -- */
	const char *value;   /* NULL for a flag, else what it is called */
	bool *flag;
	const char **text;
	struct texts *list;
	const char *help;
};

struct session {
	struct clock clock;
	struct journal journal;
	struct view view;
	struct buf out;      /* for stdout; written when large and at the end */
	const char *line;    /* the command as it was typed, for a shell */
	const char *directory; /* -C, or NULL */
	bool quiet;
	bool json;
	const char *format;  /* --format as given, or NULL */
	int passphrase_fd;   /* --passphrase-fd, or -1 */
	bool ask;            /* stdin and stderr are a terminal: questions may be asked */
	bool out_terminal;
};

struct cmd {
	const char *name;
	const char *synopsis; /* behind the name; forms separated by '\n' */
	const char *summary;
	enum need needs;
	const struct opt *opts; /* ends with an all-zero row; NULL for none */
	bool (*run)(struct session *session, int argc, char **argv, struct err *err);
	bool hidden;          /* for programs, not for people */
	bool data;            /* has a form for programs: --format json */
	const char *formats;  /* and these: "csv html"; NULL: no other */
};

extern const struct cmd *const cmds[]; /* ends with NULL */
extern const struct opt global_opts[];
const struct cmd *cmd_find(const char *name);

/* What `taut help TOPIC` tells, beside the commands. */
struct topic {
	const char *name;
	const char *summary;
	const char *text;
};
extern const struct topic topics[]; /* ends with an all-zero row */

extern const struct cmd cmd_add, cmd_area, cmd_card, cmd_check, cmd_complete, cmd_config,
	cmd_doctor, cmd_done, cmd_edit, cmd_focus, cmd_help, cmd_history, cmd_init, cmd_plan,
	cmd_purpose, cmd_key, cmd_lock, cmd_review, cmd_search, cmd_show, cmd_sync, cmd_tension,
	cmd_today, cmd_undo, cmd_unlock, cmd_vision, cmd_hook, cmd_merge_file, cmd_clone;

#endif
