/* SPDX-License-Identifier: ISC */
/*
 * A card in each language. Invariant: these are words of the journal, as its
 * headings are, and not of the screen: no catalogue changes them.
 */
#include "journal/card_words.h"

const struct card_words card_words[LANGUAGE_COUNT] = {
	[LANGUAGE_ENGLISH] = {
		.hello = "Hello",
		.wanted = "there is something that I want to be so, and I would like to hear "
			"how you see it:",
		.anchors = "From 0 to 10, this is what I mean by",
		.scale = "I look at it from 0, nothing of it, to 10, all of it.",
		.measured = "I measure it in",
		.advice = "It is your advice that I am after, not a grade. My own view stays out "
			"of this, so that yours is yours. Three things would help me, and any one "
			"of them is enough:",
		.where = "where you see it now",
		.rated = ": a number from 0 to 10",
		.in_unit = ": a number in",
		.number = ": a number",
		.if_any = ", if you have one",
		.in_words = ", in your words",
		.seen = "one thing that you have seen of it",
		.try = "one thing that you would try in my place",
		.please = "Please write behind the colons, and send it back. I keep it in my "
			"journal, in your words:",
		.rating = "0 to 10",
		.labels = { "now", "seen", "try" },
		.thanks = "No answer is fine too; I will not ask why. Thank you!",
	},
	[LANGUAGE_GERMAN] = {
		.hello = "Hallo",
		.wanted = "es gibt etwas, das so werden soll, und ich möchte gern wissen, wie du "
			"es siehst:",
		.anchors = "Von 0 bis 10, und das meine ich damit:",
		.scale = "Für mich geht es von 0, nichts davon, bis 10, alles davon.",
		.measured = "Ich messe es in dieser Einheit:",
		.advice = "Es geht mir um deinen Rat, nicht um eine Note. Wie ich es selbst sehe, "
			"steht hier nicht, damit deine Sicht deine bleibt. Drei Dinge würden mir "
			"helfen, und jedes davon genügt:",
		.where = "wo es aus deiner Sicht jetzt steht",
		.rated = ": eine Zahl von 0 bis 10",
		.in_unit = ": eine Zahl, Einheit:",
		.number = ": eine Zahl",
		.if_any = ", wenn du eine hast",
		.in_words = ", in deinen Worten",
		.seen = "etwas, das du davon gesehen hast",
		.try = "etwas, das du an meiner Stelle versuchen würdest",
		.please = "Bitte schreib hinter die Doppelpunkte und schick es zurück. Ich bewahre "
			"es in meinem Tagebuch auf, in deinen Worten:",
		.rating = "0 bis 10",
		.labels = { "jetzt", "gesehen", "versuchen" },
		.thanks = "Keine Antwort ist auch gut; ich frage nicht, warum. Danke!",
	},
};
