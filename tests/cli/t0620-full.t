#!/bin/sh
# SPDX-License-Identifier: ISC
# Output that cannot be written is an error; a journal that cannot be written
# is said, and is as it was.
. "${0%/*}/lib.sh"
quietly taut init
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut check run=4
quietly taut plan add run 'Buy shoes' --id shoes
quietly taut focus run
quietly taut add Frost
printf 'For this.\n' >"$J/purpose.md" && touch -d '1 hour ago' "$J/purpose.md"
quietly taut sync --local
said() { cp got said && like "$1" 0 "$2" cat said; }

if [ -w /dev/full ]; then
	for line in show 'show today' 'show --raw' 'show --short' run health today 'today --short' \
		tension 'tension --format json' vision 'vision run' plan area focus purpose \
		'search Frost' history doctor config help 'help dates' --version -h 'add -h' \
		'complete -- ad'; do
		is "$line >/dev/full" 1 'taut: cannot write output: No space left on device' \
			sh -c "taut $line >/dev/full"
	done
	is 'a capture prints nothing there' 0 'added to 2026-11-21 20:15' sh -c 'taut add x >/dev/full'
	ok 'nor needs stderr' sh -c 'taut add unheard 2>/dev/full'
	has 'and is kept' "$J/$DAY" unheard
else
	skip 'output to a full disk' 'no /dev/full'
fi
ok 'a reader that goes away is no error of ours' sh -c 'taut help | head -n 1 >/dev/null'
ok 'closed stdin' sh -c 'taut add "x" <&-'
fails 'closed stdout' sh -c 'taut show >&-'

readonly_mount() { # COMMAND… with the journal mounted so
	unshare -rm sh -c 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" &&
		shift && exec "$@"' - "$J" "$@"
}
quietly taut sync --local
if readonly_mount true 2>/dev/null; then
	touched "$J" >before
	for line in show today tension 'vision run' plan area 'search Frost' purpose history; do
		# shellcheck disable=SC2086
		ok "read only: $line" readonly_mount taut $line
	done
	for line in 'add x' 'check run=5' 'vision run=9' 'done shoes' 'area add X' 'focus run' undo \
		'config journal.zone +01:00' init 'sync --local'; do
		# shellcheck disable=SC2086
		run readonly_mount taut $line
		code=$status
		said "read only: $line says why" '[Rr]ead-only file system'
		ok "read only: $line fails" test "$code" -gt 0 -a "$code" -lt 126
	done
	touched "$J" >after
	same 'read only: nothing was touched' before after
	echo more >>"$J/$DAY"
	for line in 'edit' 'add -e'; do
		# shellcheck disable=SC2086
		run readonly_mount env EDITOR=true taut $line
		said "read only: $line says why" '[Rr]ead-only file system'
	done
else
	skip 'a folder that is read only' 'no unshare -rm'
fi

# --- no room left in the file system of the journal ---
small() { # COMMAND… : a journal copied into a small one, filled up
	unshare -rm sh -c 'mkdir -p "$2" && mount -t tmpfs -o size=1200k tmpfs "$2" &&
		cp -r "$1/." "$2" && { head -c 2M /dev/zero >"$2/filler" 2>/dev/null; :; } &&
		shift 2 && "$@"; status=$?
		cat "$HOME/small/$DAY" >"$HOME/day.after"; exit $status' - "$J" "$HOME/small" "$@"
}
export DAY
cp "$J/$DAY" day.before
if unshare -rm sh -c 'mount -t tmpfs tmpfs "$HOME"' 2>/dev/null; then
	fails 'a full disk' small taut -C "$HOME/small" add 'Lost?'
	said 'says why' 'No space left'
	same 'and the page is as it was' day.before "$HOME/day.after"
	ok 'what is there is read' small taut -C "$HOME/small" show today
else
	skip 'a full disk' 'no unshare -rm'
fi
done_testing
