/* SPDX-License-Identifier: ISC */
/*
 * A walk over a tree from outside. Invariant: each name and each mode was
 * looked at, or stands just so in our own tree; no file's bytes are read
 * but those of the settings; nothing is written once something was refused.
 */
#include "trees/arrive.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"
#include "store/layout.h"
#include "store/repo.h"
#include "trees/folder.h"
#include "trees/foreign.h"
#include "trees/format.h"
#include "trees/twins.h"
#include "trees/without.h"

#define FINDINGS_MAX 50
#define SHOWN_MAX 400    /* bytes of a path */
#define ODD_MAX 10       /* names that are said one by one */

struct look {
	struct arrived *arrived;
	git_odb *odb;
	struct without without;
	struct version attributes; /* what .gitattributes may be */
	struct buf path;           /* of the folder with '/', or of what is in it */
	unsigned depth;
	bool hidden;               /* below a folder that begins with a dot */
	bool no_number;            /* .taut/format holds none */
	bool crowded;              /* too many files: a second look, without what is named */
	size_t entries, programs, twins, large, others;
	char *other;               /* the first of them */
	char *last, *fullest;      /* the entry too many; the folder with most of them */
	struct err *err;
};

/* A folder while it is looked at. */
struct place {
	struct folder folder; /* theirs, by name; mode 0: it is left out */
	struct folder known;  /* ours of that name, by name */
	size_t start;         /* where its names begin in look->path */
	bool changed;
};

static void
refuse(struct look *look, const char *why)
{
	struct arrived *arrived = look->arrived;
	struct buf harmless = BUF_INIT;

	if (arrived->count == FINDINGS_MAX) {
		arrived->more++;
		return;
	}
	text_escape_line(&harmless, buf_slice(&look->path));
	char *raw = mem_text(harmless.ptr, harmless.len);
	size_t end = SHOWN_MAX;

	if (harmless.len > SHOWN_MAX) { /* the reason has to fit in behind it */
		while ((raw[end] & 0xc0) == 0x80)
			end--;
		buf_cut(&harmless, end);
		buf_add_text(&harmless, "…");
	}
	arrived->items = mem_room(arrived->items, arrived->count, &arrived->room,
		sizeof *arrived->items);
	arrived->items[arrived->count++] = (struct arrive_finding){
		.path = slice_copy(buf_slice(&harmless)), .raw = raw, .why = why };
	buf_release(&harmless);
}

/* Settings that make git do something; a name with a dot below the root. */
static const char *
find_setting(const struct look *look, const struct folder_entry *entry)
{
	if (foreign_is(entry->name, ".gitmodules") || foreign_is(entry->name, ".lfsconfig"))
		return _("is a setting of git's that no journal has");
	if (foreign_is(entry->name, ".gitattributes") && (look->depth > 1 ||
	    !slice_is(entry->name, ".gitattributes") || entry->mode == FOLDER_TREE ||
	    !git_oid_equal(&entry->id, &look->attributes.id)))
		return _("sets other attributes than a journal has");
	if (look->depth > 1 && !look->hidden && entry->name.ptr[0] == '.')
		return _("begins with a dot, and is not at the top");
	return NULL;
}

/* What other programs keep: it stays in git and out of the work tree. */
static void
note_other(struct look *look, const struct folder_entry *entry)
{
	struct slice path = buf_slice(&look->path);
	bool root = look->depth == 1 && entry->name.ptr[0] == '.' &&
		!slice_is(entry->name, ".taut") && !layout_takes(path);

	if (!root && (!slice_starts(path, ".taut/") || entry->mode == FOLDER_TREE ||
	    layout_takes(path)))
		return;
	if (look->others++ == 0)
		look->other = mem_text(path.ptr, path.len);
}

/* What a journal is made of is read as a whole; all else may lie in git alone. */
static const char *
find_size(const struct look *look, size_t size)
{
	struct slice path = buf_slice(&look->path);

	if ((layout_takes(path) || slice_ends(path, ".md") || slice_starts(path, ".taut/")) &&
	    size > ARRIVE_WRITTEN)
		return _("is larger than 16 MiB");
	return size > ARRIVE_SIZE ? _("is larger than 256 MiB") : NULL;
}

