/* SPDX-License-Identifier: ISC */
/* Which page of questions is taken, by the person's language. */
#include "cmd/ask/page.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cmd/language.h"
#include "cmd/out.h"
#include "cmd/session.h"

/* The folder beside the person's config; empty if there is no HOME. */
static void
find_folder(struct buf *path)
{
	session_config_path(path);
	size_t slash = slice_find_last(buf_slice(path), "/");

	if (path->len) {
		buf_cut(path, slash);
		buf_add_text(path, "/prompts");
	}
}

/* Whether there is such a page and it is understood. */
static bool
take_own(struct prompt *prompt, const char *path, const struct prompt_names *names)
{
	struct buf bytes = BUF_INIT, shown = BUF_INIT;
	struct err why = ERR_INIT;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool ok = fd >= 0 && file_read_stream(fd, path, PROMPT_MAX, &bytes, &why) &&
		prompt_parse(prompt, buf_slice(&bytes), path, names, &why);

	if (fd >= 0)
		close(fd);
	if (fd >= 0 && !ok) {
		text_escape_line(&shown, slice_of(why.text));
		warn("%s; taut's own questions are asked", shown.ptr);
	}
	buf_release(&bytes);
	buf_release(&shown);
	return ok;
}

static bool
find_own(struct prompt *prompt, const char *locale, const struct prompt_names *names)
{
	struct slice language = prompt_language(locale);
	struct buf folder = BUF_INIT, path = BUF_INIT;
	bool found = false;

	find_folder(&folder);
	if (folder.len) {
		buf_printf(&path, "%s/%.*s/%s.md", folder.ptr, SLICE_ARG(language), names->flow);
		found = take_own(prompt, path.ptr, names);
		buf_clear(&path);
		buf_printf(&path, "%s/%s.md", folder.ptr, names->flow);
		found = found || take_own(prompt, path.ptr, names);
	}
	buf_release(&folder);
	buf_release(&path);
	return found;
}

bool
page_open(struct prompt *prompt, const struct prompt_names *names, struct err *err)
{
	const char *locale = language_locale();
	struct buf bytes = BUF_INIT;

	if (find_own(prompt, locale, names))
		return true;
	const struct prompt_page *page = prompt_page_find(locale, names->flow);

	for (size_t n = 0; page && page->lines[n]; n++)
		buf_add_text(&bytes, page->lines[n]);
	bool ok = prompt_parse(prompt, buf_slice(&bytes), names->flow, names, err);

	buf_release(&bytes);
	return ok;
}
