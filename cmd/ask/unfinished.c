/* SPDX-License-Identifier: ISC */
/* Drafts of dialogues. Invariant: there is one file, sealed or open, never both. */
#include "cmd/ask/unfinished.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"
#include "base/secret.h"
#include "cmd/edit/draft.h"
#include "cmd/edit/kept.h"
#include "cmd/edit/place.h"
#include "cmd/key/keys.h"
#include "doc/document.h"
#include "seal/gate.h"

#define ENDING "ask.md"
#define SEALED ".age"

static bool
is_sealed(const struct buf *name)
{
	return slice_ends(buf_slice(name), SEALED);
}

static void
remove_from(int drafts, const struct buf *name)
{
	place_remove(drafts, name->ptr);
}

bool
unfinished_write(struct unfinished *unfinished, const char *flow, struct slice text, bool seal,
	struct err *err)
{
	const struct session *session = unfinished->session;
	int drafts = draft_folder(session, true, err);
	struct buf name = BUF_INIT;

	if (drafts < 0)
		return false;
	seal = seal || gate_concerns("draft.md", text);
	buf_printf(&name, "%s.%ld." ENDING "%s", flow, (long)getpid(), seal ? SEALED : "");
	bool ok = seal ? draft_write_sealed(session, drafts, name.ptr, text, err) :
		replace_file(drafts, name.ptr, text, err);

	bool goes = ok ? !slice_equal(buf_slice(&unfinished->name), buf_slice(&name)) :
		seal && !is_sealed(&unfinished->name);

	if (unfinished->name.len && goes)
		remove_from(drafts, &unfinished->name);
	if (ok || goes)
		buf_clear(&unfinished->name);
	if (ok)
		buf_add(&unfinished->name, buf_slice(&name));
	close(drafts);
	buf_release(&name);
	return ok;
}

/* FLOW.PID.ask.md or FLOW.PID.ask.md.age, of another taut that is gone. */
static bool
is_left(struct slice name, const char *flow)
{
	struct slice rest = name, first = slice_cut(&rest, '.');
	struct slice number = rest.ptr ? slice_cut(&rest, '.') : SLICE_EMPTY;

	if (!slice_is(first, flow) || !rest.ptr || number.len == 0 || number.len > 12 ||
	    (!slice_is(rest, ENDING) && !slice_is(rest, ENDING SEALED)))
		return false;
	return !kept_is_at_work(strtol(number.ptr, NULL, 10));
}

bool
unfinished_find(struct unfinished *unfinished, const char *flow, int *day, int *minute)
{
	struct names names = { 0 };
	struct err ignored;
	struct stat st;
	time_t newest = 0;
	struct tm tm;
	int drafts = draft_folder(unfinished->session, false, &ignored);
	bool read = drafts >= 0 && names_read(&names, drafts, ".", &ignored);

	buf_clear(&unfinished->name);
	for (size_t n = 0; read && n < names.count; n++) {
		if (!is_left(slice_of(names.items[n]), flow) ||
		    fstatat(drafts, names.items[n], &st, AT_SYMLINK_NOFOLLOW) < 0 ||
		    !S_ISREG(st.st_mode) || (unfinished->name.len && st.st_mtime < newest))
			continue;
		newest = st.st_mtime;
		buf_clear(&unfinished->name);
		buf_add_text(&unfinished->name, names.items[n]);
	}
	if (drafts >= 0)
		close(drafts);
	names_release(&names);
	if (unfinished->name.len == 0 || !localtime_r(&newest, &tm))
		return false;
	*day = day_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	*minute = tm.tm_hour * 60 + tm.tm_min;
	return true;
}

bool
unfinished_read(const struct unfinished *unfinished, struct session *session, struct buf *out,
	struct err *err)
{
	struct identity identity = IDENTITY_INIT;
	struct buf base = BUF_INIT, path = BUF_INIT;
	bool ok;

	if (is_sealed(&unfinished->name)) {
		ok = keys_open(session, &identity, err) &&
			kept_read(session, unfinished->name.ptr, &identity, out, &base, err);
	} else {
		unfinished_path(unfinished, &path);
		ok = store_read(&session->journal.store, path.ptr, out, err);
	}
	identity_release(&identity);
	buf_wipe(&base);
	buf_release(&path);
	return ok;
}

void
unfinished_path(const struct unfinished *unfinished, struct buf *out)
{
	buf_printf(out, DRAFTS "/%s", unfinished->name.ptr);
}

void
unfinished_remove(struct unfinished *unfinished)
{
	struct err ignored;
	int drafts = unfinished->name.len ? draft_folder(unfinished->session, false, &ignored) : -1;

	if (drafts >= 0) {
		remove_from(drafts, &unfinished->name);
		close(drafts);
	}
	unfinished_release(unfinished);
}

void
unfinished_release(struct unfinished *unfinished)
{
	buf_release(&unfinished->name);
}
