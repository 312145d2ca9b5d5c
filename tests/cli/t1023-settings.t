#!/bin/sh
# SPDX-License-Identifier: ISC
# Settings that arrive are data: nothing of what they name is started or opened,
# in a sync or in what is done after it.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
. "$TOP/tests/cli/hostile.sh"
command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null || skip_all 'no strace'
machines laptop desktop
first laptop desktop
HOME=$T/laptop quietly fast_key "$T/laptop/journal"
quietly on laptop taut vision add health 'I run 8 km' --from 3 --to 8 --unit km
mkdir evil
printf '#!/bin/sh\necho "$0 $*" >>"%s"\n' "$T/evil/ran" >evil/run
chmod +x evil/run
for name in pre-commit pre-push post-merge post-checkout reference-transaction fsmonitor-watchman; do
	ln -s run evil/$name
done
printf '[alias]\n\tst = !%s\n[core]\n\tfsmonitor = %s\n' "$T/evil/run" "$T/evil/run" >evil/included
sed "s|EVIL|$T/evil|g" >settings <<'END'
[check]
	cadence = 20
[include]
	path = EVIL/included
	path = ../../evil/included
[includeIf "gitdir:/"]
	path = EVIL/included
[core]
	sshCommand = EVIL/run
	fsmonitor = EVIL/run
	hooksPath = EVIL
	editor = EVIL/run
	pager = EVIL/run
	askPass = EVIL/run
	gitProxy = EVIL/run
	attributesFile = EVIL/included
	excludesFile = EVIL/included
	worktree = EVIL
[alias]
	add = !EVIL/run
	show = !EVIL/run
	status = !EVIL/run
[key]
	passphrase-command = EVIL/run
[private]
	editor = EVIL/run
	directory = EVIL
	areas = health
[journal]
	path = EVIL
[sync]
	machine = EVIL
[diff "x"]
	command = EVIL/run
	textconv = EVIL/run
[diff]
	external = EVIL/run
[filter "x"]
	clean = EVIL/run
	smudge = EVIL/run
	process = EVIL/run
	required = true
[merge "taut"]
	driver = EVIL/run
[merge "x"]
	driver = EVIL/run
[credential]
	helper = EVIL/run
[gpg]
	program = EVIL/run
[commit]
	gpgSign = true
[uploadpack]
	packObjectsHook = EVIL/run
[remote "origin"]
	url = ext::EVIL/run
	uploadpack = EVIL/run
	receivepack = EVIL/run
	proxy = EVIL/run
[url "ext::EVIL/run "]
	insteadOf = /
[protocol "ext"]
	allow = always
END

# watched COMMAND…: what it and all below it start, open and connect to is kept.
watches=0
watched() {
	strace -f -qq -s 4096 -o "$T/calls.$watches" -e trace=execve,open,openat,openat2,connect "$@"
}
doing() { # MACHINE COMMAND…
	watches=$((watches + 1))
	_machine=$1
	shift
	run on "$_machine" watched "$@"
	[ "$status" -lt 124 ] || { missed "$*: $status"; note <"$T/got"; }
}
changes=0
for case in both theirs new; do # on both sides, on theirs alone, in a page of their own
	[ $case = theirs ] || write_on_both
	changes=$((changes + 1))
	echo "# $case" >>settings
	quietly push_afar "100644:.taut/config:$(escaped settings)" "100644:purpose.md:# Purpose\n\nNo $changes.\n"
	for machine in laptop desktop; do
		doing $machine taut sync
		told "with page on $case, $machine syncs" 0 yes taut sync
		[ "$status" = 0 ] || note <got
	done
done
printf 'Not for all.\n' >words
for line in 'add A word.' 'add -p' show 'show --raw 2026-11-20' 'search word' today tension history \
	'check run=4 -m Windy.' 'check -p run=5 -m -' undo 'undo --redo' config 'config check.cadence 20' area \
	'sync --local' 'edit 2026-11-20' key lock unlock doctor 'doctor --fix' sync; do
	# shellcheck disable=SC2086
	doing laptop env -u VISUAL EDITOR=true taut $line <words
done
doing laptop git status
doing laptop git pull -q
doing laptop git diff HEAD~1
doing desktop taut clone "$REMOTE" "$T/desktop/again"
ok 'what is to be watched was' test "$(cat calls.* | grep -c 'execve(.*git')" -ge 10
is 'nothing of it was started or opened, nor asked to connect' 1 '' grep -h -e "$T/evil" calls.*
ok 'nothing has run' test ! -e evil/ran
is 'what may be set is set' 0 20 on laptop taut config check.cadence
git --git-dir="$T/laptop/journal/.git" config core.fsmonitor "$T/evil/run"
doing laptop git status
is 'that is how it would be seen' 0 yes sh -c 'grep -q "$0" "$1" && [ -e evil/ran ] && echo yes' \
	"$T/evil/run" "$T/calls.$watches"
rm evil/ran
doing laptop taut sync
ok "nor is git's own monitor, by sync" test ! -e evil/ran
quietly git --git-dir="$T/laptop/journal/.git" config --unset core.fsmonitor
quietly on desktop taut sync
quietly push_afar '100644:.taut/config:[check]\n\tcadence = 30\n'
quietly on laptop taut sync
quietly on desktop taut sync
quietly on laptop taut sync
equal 'and with others all is as ever' laptop desktop

# What is no file of settings at all.
quietly push_afar '100644:.taut/config:editor = vi\n\x00[\n'
run on laptop taut sync
[ "$status" = 0 ] || go_by_hint 'settings that are none' laptop
ok 'settings that are none: one can write' on laptop taut add 'All the same.'
ok 'and sync' on laptop taut sync
done_testing
