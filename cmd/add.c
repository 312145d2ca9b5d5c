/* SPDX-License-Identifier: ISC */
/* add: a moment into the journal. A capture reads no history. */
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/ask.h"
#include "cmd/confide.h"
#include "cmd/edit/edit.h"
#include "cmd/edit/kept.h"
#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "cmd/work.h"
#include "journal/entry.h"
#include "seal/gate.h"

static struct {
	bool private, editor;
	struct texts tags;
	const char *on, *at;
} opt;

static const struct opt opts[] = {
	{ 'p', "private", NULL, &opt.private, NULL, NULL,
		N_("seal it; its tags, day and time stay clear") },
	{ 'e', "editor", NULL, &opt.editor, NULL, NULL, N_("write it in the editor") },
	{ 't', "tag", N_("TAG"), NULL, NULL, &opt.tags, N_("put #TAG below it; may be repeated") },
	{ 0, "on", N_("DATE"), NULL, &opt.on, NULL, N_("the day it belongs to") },
	{ 0, "at", "HH:MM", NULL, &opt.at, NULL, N_("its time; it is placed by it") },
	{ 0 }
};

struct writing {
	struct session *session;
	struct entry entry;
	struct buf text;
	struct buf tags;
	struct buf said;
};

static bool
read_when(struct session *session, struct entry *entry, struct err *err)
{
	int own;

	entry->day = session->clock.day;
	entry->minute = session->clock.minute;
	entry->offset = session->clock.offset;
	const char *zone = settings_get(&session->journal.settings, SETTING_ZONE);

	entry->offset_shown = zone[0] && zone_offset(zone, session->clock.seconds, &own) &&
		own != entry->offset;
	if (opt.on &&
		!date_parse(slice_of(opt.on), LEAN_PAST, session->clock.day, &entry->day, err))
		return false;
	if (!opt.at)
		return true;
	entry->by_time = true;
	if (minute_parse(slice_of(opt.at), &entry->minute))
		return true;
	err_set(err, ERR_USAGE, "'%s' is not a time", opt.at);
	return err_hint(err, "write it as 07:10; 24:30 is half past midnight of that night");
}

static bool
read_tags(struct buf *tags, struct err *err)
{
	for (size_t n = 0; n < opt.tags.count; n++) {
		struct slice tag = slice_of(opt.tags.items[n]), rest, word;

		if (slice_starts(tag, "#"))
			tag = slice_from(tag, 1);
		rest = tag;
		if (!slice_word(&rest, &word) || word.len != tag.len ||
		    slice_find_char(tag, '#') != SLICE_NONE || !text_is_utf8(tag))
			return err_set(err, ERR_USAGE, "'%s' is not a tag", opt.tags.items[n]);
		buf_printf(tags, "%s%.*s", tags->len ? " " : "", SLICE_ARG(tag));
	}
	return true;
}

/* Whom to seal to is known before there is anything to lose. */
static bool
read_private(struct session *session, struct buf *text, struct err *err)
{
	if (!keys_ready(session, err))
		return false;
	const struct edit edit = { .name = "entry", .private = true };

	return opt.editor ? edit_text(session, &edit, text, err) :
		confide_text(session, _("What is there to say?"), ENTRY_MAX, text, err);
}

static bool
read_text(struct session *session, int argc, char **argv, struct buf *text, struct err *err)
{
	if (opt.private)
		return read_private(session, text, err);
	if (opt.editor) {
		struct buf initial = BUF_INIT;

		for (int n = 0; n < argc; n++)
			buf_printf(&initial, "%s%s", n ? " " : "", argv[n]);
		const struct edit edit = { .name = "entry", .initial = buf_slice(&initial) };
		bool ok = edit_text(session, &edit, text, err);

		buf_release(&initial);
		return ok;
	}
	if (argc == 0 && session->ask)
		return ask_words(_("What is there to say?"), text, err);
	return text_given(argc, argv, ENTRY_MAX, text, err);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct writing *writing = context;
	struct buf when = BUF_INIT;

	buf_clear(&writing->said);
	day_format(&when, writing->entry.day);
	buf_add_char(&when, ' ');
	minute_format(&when, writing->entry.minute);
	change_message(change, "add: %s", when.ptr);
	buf_printf(&writing->said, gate_concerns("entry.md", writing->entry.text) ?
		_("added to %s, sealed") : _("added to %s"), when.ptr);
	buf_release(&when);
	return entry_write(&writing->entry, change, err);
}

static bool
write_entry(struct session *session, struct writing *writing, struct err *err)
{
	struct slice text = buf_slice(&writing->text);
	struct buf fence = BUF_INIT;

	while (text.len && (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r'))
		text.len--;
	if (slice_trim(text).len == 0) {
		err_set(err, ERR_USAGE, "nothing was written");
		return err_hint(err, opt.private ? "taut add -p asks for a line, taut add -p -e "
			"opens the editor, taut add -p <FILE takes a file" :
			N_("taut add 'a line', or text on standard input, or taut add -e"));
	}
	if (!text_is_utf8(text)) {
		err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
		return err_hint(err, "convert it first: iconv -f LATIN1 -t UTF-8");
	}
	if (gate_concerns("entry.md", text))
		passphrase_guard();
	if (opt.private)
		passage_fence(&fence, SLICE_EMPTY, text, "");
	writing->entry.text = opt.private ? buf_slice(&fence) : text;
	writing->entry.tags = buf_slice(&writing->tags);
	bool ok = save(session, "add", build, writing, &writing->said, err);

	buf_wipe(&fence);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct writing writing = { .session = session, .text = BUF_INIT, .tags = BUF_INIT,
		.said = BUF_INIT };
	bool piped = argc == 0 || (argc == 1 && strcmp(argv[0], "-") == 0);

	if (opt.private)
		passphrase_guard();
	if (opt.private && (!piped || (argc && opt.editor)))
		return confide_refuse(err, "taut add -p");
	if (opt.editor)
		kept_remind(session);
	bool whole = read_when(session, &writing.entry, err) && read_tags(&writing.tags, err) &&
		read_text(session, argc, argv, &writing.text, err);
	bool ok = whole && write_entry(session, &writing, err);

	if (ok && opt.editor)
		edit_done();
	else if (opt.editor && writing.text.len)
		edit_said(err);
	else if (!ok && piped)
		edit_keep(session, "entry", buf_slice(&writing.text), opt.private, err);
	buf_wipe(&writing.text);
	buf_release(&writing.tags);
	buf_release(&writing.said);
	return ok;
}

const struct cmd cmd_add = { .name = "add",
	.synopsis = N_("[-e] [-t TAG]... [--on DATE] [--at HH:MM] [TEXT...]\n"
		"-p [-e] [-t TAG]... [--on DATE] [--at HH:MM]"),
	.summary = N_("write in the journal"), .needs = NEED_WRITING, .opts = opts, .run = run };
