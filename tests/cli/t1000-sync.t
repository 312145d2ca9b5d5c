#!/bin/sh
# SPDX-License-Identifier: ISC
# Several machines by way of a repository at a path: the first sync, days that all
# of them wrote on, edits by hand, and somebody in between who uses plain git.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
machines laptop desktop phone

# No remote, and remotes that cannot be.
quietly on laptop taut init
quietly on laptop taut add 'Frost on the bridge.'
state laptop >"$T/before"
like 'no remote is known' 9 '^hint: .*taut sync --remote ' on laptop taut sync
like 'nothing is at the path' 9 "^taut: .*$T/none.git" on laptop taut sync --remote "$T/none.git"
for url in --upload-pack=x "ext::touch $T/run" '' "a
b"; do
	like "an address that is none: $(printf %s "$url" | head -c 12 | tr '\n' ' ')" 2 '^taut: ' \
		on laptop taut sync --remote "$url"
done
ok 'nothing was run' test ! -e "$T/run"
quietly git init -q --bare -b main notes.git
on laptop sh -c 'git init -q -b main ../notes && cd ../notes && echo a >a && git add a &&
	git commit -q -m a && git push -q "$1" main' - "$T/notes.git"
like 'a repository that is no journal' 5 'no journal|not a journal' \
	on laptop taut sync --remote "$T/notes.git"
is 'it stays as it was' 0 1 git --git-dir=notes.git rev-list --count --all
unchanged 'none of this changed anything' laptop

# The first sync, to an empty repository; then there is nothing to do.
like 'a dry run to it says what would go' 0 "^1 day.* would go to $REMOTE\$" \
	on laptop taut sync --remote "$REMOTE" --dry-run
unchanged 'and changes nothing' laptop
like 'the first sync' 0 "^1 day.* to $REMOTE\$" on laptop taut sync --remote "$REMOTE"
is 'all of it arrived' 0 "$(head_of laptop)" remote_main
is 'git knows the remote' 0 "$REMOTE" on laptop git config remote.origin.url
ok 'and git pull has nothing to ask' on laptop git pull -q
ok 'a path is from where one stands' on laptop sh -c 'cd .. && taut sync --remote ../remote.git'
is 'and holds from elsewhere' 0 "nothing new here or at $REMOTE" on laptop taut sync
state laptop >"$T/before"
is 'nothing to do' 0 "nothing new here or at $REMOTE" on laptop taut sync
is 'and -q says nothing' 0 '' on laptop taut -q sync
unchanged 'nothing moved' laptop

# Another machine; days that both wrote on, in the same minute too.
ok 'a clone' on desktop taut clone "$REMOTE"
equal 'it is equal' laptop desktop
ok 'one of them writes' on laptop at 2026-11-21T21:10 taut add 'The laptop, at ten past nine.'
quietly on laptop at 2026-11-20T21:00 taut add 'Only the laptop was there.'
state laptop >"$T/before"
like 'a dry run says what would go' 0 '^2 days would go to ' on laptop taut sync --dry-run
unchanged 'and changes nothing' laptop
ok 'it is sent' on laptop taut sync
quietly on desktop at 2026-11-21T20:40 taut add 'The desktop was home first.'
quietly on desktop at 2026-11-21T21:10 taut add 'The desktop, at ten past nine.'
quietly on desktop at 2026-11-19T06:00 taut add 'Only the desktop was there.'
state desktop >"$T/before"
like 'a dry run says what would come, too' 0 '^2 days from laptop$' on desktop taut sync --dry-run
like 'and what would go' 0 '^2 days would go to ' on desktop taut sync --dry-run
unchanged 'and changes nothing on this side either' desktop
is 'the same day on both: one line a machine' 0 "2 days from laptop
2 days to $REMOTE" on desktop taut sync
is 'and the first gets the rest' 0 '2 days from desktop' on laptop taut sync
equal 'both are equal' laptop desktop
for line in 'The laptop, at ten past nine.' 'The desktop, at ten past nine.' \
	'The desktop was home first.' 'Frost on the bridge.'; do
	everywhere "kept: $line" "$line" "$DAY" laptop desktop
done
is 'in the order of the day' 0 '## 20:15
## 20:40
## 21:10
## 21:10' on laptop grep '^## ' "$DAY"
like 'undo here takes back what was done here' 0 . on laptop taut undo
ok 'the sync itself is not taken back' on laptop grep -q 'The desktop was home first.' "$DAY"
quietly on laptop taut undo --redo

