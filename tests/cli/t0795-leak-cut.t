#!/bin/sh
# SPDX-License-Identifier: ISC
# Private words when a command is ended, or cannot write: a full disk, a journal
# that is read only or locked, a signal at the question, a core file. Allowed in
# the clear: a fence that was typed by hand, in the work tree.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n' >"$HOME/.gitconfig"
quietly taut init
quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut add x
cd "$HOME" || exit 1
watch_arguments "$KIND"
plain() { new_mark && printf '%s and more\n' "$MARK" >"$T/words"; }

# A disk with so much room left: a copy of the journal on it; what it holds when
# it is over is brought back to be searched.
small() { # KIB COMMAND…
	unshare -rm sh -c 'room=$1; shift
		mkdir -p "$2" && mount -t tmpfs -o size=2m tmpfs "$2" && cp -a "$1/." "$2" &&
		{ head -c 4M /dev/zero >"$2/filler" 2>/dev/null; :; } &&
		truncate -s "-${room}K" "$2/filler" && shift 2 && "$@"; status=$?
		rm "$HOME/small/filler"; cp -a "$HOME/small/." "$HOME/after"; exit $status' \
		- "$1" "$J" "$HOME/small" sh -c "$2"
}
if unshare -rm sh -c 'mount -t tmpfs tmpfs "$HOME"' 2>/dev/null; then
	refused=0 taken=0
	for room in 0 4 8 12 16 24 32 48 64 96; do
		for line in 'add -p' 'check -p run=4 -m -'; do
			plain
			run small $room "taut -C '$HOME/small' $line <'$T/words'"
			if [ "$status" -eq 0 ]; then taken=$((taken + 1)); else refused=$((refused + 1)); fi
			! has_mark "$T/got" || missed 'it says the words'
			nowhere "$line with $room KiB left: nowhere in the clear"
			rm -rf "$HOME/after"
		done
		new_mark
		printf '\n```private\n%s\n```\n' "$MARK" >"$T/words"
		run small $room "cat '$T/words' >>'$HOME/small/$DAY'; taut -C '$HOME/small' add y"
		rm -f "$HOME/after/$DAY" # where it was typed
		nowhere "a fence by hand with $room KiB left: nowhere else"
		rm -rf "$HOME/after"
	done
	ok 'some had no room, and some did' [ "$refused" -gt 2 -a "$taken" -gt 2 ]
	readonly_mount() { unshare -rm sh -c 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" &&
		shift && exec "$@"' - "$J" "$@"; }
	for line in 'add -p' 'check -p run=4 -m -'; do
		plain
		run readonly_mount taut $line <"$T/words"
		cp "$T/got" "$T/said"
		like "$line, read only: said" 0 'could not be sealed|Read-only file system' cat "$T/said"
		without_mark '… without the words' "$T/said"
		nowhere '… nowhere in the clear'
	done
	rm -rf "$HOME/small"
else
	skip 'a full disk, a journal that is read only' 'no unshare -rm'
fi

if command -v flock >/dev/null; then
	flock -F "$J/.git/taut/lock" sh -c 'echo >"$1"; exec sleep 40' - "$T/held" &
	holder=$!
	until [ -e "$T/held" ]; do sleep 0.1; done
	plain
	run taut add -p <"$T/words"
	cp "$T/got" "$T/said"
	like 'while another writes: kept sealed' 0 'kept sealed: taut show -p' cat "$T/said"
	nowhere '… nowhere in the clear'
	kill "$holder"
	wait "$holder" 2>/dev/null
	by_passphrase taut show -p "$(sed -n 's/.*taut show -p //p' "$T/said")" >"$T/opened" 2>&1
	if has_mark "$T/opened"; then passed '… and it opens'; else missed '… and it opens'; fi
else
	skip 'while another writes' 'no flock'
fi
: >"$J/.git/index.lock"
plain
like 'while git is at work: saved' 0 'added to .*sealed|not yet' taut add -p <"$T/words"
nowhere '… nowhere in the clear'
rm "$J/.git/index.lock"
quietly taut add after
nowhere '… nor when it is committed'

# A signal while it reads: a part was given already. A core file would hold it.
ulimit -c unlimited 2>/dev/null
end() { # SIGNAL COMMAND: ended with half of its words read
	plain
	rm -f "$T/pid"
	{
		cat "$T/words"
		until [ -s "$T/pid" ]; do sleep 0.05; done
		sleep 0.4
		grep '^Max core' "/proc/$(cat "$T/pid")/limits" >"$T/limits"
		kill "-$1" "$(cat "$T/pid")"
		sleep 0.3
	} | (sh -c 'echo $$ >"$1"; exec $2 3<"$3"' - "$T/pid" "$2" "$T/passphrase") >"$T/got" 2>&1
	without_mark "$2, $1: not in what it says" "$T/got"
	nowhere '… nowhere in the clear'
	like '… and it writes no core file' 0 '^Max core file size +0 ' cat "$T/limits"
	is '… there is none' 0 '' find "$HOME" -maxdepth 1 -name 'core*'
}
{ sh -c 'kill -SEGV $$'; } 2>/dev/null
if [ -n "$(find . -maxdepth 1 -name 'core*')" ]; then
	passed 'another program writes one here'
else
	skip 'another program writes one here' 'where core files go is set otherwise'
fi
rm -f core*
exec 4>&2 2>/dev/null # the shell says how each ended
for signal in HUP INT TERM QUIT SEGV ABRT KILL; do end $signal 'taut add -p'; done
end SEGV 'taut check -p run=4 -m -'
exec 2>&4 4>&-

# The same at the question on a terminal; then the terminal itself goes.
if command -v script >/dev/null; then
	at_question() { # WHAT COMMAND: typed, and not yet entered
		plain
		rm -f "$T/pid"
		{
			until [ -s "$T/pid" ]; do sleep 0.05; done
			sleep 0.4
			cat "$T/words"
			printf %s "$MARK"
			sleep 0.3
			eval "$1"
			sleep 0.3
		} | script -qec "sh -c 'echo \$\$ >\"\$1\"; exec $2' - '$T/pid'" /dev/null >"$T/got" 2>&1
		nowhere "$2: $1: nowhere in the clear"
	}
	for signal in HUP INT TERM QUIT SEGV KILL; do
		at_question "kill -$signal \$(cat '$T/pid')" 'taut check -p run=4'
	done
	at_question 'kill -KILL $(ps -o ppid= -p $(cat "$T/pid"))' 'taut check -p run=4'
	is 'no core file' 0 '' find "$HOME" -maxdepth 1 -name 'core*'
else
	skip 'at the question' 'no script(1)'
fi
rm -f "$T/words"
quietly taut add 'and on'
clean_everywhere
done_testing
