# SPDX-License-Identifier: ISC
# What the fault tests share: the driver, a journal to break, and the checks
# that must hold whatever happened. TAP by plan, ok and done_testing.

BUILD=${TAUT_BUILD:-build}
STEP=${TAUT_FAULT_STEP:-37}
DRIVER=$BUILD/fault-driver
T=$(mktemp -d "${TMPDIR:-/tmp}/taut-fault.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 130' HUP INT TERM
tests=0

HOME=$T/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TZ=UTC
export HOME GIT_CONFIG_NOSYSTEM LC_ALL TZ
unset XDG_CONFIG_HOME GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
mkdir "$HOME"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[safe]\n\tdirectory = *\n' \
	>"$HOME/.gitconfig"

say_ok() { tests=$((tests + 1)); echo "ok $tests - $1"; }
say_not() { tests=$((tests + 1)); echo "not ok $tests - $1"; }
ok() { if [ "$1" -eq 0 ]; then say_ok "$2"; else say_not "$2"; fi; }
done_testing() { echo "1..$tests"; }
skip_all() { echo "1..0 # SKIP $1"; exit 0; }

command -v git >/dev/null || skip_all 'no git'
if [ ! -x "$DRIVER" ] || [ "$BUILD/lib.a" -nt "$DRIVER" ] ||
	[ tests/fault/driver.c -nt "$DRIVER" ]; then
	# shellcheck disable=SC2046,SC2086
	${CC:-cc} -Ilib -I. -D_GNU_SOURCE -std=c17 ${CFLAGS:--O2 -g} -o "$DRIVER.$$" \
		tests/fault/driver.c "$BUILD/lib.a" $(pkg-config --libs libgit2 libcmark \
		jansson libutf8proc gmp libsodium libkeyutils) -lpthread && mv "$DRIVER.$$" "$DRIVER" ||
		{ echo 'Bail out! the driver does not build'; exit 1; }
fi

PAGE=entries/2026/11/2026-11-21.md
OTHER=checks/2026/11/2026-11-21-check.md

# A journal with two commits, and settled files.
make_journal() {
	"$DRIVER" init "$1" && "$DRIVER" add "$1" "$PAGE" first "$OTHER" first &&
		"$DRIVER" add "$1" "$PAGE" second
} >/dev/null

age() { touch -d '1 hour ago' "$@"; }
complain() { echo "# $*"; bad=1; }

# What must hold in journal $1 after a fault, with every word of $2… kept.
# Sets bad to 1 if it does not.
check_sound() {
	j=$1
	shift
	out=$(git -C "$j" fsck --strict 2>&1 | grep -v '^dangling\|^notice')
	[ -z "$out" ] || complain "fsck: $out"
	out=$("$DRIVER" add "$j" "$PAGE" after 2>&1) || complain "the next change: $out"
	case $out in *committed) ;; *) complain "the next change: $out" ;; esac
	find "$j" -name '*.md' -exec touch -d '1 hour ago' {} +
	out=$("$DRIVER" take "$j" 2>&1) || complain "taking in: $out"
	out=$(git -C "$j" status --porcelain -uall)
	[ -z "$out" ] || complain "status: $out"
	out=$(git -C "$j" fsck --strict 2>&1 | grep -v '^dangling\|^notice')
	[ -z "$out" ] || complain "fsck afterwards: $out"
	for word in "$@" after; do
		git -C "$j" show "HEAD:$PAGE" | grep -qx "$word" || complain "lost: $word"
	done
	grep -q '^<<<<<<<\|^>>>>>>>' "$j/$PAGE" && complain 'conflict markers'
	[ ! -e "$j/.git/taut/marker" ] || complain 'a marker is left'
	out=$(find "$j/.git" -name '*.lock')
	[ -z "$out" ] || complain "left: $out"
}

# The main thread's system calls of the driver with arguments $1…, from the
# second that touches the journal on (the first looks up its path), into
# $T/calls: name, and which of that name it is, as strace counts them.
trace() {
	strace -o "$T/all" "$DRIVER" "$@" >/dev/null 2>&1 || return 1
	awk -F'(' -v journal="$T/j" '/^[a-z_0-9]+\(/ {
		n[$1]++
		if (index($0, journal) && ++met >= 2) begun = 1
		if (begun) print $1, n[$1] }' "$T/all" >"$T/calls"
}
