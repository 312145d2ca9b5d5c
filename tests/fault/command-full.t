#!/bin/sh
# SPDX-License-Identifier: ISC
# A full disk, a full output, a journal that is locked, and one that is
# another's: an error that says so, its status, and nothing lost.
. "${0%/*}/../cli/lib.sh"

# A file system of 2 MiB of its own, filled to the last block before each try.
cat >"$T/full" <<'END'
mkdir "$HOME/small" && mount -t tmpfs -o size=2m,mode=700 tmpfs "$HOME/small" || exit 77
set -e
exec >"$T/log" 2>&1
journal=$HOME/small/journal
fill() { dd if=/dev/zero of="$HOME/small/fill" bs=4096 2>/dev/null || :; }
try() { # NAME COMMAND…: the status, and what it said
	name=$1
	shift
	status=0
	"$@" >"$T/said.$name" 2>&1 </dev/null || status=$?
	echo "$status" >"$T/status.$name"
}
export TAUT_DIR="$journal"
taut init "$journal"
taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km
taut add first
for room in 0 1 2 3 4 5 6 7 8 10 12 16; do # blocks that are left
	rm -f "$HOME/small/room"
	dd if=/dev/zero of="$HOME/small/room" bs=4096 count=$room 2>/dev/null
	fill
	rm -f "$HOME/small/room"
	try full.$room taut add "word-$room"
	try check.$room taut check run=4 -m "look-$room"
	try read.$room taut show
	rm -f "$HOME/small/fill"
	try after.$room taut add "after-$room"
	find "$journal" -name '*.md' -exec touch -d '1 hour ago' {} +
	try sync.$room taut sync --local
	try doctor.$room taut doctor -q
	git -C "$journal" status --porcelain >"$T/git.$room"
	git -C "$journal" fsck --strict --no-dangling >>"$T/git.$room" 2>&1 || echo bad >>"$T/git.$room"
done
cp -r "$journal" "$T/result"
END

# Whether what was said to be saved is there, and what was refused is not.
judge() { # KIND WORD ROOM
	times=$(grep -rhcw -e "$2-$3" "$T/result/entries" "$T/result/checks" | awk '{ n += $1 } END { print n }')
	case $(cat "$T/status.$1.$3") in
	0) wanted=1 ;;
	*) wanted=0
		grep -q '^taut: .*No space left on device' "$T/said.$1.$3" ||
			echo "$1 $3: the reason is not said: $(cat "$T/said.$1.$3")"
		;;
	esac
	[ "$times" = "$wanted" ] || echo "$1 $3: there $times times: $(cat "$T/said.$1.$3")"
}

rooms='0 1 2 3 4 5 6 7 8 10 12 16'
for way in 'unshare -m' 'unshare -rm' ''; do
	[ -n "$way" ] || break
	$way true 2>/dev/null || continue # not here at all
	# shellcheck disable=SC2086
	env T="$T" $way sh "$T/full"
	[ $? -eq 77 ] || break
	rm -rf "$HOME/small"
done
if [ -n "$way" ] && [ -d "$T/result" ]; then
	for room in $rooms; do
		is "full but for $room blocks: add" 0 '' judge full word "$room"
		is "full but for $room blocks: check" 0 '' judge check look "$room"
		is "full but for $room blocks: reading goes on" 0 0 cat "$T/status.read.$room"
		is "… and with room again: add" 0 0 cat "$T/status.after.$room"
		is "… it is there" 0 '' judge after after "$room"
		is "… doctor is content" 0 '' cat "$T/said.doctor.$room" "$T/git.$room"
	done
	like 'some were refused' 0 '^[1-9]' cat "$T"/status.full.*
	like 'and some were not' 0 '^0' cat "$T"/status.full.*
	like 'what was there before is there' 0 '^first$' cat "$T/result/$DAY"
elif [ -n "$way" ]; then
	missed 'a full file system'
	note <"$T/log"
else
	skip 'a full file system' 'no mounts are allowed'
fi

# Output that cannot be written.
quietly taut init
quietly taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km
quietly taut add first
full() { "$@" >/dev/full; }
if [ -c /dev/full ]; then
	for command in today show 'show --raw 2026-11-21' 'search first' tension vision area config \
		history doctor --version help 'show --format json' 'complete show'; do
		# shellcheck disable=SC2086
		is "'taut $command' into a full disk" 1 \
			'taut: cannot write output: No space left on device' full taut $command
	done
	# What it says of its success goes elsewhere; the entry counts.
	is 'add, with stdout full' 0 'added to 2026-11-21 20:15' full taut add second
	(taut add third 2>/dev/full) || :
	has 'add, with stderr full: it is there' "$J/$DAY" third
else
	skip 'a full output' 'no /dev/full'
fi

# Held by another: within ten seconds, 6 and who.
if command -v flock >/dev/null; then
	flock "$J/.git/taut/lock" sh -c 'echo $$ >"$0"; exec sleep 30' "$T/holder" &
	until ! flock -n "$J/.git/taut/lock" true; do sleep 0.1; done
	start=$(date +%s)
	like 'locked: busy, and who' 6 '^taut: another taut( \(process [0-9]+\))? is writing here$' \
		timeout 25 taut add fourth
	end=$(date +%s)
	ok 'locked: it waited, and not for long' test $((end - start)) -ge 5 -a $((end - start)) -le 15
	lacks 'locked: nothing is written' "$J/$DAY" fourth
	ok 'locked: reading goes on' timeout 2 taut show
	ok 'locked: so does tension' timeout 2 taut area
	# Free while it waits.
	(sleep 1; kill "$(cat "$T/holder")") &
	ok 'freed: it goes on' timeout 25 taut add fifth
	has 'freed: it is there' "$J/$DAY" fifth
else
	skip 'a locked journal' 'no flock'
fi

# Another's journal, with the rights to read and write it.
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
	cp -a "$J" "$T/another"
	chmod 755 "$T" # root's own; nobody may come in
	chmod -R a+rwX "$T/another"
	touched "$T/another" >"$T/before"
	mkdir -p "$T/nobody" && chmod 777 "$T/nobody"
	nobody() {
		setpriv --reuid 65534 --regid 65534 --clear-groups env HOME="$T/nobody" "$@"
	}
	if nobody test -x "$TAUT_BUILD/taut"; then
		for command in 'add word' today show 'search first' 'sync --local' doctor; do
			# shellcheck disable=SC2086
			like "another's: 'taut $command' is refused" 3 "^taut: .*(own|another)" \
				nobody taut -C "$T/another" $command
		done
		touched "$T/another" >"$T/after"
		same "another's: nothing was touched" "$T/before" "$T/after"
		# And root in the journal of nobody.
		chown -R 65534:65534 "$T/another"
		like "nobody's, for root: refused" 3 "^taut: .*(own|another)" taut -C "$T/another" add word
		chmod -R go-rwx "$T/another"
		ok "nobody's own" nobody taut -C "$T/another" add word
	else
		skip "another's journal" 'another user cannot run the binary where it is'
	fi
else
	skip "another's journal" 'only root can make one, with setpriv'
fi
done_testing
