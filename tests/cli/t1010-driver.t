#!/bin/sh
# SPDX-License-Identifier: ISC
# Plain git between two clones: what git is told, and that its pull, rebase,
# cherry-pick and stash merge a page to the same bytes as taut does.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # many fsyncs
. "${0%/*}/lib.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n' >"$HOME/.gitconfig"
printf '[pull]\n\trebase = false\n[advice]\n\tdiverging = false\n' >>"$HOME/.gitconfig"
quietly taut init
CONFIG=$J/.git/config

# --- the function by hand ---
printf 'one\n' >o && printf 'one\n\ntwo\n' >a && printf 'zero\n\none\n' >b
cp a ours
is 'merge-file says nothing' 0 '' taut merge-file -- o ours b page.md
has 'what one added is there' ours two
has 'and what the other did' ours zero
cp b theirs
quietly taut merge-file -- o theirs a page.md
same 'the same the other way round' ours theirs
cp a ours
chmod 400 ours
is 'without HOME, clock, settings or journal' 0 '' \
	env -i "$TAUT_BUILD/taut" merge-file o ours b page.md
same 'the same' ours theirs
is 'an absurd clock is none of its business' 0 '' \
	env TAUT_NOW=noon taut merge-file -- o ours ours page.md
: >empty
cp a ours
is 'added on both sides: an empty base' 0 '' taut merge-file -- empty ours b page.md
is 'nothing is left beside it' 0 'a b empty home o ours theirs' \
	sh -c 'ls "$1" | grep -vx -e got -e expected -e quiet -e passphrase | paste -sd " "' - "$T"

printf '1\n' >f1 && printf '3\n' >f3 && printf '2\n' >ours
quietly taut merge-file -- f1 ours f3 .taut/format
holds 'a rule for each path' ours <<END
3
END
printf 'base' >o.jpg && printf 'mine' >a.jpg && printf 'yours' >b.jpg
cp a.jpg ours
is 'what is no text is a conflict' 1 \
"taut: 'entries/attachments/x.jpg' was changed on both sides, and is no text to be merged
hint: 'taut doctor --fix' keeps both" taut merge-file -- o.jpg ours b.jpg entries/attachments/x.jpg
same 'which leaves ours' a.jpg ours
ok 'changed on one side it is none' taut merge-file -- a.jpg ours b.jpg x.jpg
same 'but theirs' b.jpg ours

cp a ours
for wrong in 'o ours nowhere p.md' 'o ours home p.md' 'o ours b' ''; do
	# shellcheck disable=SC2086
	run taut merge-file -- $wrong
	ok "an error is over 128 ($wrong)" test "$status" -gt 128
done
truncate -s 17M large
large() { taut merge-file -- o ours large p.md || [ $? -le 128 ]; }
like 'so is what is too large' 1 "^taut: 'large' is over the limit of 16 MiB" large
same 'ours is as it was' a ours
unlike 'no word of a page is said' 1 'two' sh -c 'taut merge-file -- o ours nowhere p.md || exit 1'
if [ "$(id -u)" -ne 0 ]; then
	mkdir shut && cp a shut/ours && chmod 500 shut
	run taut merge-file -- o shut/ours b p.md
	ok 'a folder that cannot be written' test "$status" -gt 128
	same 'ours is as it was there' a shut/ours
fi

