#!/bin/sh
# year.sh TAUT JOURNAL: write a year of an invented journal with the real
# commands, the clock fixed. One file a month; 00.sh is the days before.
#
# What the ledger has to say of 2026, worked out without taut from the readings and
# choices below (x100; exact values, then as printed by largest remainder):
#
#   1 Jan             700             700
#   reality rose     -327.106625...  -327   run sleep pressure talk boat books
#                                           reports footbridge
#   reality slipped   +50             +50   cook
#   vision raised     +25             +25   talk 8 -> 9, 20 Sep
#   vision lowered    -28.571428...   -29   run 10 -> 8 km, 17 May, the knee
#   new              +100            +100   footbridge, 15 Mar
#   let go            -87.5           -87   books, 11 Oct, at 5 of 40
#   31 Dec            431.821946...   432
#
#   443 of the gap went: reality rose 74 %, let go 20 %, lowered 6 %.
#   churn 595.496894...  climb +277.106625...  drift -3.571428...
#
#   result      S   1 Jan    rose  other lines                  31 Dec
#   run         7  100.00  -42.86  lowered -28.57                28.57
#   sleep       4  100.00  -25.00                                75.00
#   pressure   23  100.00  -39.13  not since 6 Sep               60.87
#   cook        2    0.00          slipped +50 (a level held)    50.00
#   talk        4  100.00  -50.00  raised +25                    75.00
#   boat       14  100.00  -64.29                                35.71
#   books      40  100.00  -12.50  let go -87.50                  0.00
#   reports    12  100.00  -41.67                                58.33
#   footbridge 60          -51.67  new +100                      48.33
#   strangers       never checked: no number, and no part of any sum
#   chair, father   in words only
#
# One horizon was put off: run, by 181 days (28 Dec). Ana's own view of talk was
# asked for five times; in October it was two points below the writer's.
set -eu

test $# -eq 2 || { echo "usage: $0 TAUT JOURNAL" >&2; exit 2; }
taut=$1
journal=$2
months=$(dirname -- "$0")

# Whose machine this is must not show: its zone, its journal, its settings,
# nor what happens to stand on standard input (here-documents come instead).
TZ=UTC
XDG_CONFIG_HOME=/nonexistent
export TZ XDG_CONFIG_HOME
unset TAUT_DIR
exec </dev/null

at() {
	TAUT_NOW=$1
	export TAUT_NOW
	shift
	"$taut" -q -C "$journal" "$@" || {
		echo "$0: failed at $TAUT_NOW: taut $*" >&2
		exit 1
	}
}

LC_ALL=C.UTF-8 TAUT_NOW=2025-12-28T16:00 "$taut" -q init "$journal" # its areas are in English
for month in 00 01 02 03 04 05 06 07 08 09 10 11 12; do
	# shellcheck source=/dev/null
	. "$months/$month.sh"
done
