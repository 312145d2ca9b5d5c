#!/bin/sh
# SPDX-License-Identifier: ISC
# review week: what is in focus and the area that waited longest, blind; then words.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
PAGE=$J/reviews/2026-W47.md
quietly at 2026-10-05 taut vision add career 'Chapter two is done' --id book
quietly at 2026-10-01 taut vision add community 'I sing in a choir' --from 1 --to 4 --unit evenings --id choir
quietly at 2026-11-10 taut check choir=2
HF='Health: what is so' HW='Health: what in you' RUN='where is it now, in km' EASE='from 0 to 10'
SUN='Sundays are ours: how' OW='Home: what in you' BOOK='Chapter two is done: how' CW='Career: what in you'
MOVED='What moved this week' NEXT='What is next?' ONE='does it still fit' KEPT='kept, 16 Nov'
remember

# After a silence: one small thing, and nothing of what was not done.
talk 'coming back' "$DONE" 'Welcome back. What is so today?' '' "$SUN" 'Ours again.\r' "$OW" '\r' -- \
	env TAUT_NOW=2026-12-20T12:00 taut review week
not_shown 'one result is asked about, and no other' 'run|At ease|choir|Chapter|What moved'
has 'it is a look' "$J/checks/2026/12/2026-12-20-check.md" 'Ours again.'
ok 'and no page' test ! -e "$J/reviews"
again

talk 'forward' "$DONE" "$HF" 'Twice this week.\r' "$RUN" '4\r' "$EASE" '5\r' "$HW" '\r' "$KEPT" 'y\r' "$SUN" 'Ours.\r' \
	"$OW" '\r' "$BOOK" 'Half of it.\r' "$CW" 'I tidy.\r' "$MOVED" 'The chapter,\r\r# at last.\r.\r' \
	"$NEXT" 'One page a day.\r' "$ONE" 'At noon.\r' -- taut review week
holds 'the page' "$PAGE" <<'END2'
# 2026-W47

## What moved

The chapter,

\# at last.

## What is next

One page a day.

## A step

> If it is Monday, then I run

At noon.
END2
like 'the looks' 0 '^- I run 10 km \[is:: 4\] \[for:: run\]$' cat "$J/$LOOK"
like '… in words' 0 '^- Chapter two is done \[for:: book\]$' cat "$J/$LOOK"
like '… the step' 0 '\[kept:: 2026-11-16\]' cat "$J/$LOOK"
is 'one commit of both' 0 'review: 2026-W47
2' sh -c 'git -C "$0" show -s --format=%s; git -C "$0" show --name-only --format= | grep -c "reviews/\|checks/"' "$J"
nothing_kept 'no draft is left'
talk 'such a page is shown' "$DONE" -- taut review week
shown '… not asked for' 'One page a day'
not_shown '… nor anything' "$HF"
is 'alone, too' 0 'this week can' sh -c 'taut review | grep -c "One page a day" >/dev/null && echo "this week can"'
talk 'asked all the same' "$DONE" 'Community: what is so' '\r' 'in evenings' '2.5\r' 'Community: what in you' '\r' "$MOVED" 'The choir.\r.\r' "$NEXT" '\x04' \
	-- taut review week --ask
not_shown 'what was checked today is not asked about' 'in km|Sundays'
like 'words are added to the section' 0 '^The choir\.$' cat "$PAGE"
is '… in their place' 0 '# at last.

The choir.

## What is next' sh -c 'sed -n "s/^.# at/# at/;/^# at/,/next$/p" "$0"' "$PAGE"
again

talk 'back, why, passed by, stopped' "$DONE" "$HF" '<\r' 'first question' '?\r' 'a camera' 'Wrong.\r' "$RUN" '<\r' \
	'Yours: Wrong' 'Right.\r' "$RUN" '\r' "$EASE" '6\x04' -- env COLUMNS=40 taut review week
has 'what was given is kept' "$J/$LOOK" 'Right.'
not_shown 'the last number is seen nowhere' '3\.7319|3,7'
ok 'no page without words' test ! -e "$PAGE"
again

talk 'passed by' 'status 1, terminal as it was' "$HF" '\x04' -- taut review week
shown 'is said' 'nothing was written$'
not_shown 'one cannot be before the first' 'first question'
talk 'killed' 'signal 9, terminal changed' "$HF" 'Slept well.\r' "$RUN" '4.5\r' "$EASE" @KILL -- taut review week
talk 'gone on with' "$DONE" 'Go on with them' '\r' "$EASE" '\x04' -- taut --plain review week
like 'both are there' 0 '\[is:: 4\.5\]' cat "$J/$LOOK"
has '… the words' "$J/$LOOK" 'Slept well.'
again
talk 'interrupted' "$LEFT" "$HF" 'Slept badly.\r' "$RUN" '\x03' -- taut review week
shown 'says how it goes on' 'taut review week. goes on with them'
again

is 'words from standard input' 0 'what you wrote stands in reviews/2026-W47.md' taut review week <<'END2'
The roof is tight.
END2
has 'stand below their heading' "$PAGE" 'The roof is tight.'
is 'parts of it' 0 'run: 5 of 10 km; gap 90 → 71
what you wrote stands in reviews/2026-W47.md' taut review week <<'END2'
## ^amount.run
5
## ^next
Rest.
END2
has 'each in its place' "$PAGE" 'Rest.'
is 'nothing on standard input' 0 1 sh -c 'taut review week </dev/null | grep -c "^Rest"'

# Below a page that somebody left open nothing is written: it would be no section.
mkdir -p "$J/reviews" && printf '# By hand\n\n<script>\n' >"$PAGE"
cp "$PAGE" "$T/open"
is 'a page with an open block' 0 "taut: 'reviews/2026-W47.md' has something open above, so 'What moved' is no section of it" \
	sh -c 'echo "The roof." | taut review week 2>&1 | head -n 1'
same '… stays as it is' "$PAGE" "$T/open"
again
cat >"$T/editor" <<'END2'
#!/bin/sh
cp "$1" "${0%/*}/seen"
awk '1; /\^moved$/ { print "\nBy hand." }' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"
END2
chmod +x "$T/editor"
is 'in the editor' 0 'what you wrote stands in reviews/2026-W47.md' env EDITOR="$T/editor" taut review week -e
has 'words' "$PAGE" 'By hand.'
like 'all questions are in it' 0 '^## .*\^one\.monday$' cat "$T/seen"
unlike '… and no last number' 0 '3\.7319' cat "$T/seen"
again

quietly fast_key
talk 'private' "$DONE" "$HF" '\r' "$RUN" '\r' "$EASE" '\r' "$HW" '\r' "$KEPT" '\r' "$SUN" '\r' "$OW" '\r' "$BOOK" '\r' \
	"$CW" '\r' "$MOVED" '\x10' '(private)' 'Secret week.\r.\r' "$NEXT" 'Clear.\r' "$ONE" '\r' -- taut review week
lacks 'is sealed' "$PAGE" 'Secret week'
has 'the rest is clear' "$PAGE" 'Clear.'
like 'it opens' 0 '^> Secret week\.$' by_passphrase taut show -p 2026-W47
quietly taut config private.areas health
again
quietly fast_key
talk 'a step of a private area' "$DONE" "$HF" '\r' "$RUN" '\r' "$EASE" '\r' "$HW" '\r' "$KEPT" '\r' "$SUN" '\r' \
	"$OW" '\r' "$BOOK" '\r' "$CW" '\r' "$MOVED" '.\r' "$NEXT" '\r' "$ONE" 'Hidden words.\r' -- taut review week
lacks '… its words are private too' "$PAGE" 'Hidden words'
done_testing
