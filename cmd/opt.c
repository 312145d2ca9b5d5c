/* SPDX-License-Identifier: ISC */
/*
 * Options from rows. Our own parser: getopt_long() accepts abbreviations, so
 * that each new option would break somebody's script.
 */
#include "cmd/opt.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "journal/name.h"

static const struct opt *
find_letter(const struct opt *opts, char letter)
{
	for (; opts && opts->name; opts++)
		if (opts->letter && opts->letter == letter)
			return opts;
	return NULL;
}

static const struct opt *
find_name(const struct opt *opts, const char *name, size_t length)
{
	for (; opts && opts->name; opts++)
		if (strlen(opts->name) == length && memcmp(opts->name, name, length) == 0)
			return opts;
	return NULL;
}

static bool
unknown(const struct opt *opts, const char *given, size_t length, struct err *err)
{
	const char *names[32];
	size_t count = 0;
	char name[64];

	for (; opts && opts->name && count < 32; opts++)
		names[count++] = opts->name;
	err_set(err, ERR_USAGE, "unknown option '%.*s'", (int)length, given);
	if (length > 2 && length < sizeof name) {
		memcpy(name, given + 2, length - 2);
		name[length - 2] = '\0';
		const char *nearest = name_nearest(name, names, count);

		if (nearest)
			return err_hint(err, "did you mean '--%s'?", nearest);
	}
	return err_hint(err, "-h lists the options; -- ends them");
}

static void
set(const struct opt *opt, const char *value)
{
	if (opt->flag)
		*opt->flag = true;
	if (opt->text)
		*opt->text = value;
	if (opt->list) {
		opt->list->items = mem_room(opt->list->items, opt->list->count,
			&opt->list->room, sizeof *opt->list->items);
		opt->list->items[opt->list->count++] = value;
	}
}

/* Where the parser is in argv. */
struct walk {
	const struct opt *opts;
	int argc;
	char **argv;
	int at;
};

static bool
needs_value(const struct opt *opt, struct err *err)
{
	return err_set(err, ERR_USAGE, "'--%s' needs a value (%s)", opt->name,
		_(opt->value));
}

static bool
parse_long(struct walk *walk, struct err *err)
{
	const char *given = walk->argv[walk->at], *name = given + 2;
	size_t length = strcspn(name, "=");
	const struct opt *opt = find_name(walk->opts, name, length);
	const char *value = name[length] == '=' ? name + length + 1 : NULL;

	if (!opt)
		return unknown(walk->opts, given, length + 2, err);
	if (!opt->value && value)
		return err_set(err, ERR_USAGE, "'--%s' takes no value", opt->name);
	if (opt->value && !value) {
		if (walk->at + 1 >= walk->argc)
			return needs_value(opt, err);
		value = walk->argv[++walk->at];
	}
	set(opt, value);
	return true;
}

static bool
parse_letters(struct walk *walk, struct err *err)
{
	const char *given = walk->argv[walk->at];

	for (const char *letter = given + 1; *letter; letter++) {
		const struct opt *opt = find_letter(walk->opts, *letter);

		if (!opt)
			return unknown(walk->opts, given, strlen(given), err);
		if (!opt->value) {
			set(opt, NULL);
			continue;
		}
		if (letter[1] == '\0' && walk->at + 1 >= walk->argc)
			return needs_value(opt, err);
		set(opt, letter[1] ? letter + 1 : walk->argv[++walk->at]);
		break;
	}
	return true;
}

static bool
is_option(const struct opt *opts, const char *text)
{
	if (text[0] != '-' || text[1] == '\0')
		return false;
	bool digit = text[1] >= '0' && text[1] <= '9';

	return !digit || find_letter(opts, text[1]);
}

bool
opt_parse(const struct opt *opts, int *argc, char **argv, bool first_only, struct err *err)
{
	struct walk walk = { opts, *argc, argv, 0 };
	int kept = 0;

	for (; walk.at < walk.argc; walk.at++) {
		char *text = argv[walk.at];

		if (strcmp(text, "--") == 0) {
			walk.at++;
			break;
		}
		if (is_option(opts, text)) {
			if (!(text[1] == '-' ? parse_long(&walk, err) : parse_letters(&walk, err)))
				return false;
			continue;
		}
		if (first_only)
			break;
		argv[kept++] = text;
	}
	while (walk.at < walk.argc)
		argv[kept++] = argv[walk.at++];
	*argc = kept;
	return true;
}

void
opt_help(const struct cmd *cmd, struct buf *out)
{
	struct slice forms = slice_of(cmd->synopsis[0] ? _(cmd->synopsis) : "");

	do {
		struct slice form = slice_cut(&forms, '\n');

		buf_printf(out, "taut %s%s%.*s\n", cmd->name, form.len ? " " : "", SLICE_ARG(form));
	} while (forms.ptr);
	buf_printf(out, "\n%s\n", _(cmd->summary));
	if (cmd->opts && cmd->opts->name)
		buf_add_char(out, '\n');
	for (const struct opt *opt = cmd->opts; opt && opt->name; opt++) {
		size_t start = out->len;

		if (opt->letter)
			buf_printf(out, "  -%c, ", opt->letter);
		else
			buf_add_text(out, "      ");
		buf_printf(out, "--%s%s%s", opt->name, opt->value ? " " : "",
			opt->value ? _(opt->value) : "");
		while (text_width(slice_from(buf_slice(out), start)) < 28)
			buf_add_char(out, ' ');
		buf_printf(out, "  %s\n", _(opt->help));
	}
}
