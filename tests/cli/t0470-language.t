#!/bin/sh
# SPDX-License-Identifier: ISC
# A journal in another language: begun in it, its headings written in it by every
# command; and what is read the same in whatever language its headings stand.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # many fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
# de, en DAY COMMAND…: on a day of 2026, on a screen of that language.
de() { spoken de_DE.UTF-8 "$@"; }
en() { spoken C.UTF-8 "$@"; }
spoken() {
	_words=$1 _day=$2
	shift 2
	env LC_ALL="$_words" TAUT_NOW="2026-${_day}T20:15" taut -q "$@"
}

# --- begun in German ---
quietly de 11-21 init
is 'the areas' 0 'beruf.md beziehungen.md erholung.md gemeinschaft.md gesundheit.md selbstbild.md zuhause.md' \
	sh -c 'ls "$1" | paste -sd " "' - "$J/areas"
holds 'one of them' "$J/areas/gesundheit.md" <<END
# Gesundheit

## Vision

### Ergebnisse

## Plan
END
is 'the journal says its language' 0 de taut config journal.language
is 'what it is, in German' 0 '# Ein Tagebuch' head -n 1 "$J/README.md"
quietly en 11-21 init english
is 'and in English' 0 '# A journal' head -n 1 english/README.md
is 'which says no language' 1 '' git config -f english/.taut/config journal.language
is 'the line that opens a passage is the same' 0 '    awk -v n=1 ' sh -c \
	'grep -h "^    awk" "$1"/README.md english/README.md | sort -u | cut -c 1-15' - "$J"
for locale in LC_ALL=C.UTF-8 LC_ALL=fr_FR.UTF-8 LC_ALL=den LANGUAGE=en:de LANGUAGE=lb:en:de; do
	rm -rf other
	quietly env LC_ALL=de_DE.UTF-8 "$locale" taut init other
	is "English: $locale" 0 health.md sh -c 'cd other/areas && ls health.md'
done
rm -rf other
quietly env LC_ALL=lb_LU.UTF-8 LANGUAGE=lb:de:en taut init other
is 'German, where it is the first of several that there is' 0 gesundheit.md sh -c \
	'cd other/areas && ls gesundheit.md'
mkdir theirs && mkdir theirs/areas && printf '[journal]\n' >config
mkdir theirs/.taut && mv config theirs/.taut/config && rmdir theirs/areas
quietly de 11-21 init theirs
is 'a journal that says nothing is in English, whoever adds to it' 0 'health.md # A journal' sh -c \
	'cd theirs && echo $(cd areas && ls health.md) $(head -n 1 README.md)'

# --- written in it ---
quietly de 10-01 vision add gesundheit 'Ich laufe 10 km' --from 3 --to 10 --unit km --id laufen
quietly de 10-01 vision add gesundheit 'Mir ist wohl' --from 4 --to 8 --unit /10 --id wohl
quietly de 10-01 vision add zuhause 'Der Sonntag gehört uns' --id sonntag
quietly de 10-01 plan add laufen 'Wenn Montag ist, dann laufe ich' --every mon --id montag
quietly de 10-02 check wohl=5 -w 'Die Treppe.' # a number, and no fact
quietly de 11-21 check laufen=5 -m 'Zweimal diesen Monat.' -w 'Das Telefon.'
quietly de 11-21 check laufen=4 wohl=6 --from Ana -m 'Du wirkst müde.'
holds 'looks' "$J/$LOOK" <<END
# 2026-11-21

## 20:15 Gesundheit

Zweimal diesen Monat.

- Ich laufe 10 km [is:: 5] [for:: laufen]

### Im Weg

Das Telefon.

## 20:15 Gesundheit

### Von Ana

- Ich laufe 10 km [is:: 4] [for:: laufen]
- Mir ist wohl [is:: 6] [for:: wohl]

Du wirkst müde.
END
cat >aims <<END
## ^purpose

Zu bauen, was bleibt.

## ^values

Klare Worte.

## ^strengths

Geduld.

## ^edges

Ich eile.
END
quietly de 11-21 purpose --ask <aims
cat >sinn <<END
# Sinn

Zu bauen, was bleibt.

## Werte

Klare Worte.

## Stärken

Geduld.

## Woran ich wachse

Ich eile.
END
same 'the purpose' sinn "$J/purpose.md"
quietly de 11-21 area add Garten
is 'a new area' 0 '# Garten ## Vision ### Ergebnisse ## Plan' sh -c 'echo $(cat "$1")' - "$J/areas/garten.md"

