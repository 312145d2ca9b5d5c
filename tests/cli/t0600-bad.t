#!/bin/sh
# SPDX-License-Identifier: ISC
# Bad input: what is wrong is said, with where and why, and nothing is written.
. "${0%/*}/lib.sh"

# --- no journal ---
is 'no journal: the two ways to begin' 3 \
"taut: there is no journal at '$J'
hint: begin one with 'taut init', or say where yours is: 'taut -C DIR' or TAUT_DIR=DIR" taut show
for command in today 'add x' 'check run=3' vision plan tension 'search x' edit focus purpose \
	area undo history 'sync --local' doctor 'done x' 'taut-what'; do
	# shellcheck disable=SC2086
	run taut $command
	case $command in taut-what) wanted=2 ;; *) wanted=3 ;; esac
	ok "$command: its status" test "$status" -eq "$wanted"
done
fails 'and none is made' test -e "$J"
like 'HOME unset' 3 '^taut: there is no HOME' env -u HOME taut add x
like 'HOME empty' 3 '^taut: there is no HOME' env HOME= taut add x
like 'HOME that is not' 3 '^taut: there is no journal' env HOME="$T/nowhere" taut add x
like '-C of a file' 3 '^taut: ' taut -C "$0" show
like '-C of nothing' 3 '^taut: ' taut -C '' show

quietly taut init
HEALTH=$J/areas/health.md
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add health 'I read' --from 1 --to 10 --unit books --id read
quietly taut add One

# --- a newer format ---
echo 2 >"$J/.taut/format" && touch -d '1 hour ago' "$J/.taut/format"
contents "$J" >before
for command in show today 'show health' vision tension area 'search One' history; do
	# shellcheck disable=SC2086
	ok "a newer format: $command reads" taut $command
done
for command in 'add x' 'check run=4' 'vision run=9' 'vision let-go run' 'vision add home X' \
	'plan add run X' 'done x' 'focus run' 'area add X' 'edit' 'undo' 'sync --local' \
	'purpose --ask' 'config journal.zone UTC' 'init' 'vision health --ask' 'vision rename-id run x'; do
	# shellcheck disable=SC2086
	like "a newer format: $command does not write" 11 '^taut: this journal needs a newer taut' taut $command
done
contents "$J" >after
same 'nothing was written' before after
printf 'x\n' >"$J/.taut/format"
like 'a format that is none' 5 '\.taut/format' taut add x
printf '' >"$J/.taut/format"
like 'an empty one' 5 '\.taut/format' taut add x
printf '1\r\n' >"$J/.taut/format"
ok 'a line of DOS is fine' taut show
echo 1 >"$J/.taut/format"

# --- lines not understood ---
cat >>"$J/$LOOK" <<END

## 21:00 Health

- I run 10 km [is:: 4km] [for:: run]
- I run 10 km [is:: 5] [for:: ruin]
- I run 10 km [raised:: ten → 12 km] [for:: run]
- I run 10 km [is:: 6] [for:: run]
END
first=$(grep -n '4km' "$J/$LOOK" | cut -d: -f1)
taut tension >out 2>err
ok 'the report goes on' grep -q '6 of 10 km' out
for n in 0 1 2; do
	ok "line $((n + 1)) is named" grep -q "$LOOK:$((first + n)): " err
done
like 'counted in the data' 0 '"not_understood": 3' taut tension --format json
like 'as many are said as there is room' 0 "^taut: not understood: $LOOK:$first: " taut tension -v
printf '%s\n' '- A result [to:: 5km] [unit:: km] [from:: 1] ^odd' >result
sed -i '/^### Results/r result' "$HEALTH"
line=$(grep -n 'odd$' "$HEALTH" | cut -d: -f1)
like 'in an area too' 0 "^taut: not understood: areas/health.md:$line: " taut tension -v
quietly git -C "$J" checkout -q -- .

# --- names, units, dates ---
like 'an unknown name' 4 "^taut: there is no area or result 'rum'" taut check rum
like 'its nearest' 4 "^hint: did you mean 'run'\?" taut check rum
like 'an ambiguous one' 4 "^taut: 'r' could be several: run, read" taut check r=5
like 'the way out' 4 '^hint: type more of it, or its id' taut check r=5
like 'another unit' 2 "in another unit: this result is in 'km'" taut check 'run=5 mi'
like 'a date that could be several' 2 "'01/02/03' could be several dates" taut check run=5 --on 01/02/03
like 'the ways to say it' 2 '^hint: write it as 2026-11-21, today' taut add --on 1/2/03 x
like 'prose is not guessed at' 2 "'next thursday or so' is not a date" taut add --on 'next thursday or so' x

# --- too long, and not of UTF-8 ---
contents "$J" >before
head -c 1048577 /dev/zero | tr '\0' a >long
like 'an entry beyond 1 MiB' 5 '^taut: .*(1 MiB|1048576|too long|larger|more than)' taut add - <long
like 'a look too' 5 '^taut: ' taut check run=5 -m - <long
like 'a purpose too' 5 '^taut: ' taut purpose --ask <long
printf 'caf\351' >latin1
like 'not UTF-8: an entry' 5 'not valid UTF-8' taut add <latin1
like 'a look' 5 'not valid UTF-8' taut check run=5 -m - <latin1
fails 'a result' taut vision add health "$(cat latin1)"
fails 'a step' taut plan add run "$(cat latin1)"
fails 'an area' taut area add "$(cat latin1)"
fails 'a tag' taut add -t "$(cat latin1)" x
fails 'a reason' taut vision run=9 -b "$(cat latin1)"
fails "another's name" taut check run=5 --from "$(cat latin1)"
fails 'a hindrance' taut check run=5 -w "$(cat latin1)"
contents "$J" | grep -v '\./\.git/' >after
grep -v '\./\.git/' before >before.pages
same 'nothing was written by any of these' before.pages after
printf 'a\0b\n' >nul
if taut add - <nul 2>got; then
	ok 'a NUL is kept, never cut at' sh -c 'tail -n 1 "$1" | cmp - "$2"' - "$J/$DAY" nul
else
	cp got said && like 'a NUL is refused' 0 '^taut: ' cat said
fi
head -c 1048576 /dev/zero | tr '\0' a >long
like 'an entry of 1 MiB is taken' 0 '^added to' taut add - <long

# --- the journal is not what it was ---
mkdir "$J/areas/folder.md"
ok 'a folder called .md' taut tension
rmdir "$J/areas/folder.md"
ln -s /etc/passwd "$J/areas/link.md"
ok 'a link out of the journal' taut tension
taut show areas/link.md >got 2>&1
lacks 'is never read' got 'root:'
rm "$J/areas/link.md"
# git's index with one bit turned is not written anew as if it were whole.
quietly taut add 'Before.'
perl -e 'local $/; $_ = <STDIN>; substr($_, 60, 1) ^= "\1"; print' <"$J/.git/index" >torn
cp torn "$J/.git/index"
ls "$J" "$J/entries/2026/11" >before
like 'a damaged index' 3 '^hint: rm .git/index && git reset' taut add 'Frost.'
ok 'stays as it is' cmp torn "$J/.git/index"
lacks 'nothing is written' "$J/$DAY" 'Frost.'
like 'what only reads it is not stopped' 0 'nothing to change' taut sync --local
(cd "$J" && rm .git/index && git reset -q)
ok 'the hint helps' taut add 'Frost.'

rm -r "$J/.git"
ok 'without .git it is read' taut show
like 'to write: what to do' 3 '^hint: ' taut add x
done_testing
