/* SPDX-License-Identifier: ISC */
/* Where the buffer stands, and its sealed copy. */
#include "cmd/edit/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/replace.h"
#include "base/secret.h"
#include "base/words.h"
#include "cmd/edit/kept.h"
#include "cmd/edit/place.h"
#include "cmd/key/keys.h"
#include "cmd/out.h"
#include "doc/document.h"

#define SEALED ".age"
#define BASE "/.base"

static const char *
base_name(const char *path)
{
	return strrchr(path, '/') + 1;
}

int
draft_folder(const struct session *session, bool make, struct err *err)
{
	int root = session->journal.store.fd;

	if (make && mkdirat(root, ".git/taut", 0700) < 0 && errno != EEXIST) {
		err_system(err, "cannot make '%s/.git/taut'", session->journal.store.root);
		err_hint(err, "'taut init %s' puts the repository there",
			session->journal.store.root);
		return -1;
	}
	if (make && mkdirat(root, DRAFTS, 0700) < 0 && errno != EEXIST) {
		err_system(err, "cannot make '%s/%s'", session->journal.store.root, DRAFTS);
		return -1;
	}
	int fd = file_open_folder(root, DRAFTS);

	if (fd < 0)
		err_system(err, "cannot open '%s/%s'", session->journal.store.root, DRAFTS);
	return fd;
}

