#!/bin/sh
# SPDX-License-Identifier: ISC
# A full disk and a failing one, at each call that can meet them: an error
# that says so and no change, or the words safe; and all goes on afterwards.
cd "$(dirname "$0")/../.." || exit 1
. tests/fault/lib.sh
command -v strace >/dev/null || skip_all 'no strace'

attempt() {
	call=$1 code=$2 n=$3
	rm -rf "$T/j"
	cp -a "$T/seed" "$T/j"
	timeout 30 strace -o /dev/null -e "inject=$call:error=$code:when=$n" \
		"$DRIVER" add "$T/j" "$PAGE" word >"$T/out" 2>&1
	status=$?
	bad=0
	if [ "$status" -eq 0 ]; then
		grep -qx word "$T/j/$PAGE" || complain 'acknowledged, not in the work tree'
		grep -q '^committed\|^saved: .' "$T/out" || complain 'no word of the outcome'
	else
		grep -q '^error [0-9]*: .' "$T/out" || complain "no error: $(cat "$T/out")"
		cmp -s "$T/seed/$PAGE" "$T/j/$PAGE" || complain 'an error, yet a change'
	fi
	cp "$T/out" "$T/said"
	check_sound "$T/j" first second hand
	if [ "$status" -eq 0 ]; then
		git -C "$T/j" show "HEAD:$PAGE" | grep -qx word || complain 'acknowledged and lost'
	fi
	[ "$bad" -eq 0 ] && return
	failed=$((failed + 1))
	echo "# $call $code, number $n: $(cat "$T/said")"
}

make_journal "$T/seed"
echo hand >>"$T/seed/$PAGE"
age "$T/seed/$PAGE"
cp -a "$T/seed" "$T/j"
trace add "$T/j" "$PAGE" word
step=$(((STEP + 2) / 3))
for code in ENOSPC EIO; do
	for call in write pwrite64 fsync openat openat2 rename renameat renameat2 link mkdir \
		mkdirat unlink unlinkat newfstatat fchmod; do
		failed=0 tried=0
		for n in $(awk -v call="$call" -v step="$step" '$1 == call &&
			(++met % step == 0 || met == 1) { print $2 }' "$T/calls"); do
			attempt "$call" "$code" "$n"
			tried=$((tried + 1))
		done
		[ "$tried" -eq 0 ] || ok "$failed" "$code at $call ($tried)"
	done
done
done_testing