# --- what git is told ---
has 'init names the driver' "$CONFIG" '[merge "taut"]'
like 'with its program' 0 'taut merge-file -- %O %A %B %P' git -C "$J" config merge.taut.driver
is 'no renames' 0 false git -C "$J" config merge.renames
is 'by the strategy that heeds it' 0 recursive git -C "$J" config pull.twohead
cp "$CONFIG" config
quietly taut init
same 'a second init changes nothing' config "$CONFIG"
unlike 'doctor is content' 0 '^[a-z]+ +merge' taut doctor
quietly git -C "$J" config --remove-section merge.taut
like 'doctor says that it is gone' 0 '^note +merge +git does not merge pages as taut does' taut doctor
like 'and mends it' 0 '^fixed +merge ' taut doctor --fix
like 'there it is again' 0 'taut merge-file' git -C "$J" config merge.taut.driver
is 'with one section' 0 1 grep -c '\[merge "taut"\]' "$CONFIG"
quietly git -C "$J" config --unset merge.taut.driver
quietly taut doctor --fix
is 'also into a section without it' 0 1 grep -c '\[merge "taut"\]' "$CONFIG"
is 'git reads it' 0 '' git -C "$J" status --porcelain
quietly git -C "$J" config merge.taut.driver 'mine %A'
quietly git -C "$J" config merge.renames true
cp "$CONFIG" config
like 'a driver of the person is noted' 0 '^note +merge +git merges pages by your own' taut doctor --fix
like 'renames too' 0 '^note +merge +git looks for renamed files' taut doctor --fix
same 'and stays' config "$CONFIG"
quietly git -C "$J" config --unset-all merge.renames
quietly git -C "$J" config merge.taut.driver '/usr/local/bin/taut merge-file -- %O %A %B %P'
quietly git config --global merge.renames true
quietly taut doctor --fix
is 'one that calls taut is as good' 0 '/usr/local/bin/taut merge-file -- %O %A %B %P' \
	git -C "$J" config merge.taut.driver
is 'what is on everywhere is off here' 0 false git -C "$J" config merge.renames
quietly git config --global --unset merge.renames
quietly git -C "$J" config --remove-section merge.taut
quietly git config --global merge.taut.driver 'everywhere %A'
cp "$CONFIG" config
quietly taut doctor --fix
same 'a driver for all journals stays' config "$CONFIG"
quietly git config --global --unset merge.taut.driver
: >"$J/.git/config.lock"
like 'where git is at work nothing is written' 12 "config.lock' is there" taut doctor --fix
same 'at all' config "$CONFIG"
rm "$J/.git/config.lock"
printf '%s' "$(cat config)" >"$CONFIG" # no line end
quietly taut doctor --fix
like 'behind a last line without end' 0 'taut merge-file' git -C "$J" config merge.taut.driver
is 'what was there is' 0 true git -C "$J" config core.logallrefupdates

# --- two clones ---
quietly taut add --at 08:00 'Frost on the bridge.'
quietly git init -q --bare -b main remote.git
quietly git -C "$J" remote add origin "$T/remote.git"
quietly git -C "$J" push -q -u origin main
quietly git clone -q remote.git other
O=$T/other
quietly taut -C "$O" doctor --fix

# pull_by CLONE ARGS…; expect FILE: what taut makes of HEAD and the other's.
blobs() { # CLONE PATH OURS THEIRS
	base=$(git -C "$1" merge-base "$3" "$4")
	for side in base:"$base" ours:"$3" theirs:"$4"; do
		git -C "$1" show "${side#*:}:$2" >"$T/blob.${side%%:*}" 2>/dev/null || : >"$T/blob.${side%%:*}"
	done
	taut merge-file -- "$T/blob.base" "$T/blob.ours" "$T/blob.theirs" "$2" && cp "$T/blob.ours" "$T/wanted"
}
meet() { # both have changed: J pushes, the other has fetched
	quietly git -C "$J" push -q origin main
	quietly git -C "$O" fetch -q
}
both() { # a line to each clone, on one page
	quietly taut -C "$J" add --at "$1" "$2"
	quietly taut -C "$O" add --at "$3" "$4"
	meet
}

both 09:00 'On the desk.' 09:30 'In the train.'
blobs "$O" "$DAY" main origin/main
ok 'git pull merges the same page' git -C "$O" pull -q --no-edit
same 'to the bytes of taut' wanted "$O/$DAY"
has 'with the words of one' "$O/$DAY" 'On the desk.'
has 'and of the other' "$O/$DAY" 'In the train.'
is 'and all is committed' 0 '' git -C "$O" status --porcelain -uall
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q
same 'both have the same' "$J/$DAY" "$O/$DAY"

both 10:00 'Ten here.' 10:00 'Ten there.'
ok 'the same minute' git -C "$O" pull -q --no-edit
has 'the one' "$O/$DAY" 'Ten here.'
has 'the other' "$O/$DAY" 'Ten there.'
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q

both 11:00 'Eleven.' 11:30 'Half past.'
blobs "$O" "$DAY" origin/main main
ok 'git pull --rebase' git -C "$O" pull -q --rebase
same 'to the same bytes' wanted "$O/$DAY"
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q

