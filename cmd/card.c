/* SPDX-License-Identifier: ISC */
/* ask: a card to send a friend, on stdout. It writes nothing and sends nothing. */
#include "journal/card.h"

#include "base/text.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "journal/name.h"

static bool
check_name(struct slice name, struct err *err)
{
	if (!text_is_utf8(name))
		return err_set(err, ERR_FORMAT, "the name is not valid UTF-8");
	if (name.len == 0)
		return err_set(err, ERR_USAGE, "whom do you ask? a name is missing");
	return name.len <= CARD_NAME_MAX ||
		err_set(err, ERR_USAGE, "a name has at most %d bytes", CARD_NAME_MAX);
}

static bool
check_result(const struct areas *areas, const struct result *result, const char *typed,
	struct err *err)
{
	if (result_is_live(areas, result))
		return true;
	err_set(err, ERR_USAGE, "'%s' is closed", typed);
	return result_is_open(result) ? err_hint(err, "its area is retired") :
		err_hint(err, "taut vision resume %s takes it up again", typed);
}

/* What is to be typed when the answer is here. */
static void
say_back(const struct session *session, const struct result *result, struct slice name)
{
	struct buf line = BUF_INIT;

	buf_add_text(&line, "taut check ");
	if (!result->id.len)
		buf_add_text(&line, "RESULT ");
	buf_add_text(&line, "--from ");
	text_quote(&line, name);
	say(session, "when the answer is here: %s", line.ptr);
	buf_release(&line);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct areas areas = { 0 };
	struct name name;

	if (argc != 2) {
		err_set(err, ERR_USAGE, "ask needs a result and a name");
		return err_hint(err, "taut ask RESULT NAME; quote what has blanks");
	}
	struct slice friend = slice_trim(slice_of(argv[1]));
	bool ok = check_name(friend, err) &&
		areas_read(&areas, &session->journal.store, NULL, err) &&
		name_find(&areas, argv[0], NAME_RESULT, &name, err) &&
		check_result(&areas, name.result, argv[0], err);

	if (ok) {
		card_write(&areas, name.result, friend,
			settings_language(&session->journal.settings), &session->out);
		say_back(session, name.result, friend);
	}
	areas_release(&areas);
	return ok;
}

const struct cmd cmd_card = { .name = "ask", .synopsis = N_("RESULT NAME"),
	.summary = N_("a card to send a friend"),
	.needs = NEED_JOURNAL, .run = run };
