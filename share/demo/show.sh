#!/bin/sh
# show.sh TAUT: writes the sample year into a temporary folder and looks at it.
set -eu

taut=$1
here=$(dirname -- "$0")
folder=$(mktemp -d "${TMPDIR:-/tmp}/taut-demo.XXXXXX")
trap 'rm -rf "$folder"' EXIT
journal=$folder/journal

look() {
	printf '\n$ taut %s\n' "$*"
	TAUT_NOW=2026-12-31T20:00 TZ=UTC "$taut" -C "$journal" "$@"
}

echo "Writing a year of an invented journal, by some 490 commands …"
sh "$here/year.sh" "$taut" "$journal"

look show 2026-05-17
look vision run
look search kneecap
look today
look tension --year 2026
cat <<TEXT

That was a bridge inspector's year: which end moved, and why.
Yours: $taut init
TEXT
