/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_ASK_ASKING_H
#define TAUT_CMD_ASK_ASKING_H

#include "base/words.h"
#include "cmd/ask/dialogue.h"

/* What the ways of a dialogue share: terminal, editor, standard input. */

/* The asking as the flow's functions see it. */
struct ask_at asking_at(const struct ask *ask, const struct asking *asking);

const char *asking_name(const struct ask *ask); /* of its drafts */

void asking_plan(struct ask *ask); /* the agenda anew, with its matters */

/* The question in words, in one line. */
void asking_text(const struct ask *ask, const struct asking *asking, struct buf *out);

/* What stands above the answer: anchors, the words of a choice. */
void asking_notes(const struct ask *ask, const struct asking *asking, struct buf *out);

#define ASKING_CLEAR \
	_("numbers, names and steps are always clear: this answer cannot be private")
bool asking_may_be_private(const struct ask *ask, const struct asking *asking);
bool asking_is_private(const struct ask *ask, const struct asking *asking);

bool asking_any_private(const struct ask *ask); /* of the answers so far … */
bool asking_expects_private(const struct ask *ask); /* … or one that is yet to come */

/* The answer as far as there is one, or NULL. */
const struct reply *asking_answer(const struct ask *ask, const struct asking *asking);

/* Whether nothing was said: no words, or, where there is one line, the full stop
 * alone that ends several. */
bool asking_is_blank(const struct ask *ask, const struct asking *asking, struct slice typed);

/* Checks what was typed and takes it as the answer; blank takes one away. What is
 * private is refused where it cannot be. */
bool asking_take(struct ask *ask, const struct asking *asking, struct slice typed, bool private,
	struct err *err) __attribute__((warn_unused_result));

/* All answers in the form of drafts (lib/prompt/form.h), wiped by the caller;
 * `questions`: those of the plan that have none too. */
void asking_form(const struct ask *ask, bool questions, struct buf *out);
bool asking_read(struct ask *ask, struct slice text, struct err *err)
	__attribute__((warn_unused_result));

/* The same of standard input, which may be plain words for one question. */
bool asking_read_given(struct ask *ask, struct slice text, struct err *err)
	__attribute__((warn_unused_result));

/* Keeps what was answered so far; says once if it cannot. */
void asking_keep(struct ask *ask);
bool asking_keep_as_is(struct ask *ask, struct err *err) __attribute__((warn_unused_result));

/* The ways. */
bool asking_terminal(struct ask *ask, struct err *err) __attribute__((warn_unused_result));
bool asking_editor(struct ask *ask, struct err *err) __attribute__((warn_unused_result));

#endif
