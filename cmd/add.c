/* SPDX-License-Identifier: ISC */
/* add: a moment into the journal. A capture reads no history. */
#include <string.h>

#include "base/text.h"
#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "cmd/work.h"
#include "journal/entry.h"
#include "seal/gate.h"

static struct {
	bool editor;
	struct texts tags;
	const char *on, *at;
} opt;

static const struct opt opts[] = {
	{ 'e', "editor", NULL, &opt.editor, NULL, NULL, "write it in the editor" },
	{ 't', "tag", "TAG", NULL, NULL, &opt.tags, "put #TAG below it; may be repeated" },
	{ 0, "on", "DATE", NULL, &opt.on, NULL, "the day it belongs to" },
	{ 0, "at", "HH:MM", NULL, &opt.at, NULL, "its time; it is placed by it" },
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

static bool
read_text(struct session *session, int argc, char **argv, struct buf *text, struct err *err)
{
	if (opt.editor) {
		struct buf initial = BUF_INIT;

		for (int n = 0; n < argc; n++)
			buf_printf(&initial, "%s%s", n ? " " : "", argv[n]);
		bool ok = edit_text(session, "entry", buf_slice(&initial), false, text, err);

		buf_release(&initial);
		return ok;
	}
	if (argc == 0 && session->ask) {
		ask_line("What is there to say?", text);
		return true;
	}
	return text_given(argc, argv, ENTRY_MAX, text, err);
}

static bool
build(struct change *change, void *context, struct err *err)
{
	struct writing *writing = context;

	buf_clear(&writing->said);
	buf_add_text(&writing->said, "added to ");
	day_format(&writing->said, writing->entry.day);
	buf_add_char(&writing->said, ' ');
	minute_format(&writing->said, writing->entry.minute);
	change_message(change, "add: %s", writing->said.ptr + strlen("added to "));
	return entry_write(&writing->entry, change, err);
}

/* Private words do not go on a disk in the clear, not even as a draft. */
static bool
may_stand(struct slice text, struct err *err)
{
	struct gate gate = GATE_INIT;
	struct buf passed = BUF_INIT;
	bool ok = gate_pass(&gate, "entry.md", text, &passed, err);

	buf_release(&passed);
	if (!ok && opt.editor)
		err_hint(err, "this taut cannot seal yet; take the fence out, or the draft away");
	else if (!ok)
		err_hint(err, "nothing was written: this taut cannot seal yet, and such words do "
			"not go on a disk in the clear");
	return ok;
}

static bool
write_entry(struct session *session, struct writing *writing, struct err *err)
{
	struct slice text = buf_slice(&writing->text);

	while (text.len && (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r'))
		text.len--;
	if (slice_trim(text).len == 0) {
		err_set(err, ERR_USAGE, "nothing was written");
		return err_hint(
			err, "taut add 'a line', or text on standard input, or taut add -e");
	}
	if (!text_is_utf8(text)) {
		err_set(err, ERR_FORMAT, "the text is not valid UTF-8");
		return err_hint(err, "convert it first: iconv -f LATIN1 -t UTF-8");
	}
	if (!may_stand(text, err))
		return false;
	writing->entry.text = text;
	writing->entry.tags = buf_slice(&writing->tags);
	return save(session, "add", build, writing, &writing->said, err);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct writing writing = { .session = session, .text = BUF_INIT, .tags = BUF_INIT,
		.said = BUF_INIT };
	bool ok = read_when(session, &writing.entry, err) && read_tags(&writing.tags, err) &&
		read_text(session, argc, argv, &writing.text, err) &&
		write_entry(session, &writing, err);

	if (ok && opt.editor)
		edit_done();
	else if (opt.editor && writing.text.len)
		edit_said(err);
	else if (!ok && argc == 0)
		edit_keep(session, "entry", buf_slice(&writing.text), false, err);
	buf_release(&writing.text);
	buf_release(&writing.tags);
	buf_release(&writing.said);
	return ok;
}

const struct cmd cmd_add = { .name = "add",
	.synopsis = "[-e] [-t TAG]... [--on DATE] [--at HH:MM] [TEXT...]",
	.summary = "write in the journal", .needs = NEED_WRITING, .opts = opts, .run = run };
