#!/bin/sh
# SPDX-License-Identifier: ISC
# While another writes: reading goes on, writing waits, and gives up in time.
. "${0%/*}/lib.sh"
command -v flock >/dev/null || skip_all 'no flock'
quietly taut init
quietly taut add One
hold() { # SECONDS: the lock, from now on
	flock -F "$J/.git/taut/lock" sh -c 'echo >"$1"; exec sleep "$2"' - "$T/held" "$1" &
	while [ ! -e "$T/held" ]; do sleep 0.1; done
	rm "$T/held"
}

hold 1
is 'a writer waits' 0 'added to 2026-11-21 20:15' taut add Two
wait
hold 30
holder=$!
like 'a reader does not' 0 '^One$' timeout 2 taut show
ok 'nor a look at the gap' timeout 2 taut tension
cp "$J/$DAY" before
like 'a writer gives up: exit 6' 6 '^taut: another taut \(process [0-9]+\) is writing here$' \
	timeout 20 taut add Three
cp got said
like 'what to do' 0 '^hint: ' cat said
same 'and nothing was written' before "$J/$DAY"
kill "$holder"
wait 2>/dev/null
for n in 1 2 3 4 5 6 7 8; do taut add "Line $n" 2>"err.$n" & done
wait
is 'eight at once: all of them are in' 0 8 grep -c '^Line [1-8]$' "$J/$DAY"
is 'a commit each' 0 8 sh -c 'git -C "$1" log --format=%s -8 | grep -c "^add: "' - "$J"
is 'git finds nothing wrong' 0 '' git -C "$J" fsck --strict --no-progress
done_testing
