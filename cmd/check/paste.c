/* SPDX-License-Identifier: ISC */
/*
 * An answer to a card. Invariant: until it is known of which area it is, its
 * words are held as private ones are, in memory that is wiped.
 */
#include "cmd/check/paste.h"

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/confide.h"
#include "cmd/edit/edit.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "cmd/private_areas.h"
#include "journal/card.h"
#include "journal/pasted.h"

struct paste {
	struct checking *checking;
	const struct paste_opts *opts;
	const char *named;
	struct areas areas;
	struct result *result; /* NULL: not known yet */
	bool private;          /* the words are to be sealed */
	struct buf given;
	struct pasted pasted;
	struct buf number;     /* as typed, if it is one; else empty … */
	struct buf said;       /* … and with the unit */
	const char *why_not;   /* … or why what stands there is none; NULL */
};

static bool
find_named(struct paste *paste, struct err *err)
{
	struct name name;

	if (!paste->named)
		return true;
	if (!name_find(&paste->areas, paste->named, NAME_RESULT, &name, err))
		return false;
	paste->result = name.result;
	return true;
}

/* As for all words of a look: -p, or an area of private.areas. */
static bool
decide(struct paste *paste, struct err *err)
{
	struct session *session = paste->checking->session;

	if (paste->private || !paste->result)
		return true;
	paste->private = paste->opts->private || (!paste->opts->clear &&
		private_areas_has(session, &paste->areas.items[paste->result->area]));
	if (!paste->private)
		return true;
	if (!paste->opts->private)
		warn("names behind --from are always clear");
	return keys_ready(session, err);
}

static bool
read_given(struct paste *paste, struct err *err)
{
	struct session *session = paste->checking->session;
	struct buf question = BUF_INIT, who = BUF_INIT;

	text_escape_line(&who, slice_trim(slice_of(paste->checking->from)));
	buf_printf(&question, paste->private ? _("Paste what %s wrote; the words will be sealed.") :
		_("Paste what %s wrote."), who.ptr);
	buf_release(&who);
	bool ok = session->ask ?
		confide_lines(question.ptr, PASTED_MAX, &paste->given, err) :
		confide_text(session, question.ptr, PASTED_MAX, &paste->given, err);

	buf_release(&question);
	if (ok && !text_is_utf8(buf_slice(&paste->given))) {
		err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
		return err_hint(err, "'iconv -f latin1 -t utf-8' may make it so");
	}
	if (ok && slice_trim(buf_slice(&paste->given)).len == 0)
		return err_set(err, ERR_NOTHING, "nothing was pasted");
	return ok;
}

/* Which result it is of: the card says it, and nobody else says another. */
static bool
find_card(struct paste *paste, struct err *err)
{
	const struct pasted *pasted = &paste->pasted;
	const char *other = _("for the words alone: taut check RESULT --from NAME -m -");

	if (pasted->several) {
		err_set(err, ERR_USAGE, "these are cards of several results");
		return err_hint(err, "one at a time");
	}
	if (pasted->id.len == 0 && !paste->named) {
		err_set(err, ERR_USAGE, "there is no card in it that says of which result it is");
		return err_hint(err, "name it: taut check RESULT --from NAME");
	}
	if (pasted->id.len && paste->named && !text_same(pasted->id, paste->result->id)) {
		err_set(err, ERR_USAGE, "the card is of '%.*s', not of '%s'",
			SLICE_ARG(pasted->id), paste->named);
		return err_hint(err, "%s", other);
	}
	if (paste->named)
		return true;
	paste->result = areas_find_result(&paste->areas, pasted->id);
	if (paste->result)
		return true;
	err_set(err, ERR_NAME, "the card is of '%.*s', which is no result here",
		SLICE_ARG(pasted->id));
	return err_hint(err, "%s", other);
}

/* Why what stands behind `now` is not taken for a number; NULL: it may be one. */
static const char *
why_not(const struct paste *paste)
{
	const struct pasted *pasted = &paste->pasted;

	if (pasted->differ)
		return _("several numbers stand there, so none was taken");
	if (pasted->unit.len && !card_is_unit(paste->result, pasted->unit))
		return _("the card asked in another unit, so the number was not taken");
	return NULL;
}