# By hand on both: prose in two ways stands twice, and is named; the rest is one.
page='# Hands

The river is high.

Nothing else.'
printf '%s\n' "$page" | on laptop by_hand entries/2026/11/hands.md
quietly on laptop taut sync
quietly on desktop taut sync
printf '%s\n' "$page" | sed 's/high/low/' | on laptop by_hand entries/2026/11/hands.md
{ printf '%s\n' "$page" | sed 's/high/wild/'; echo; echo Later.; } |
	on desktop by_hand entries/2026/11/hands.md
like 'what was edited by hand is taken in' 0 '^taken in: 1 file edited by hand$' on laptop taut sync
like 'what stands twice is told, with its line' 0 '^entries/2026/11/hands\.md:[0-9]+: changed in two ways' \
	on desktop taut sync
quietly on laptop taut sync
equal 'both are equal after that' laptop desktop
everywhere 'the smaller stands' 'The river is low.' entries/2026/11/hands.md laptop desktop
like 'the other below it' 0 '^> .*The river is wild\.' on laptop cat entries/2026/11/hands.md
everywhere 'what one added is there' Later. entries/2026/11/hands.md laptop desktop

# Deleted here, and not touched or gone on with there.
for page in gone lives; do
	printf '# %s\n\nAs it was.\n' $page | on laptop by_hand entries/2026/11/$page.md
done
quietly on laptop taut sync
quietly on desktop taut sync
quietly on laptop sh -c 'git rm -q entries/2026/11/gone.md entries/2026/11/lives.md && git commit -q -m less'
printf '# lives\n\nAs it was.\n\nIt goes on.\n' | on desktop by_hand entries/2026/11/lives.md
quietly on laptop taut sync
like 'what was kept is told' 0 '^entries/2026/11/lives\.md.*: it is kept$' on desktop taut sync
quietly on laptop taut sync
equal 'both are equal' laptop desktop
ok 'deleted, and not touched: gone' on desktop test ! -e entries/2026/11/gone.md
everywhere 'deleted, and gone on with: it lives' 'It goes on.' entries/2026/11/lives.md laptop desktop

# A third; results, looks and steps of all of them in one ledger.
quietly on phone taut clone "$REMOTE"
quietly on laptop taut vision add health 'I run 8 km' --from 3 --to 8 --unit km
quietly on laptop taut sync
quietly on desktop taut sync
quietly on phone taut sync
quietly on laptop at 2026-11-22T08:00 taut check run=4 -m 'By the river.'
quietly on desktop at 2026-11-22T09:00 taut check run=5 -m 'With the wind.'
quietly on desktop taut vision add home 'A shelf' --by 2026-12-24
quietly on phone at 2026-11-22T09:00 taut plan add run 'Shoes by the door'
quietly on phone at 2026-11-22T10:00 taut add 'From the phone.'
for machine in laptop desktop phone laptop desktop phone; do
	run on $machine taut sync
	[ "$status" = 0 ] || { missed "$machine: sync"; note <"$T/got"; }
done
equal 'three are equal' laptop desktop phone
on laptop at 2026-11-23 taut tension >"$T/first.tension"
for machine in desktop phone; do
	on $machine at 2026-11-23 taut tension >"$T/tension"
	same "the same ledger on the $machine" "$T/first.tension" "$T/tension"
done
like 'the last look is so' 0 '3 of 5 km to go' on laptop at 2026-11-23 taut tension run

# Somebody who uses plain git in between.
quietly on phone at 2026-11-22T11:00 taut add 'The phone, again.'
quietly on phone taut sync
quietly on desktop at 2026-11-22T12:00 taut add 'The desktop, again.'
cp -a desktop plain && cp -a "$REMOTE" plain.git
quietly on plain git remote set-url origin "$T/plain.git"
quietly on desktop taut sync
ok 'git pull' on plain git pull -q --no-rebase --no-edit
ok 'git push' on plain git push -q
is 'gives the same files' 0 "$(tree_of desktop)" tree_of plain
quietly on laptop sh -c 'git pull -q && git commit -q --allow-empty -m empty'
ok 'and sync goes on from there' on laptop taut sync
equal 'as ever' laptop desktop

done_testing
