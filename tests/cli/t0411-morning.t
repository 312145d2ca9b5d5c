#!/bin/sh
# SPDX-License-Identifier: ISC
# The morning screen: byte for byte at several widths, no line too wide at any,
# and under 24 lines whatever the journal holds.
. "${0%/*}/lib.sh"
golden=$TOP/tests/data/today
cp -R "$golden/journal" "$J" && chmod -R u+rwX "$J"

# drawn FILE COLUMNS [OPTION]…: the morning of 24 November as it stands there.
drawn() {
	_file=$1 _columns=$2
	shift 2
	at 2026-11-24T07:30 env COLUMNS="$_columns" taut "$@" >"$T/drawn"
	same "at $_columns columns${1:+, $*}" "$golden/$_file" "$T/drawn"
}
drawn 40 40
drawn 80 80
drawn 120 120
drawn 200 200
drawn ascii.40 40 --ascii
drawn ascii.80 80 --ascii
drawn plain.40 40 --plain
drawn plain.80 80 --plain
at 2026-11-24T07:30 taut today --format json >drawn
same 'as data' "$golden/json" drawn
is 'in a line' 0 'book ? run 100 calm 50 · 1 step' at 2026-11-24T07:30 taut today --short

# On a terminal, which knows its width; colours only there.
if command -v script >/dev/null; then
	terminal() { # FILE VARIABLE…
		_file=$1
		shift
		at 2026-11-24T07:30 env TERM=xterm "$@" \
			script -qec 'stty cols 80 rows 24; taut' /dev/null </dev/null |
			tr -d '\r' >"$_file"
	}
	terminal gray NO_COLOR=1
	same 'NO_COLOR' "$golden/80" gray
	terminal hued COLUMNS=40
	same 'in colour, and not by COLUMNS' "$golden/color.80" hued
	sed "s/$(printf '\033')\[[0-9]*m//g" hued >bare
	same 'colours take no room' "$golden/80" bare
else
	skip 'a terminal' 'no script(1)'
fi

# What is widest and smallest: two columns a sign, or none.
cat >"$J/areas/health.md" <<'END'
# 健康と家とそのほかのすべて

### Results

- 毎朝すっきり目覚めて一日を楽しみにしている [from:: 3] [to:: 10] [unit:: キロ] [focus:: yes] ^r1

## Plan

- [ ] 毎朝すっきり目覚めて一日を楽しみにしている、そして川まで走る [for:: r1] [due:: 2026-11-24] ^asa
END
printf '# E\314\201te\314\201 a\314\200 la maison\n\n### Results\n\n- %s [from:: 4] [to:: 8] [unit:: /10] [focus:: yes] ^r2\n- \033[31m\377 [focus:: yes] ^r3\n' \
	"$(printf 'N\314\202e\314\201 🏃 ')" >"$J/areas/relationships.md"
printf '# 2026-11-23\n\n## 08:00 x\n\n- a [chosen:: 3 → 10 キロ] [for:: r1]\n- b [chosen:: 4 → 8 /10] [for:: r2]\n' \
	>"$J/checks/2026/11/2026-11-23-check.md"
wide() {
	_columns=$1
	shift
	at 2026-11-24T07:30 env COLUMNS="$_columns" taut "$@" >wide
}
# begin PATTERN: in how many places what follows it begins.
begin() {
	sed -n "s/\($1\).*//p" wide | while IFS= read -r part; do printf %s "$part" | wc -L; done |
		sort | uniq -c | tr -s ' '
}
wide 80
is 'bars begin in one column' 0 ' 3 19' begin '[●][━╍]'
is 'days of checks too' 0 ' 3 70' begin 'yesterday$\|checked$'
like 'a long title is cut where it is as wide as others may be' 0 '^ 健康と家とその… ' cat wide
lacks 'bytes that are none' wide "$(printf '\033')"
like 'are seen' 0 'x1b' cat wide
broad=
for columns in 40 41 47 55 56 64 65 79 80 81 100 119 160 200; do
	for look in '' --ascii --plain; do
		wide "$columns" $look
		[ "$(wc -L <wide)" -le "$columns" ] || broad="$broad $columns$look"
	done
done
is 'no line is too wide' 0 '' echo -n "$broad"