# --- the journal's language, not the screen's ---
printf '# Garten\n' >"$J/areas/garten.md"
quietly en 10-01 vision add garten 'Drei Beete' --id beete
quietly en 11-21 plan add beete 'Ich grabe um' --id graben
holds 'missing headings, by a command in English' "$J/areas/garten.md" <<END
# Garten

## Vision

### Ergebnisse

- Drei Beete ^beete

## Plan

- [ ] Ich grabe um [for:: beete] ^graben
END
printf '# Garten\n\n### Ergebnisse\n\n- Drei Beete ^beete\n' >"$J/areas/garten.md"
quietly en 11-21 vision garten --ask <<END
## ^scene.garten

Es blüht.
END
has 'the scene' "$J/areas/garten.md" 'Es blüht.'
quietly en 11-22 check garten -m 'Noch nichts.' -w 'Der Regen.'
has 'what is in the way' "$J/checks/2026/11/2026-11-22-check.md" '### Im Weg'
quietly en 11-22 purpose --ask <<END
## ^values

Worte.
END
sed 's/^Klare Worte/Worte/' sinn >again
same 'a part of the purpose anew' again "$J/purpose.md"
for title in Ergebnisse results 'IM WEG' 'in the way'; do
	like "no area can be called so: $title" 2 'is a heading of the format' en 11-21 area add "$title"
done
quietly de 11-22 review 2026 walk <<END
## ^keep

Schnee auf der Brücke.
END
quietly en 11-22 review 2026 thanks <<END
## ^thanks

Ana.
END
quietly en 11-22 -C english review 2026 walk <<END
## ^keep

Snow.
END
cp english/reviews/2026.md english.md
sed -i 's/^## The year/## das JAHR/' english/reviews/2026.md
quietly de 11-22 -C english review 2026 held <<END
## ^pattern

Walks.
END
holds 'a review' "$J/reviews/2026.md" <<END
# 2026

## Das Jahr

### Was bleiben soll

Schnee auf der Brücke.

## Dank, und was gutzumachen ist

### Dank

Ana.
END
holds 'of an English journal' english.md <<END
# 2026

## The year

### Moments to keep

Snow.
END
ok 'goes on behind what stands there in German' grep -qx '## What held, what hindered' english/reviews/2026.md

# --- read the same, in whatever language headings and screen are ---
english() { # FILE: its headings in English, in lower case, at other levels
	sed -i 's/^### Ergebnisse$/##### results/; s/^## Plan$/#### PLAN/; s/^## Vision$/## vision/
		s/^### Im Weg$/### in THE way/; s/^### Von /### from /
		s/^# Sinn$/# Purpose/; s/^## Werte$/### values/; s/^## Stärken$/## STRENGTHS/
		s/^## Woran ich wachse$/# growth edges/' "$@"
}
cp -a "$J" translated
# shellcheck disable=SC2046
english $(find translated -name '*.md' -path '*s/*') translated/purpose.md
sed -i 's/^### Im Weg/### im WEG/; s/^### Ergebnisse/# ergebnisse/' "$J"/areas/*.md "$J"/checks/*/*/*.md
is 'no German heading is left in the other' 1 '' grep -rnE '^#+ (Ergebnisse|Im Weg|Von|Sinn|Werte)' translated --include='*.md'
for what in 'tension --format json' 'tension --format csv' 'tension laufen --format json' \
	'tension gesundheit --format json' 'tension --year 2026 --format json' 'today --format json' \
	'area' 'plan' 'tension' 'tension -v' 'tension laufen' 'today' focus; do
	# shellcheck disable=SC2086
	en 11-22 $what >mine 2>&1
	# shellcheck disable=SC2086
	en 11-22 -C translated $what >theirs.out 2>&1
	same "the same: $what" mine theirs.out
	case $what in *json|*csv)
		# shellcheck disable=SC2086
		de 11-22 $what >theirs.out 2>&1
		same '… under German' mine theirs.out ;;
	esac
done
like "another's view is beside, no reading" 0 '● 5 km' en 11-22 tension laufen
like 'is told' 0 'Ana, without seeing yours: 4' en 11-22 tension laufen
like 'facts are' 0 'Zweimal diesen Monat' en 11-22 tension laufen
unlike 'what is in the way is none' 0 'Telefon' en 11-22 tension laufen
talk 'what to plan around' 'status 1, terminal as it was' 'best of it' '\r' 'Growth edges' '\x04' -- taut -C translated plan sonntag --ask
shown 'is found below its English heading' '^Growth edges: Ich eile\.$'
quietly en 11-22 check laufen=6 --correct
has 'mine is mended, not hers' "$J/$LOOK" '- Ich laufe 10 km [is:: 6] [for:: laufen] [corrected:: 5]'

# --- and the other way round ---
quietly en 10-01 -C english vision add health 'I run' --from 3 --to 10 --unit km --id run
quietly de 11-21 -C english check run=5 -m Twice. -w 'The phone.'
has 'an English journal stays so' "english/$LOOK" '### In the way'
quietly en 11-21 -C english config journal.language de
quietly en 11-22 -C english check run=6 -w 'The phone.'
has 'until it is told' english/checks/2026/11/2026-11-22-check.md '### Im Weg'
quietly en 11-21 -C english plan add run 'I go' --id go
is 'headings that are there stay' 0 '## Plan' grep -x '## Plan' english/areas/health.md
like 'a language that there is not' 2 '^taut: journal\.language is en or de$' taut config journal.language fr

# --- a card ---
is 'a card is in the journal’s language' 0 'Hallo Bo,

es gibt etwas, das so werden soll, und ich möchte gern wissen, wie du es
siehst:

    Mir ist wohl

Für mich geht es von 0, nichts davon, bis 10, alles davon.

Es geht mir um deinen Rat, nicht um eine Note. Wie ich es selbst sehe,
steht hier nicht, damit deine Sicht deine bleibt. Drei Dinge würden mir
helfen, und jedes davon genügt:

- wo es aus deiner Sicht jetzt steht: eine Zahl von 0 bis 10, wenn du
  eine hast
- etwas, das du davon gesehen hast
- etwas, das du an meiner Stelle versuchen würdest

Bitte schreib hinter die Doppelpunkte und schick es zurück. Ich bewahre
es in meinem Tagebuch auf, in deinen Worten:

jetzt (wohl, 0 bis 10):
gesehen:
versuchen:

Keine Antwort ist auch gut; ich frage nicht, warum. Danke!' en 11-23 ask wohl Bo
en 11-23 ask wohl Bo | sed 's/^jetzt.*/& 7/; s/^gesehen:/& Du singst./; s/^/> /' >card
quietly en 11-23 check --from Bo <card
printf 'now (wohl, 0 to 10): 6\nseen: You hum.\n' >card
quietly de 11-23 check --from Eve <card
holds 'and understood in either' "$J/checks/2026/11/2026-11-23-check.md" <<END
# 2026-11-23

