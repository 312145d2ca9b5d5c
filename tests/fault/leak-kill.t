#!/bin/sh
# SPDX-License-Identifier: ISC
# SIGKILL at the system calls of what writes private text: at every
# TAUT_FAULT_STEP-th, all with 1. After each, nothing that taut was given to
# seal stands anywhere; a fence typed in another program is gone from the disk
# once taut has run again; and the journal works.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-1200}
[ "${TAUT_TEST:-}" = "$0" ] || set -- "${TAUT_FAULT_STEP:-149}"
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # a disk takes its time
. "${0%/*}/../cli/lib.sh"
. "$TOP/tests/cli/leak.sh"
step=$1
command -v strace >/dev/null && strace -o "$T/all" true 2>/dev/null ||
	skip_all 'no strace, or it is not allowed to'
quietly taut init
fast_key
SEED=$T/seed
new_mark
complain() { bad=1; printf '%s\n' "$*" | head -n 3 | note; }

# The calls from the second that touches the journal on: "name nth".
calls() {
	rm -rf "$J" && cp -a "$SEED" "$J"
	strace -o "$T/all" sh -c "$1" >/dev/null 2>&1
	awk -F'(' -v journal="$J" '/^[a-z_0-9]+\(/ {
		n[$1]++
		if (index($0, journal) && ++met >= 2) begun = 1
		if (begun && !/^write\([12],/) print $1, n[$1] }' "$T/all"
}

# kills NAME WHOSE COMMAND: WHOSE is taut's (never anywhere in the clear), or
# hand's (not once taut has run again).
kills() {
	calls "exec $3" >"$T/calls"
	total=0 killed=0 wrong=0 id=
	[ "$2" = taut ] || id=$(git hash-object --no-filters "$SEED/$DAY")
	while read -r call n <&4; do
		total=$((total + 1))
		[ $((total % step)) -eq 0 ] || continue
		rm -rf "$J" && cp -a "$SEED" "$J"
		(strace -o /dev/null -e "inject=$call:signal=KILL:when=$n" \
			sh -c "exec $3" >"$T/out" 2>&1; exit $?) 2>/dev/null
		[ $? -lt 128 ] || killed=$((killed + 1))
		bad=0
		[ "$2" = hand ] || {
			out=$(leaks "$MARK")
			[ -z "$out" ] || complain "in the clear: $out"
		}
		# No hash of a page in the clear either: few words can be guessed.
		out=$([ -z "$id" ] || grep -rlF -e "$id" "$J/.git/taut" "$J/.git/logs")
		[ -z "$out" ] || complain "the id of the page in the clear: $out"
		taut add after >"$T/out" 2>&1 || complain "the next add: $(cat "$T/out")"
		settle
		taut sync --local >"$T/out" 2>&1 || complain "taking in: $(cat "$T/out")"
		out=$(leaks "$MARK")
		[ -z "$out" ] || complain "in the clear afterwards: $out"
		[ "$2" = taut ] || [ "$(grep -c 'BEGIN AGE' "$J/$DAY")" -eq 1 ] ||
			complain "sealed $(grep -c 'BEGIN AGE' "$J/$DAY") times"
		git -C "$J" fsck --strict >"$T/fsck" 2>&1 || complain "fsck: $(cat "$T/fsck")"
		out=$(git -C "$J" status --porcelain -uall)
		[ -z "$out" ] || complain "git status: $out"
		[ "$bad" -eq 0 ] && continue
		wrong=$((wrong + 1))
		echo "# … killed at $call $n of: $3"
	done 4<"$T/calls"
	if [ "$wrong" -eq 0 ] && [ "$killed" -ge $((total / step / 2 + 1)) ]; then
		passed "$1: killed at $killed of $total calls"
	else
		missed "$1: $wrong of $killed went wrong"
	fi
}

rm -rf "$SEED" && cp -a "$J" "$SEED"
mkdir "$T/words" && printf '%s\n' "$MARK, and more" >"$T/words/given"
# The file with the words is no journal's: it is out of what is searched.
kills 'add -p' taut "taut add -p <$T/words/given"
printf 'before\n\n```private\n%s\n```\n\nafter\n' "$MARK" >"$T/words/fenced"
kills 'add with a fence' taut "taut add <$T/words/fenced"
kills 'check -p' taut "taut check health -p -m - <$T/words/given"

quietly taut add first
printf '\n```private\n%s\n```\n' "$MARK" >>"$J/$DAY"
settle
rm -rf "$SEED" && cp -a "$J" "$SEED"
kills 'a fence by hand, taken in' hand "taut sync --local"
kills 'a fence by hand, written to' hand "taut add second"
git -C "$SEED" add -A
kills 'a fence by hand, in the index' hand "taut sync --local"

done_testing
