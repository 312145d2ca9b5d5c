#!/bin/sh
# SPDX-License-Identifier: ISC
# A disk that is full or faulty while machines are brought together: an error
# injected at the system calls of a sync, at every TAUT_FAULT_STEP-th that may meet
# one, all with 1; and a file system that is really full, for taut and for git. It
# says so, nothing is lost, and with room again the next sync finishes the work.
setting=${TAUT_FAULT_STEP:-131}
. "${0%/*}/sync.sh"
plant
step=$setting

# What it says of an error, and that it is one.
check_said() { # STATUS
	[ "$1" -lt 124 ] || complain "status $1"
	[ "$1" -eq 0 ] || grep -q '^taut: .*[a-z]' "$T/out" || complain "no error: $(cat "$T/out")"
	[ "$1" -ne 0 ] || [ "$(git --git-dir="$REMOTE" rev-parse main)" = "$(on laptop git rev-parse HEAD)" ] ||
		complain "no error, yet it has not arrived: $(cat "$T/out")"
}

errors() { # CODE CALLS
	calls_of "$TAUT" sync | grep -E "^($2) " >"$T/calls"
	total=0 tried=0 refused=0 wrong=0
	while read -r call n <&4; do
		total=$((total + 1))
		[ $((total % step)) -eq $((step / 2)) ] || continue
		restore
		tried=$((tried + 1)) bad=0
		on laptop timeout 60 strace -o /dev/null -e "trace=$call" -e "inject=$call:error=$1:when=$n" \
			"$TAUT" sync >"$T/out" 2>&1
		status=$?
		[ "$status" -eq 0 ] || refused=$((refused + 1))
		check_said "$status"
		judge
		[ "$bad" -eq 0 ] && continue
		wrong=$((wrong + 1))
		echo "# … $1 at $call $n, which said:"
		note <"$T/out"
	done 4<"$T/calls"
	if [ "$wrong" -eq 0 ] && [ "$tried" -gt 0 ]; then
		passed "$1 at $tried of $total calls, $refused refused"
	else
		missed "$1: $wrong of $tried went wrong"
	fi
}
errors ENOSPC 'write|pwrite64|fsync|openat2?|rename|renameat2?|link|mkdir(at)?'
errors EIO 'write|pwrite64|fsync|openat2?|rename|renameat2?|link|mkdir(at)?|unlink(at)?|fchmod|read|close|getdents64|syncfs'

# A file system of its own, for the laptop alone, with so many blocks left.
cat >"$T/full" <<'END'
mount -t tmpfs -o size=8m,mode=700 tmpfs "$T/laptop" || exit 77
cp -a "$SEED/laptop/." "$T/laptop"
dd if=/dev/zero of="$T/laptop/room" bs=4096 count="$1" 2>/dev/null
dd if=/dev/zero of="$T/laptop/fill" bs=4096 2>/dev/null
rm -f "$T/laptop/room"
export HOME="$T/laptop"
cd "$T/laptop/journal" || exit
status=0
taut sync >"$T/out" 2>&1 || status=$?
rm -f "$T/laptop/fill"
tar -C "$T/laptop" -cf "$T/laptop.tar" .
exit "$status"
END
own=
for way in 'unshare -m' 'unshare -rm'; do
	[ -n "$own" ] || ! $way mount -t tmpfs tmpfs /mnt 2>/dev/null || own=$way
done
tried=0 refused=0 wrong=0
for blocks in 0 4 8 16 24 48; do
	[ -n "$own" ] || break
	restore
	rm -rf "$T/laptop.tar"
	# shellcheck disable=SC2086
	env T="$T" SEED="$SEED" $own sh "$T/full" $blocks
	status=$? bad=0
	rm -rf "$T/laptop" && mkdir "$T/laptop" && tar -C "$T/laptop" -xpf "$T/laptop.tar"
	tried=$((tried + 1))
	[ "$status" -eq 0 ] || refused=$((refused + 1))
	check_said "$status"
	[ "$status" -eq 0 ] || grep -q "No space left on device\|couldn't write\|unable to write" "$T/out" ||
		complain "the reason is not said: $(cat "$T/out")"
	judge
	[ "$bad" -eq 0 ] && continue
	wrong=$((wrong + 1))
	echo "# … with $blocks blocks left ($status), which said:"
	note <"$T/out"
done
if [ -z "$own" ]; then
	skip 'a full file system' 'no mounts are allowed'
elif [ "$wrong" -eq 0 ] && [ "$refused" -gt 2 ] && [ "$refused" -lt "$tried" ]; then
	passed "full, with a little left: $refused of $tried refused"
else
	missed "full, with a little left: $wrong of $tried went wrong, $refused refused"
fi
done_testing
