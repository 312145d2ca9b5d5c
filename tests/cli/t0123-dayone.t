#!/bin/sh
# SPDX-License-Identifier: ISC
# Day one: init asks five questions; what it writes is what the flags write; it
# ends with the picture; left at any moment it goes on where it was.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
remember
WISH='not there yet' TAKE='would you take it' AREA='Which part' HOW='How would you know' FACTS='fact or two'
KM='today, in km' WAY='gets in the way' THEN='then what' DAYS='On which days'
STEP='If it is 06:45, then I put on my shoes' BEGUN='A journal in .*/home/journal, with seven areas'
wrote() { rm -rf "$T/wrote" && mkdir "$T/wrote" && cp -r "$J/areas" "$J/checks" "$T/wrote"; }
alike() { # NAME: what the dialogue wrote is what now stands in the journal
	ok "$1: the pages" diff -r "$T/wrote/areas" "$J/areas"
	ok "$1: the looks" diff -r "$T/wrote/checks" "$J/checks"
}

rm -rf "$J"
talk 'all of it' "$DONE" "$WISH" 'I run 8 km\r' "$TAKE" 'y\r' '"I run 8 km": if' 'A clear head\r' \
	'"A clear head": if' 'I am kind\r' '"I am kind": if' 'I am kind\r' "$AREA" 'heal\r' "$HOW" '8 km\r' \
	"$FACTS" 'Twice.\r' "$KM" '3\r' "$WAY" 'The phone.\r' "$THEN" "$STEP\\r" "$DAYS" 'mon,wed,fri\r' \
	-- taut init
shown 'the journal is there first' "^$BEGUN"
shown 'the areas are told' '^Which part of your life is it\? Career, Community, Health'
shown 'a day as it was understood' '^first on Mon 23 Nov$'
shown 'the ids' '^in Health: I run 8 km  \^run$'
shown '… of the step' '^for run: If it is 06:45.*\^shoes$'
shown 'the picture' 'VISION ═'
shown '… reality' '● 3 km'
shown 'tomorrow' '^  taut check run +what is so'
shown '… the step' '^  taut done shoes '
nothing_kept 'no draft is left'
is 'one change' 0 2 git -C "$J" rev-list --count HEAD
wrote && again
quietly taut vision add health 'I run 8 km' --from 3 --to 8 --unit km -b 'A clear head; I am kind'
quietly taut check run=3 -m Twice. -w 'The phone.'
quietly taut plan add run "$STEP" --every mon,wed,fri
alike 'as the flags write it'
rm -rf "$J"
talk 'a rating, another wish' "$DONE" "$WISH" 'A boat\r' "$TAKE" 'n\r' 'take, then' 'Calm at home\r' \
	'"Calm at home": if' '\r' "$AREA" 'home\r' "$HOW" '8/10\r' "$FACTS" 'We shouted.\r' 'from 0 to 10' \
	'11\r' 'from 0 to 10' '8\r' 'what would be more' '4\r' "$WAY" '\r' "$THEN" 'I leave\r' "$DAYS" \
	'never\r' 'not understood as days' 'tomorrow\r' -- taut init
wrote && again
quietly taut vision add home 'Calm at home' --from 4 --to 8 --unit /10
quietly taut check calm=4 -m 'We shouted.'
quietly taut plan add calm 'I leave' --by tomorrow
alike 'a rating'
rm -rf "$J"
talk 'in words, in no area' "$DONE" "$WISH" 'Sundays are ours\r' "$TAKE" '\r' 'bring you' 'Rest\r' 'bring you' \
	'\r' "$AREA" 'nowhere\r' 'there is no area' '\r' "$HOW" 'many\r' 'a number, and its unit' '\r' "$FACTS" \
	'\r' "$WAY" 'I say yes.\r' "$THEN" '\r' -- taut init
