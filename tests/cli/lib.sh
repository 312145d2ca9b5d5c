# SPDX-License-Identifier: ISC
# What the tests of the commands stand on: a HOME of their own, nothing of the
# caller's environment, a fixed clock, a bound on the time; TAP on stdout.
# A test file begins with `. "${0%/*}/lib.sh"` and ends with `done_testing`.
# Pipe into an assertion by a here-document: behind a `|` it would not count.

if [ "${TAUT_TEST:-}" != "$0" ]; then
	top=$(cd "${0%/*}/../.." && pwd) || exit 1
	build=$(cd "${TAUT_BUILD:-$top/build}" && pwd) || exit 1
	exec timeout -k 5 "${TAUT_TEST_SECONDS:-240}" env -i TAUT_TEST="$0" TAUT_BUILD="$build" \
		TOP="$top" PATH="$build:$PATH" TMPDIR="${TMPDIR:-/tmp}" TZ=UTC LC_ALL=C.UTF-8 \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" \
		LSAN_OPTIONS="${LSAN_OPTIONS:-}" \
		TAUT_NOW=2026-11-21T20:15 GIT_CONFIG_NOSYSTEM=1 sh "$0" "$@" </dev/null
fi

T=$(mktemp -d "$TMPDIR/taut-cli.XXXXXX") || exit 1
trap 'cd /; chmod -R u+rwX "$T"; rm -rf "$T"' EXIT
trap 'exit 130' HUP INT TERM
HOME=$T/home J=$T/home/journal DAY=entries/2026/11/2026-11-21.md
LOOK=checks/2026/11/2026-11-21-check.md
unset TAUT_TEST # so that a test may run another
export HOME
mkdir "$HOME" && cd "$T" || exit 1
[ -x "$TAUT_BUILD/taut" ] || { echo "Bail out! no taut in $TAUT_BUILD"; exit 1; }

tests=0 failed=0 todo= # todo='bug: …' marks what follows as known, until todo=

note() { cat -v | awk '{ print "# " $0 }'; }
passed() { tests=$((tests + 1)); echo "ok $tests - $1${todo:+ # TODO $todo}"; }
missed() {
	tests=$((tests + 1))
	[ -n "$todo" ] || failed=$((failed + 1))
	echo "not ok $tests - $1${todo:+ # TODO $todo}"
}
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
skip_all() { echo "1..0 # SKIP $1"; exit 0; }
done_testing() { echo "1..$tests"; exit $((failed > 0)); }

# Runs a command: its stdout and stderr into $T/got, its status into $status.
# Killed by a signal, or stopped by a sanitizer, is never what was expected.
run() {
	status=0
	"$@" >"$T/got" 2>&1 || status=$?
}

told() { # NAME STATUS FINE COMMAND…: the verdict
	_name=$1 _wanted=$2 _fine=$3
	shift 3
	if [ "$_fine" = yes ] && [ "$status" = "$_wanted" ]; then
		passed "$_name"
		return
	fi
	missed "$_name"
	printf '%s\n' "$*" | note
	echo "# status: $status, expected: $_wanted"
}

# is NAME STATUS EXPECTED COMMAND…: all it prints, to the byte; EXPECTED is
# without its last newline.
is() {
	_name=$1 _wanted=$2
	{ [ -z "$3" ] || printf '%s\n' "$3"; } >"$T/expected"
	shift 3
	run "$@"
	if cmp -s "$T/expected" "$T/got"; then _fine=yes; else _fine=no; fi
	told "$_name" "$_wanted" "$_fine" "$@"
	[ "$_fine" = yes ] || diff -u --label expected --label got "$T/expected" "$T/got" | note
}

# like, unlike NAME STATUS PATTERN COMMAND…: an extended pattern on some, no line.
like() {
	_name=$1 _wanted=$2 _pattern=$3
	shift 3
	run "$@"
	if grep -Eq -e "$_pattern" "$T/got"; then _fine=yes; else _fine=no; fi
	told "$_name" "$_wanted" "$_fine" "$@"
	[ "$_fine" = yes ] || { echo "# no line like: $_pattern"; head -n 40 "$T/got" | note; }
}
unlike() {
	_name=$1 _wanted=$2 _pattern=$3
	shift 3
	run "$@"
	if grep -Eq -e "$_pattern" "$T/got"; then _fine=no; else _fine=yes; fi
	told "$_name" "$_wanted" "$_fine" "$@"
	[ "$_fine" = yes ] || { echo "# a line like: $_pattern"; head -n 40 "$T/got" | note; }
}

