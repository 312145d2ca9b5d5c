/* SPDX-License-Identifier: ISC */
/* Lines of an answer that is not over, kept. */
#include "cmd/ask/begun.h"

#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "cmd/edit/draft.h"
#include "cmd/key/keys.h"
#include "seal/gate.h"

void
begun_release(struct ask *ask)
{
	free(ask->begun.key);
	buf_wipe(&ask->begun.text);
	ask->begun = (struct reply){ .text = BUF_INIT };
	ask->begun_open = false;
}

static bool
can_seal(const struct ask *ask)
{
	struct trust trust;
	struct err why = ERR_INIT;

	return keys_trusted(ask->session, &trust, &why);
}

static void
set(struct ask *ask, const struct asking *asking, struct slice text, bool private)
{
	struct buf key = BUF_INIT;

	begun_release(ask);
	if (slice_trim(text).len == 0)
		return;
	agenda_key(&ask->agenda, asking, &key);
	ask->begun.place = ask->prompt.questions[asking->question].place->name;
	ask->begun.private = private;
	ask->begun.key = buf_detach(&key);
	buf_wiped_room(&ask->begun.text, text.len);
	buf_add(&ask->begun.text, text);
}

void
begun_keep(struct ask *ask, const struct asking *asking, const struct begun *begun)
{
	bool open = !begun->left && asking_may_be_private(ask, asking);
	bool seals = begun->private || gate_concerns("draft.md", begun->text) ||
		(open && draft_has_keys(ask->session));
	struct err ignored;

	if (seals && !can_seal(ask))
		return;
	set(ask, asking, begun->text, begun->private);
	ask->begun_open = open;
	if (begun->left)
		asking_keep(ask);
	else if (!asking_keep_as_is(ask, &ignored))
		return; /* it is said with the answer: here it would stand among the words */
}

bool
begun_is(const struct ask *ask, const struct asking *asking)
{
	struct buf key = BUF_INIT;

	agenda_key(&ask->agenda, asking, &key);
	bool is = ask->begun.key && slice_is(buf_slice(&key), ask->begun.key);

	buf_release(&key);
	return is;
}

void
begun_read(struct ask *ask, const struct asking *asking, struct slice text, bool private)
{
	set(ask, asking, text, private);
	ask->begun_open = asking_may_be_private(ask, asking);
}

bool
begun_end(struct ask *ask, const struct asking *asking)
{
	bool is = begun_is(ask, asking);

	if (is)
		begun_release(ask);
	return is;
}

void
begun_answer(struct ask *ask)
{
	struct asking asking;

	if (ask->begun.key && agenda_find(&ask->agenda, slice_of(ask->begun.key), &asking)) {
		const struct ask_at at = asking_at(ask, &asking);

		ask->begun.matter = (char *)(uintptr_t)at.matter;
		replies_set(&ask->answers, &ask->begun);
	}
	begun_release(ask);
}

bool
begun_seals(const struct ask *ask)
{
	return ask->begun.key && (ask->begun.private || (ask->begun_open && can_seal(ask)));
}
