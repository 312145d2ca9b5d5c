#!/bin/sh
# SPDX-License-Identifier: ISC
# Two machines that change keys apart, and a merge that keeps both files: one
# list again, and all that was sealed on either opens on both.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
J2=$T/second
quietly taut init && quietly fast_key
git config --global user.name Ana && git config --global user.email ana@example.org
taut2() { taut -C "$J2" "$@"; }
commit() { git -C "$J" add -A .taut && quietly git -C "$J" commit -qm "$1"; }
pinned() { sed -n 's/^recipient //p' "$1/.git/taut/trusted" | cut -d ' ' -f 2- | paste -s -d ,; }
recipient() { "$seal" key >"$1.txt" && "$seal" recipient "$1.txt"; }
laptop=$(recipient laptop) phone=$(recipient phone)
# for_whom FILE KEY…: of the newest passage, who can open it
for_whom() {
	_page=$1 && shift
	block 1 "$_page" >passage.age
	for _key; do "$seal" open -a "$_key.txt" <passage.age >/dev/null 2>&1 && echo "$_key"; done |
		paste -s -d ,
}

change "$J" 3 "$OWN" journal "$laptop" laptop "$phone" phone
quietly git clone -q "$J" "$J2" && quietly by_passphrase taut2 key trust

# Each removes another one; a merge keeps both files.
change "$J" 4 "$OWN" journal "$laptop" laptop
change "$J2" 4 "$OWN" journal "$phone" phone
cp "$J2/$KEYFILE" "$J/${KEYFILE%.age}.2.age" && commit 'both kept'
like 'here both are seen' 10 "^Two machines changed" by_passphrase taut key trust
like 'nothing is dropped unasked' 0 'one list again' by_passphrase taut key trust --yes
is 'what either removed is still there' 0 3 sh -c "grep -c ^age1 $J/.taut/recipients"
is 'and one file of keys' 0 1 sh -c "ls $J/.taut/identities | wc -l"
is 'committed' 0 '' git -C "$J" status --porcelain -uall
quietly git -C "$J2" pull -q --no-rebase --no-edit -X theirs "$J"
quietly by_passphrase taut2 key trust --yes
same 'the same list in both, again' "$J/.taut/recipients" "$J2/.taut/recipients"

# Both replace the key.
change "$J" 9 "$OWN" journal
quietly git -C "$J2" pull -q --no-rebase "$J" && quietly by_passphrase taut2 key trust --yes
sealed 2026-11-21 'Here.'
lines "$PASSPHRASE" "$PASSPHRASE"
quietly with taut key replace
quietly with taut2 key replace
mkdir -p "$J2/entries/2026/11"
printf '# 2026-11-12\n\n```private\nThere.\n```\n' >"$J2/entries/2026/11/2026-11-12.md"
touch -d '1 hour ago' "$J2/entries/2026/11/2026-11-12.md" && quietly taut2 sync --local
quietly git -C "$J" pull -q --no-rebase --no-edit -X ours "$J2"
is 'two files of keys' 0 2 sh -c "ls $J/.taut/identities | wc -l"
like 'both are seen' 0 'one list again' by_passphrase taut key trust --yes
is 'one file' 0 1 sh -c "ls $J/.taut/identities | wc -l"
by_passphrase taut key sheet 2>/dev/null | sed -n 's/^  \(AGE-SECRET-KEY-.*\)/\1/p' >both.txt
is 'with all keys' 0 3 sh -c 'wc -l <both.txt'
is 'what was sealed there opens here' 0 both for_whom "$J/entries/2026/11/2026-11-12.md" key both
is 'what was sealed here too' 0 both for_whom "$J/$DAY" both
quietly git -C "$J2" pull -q --no-rebase --no-edit "$J"
like 'there as well' 0 '^sealed from now on to' by_passphrase taut2 key trust --yes
same 'the same list in both, once more' "$J/.taut/recipients" "$J2/.taut/recipients"
done_testing