static void
note_large(struct look *look)
{
	struct buf line = BUF_INIT;

	if (look->large++ >= ODD_MAX)
		return;
	buf_printf(&line, _("'%s' is larger than 16 MiB: git has it, it is not written here"),
		look->path.ptr);
	names_add(&look->arrived->odd, buf_slice(&line));
	buf_release(&line);
}

static bool
look_at_file(struct look *look, struct place *place, struct folder_entry *entry,
	const char **why)
{
	struct slice path = buf_slice(&look->path);
	char hex[GIT_OID_HEXSZ + 1];
	size_t size;
	git_object_t type;

	if (git_odb_read_header(&size, &type, look->odb, &entry->id) < 0)
		return err_git(look->err, ERR_SYSTEM, "cannot read git's object %s",
			git_oid_tostr(hex, sizeof hex, &entry->id));
	*why = type == GIT_OBJECT_BLOB ? find_size(look, size) : _("is called a file and is none");
	if (!*why && look->no_number && slice_is(path, ".taut/format"))
		*why = _("holds no number");
	if (!*why && slice_is(path, ".taut/config") && !format_settings(look->odb, &entry->id))
		*why = _("holds what are no settings");
	if (*why)
		return true;
	if (size > ARRIVE_WRITTEN && arrive_writes(path.ptr) && !layout_takes(path))
		note_large(look);
	if (entry->mode == FOLDER_FILE)
		return true;
	look->programs += entry->mode == FOLDER_RUN;
	entry->mode = FOLDER_FILE;
	place->changed = true;
	return true;
}

static bool look_at_folder(struct look *look, const git_oid *id, const git_oid *known,
	git_oid *made, const char **why);

static bool
look_below(struct look *look, struct place *place, struct folder_entry *entry,
	const struct folder_entry *twin, const char **why)
{
	bool hidden = look->hidden;
	size_t before = look->entries;
	git_oid made;

	look->hidden = hidden || entry->name.ptr[0] == '.';
	bool ok = look_at_folder(look, &entry->id,
		twin && twin->mode == FOLDER_TREE ? &twin->id : NULL, &made, why);

	look->hidden = hidden;
	if (!look->fullest && look->entries - before > ARRIVE_FILES / 2)
		look->fullest = mem_text(look->path.ptr, look->path.len);
	if (!ok || git_oid_equal(&made, &entry->id))
		return ok;
	if (git_oid_is_zero(&made)) /* nothing is left in it */
		entry->mode = 0;
	entry->id = made;
	place->changed = true;
	return true;
}

/* As if theirs had never touched it. */
static void
leave_out(struct place *place, struct folder_entry *entry, const struct folder_entry *twin,
	bool again)
{
	entry->mode = twin && !again ? twin->mode : 0;
	if (twin)
		entry->id = twin->id;
	place->changed = true;
}

/* *why: it is to be refused. */
static bool
look_into(struct look *look, struct place *place, struct folder_entry *entry,
	const struct folder_entry *twin, const char **why)
{
	*why = foreign_why(entry->name);
	if (!*why && look->path.len > ARRIVE_PATH)
		*why = _("has a path of more than 1,024 bytes");
	if (!*why)
		*why = folder_why(entry->mode);
	if (!*why)
		*why = find_setting(look, entry);
	if (*why)
		return true;
	bool ok = entry->mode == FOLDER_TREE ? look_below(look, place, entry, twin, why) :
		look_at_file(look, place, entry, why);

	if (ok && !*why && !twin)
		note_other(look, entry);
	return ok;
}

