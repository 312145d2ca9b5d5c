#!/bin/sh
# SPDX-License-Identifier: ISC
# SIGKILL at the system calls of a sync, where both machines wrote on one page, and
# at those of a clone: at every TAUT_FAULT_STEP-th, all with 1. The next sync
# finishes the work, nothing of either side is lost, nothing private is in the clear.
setting=${TAUT_FAULT_STEP:-223}
. "${0%/*}/sync.sh"
plant
step=$setting

# Where it can be had, a power cut: all that it has started dies with it. Its number
# there is one that nobody has here.
cat >"$T/alone" <<'END'
echo 4000000 >/proc/sys/kernel/ns_last_pid || exit 125
exec "$@"
END
alone=
for apart in 'unshare -pf' 'unshare -rpf'; do
	[ -n "$alone" ] || ! $apart sh "$T/alone" true 2>/dev/null || alone="$apart sh $T/alone"
done

# kills NAME JUDGE COMMAND…: on the laptop; every third time what it has started
# lives on for a moment, or is waited for, or dies with it.
kills() {
	name=$1 judging=$2
	shift 2
	calls_of "$@" >"$T/calls"
	total=0 killed=0 wrong=0 way=$((step / 2))
	while read -r call n <&4; do
		total=$((total + 1)) before=$((way / step))
		case $call in # what leaves something behind is tried more often
		write | pwrite* | rename* | *link* | mkdir* | fsync | syncfs) way=$((way + 7)) ;;
		*) way=$((way + 1)) ;;
		esac
		[ $((way / step)) -ne "$before" ] || continue
		restore
		[ $((killed % 3)) -eq 0 ] && cut=$alone || cut=
		# shellcheck disable=SC2086
		(on laptop $cut strace -o /dev/null -e "trace=$call" -e "inject=$call:signal=KILL:when=$n" \
			"$@" >"$T/out" 2>&1; exit $?) 2>/dev/null
		[ $? -lt 128 ] || killed=$((killed + 1))
		bad=0
		[ $((killed % 3)) -ne 1 ] || settled_down
		$judging "$@"
		[ "$bad" -eq 0 ] && continue
		wrong=$((wrong + 1))
		echo "# … killed at $call $n of: $*"
	done 4<"$T/calls"
	if [ "$wrong" -eq 0 ] && [ "$killed" -ge $((way / step / 2)) ]; then
		passed "$name: killed at $killed of $total calls"
	else
		missed "$name: $wrong of $killed went wrong"
	fi
}
kills sync judge "$TAUT" sync

# A clone: the same line again goes on, and it is whole.
judge_clone() {
	on laptop "$@" >"$T/must" 2>&1 || grep -q 'sync --remote' "$T/must" || # it was whole already
		complain "again: $(cat "$T/must")"
	out=$(on laptop sh -c 'cd ../other && git status --porcelain -uall --ignored && taut doctor -q &&
		git fsck --strict 2>&1 | grep -v ^notice
		[ "$(git rev-parse HEAD)" = "$(git rev-parse origin/main)" ] || echo not at origin/main')
	[ -z "$out" ] || complain "the clone: $out"
	cmp -s "$T/laptop/other/$DAY" "$T/desktop/journal/$DAY" || complain 'its page is another'
	must 'a sync of it' laptop taut -C ../other sync
	out=$(find "$T/laptop/other" -path '*/.git/*' -prune -o -name '_git2_*' -print -o -name unfolding -print)
	[ -z "$out" ] || complain "left: $out"
}
kills clone judge_clone "$TAUT" clone "$REMOTE" ../other
done_testing