/* The view, if it is a number that the result can have; never a guess. */
static void
take_number(struct paste *paste)
{
	const struct result *result = paste->result;
	struct maybe value = { 0 };
	struct err ignored;

	if (result->kind == RESULT_WORDS || (!paste->pasted.view.len && !paste->pasted.differ))
		return;
	paste->why_not = why_not(paste);
	bool single = !paste->why_not && pasted_number(&paste->pasted, &paste->number).len &&
		reading_given(buf_slice(&paste->number), result, &value, &ignored);

	if (!single && !paste->why_not) {
		paste->why_not = _("what stands behind 'now' is no number of this result, "
			"so it stayed words");
		buf_clear(&paste->number);
	} else if (single) {
		decimal_format(&paste->said, value.value);
		if (result->kind == RESULT_RATED) {
			buf_add_text(&paste->said, _(" of 10"));
		} else if (result->unit.len) {
			buf_add_char(&paste->said, ' ');
			text_escape_line(&paste->said, result->unit);
		}
	}
}

static void
add_part(struct buf *said, size_t *parts, const char *text)
{
	buf_add_text(said, (*parts)++ ? ", " : _("; left out: "));
	buf_add_text(said, text);
}

/* "taken: 5 km, 4 lines of words; left out: the card's own lines". */
static void
say_taken(const struct paste *paste, size_t lines)
{
	const struct pasted *pasted = &paste->pasted;
	struct buf said = BUF_INIT;
	size_t parts = 0;

	buf_printf(&said, _("taken: %s%s"), paste->said.ptr, paste->said.len && lines ? ", " : "");
	if (lines)
		buf_printf(&said, ngettext("%zu line of words", "%zu lines of words", lines),
			lines);
	if (pasted->id.len == 0)
		buf_add_text(&said, _("; there is no card in it"));
	if (paste->why_not)
		buf_printf(&said, "; %s", paste->why_not);
	if (pasted_count(pasted, PASTED_CARD))
		add_part(&said, &parts, _("the card's own words"));
	if (pasted_count(pasted, PASTED_MAIL))
		add_part(&said, &parts, _("who wrote when"));
	if (pasted_count(pasted, PASTED_SIGNATURE))
		add_part(&said, &parts, _("a signature"));
	say(paste->checking->session, "%s", said.ptr);
	buf_release(&said);
}

static bool
write_answer(struct paste *paste, struct err *err)
{
	struct checking *checking = paste->checking;
	const struct result *result = paste->result;
	struct slice number = { NULL, 0 };

	take_number(paste);
	if (paste->number.len)
		number = buf_slice(&paste->number);
	checking_add(checking, result->id.len ? result->id : result->text, number);
	checking->targets[0].words = checking_add_words(checking);
	struct buf *words = &checking->words[0].facts;
	size_t lines = pasted_words(&paste->pasted, paste->number.len > 0, words);

	if (lines == 0 && paste->number.len == 0) {
		err_set(err, ERR_NOTHING, "nothing but the card is in it");
		return err_hint(err, "no answer is fine, too");
	}
	if (paste->private)
		confide_fence(words);
	if (!checking_save(checking, err))
		return false;
	say_taken(paste, lines);
	return true;
}

static bool
understand(struct paste *paste, struct err *err)
{
	struct buf card = BUF_INIT;

	pasted_read(&paste->pasted, buf_slice(&paste->given));
	bool ok = find_card(paste, err) && decide(paste, err);

	if (ok) {
		for (int language = 0; language < LANGUAGE_COUNT; language++)
			card_write(&paste->areas, paste->result,
				slice_trim(slice_of(paste->checking->from)),
				(enum language)language, &card);
		pasted_sift(&paste->pasted, buf_slice(&card));
	}
	buf_release(&card);
	return ok && write_answer(paste, err);
}

/* Whether the words may be of an area that is private. */
static bool
may_be_private(const struct paste *paste)
{
	return paste->private || (!paste->result && !paste->opts->clear && settings_get(
		&paste->checking->session->journal.settings, SETTING_PRIVATE_AREAS)[0]);
}

bool
paste_run(struct checking *checking, const struct paste_opts *opts, const char *named,
	struct err *err)
{
	struct session *session = checking->session;
	struct paste paste = { .checking = checking, .opts = opts, .named = named,
		.given = BUF_INIT, .pasted = { .text = BUF_INIT }, .number = BUF_INIT,
		.said = BUF_INIT };
	bool ok = areas_read(&paste.areas, &session->journal.store, NULL, err) &&
		(opts->private || opts->clear ||
		private_areas_check(session, &paste.areas, err)) &&
		find_named(&paste, err) && decide(&paste, err);

	if (ok && opts->private && !paste.result)
		ok = keys_ready(session, err);
	paste.private = paste.private || opts->private;
	if (ok && !(read_given(&paste, err) && understand(&paste, err)))
		ok = err->kind != ERR_NOTHING ? edit_keep(session, "check",
			buf_slice(&paste.given), may_be_private(&paste), err) : false;
	areas_release(&paste.areas);
	buf_wipe(&paste.given);
	buf_wipe(&paste.number);
	buf_release(&paste.said);
	pasted_release(&paste.pasted);
	return ok;
}