static bool
look_at_entry(struct look *look, struct place *place, size_t at)
{
	struct folder_entry *entry = &place->folder.items[at];
	const struct folder_entry *twin = folder_find(&place->known, entry->name);
	bool again = at > 0 && slice_equal(entry[-1].name, entry->name);
	bool twice = again || (at + 1 < place->folder.count &&
		slice_equal(entry[1].name, entry->name));
	const char *why = twice ? _("stands twice in its folder") : NULL;

	if (look->crowded && without_has(&look->without, buf_slice(&look->path), false)) {
		leave_out(place, entry, twin, again);
		return true;
	}
	if (!again && twin && twin->mode == entry->mode && git_oid_equal(&twin->id, &entry->id))
		return true;
	if (look->entries++ == ARRIVE_FILES) {
		look->last = mem_text(look->path.ptr, look->path.len);
		return true;
	}
	if (!why && !look_into(look, place, entry, twin, &why))
		return false;
	if (why && without_has(&look->without, buf_slice(&look->path), true))
		leave_out(place, entry, twin, again);
	else if (why && twice == again) /* what stands twice is named once */
		refuse(look, why);
	return true;
}

/* Names that are one name elsewhere; said one by one, up to a number. */
static void
part_twins(struct look *look, struct place *place, struct twins *twins)
{
	struct buf line = BUF_INIT;
	struct slice path = slice_part(buf_slice(&look->path), 0, place->start);

	twins_part(twins, &place->folder, path);
	for (size_t n = 0; n < twins->names.count; n++) {
		place->changed = true;
		if (look->twins++ >= ODD_MAX)
			continue;
		buf_clear(&line);
		buf_printf(&line, _("'%.*s%s' is called '%s' now: on some machines it would be one "
			"with another"), SLICE_ARG(path), twins->was.items[n],
			twins->names.items[n]);
		names_add(&look->arrived->odd, buf_slice(&line));
	}
	buf_release(&line);
}

static bool
write_place(struct look *look, struct place *place, git_oid *made)
{
	bool any = false;

	for (size_t n = 0; n < place->folder.count; n++)
		any = any || place->folder.items[n].mode;
	*made = (git_oid){ 0 };
	return !any || folder_write(made, look->odb, &place->folder, look->err);
}

static bool
look_at_place(struct look *look, struct place *place, git_oid *made)
{
	struct twins twins = { 0 };
	bool ok = true;

	folder_sort(&place->folder);
	folder_sort(&place->known);
	place->changed = place->folder.unsorted;
	for (size_t n = 0; ok && !look->last && n < place->folder.count; n++) {
		buf_add(&look->path, place->folder.items[n].name);
		ok = look_at_entry(look, place, n);
		buf_cut(&look->path, place->start);
	}
	bool fine = ok && !look->arrived->count && !look->last;

	if (fine)
		part_twins(look, place, &twins);
	if (fine && place->changed)
		ok = write_place(look, place, made);
	twins_release(&twins);
	return ok;
}

/* *made: its id when it is even; zero if nothing is left in it. */
static bool
look_at_folder(struct look *look, const git_oid *id, const git_oid *known, git_oid *made,
	const char **why)
{
	struct place place = { 0 };
	struct err failure = ERR_INIT;
	size_t len = look->path.len;

	*made = *id;
	if (known && git_oid_equal(known, id))
		return true;
	if (look->depth > ARRIVE_DEPTH) {
		*why = _("lies in more than 32 folders");
		return true;
	}
	if (!folder_read(&place.folder, look->odb, id, &failure)) {
		if (failure.kind == ERR_FORMAT)
			*why = _("is a folder that cannot be read, or of too many names");
		else
			*look->err = failure;
		return failure.kind == ERR_FORMAT;
	}
	if (look->depth && folder_is_repository(&place.folder)) {
		*why = _("is a git repository in itself");
		folder_release(&place.folder);
		return true;
	}
	bool ok = !known || folder_read(&place.known, look->odb, known, look->err);

	if (len)
		buf_add_char(&look->path, '/');
	place.start = look->path.len;
	look->depth++;
	ok = ok && look_at_place(look, &place, made);
	look->depth--;
	buf_cut(&look->path, len);
	folder_release(&place.folder);
	folder_release(&place.known);
	return ok;
}