# Everything at once: 20 areas, 60 steps, 12 in focus; something unsent, a
# passphrase not typed for long, an edit cut off; a year ago, and a purpose.
rm -rf "$J"
quietly at 2025-11-24 taut init
at 2025-11-24 taut -q add 'A year ago there was a day with so much in it that a line is not enough for it.'
for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
	{
		printf '# The area of my life that is number %s\n\n### Results\n\n' "$n"
		printf -- '- Result %s of a long name [from:: 0] [to:: 1000] [unit:: kilometres] [focus:: %s] ^a-long-result-%s\n' \
			"$n" "$([ "$n" -le 12 ] && echo yes)" "$n"
		printf '\n## Plan\n\n'
		printf -- '- [ ] If it is seven and I am awake, then I begin with number %s before anything else [for:: a-long-result-%s] [due:: %s] ^a-long-step-%s\n' \
			"$n" "$n" 2026-11-24 "$n-today" "$n" "$n" 2026-11-25 "$n-tomorrow" \
			"$n" "$n" 2026-11-01 "$n-earlier"
	} >"$J/areas/number-$n.md"
done
printf 'to build what outlives me\n' | at 2025-11-24 taut -q purpose --ask
quietly at 2026-11-20 taut check a-long-result-01=500 -m 'Half of it.'
quietly git init -q --bare -b main remote.git
quietly git -C "$J" remote add origin "$T/remote.git"
sed -i "s/> [0-9]* /> $(date -ud '2025-11-24 12:00' +%s) /" "$J/.git/logs/refs/heads/main"
mkdir -p "$J/.git/taut/drafts"
: >"$J/.git/taut/drafts/areas+$(printf 'n%.0s' $(seq 100)).md.999999.md.age"
key() (
	TAUT_NOW=2026-11-10T12:00
	export TAUT_NOW
	fast_key
)
if [ -x "$TAUT_BUILD/tool/seal" ]; then
	quietly key
	printf 'Sealed words.\n' | at 2026-11-20 taut -q add -p
	like 'the passphrase' 0 '^It is 14 days since you typed' at 2026-11-24T07:30 taut
fi
like 'the edit' 0 '^an edit that was cut off' at 2026-11-24T07:30 taut
like 'what is unsent' 0 '^Some of this is on this machine only' at 2026-11-24T07:30 taut
like 'areas without a row' 0 '^ 15 more areas: taut tension$' at 2026-11-24T07:30 taut
like 'steps without one' 0 '^ +and [0-9]+ more: taut plan$' at 2026-11-24T07:30 taut

# As many lines as a terminal of that width makes of it (nothing here is wide).
lines() { perl -CSD -sne 'chomp; $n += length() ? int((length() + $w - 1) / $w) : 1;
	END { print "$n\n" }' -- -w="$1"; }
long=
for day in 2026-11-24 2027-06-01; do
	for columns in 40 47 60 80 120 200; do
		for look in '' --ascii --plain; do
			at $day env COLUMNS="$columns" taut $look >full 2>&1
			count=$(lines "$columns" <full)
			[ "$count" -gt 1 ] && [ "$count" -le 23 ] ||
				long="$long $day:$columns$look:$count"
		done
	done
done
is 'never more than 23 lines' 0 '' echo -n "$long"

# In a terminal of 24 lines all of it stands above the prompt.
if command -v tmux >/dev/null; then
	window() { tmux -S "$T/tmux" -f /dev/null "$@"; }
	prompted() { window capture-pane -p >seen && grep -q '^ready$' seen; }
	at 2026-11-24T07:30 tmux -S "$T/tmux" -f /dev/null new-session -d -x 40 -y 24 \
		'taut; printf ready; exec sleep 30' 2>/dev/null
	tries=0
	until prompted || [ $((tries += 1)) -gt 100 ]; do sleep 0.1; done
	window kill-server
	is 'the first line is still there' 0 'an edit that was cut off is kept sealed:' sed 1q seen
	is 'and the last one' 0 ready sh -c 'grep . seen | tail -n 1'
else
	skip 'a whole screen' 'no tmux'
fi
is 'with room there are five steps' 0 5 sh -c 'rm "$1"/*; env COLUMNS=200 TAUT_NOW=2026-11-24T07:30 \
	taut | grep -c "a-long-step"' x "$J/.git/taut/drafts"
done_testing
