/* SPDX-License-Identifier: ISC */
/* Sealed drafts, found and opened again. */
#include "cmd/edit/kept.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "age/age.h"
#include "age/armor.h"
#include "base/file.h"
#include "base/secret.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/edit/draft.h"
#include "cmd/out.h"
#include "doc/document.h"
#include "store/layout.h"

#define ENDING ".md.age"
#define DIALOGUE ".ask" ENDING /* not an edit: the same dialogue goes on with it */
#define NAME_MAX_LEN 120

void
kept_name(struct buf *out, struct slice page)
{
	int day;

	if (layout_entry_day(page, &day)) {
		day_format(out, day);
	} else if (page.len > NAME_MAX_LEN || slice_find_char(page, '+') != SLICE_NONE) {
		buf_add_text(out, "page");
	} else {
		for (size_t n = 0; n < page.len; n++)
			buf_add_char(out, page.ptr[n] == '/' ? '+' : page.ptr[n]);
	}
}

const char *
kept_is(const struct session *session, const char *what)
{
	size_t root = strlen(session->journal.store.root);

	if (strncmp(what, session->journal.store.root, root) == 0 && what[root] == '/')
		what += root + 1;
	if (!slice_starts(slice_of(what), DRAFTS "/") || !slice_ends(slice_of(what), ENDING))
		return NULL;
	what += strlen(DRAFTS "/");
	return strchr(what, '/') ? NULL : what;
}

/* NAME.PID.md.age: the name, and the number. */
static struct slice
part(const char *name, long *pid)
{
	struct slice whole = slice_part(slice_of(name), 0, strlen(name) - strlen(ENDING));
	size_t dot = slice_find_last(whole, ".");

	*pid = dot == SLICE_NONE ? 0 : strtol(whole.ptr + dot + 1, NULL, 10);
	return dot == SLICE_NONE ? whole : slice_part(whole, 0, dot);
}

bool
kept_page(const char *name, struct buf *page)
{
	long pid;
	struct slice own = part(name, &pid);
	struct buf path = BUF_INIT;
	struct err ignored;
	int day;

	if (own.len == 10 && date_parse(own, LEAN_PAST, 0, &day, &ignored)) {
		layout_entry(page, day);
		return true;
	}
	for (size_t n = 0; n < own.len; n++)
		buf_add_char(&path, own.ptr[n] == '+' ? '/' : own.ptr[n]);
	bool told = slice_ends(own, ".md") && layout_takes(buf_slice(&path));

	if (told)
		buf_add(page, buf_slice(&path));
	buf_release(&path);
	return told;
}

static bool
open_file(const struct session *session, const char *folder, const char *name,
	const struct identity *identity, struct buf *out, struct err *err)
{
	struct buf path = BUF_INIT, armor = BUF_INIT, binary = BUF_INIT;
	struct secret plain = SECRET_INIT;
	enum age_fault fault = AGE_FINE;

	buf_printf(&path, "%s/%s", folder, name);
	bool ok = store_read(&session->journal.store, path.ptr, &armor, err);

	if (ok && ((fault = armor_read(&binary, buf_slice(&armor))) != AGE_FINE ||
	    (fault = age_open(&plain, buf_slice(&binary), &identity->keys)) != AGE_FINE))
		ok = err_set(err, fault == AGE_NO_MATCH ? ERR_KEY : ERR_FORMAT, "'%s': %s",
			path.ptr, age_fault_text(fault));
	if (ok) {
		buf_space(out, plain.len + 1);
		buf_add(out, secret_slice(&plain));
	}
	secret_release(&plain);
	buf_release(&path);
	buf_release(&armor);
	buf_release(&binary);
	return ok;
}

bool
kept_read(const struct session *session, const char *name, const struct identity *identity,
	struct buf *text, struct buf *base, struct err *err)
{
	return open_file(session, DRAFTS, name, identity, text, err) &&
		(open_file(session, BASES, name, identity, base, err) ||
		err->kind == ERR_NOTHING);
}

void
kept_remove(const struct session *session, const char *name)
{
	static const char *const folders[] = { DRAFTS, BASES };

	for (size_t n = 0; n < 2; n++) {
		int fd = file_open_folder(session->journal.store.fd, folders[n]);

		if (fd < 0)
			continue;
		unlinkat(fd, name, 0);
		close(fd);
	}
}

static bool
read_name_of(const char *pid, char name[32])
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%s/comm", pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, name, 31);

	if (fd >= 0)
		close(fd);
	name[got > 0 ? got : 0] = '\0';
	return got > 0;
}

/* A pid may be another program's by now. */
bool
kept_is_at_work(long pid)
{
	char own[32], other[32], number[32];

	snprintf(number, sizeof number, "%ld", pid);
	return pid > 0 && read_name_of("self", own) && read_name_of(number, other) &&
		strcmp(own, other) == 0;
}

size_t
kept_remind(const struct session *session)
{
	struct names names = { 0 };
	struct buf line = BUF_INIT;
	struct err ignored;
	const char *found = NULL;
	size_t count = 0;
	long pid;

	if (store_names(&session->journal.store, DRAFTS, &names, &ignored))
		for (size_t n = 0; n < names.count; n++) {
			if (!slice_ends(slice_of(names.items[n]), ENDING) ||
			    slice_ends(slice_of(names.items[n]), DIALOGUE))
				continue;
			part(names.items[n], &pid);
			if (kept_is_at_work(pid))
				continue;
			found = names.items[n];
			count++;
		}
	if (count == 1)
		buf_printf(&line, _("an edit that was cut off is kept sealed: taut edit -p %s/%s, "
			"or taut show -p %s/%s"), DRAFTS, found, DRAFTS, found);
	else if (count)
		buf_printf(&line, _("%zu edits that were cut off are kept sealed in %s: taut edit "
			"-p %s/%s, and so on"), count, DRAFTS, DRAFTS, found);
	size_t columns = session->quiet ? 0 : text_width(buf_slice(&line));

	if (columns > 0)
		say_whole(session, line.ptr);
	names_release(&names);
	buf_release(&line);
	return columns;
}
