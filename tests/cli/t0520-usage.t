#!/bin/sh
# SPDX-License-Identifier: ISC
# What holds for every command: options, names, help, exit statuses.
. "${0%/*}/lib.sh"
quietly taut init
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run

for name in today add done check vision plan tension show search edit focus purpose area undo \
	history sync init doctor config help; do
	like "$name -h" 0 "^taut $name( |$)" taut "$name" -h
	like "$name --help, behind words" 0 "^taut $name( |$)" taut "$name" x --help
	like "help $name" 0 "^taut $name( |$)" taut help "$name"
	like "$name: an unknown option" 2 "^taut: unknown option '--frobnicate'$" taut "$name" --frobnicate
	like "help lists $name" 0 "^  taut $name " taut help
done
for topic in words dates files exit-status wellbeing; do
	ok "help $topic" taut help "$topic"
	like "help lists $topic" 0 "^Topics:.* $topic( |$)" taut help
done
for word in gap tension check step kept vision reality raised lowered 'let go' new; do
	like "help words: $word" 0 "^$word  +[a-zA-Z]" taut help words
done
for line in 'It is not therapy' 'no claim of health' 'Taking a break' 'Then leave them out' \
	'112, 911 and 999' 'https://findahelpline\.com' 'somebody near'; do
	like "help wellbeing: $line" 0 "$line" taut help wellbeing
done
is 'topics fit a terminal' 0 0 sh -c 'for t; do taut help "$t"; done | awk "length > 79" | wc -l' - \
	words dates files private sync exit-status wellbeing
is 'help of what is none' 2 \
"taut: there is no command or topic 'ad'
hint: did you mean 'taut help add'?" taut help ad
like 'bare -h' 0 '^  taut add ' taut -h
like 'version' 0 '^taut [0-9]+\.[0-9]+' taut --version

is 'no abbreviations' 2 \
"taut: unknown option '--dat'
hint: did you mean '--at'?" taut add --dat today x
like 'nor of a flag' 2 "unknown option '--edito'" taut add --edito
like 'the nearest' 2 "hint: did you mean '--until'" taut search --untill today x
like 'a flag takes no value' 2 . taut today --short=yes
like 'an option wants one' 2 "'--on' needs a value \(DATE\)" taut add x --on
is 'a value by =' 0 'added to 2026-11-20 20:15' taut add --on=yesterday x
is 'letters together' 0 'added to 2026-11-21 20:15' taut add -tsnow y
is 'options behind the words' 0 'added to 2026-11-20 20:15' taut add z --on yesterday
is '-- ends them' 0 'added to 2026-11-21 20:15' taut add -- --on yesterday
ok 'as words' grep -Fxq -e '--on yesterday' "$J/$DAY"
is 'a negative number is no option' 0 'in Home: Debts  ^debts' \
	taut vision add home Debts --from -5 --to 0 --unit k
is 'nor as an argument' 0 'run: -1 of 10 km; gap 100 → 157' taut check run=-1
is 'the global ones behind the command' 0 '' taut add quiet -q
is 'an unknown letter' 2 \
"taut: unknown option '-z'
hint: -h lists the options; -- ends them" taut add -z

is '-q: nothing but errors' 0 '' taut -q add x
like 'these yes' 2 '^taut: ' taut -q add
is '-q of data: the data' 0 run sh -c 'taut -q vision | grep -o "run$"'
is 'data on stdout, chatter on stderr' 0 '' sh -c 'taut add x 2>/dev/null'
like '-C' 0 'I run' taut -C "$J" vision
ok '-C of another' taut -C other init "$T/other"
is 'is another' 1 'taut: no vision is written yet
hint: taut vision add health '"'I run 8 km without stopping' --from 3 --to 8 --unit km" \
	taut -C "$T/other" vision
like 'TAUT_DIR' 4 'no area or result' env TAUT_DIR="$T/other" taut show run
like 'the folder one is in' 4 'no area or result' sh -c 'cd other/areas && taut show run'
like 'before TAUT_DIR' 4 'no area or result' sh -c 'cd other/areas && TAUT_DIR="$1" taut show run' - "$J"
quietly taut config journal.path "$T/other"
like 'what the person set' 4 'no area or result' taut show run
quietly sh -c 'rm "$HOME/.config/taut/config"'

meant() { like "$1 is $2" 2 "^hint: 'taut $2' does that here$" taut "$1"; }
meant log history
meant list show
meant save 'sync --local'
meant verify doctor
meant status today
is 'an unknown word runs nothing' 2 \
"taut: there is no command, area or result 'frobnicate'
hint: 'taut help' lists the commands; to write: taut add frobnicate" taut frobnicate
is 'with the nearest' 2 \
"taut: there is no command, area or result 'tenson'
hint: did you mean 'taut tension'?" taut tenson
like 'an empty one' 2 '^taut: ' taut ''
like 'a name before an option' 0 'I run 10 km' taut run --plain
like 'options of show behind a name' 0 'I run 10 km' taut run --raw

is 'exit 1: nothing found' 1 'taut: nothing found' taut search avalanche
like 'exit 3: no journal' 3 '^taut: there is no journal' taut -C "$T/none" today
like 'exit 4: no such name' 4 "did you mean 'run'" taut check rub=3
like 'completion: commands' 0 '^tension	' taut complete ten
like 'names' 0 '^run	I run 10 km$' taut complete check r
like 'options' 0 '^--from	' taut complete -- check --f
like 'verbs' 0 '^let-go	' taut complete vision l
done_testing
