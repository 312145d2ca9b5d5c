#!/bin/sh
# SPDX-License-Identifier: ISC
# Every word that a person sees comes from the catalogue. Under one in which every
# letter is another, over a journal in capitals and digits, whatever is left in
# plain small letters was said past it – or is a command, an option, a path, a
# field, which are the same in every language.
. "${0%/*}/lib.sh"
command -v xgettext >/dev/null && command -v python3 >/dev/null ||
	skip_all 'xgettext or python3 is not here'

mkdir -p bin/locale/xx/LC_MESSAGES out && cp "$TAUT_BUILD/taut" bin/taut
quietly sh "$TOP/share/po/po.sh" pot "$T/taut.pot"
quietly python3 "$TOP/tests/cli/pseudo.py" catalogue taut.pot xx.po
quietly msgfmt -c -o bin/locale/xx/LC_MESSAGES/taut.mo xx.po
PATH=$T/bin:$PATH

count=0
# seen 'WORDS THAT IT MAY SAY' COMMAND…: runs it in that language, from $T/given.
: >given
seen() {
	count=$((count + 1)) may=$1
	shift
	{
		echo "$*${may:+ | $may}"
		LC_ALL=xx_XX.UTF-8 "$@" <given 2>&1
	} >"out/$(printf %03d $count)"
	:
}
given() { printf '%s\n' "$@" >given; }

# --- whose language it is: that of gettext(3), without a locale of that name ---
TRANSLATED='taut: ловк уакдт но цосгт' PLAIN='taut: lock takes no words'
spoken() { # NAME TEXT VARIABLE=VALUE…
	_said=$2 _of=$1
	shift 2
	is "$_of" 2 "$_said" env -u LC_ALL "$@" taut -C "$T/nowhere" lock 1
}
quietly taut init "$T/nowhere"
spoken 'of LANG' "$TRANSLATED" LANG=xx_XX.UTF-8
spoken 'of LC_MESSAGES before' "$TRANSLATED" LC_MESSAGES=xx LANG=en_GB.UTF-8
spoken 'of LC_ALL before both' "$TRANSLATED" LC_ALL=xx@euro LC_MESSAGES=C LANG=C
spoken 'of LANGUAGE before a language' "$TRANSLATED" LANGUAGE=xx LC_ALL=en_GB.UTF-8
spoken '… the next of its languages' "$TRANSLATED" LANGUAGE=yy:xx LANG=yy_YY
spoken '… English among them' "$PLAIN" LANGUAGE=en:xx LANG=xx
spoken '… which is none to go past' "$PLAIN" LANGUAGE=yy:en:xx LANG=yy_YY
spoken '… not before C' "$PLAIN" LANGUAGE=xx LC_ALL=C LANG=xx
spoken '… nor POSIX, nor C.UTF-8' "$PLAIN" LANGUAGE=xx LC_MESSAGES=C.UTF-8
spoken 'one without a catalogue' "$PLAIN" LANG=yy_YY.UTF-8
spoken 'one that is none' "$PLAIN" LANG=../../xx LANGUAGE=
spoken 'one out of its folder' "$PLAIN" LANGUAGE=yy:../locale/xx LANG=yy_YY
spoken 'none' "$PLAIN" LANG=
mkdir -p installed/bin installed/share && cp bin/taut installed/bin && cp -r bin/locale installed/share
is 'as it is installed' 2 "$TRANSLATED" env LC_ALL=xx installed/bin/taut -C "$T/nowhere" lock 1
rm -r "$T/nowhere"
if command -v strace >/dev/null && strace -o traced true 2>/dev/null; then
	LC_ALL=en_GB.UTF-8 strace -o traced taut --version >version
	is 'English opens nothing for it' 1 '' grep -E 'locale|\.mo"' traced
else
	skip 'English opens nothing for it' 'no strace'
fi

# --- before there is a journal ---
seen '' taut
seen '' taut tension
seen '' taut -C "$T/nowhere" show
seen 'tension' taut tensoin
seen '' taut --fromat json
seen '' env TAUT_NOW=7 taut today

