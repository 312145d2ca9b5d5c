/* SPDX-License-Identifier: ISC */
/* The questions of a vision that moves. */
#include "cmd/revise.h"

#include <string.h>

#include "base/text.h"
#include "cmd/replied.h"

static const struct prompt_place places[] = {
	{ "reason", false }, { "words", false }, { NULL, false }
};
static const struct prompt_list lists[] = { { "result", NULL }, { NULL, NULL } };
static const char *const flags[] = { NULL };
static const char *const values[] = { "result", NULL };
static const struct prompt_names names = { "revise", places, lists, flags, values };

static void
matters(const struct replies *answers, struct matters *out, void *context)
{
	const struct revise *revise = context;
	struct buf key = BUF_INIT;

	(void)answers;
	if (revise->result->id.len)
		buf_add(&key, revise->result->id);
	else
		text_ascii(&key, revise->result->text);
	matters_add(out, "result", buf_slice(&key), SLICE_NONE);
	buf_release(&key);
}

static void
value(const struct ask_at *at, const char *name, struct buf *out)
{
	const struct revise *revise = at->context;

	(void)name; /* there is one */
	text_escape_line(out, revise->result->text);
}

static bool
check(const struct ask_at *at, struct slice typed, struct err *err)
{
	const struct revise *revise = at->context;

	for (size_t n = 0; n < revise->areas->result_count; n++)
		if (strcmp(at->question->place->name, "words") == 0 &&
		    &revise->areas->results[n] != revise->result &&
		    text_same(revise->areas->results[n].text, slice_trim(typed)))
			return err_set(err, ERR_USAGE, "that is there already");
	return true;
}

bool
revise_run(struct session *session, struct revise *revise, struct err *err)
{
	revise->flow = (struct ask_flow){ .names = &names, .context = revise,
		.matters = matters, .value = value, .check = check };
	revise->ask = (struct ask){ .flow = &revise->flow };
	return ask_run(session, &revise->ask, err);
}

void
revise_take(const struct revise *revise, struct buf *reason, struct buf *words)
{
	buf_add(reason, replied_last(&revise->ask.answers, "reason", NULL));
	buf_add(words, replied_last(&revise->ask.answers, "words", NULL));
}

bool
revise_end(struct session *session, struct revise *revise, bool ok, struct err *err)
{
	return ask_end(session, &revise->ask, ok, err);
}
