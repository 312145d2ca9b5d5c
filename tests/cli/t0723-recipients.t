#!/bin/sh
# SPDX-License-Identifier: ISC
# Who can read: recipients come and go, and a new key seals every passage again.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
quietly taut init && quietly fast_key
sealed 2026-11-20 'Secret one.'
sealed 2026-11-21 'Secret two.'

"$seal" key >paper.txt
paper=$("$seal" recipient paper.txt)
state >before
like 'a recipient that is none' 2 'that is no age recipient' by_passphrase taut key add paper age1xyz
like 'a secret key' 2 'that is a secret key' by_passphrase taut key add paper "$(grep ^AGE paper.txt)"
like 'the journal itself' 2 '^taut: ' by_passphrase taut key add twice "$OWN"
like 'a name that is taken' 2 '^taut: ' by_passphrase taut key add JOURNAL "$paper"
like 'without its words' 2 'needs a name and a recipient' by_passphrase taut key add paper
unchanged 'none of these'
like 'add' 0 "^'paper key' can read what is sealed from now on; what is sealed already stays" \
	by_passphrase taut key add 'paper key' "$paper"
like 'shown' 0 "^  $paper  paper key$" taut key
has 'in the copy for age' "$J/.taut/recipients" "$paper"
is 'committed' 0 "key: added 'paper key'" git -C "$J" log -1 --format=%s
like 'not taken back' 8 "keys are not taken back \(key: added 'paper key'\)" taut undo
is 'offered for removal' 0 "paper key	$paper" taut complete -- key remove ''
is 'and the words of key' 0 'new passwd sheet trust add remove replace' \
	sh -c "taut complete -- key '' | cut -f 1 | paste -s -d ' '"
sealed 2026-11-19 'Secret of both.'
ok 'what is sealed now opens with it' sh -c "$(command -v sed) -n 's/^> *//p' \
	$J/entries/2026/11/2026-11-19.md | sed -n '/BEGIN/,/END/p' | $seal open -a paper.txt | grep -q 'of both'"
block 1 "$J/entries/2026/11/2026-11-20.md" >old.age
fails 'what was sealed does not' "$seal" open -a paper.txt <old.age
state >before
like 'nobody of that name' 8 "there is no recipient 'nobody'" by_passphrase taut key remove nobody
like 'the journal itself stays' 8 'always in' by_passphrase taut key remove journal
unchanged 'neither'
like 'remove' 0 "^'paper key' cannot read what is sealed from now on$" \
	by_passphrase taut key remove 'paper key'
cp got said
like 'what stays readable' 0 "stays readable for who has that key" cat said
lacks 'not in the copy' "$J/.taut/recipients" "$paper"
like 'not taken back' 8 "keys are not taken back \(key: removed 'paper key'\)" taut undo
sealed 2026-11-18 'Not for paper.'
block 1 "$J/entries/2026/11/2026-11-18.md" >new.age
fails 'what is sealed now is not for it' "$seal" open -a paper.txt <new.age