# ok, fails NAME COMMAND…: its status alone; a signal is neither.
ok() {
	_name=$1
	shift
	run "$@"
	told "$_name" 0 yes "$@"
	[ "$status" -eq 0 ] || note <"$T/got"
}
fails() {
	_name=$1
	shift
	run "$@"
	if [ "$status" -gt 0 ] && [ "$status" -lt 126 ]; then passed "$_name"; return; fi
	missed "$_name"
	{ echo "$* (status $status)"; cat "$T/got"; } | note
}

# same NAME FILE FILE; holds NAME FILE <<EOF: bytes.
same() {
	if cmp -s "$2" "$3"; then passed "$1"; return; fi
	missed "$1"
	diff -u "$2" "$3" 2>&1 | head -n 60 | note
}
holds() { cat >"$T/held"; same "$1" "$T/held" "$2"; }

# has, lacks NAME FILE LINE: a whole line of a file.
has() {
	if grep -Fxq -e "$3" "$2"; then passed "$1"; return; fi
	missed "$1"
	{ echo "no line: $3"; cat "$2" 2>&1; } | note
}
lacks() {
	if [ -f "$2" ] && ! grep -Fq -e "$3" "$2"; then passed "$1"; return; fi
	missed "$1"
	{ echo "a line with: $3"; cat "$2" 2>&1; } | note
}

# at DAY[THH:MM] COMMAND…: on another day (at noon).
at() {
	case $1 in *T*) _now=$1 ;; *) _now=$1T12:00 ;; esac
	shift
	env TAUT_NOW="$_now" "$@"
}

# All that a folder holds: contents (but for objects, which refs name, and the
# lock, which holds the pid of whoever had it last); and when each was touched.
contents() {
	(cd "$1" && find . -type f ! -path ./.git/taut/lock ! -path './.git/objects/*' \
		-exec sha256sum {} + | LC_ALL=C sort -k 2)
}
touched() { (cd "$1" && find . -printf '%p %y %m %s %C@\n' | LC_ALL=C sort); }

# What only prepares: it is not counted, and where it fails this file ends.
quietly() {
	"$@" >"$T/quiet" 2>&1 && return
	missed "prepare: $*"
	note <"$T/quiet"
	exit 1
}

# by_passphrase COMMAND…: with `--passphrase-fd 3` behind it, and the passphrase
# on that descriptor.
PASSPHRASE='correct horse battery staple'
printf '%s\n' "$PASSPHRASE" >"$T/passphrase"
by_passphrase() { "$@" --passphrase-fd 3 3<"$T/passphrase"; }

# key_file KEYS SERIAL [RECIPIENT NAME]…: an identity file on stdout, of a file
# of AGE-SECRET-KEY lines, that opens at once (taut's own take a second).
key_file() {
	_keys=$1
	{
		echo "# taut keys serial $2"
		shift 2
		while [ $# -gt 0 ]; do
			echo "# recipient: $1 $2"
			shift 2
		done
		grep '^AGE-SECRET-KEY' "$_keys"
	} | "$TAUT_BUILD/tool/seal" wrap -a 4 3<"$T/passphrase"
}

# key_list SERIAL [RECIPIENT NAME]…: `.taut/recipients` on stdout.
key_list() {
	echo "# taut keys serial $1"
	shift
	while [ $# -gt 0 ]; do
		printf '# %s\n%s\n' "$2" "$1"
		shift 2
	done
}

# fast_key [JOURNAL]: a key of the journal's own, committed and pinned; its
# secret is in $T/key.txt, its recipient in $OWN, its file in $KEYFILE.
fast_key() {
	[ -x "$TAUT_BUILD/tool/seal" ] || { echo "Bail out! make $TAUT_BUILD/tool/seal"; exit 1; }
	_j=${1:-$J}
	"$TAUT_BUILD/tool/seal" key >"$T/key.txt" && chmod 600 "$T/key.txt" || return
	OWN=$("$TAUT_BUILD/tool/seal" recipient "$T/key.txt")
	KEYFILE=.taut/identities/$(printf %.16s "$OWN").age
	mkdir -p "$_j/.taut/identities" || return
	key_file "$T/key.txt" 1 "$OWN" journal >"$_j/$KEYFILE" || return
	key_list 1 "$OWN" journal >"$_j/.taut/recipients"
	git -C "$_j" add .taut && git -C "$_j" -c user.name=Ana -c user.email=ana@example.org \
		commit -q -m 'a key that opens at once' || return
	by_passphrase taut -C "$_j" -q key trust --yes
}
