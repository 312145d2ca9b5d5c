#!/bin/sh
# SPDX-License-Identifier: ISC
# today tells from the third day that something is on this machine only: by
# git's files alone, which may be of any shape.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # many fsyncs
. "${0%/*}/lib.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n' >"$HOME/.gitconfig"
g() { git -C "$J" "$@"; }
dated() { # DAY: git's log has the last change then; libgit2 asks the real clock
	sed -i "\$s/> [0-9]* /> $(date -ud "$1 12:00" +%s) /" "$J/.git/logs/refs/heads/main"
}
write() {
	quietly at "$1" taut add "$2"
	dated "$1"
}
on() { # a day: the line, or nothing
	at "$1" taut today | grep -o 'Some of this.*'
}
quietly at 2026-11-10 taut init
dated 2026-11-10
write 2026-11-12 first
is 'without a remote nothing' 1 '' on 2026-11-21
quietly git init -q --bare -b main remote.git
quietly g remote add origin "$T/remote.git"
is 'a remote that never had any of it' 0 \
	'Some of this is on this machine only since Tue 10 Nov: taut sync' on 2026-11-21
quietly g push -q origin main
is 'all is there' 1 '' on 2026-11-21
write 2026-11-16 second
is 'one day' 1 '' on 2026-11-16
is 'two days' 1 '' on 2026-11-17
SAID='Some of this is on this machine only since Mon 16 Nov: taut sync'
is 'the third day' 0 "$SAID" on 2026-11-18
write 2026-11-19 third
is 'the oldest counts' 0 "$SAID" on 2026-11-19
is 'plain' 0 "$SAID" sh -c 'taut today --plain | grep ^Some'
is 'the next year it is named' 0 \
	'Some of this is on this machine only since Mon 16 Nov 2026: taut sync' on 2027-01-02
is 'short' 0 'gap ? · not synced' taut today --short
is 'short in ASCII' 0 'gap ?, not synced' taut today --short --ascii
like 'as data' 0 '"unsent_since": "2026-11-16"' taut today --format json
like '… at once' 0 '"unsent_since": "2026-11-16"' at 2026-11-16 taut today --format json

# Whatever git made of its files.
quietly g pack-refs --all
is 'packed references' 0 "$SAID" on 2026-11-21
fails 'which they are' test -e "$J/.git/refs/heads/main"
quietly g config branch.main.remote origin
quietly g config branch.main.merge refs/heads/elsewhere
quietly g push -q origin main~1:refs/heads/elsewhere
is 'the branch that it follows' 0 \
	'Some of this is on this machine only since Thu 19 Nov: taut sync' on 2026-11-21
quietly g config branch.main.merge refs/heads/main
quietly g remote add backup "$T/backup.git"
is 'of several remotes that one' 0 "$SAID" on 2026-11-21
quietly g config --remove-section branch.main
is 'else origin' 0 "$SAID" on 2026-11-21
quietly g remote rename origin server
is 'else none is chosen' 1 '' on 2026-11-21
quietly g remote remove backup
is 'else the only one' 0 "$SAID" on 2026-11-21
quietly g config branch.main.remote .
is 'a branch that follows one here' 1 '' on 2026-11-21
quietly g config --remove-section branch.main

# What others sent was fetched, and not merged yet.
quietly git clone -q remote.git other
quietly at 2026-11-17 taut -C other add theirs
quietly git -C other push -q
quietly g fetch -q server
is 'also behind what was fetched' 0 "$SAID" on 2026-11-21
quietly g rebase -q server/main
is 'and rebased on it' 0 "$SAID" on 2026-11-21
cp "$J/.git/logs/refs/heads/main" log
sed -i "1,/commit: add: 2026-11-12/d" "$J/.git/logs/refs/heads/main"
is 'where git let the beginning of its log go' 0 "$SAID" on 2026-11-21
cp log "$J/.git/logs/refs/heads/main"
quietly g reset -q --hard server/main~1
is 'what is only behind is not waiting' 1 '' on 2026-11-21
quietly g reset -q --hard 'ORIG_HEAD'

# A log of some 700 KiB, with what is looked for near its end, and far.
awk -v n=3000 '{ print } /first$|2026-11-12/ { last = $2 }
	END { for (i = 0; i < n; i++) printf "%s %s Ana <ana@example.org> 1795000000 +0000\tcommit: %0200d\n", last, last, i }' \
	log >long
sed -n '/2026-11-16/,$p' log >>long
quietly cp long "$J/.git/logs/refs/heads/main"
ok 'the log is long' test "$(wc -c <long)" -gt 600000
is 'a long log' 0 "$SAID" on 2026-11-21
awk '{ print } END { for (i = 0; i < 500; i++) printf "%s %s Ana <ana@example.org> 1795000000 +0000\tx\n", $2, $2 }' \
	log >"$J/.git/logs/refs/heads/main"
is 'further from its end' 0 "$SAID" on 2026-11-21
awk '{ print } END { for (i = 0; i < 5000; i++) printf "%s %s Ana <ana@example.org> 1795000000 +0000\tx\n", $2, $2 }' \
	log >"$J/.git/logs/refs/heads/main"
is 'too far: nothing is said' 1 '' on 2026-11-21

# Of another zone; without sense; none at all.
sed 's/ [0-9]* +0000	commit: add: 2026-11-16.*/ 1795043000 +0200	x/' log >"$J/.git/logs/refs/heads/main"
is 'the day where it was written' 0 \
	'Some of this is on this machine only since Thu 19 Nov: taut sync' on 2026-11-22
for bad in 's/> [0-9]* /> /' 's/>.*//' 's/+0000/+9999/' 's/> [0-9]*/> 99999999999999/' 's/^.\{30\}//' 'd'; do
	sed "$bad" log >"$J/.git/logs/refs/heads/main"
	is "a log that is none ($bad)" 1 '' on 2026-11-21
	ok '… is no error' taut today
done
rm "$J/.git/logs/refs/heads/main"
is 'no log' 1 '' on 2026-11-21
mkfifo "$J/.git/logs/refs/heads/main"
is 'no file' 1 '' on 2026-11-21
rm "$J/.git/logs/refs/heads/main"
cp log "$J/.git/logs/refs/heads/main"
is 'the log is back' 0 "$SAID" on 2026-11-21
cp "$J/.git/config" config
printf '[remote\n' >>"$J/.git/config"
is 'a configuration that is none' 1 '' on 2026-11-21
cp config "$J/.git/config"
quietly g checkout -q --detach
is 'no branch' 1 '' on 2026-11-21
quietly env GIT_COMMITTER_DATE=2026-11-21T12:00Z git -C "$J" checkout -q -b side/way
is 'a branch of its own' 0 "Some of this is on this machine only since Sat 21 Nov: taut sync" on 2026-11-30
contents "$J" >before
touched "$J" >before.touched
quietly taut today
touched "$J" >after.touched
contents "$J" >after
same 'nothing is written' before after
same 'nor touched' before.touched after.touched
done_testing
