#!/bin/sh
# SPDX-License-Identifier: ISC
# Eight machines sync at once: what each was told has arrived has arrived, and
# after one more round all have the same files, with every word of all.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
eight='one two three four five six seven eight'
rounds=3
machines $eight
first $eight

# Writes, syncs, notes which commit then was said to have arrived.
work() { # MACHINE
	for round in $(seq $rounds); do
		at 2026-11-21T07:1$round taut add "The word of $1, round $round." >>"$T/$1.said" 2>&1 ||
			echo "add: $?" >>"$T/$1.wrong"
		taut sync >>"$T/$1.said" 2>&1
		case $? in
		0) git rev-parse HEAD >>"$T/$1.arrived" ;;
		6 | 9) echo later >>"$T/$1.later" ;; # said so: others were first ten times
		*) echo "sync: $?" >>"$T/$1.wrong" ;;
		esac
	done
}
workers=
for machine in $eight; do
	on $machine work $machine &
	workers="$workers $!"
done
wait $workers

cat ./*.wrong >wrong 2>/dev/null
holds 'each got through, or said that it did not' wrong </dev/null
cat ./*.arrived >arrived 2>/dev/null
: >lost
while read -r commit; do
	git --git-dir="$REMOTE" merge-base --is-ancestor "$commit" main || echo "$commit" >>lost
done <arrived
holds "what was said to have arrived has ($(wc -l <arrived) of $((8 * rounds)))" lost </dev/null
ok 'that was most of it' test "$(wc -l <arrived)" -ge $((8 * rounds / 2))

for machine in $eight $(ls ./*.later >/dev/null 2>&1 && echo $eight); do
	run on $machine taut sync
	[ "$status" = 0 ] || { missed "$machine: one more round"; note <"$T/got"; }
done
equal 'after one more round all are equal' $eight
for machine in $eight; do
	for round in $(seq $rounds); do
		grep -cFx "The word of $machine, round $round." "one/journal/$DAY"
	done
done | sort | uniq -c | awk '{ print $1, $2 }' >words
holds 'every word is there, once' words <<END
$((8 * rounds)) 1
END
is 'nothing to do is said by all' 0 "$(git --git-dir="$REMOTE" rev-parse main)" sh -c '
	for m; do (cd "$m/journal" && HOME=$PWD/.. taut -q sync); done
	git --git-dir="$0" rev-parse main' "$REMOTE" $eight
done_testing
