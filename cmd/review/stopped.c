/* SPDX-License-Identifier: ISC */
/* Steps that were stopped with questions left, and drafts of steps. */
#include "cmd/review/stopped.h"

#include <string.h>
#include <unistd.h>

#include "base/replace.h"
#include "base/words.h"
#include "cmd/ask/asking.h"
#include "cmd/out.h"
#include "journal/entry.h"

#define FOLDER ".git/taut"

static void
read_notes(const struct year *year, struct buf *text)
{
	struct buf path = BUF_INIT;
	struct err ignored;

	buf_printf(&path, FOLDER "/review-%d", year->number);
	if (!store_read(&year->session->journal.store, path.ptr, text, &ignored))
		buf_clear(text);
	buf_release(&path);
}

bool
stopped_read(const struct year *year, const char *step, struct names *keys)
{
	struct buf text = BUF_INIT;
	bool found = false;

	read_notes(year, &text);
	for (struct slice rest = buf_slice(&text), word; rest.len && !found;) {
		struct slice line = slice_cut(&rest, '\n');

		found = slice_word(&line, &word) && slice_is(word, step);
		while (found && keys && slice_word(&line, &word))
			names_add(keys, word);
	}
	buf_release(&text);
	return found;
}

/* The notes of the other steps, and this one's behind them. */
static void
format(const struct year *year, const char *step, const struct names *keys, struct buf *out)
{
	struct buf text = BUF_INIT;

	read_notes(year, &text);
	for (struct slice rest = buf_slice(&text); rest.len;) {
		struct slice line = slice_cut(&rest, '\n'), words = line, word;

		if (slice_word(&words, &word) && !slice_is(word, step))
			buf_printf(out, "%.*s\n", SLICE_ARG(line));
	}
	buf_add_text(out, keys ? step : "");
	for (size_t n = 0; keys && n < keys->count; n++)
		buf_printf(out, " %s", keys->items[n]);
	buf_add_text(out, keys ? "\n" : "");
	buf_release(&text);
}

void
stopped_write(const struct year *year, const char *step, const struct names *keys)
{
	struct buf name = BUF_INIT, text = BUF_INIT;
	struct err err;

	if (!keys && !stopped_read(year, step, NULL))
		return;
	int folder = file_open_folder(year->session->journal.store.fd, FOLDER);

	buf_printf(&name, "review-%d", year->number);
	format(year, step, keys, &text);
	if (text.len == 0 && folder >= 0)
		unlinkat(folder, name.ptr, 0);
	else if (folder < 0 || !replace_file(folder, name.ptr, buf_slice(&text), &err))
		warn("that this step is not over could not be noted");
	if (folder >= 0)
		close(folder);
	buf_release(&name);
	buf_release(&text);
}

/* What was begun and is over by what was answered is not asked another time. */
static void
say_rest(const struct ask *ask)
{
	const struct asking *items = ask->agenda.items;
	size_t first = ask->left, at = first ? first - 1 : 0;
	struct buf text = BUF_INIT;

	if (items[at].matter == SLICE_NONE || !asking_answer(ask, &items[at]))
		return;
	for (size_t n = first; n < ask->agenda.count; n++) {
		if (items[n].matter != items[at].matter || asking_answer(ask, &items[n]))
			continue;
		buf_clear(&text);
		asking_text(ask, &items[n], &text);
		say(ask->session, "not asked: %s", text.ptr);
	}
	buf_release(&text);
}

void
stopped_note(struct year *year, const struct ask *ask)
{
	for (size_t n = 0; n < ask->answers.count; n++)
		names_add(&year->done, slice_of(ask->answers.items[n].key));
	year->left = 0;
	for (size_t n = ask->left; ask->stopped && n < ask->agenda.count; n++)
		year->left += !asking_answer(ask, &ask->agenda.items[n]);
	if (year->left)
		say_rest(ask);
}

bool
stopped_draft(const struct year *year, const char *step, struct buf *when)
{
	struct unfinished left = UNFINISHED_INIT;
	struct buf name = BUF_INIT;
	int day, minute;

	/* the dialogue of letting go has a name of its own */
	buf_printf(&name, "year-%s-%d", strcmp(step, "let-go") == 0 ? "release" : step,
		year->number);
	left.session = year->session;
	bool found = unfinished_find(&left, name.ptr, &day, &minute);

	if (found) {
		day_format_plain(when, day, year->session->clock.day);
		buf_add_char(when, ' ');
		minute_format(when, minute);
	}
	unfinished_release(&left);
	buf_release(&name);
	return found;
}
