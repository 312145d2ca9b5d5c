/* SPDX-License-Identifier: ISC */
/* The list in private.areas. */
#include "cmd/private_areas.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/text.h"
#include "base/words.h"
#include "cmd/out.h"
#include "journal/name.h"

/* The next name of a list parted by commas or blanks. */
static bool
next_name(struct slice *rest, struct slice *name)
{
	while (rest->len && (rest->ptr[0] == ',' || rest->ptr[0] == ' '))
		*rest = slice_from(*rest, 1);
	size_t end = 0;

	while (end < rest->len && rest->ptr[end] != ',' && rest->ptr[end] != ' ')
		end++;
	*name = slice_part(*rest, 0, end);
	*rest = slice_from(*rest, end);
	return name->len > 0;
}

static struct slice
list(const struct session *session)
{
	return slice_of(settings_get(&session->journal.settings, SETTING_PRIVATE_AREAS));
}

bool
private_areas_has(const struct session *session, const struct area *area)
{
	struct slice rest = list(session), name;
	bool found = false;

	while (!found && next_name(&rest, &name))
		found = text_same(name, area->id) || text_same(name, area->title);
	return found;
}

static bool
refuse(const struct areas *areas, struct slice name, struct err *err)
{
	const char **ids = mem_alloc(areas->count + 1, sizeof *ids);
	char *typed = slice_copy(name);

	for (size_t n = 0; n < areas->count; n++)
		ids[n] = slice_copy(areas->items[n].id);
	const char *nearest = name_nearest(typed, ids, areas->count);

	err_set(err, ERR_USAGE, "private.areas names '%s', which is no area", typed);
	if (nearest)
		err_hint(err, "did you mean '%s'? 'taut config private.areas NAMES' mends it; "
			"--no-private leaves the words in the clear", nearest);
	else
		err_hint(err, "'taut config private.areas NAMES' mends it; --no-private leaves the "
			"words in the clear");
	for (size_t n = 0; n < areas->count; n++)
		free((char *)(uintptr_t)ids[n]);
	free(ids);
	free(typed);
	return false;
}

bool
private_areas_check(const struct session *session, const struct areas *areas, struct err *err)
{
	struct slice rest = list(session), name;

	while (next_name(&rest, &name))
		if (!areas_find(areas, name) && !areas_find_title(areas, name))
			return refuse(areas, name, err);
	return true;
}

bool
private_areas_tell(const struct session *session, const char *name, const char *what)
{
	struct slice rest = list(session), any;
	struct areas areas = { 0 };
	struct name found;
	struct err ignored = ERR_INIT;
	bool said = false;

	if (!next_name(&rest, &any))
		return false;
	if (areas_read(&areas, &session->journal.store, NULL, &ignored) &&
	    name_find(&areas, name, NAME_AREA | NAME_RESULT | NAME_STEP, &found, &ignored)) {
		const struct area *area = found.area ? found.area : &areas.items[found.result ?
			found.result->area : found.step->area];

		said = private_areas_has(session, area);
		if (said)
			warn("%s are always clear: private.areas covers the words of looks alone",
				_(what));
	}
	areas_release(&areas);
	return said;
}
