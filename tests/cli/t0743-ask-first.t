#!/bin/sh
# SPDX-License-Identifier: ISC
# show -p asks before it prints; and what the journal itself, and the sheet, tell
# of reading without taut works when it is pasted.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
quietly taut init && quietly fast_key
quietly taut add --on 2026-11-19 'Clear words.'
sealed 2026-11-20 'Secret one.'
sealed 2026-11-21 'Secret two.'
lines wrong
for what in 2026-11-20 2026-11-19..2026-11-21 '' '-n 2' '--short 2026-11' $DAY; do
	# shellcheck disable=SC2086 # words
	is "show -p $what: nothing but the error" 8 'taut: wrong passphrase' with taut show -p $what
done
like 'the right one: as before' 0 '^> Secret two' by_passphrase taut show -p 2026-11-19..2026-11-21
cp got said
like 'and in order' 0 '^Clear words' cat said
like 'a day without anything to open asks for nothing' 0 '^Clear words.$' taut show -p 2026-11-19
printf '\n```age\nbroken\n```\n' >>"$J/$DAY"
like 'one damaged: the rest is shown' 0 '^> Secret two' by_passphrase taut show -p 2026-11-21
git -C "$J" checkout -q "$DAY"

# Pasted.
like 'help taut-key is help key' 0 '^taut key' taut help taut-key
like 'help taut-private is the topic' 0 '^taut key new' taut help taut-private
if command -v age >/dev/null && command -v script >/dev/null; then
	sed -n "s/^    \(awk .*\)/\1/p" "$J/README.md" | sed "s| FILE | $DAY |" >"$T/line.sh"
	like 'the line of README.md opens a passage' 0 'Secret two' sh -c "cd $J && { sleep 1
		cat $T/passphrase; sleep 1; } | script -qec 'sh $T/line.sh' /dev/null | tr -d '\r'"
	by_passphrase taut key sheet 2>/dev/null >sheet
	sed -n 's/^  \(AGE-SECRET-KEY-.*\)/\1/p' sheet >"$J/key.txt"
	sed -n '/^All of a journal/,/done; done/p' sheet | sed 1d >all.sh
	is 'the loop of the sheet opens all' 0 'Secret one.
Secret two.' sh -c "cd $J && sh $T/all.sh | grep ^Secret"
else
	skip 'the line of README.md' 'no age'
fi
like 'README.md tells of the filler' 0 'taut:1. is filler' cat "$J/README.md"
done_testing
