/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_DIALOGUE_H
#define TAUT_CMD_ASK_DIALOGUE_H

#include "cmd/ask/unfinished.h"
#include "cmd/cmd.h"
#include "prompt/agenda.h"

/*
 * A guided dialogue: one question at a time on a terminal, the same questions as
 * headings in one editor buffer, or answers in that form from standard input.
 * A flow says what is asked of what; the words and their order are those of a
 * page (lib/prompt, taut-prompts(5)); the answers come back to the flow, which
 * writes them.
 *
 *	struct ask ask = { .flow = &flow };
 *	bool ok = ask_run(session, &ask, err) && write(&ask.answers, err);
 *
 *	return ask_end(session, &ask, ok, err);
 *
 * After each answer, and each line of one that has many, a draft is kept, until
 * ask_end() with `ok`: killed at any moment, or when writing fails, the next
 * ask_run() of that flow offers it.
 */

/* What is being asked. */
struct ask_at {
	const struct prompt_question *question;
	const char *matter; /* the matter's key; "" for a question of nothing */
	unsigned nth;        /* from 1, with [again::] */
	const struct replies *answers;
	void *context;       /* the flow's */
};

struct ask_flow {
	const struct prompt_names *names;
	void *context;

	/* The place whose first question standard input answers where no heading in
	 * it is one of the page's, or has a key; NULL: it must have them. */
	const char *plain;

	/* Adds what there is to ask of, those of an outer list before what lies in
	 * them. Called anew after each answer, so it may depend on these; NULL: the
	 * flow has no lists. */
	void (*matters)(const struct replies *answers, struct matters *out, void *context);

	/* Whether a flag of the flow's holds; NULL if it has none. */
	bool (*is)(const struct ask_at *at, const char *flag);

	/* Whether the flow knows the answer already, by an option: then it is not
	 * asked for. NULL: none. */
	bool (*skips)(const struct ask_at *at);

	/* Adds a value for {name}; escaped (text_escape_line) unless it is taut's own.
	 * NULL if the flow has none. */
	void (*value)(const struct ask_at *at, const char *name, struct buf *out);

	/* Adds lines that stand above the answer, escaped: anchors. NULL: none. */
	void (*before)(const struct ask_at *at, struct buf *out);

	/* Whether an answer will do; else the reason, and it is asked again. Called
	 * for numbers and days always (a choice is one by then). NULL: all will. */
	bool (*check)(const struct ask_at *at, struct slice typed, struct err *err);

	/* Adds what is said once it is answered, escaped: the last number. NULL: no. */
	void (*after)(const struct ask_at *at, struct slice answer, struct buf *out);

	/* Whether an answer is private without Ctrl-P, where its place may be (see
	 * struct prompt_place); keys_ready() is the flow's then. NULL: none is. */
	bool (*is_private)(const struct ask_at *at);
};

struct ask {
	const struct ask_flow *flow;
	bool editor;            /* -e: all in one buffer */
	const char *name;       /* of its drafts, where flows are several; NULL: the flow's */
	bool goes_on;           /* one of several dialogues: the keys were told before */
	const struct names *done; /* keys of questions that are not asked any more, or NULL */
	bool stopped;           /* after ask_run(): by Ctrl-D, before the last question */
	size_t left;            /* then from which of the agenda's on nothing was asked */
	struct replies answers;

	/* the engine's own */
	struct session *session;
	struct prompt prompt;
	struct agenda agenda;
	struct unfinished draft;
	struct reply begun;     /* what is typed and not over (cmd/ask/begun.h) */
	bool begun_open;        /* it may yet be made private */
	bool resumes;           /* a draft is being read */
	struct buf read;        /* words of standard input: they stand nowhere else */
	bool edited;            /* the editor's draft holds them still */
};

/*
 * Fills ask->answers (replies_next() gives those of a place). True with none if
 * all was passed by. Ctrl-D ends the asking, and is no error: what was answered
 * counts. ERR_INTERRUPTED: Ctrl-C. ERR_USAGE, ERR_FORMAT: what came from the
 * editor or standard input; nothing to read there at all is ERR_NOTHING.
 */
bool ask_run(struct session *session, struct ask *ask, struct err *err)
	__attribute__((warn_unused_result));

/* Over: the draft goes if it is `ok`, else it stays, and the hint of the error
 * says how to go on. Releases all; returns `ok`. */
bool ask_end(struct session *session, struct ask *ask, bool ok, struct err *err);

/* Adds an answer as it stands in a page: a private one as a `private` fence. */
void ask_prose(const struct reply *answer, struct buf *out);

#endif
