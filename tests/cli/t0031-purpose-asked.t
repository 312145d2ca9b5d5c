#!/bin/sh
# SPDX-License-Identifier: ISC
# purpose asks: the purpose, values, strengths, growth edges; what stands there is
# what Enter keeps, and other sections stay.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
WHY='What is it all for' HOW='How do you want to act' LEAN='lean on' GROW='where do you grow'
quietly taut vision add health 'I run' --id run
is 'nothing is said of it at first' 0 0 sh -c 'taut | grep -c "What is it all for" || :'
quietly taut vision add health 'I write' --from 1 --to 2 --unit h --id write
for day in 27:0 28:1; do
	is "nor before the second week: $day" 0 "${day#*:}" at "2026-11-${day%:*}" sh -c \
		'taut | grep -c "^What is it all for?  taut purpose --ask$" || :'
done
is 'up to its end' 0 1 at 2026-12-04 sh -c 'taut | grep -c "^What is it all for" || :'
is '… no longer' 0 0 at 2026-12-05 sh -c 'taut | grep -c "^What is it all for" || :'
quietly at 2026-11-01 taut add 'Snow'
is 'an older journal' 0 0 at 2026-11-28 sh -c 'taut | grep -c "^What is it all for" || :'
talk 'where there is none it asks' "$DONE" "$WHY" 'To build\r## what outlives me.\r.\r' "$HOW" '.\r' "$LEAN" '.\r' \
	"$GROW" 'I rush.\r.\r' -- taut purpose
cat >"$T/first" <<'END2'
# Purpose

To build
\## what outlives me.

## Growth edges

I rush.
END2
same 'what was answered' "$T/first" "$J/purpose.md"
nothing_kept 'no draft is left'
is 'with one nothing is said' 0 0 at 2026-11-28 sh -c 'rm -r "$0"/entries; taut | grep -c "What is it" || :' "$J"
cat >"$J/purpose.md" <<'END2'
# Purpose

To build.

## Values

- Plain words
- Time

## Names

Ana.
END2
talk 'anew' "$DONE" "$WHY" '.\r' "$HOW" 'Time.\r.\r' "$LEAN" 'Patience.\r.\r' "$GROW" '\x04' -- taut purpose --ask
shown 'what stands there' '^So far: To build\. \(Enter keeps it\)$'
shown '… a list too' '^So far: Plain words; Time \(Enter'
cat >"$T/second" <<'END2'
# Purpose

To build.

## Values

Time.

## Names

Ana.

## Strengths

Patience.
END2
same 'its place alone' "$T/second" "$J/purpose.md"
talk 'all kept' 'status 1, terminal as it was' "$WHY" '\x04' -- taut purpose --ask
shown 'is said' 'nothing was written$'
is 'parts from standard input' 0 'the purpose, as you have it now, is in purpose.md' taut purpose --ask <<'END2'
## ^strengths
Long walks.
END2
has 'the part' "$J/purpose.md" 'Long walks.'
has '… and the purpose stays' "$J/purpose.md" 'To build.'
for bad in nonsense edges.run edges~2; do
	like "a key that is none: $bad" 7 "line 1: there is no such question: '$bad'" sh -c \
		"printf '## Words ^%s\n\nHigh.\n' '$bad' | taut purpose --ask"
	is '… the words are kept' 0 'High.' sh -c "tail -n 1 '$J'/.git/taut/drafts/*"
	rm -f "$J/.git/taut/drafts"/*
done
lacks '… and none is the purpose' "$J/purpose.md" 'High.'
talk 'killed' 'signal 9, terminal changed' "$WHY" 'To sing.\r.\r' "$HOW" @KILL -- taut purpose --ask
talk 'gone on with' "$DONE" 'Go on with them' '\r' "$HOW" '\x04' -- taut purpose --ask
has 'the words' "$J/purpose.md" 'To sing.'
quietly fast_key
talk 'private' "$DONE" "$WHY" '.\r' "$HOW" '.\r' "$LEAN" '.\r' "$GROW" '\x10' '(private)' 'Secret edge.\r.\r' -- taut purpose --ask
lacks 'is sealed' "$J/purpose.md" 'Secret edge'
talk 'a private one' "$DONE" "$WHY" '.\r' "$HOW" '.\r' "$LEAN" 'Calm.\r.\r' "$GROW" '\x04' -- taut purpose --ask
shown 'is told, not shown' '^So far: \(private'
done_testing