/* A name that no draft has: one that was kept is not written over. */
static void
free_name(int drafts, const char *name, struct buf *out)
{
	struct buf sealed = BUF_INIT;
	long number = (long)getpid();

	do {
		buf_clear(out);
		buf_clear(&sealed);
		buf_printf(out, "%s.%ld.md", name, number++);
		buf_printf(&sealed, "%s" SEALED, out->ptr);
	} while (faccessat(drafts, out->ptr, F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
		faccessat(drafts, sealed.ptr, F_OK, AT_SYMLINK_NOFOLLOW) == 0);
	buf_release(&sealed);
}

static bool
write_new(int folder, const char *path, struct slice text, struct err *err)
{
	int fd = openat(folder, base_name(path),
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return err_system(err, "cannot write the draft '%s'", path);
	bool ok = replace_write(fd, text) || err_system(err, "cannot write the draft '%s'", path);

	close(fd);
	if (!ok)
		unlinkat(folder, base_name(path), 0);
	return ok;
}

bool
draft_write_sealed(const struct session *session, int drafts, const char *name, struct slice text,
	struct err *err)
{
	struct buf sealed = BUF_INIT;
	bool ok = keys_seal(session, text, &sealed, err) &&
		replace_file(drafts, name, buf_slice(&sealed), err);

	buf_release(&sealed);
	return ok;
}

bool
draft_keep(const struct session *session, const char *name, struct slice words, bool seal,
	struct buf *path, struct err *err)
{
	int drafts = draft_folder(session, true, err);
	struct buf base = BUF_INIT;
	bool ok = drafts >= 0;

	if (ok) {
		free_name(drafts, name, &base);
		if (seal)
			buf_add_text(&base, SEALED);
		buf_printf(path, "%s%s" DRAFTS "/%s", seal ? "" : session->journal.store.root,
			seal ? "" : "/", base.ptr);
		ok = seal ? draft_write_sealed(session, drafts, base.ptr, words, err) :
			write_new(drafts, path->ptr, words, err);
		close(drafts);
	}
	buf_release(&base);
	return ok;
}

static void
hash(unsigned char out[DRAFT_HASH], struct slice text)
{
	crypto_generichash(out, DRAFT_HASH, (const unsigned char *)text.ptr, text.len, NULL, 0);
}

/* In memory wherever there are keys, whether they were confirmed here or not. */
static bool
choose_place(struct draft *draft, struct err *err)
{
	const struct session *session = draft->session;
	struct buf link = BUF_INIT;
	int place;

	if (draft->text == EDITOR_OPEN)
		return true;
	buf_printf(&link, "%s/%s", session->journal.store.root, draft->sealed.ptr);
	place = place_make(session, link.ptr, &draft->home, err);
	buf_release(&link);
	if (place >= 0) {
		close(draft->folder);
		draft->folder = place;
		return true;
	}
	err->kind = ERR_SYSTEM;
	return false;
}

bool
draft_has_keys(const struct session *session)
{
	struct names names = { 0 };
	struct err err = ERR_INIT;
	bool read = store_names(&session->journal.store, ".taut/identities", &names, &err);
	bool any = read ? names.count > 0 : err.kind != ERR_NOTHING;

	names_release(&names);
	return any;
}

/* Keys that nobody confirmed here: what is typed cannot be sealed, and stands
 * in memory all the same. A list that is damaged is no other case. */
static bool
choose_text(struct draft *draft, bool private, struct err *err)
{
	struct trust trust;

	draft->text = private ? EDITOR_PRIVATE : EDITOR_GUARDED;
	if (keys_trusted(draft->session, &trust, err))
		return true;
	if (!private && err->kind == ERR_NOTHING && !draft_has_keys(draft->session))
		draft->text = EDITOR_OPEN;
	if (private && err->kind == ERR_NOTHING)
		err->kind = ERR_KEY;
	return !private;
}

/* The buffer, and in memory what the page was. */
static bool
fill(struct draft *draft, const struct edit *edit, struct err *err)
{
	const char *name = base_name(draft->path.ptr);

	if (!write_new(draft->folder, draft->path.ptr, edit->initial, err))
		return false;
	hash(draft->known, edit->initial);
	if (draft->home.len == 0)
		return true;
	bool ok = edit->base.len == 0 || write_new(draft->folder, BASE, edit->base, err);

	place_mark(draft->folder, name);
	return ok;
}

bool
draft_was_written(const struct draft *draft)
{
	struct stat st;

	return fstatat(draft->folder, base_name(draft->path.ptr), &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		st.st_mtim.tv_sec != PLACE_BEFORE;
}

bool
draft_make(struct draft *draft, const struct session *session, const struct edit *edit,
	struct err *err)
{
	struct buf base = BUF_INIT;

	draft->session = session;
	if (!choose_text(draft, edit->private, err))
		return false;
	draft->folder = draft_folder(session, true, err);
	if (draft->folder < 0)
		return false;
	free_name(draft->folder, edit->name, &base);
	buf_printf(&draft->sealed, DRAFTS "/%s" SEALED, base.ptr);
	bool ok = choose_place(draft, err);

	if (ok && draft->home.len)
		buf_printf(&draft->path, "%s/%s", draft->home.ptr, base.ptr);
	else if (ok)
		buf_printf(&draft->path, "%s/" DRAFTS "/%s", session->journal.store.root, base.ptr);
	ok = ok && fill(draft, edit, err);
	if (!ok)
		draft_drop(draft);
	buf_release(&base);
	return ok;
}

bool
draft_read(const struct draft *draft, struct buf *text, struct err *err)
{
	if (file_read(draft->folder, base_name(draft->path.ptr), DOCUMENT_MAX, text, err))
		return true;
	struct err why = *err;

	err_set(err, why.kind == ERR_NOTHING ? ERR_SYSTEM : why.kind, "cannot read the draft: %s",
		why.text);
	return false;
}

static bool
is_newer(struct timespec a, struct timespec b)
{
	return a.tv_sec > b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec > b.tv_nsec);
}

static bool
is_as_seen(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
		a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* nano that is ended leaves what was not saved beside the file. */
static void
find_rescued(const struct draft *draft, struct buf *name, struct stat *st)
{
	struct names names = { 0 };
	struct buf start = BUF_INIT;
	struct err ignored;
	bool read = names_read(&names, draft->folder, ".", &ignored);

	buf_printf(&start, "%s.save", base_name(draft->path.ptr));
	for (size_t n = 0; read && n < names.count; n++) {
		struct stat other;

		if (!slice_starts(slice_of(names.items[n]), start.ptr) ||
		    fstatat(draft->folder, names.items[n], &other, AT_SYMLINK_NOFOLLOW) < 0 ||
		    !S_ISREG(other.st_mode) || !is_newer(other.st_mtim, st->st_mtim))
			continue;
		*st = other;
		buf_clear(name);
		buf_add_text(name, names.items[n]);
	}
	buf_release(&start);
	names_release(&names);
}

/* What the page was, beside the draft's first state; without it the two are
 * merged as if the page had been empty. */
static void
seal_base(const struct draft *draft)
{
	struct buf base = BUF_INIT;
	struct err ignored;
	int root = draft->session->journal.store.fd, bases;

	if (file_read(draft->folder, base_name(BASE), DOCUMENT_MAX, &base, &ignored) &&
	    (mkdirat(root, BASES, 0700) == 0 || errno == EEXIST) &&
	    (bases = file_open_folder(root, BASES)) >= 0) {
		if (!draft_write_sealed(draft->session, bases, base_name(draft->sealed.ptr),
			buf_slice(&base), &ignored))
			unlinkat(bases, base_name(draft->sealed.ptr), 0);
		close(bases);
	}
	buf_wipe(&base);
}

static bool
seal_file(struct draft *draft, const char *name)
{
	unsigned char now[DRAFT_HASH];
	struct buf text = BUF_INIT;
	struct err ignored;
	bool ok = file_read(draft->folder, name, DOCUMENT_MAX, &text, &ignored);

	hash(now, buf_slice(&text));
	/* an empty one is a file that is just being written, or nothing to keep */
	if (ok && slice_trim(buf_slice(&text)).len && memcmp(now, draft->known, sizeof now) != 0) {
		int drafts = draft_folder(draft->session, true, &ignored);

		ok = drafts >= 0 && draft_write_sealed(draft->session, drafts,
			base_name(draft->sealed.ptr), buf_slice(&text), &ignored);
		if (drafts >= 0)
			close(drafts);
		if (ok)
			memcpy(draft->known, now, sizeof now);
		if (ok && !draft->is_sealed)
			seal_base(draft);
		draft->is_sealed = draft->is_sealed || ok;
	}
	buf_wipe(&text);
	return ok;
}

bool
draft_seal(struct draft *draft, bool rescued)
{
	struct buf name = BUF_INIT;
	struct stat st;

	if (draft->home.len == 0)
		return true;
	buf_add_text(&name, base_name(draft->path.ptr));
	if (fstatat(draft->folder, name.ptr, &st, AT_SYMLINK_NOFOLLOW) < 0)
		st = (struct stat){ 0 };
	if (rescued)
		find_rescued(draft, &name, &st);
	if (st.st_ino && (draft->is_behind || !is_as_seen(&st, &draft->seen))) {
		draft->is_behind = !seal_file(draft, name.ptr);
		draft->seen = st;
	}
	buf_release(&name);
	return !draft->is_behind;
}

static void
release(struct draft *draft)
{
	if (draft->folder >= 0)
		close(draft->folder);
	buf_release(&draft->path);
	buf_release(&draft->home);
	buf_release(&draft->sealed);
	*draft = (struct draft)DRAFT_INIT;
}

void
draft_close(struct draft *draft)
{
	if (draft->home.len && !draft->is_behind) {
		place_wipe(draft->folder, draft->home.ptr);
		draft->folder = -1;
	}
	release(draft);
}

/* The buffer, and what an editor may have put beside it: swap, backup. */
static void
remove_from_drafts(const struct draft *draft)
{
	const char *base = base_name(draft->path.ptr);
	struct names names = { 0 };
	struct err ignored;
	bool read = names_read(&names, draft->folder, ".", &ignored);

	for (size_t n = 0; read && n < names.count; n++)
		if (slice_starts(slice_of(names.items[n] + (names.items[n][0] == '.')), base))
			place_remove(draft->folder, names.items[n]);
	names_release(&names);
}

void
draft_drop(struct draft *draft)
{
	if (draft->is_sealed)
		kept_remove(draft->session, base_name(draft->sealed.ptr));
	if (draft->path.len && draft->home.len == 0)
		remove_from_drafts(draft);
	draft->is_behind = false;
	draft_close(draft);
}

void
draft_tell(const struct draft *draft, struct buf *out)
{
	if (draft->home.len == 0)
		buf_printf(out, _("your text is kept at '%s'"), draft->path.ptr);
	else if (draft->is_behind)
		buf_printf(out, _("your text could not be sealed: it stands at '%s', in "
			"memory only, and is gone when you log out or the machine is shut down"),
			draft->path.ptr);
	else if (draft->is_sealed)
		buf_printf(out, _("taut edit -p %s goes on with it; your text is kept sealed: "
			"taut show -p %s"), draft->sealed.ptr, draft->sealed.ptr);
	else
		buf_add_text(out, _("nothing in your text was changed"));
}

struct stale {
	const struct session *session;
	bool mend;
	size_t count;
};

/* Whether the link leads to a draft of this journal; its base then. */
static const char *
own_draft(const struct session *session, const char *link)
{
	size_t at = slice_find_last(slice_of(link), "/" DRAFTS "/");
	struct stat own, other;

	if (at == SLICE_NONE || at == 0 || !slice_ends(slice_of(link), ".md" SEALED))
		return NULL;
	const char *base = link + at + strlen("/" DRAFTS "/");
	char *root = slice_copy(slice_part(slice_of(link), 0, at));
	bool same = !strchr(base, '/') && stat(root, &other) == 0 &&
		fstat(session->journal.store.fd, &own) == 0 && own.st_dev == other.st_dev &&
		own.st_ino == other.st_ino;

	free(root);
	return same ? base : NULL;
}

static void
visit_stale(int folder, const char *path, const char *link, void *context)
{
	struct stale *stale = context;
	const char *base = own_draft(stale->session, link);
	struct draft draft = DRAFT_INIT;
	struct timespec marked;

	draft.folder = folder;
	if (base && stale->mend) {
		draft.session = stale->session;
		buf_add_text(&draft.home, path);
		buf_printf(&draft.path, "%s/%.*s", path,
			(int)(strlen(base) - strlen(SEALED)), base);
		buf_printf(&draft.sealed, DRAFTS "/%s", base);
		/* as it was filled: what is older was seen */
		if (fstatat(folder, base_name(draft.path.ptr), &draft.seen,
			    AT_SYMLINK_NOFOLLOW) == 0 &&
		    place_marked(folder, &marked) && !is_newer(marked, draft.seen.st_mtim))
			draft.seen = (struct stat){ 0 };
		if (!draft_seal(&draft, true))
			stale->count++;
		else if (draft.is_sealed)
			warn("an edit that was cut off is kept sealed: taut edit -p %s, or "
				"taut show -p %s", draft.sealed.ptr, draft.sealed.ptr);
		draft_close(&draft);
		return;
	}
	stale->count += base != NULL;
	release(&draft);
}

size_t
draft_stale(const struct session *session, bool mend)
{
	struct stale stale = { session, mend, 0 };

	place_each(session, visit_stale, &stale);
	return stale.count;
}
