#!/bin/sh
# SPDX-License-Identifier: ISC
# undo, history; sync --local; doctor.
. "${0%/*}/lib.sh"
quietly taut init
pages() { (cd "$J" && find . -name .git -prune -o -type f -exec sha256sum {} + | LC_ALL=C sort -k 2); }

is 'nothing to undo' 1 'taut: there is nothing to undo' taut undo
pages >zero
quietly at 2026-11-21T08:00 taut add One
pages >one
quietly at 2026-11-21T09:00 taut add Two
pages >two
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
pages >three
quietly taut check run=4 -m 'Twice.'
is 'undo' 0 'taken back: check: run' taut undo
pages >got.pages
same 'every byte as before' three got.pages
is 'again: one further' 0 'taken back: vision: add health' taut undo
pages >got.pages
same 'both pages of it' two got.pages
is 'once more' 0 'taken back: add: 2026-11-21 09:00' taut undo
pages >got.pages
same 'as after the first' one got.pages
is 'redo' 0 'done again: add: 2026-11-21 09:00' taut undo --redo
pages >got.pages
same 'as before it' two got.pages
is 'redo again: one further' 0 'done again: vision: add health' taut undo --redo
is 'undo behind a redo' 0 'taken back: vision: add health' taut undo
pages >got.pages
same 'takes that back' two got.pages
quietly at 2026-11-21T10:00 taut add Three
is 'after another change there is nothing to redo' 1 'taut: there is nothing to redo' taut undo --redo
is 'the other change is taken back' 0 'taken back: add: 2026-11-21 10:00' taut undo
is 'then the one before' 0 'taken back: add: 2026-11-21 09:00' taut undo
is 'and the first' 0 'taken back: add: 2026-11-21 08:00' taut undo
pages >got.pages
same 'as at the beginning' zero got.pages
is 'init is not taken back' 1 'taut: there is nothing to undo' taut undo
like 'no words' 2 'undo takes no words' taut undo 3
is 'history only grows' 0 15 git -C "$J" rev-list --count HEAD
is 'git finds nothing wrong' 0 '' git -C "$J" fsck --strict --no-progress --no-dangling
is 'status is clean' 0 '' git -C "$J" status --porcelain -uall

quietly at 2026-11-21T11:00 taut add 'By taut'
sed 's/By taut/By hand/' "$J/$DAY" >page && cat page >"$J/$DAY"
fails 'what was edited since is not thrown away' taut undo
has 'the words stay' "$J/$DAY" 'By hand'

like 'history' 0 '^2026-11-21 11:00  [0-9a-f]{7}  add: 2026-11-21 11:00$' taut history
is 'the latest' 0 1 sh -c 'taut history -n 1 | wc -l'
like 'of an undo' 0 '^2026-11-21 20:15  [0-9a-f]{7}  undo: add: 2026-11-21 08:00$' taut history
like 'a number' 2 "-n takes a number from 1, not '0'" taut history -n 0
if command -v python3 >/dev/null; then
	taut history -n 2 --format json >got.json
	is 'as data' 0 '2026-11-21 11:00 add add: 2026-11-21 11:00' python3 -c 'import json
r = json.load(open("got.json"))[0]; print(r["time"], r["command"], r["subject"])'
else
	skip 'as data' 'no python3'
fi

touch -d '1 hour ago' "$J/$DAY"
like 'sync --local' 0 '^taken in: 1 file edited by hand$' taut sync --local
is 'committed' 0 '' git -C "$J" status --porcelain -uall
is 'again' 0 'nothing to change' taut sync --local
like 'an edit by hand is not undone with it' 5 'changed since in the same place$' taut undo
has 'nor dropped' "$J/$DAY" 'By hand'
like 'sync needs a place to meet' 9 '^hint: taut sync --remote' taut sync
echo swap >"$J/entries/2026/11/.2026-11-21.md.swp"
echo more >>"$J/$DAY" && touch -d '1 hour ago' "$J/$DAY"
like 'an editor is at it' 0 'nothing to change|editor|\.swp' taut sync --local
is 'left for next time' 0 " M $DAY" git -C "$J" status --porcelain
rm "$J/entries/2026/11/.2026-11-21.md.swp"
printf '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n' >>"$J/$DAY" && touch -d '1 hour ago' "$J/$DAY"
ok 'with conflict markers' taut sync --local
is 'left too' 0 " M $DAY" git -C "$J" status --porcelain
git -C "$J" checkout -q -- "$DAY"
: >"$J/areas/home.md" && touch -d '1 hour ago' "$J/areas/home.md"
ok 'an emptied file' taut sync --local
is 'left as well' 0 ' M areas/home.md' git -C "$J" status --porcelain
git -C "$J" checkout -q -- areas/home.md

quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'A desk' --from 0 --to 4 --unit h --id desk
like 'doctor: all sound' 0 '^ok +git' taut doctor
unlike '-q says only what is wrong' 0 . taut -q doctor
sed -i 's/\[to:: 10\]/[to:: 8]/' "$J/areas/health.md" && touch -d '1 hour ago' "$J/areas/health.md"
like 'a vision lowered by hand' 0 '"lowered": "-28.571428571"' taut tension --format json
lacks 'is replayed, and nothing written' "$J/$LOOK" 'edited by hand'
like 'and taken in' 0 '1 choice made by hand written down' taut sync --local
has 'as an event' "$J/$LOOK" \
	'- I run 10 km [lowered:: 10 → 8 km] [because:: edited by hand] [for:: run]'
like 'it counts the same' 0 '"lowered": "-28.571428571"' taut tension --format json
is 'once' 0 'nothing to change' taut sync --local
sed -i '/\^desk$/d' "$J/areas/home.md" && touch -d '1 hour ago' "$J/areas/home.md"
like 'a line gone is asked about' 0 "desk.*no longer.*let go" taut tension
like 'doctor says so' 12 "^wrong .*desk" taut doctor
like 'the answer' 0 '' taut vision let-go desk
unlike 'is taken' 0 'no longer' taut tension
printf '%s\n' '- I run 10 km [is:: 4km] [for:: run]' '- Nothing [is:: 4] [for:: nothing]' >>"$J/$LOOK"
line=$(wc -l <"$J/$LOOK")
like 'a value not understood is named with its line' 12 "^wrong +lines +$LOOK:$((line - 1)): " taut doctor
like 'a name that is none too' 12 "^wrong +lines +$LOOK:$line: " taut doctor
like 'how many' 12 '^taut: [0-9]+ things to look at$' taut doctor
done_testing
