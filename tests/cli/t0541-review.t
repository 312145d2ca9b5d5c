#!/bin/sh
# SPDX-License-Identifier: ISC
# review YEAR: its order, stopped anywhere and gone on with; its page section by section.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
PAGE=$J/reviews/2026.md
KEEP='do you want to keep' MISS='written nowhere' THANK='Whom do you thank' AMEND='put right' HELD='the pattern'
like 'none is there yet' 1 "hint: taut review week" taut review
like 'a year not begun' 2 "2027 is still to come" taut review 2027
like 'no step' 2 'its steps: walk .The year., reality .What is so., moved .*, let-go .*, chosen .As chosen.' \
	taut review 2026 walks
like '… nor in German, where its titles are told' 2 'walk .Das Jahr., .*thanks .Dank, und was gutzumachen ist.' \
	env LC_ALL=de_DE.UTF-8 taut review 2026 dank
like 'neither' 2 "'weak' is neither a year nor 'week'" taut review weak
like '… of which week' 2 "'2026' is too much" taut review week 2026
like '… nor two steps' 2 "'extra' is too much" taut review 2026 thanks extra
like 'nor the last of all years' 2 '9999 is still to come' taut review 9999
like 'a year without a day is not begun' 1 'there is no day of 2024' taut review 2024
talk '… by nobody' 'status 1, terminal as it was' 'no day of 2024' -- taut review 2024
like 'one step of no terminal' 2 'which step is answered' taut review 2026 --ask
like 'nobody to ask' 1 'begins it' taut review 2026
talk 'nothing but looking' "$DONE" '2026: The year' '' "$KEEP" '\x04' -- taut review 2026
ok 'leaves nothing' test ! -e "$J/reviews"
shown 'says how it goes on' "taut review 2026' goes on with: The year$"

talk 'the first step' "$DONE" "$KEEP" 'The bridge in snow.\r## Fog\r.\r' "$MISS" '\r' '2026: What is so' '' 'Health: what is so' '\x04' -- \
	taut review 2026
holds 'its section' "$PAGE" <<'END2'
# 2026

## The year

### Moments to keep

The bridge in snow.
\## Fog
END2
is 'one commit' 0 'review: 2026, The year' git -C "$J" log -1 --format=%s
nothing_kept 'no draft is left'
is 'alone, with nobody there, it is shown' 0 'The bridge in snow.' sh -c 'taut review 2>/dev/null | sed -n 7p'
talk 'stopped within a step: gone on with there' "$DONE" '2026: What is so' '' 'Health: what is so' 'Snow and work.\x04' -- taut review
shown '… and says what is left' 'goes on with: What is so$'
shown '… how much of it' '^[3-9] questions of it were not asked$'
like 'what was given is kept' 0 '^Snow and work\.$' sh -c 'cat "$0"/checks/2026/11/*' "$J"
has 'in its section' "$PAGE" '## What is so'
is 'the words stand once' 0 '## The year
## What is so' grep '^## ' "$PAGE"

talk 'one step alone, a later one' "$DONE" "$THANK" 'Ana, for the bread.\r.\r' "$AMEND" '\x04' -- taut review 2026 thanks
talk 'and one before it, killed' 'signal 9, terminal changed' "$HELD" 'Morn' '' @KILL -- taut review 2026 held
talk 'killed behind an answer' 'signal 9, terminal changed' "$KEEP" 'The tram.\r.\r' "$MISS" @KILL -- taut review 2026 walk
quietly at 2027-02-01T10:00 taut add 'Cold'
talk 'a draft is of its year' "$DONE" "$KEEP" '\x04' -- env TAUT_NOW=2027-02-01T12:00 taut review 2027 walk
not_shown '… and no other takes it' 'Go on with them'
talk 'gone on with' "$DONE" 'Go on with them' '\r' "$MISS" 'The nights.\r.\r' -- taut review 2026 walk
talk 'one line' "$DONE" "$HELD" 'Mornings hold, evenings do not.\r' -- taut --plain review 2026 held
sed '/^## What is so/,/^## What held/{/^## What/!d;}' "$PAGE" >"$T/page"
holds 'each in its place, and what was there stays' "$T/page" <<'END2'
# 2026

## The year

### Moments to keep

The bridge in snow.
\## Fog

The tram.

### What the log missed

The nights.

## What is so
## What held, what hindered

Mornings hold, evenings do not.

## Thanks and amends

### Thanks

Ana, for the bread.
END2
nothing_kept 'no draft is left'

talk 'what was begun long ago is shown' "$DONE" -- env TAUT_NOW=2027-08-01T12:00 taut review
shown '… as it is' 'Mornings hold'
not_shown '… and not asked' '/11\)'

# It goes on behind the last section, and so on another machine.
printf '\n## A poem\n\nOf mine.\n' >>"$PAGE"
cp -a "$J" "$T/other" && rm "$T/other/.git/taut/review-2026" # which is not sent
talk 'on another machine' "$DONE" '2026: Let go' '' 'What is it all for' '\x04' -- taut -C "$T/other" review 2026
is 'plain words are those of the first question' 0 'it stands in reviews/2026.md' taut review 2026 thanks <<'END2'
Mara, for the keys.
END2
is 'the page, a poem in it' 0 '## The year
## What is so
## What held, what hindered
## Thanks and amends
## A poem' grep '^## ' "$PAGE"
like 'added behind' 0 '^Mara, for the keys\.$' sed -n '/^## Thanks/,/^## A poem/p' "$PAGE"
cat >"$T/editor" <<'END2'
#!/bin/sh
awk '1; /\^amends$/ { print "\nThe fence." }' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"
END2
chmod +x "$T/editor"
is 'in the editor' 0 'it stands in reviews/2026.md' env EDITOR="$T/editor" taut review 2026 thanks -e
has 'so too' "$PAGE" 'The fence.'
like 'left as it is' 1 'nothing was changed' env EDITOR=true taut review 2026 walk -e

