/* SPDX-License-Identifier: ISC */
/* What taut writes into a review beside the person's words. */
#include "journal/reviewed.h"

static const char *const texts[REVIEWED_COUNT][LANGUAGE_COUNT] = {
	[REVIEWED_EYES] = { "with today's eyes", "mit heutigen Augen" },
	[REVIEWED_THEN] = { "as written then", "wie damals geschrieben" },
	[REVIEWED_CHOSEN] = { "chosen", "gewählt" },
	[REVIEWED_NOT_CHOSEN] = { "not chosen", "nicht gewählt" },
	[REVIEWED_RESTORED] = { "brought back to", "zurückgeholt auf" },
	[REVIEWED_LET_GO] = { "Let go.", "Losgelassen." },
	[REVIEWED_STAYS] = { "It stays.", "Es bleibt." },
	[REVIEWED_GAVE] = { "What it gave:", "Was es gab:" },
	[REVIEWED_FREES] = { "What becomes free:", "Was frei wird:" },
	[REVIEWED_FOR] = { "Free for:", "Frei für:" },
	[REVIEWED_SCENE] = { "The scene was written anew.", "Die Szene wurde neu geschrieben." },
	[REVIEWED_SCENE_FIRST] = { "A scene was written, the first one.",
		"Eine Szene wurde geschrieben, die erste." },
	[REVIEWED_FOCUS] = { "In focus", "Im Fokus" },
	[REVIEWED_BEFORE] = { "Before:", "Vorher:" },
	[REVIEWED_LOOK] = { "Looked at on", "Angesehen am" },
};

const char *
reviewed_text(enum reviewed reviewed, enum language language)
{
	return texts[reviewed][language];
}
