#!/bin/sh
# SPDX-License-Identifier: ISC
# SIGKILL at the system calls of `taut init`, `add`, `check` and `sync --local`,
# an error of the disk at those that can meet one: at every TAUT_FAULT_STEP-th,
# all with 1. After each the journal works, holds all that was acknowledged
# before, and is clean for git.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-1200}
[ "${TAUT_TEST:-}" = "$0" ] || set -- "${TAUT_FAULT_STEP:-97}"
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # a disk takes its time
. "${0%/*}/../cli/lib.sh"
step=$1
command -v strace >/dev/null && strace -o "$T/all" true 2>/dev/null ||
	skip_all 'no strace, or it is not allowed to'

SEED=$T/seed
settle() { find "$J" -name '*.md' -exec touch -d '1 hour ago' {} +; }
restore() { rm -rf "$J"; [ ! -d "$SEED" ] || cp -a "$SEED" "$J"; }
complain() { bad=1; printf '%s\n' "$*" | head -n 3 | note; }

# must WHAT COMMAND…: it succeeds and is silent about anything but success.
must() {
	what=$1
	shift
	"$@" >"$T/must" 2>&1 && ! grep -q 'not yet committed\|^taut: cannot' "$T/must" && return
	complain "$what: $(cat "$T/must")"
}

# What must hold whatever happened; $kept are words that were acknowledged.
check_sound() {
	git -C "$J" fsck --strict >"$T/fsck" 2>&1 || complain "fsck: $(cat "$T/fsck")"
	must 'reading after it' taut area
	must 'the next add' taut add after
	settle
	must 'the next sync' taut sync --local
	must doctor taut doctor -q
	git -C "$J" fsck --strict >"$T/fsck" 2>&1 || complain "fsck then: $(cat "$T/fsck")"
	out=$(git -C "$J" status --porcelain -uall --ignored)
	[ -z "$out" ] || complain "git status: $out"
	for had in $kept after; do
		git -C "$J" grep -qw "$had" HEAD -- entries checks areas || complain "lost: $had"
	done
	out=$(git -C "$J" grep -n '^<<<<<<<\|^>>>>>>>' HEAD -- ':!README.md')
	[ -z "$out" ] || complain "conflict markers: $out"
	out=$(find "$J" -name .git -prune -o -type f ! -name '*.md' ! -path '*/.taut/*' \
		! -name .gitattributes ! -name .gitignore -print
		find "$J/.git" -name '*.lock' -o -path '*/taut/marker' -o -path '*/taut/saved')
	[ -z "$out" ] || complain "left: $out"
}

