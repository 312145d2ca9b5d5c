/* SPDX-License-Identifier: ISC */
/* The hooks' files. Invariant: what stands there is never written over. */
#include "store/hooks.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/replace.h"

#define HOOK_MAX (1u << 20)

const char *const hook_names[HOOKS] = { "pre-commit", "pre-push" };

static void
write_text(struct buf *out, const char *name)
{
	buf_printf(out, "#!/bin/sh\n"
		"# By taut: no private passage leaves in the clear. Yours to change or remove.\n"
		"command -v taut >/dev/null || {\n"
		"\techo 'taut is not on the PATH: private passages are not looked for' >&2\n"
		"\texit 0\n"
		"}\n"
		"exec taut hook %s \"$@\"\n", name);
}

/* Where git looks instead of .git/hooks, as the person or the system set it. */
static bool
is_elsewhere(struct repo *repo, struct buf *path)
{
	git_config *config = NULL;
	git_buf value = GIT_BUF_INIT;
	bool set = git_repository_config_snapshot(&config, repo->git) == 0 &&
		git_config_get_path(&value, config, "core.hookspath") == 0;

	if (set)
		buf_printf(path, "%s%s", value.ptr[0] == '/' ? "" : "../", value.ptr);
	git_buf_dispose(&value);
	git_config_free(config);
	return set;
}

static int
open_folder(struct repo *repo, const char *below)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/.git/%s", repo->root, below);
	int fd = open(below[0] == '/' ? below : path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	buf_release(&path);
	return fd;
}

static enum hook_state
look(int folder, const char *name)
{
	struct buf text = BUF_INIT, call = BUF_INIT;
	struct err why = ERR_INIT;
	enum hook_state state = HOOK_OWN;

	buf_printf(&call, "taut hook %s", name);
	if (folder < 0 || (!file_read(folder, name, HOOK_MAX, &text, &why) &&
	    why.kind == ERR_NOTHING))
		state = HOOK_MISSING;
	else if (slice_find(buf_slice(&text), call.ptr) != SLICE_NONE)
		state = faccessat(folder, name, X_OK, 0) == 0 ? HOOK_THERE : HOOK_IDLE;
	buf_release(&text);
	buf_release(&call);
	return state;
}

enum hook_state
hook_look(struct repo *repo, const char *name)
{
	struct buf path = BUF_INIT;
	bool elsewhere = is_elsewhere(repo, &path);
	int folder = open_folder(repo, elsewhere ? path.ptr : "hooks");
	enum hook_state state = look(folder, name);

	if (folder >= 0)
		close(folder);
	buf_release(&path);
	return elsewhere && state != HOOK_THERE ? HOOK_ELSEWHERE : state;
}

bool
hook_adds_nothing(struct repo *repo, const char *name)
{
	struct buf path = BUF_INIT, text = BUF_INIT, ours = BUF_INIT;
	struct err why = ERR_INIT;
	bool elsewhere = is_elsewhere(repo, &path);
	int folder = elsewhere ? -1 : open_folder(repo, "hooks");
	bool there = folder >= 0 && file_read(folder, name, HOOK_MAX, &text, &why);

	write_text(&ours, name);
	bool nothing = !elsewhere && (there ? slice_equal(buf_slice(&text), buf_slice(&ours)) :
		folder < 0 || why.kind == ERR_NOTHING);

	if (folder >= 0)
		close(folder);
	buf_release(&path);
	buf_release(&text);
	buf_release(&ours);
	return nothing;
}

/* Aside, then by a second name, which fails where there is a file. */
static bool
place(int folder, const char *name)
{
	struct buf text = BUF_INIT;
	struct stat st;
	char temp[REPLACE_NAME];
	int fd = replace_temp(folder, temp);

	if (fd < 0)
		return false;
	write_text(&text, name);
	bool ok = replace_fill(fd, buf_slice(&text), 0700, &st) &&
		(linkat(folder, temp, folder, name, 0) == 0 || errno == EEXIST);
	int why = errno;

	close(fd);
	unlinkat(folder, temp, 0);
	buf_release(&text);
	errno = why;
	return ok;
}

bool
hook_write(struct repo *repo, const char *name, struct err *err)
{
	struct buf path = BUF_INIT;
	enum hook_state state = hook_look(repo, name);

	if (state != HOOK_MISSING && state != HOOK_IDLE)
		return true;
	buf_printf(&path, "%s/.git/hooks", repo->root);
	bool ok = mkdir(path.ptr, 0700) == 0 || errno == EEXIST;
	int folder = ok ? open_folder(repo, "hooks") : -1;

	ok = folder >= 0 && (state == HOOK_IDLE ? fchmodat(folder, name, 0700, 0) == 0 :
		place(folder, name));
	if (!ok)
		err_system(err, "cannot write git's hook '%s'", name);
	if (folder >= 0)
		close(folder);
	buf_release(&path);
	return ok;
}
