# SPDX-License-Identifier: ISC
# Two machines that both wrote on one page, with a sealed passage each, one of them
# synced; what is done to the sync of the other; and what must hold then. A test has
# its $setting from the environment, which lib.sh clears, and begins with this file.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-3600}
[ "${TAUT_TEST:-}" = "$0" ] || set -- "$setting"
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # a disk takes its time
. "${0%/*}/../cli/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/remote.sh"
setting=$1 TAUT=$TAUT_BUILD/taut SEED=$T/seed

complain() { bad=1; printf '%s\n' "$*" | head -n 5 | note; }

# The seed; $MARK is what is sealed on the laptop. Without strace the test ends here.
plant() {
	command -v strace >/dev/null && strace -o "$T/all" true 2>/dev/null ||
		skip_all 'no strace, or it is not allowed to'
	machines laptop desktop
	quietly on laptop taut init
	HOME=$T/laptop quietly fast_key "$T/laptop/journal"
	quietly on laptop at 2026-11-21T06:00 taut add 'From the beginning.'
	quietly on laptop taut sync --remote "$REMOTE"
	quietly on desktop by_passphrase taut clone "$REMOTE"
	quietly on desktop at 2026-11-21T07:10 taut add 'The desktop, at ten past seven.'
	mkdir -p "$T/words" && echo 'Sealed on the desktop.' >"$T/words/desktop"
	quietly on desktop sh -c 'taut add -p --at 07:20 <"$0"' "$T/words/desktop"
	quietly on desktop taut sync
	quietly on laptop at 2026-11-21T07:10 taut add 'The laptop, at ten past seven.'
	new_mark
	printf '%s\n' "$MARK" >"$T/words/laptop"
	quietly on laptop sh -c 'taut add -p --at 07:30 <"$0"' "$T/words/laptop"
	printf '# Hands\n\nBy hand on the laptop.\n' | on laptop by_hand entries/2026/11/hands.md
	mkdir "$SEED" && mv "$T/laptop" "$T/desktop" "$REMOTE" "$SEED"
}

# What a taut that was killed has started goes on for a moment.
settled_down() {
	_tries=0
	while readlink /proc/[0-9]*/cwd 2>/dev/null | grep -q "^$T/\(laptop\|desktop\|remote\.git\)"; do
		[ $((_tries += 1)) -le 200 ] || { complain 'something still runs'; break; }
		sleep 0.05
	done
}
restore() {
	settled_down
	rm -rf "$T/laptop" "$T/desktop" "$REMOTE"
	cp -a "$SEED"/* "$T"
}

# must WHAT MACHINE COMMAND…
must() {
	_what=$1
	shift
	on "$@" >"$T/must" 2>&1 || complain "$_what: $(tail -n 4 "$T/must")"
}

# judge: nothing is in the clear at once; the next commands do what they do ever,
# the next sync finishes, and both have all.
judge() {
	out=$(found_in "$MARK" "$T/laptop" "$T/desktop" "$REMOTE")
	[ -z "$out" ] || complain "in the clear: $out"
	must 'the next add' laptop at 2026-11-21T08:00 taut add 'After it.'
	must 'doctor' laptop taut doctor -q
	must 'the next sync' laptop taut sync
	must 'the other' desktop taut sync
	[ "$bad" -ne 0 ] || must 'and once more' laptop taut sync
	settled_down
	unequal laptop desktop >"$T/unequal"
	[ ! -s "$T/unequal" ] || complain "unequal: $(cat "$T/unequal")"
	for line in 'From the beginning.' 'The desktop, at ten past seven.' \
		'The laptop, at ten past seven.' 'After it.'; do
		_times=$(grep -cFx -e "$line" "$T/desktop/journal/$DAY")
		[ "$_times" = 1 ] || complain "$_times times: $line"
	done
	_times=$(grep -c 'BEGIN AGE' "$T/desktop/journal/$DAY")
	[ "$_times" = 2 ] || complain "$_times sealed passages"
	grep -qFx 'By hand on the laptop.' "$T/desktop/journal/entries/2026/11/hands.md" ||
		complain 'not there: by hand'
	out=$(find "$T/laptop/journal/.git/taut" -name saved -o -name marker -o -name unfolding)
	[ -z "$out" ] || complain "left: $out"
}

# calls_of COMMAND…: "name nth" of its own calls on the laptop (not those of git),
# from the second that touches the journal on; without what it only says.
calls_of() {
	restore
	on laptop strace -o "$T/all" "$@" >"$T/out" 2>&1 || note <"$T/out"
	awk -F'(' -v journal="$T/laptop/journal" '/^[a-z_0-9]+\(/ {
		n[$1]++
		if (index($0, journal) && ++met >= 2) begun = 1
		if (begun && !/^write\([12],/) print $1, n[$1] }' "$T/all"
}