shown 'a step is the next thing then' '^  taut plan sundays '
wrote && again
quietly taut vision add career 'Sundays are ours' -b Rest
quietly taut check career -w 'I say yes.'
alike 'words'
rm -rf "$J"
talk 'less is better' "$DONE" "$WISH" 'Out by 75 min\r' "$TAKE" '\r' 'bring you' '\r' "$AREA" 'home\r' "$HOW" '75 min\r' \
	"$FACTS" '\r' 'today, in min' '\r' 'goes up, or down' 'down\r' "$WAY" '\x04' -- taut init
wrote && again
quietly taut vision add home 'Out by 75 min' --to 75 --unit min --way down
alike 'a way'
rm -rf "$J"
talk 'where it is, all in one' "$DONE" "$WISH" 'I run 8 km\r' "$TAKE" '\r' 'bring you' '\r' "$AREA" 'health\r' \
	"$HOW" '3 -> 8 km\r' "$FACTS" 'Twice.\r' "$WAY" '\x04' -- taut init
wrote && again
quietly taut vision add health 'I run 8 km' --from 3 --to 8 --unit km
quietly taut check run=3 -m Twice.
alike 'without another question'
rm -rf "$J"
talk 'a number that nothing turns' "$DONE" "$WISH" 'I run 8 km\r' "$TAKE" '\r' 'bring you' '\r' "$AREA" '\r' \
	"$HOW" '8 km\r' "$FACTS" '\x04' -- taut init
shown 'is kept in words' 'in words for now: nothing says where it is today'

# Passed by, and nobody to ask.
rm -rf "$J"
talk 'all passed by' "$DONE" "$WISH" '\r' -- taut init
shown 'the hints' "^  taut vision add health 'I run 8 km"
is 'a fresh journal' 0 1 git -C "$J" rev-list --count HEAD
nothing_kept 'no draft'
talk 'a journal that exists is not asked of' "$DONE" -- taut init
shown '… as ever' '^nothing to change$'
rm -rf "$J"
talk 'quiet' "$DONE" -- taut -q init
not_shown 'asks nothing' "$WISH"
rm -rf "$J"
talk 'into a pipe' "$DONE" -- sh -c 'taut init | cat'
not_shown '… nothing either' "$WISH"
shown '… the hints' '^  taut add '
rm -rf "$J"
like 'without a terminal' 0 "^  taut vision add health 'I run 8 km" taut init

# What should be sealed, and cannot be yet.
rm -rf "$J"
quietly taut config private.areas health
talk 'private words' "$DONE" "$WISH" 'At ease\r' "$TAKE" '\r' 'bring you' '\r' "$AREA" 'health\r' 'there is no key yet' \
	'' "$HOW" '\r' "$THEN" '\r' -- taut init
not_shown 'are not asked for in the clear' "$FACTS"
rm -rf "$J" "$HOME/.config"

# Killed at each question, and gone on with.
talk 'killed' 'signal 9, terminal changed' "$WISH" 'I run 8 km\r' "$TAKE" @KILL -- taut init
set -- "$TAKE" y 'bring you' 'A clear head' 'bring you' 'I am kind' 'bring you' 'I am kind' "$AREA" health \
	"$HOW" '8 km' "$FACTS" Twice. "$KM" 3 "$WAY" 'The phone.' "$THEN" "$STEP" "$DAYS"
while [ $# -gt 1 ]; do
	talk "killed behind $1" 'signal 9, terminal changed' 'Go on with them' '\r' "$1" "$2\\r" "$3" @KILL -- taut init
	shift 2
done
talk 'and to the end' "$DONE" 'Go on with them' '\r' "$1" 'mon,wed,fri\r' -- taut init
wrote && again
quietly taut vision add health 'I run 8 km' --from 3 --to 8 --unit km -b 'A clear head; I am kind'
quietly taut check run=3 -m Twice. -w 'The phone.'
quietly taut plan add run "$STEP" --every mon,wed,fri
alike 'nothing is lost'
talk 'left elsewhere' "$LEFT" "$WISH" 'A\r' "$TAKE" '\x03' -- taut init "$T/else where"
shown 'says how to go on' "'taut init '$T/else where'' goes on"
done_testing