# --- a journal that has no small letters: two areas, a year of looks ---
quietly taut init
rm -rf "$J"/areas/*.md
quietly taut -q sync --local
quietly taut config sync.machine M1
awk -v J="$J" 'BEGIN {
	page = J "/areas/z.md"
	print "# Z 1\n\n[horizon:: 2027-06-30]\n\n## Vision\n\nI.\n\n### Results\n" >page
	print "- 8 K [from:: 3] [to:: 8] [unit:: K] [focus:: yes] ^z1" >page
	print "- 9 / 10 [to:: 9] [unit:: /10] ^z2\n- X ^z3" >page
	print "- 5 L [from:: 9] [to:: 5] [unit:: L] ^z4" >page
	print "\n## Plan\n\n- [ ] S 1 [for:: z1] [due:: 2026-11-20] ^s1" >page
	print "- [ ] S 2 [for:: z1] [repeat:: every day] [scheduled:: 2026-11-01] ^s2" >page
	print "- [ ] S 3 [for:: z2] [due:: 2026-11-22] ^s3" >page
	page = J "/areas/y.md"
	print "# Y\n\n## Vision\n\n### Results\n\n- 7 M [from:: 1] [to:: 7] [unit:: M] ^y1" >page
	print "# P\n\nI. 1.\n" >(J "/purpose.md")
	for (n = 1; n <= 11; n++) {
		date = sprintf("2026-%02d-10", n)
		folder = sprintf("%s/checks/2026/%02d", J, n)
		system("mkdir -p " folder)
		page = folder "/" date "-check.md"
		print "# " date "\n\n## 20:15 Z 1\n\nI.\n" >page
		if (n == 1) {
			print "- 8 K [chosen:: 3 \342\206\222 8 K] [for:: Z1]" >page
			print "- 9 / 10 [chosen:: ? \342\206\222 9 /10] [from:: 3] [for:: Z2]" >page
			print "- 5 L [chosen:: 9 \342\206\222 5 L] [for:: Z4]" >page
		}
		print "- 8 K [is:: " 3 + n % 4 "] [for:: Z1]" >page
		if (n == 3) print "- 9 / 10 [is:: 4] [for:: Z2]\n- X [for:: Z3]" >page
		if (n == 5) print "- 8 K [lowered:: 8 \342\206\222 7] [because:: 1] [for:: Z1]" >page
		if (n == 6) print "- 8 K [raised:: 7 \342\206\222 8] [for:: Z1]" >page
		if (n == 7) print "- 5 L [let-go:: yes] [for:: Z4]\n- S 9 [kept:: " date "] [for:: S2]" >page
		if (n == 8) print "- 8 K [is:: ?!] [for:: Z1]\n\n### From ANA\n\n- 8 K [is:: 6] [for:: Z1]" >page
		if (n == 4) print "\n## 21:00 Y\n\n- 7 M [chosen:: 1 \342\206\222 7 M] [for:: Y1]" >page
		if (n == 9) print "\n## 21:00 Y\n\n- 7 M [is:: 0.5] [for:: Y1]" >page
		close(page)
	}
}'
quietly taut add --on 2025-11-21 --at 08:00 'F 1.'
quietly taut add --on 2026-11-02 --at 08:00 'F 2. #T'
quietly taut sync --local

# --- what it says of itself ---
taut complete -- '' | cut -f 1 | grep '^[a-z]' >commands
seen 'ask words dates files private sync exit status wellbeing' taut help
while read -r name; do
	seen "$(LC_ALL=C.UTF-8 taut "$name" -h | sed '/^$/,$d' | tr -c 'a-z\n' ' ' | tr '\n' ' ') text json" \
		taut "$name" -h
	case $name in config | edit | help | history | lock | show | sync | undo) ;; *) seen '' taut "$name" ;; esac
done <commands
for topic in words dates files private exit-status wellbeing taut-sync; do
	seen '' taut help $topic
done
seen '' taut help nothing
seen "$(taut config | awk '!/^ / { print $1, $2 }' | tr -c 'a-z\n' ' ' | tr '\n' ' ')" taut config

# --- reports, at every width, as sentences, without glyphs, as a page ---
for form in tension 'tension -v' 'tension z' 'tension y' 'tension z1' 'tension z2' 'tension z3' \
	'tension y1' 'tension z1 -v' 'tension --year 2026' 'tension --year 2025' 'tension --since 2026-06-01' \
	'tension z --year 2026' 'tension z1 --year 2026' today 'today --short' vision 'vision z' 'vision z1' \
	plan 'plan z1' focus purpose area show 'show z1' 'show --on-this-day' 'search 1.' 'search NONE'; do
	# shellcheck disable=SC2086 # a form is several words
	{
		COLUMNS=80 seen 'From' taut $form # the heading in the file
		COLUMNS=40 seen 'From' taut --ascii $form
		seen 'From' taut --plain $form
	}
done
for form in tension 'tension z' 'tension z1' 'tension --year 2026' 'tension --redact'; do
	# shellcheck disable=SC2086
	seen '' taut $form --format html
done
seen '' at 2027-02-01 taut today
seen '' at 2027-02-01 taut tension
seen '' taut show z5
seen 'Vision Results Plan From' taut show z
seen 'From' taut show 2026-08-10
seen 'sync choices made by hand add taken in and more init journal' taut history
seen '' taut doctor --fix
seen '' taut doctor

# --- what is refused ---
seen 'sync' taut clone /nowhere
seen 'add' taut card
seen 'text json csv html' taut tension --format xml
while read -r form; do
	# shellcheck disable=SC2086
	seen '' taut $form
done <<'END'
add --at 7 F
add --on 01/02/03 F
add -t 7! F
add --on yesterdya F
check z1=X
check z1=99999999999999
check z1=5L
check z9=5
check z3=5
check z=5
check --on 2027-01-01 z1=5
check --from
check -p --no-private z1
check --correct z1=5 --on 2026-02-02
vision z1=3
vision z9=8
vision let-go
vision add z
vision add q Q
vision add z Q --from 3 --to 3
vision add z Q --hold 3
vision add z Q --to X
vision add z Q --id z1
vision move z1 q
vision resume z1
vision enough z4
vision remeasure z1
vision rename-id z1
vision z1 --by yesterday
plan add
plan add z1 S --every never
plan drop s9
plan drop
plan x y z
done s9
done s1 --on 2027-01-01
area add
area add Z
area rename z
area retire q
area x
focus z1 z2 y1 z3
focus z9
focus --none z1
search
search X --since someday
show 2026-13-01
show -p --raw
show z1 z2
tension --year X
tension z1 z2
tension --answer --year 2026
today x
history -n X
history x
undo x
config x
config check.cadence X
config journal.day-starts 25:00
config journal.language xx
config ui.plain maybe
config a b c
help a b
key x
key sheet
key trust
key add X
key remove X
unlock --for X
lock x
sync x
sync --remote
sync --remote -x
sync --remote nowhere.example:x --local
clone
edit x y
edit z9
init x y
doctor x
review
review x
ask z1
ask z9 ANA
hook
merge-file
END

# --- what is written, and said of it ---
seen '' taut add 'F 3.'
seen '' taut add --on 2026-11-20 --at 07:10 'F 4.'
given 'F 5.'
seen '' taut add
seen '' taut check z1=5 z2=6 -m '1.' -w '2.'
seen '' taut check z1=4
seen '' taut check z -m '3.'
seen '' taut check z3
seen '' taut check y1=2 --from ANA
seen '' taut check --correct z1=6
given '4' '.'
seen '' taut check z1=5 -m -
seen '' sh -c 'taut ask z1 ANA >/dev/null' # the card is in the journal's language
# card NOW…: as it comes back, once or more often.
card() { : >given && for now; do taut ask z1 ANA 2>/dev/null | sed "s|^now.*|& $now|" >>given; done; }
card 4
seen '' taut check z2 --from ANA
card 4 6
seen '' taut check --from ANA
card X
seen '' taut check --from ANA
card ''
seen '' taut check --from ANA
given 'now (z1, L): 4'
seen '' taut check --from ANA
given 'now (z9, K): 4'
seen '' taut check --from ANA
given '1.'
seen '' taut check --from ANA
seen '' taut vision z1=9 -b 1
seen '' taut vision z1=7 -b 1
seen '' taut vision z1=7
seen '' taut vision z1 --by 2027-12-01
seen '' taut vision z --by 2028-01-01
seen '' taut vision add z 'Q 1' --from 1 --to 2 --unit Q --id q1
seen '' taut vision add z 'Q 2' --id q2
seen '' taut vision add z 'Q 1'
seen '' taut vision let-go q1 -b 1
seen '' taut vision enough q2
seen '' taut vision resume q1
seen '' taut vision move q1 y
seen '' taut vision remeasure q1 --from 10 --to 20 --unit P
seen '' taut vision rename-id q1 q7
seen '' taut plan add z1 'S 4' --every mon --id s4
seen '' taut plan add z1 'S 5' --by tomorrow --id s5
seen '' taut plan drop s5
seen '' taut done s4
seen '' taut done s2 --missed
seen '' taut done s2 --missed
seen '' taut focus z1 z2
seen '' taut focus --none
seen '' taut area add 'W 1'
seen '' taut area rename w-1 'W 2'
seen '' taut area retire w-1
seen '' taut area
seen 'ui plain' taut config ui.plain no
seen '' taut init
echo >>"$J/areas/y.md"
seen '' taut sync --local
given 4 5 6 7
seen '' taut tension --answer
given '' '' ''
seen '' taut check
seen '' taut plan --ask
seen '' taut vision z --ask
seen '' taut purpose --ask
seen '' taut review week
seen '' taut review 2026
: >given

# --- dialogues, on a terminal: its own words, and questions in those letters ---
mkdir -p "$HOME/.config/taut/prompts"
quietly python3 "$TOP/tests/cli/pseudo.py" prompts "$TOP/share/prompts/en" "$HOME/.config/taut/prompts"
export TERM=xterm
# talked 'WORDS THAT IT MAY SAY' COMMAND -- [WAIT KEYS]…: on a terminal, see talk.py.
talked() {
	count=$((count + 1)) may=$1 command=$2
	shift 3
	{
		echo "$command | $may"
		# shellcheck disable=SC2086 # a command is several words
		python3 "$TOP/tests/cli/talk.py" "$@" -- env LC_ALL=xx_XX.UTF-8 $command 2>&1 |
			sed 's/\x1b\[[0-9;?]*[A-Za-z]//g; s/\r//g; $d'
	} >"out/$(printf %03d $count)"
}
talked '' 'taut check' -- '> ' '?\r' '> ' '\x10' '> ' '1.\r' '> ' 'X\r' '> ' '5\r' '> ' '<\r' '> ' '\x03'
talked '' 'taut check' -- '> ' '\x03'
talked '' 'taut check z1 --from ANA' -- ')' '5\r.\r'
talked 'yes no' 'taut vision z --ask' -- '> ' '1.\r.\r' '> ' '2.\r' '> ' '3.\r' '> ' '\x04'
talked 'yes no' 'taut vision z1=9' -- '> ' '?\r' '> ' '\x04'
talked 'yes no' 'taut plan z1 --ask' -- '> ' '1.\r' '> ' '2.\r' '> ' '\x04'
talked 'yes no' 'taut purpose --ask' -- '> ' '1.\r' '> ' '\x04'
talked 'yes no' 'taut tension --answer' -- '> ' '\x04'
talked 'yes no' 'taut review week' -- '> ' '\r' '> ' '\x04'
# between two steps the terminal is not the dialogue's: what is typed then may be lost
talked 'yes no' 'taut review 2026' -- '> ' '\r' '> ' '\r' '(2/11)' '' '> ' '\x04'
talked '' 'taut done' -- ')' '\r'

# --- private, and on another machine ---
fast_key >/dev/null 2>&1 || exit
given "$PASSPHRASE"
seen 'journal' taut key
given 'G 1.'
seen '' taut add -p
seen '' taut show today
seen '' taut search G
seen '' taut search -p
seen '' by_passphrase taut show -p today
seen '' by_passphrase taut doctor -p
seen '' by_passphrase taut key add ANA age1
git init -q --bare "$T/remote.git"
seen '' taut sync --remote "$T/remote.git"
seen '' taut sync
seen '' taut sync --dry-run
seen '' taut clone "$T/remote.git" "$T/twin"
seen 'journal' taut -C "$T/twin" key
quietly taut -C "$T/twin" add 'F 9.'
quietly taut -C "$T/twin" sync
seen '' taut sync
seen 'sync' taut clone "$T/remote.git" "$T/twin"

ok 'much was asked' test "$count" -gt 300
ok 'and answered in that language' grep -q 'но' out/001
is 'every word came from the catalogue' 0 '' python3 "$TOP/tests/cli/pseudo.py" words out/*
done_testing
