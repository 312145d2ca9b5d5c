/* SPDX-License-Identifier: ISC */
#ifndef TAUT_PROMPT_PROMPT_H
#define TAUT_PROMPT_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

/*
 * The questions of a dialogue, read from a page that a person may replace
 * (taut-prompts(5)). A page says what is asked, why, in which order and when;
 * a flow says by which names its answers, flags and values are known. A page
 * that names anything else is not understood.
 */
#define PROMPT_MAX (64u << 10) /* bytes of a page */
#define PROMPT_QUESTIONS 64
#define PROMPT_CONDITIONS 8    /* of one question */
#define PROMPT_WORDS_MAX 2000  /* bytes of a question, of its why, of the intro */
#define PROMPT_NAME_MAX 32     /* bytes of an id, a condition's word, a choice */
#define PROMPT_AGAIN_MAX 9

enum prompt_answer {
	PROMPT_LINE,
	PROMPT_TEXT,   /* many lines */
	PROMPT_NUMBER,
	PROMPT_DAY,
	PROMPT_CHOICE, /* one of some words */
};

/* Where answers go. Words there may be private, or they are always clear. */
struct prompt_place {
	const char *name;
	bool may_be_private;
};

/* What a question can be asked of each of: `area`, and `result` within it. */
struct prompt_list {
	const char *name;
	const char *within; /* the list above, which stands before it; or NULL */
};

/* What a flow knows. Every list ends with a NULL name; none is NULL. */
struct prompt_names {
	const char *flow;
	const struct prompt_place *places;
	const struct prompt_list *lists;
	const char *const *flags;  /* for conditions, besides the ids of questions */
	const char *const *values; /* for {braces} */
};

struct prompt_condition {
	bool unless;
	size_t question;  /* an earlier one; SLICE_NONE: a flag */
	const char *flag; /* … or NULL */
	char *word;       /* the answer that it must be, in any case; NULL: any */
};

struct prompt_question {
	char *id, *text;
	char *why;     /* "" if none */
	char *choices; /* as written: "yes, no" or "ja = yes, nein = no"; or NULL */
	enum prompt_answer answer;
	const struct prompt_place *place;
	const struct prompt_list *list; /* asked once for each; NULL: once */
	unsigned times;                 /* asked again up to so often; 1: once */
	struct prompt_condition conditions[PROMPT_CONDITIONS]; /* all must hold */
	size_t condition_count;
	size_t line;                    /* of its heading, from 1 */
};

struct prompt {
	const struct prompt_names *names;
	char *intro; /* said once at the start; "" if none */
	struct prompt_question *questions;
	size_t count;
};

/* ERR_FORMAT says FILE:LINE. `names` must outlive the prompt. */
bool prompt_parse(struct prompt *prompt, struct slice bytes, const char *file,
	const struct prompt_names *names, struct err *err) __attribute__((warn_unused_result));
void prompt_release(struct prompt *prompt); /* safe on all-zero */

size_t prompt_find(const struct prompt *prompt, struct slice id); /* or SLICE_NONE */

/* What a word typed for a choice means: one of the words, the beginning of one
 * alone, or its meaning. False: none. */
bool prompt_choose(const struct prompt_question *question, struct slice typed,
	struct buf *meaning);

/* The word of a choice for an answer that is its meaning; else the answer. */
struct slice prompt_word(const struct prompt_question *question, struct slice answer);
void prompt_choices(const struct prompt_question *question, struct buf *out); /* "yes, no" */

/* Adds the text with each {name} filled in by `value`. */
typedef void prompt_value(const char *name, struct buf *out, void *context);
void prompt_fill(const struct prompt_names *names, const char *text, prompt_value *value,
	void *context, struct buf *out);

/* The pages that the program brings along. */
struct prompt_page {
	const char *language, *flow;
	const char *const *lines; /* each with its end; ends with NULL */
};
extern const struct prompt_page prompt_pages[]; /* ends with an all-zero row */

/* The one of a language ("de_AT.UTF-8", "" …), else of English; NULL: no such flow. */
const struct prompt_page *prompt_page_find(const char *locale, const char *flow);

/* The language of a locale's name: "de"; "en" where it names none. */
struct slice prompt_language(const char *locale);

#endif
