#!/bin/sh
# SPDX-License-Identifier: ISC
# SIGKILL at the system calls of one change: every TAUT_FAULT_STEP-th (37), all
# with 1. Whatever was acknowledged before is there afterwards, and so is the
# edit by hand; the change itself is there whole or not at all.
cd "$(dirname "$0")/../.." || exit 1
. tests/fault/lib.sh
command -v strace >/dev/null || skip_all 'no strace'

# scenario NAME HAND ARGUMENTS…
scenario() {
	name=$1 hand=$2
	shift 2
	rm -rf "$T/seed"
	make_journal "$T/seed"
	if [ -n "$hand" ]; then
		echo "$hand" >>"$T/seed/$PAGE"
		age "$T/seed/$PAGE"
	fi
	rm -rf "$T/j"
	cp -a "$T/seed" "$T/j"
	trace "$@"
	count=0 killed=0 failed=0
	while read -r call n; do
		count=$((count + 1))
		[ $((count % STEP)) -eq 0 ] || continue
		rm -rf "$T/j"
		cp -a "$T/seed" "$T/j"
		# In a shell of its own, which says "Killed" and not this one.
		(strace -o /dev/null -e "inject=$call:signal=KILL:when=$n" \
			"$DRIVER" "$@" >"$T/out"; exit $?) </dev/null 2>/dev/null
		[ $? -gt 128 ] && killed=$((killed + 1))
		bad=0
		# shellcheck disable=SC2086
		check_sound "$T/j" first second $hand </dev/null
		here=$(git -C "$T/j" grep -l '^word$' HEAD -- . | wc -l)
		[ "$here" -eq 0 ] || [ "$here" -eq "$files" ] ||
			complain "half a change: $here of $files files"
		if grep -q committed "$T/out" && [ "$here" -eq 0 ]; then
			complain 'acknowledged and lost'
		fi
		[ "$bad" -eq 0 ] || { failed=$((failed + 1)); echo "# $name, $call $n"; }
	done <"$T/calls"
	[ "$killed" -gt 3 ] || { failed=1; echo "# only $killed were killed"; }
	ok "$failed" "$name: killed at $killed of $count calls"
}

NEW=entries/2026/12/2026-12-01.md
files=1
scenario 'a new file' '' add "$T/j" "$NEW" word
scenario 'a file replaced' '' add "$T/j" "$PAGE" word
scenario 'an edit by hand below' hand add "$T/j" "$PAGE" word
files=3
scenario 'three files' '' add "$T/j" "$PAGE" word "$NEW" word "$OTHER" word
done_testing