## 20:15 Gesundheit

### Von Bo

- Mir ist wohl [is:: 7] [for:: wohl]

gesehen: Du singst.

## 20:15 Gesundheit

### Von Eve

- Mir ist wohl [is:: 6] [for:: wohl]

seen: You hum.
END

# --- an answer about all that is open is in the journal's language, whoever gives it ---
set --
for n in 1 2 3 4 5 6; do
	quietly en 11-20 -C english vision add home "It is so: $n" --from 1 --to 5 --unit /10 --id "s$n"
	set -- "$@" "s$n"
done
quietly en 11-20 -C english focus "$@"
quietly en 11-20 -C english config journal.language en
printf '## ^answer.spread\n\nweniger\n' >weniger
quietly de 11-21 -C english tension --answer <weniger
has 'in English' "english/$LOOK" '- All that is open [answered:: spread fewer]'
quietly en 11-21 -C english undo
quietly en 11-21 -C english config journal.language de
printf '## ^answer.spread\n\nfewer\n' >fewer
quietly en 11-21 -C english tension --answer <fewer
has 'in German' "english/$LOOK" '- Alles, was offen ist [answered:: spread fewer]'

# --- two machines ---
merged() { # LANGUAGE: three pages of it into merged.LANGUAGE
	"$1" && quietly en 11-21 merge-file base ours yours checks/2026/11/2026-11-21-check.md &&
		sed 's/Im Weg/In the way/; s/Von Ana/From Ana/; s/Von Bo/From Bo/' ours >"merged.$1"
}
in_german() {
	cp "$J/$LOOK" base
	sed 's/^Das Telefon.$/Das Telefon, nachts./' base >ours
	printf '\n## 21:00 Zuhause\n\n### Im Weg\n\nDer Lärm.\n' >>ours
	sed 's/^Du wirkst müde.$/Du wirkst wach./' base >yours
	printf '\n### Von Bo\n\n- Mir ist wohl [is:: 7] [for:: wohl]\n' >>yours
}
in_english() {
	in_german
	sed -i 's/^### im WEG/### In the way/; s/^### Im Weg/### In the way/; s/^### Von/### From/' base ours yours
}
merged in_german
sed -i 's/^### im WEG/### In the way/' merged.in_german
merged in_english
same 'pages are merged in German as in English' merged.in_english merged.in_german
is 'from both sides' 0 5 grep -cE '^(Das Telefon, nachts|Der Lärm|Du wirkst wach|### From Bo|### From Ana)' merged.in_german
done_testing
