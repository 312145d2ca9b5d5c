/* SPDX-License-Identifier: ISC */
/*
 * Any page of questions is read or refused, and what was read can be planned;
 * any text of answers falls into parts, and those come back as they were.
 */
#include <stdint.h>
#include <stdlib.h>

#include "prompt/agenda.h"
#include "prompt/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct prompt_place places[] = { { "facts", true }, { "step", false },
	{ NULL, false } };
static const struct prompt_list lists[] = { { "area", NULL }, { "result", "area" },
	{ NULL, NULL } };
static const char *const flags[] = { "jump", NULL };
static const char *const values[] = { "area", NULL };
static const struct prompt_names names = { "check", places, lists, flags, values };

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static bool
is(const struct asking *asking, const char *flag, void *context)
{
	(void)flag;
	(void)context;
	return asking->matter % 2;
}

static bool
skips(const struct asking *asking, void *context)
{
	(void)asking;
	(void)context;
	return false;
}

static void
check_page(struct slice text)
{
	struct prompt prompt = { 0 };
	struct replies replies = { 0 };
	struct agenda agenda = { .prompt = &prompt, .answers = &replies, .is = is, .skips = skips };
	struct err err = ERR_INIT;

	if (!prompt_parse(&prompt, text, "fuzz.md", &names, &err)) {
		must(err.kind == ERR_FORMAT && !prompt.questions);
		return;
	}
	size_t area = matters_add(&agenda.matters, "area", slice_of("a"), SLICE_NONE);

	matters_add(&agenda.matters, "result", slice_of("r"), area);
	matters_add(&agenda.matters, "result", slice_of("s"), area);
	agenda_plan(&agenda);
	for (size_t n = 0; n < agenda.count; n++) {
		struct buf key = BUF_INIT;
		struct asking found;

		agenda_key(&agenda, &agenda.items[n], &key);
		must(agenda_find(&agenda, buf_slice(&key), &found));
		must(found.question == agenda.items[n].question &&
			found.matter == agenda.items[n].matter);
		buf_release(&key);
	}
	agenda_release(&agenda);
	prompt_release(&prompt);
}

static void
check_part(const struct form_part *part)
{
	struct buf text = BUF_INIT;
	struct form form;
	struct form_part again;

	/* what begins with a comment is written below one of ours */
	form_add(&text, part, slice_of("a note"));
	form = (struct form){ .text = buf_slice(&text) };
	must(form_next(&form, &again));
	must(slice_equal(again.key, part->key));
	must(slice_equal(buf_slice(&again.text), slice_trim(buf_slice(&part->text))));
	must(again.private == (part->private && part->text.len));
	buf_release(&again.text);
	must(!form_next(&form, &again));
	buf_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct form form = { .text = text };
	struct form_part part;
	size_t count = 0;

	check_page(text);
	while (form_next(&form, &part)) {
		if (part.key.len)
			check_part(&part);
		must(++count <= size);
		buf_release(&part.text);
	}
	return 0;
}