quietly fast_key
talk 'private' "$DONE" "$THANK" '\x10' '(private)' 'Secret thanks.\r.\r' "$AMEND" '\x04' -- taut review 2026 thanks
lacks 'is sealed' "$PAGE" 'Secret thanks'
like 'and told, not shown' 0 'private' taut review
unlike '… its words nowhere' 0 'Secret' taut review
is 'no commit holds it' 1 '' sh -c 'git -C "$0" log -p | grep "Secret thanks"' "$J"

# What was stopped in the middle goes on there, and what was answered is not asked again.
rm -rf "$J" && begin_journal
HF='Health: what is so' RUN='where is it now' EASE='from 0 to 10' HW='Health: what in you' OW='Home: what in you'
talk 'stopped at a number' "$DONE" "$HF" 'Snow.\r' "$RUN" '5\r' "$EASE" '\x04' -- taut review 2026 reality
shown '… it says what is left' 'questions of it were not asked'
talk 'stopped once more' "$DONE" '2026: What is so' '' "$EASE" '6\x04' -- taut review
shown '… it is left as it was' 'goes on with: What is so'
quietly taut review 2026 purpose <<'END2'
To build.
END2
talk 'goes on in it, then behind the last section' "$DONE" '2026: What is so' '' "$HW" 'Rain.\r' \
	'in a word' '\r' "$OW" '\r' '2026: Vision' '' 'a year from now' '\x04' -- taut review 2026
not_shown '… answered once' "$RUN|$EASE|$HF"
is 'each number once' 0 2 sh -c "cat '$J'/checks/2026/11/2026-11-21-check.md | grep -c 'is:: [56]]'"
has 'and what is in the way' "$J/checks/2026/11/2026-11-21-check.md" 'Rain.'
is 'nothing is left of it' 2 "ls: cannot access '$J/.git/taut/review-2026': No such file or directory" \
	ls "$J/.git/taut/review-2026"

talk 'stopped behind an answer' "$DONE" "$THANK" 'Ana.\r.\r' "$AMEND" '\x04' -- taut review 2026 thanks
talk 'the last question is passed by: the step is over' "$DONE" '2026: Vision' '' 'a year from now' '\x04' -- taut review 2026
talk 'stopped before it' "$DONE" "$KEEP" 'Fog.\r.\x04' -- taut review 2026 walk
shown '… one is left' '^1 question of it was not asked$'
quietly taut undo
talk 'what was taken back is asked again' "$DONE" '2026: The year' '' "$KEEP" 'Mist.\r.\r' "$MISS" '\r' \
	'2026: Vision' '' 'a year from now' '\x04' -- taut review 2026

# A draft behind what is gone on with is named.
talk 'a draft of a step' "$LEFT" "$THANK" 'Ana.\r.\r' "$AMEND" '\x03' -- taut review 2026 thanks
talk 'is named as the review goes on' "$DONE" 'answers of' '' '2026: Vision' '' 'a year from now' '\x04' -- taut review 2026
shown '… with its command' "are kept: 'taut review 2026 thanks' goes on with them"
is 'nor does a form that is empty write anything' 1 "taut: nothing was written: no question was answered" \
	taut review 2026 thanks <<'END2'
## ^thanks

## ^amends
END2
is 'what answers nothing says so' 1 "taut: nothing was written: there is nothing to ask in this step" \
	taut review 2026 let-go <<'END2'
## ^release.run

yes
END2

# A year of one's own.
quietly taut config review.begins 11-02
talk 'begins when one says' "$DONE" '2026: The year' '' ' Nov ' '' "$KEEP" '\x04' -- taut review 2026 walk
not_shown '… and no day before' '^ (Jan|Jul|Oct) '
like 'not yet' 2 '2026 is still to come' at 2026-11-01 taut review 2026
like 'no such day' 2 'a month and a day' taut config review.begins 02-30
quietly taut config review.begins 01-01

# Which page is the newest, and what could come.
mkdir -p "$J/reviews" && echo 'The week.' >"$J/reviews/2026-W46.md" && rm "$PAGE"
like 'the newest is shown' 0 '^The week\.$' taut review
like '… and what could come' 0 'this week: taut review week' taut review
unlike 'no year in November' 0 'can be looked back at' taut review
like 'one at its end' 0 '^2026 can be looked back at: taut review 2026$' at 2026-12-20 taut review
like '… and behind it' 0 '^2026 can be looked back at' at 2027-01-20 taut review
rm "$J/reviews/2026-W46.md" && echo 'Of week 53.' >"$J/reviews/2026-W53.md" && printf '# 2026\n\n## As chosen\n\nAll.\n' >"$PAGE"
like 'a week in which the year ended is older' 0 '^All\.$' at 2027-01-04 taut review
quietly at 2027-01-02 taut add 'Snow'
talk 'a year that has hardly begun is asked about' 'status 1, terminal as it was' 'it has 4 days so far' '' 'all the same' '\r' -- \
	env TAUT_NOW=2027-01-04T10:00 taut review 2027
shown '… and which one may be meant' 'taut review 2026, or taut review 2027 --ask'
talk '… and begins for who wants it' "$DONE" 'all the same' 'y\r' "$KEEP" '\x04' -- env TAUT_NOW=2027-01-04T10:00 taut review 2027
talk '… or said so' "$DONE" "$KEEP" '\x04' -- env TAUT_NOW=2027-01-04T10:00 taut review 2027 --ask
done_testing