# How often the new word is there, and in how many files: $count must be one
# of these whole outcomes.
check_whole() {
	[ -n "$word" ] || return
	count=$(cat "$J"/entries/*/*/*.md "$J"/checks/*/*/*.md "$J"/areas/*.md 2>/dev/null |
		grep -c "$word")
	case $count in
	0) ! grep -q "$saying" "$T/out" || complain "acknowledged and lost" ;;
	"$times") ;;
	*) complain "half a change, or twice: $count of $times lines with '$word'" ;;
	esac
}

# The main thread's calls from the second that touches the journal on, as
# strace counts them: "name nth".
calls() {
	strace -o "$T/all" "$@" >/dev/null 2>&1
	awk -F'(' -v journal="$J" '/^[a-z_0-9]+\(/ {
		n[$1]++
		if (index($0, journal) && ++met >= 2) begun = 1
		if (begun && !/^write\([12],/) print $1, n[$1] }' "$T/all"
}

# verdict NAME TRIED LEAST
verdict() {
	if [ "$failed_here" -eq 0 ] && [ "$2" -ge "$3" ]; then
		passed "$1"
	else
		missed "$1: $failed_here of $2 went wrong"
	fi
}

# kills NAME COMMAND…
kills() {
	name=$1
	shift
	restore
	calls "$@" >"$T/calls"
	total=0 killed=0 failed_here=0
	while read -r call n <&4; do
		total=$((total + 1))
		[ $((total % step)) -eq 0 ] || continue
		restore
		(strace -o /dev/null -e "inject=$call:signal=KILL:when=$n" \
			"$@" >"$T/out" 2>&1; exit $?) 2>/dev/null
		[ $? -lt 128 ] || killed=$((killed + 1))
		bad=0
		[ -z "$first" ] || must 'once more' taut init
		[ "$bad" -ne 0 ] || check_sound
		check_whole
		[ "$bad" -eq 0 ] && continue
		failed_here=$((failed_here + 1))
		echo "# … killed at $call $n of: $*"
	done 4<"$T/calls"
	verdict "$name: killed at $killed of $total calls" "$killed" $((total / step / 2 + 1))
}

# errors NAME CODE COMMAND…: an injected error at each call that may meet one.
errors() {
	name=$1 code=$2
	shift 2
	restore
	calls "$@" | grep -E '^(write|pwrite64|fsync|openat2?|rename|renameat2?|link|mkdir(at)?|unlink(at)?|fchmod|read|close|getdents64) ' >"$T/calls"
	case $code in
	ENOSPC) sed -i -E '/^(unlink|read|close|getdents|fchmod)/d' "$T/calls" ;;
	esac
	total=0 tried=0 refused=0 failed_here=0
	while read -r call n <&4; do
		total=$((total + 1))
		[ $((total % step)) -eq 0 ] || continue
		restore
		tried=$((tried + 1)) bad=0
		timeout 30 strace -o /dev/null -e "inject=$call:error=$code:when=$n" \
			"$@" >"$T/out" 2>&1
		status=$?
		if [ "$status" -eq 0 ]; then
			grep -q "$saying" "$T/out" || complain "no word: $(cat "$T/out")"
		else
			refused=$((refused + 1))
			[ "$status" -lt 124 ] || complain "status $status"
			grep -q '^taut: .*[a-z]' "$T/out" || complain "no error: $(cat "$T/out")"
		fi
		must 'doctor at once' settled_doctor
		check_sound
		check_whole
		if [ "$status" -ne 0 ] && [ "$count" -ne 0 ] && ! grep -q 'saved' "$T/out"; then
			complain "an error, yet a change: $(cat "$T/out")"
		fi
		[ "$bad" -eq 0 ] && continue
		failed_here=$((failed_here + 1))
		echo "# … $code at $call $n of: $*, which said:"
		note <"$T/out"
	done 4<"$T/calls"
	verdict "$name: $code at $tried of $total calls, $refused refused" "$tried" 1
}

# Nothing but "not yet committed" is wrong right behind an error.
settled_doctor() {
	taut doctor -q >"$T/doctor" 2>&1
	! grep '^wrong' "$T/doctor" | grep -v 'not yet committed\|is staged'
}

TAUT=$TAUT_BUILD/taut

# Beginning: taut init, killed, and once more.
first=yes kept='' word=''
kills 'init' "$TAUT" init

first='' kept='first' saying=xxx
quietly taut init
quietly taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km
quietly taut add first
settle
quietly taut sync --local
cp -a "$J" "$SEED"

word=second times=1 saying='^added to'
kills 'add, a page replaced' "$TAUT" add second
kills 'add, a new page' "$TAUT" add --on 2026-12-01 second
word=second times=1 saying='^run: '
kills 'check, a look of several lines' "$TAUT" check run=5 -m second
word=second times=2 saying='^in Health'
kills 'vision add, three files' "$TAUT" vision add health 'I have a second wind' --from 1 --to 9 --unit x

# A hand edit below the change, and one that is taken in.
echo 'by hand' >>"$SEED/$DAY"
sed -i 's/8 km/9 km/;s/to:: 8/to:: 9/' "$SEED/areas/health.md"
find "$SEED" -name '*.md' -exec touch -d '1 hour ago' {} +
kept='first hand 9'
word=second times=1 saying='^added to'
kills 'add, above an edit by hand' "$TAUT" add second
word='edited by hand' times=1 saying='written down'
kills 'sync --local' "$TAUT" sync --local

kept='first hand'
for code in ENOSPC EIO; do
	word=second times=1 saying='^added to'
	errors add "$code" "$TAUT" add second
	saying='^run: '
	errors check "$code" "$TAUT" check run=5 -m second
done
done_testing
