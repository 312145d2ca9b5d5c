#!/bin/sh
# SPDX-License-Identifier: ISC
# The dialogues in German: asked, answered and told in it; what they write is what
# the flags write.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
DE='env LC_ALL=de_DE.UTF-8'
alike() { # NAME: what the dialogue wrote, and what now stands in the journal
	ok "$1: the pages" diff -r "$T/wrote/areas" "$J/areas"
	ok "$1: the looks" diff -r "$T/wrote/checks" "$J/checks"
}
wrote() { rm -rf "$T/wrote" && mkdir "$T/wrote" && cp -r "$J/areas" "$J/checks" "$T/wrote"; }
WISH='noch nicht da ist' TAKE='würdest du es nehmen' BRING='es dir geben' AREA='welchen Bereich'
HOW='Woran würdest' FACTS='Tatsachen genügen' WAY='steht im Weg' THEN='was dann' DAYS='welchen Tagen'
STEP='Wenn es 06:45 ist, dann ziehe ich die Schuhe an'

# Day one.
quietly $DE taut init
remember
rm -rf "$J"
talk 'day one' "$DONE" "$WISH" 'Ich laufe 8 km am Stück\r' "$TAKE" 'vielleicht\r' 'ja, nein' 'j\r' \
	"$BRING" '<\r' 'Deins: ja' '\r' "$BRING" '?\r' 'Noch einmal gefragt' 'Einen klaren Kopf\r' '„Einen klaren Kopf“' '\r' "$AREA" 'gesund\r' \
	"$HOW" '8 km\r' "$FACTS" 'Zweimal.\r' 'von heute? (Einheit: km)' '3\r' "$WAY" 'Das Handy.\r' \
	"$THEN" "$STEP\\r" "$DAYS" 'nie\r' 'nicht als Tage' 'mo, Mi, fr\r' -- $DE taut init
shown 'the areas are German' 'Beruf, Beziehungen, Erholung'
shown 'the ids are of German words' '^in Gesundheit: Ich laufe 8 km am Stück  \^laufe$'
shown 'what comes tomorrow' '^  taut check laufe +was ist: '
not_shown 'nothing of the questions is English' '(What do|Which part|would you|Enter passes)'
wrote && again
quietly $DE taut vision add gesundheit 'Ich laufe 8 km am Stück' --from 3 --to 8 --unit km -b 'Einen klaren Kopf'
quietly $DE taut check laufe=3 -m Zweimal. -w 'Das Handy.'
quietly $DE taut plan add laufe "$STEP" --every mo,Mi,fr
alike 'as the flags write it'
rm -rf "$J"
talk 'less is better' "$DONE" "$WISH" 'Um 75 min draußen\r' "$TAKE" 'nein\r' 'stattdessen' 'Um 60 min draußen\r' \
	"$BRING" '\r' "$AREA" 'zuhause\r' "$HOW" '60 min\r' "$FACTS" '\r' 'Einheit: min' '\r' 'mehr oder weniger' \
	'w\r' "$WAY" '\x04' -- $DE taut init
has 'is understood' "$J/areas/zuhause.md" '- Um 60 min draußen [to:: 60] [unit:: min] [way:: down] ^min'
rm -rf "$J"
talk 'words and no number' "$DONE" "$WISH" 'Der Sonntag gehört uns\r' "$TAKE" '\r' "$BRING" '\r' "$AREA" \
	'bezieh\r' "$HOW" 'in Worten\r' "$FACTS" '\x04' -- $DE taut init
has 'are understood' "$J/areas/beziehungen.md" '- Der Sonntag gehört uns ^gehort'

# A look; killed, and gone on with.
again
quietly at 2026-11-02 $DE taut vision add gesundheit 'Ich laufe 8 km am Stück' --from 3 --to 8 --unit km
quietly at 2026-11-03 $DE taut plan add laufe 'Schuhe vor die Tür' --every montags
remember
talk 'killed' 'signal 9, terminal changed' "$FACTS" 'Dreimal.\r' 'Einheit: km' @KILL -- $DE taut check
talk 'a look' "$DONE" 'weitermachen' '\r' 'Einheit: km' '4\r' "$WAY" '\r' 'gehalten?' 'n\r' -- $DE taut check
not_shown 'nothing of it is English' '(last:|gap|missed|Answers)'
wrote && again
quietly $DE taut check laufe=4 -m Dreimal.
quietly $DE taut done schuhe --on 2026-11-16 --missed
alike 'as the flags write it'

# A step.
again
talk 'a step' "$DONE" 'das Beste daran' '\r' "$WAY" '\r' 'tust du also' 'Wasser trinken.\r' \
	'welchem Augenblick' 'Wenn ich aufstehe,\r' "$DAYS" 'übermorgen\r' -- $DE taut plan laufe --ask
has 'is one sentence' "$J/areas/gesundheit.md" \
	'- [ ] Wenn ich aufstehe, dann: Wasser trinken [for:: laufe] [due:: 2026-11-23] ^wasser'
again
talk 'each day' "$DONE" 'das Beste' '\r' "$WAY" '\r' 'also' 'Wasser trinken\r' 'Augenblick' '\r' \
	"$DAYS" 'täglich\r' -- $DE taut plan laufe --ask
has '… is each day' "$J/areas/gesundheit.md" \
	'- [ ] Wasser trinken [for:: laufe] [repeat:: every day] [due:: 2026-11-21] ^wasser'

# A unit that is a word is not declined; quotes are those of the language.
again
quietly at 2026-11-02 $DE taut vision add gesundheit 'Ich schlafe durch' --from 0 --to 6 --unit Nächte --id nacht
quietly $DE taut check nacht=3 laufe=4 -w 'Das Handy.'
like 'a unit that is a word' 0 'noch 3 von 6 \(Nächte\)\.' $DE taut tension nacht
like '… at both ends' 0 'Wirklichkeit und Vision: 3/6 Nächte\.' $DE taut --plain tension nacht
like 'one that is a sign' 0 'noch 4 von 5 km\.' $DE taut tension laufe
talk 'what was in the way' "$DONE" 'das Muster' '\x04' -- $DE taut review 2026 held
shown 'is quoted' 'Im Weg: „Das Handy\.?“'
done_testing
