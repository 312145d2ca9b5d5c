/* SPDX-License-Identifier: ISC */
/*
 * The settings of plain git's merges. Invariant: .git/config is what it was,
 * or that and all of ours; what git writes there meanwhile stays.
 */
#include "store/driver.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/config.h"
#include "store/work.h"

#define NAME_KEY "merge.taut.name"
#define PROGRAM_KEY "merge.taut.driver"
#define RENAMES_KEY "merge.renames"
#define STRATEGY_KEY "pull.twohead"
#define CALL "taut merge-file"
#define TRIES_MAX 10

/* Without taut, git merges by lines as it would have without us; were it only
 * refused, the page would stand there as one side has it, without a marker. */
static const char program[] =
	"command -v taut >/dev/null && exec taut merge-file -- %O %A %B %P; "
	"echo 'taut is not on the PATH: pages are merged by lines' >&2; "
	"git merge-file --diff3 -L ours -L base -L theirs -- %A %O %B";

/* The value that counts, and where it is set. */
static bool
find(git_config *config, const char *key, struct buf *value, git_config_level_t *level)
{
	git_config_entry *entry = NULL;
	bool found = git_config_get_entry(&entry, config, key) == 0;

	if (found) {
		buf_add_text(value, entry->value ? entry->value : "true");
		*level = entry->level;
	}
	git_config_entry_free(entry);
	return found;
}

static enum driver_state
look_at_program(git_config *config)
{
	struct buf value = BUF_INIT;
	git_config_level_t level;
	enum driver_state state = DRIVER_MISSING;

	if (find(config, PROGRAM_KEY, &value, &level))
		state = slice_find(buf_slice(&value), CALL) != SLICE_NONE ? DRIVER_THERE :
			DRIVER_OWN;
	buf_release(&value);
	return state;
}

/* Where a person has it on everywhere, that was not meant for a journal. */
static enum driver_state
look_at_renames(git_config *config)
{
	struct buf value = BUF_INIT;
	git_config_level_t level;
	enum driver_state state = DRIVER_MISSING;
	int on = 1;

	if (find(config, RENAMES_KEY, &value, &level)) {
		if (git_config_parse_bool(&on, value.ptr) == 0 && !on)
			state = DRIVER_THERE;
		else if (level >= GIT_CONFIG_LEVEL_LOCAL)
			state = DRIVER_OWN;
	}
	buf_release(&value);
	return state;
}

/* Whatever a person chose here. */
static enum driver_state
look_at_strategy(git_config *config)
{
	struct buf value = BUF_INIT;
	git_config_level_t level;
	bool found = find(config, STRATEGY_KEY, &value, &level);

	buf_release(&value);
	return found ? DRIVER_THERE : DRIVER_MISSING;
}

bool
driver_look(struct driver *driver, struct repo *repo, struct err *err)
{
	git_config *config = NULL;

	if (git_repository_config_snapshot(&config, repo->git) < 0)
		return err_git(err, ERR_SYSTEM, "cannot read git's configuration");
	driver->program = look_at_program(config);
	driver->renames = look_at_renames(config);
	driver->strategy = look_at_strategy(config);
	git_config_free(config);
	return true;
}

bool
driver_is_whole(const struct driver *driver)
{
	return driver->program != DRIVER_MISSING && driver->renames != DRIVER_MISSING &&
		driver->strategy != DRIVER_MISSING;
}

static bool
is_of_section(struct slice key, struct slice value, void *context)
{
	bool *found = context;

	(void)value;
	*found = *found || slice_starts(key, "merge.taut.");
	return !*found;
}

static void
set(struct buf *text, const char *key, const char *value)
{
	struct buf changed = BUF_INIT;

	config_set(buf_slice(text), key, slice_of(value), &changed);
	buf_release(text);
	*text = changed;
}

static bool
add_missing(struct buf *text, const struct driver *driver, struct err *err)
{
	bool section = false;

	if (!config_read(buf_slice(text), "'.git/config'", is_of_section, &section, err))
		return false;
	if (driver->program == DRIVER_MISSING) {
		if (text->len && text->ptr[text->len - 1] != '\n')
			buf_add_char(text, '\n');
		if (!section)
			buf_add_text(text, "[merge \"taut\"]\n");
		set(text, NAME_KEY, "a page of a journal, by sections and items");
		set(text, PROGRAM_KEY, program);
	}
	if (driver->renames == DRIVER_MISSING)
		set(text, RENAMES_KEY, "false");
	if (driver->strategy == DRIVER_MISSING)
		set(text, STRATEGY_KEY, "recursive");
	return true;
}

/* As any page is written: who changed the file meanwhile is found out, and all
 * begins again. *again: so it is. */
static bool
write_once(const struct lock *lock, const struct driver *driver, bool *again, struct err *err)
{
	const struct work work = { .root = lock->git, .temps = lock->temps };
	struct work_file file = WORK_FILE_INIT;
	struct stat st;

	file.path = mem_text("config", sizeof "config" - 1);
	file.now_there = true;
	bool ok = work_read(&work, &file, err);

	buf_add(&file.now, buf_slice(&file.was));
	ok = ok && add_missing(&file.now, driver, err) && work_prepare(&work, &file, err);
	if (ok && fstatat(lock->git, "config.lock", &st, AT_SYMLINK_NOFOLLOW) == 0)
		ok = err_set(err, ERR_BUSY, "git is at work here: '.git/config.lock' is there");
	enum work_result result = ok ? work_place(&work, &file, err) : WORK_FAILED;

	*again = result == WORK_TAKEN;
	work_clean(&work, &file);
	work_file_release(&file);
	return result == WORK_PLACED;
}

bool
driver_write(struct repo *repo, const struct lock *lock, struct err *err)
{
	for (int tries = 0; tries < TRIES_MAX; tries++) {
		struct driver driver;
		bool again;

		if (!driver_look(&driver, repo, err))
			return false;
		if (driver_is_whole(&driver))
			return true;
		if (write_once(lock, &driver, &again, err))
			return true;
		if (!again)
			return false;
	}
	return err_set(err, ERR_BUSY, "another program keeps writing '.git/config'");
}
