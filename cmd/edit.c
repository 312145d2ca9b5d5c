/* SPDX-License-Identifier: ISC */
/*
 * edit: the person's editor on a draft. What stands in the journal is put in
 * only when the draft was changed, merged with what came in meanwhile.
 */
#include "cmd/edit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cmd/out.h"
#include "cmd/work.h"
#include "doc/document.h"
#include "journal/name.h"
#include "seal/gate.h"
#include "store/layout.h"
#include "store/merge.h"

#define DRAFTS ".git/taut/drafts"

/* The first that is set: the person's own, then what the system offers. */
static void
choose_editor(const struct session *session, struct buf *out)
{
	const char *own = session->journal.settings.values[SETTING_EDITOR];
	const char *const candidates[] = { own, getenv("VISUAL"), getenv("EDITOR") };

	for (size_t n = 0; n < 3; n++) {
		if (candidates[n] && *candidates[n]) {
			buf_add_text(out, candidates[n]);
			return;
		}
	}
	FILE *git = popen("git config --get core.editor 2>/dev/null", "r");
	char line[1024] = "";

	if (git) {
		if (fgets(line, sizeof line, git))
			buf_add(out, slice_trim(slice_of(line)));
		pclose(git);
	}
	if (out->len == 0)
		buf_add_text(out, "$(command -v editor || command -v nano || command -v vi || "
			"echo 'no editor found: set EDITOR;' false)");
}

static bool
run_editor(const struct session *session, const char *path, struct err *err)
{
	struct buf command = BUF_INIT;
	int status = 0;

	choose_editor(session, &command);
	buf_add_text(&command, " \"$@\"");
	pid_t child = fork();

	if (child == 0) {
		execl("/bin/sh", "sh", "-c", command.ptr, "taut", path, (char *)NULL);
		_exit(127);
	}
	buf_release(&command);
	if (child < 0)
		return err_system(err, "cannot start the editor");
	/* Ctrl-C in the editor is the editor's; the draft is to be looked at after it */
	void (*interrupt)(int) = signal(SIGINT, SIG_IGN), (*quit)(int) = signal(SIGQUIT, SIG_IGN);

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	signal(SIGINT, interrupt);
	signal(SIGQUIT, quit);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	err_set(err, ERR_UNSAVED, "the editor ended with an error; the draft is kept at '%s'",
		path);
	return err_hint(err, "set another with 'taut config editor nano', or EDITOR");
}

static bool
write_draft(const char *path, struct slice text, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	size_t done = 0;

	if (fd < 0)
		return err_system(err, "cannot write the draft '%s'", path);
	while (done < text.len) {
		ssize_t put = write(fd, text.ptr + done, text.len - done);

		if (put < 0 && errno != EINTR)
			break;
		done += put > 0 ? (size_t)put : 0;
	}
	bool ok = done == text.len || err_system(err, "cannot write the draft '%s'", path);

	close(fd);
	return ok;
}

static bool
make_draft(const struct session *session, const char *name, struct slice initial,
	struct buf *path, struct err *err)
{
	const char *root = session->journal.store.root;

	buf_printf(path, "%s/.git/taut", root);
	if (mkdir(path->ptr, 0700) < 0 && errno != EEXIST) {
		err_system(err, "cannot make '%s'", path->ptr);
		return err_hint(err, "'taut init %s' puts the repository there", root);
	}
	buf_add_text(path, "/drafts");
	if (mkdir(path->ptr, 0700) < 0 && errno != EEXIST)
		return err_system(err, "cannot make '%s'", path->ptr);
	size_t length = path->len;
	long number = (long)getpid();

	do { /* an older draft that was kept is not written over */
		buf_cut(path, length);
		buf_printf(path, "/%s.%ld.md", name, number++);
	} while (access(path->ptr, F_OK) == 0);
	return write_draft(path->ptr, initial, err);
}

static struct buf draft = BUF_INIT; /* the one at work, until edit_done() */

bool
edit_text(struct session *session, const char *name, struct slice initial, struct buf *out,
	struct err *err)
{
	struct buf text = BUF_INIT;

