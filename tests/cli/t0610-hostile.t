#!/bin/sh
# SPDX-License-Identifier: ISC
# Control sequences in whatever is read or typed reach no terminal: C0, C1,
# bidi controls and invalid bytes are made visible, also into a pipe.
. "${0%/*}/lib.sh"
printf 'a\303\251' | LC_ALL=C grep -qaP '\xc3' || skip_all 'no grep -P'
quietly taut init

bad() { # the bytes that must never come
	LC_ALL=C grep -aqP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xe9(?![\x80-\xbf])'
}
clean() { # NAME COMMAND…: prints something, and none of these
	label=$1
	shift
	"$@" >out 2>&1
	printf '\n' >>out
	if [ "$(wc -c <out)" -le 1 ]; then
		missed "$label: printed nothing"
	elif bad <out; then
		missed "$label"
		note <out
	else
		passed "$label"
	fi
}
printf 'a\033[31mred' | bad || exit 1 # the test can fail
printf 'x\351y' | bad || exit 1
printf 'Café – ● 健康' | bad && exit 1

H=$(printf 'e\033cv\302\233i\342\200\256l\001\177\b')
X=$(printf 'in\351valid')
mkdir -p "$J/entries/2026/11" "$J/checks/2026/11" "$J/reviews"
cat >"$J/areas/health.md" <<END
# Health $H $X

[was:: Old $H]

## Vision

A scene $H $X

### Results

- I run $H $X [from:: 3] [to:: 10] [unit:: k$H] [focus:: yes] ^run
- Words $H ^words
- Odd $H [to:: $H] ^odd
- Id ^r$H
- [-] Gone $H [let-go:: 2026-11-01] ^gone

## Plan

- [ ] A step $H $X [for:: run] [for:: $H] [due:: 2026-11-21] [repeat:: $H] ^step
- [ ] Another [for:: no$H] ^other
END
cp "$J/areas/health.md" "$J/areas/e$(printf '\033[31m')vil.md"
cat >"$J/checks/2026/11/2026-11-20-check.md" <<END
# 2026-11-20

## 20:15 Health $H $X

Facts $H $X

- I run $H $X [chosen:: 3 → 10 km] [for:: run]
- I run $H [is:: 4$H] [for:: run]
- I run $H [is:: 4] [for:: run] [because:: $H]
- I run $H [lowered:: 10 → 9 km] [because:: why $H $X] [for:: run]
- Nothing [is:: 4] [for:: no$H]

### From Ana $H

- I run [is:: 5] [for:: run]
END
cat >"$J/$DAY" <<END
# 2026-11-21

Untimed $H $X

## 08:00 Title $H $X

Text $H #ta$H $X
END
cp "$J/$DAY" "$J/entries/2026/11/2026-11-$(printf '2\033[31m').md"
mkdir -p "$J/entries/2025/11" && cp "$J/$DAY" "$J/entries/2025/11/2025-11-21.md"
printf '# Purpose %s\n\nFor %s %s\n' "$H" "$H" "$X" | tee "$J/reviews/2026.md" >"$J/purpose.md"
find "$J" -name '*.md' -exec touch -d '1 hour ago' {} +

for format in text json; do
	for line in show 'show today' 'show --short' 'show --on-this-day' 'show run' 'show health' \
		'show words' 'show purpose' 'show reviews/2026.md' today 'today --short' tension \
		'tension -v' 'tension --since 2026-01-01' 'tension run' 'tension health' vision \
		'vision health' 'vision run' 'vision words' plan 'plan run' area focus \
		'search text' 'search facts' 'search scene' 'search for' purpose doctor; do
		# shellcheck disable=SC2086
		clean "$line, as $format" taut $line --format $format
	done
done
clean 'plain' taut --plain tension
clean 'plain, of one' taut --plain tension run
clean 'ascii' taut --ascii today
clean 'a span' taut tension --plain --since 2026-01-01
clean 'completion' taut complete -- check ''
clean 'of steps' taut complete -- 'done' ''

clean 'a look' taut check run=5 -m "$H" -w "$H" --from "Ana $H"
clean 'a look of mine' taut check run=5 -m "$H"
clean 'a revision' taut vision run=8 -b "$H"
clean 'a result' taut vision add home "Wish $H" --from 1 --to 2 --unit m --id wish
clean 'with a unit' taut vision add home 'Wish 2' --from 1 --to 2 --unit "$H" --id wish2
clean 'an id' taut vision add home 'Wish 3' --id "$H"
clean 'an area' taut area add "Area $H"
clean 'renamed' taut area rename home "Home $H"
clean 'a step' taut plan add run "Step $H" --id step2
clean 'kept' taut 'done' step2 -m "$H"
clean 'dropped' taut plan drop other
clean 'in focus' taut focus run wish
clean 'moved' taut vision move wish health
clean 'let go' taut vision let-go wish -b "$H"
clean 'a tag' taut add -t "$H" x
clean 'an entry' taut add "Entry $H"
clean 'a title' taut show today
clean 'history' taut history
clean 'history, as data' taut history --format json
clean 'sync' taut sync --local
clean 'undo' taut undo

for arg in "$H" "$X"; do
	clean 'an unknown command' taut "$arg"
	clean 'an unknown option' taut add "--$arg"
	clean 'an unknown letter' taut add "-$arg"
	clean 'an unknown name' taut check "$arg"
	clean 'an unknown step' taut 'done' "$arg"
	clean 'an unknown value' taut check "run=$arg"
	clean 'an unknown unit' taut check "run=3 $arg"
	clean 'an unknown date' taut add --on "$arg" x
	clean 'an unknown time' taut add --at "$arg" x
	clean 'an unknown format' taut show --format "$arg"
	clean 'an unknown key' taut config "$arg" x
	clean 'a value of one' taut config ui.plain "$arg"
	clean 'a setting' taut config editor "$arg"
	clean 'is read' taut config
	clean 'an unknown topic' taut help "$arg"
	clean 'an unknown place' taut -C "/$arg" show
	clean 'an unknown clock' env TAUT_NOW="$arg" taut
	clean 'not found' taut search "$arg-nowhere"
	clean 'an unknown number' taut show -n "$arg"
	clean 'an unknown verb' taut area "$arg" x
	clean 'an unknown path' taut edit "areas/$arg"
	clean 'a new place' taut init "$T/new$arg"
done
ok 'the bytes of the person stay as they were' sh -c 'printf %s "$2" | LC_ALL=C grep -aqFf - "$1"' - \
	"$J/purpose.md" "$H"
taut show --raw 2025-11-21 >raw
same 'and are shown by --raw' "$J/entries/2025/11/2025-11-21.md" raw
done_testing