NEW=entries/2026/11/2026-11-20.md
quietly taut -C "$J" add --on 2026-11-20 --at 12:00 'New here.'
quietly taut -C "$O" add --on 2026-11-20 --at 13:00 'New there.'
meet
blobs "$O" "$NEW" main origin/main
ok 'a page added on both sides' git -C "$O" pull -q --no-edit
same 'to the bytes of taut' wanted "$O/$NEW"
lacks 'without a marker' "$O/$NEW" '<<<<<<<'
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q

both 14:00 'Picked.' 14:30 'Here already.'
blobs "$O" "$DAY" main origin/main
ok 'git cherry-pick' git -C "$O" cherry-pick origin/main
same 'to the bytes of taut' wanted "$O/$DAY"
quietly git -C "$O" reset -q --hard origin/main

quietly taut -C "$J" add --at 15:00 'Pushed.'
meet
printf '\n## 15:30\n\nIn the stash.\n' >>"$O/$DAY"
quietly git -C "$O" stash -q
quietly git -C "$O" merge -q origin/main
ok 'git stash pop' git -C "$O" stash pop -q
has 'what came' "$O/$DAY" 'Pushed.'
has 'and what was put away' "$O/$DAY" 'In the stash.'
quietly git -C "$O" commit -q -a -m stashed
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q

quietly git -C "$J" rm -q "$NEW"
quietly git -C "$J" commit -q -m 'one less'
quietly taut -C "$O" add --on 2026-11-20 --at 16:00 'Still written on.'
meet
fails 'deleted here, changed there: git asks' git -C "$O" pull -q --no-edit
has 'the changed one stands' "$O/$NEW" 'Still written on.'
like 'doctor names it' 12 "^wrong +merge +'$NEW' is in two versions" taut -C "$O" doctor
like 'and answers' 12 "^fixed +merge +'$NEW' was in two versions" taut -C "$O" doctor --fix
ok 'so that the merge can be committed' git -C "$O" commit -q --no-edit
has 'and it lives' "$O/$NEW" 'Still written on.'
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q

# One page like another is not a page renamed.
quietly cp "$J/$DAY" "$J/entries/2026/11/2026-11-18.md"
quietly git -C "$J" rm -q --cached "$DAY"
rm "$J/$DAY"
quietly git -C "$J" add entries
quietly git -C "$J" commit -q -m 'another day'
quietly taut -C "$O" add --at 17:00 'Of the 21st.'
meet
run git -C "$O" pull -q --no-edit
like 'then git asks' 0 '^U' git -C "$O" status --porcelain
lacks 'no words go to another day' "$O/entries/2026/11/2026-11-18.md" 'Of the 21st.'
run taut -C "$O" doctor --fix -q
quietly git -C "$O" commit -q --no-edit
quietly git -C "$O" push -q origin main
quietly git -C "$J" pull -q

# --- taut is not on the PATH ---
both 18:00 'Six.' 18:30 'Half past six.'
printf '\nLast line here.\n' >>"$J/$DAY"
printf '\nLast line there.\n' >>"$O/$DAY"
quietly git -C "$J" commit -q -a -m here
quietly git -C "$O" commit -q -a -m there
meet
blobs "$O" "$DAY" main origin/main
NOWHERE=$(printf %s "$PATH" | sed "s|^$TAUT_BUILD:||")
if PATH=$NOWHERE command -v taut >/dev/null; then
	skip 'without taut' 'another taut is on the PATH'
else
	like 'git goes on without taut, and says so' 1 '^taut is not on the PATH: pages are' \
		env PATH="$NOWHERE" git -C "$O" pull -q --no-edit
	like 'and has both sides between markers' 0 'Last line here' grep -A20 '<<<<<<< ours' "$O/$DAY"
	has 'all of both' "$O/$DAY" 'Last line there.'
	run taut -C "$O" doctor --fix -q
	same 'doctor makes of it what taut would have' wanted "$O/$DAY"
	quietly git -C "$O" commit -q --no-edit
fi
is 'git finds nothing wrong' 0 '' git -C "$O" fsck --strict --no-dangling --no-progress
done_testing
