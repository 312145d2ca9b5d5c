/* SPDX-License-Identifier: ISC */
/* Finding, opening and beginning a journal. */
#include "journal/journal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/words.h"
#include "store/layout.h"

static bool
has(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/%s", folder, name);
	bool there = access(path.ptr, F_OK) == 0;

	buf_release(&path);
	return there;
}

char *
journal_find_above(const char *start)
{
	char *path = mem_text(start, strlen(start));

	for (;;) {
		if (has(path, ".taut/format") ||
		    (has(path, "areas") && (has(path, "entries") || has(path, "checks"))))
			return path;
		char *slash = strrchr(path, '/');

		if (!slash || path[1] == '\0')
			break;
		slash[slash == path] = '\0';
	}
	free(path);
	return NULL;
}

bool
journal_is(const char *path)
{
	return has(path, ".taut") || has(path, "areas") || has(path, "entries") ||
		has(path, "checks");
}

static bool
read_format(struct journal *journal, struct err *err)
{
	struct buf bytes = BUF_INIT;
	bool ok = store_read(&journal->store, ".taut/format", &bytes, err);

	journal->format = LAYOUT_FORMAT;
	if (!ok && err->kind == ERR_NOTHING)
		ok = true;
	else if (ok && !layout_format(buf_slice(&bytes), &journal->format))
		ok = err_set(err, ERR_FORMAT, "'.taut/format' holds no number");
	buf_release(&bytes);
	return ok;
}

static bool
read_config(struct journal *journal, struct err *err)
{
	struct buf bytes = BUF_INIT;
	bool ok = store_read(&journal->store, ".taut/config", &bytes, err);

	if (!ok && err->kind == ERR_NOTHING)
		ok = true;
	else if (ok)
		ok = settings_read(&journal->settings, buf_slice(&bytes), ".taut/config", false,
			err);
	buf_release(&bytes);
	return ok;
}

bool
journal_open(struct journal *journal, const char *path, struct err *err)
{
	if (!journal_is(path)) {
		err_set(err, ERR_JOURNAL, access(path, F_OK) == 0 ?
			"'%s' is no journal" : N_("there is no journal at '%s'"), path);
		return err_hint(err, "begin one with 'taut init', or say where yours is: "
			"'taut -C DIR' or TAUT_DIR=DIR");
	}
	if (!store_open(&journal->store, path, err))
		return false;
	return read_format(journal, err) && read_config(journal, err);
}

void
journal_close(struct journal *journal)
{
	store_close(&journal->store);
	settings_release(&journal->settings);
}

bool
journal_may_write(const struct journal *journal, struct err *err)
{
	if (journal->format <= LAYOUT_FORMAT)
		return true;
	err_set(err, ERR_NEWER, "this journal needs a newer taut (its format is %d, this taut "
		"writes %d)", journal->format, LAYOUT_FORMAT);
	return err_hint(err, "everything can be read here; to write, use the newer taut");
}

enum language
journal_language(struct change *change)
{
	struct settings settings = { 0 };
	struct buf bytes = BUF_INIT;
	struct err ignored = ERR_INIT;
	enum language language = LANGUAGE_ENGLISH;

	/* a file that is not understood was told when the journal was opened */
	if (change_read(change, ".taut/config", &bytes, &ignored) &&
	    settings_read(&settings, buf_slice(&bytes), ".taut/config", false, &ignored))
		language = settings_language(&settings);
	settings_release(&settings);
	buf_release(&bytes);
	return language;
}
