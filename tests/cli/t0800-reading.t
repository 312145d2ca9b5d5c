#!/bin/sh
# SPDX-License-Identifier: ISC
# Reading reads: no command that shows something opens a file to write, starts
# libgit2 or looks into git's side of it; and all of them do where nothing can be written.
. "${0%/*}/lib.sh"

# A journal in which each of them has something to show.
quietly taut init
printf '# Purpose\n\nTo build what outlives me.\n' >"$J/purpose.md"
quietly taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km
quietly taut vision add home 'Sunday mornings are ours'
quietly taut plan add run 'If it is 06:45 on Mon, then I put on my shoes' --every mon
quietly at 2026-10-01 taut check run=4 -m 'Twice this month.' -w 'I scroll in bed.'
quietly taut focus run
quietly at 2025-11-21 taut add 'Snow on the bridge. #winter'
quietly taut add 'Frost on the bridge.'
touch -d '1 hour ago' "$J/purpose.md"
quietly taut sync --local

# What reads the files alone; then what asks git too.
cat >"$T/plain" <<'END'
--version
--help
help add
help words
add -h

today
today --short
today --format json
show
show --short
show --format json
show --on-this-day
show 2026-11-21
show --raw 2026-11-21
show 2025..2026
show health
show run
2026-11
health
run
purpose
search bridge
search #winter
search --format json frost
tension
tension run
tension health
tension -v --since 2026-01-01
tension --year 2026
tension --format json
tension --format csv
tension --format html
tension run --format html --redact
ask run Ana
vision
vision health
plan
plan health
focus
area
config
config check.cadence
complete
complete show
complete plan drop
END
printf '%s\n' history 'history -n 2' >"$T/git"
printf '%s\n' doctor 'doctor -q' >"$T/doctor"

# Each line of file $2 by `$1 NUMBER WORD…`.
each() {
	number=0
	while IFS= read -r line <&3; do
		number=$((number + 1))
		set -f
		# shellcheck disable=SC2086
		"$1" "$number" $line
		set +f
	done 3<"$2"
}

# The traced lines that would be no reading; with "plain" those of git, of
# libgit2 and of the certificates that it reads as well.
judge() {
	awk -v plain="$2" '
	{ sub(/^[0-9]+ +/, ""); call = $0; sub(/\(.*/, "", call) }
	call ~ /^open/ && /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)/ && !/"\/dev\/(null|tty)"/ { print; next }
	call ~ /^p?writev?(64)?2?$/ && !/^[a-z0-9]+\([12],/ { print; next }
	call ~ /^(creat|mk|rename|r?un?link|link|symlink|rmdir|chmod|fchmod|chown|fchown|lchown|truncate|ftruncate|fallocate|utime|futime|setxattr|fsetxattr|removexattr|fsync|fdatasync|sendfile|copy_file_range|flock|connect|bind)/ { print; next }
	/openat\([0-9]+, "\.git", [A-Z_|]*O_DIRECTORY/ { next } # on the way to the keys confirmed here
	/openat2\([0-9]+, "\.git\/taut\/drafts", .flags=O_RDONLY/ { next } # an edit cut off is told of
	plain && (/\.git[\/"]/ || /gitconfig/ || /\/ssl\// || /certs/ || (call ~ /^(clone|vfork|fork)/ && !/CLONE_THREAD/)) { print }
	' "$1"
}

traced() {
	shift
	strace -f -qq -o "$T/trace" -e trace=all "$(command -v taut)" "$@" >"$T/got" 2>&1
	status=$?
	judge "$T/trace" "$kind" >"$T/writes"
	if [ ! -s "$T/writes" ] && [ "$status" -eq 0 ] && grep -q exit_group "$T/trace"; then
		passed "'taut $*' only reads"
		return
	fi
	missed "'taut $*' only reads"
	{ echo "status $status"; head -n 5 "$T/writes"; } | note
}

if command -v strace >/dev/null && strace -o "$T/trace" true 2>/dev/null; then
	touched "$J" >"$T/before"
	kind=plain
	each traced "$T/plain"
	kind=
	each traced "$T/git"
	touched "$J" >"$T/after"
	same 'nothing in the journal was touched' "$T/before" "$T/after"
	each traced "$T/doctor"

	# That the judge knows what is writing, and libgit2.
	cp -a "$J" "$T/other"
	strace -f -qq -o "$T/trace" -e trace=all taut -C "$T/other" add word >"$T/got" 2>&1
	judge "$T/trace" '' >"$T/writes"
	for call in openat write renameat2 unlink fsync flock; do
		like "the judge sees $call" 0 "^$call" cat "$T/writes"
	done
	strace -f -qq -o "$T/trace" -e trace=all taut history >"$T/got" 2>&1
	judge "$T/trace" plain >"$T/writes"
	like 'the judge sees libgit2' 0 '\.git/' cat "$T/writes"

	# What writes keeps off the network too; sync, which does not, has a remote.
	cat >"$T/writing" <<'END'
add Ice on the bridge.
check run=5 -m Twice.
vision run=9 -b Air
plan add run Walk --id walk
done walk
undo
sync --local
sync
END
	quietly git -C "$T/other" remote add origin http://127.0.0.1:9/journal.git
	while IFS= read -r line <&3; do
		# shellcheck disable=SC2086
		strace -f -qq -o "$T/trace" -e trace=%network \
			taut -C "$T/other" $line >"$T/got" 2>&1
		found=$?:$(grep -c AF_INET "$T/trace")
		case $line:$found in
		sync:9:[1-9]*) passed 'the network is seen at sync' ;;
		sync:*) missed 'the network is seen at sync' ;;
		*:0:0) passed "'taut $line' asks no network" ;;
		*) missed "'taut $line' asks no network" ;;
		esac
	done 3<"$T/writing"
else
	skip 'system calls' 'no strace, or it is not allowed to'
fi

# Where the whole of HOME is mounted for reading only.
plainly() {
	name=$1
	shift
	taut "$@" >"$T/rw.$name" 2>&1
	echo "status $?" >>"$T/rw.$name"
}

cat "$T/git" "$T/doctor" >>"$T/plain"
each plainly "$T/plain"
for way in 'unshare -m' 'unshare -rm' ''; do
	# shellcheck disable=SC2086
	[ -z "$way" ] || $way sh -c 'mount --bind "$HOME" "$HOME" &&
		mount -o remount,bind,ro "$HOME" && ! touch "$HOME/x"' 2>/dev/null && break
done
if [ -z "$way" ]; then
	skip 'a file system for reading only' 'no mounts are allowed'
	done_testing
fi
cat >"$T/there" <<'END'
mount --bind "$HOME" "$HOME" && mount -o remount,bind,ro "$HOME" || exit 9
set -f
n=0
while IFS= read -r line; do
	n=$((n + 1))
	taut $line >"$T/ro.$n" 2>&1 </dev/null
	echo "status $?" >>"$T/ro.$n"
done
taut add word </dev/null >"$T/said" 2>&1
echo "$?" >"$T/status"
END
# shellcheck disable=SC2086
env T="$T" $way sh "$T/there" <"$T/plain"
compare() {
	name=$1
	shift
	same "'taut $*' where nothing can be written" "$T/rw.$name" "$T/ro.$name"
}
each compare "$T/plain"
is 'there, to write is an error' 0 1 cat "$T/status"
like '… that says why' 0 'Read-only file system' cat "$T/said"
done_testing