static void
say_odd(struct look *look)
{
	struct names *odd = &look->arrived->odd;
	struct buf line = BUF_INIT;

	if (look->twins > ODD_MAX) {
		buf_printf(&line, _("and %zu more such names"), look->twins - ODD_MAX);
		names_add(odd, buf_slice(&line));
	}
	buf_clear(&line);
	if (look->large > ODD_MAX) {
		buf_printf(&line, _("and %zu more that are larger"), look->large - ODD_MAX);
		names_add(odd, buf_slice(&line));
	}
	buf_clear(&line);
	if (look->programs) {
		buf_printf(&line, ngettext("%zu file marked as a program is a plain file now",
			"%zu files marked as programs are plain files now", look->programs),
			look->programs);
		names_add(odd, buf_slice(&line));
	}
	buf_clear(&line);
	if (look->others) {
		if (look->others > 1)
			buf_printf(&line, _("git has '%s' and %zu more of other programs: not "
				"written here"), look->other, look->others - 1);
		else
			buf_printf(&line, _("git has '%s' of other programs: not written here"),
				look->other);
		names_add(odd, buf_slice(&line));
	}
	buf_release(&line);
}

/* `arrived` is empty before. */
static bool
look_at_root(struct look *look, const struct arrive_order *order)
{
	struct arrived *arrived = look->arrived;
	const char *why = NULL;
	bool number = true;
	bool ok = format_check(look->odb, order->tree, &number, look->err);

	look->no_number = !number;
	ok = ok && look_at_folder(look, order->tree,
		order->known ? git_tree_id(order->known) : NULL, &arrived->tree, &why);
	if (ok && git_oid_is_zero(&arrived->tree))
		return err_set(look->err, ERR_FORMAT, "it is no journal: nothing is left of it");
	if (look->last) {
		buf_add_text(&look->path, look->fullest ? look->fullest : look->last);
		why = _("has a part in more than 200,000 files and folders");
	}
	if (ok && why)
		refuse(look, why);
	buf_clear(&look->path);
	return ok;
}

static void
release(struct look *look)
{
	git_odb_free(look->odb);
	without_end(&look->without);
	buf_release(&look->path);
	free(look->other);
	free(look->fullest);
	free(look->last);
}

static bool
look_once(struct look *look, const struct arrive_order *order)
{
	struct arrived *arrived = look->arrived;

	*arrived = (struct arrived){ .tree = *order->tree };
	without_begin(&look->without, order->without);
	version_of(&look->attributes, slice_of(layout_attributes));
	bool ok = git_repository_odb(&look->odb, order->git) == 0 ||
		err_git(look->err, ERR_SYSTEM, "cannot open git's objects");

	ok = ok && look_at_root(look, order);
	arrived->changed = !git_oid_equal(&arrived->tree, order->tree);
	if (ok)
		say_odd(look);
	if (ok && !arrived->count)
		without_say(&look->without, &arrived->odd);
	if (!ok)
		arrived_release(arrived);
	return ok;
}

/* A tree of too many files is refused as a whole: only then is all that is named
 * left out. */
bool
arrive_look(struct arrived *arrived, const struct arrive_order *order, struct err *err)
{
	struct look look = { .arrived = arrived, .path = BUF_INIT, .err = err };

	*arrived = (struct arrived){ .tree = *order->tree };
	if (order->known && git_oid_equal(git_tree_id(order->known), order->tree))
		return true;
	bool ok = look_once(&look, order);

	if (ok && look.last && look.without.used) {
		release(&look);
		arrived_release(arrived);
		look = (struct look){ .arrived = arrived, .path = BUF_INIT, .err = err,
			.crowded = true };
		ok = look_once(&look, order);
	}
	release(&look);
	return ok;
}

void
arrived_release(struct arrived *arrived)
{
	for (size_t n = 0; n < arrived->count; n++) {
		free(arrived->items[n].path);
		free(arrived->items[n].raw);
	}
	free(arrived->items);
	names_release(&arrived->odd);
	*arrived = (struct arrived){ 0 };
}

bool
arrive_writes(const char *path)
{
	struct slice rest = slice_of(path);
	bool plain = true;

	if (layout_takes(rest))
		return true;
	while (plain && rest.ptr) {
		struct slice part = slice_cut(&rest, '/');

		plain = part.len && part.ptr[0] != '.' && !foreign_why(part);
	}
	return plain;
}

bool
arrive_is_large(git_odb *odb, const git_oid *id)
{
	size_t size;
	git_object_t type;

	return git_odb_read_header(&size, &type, odb, id) == 0 && size > ARRIVE_WRITTEN;
}
