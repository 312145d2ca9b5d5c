/* SPDX-License-Identifier: ISC */
/* doctor -p: whether the key opens every passage where it stands. */
#include "cmd/doctor.h"

#include "cmd/key/keys.h"
#include "cmd/key/passphrase.h"
#include "seal/passage.h"
#include "store/every.h"

struct opening {
	struct visit *visit;
	struct identity identity;
	size_t opened, closed;
};

static void
open_one(struct opening *opening, const char *path, const struct passage *passage)
{
	struct opened opened = OPENED_INIT;
	struct err why = ERR_INIT;

	if (!passage_open(&opened, passage, path, &opening->identity.keys, &why)) {
		opening->closed++;
		doctor_tell(opening->visit, "wrong", "passages", "%s", why.text);
	} else {
		opening->opened++;
		if (opened.place == PASSAGE_ELSEWHERE)
			doctor_tell(opening->visit, "note", "passages", "%s:%zu: sealed for %.*s",
				path, passage->line, SLICE_ARG(opened.path));
		else if (opened.place == PASSAGE_UNBOUND)
			doctor_tell(opening->visit, "note", "passages", "%s:%zu: sealed by another "
				"program; it does not say for which page", path, passage->line);
	}
	opened_release(&opened);
}

static void
open_page(const char *path, struct slice page, const struct err *why, void *context)
{
	struct opening *opening = context;
	struct passage passage = { 0 };
	size_t at = 0;

	if (why->kind)
		doctor_tell(opening->visit, "wrong", "passages", "%s", why->text);
	while (passage_next(page, &at, &passage))
		if (passage.kind == PASSAGE_AGE)
			open_one(opening, path, &passage);
}

bool
doctor_open(struct visit *visit, struct err *err)
{
	struct opening opening = { .visit = visit, .identity = IDENTITY_INIT };

	passphrase_guard();
	bool ok = keys_open(visit->session, &opening.identity, err) &&
		every_run(&visit->session->journal.store, open_page, &opening, err);

	identity_release(&opening.identity);
	if (ok && opening.closed == 0)
		doctor_tell(visit, "ok", "passages", "%zu opened", opening.opened);
	else if (ok)
		doctor_tell(visit, "note", "passages", "%zu opened, %zu not", opening.opened,
			opening.closed);
	return ok;
}