	buf_clear(&draft);
	if (!make_draft(session, name, initial, &draft, err) ||
	    !run_editor(session, draft.ptr, err))
		return false;
	int fd = open(draft.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool ok = fd >= 0 ? file_read_stream(fd, draft.ptr, DOCUMENT_MAX, &text, err) :
		err_system(err, "cannot read the draft '%s'", draft.ptr);

	if (fd >= 0)
		close(fd);
	bool same = ok && slice_equal(buf_slice(&text), initial);

	if (ok && (same || slice_trim(buf_slice(&text)).len == 0)) {
		edit_done();
		ok = err_set(err, ERR_NOTHING, same ? "nothing was changed" :
			"the text is empty: nothing was changed");
		err_hint(err, "an editor that returns at once needs its option to wait: "
			"'code --wait', 'gvim -f'");
	}
	if (ok)
		buf_add(out, buf_slice(&text));
	buf_release(&text);
	return ok;
}

bool
edit_keep(struct session *session, const char *name, struct slice words, struct err *err)
{
	struct buf path = BUF_INIT;
	struct err ignored;

	bool clear = !gate_concerns("draft.md", words);

	if (clear && err->kind != ERR_USAGE && text_is_utf8(words) && slice_trim(words).len > 0 &&
	    make_draft(session, name, words, &path, &ignored)) {
		err->kind = ERR_UNSAVED;
		err_hint(err, "the words are kept at '%s'", path.ptr);
	}
	buf_release(&path);
	return false;
}

void
edit_done(void)
{
	if (draft.len)
		unlink(draft.ptr);
	buf_release(&draft);
}

void
edit_said(struct err *err)
{
	size_t used = strlen(err->hint);

	snprintf(err->hint + used, sizeof err->hint - used, "%syour text is kept at '%s'",
		used ? "; " : "", draft.ptr);
}

struct editing {
	struct session *session;
	struct buf path;     /* in the journal */
	struct buf original; /* what the draft began as */
	struct buf edited;
	struct buf said;
};

static bool
build(struct change *change, void *context, struct err *err)
{
	struct editing *editing = context;
	struct buf now = BUF_INIT, merged = BUF_INIT;
	bool ok = change_read(change, editing->path.ptr, &now, err);

	if (!ok && err->kind == ERR_NOTHING) {
		buf_add(&merged, buf_slice(&editing->edited));
		ok = true;
	} else if (ok) {
		bool clean;

		ok = merge_three(&merged, buf_slice(&editing->original), buf_slice(&now),
			buf_slice(&editing->edited), &clean, err);
	}
	if (ok)
		change_put(change, editing->path.ptr, buf_slice(&merged));
	change_message(change, "edit: %s", editing->path.ptr);
	buf_release(&now);
	buf_release(&merged);
	return ok;
}

/* The page that a date, an area or a result names; bare: today. */
static bool
choose_page(struct session *session, const char *what, struct buf *path, struct err *err)
{
	struct areas areas = { 0 };
	struct name name;
	int day = session->clock.day;
	bool ok = true;

	if (!what || span_is(slice_of(what))) {
		ok = !what || date_parse(slice_of(what), LEAN_PAST, day, &day, err);
		layout_entry(path, day);
	} else if (strcmp(what, "purpose") == 0) {
		buf_add_text(path, "purpose.md");
	} else if (layout_takes(slice_of(what)) && slice_ends(slice_of(what), ".md")) {
		buf_add_text(path, what);
	} else {
		ok = areas_read(&areas, &session->journal.store, NULL, err) &&
			name_find(&areas, what, NAME_AREA | NAME_RESULT | NAME_STEP, &name, err);
		if (ok)
			buf_add_text(path, areas.items[name.area ?
				(size_t)(name.area - areas.items) :
				name.result ? name.result->area : name.step->area].path);
	}
	areas_release(&areas);
	return ok;
}

/* A day without a page begins with its heading and the moment. */
static void
begin_page(const struct session *session, struct slice path, struct buf *initial)
{
	int day;

	if (!layout_entry_day(path, &day))
		return;
	buf_add_text(initial, "# ");
	day_format(initial, day);
	buf_add_text(initial, "\n\n## ");
	minute_format(initial, session->clock.minute);
	buf_add_text(initial, "\n\n");
}

static bool
edit_page(struct editing *editing, struct err *err)
{
	struct session *session = editing->session;
	struct buf initial = BUF_INIT;
	bool ok = store_read(&session->journal.store, editing->path.ptr, &initial, err);

	if (!ok && err->kind == ERR_NOTHING) {
		begin_page(session, buf_slice(&editing->path), &initial);
		ok = true;
	} else if (ok) {
		buf_add(&editing->original, buf_slice(&initial));
	}
	ok = ok && edit_text(session, "page", buf_slice(&initial), &editing->edited, err);
	if (ok) {
		buf_printf(&editing->said, "edited %s", editing->path.ptr);
		ok = save(session, "edit", build, editing, &editing->said, err);
		if (ok)
			edit_done();
		else
			edit_said(err);
	}
	buf_release(&initial);
	return ok;
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct editing editing = { .session = session, .path = BUF_INIT,
		.original = BUF_INIT, .edited = BUF_INIT, .said = BUF_INIT };
	bool ok = argc <= 1 || err_set(err, ERR_USAGE, "edit takes one page at a time");

	ok = ok && choose_page(session, argc ? argv[0] : NULL, &editing.path, err) &&
		edit_page(&editing, err);
	buf_release(&editing.path);
	buf_release(&editing.original);
	buf_release(&editing.edited);
	buf_release(&editing.said);
	return ok;
}

const struct cmd cmd_edit = { .name = "edit", .synopsis = "[WHAT]",
	.summary = "open a page in the editor; bare: today's", .needs = NEED_WRITING, .run = run };
