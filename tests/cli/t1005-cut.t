#!/bin/sh
# SPDX-License-Identifier: ISC
# The connection is cut, or stalls, at many points of a sync that has something to
# fetch and something to push: the next sync finishes the work. TAUT_CUTS and
# TAUT_STALLS: at how many.
[ "${TAUT_TEST:-}" = "$0" ] || set -- "${TAUT_CUTS:-8}" "${TAUT_STALLS:-2}"
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
machines laptop desktop
http_server
wire "$HTTP_PORT"
URL=http://127.0.0.1:$WIRE/remote.git
first laptop desktop
quietly on desktop git remote set-url origin "$REMOTE" # its own way is never cut
patience 1 laptop

# Each side writes a line; theirs is at the remote already.
number=0
both_write() {
	number=$((number + 1))
	_minute=$(printf '%02d:%02d' $((8 + number / 60)) $((number % 60)))
	on desktop at "2026-11-20T$_minute" taut -q add "The desktop, $number."
	on laptop at "2026-11-20T$_minute" taut -q add "The laptop, $number."
	on desktop taut -q sync
}

# one_fault ORDER: a sync with that fault, then one without; what is wrong, printed.
one_fault() {
	both_write
	broken "$1"
	on laptop timeout 20 taut sync >"$T/first.got" 2>&1
	_first=$?
	mended
	case $_first in
	0) [ "${1##* }" -ge "$total" ] || [ "$(cat passed)" -lt "${1##* }" ] ||
		echo "$1: it was not seen" ;;
	9) ;;
	*) echo "$1: status $_first" && cat "$T/first.got" ;;
	esac
	on laptop eval '{ git status --porcelain -uall && ls .git/taut/marker; } 2>/dev/null' |
		sed "s/^/$1: left: /"
	on laptop timeout 60 taut -q sync >"$T/second.got" 2>&1 || { echo "$1: then: $?" && cat "$T/second.got"; }
	_page=entries/2026/11/2026-11-20.md
	for _line in "The desktop, $number." "The laptop, $number."; do
		[ "$(on laptop grep -cFx "$_line" $_page)" = 1 ] || echo "$1: not here: $_line"
		[ "$(git --git-dir="$REMOTE" show "main:$_page" | grep -cFx "$_line")" = 1 ] ||
			echo "$1: not there: $_line"
	done
}

# What a whole one takes.
both_write
broken ''
quietly on laptop taut sync
total=$(cat passed)
ok "a sync moves more than a few bytes ($total)" test "$total" -gt 1000

faults() { # KIND TIMES
	_done=0
	while [ $_done -lt "$2" ]; do
		one_fault "$1 $((total * _done / $2 + _done % 3))"
		_done=$((_done + 1))
	done >"$T/wrong"
	holds "$3" "$T/wrong" </dev/null
}
faults cut "$1" 'cut at many points, the next one finishes'
faults stall "$2" 'stalled at some, it gives up by itself, and the next one finishes'
both_write
broken 'cut 700'
like 'what happened is told, and where' 9 '^taut: .*127\.0\.0\.1' on laptop taut sync
broken 'stall 700'
like 'what patience is told, too' 9 '^taut: no word from git for 1 s' on laptop taut sync
like 'a dry run has no more patience' 9 '^taut: ' on laptop timeout 20 taut sync --dry-run
machines phone
patience 1 phone
like 'nor has a clone' 9 '^taut: ' on phone timeout 20 taut clone "$URL"
mended
ok 'which is begun again' on phone taut clone "$URL"
quietly on laptop taut sync
quietly on desktop taut sync
quietly on phone taut sync
equal 'all are equal in the end' laptop desktop phone

# By ssh: a few.
if ssh_server; then
	ssh_ways laptop
	wire "$SSH_PORT"
	sed -i "s/Port .*/Port $WIRE/" laptop/.ssh/config
	quietly on laptop git remote set-url origin "desk:$REMOTE"
	both_write
	quietly on laptop taut sync
	total=$(cat passed)
	faults cut $(($1 / 3)) 'by ssh: cut, the next one finishes'
	faults stall 1 'by ssh: stalled, the next one finishes'
else
	skip 'by ssh: cut, the next one finishes' "$WHY"
	skip 'by ssh: stalled, the next one finishes' "$WHY"
fi
done_testing
