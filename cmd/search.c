/* SPDX-License-Identifier: ISC */
/* search: words, "a phrase", #tags, in all that was written. */
#include <sodium.h>
#include <string.h>

#include "base/secret.h"
#include "base/words.h"
#include "cmd/confide.h"
#include "cmd/hits.h"
#include "journal/sieve.h"

static struct {
	bool private;
	const char *since, *until;
} opt;

static const struct opt opts[] = {
	{ 'p', "private", NULL, &opt.private, NULL, NULL,
		N_("in what is private too; the words are asked for") },
	{ 0, "since", N_("DATE"), NULL, &opt.since, NULL, N_("no earlier than this day") },
	{ 0, "until", N_("DATE"), NULL, &opt.until, NULL, N_("no later than this day") },
	{ 0 }
};

static bool
search_file(struct searching *searching, const char *path, struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct day_page page = { .path = path, .day = DAY_NONE, .bytes = &bytes };
	bool ok = store_read(&searching->session->journal.store, path, &bytes, err);

	if (!ok && err->kind == ERR_NOTHING)
		ok = true;
	else if (ok && hits_sift(&page, &page.note, searching))
		ok = hits_tell(&page, searching, err);
	hits_drop(page.note);
	buf_release(&bytes);
	return ok;
}

static bool
search_folder(struct searching *searching, const char *folder, struct err *err)
{
	struct names names = { 0 };
	bool ok = store_names(&searching->session->journal.store, folder, &names, err);

	for (size_t n = 0; ok && n < names.count; n++) {
		struct buf path = BUF_INIT;

		buf_printf(&path, "%s/%s", folder, names.items[n]);
		if (names.items[n][0] != '.' && slice_ends(buf_slice(&path), ".md"))
			ok = search_file(searching, path.ptr, err);
		buf_release(&path);
	}
	names_release(&names);
	return ok;
}

static bool
search_all(struct searching *searching, struct err *err)
{
	const struct store *store = &searching->session->journal.store;
	struct sieve sieve = { hits_sift, hits_tell, hits_drop, searching };

	if (!sieve_days(store, "entries", searching->span, &sieve, err) ||
	    !sieve_days(store, "checks", searching->span, &sieve, err))
		return false;
	if (searching->dated)
		return true;
	return search_folder(searching, "areas", err) &&
		search_folder(searching, "reviews", err) &&
		search_file(searching, "purpose.md", err) &&
		search_file(searching, "beliefs.md", err) &&
		search_file(searching, "links.md", err);
}

static bool
read_span(struct searching *searching, struct err *err)
{
	int today = searching->session->clock.day;
	struct span until;

	searching->span = (struct span){ INT_MIN + 1, INT_MAX - 1 };
	searching->dated = opt.since || opt.until;
	if (opt.since && !date_parse(slice_of(opt.since), LEAN_PAST, today,
	    &searching->span.first, err))
		return false;
	if (opt.until && !span_parse(slice_of(opt.until), today, &until, err))
		return false;
	if (opt.until)
		searching->span.last = until.last;
	return true;
}

/* Words as they would stand on a command line: blanks part them, quotation
 * marks hold a phrase together. */
static void
split_words(char *line, struct names *words)
{
	for (char *at = line; *(at += strspn(at, " \t\r"));) {
		bool phrase = *at == '"' && strchr(at + 1, '"');
		size_t length = phrase ? strcspn(++at, "\"") : strcspn(at, " \t\r");

		names_add(words, (struct slice){ at, length });
		at += length + phrase;
	}
}

static bool
read_query(struct searching *searching, int argc, char **argv, struct err *err)
{
	struct buf line = BUF_INIT;
	struct names words = { 0 };
	bool ok = true;

	if (opt.private && argc)
		return confide_refuse(err, "taut search -p");
	if (!opt.private) {
		query_init(&searching->query, (size_t)argc, (const char *const *)argv);
	} else if ((ok = confide_line(searching->session, _("What is sought?"), &line, err))) {
		split_words(line.ptr, &words);
		query_init(&searching->query, words.count, (const char *const *)words.items);
	}
	for (size_t n = 0; n < words.count; n++)
		sodium_memzero(words.items[n], strlen(words.items[n]));
	names_release(&words);
	buf_wipe(&line);
	if (!ok || searching->query.count)
		return ok;
	err_set(err, ERR_USAGE, "what is sought?");
	return err_hint(err, "taut search WORD \"a phrase\" '#tag'");
}

static bool
search(struct searching *searching, struct err *err)
{
	struct session *session = searching->session;

	searching->hits = session->json ? json_array() : NULL;
	bool ok = (!opt.private || unseal_keys(&searching->unseal, err)) &&
		search_all(searching, err);

	if (ok && session->json && opt.private)
		unseal_json(&searching->unseal, json_incref(searching->hits));
	else if (ok && session->json)
		out_json(session, json_incref(searching->hits));
	json_decref(searching->hits);
	return ok;
}

static void
say_closed(const struct searching *searching)
{
	size_t closed = searching->closed;

	if (closed && opt.private)
		warn(ngettext(
			"%zu private passage was not opened: sealed to other keys, or damaged",
			"%zu private passages were not opened: sealed to other keys, or damaged",
			closed), closed);
	else if (closed)
		say(searching->session, ngettext(
			"%zu private passage was not searched: taut search -p",
			"%zu private passages were not searched: taut search -p", closed), closed);
}

static bool
run(struct session *session, int argc, char **argv, struct err *err)
{
	struct searching searching = { .session = session };

	unseal_begin(&searching.unseal, session, opt.private);
	bool ok = read_span(&searching, err) && read_query(&searching, argc, argv, err) &&
		search(&searching, err);

	query_release(&searching.query);
	ok = unseal_end(&searching.unseal, ok, err);
	if (ok)
		say_closed(&searching);
	if (ok && searching.found == 0)
		return err_set(err, ERR_NOTHING, "nothing found");
	return ok;
}

const struct cmd cmd_search = { .name = "search",
	.synopsis = N_("[--since DATE] [--until DATE] [WORD or #TAG]...\n"
		"-p [--since DATE] [--until DATE]"),
	.summary = N_("find what was written"), .needs = NEED_JOURNAL, .opts = opts, .data = true,
	.run = run };