# What cannot be written changes nothing; what cannot be pinned is said.
cat >fail.c <<'CC'
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static int fails(const char *name) { errno = EIO; return strstr(name, getenv("FAIL")) != NULL; }
int renameat(int a, const char *from, int b, const char *to)
{ return fails(to) ? -1 : (int)syscall(SYS_renameat2, a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned how)
{ return fails(to) || fails(from) ? -1 : (int)syscall(SYS_renameat2, a, from, b, to, how); }
CC
if ${CC:-cc} -shared -fPIC -o fail.so fail.c 2>/dev/null; then
	state | grep -v '/\.git/taut/\|^\./\.git/objects' >before
	fails 'a key that cannot be written' by_passphrase \
		env FAIL=.age LD_PRELOAD="$T/fail.so" taut key add paper "$paper"
	state | grep -v '/\.git/taut/\|^\./\.git/objects' >after
	same 'changes no file and no commit' before after
	lacks 'and is not pinned' "$J/.git/taut/trusted" "$paper"
	ok 'all is as it was' by_passphrase taut key trust
	like 'written and not pinned' 1 'the keys are written, but this clone still seals to the old list' \
		by_passphrase env FAIL=trusted LD_PRELOAD="$T/fail.so" taut key add paper "$paper"
	lacks 'it is so' "$J/.git/taut/trusted" "$paper"
	like 'trust does it' 0 "^added     $paper  paper$" by_passphrase taut key trust --yes
	has 'then it is pinned' "$J/.git/taut/trusted" "recipient $paper paper"
	quietly by_passphrase taut key remove paper
else
	skip 'what cannot be written' 'no compiler'
fi

# A new key: every passage again, but those that do not open.
"$seal" key >other.txt
{ printf '# 2026-11-17\n\n```age\n' && echo 'Of another.' |
	"$seal" seal -a "$("$seal" recipient other.txt)" && printf '```\n'; } \
	>"$J/entries/2026/11/2026-11-17.md"
touch -d '1 hour ago' "$J/entries/2026/11/2026-11-17.md" && quietly taut sync --local
for day in 17 18 19 20 21; do
	block 1 "$J/entries/2026/11/2026-11-$day.md" >"was.$day"
	"$seal" open -a key.txt <"was.$day" >"text.$day" 2>/dev/null
done
commits=$(git -C "$J" rev-list --count HEAD)
lines "$PASSPHRASE" "$PASSPHRASE"
like 'replace' 0 '^4 passages sealed again$' with taut key replace
cp got said
like 'what does not open is named' 0 '2026-11-17.md:3: does not open, and stays as it is' cat said
like 'and what it does not do' 0 "stays in git's history" cat said
is 'in one commit' 0 "$((commits + 1)) key: replaced" \
	sh -c 'echo $(git -C home/journal rev-list --count HEAD) $(git -C home/journal log -1 --format=%s)'
is 'status is clean' 0 '' git -C "$J" status --porcelain -uall
new=$(sed -n '/^age1/p' "$J/.taut/recipients")
is 'another own recipient' 1 '' [ "$new" = "$OWN" ]
is 'the old file is gone' 0 "$(printf %.16s "$new").age" ls "$J/.taut/identities"
by_passphrase taut key sheet 2>/dev/null | sed -n 's/^  \(AGE-SECRET-KEY-.*\)/\1/p' >keys.txt
is 'the new key and the old one' 0 2 sh -c 'wc -l <keys.txt'
head -n 1 keys.txt >newest.txt
is 'newest first' 0 "$new" "$seal" recipient newest.txt
for day in 18 19 20 21; do
	block 1 "$J/entries/2026/11/2026-11-$day.md" >"now.$day"
	"$seal" open -a newest.txt <"now.$day" >"again.$day" 2>/dev/null
	sed 's/ pad=.*//' "text.$day" >one && sed 's/ pad=.*//' "again.$day" >two
	same "$day: the same text, the same id" one two
	fails "$day: not for the old key" "$seal" open -a key.txt <"now.$day"
done
block 1 "$J/entries/2026/11/2026-11-17.md" >now.17
same 'the one that does not open is as it was' was.17 now.17
has 'the quote stays a quote' "$J/$DAY" '> ```age'
like 'it is not taken back' 8 "keys are not taken back \(key: replaced\)" taut undo
like 'pages are, up to there' 0 'taken back: add' sh -c 'taut -q add x && taut undo'
deep=$(printf 'd/%.0s' $(seq 18))
mkdir -p "$J/entries/$deep" && printf '# Deep\n\n```private\nDeep.\n```\n' >"$J/entries/${deep}page.md"
touch -d '1 hour ago' "$J/entries/${deep}page.md" && quietly taut sync --local
like 'a page 18 folders deep is counted' 0 'opens 6 passages' taut key
like 'and sealed again' 0 '^5 passages sealed again$' with taut key replace
like 'doctor finds nothing' 0 '^ok' taut doctor
mkdir -p "$J/entries/$(printf 'e/%.0s' $(seq 33))"
like 'what lies too deep is named, not passed over' 1 "lies more than 32 folders deep" \
	with taut key replace
like 'by doctor too' 12 '^wrong passages .* more than 32 folders deep' with taut doctor -p
done_testing
