#!/bin/sh
# SPDX-License-Identifier: ISC
# A remote that adds, removes, rolls back, damages: sealing goes on to the list
# that was confirmed. And when the passphrase is to be typed once more.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
git config --global user.name Ana && git config --global user.email ana@example.org
quietly taut init && quietly fast_key
commit() { git -C "$J" add -A .taut && quietly git -C "$J" commit -q --no-verify -m "$1"; }
pinned() { sed -n 's/^recipient //p' "$1/.git/taut/trusted" | cut -d ' ' -f 2- | paste -s -d ,; }
recipient() { "$seal" key >"$1.txt" && "$seal" recipient "$1.txt"; }
laptop=$(recipient laptop) evil=$(recipient evil)
# for_whom FILE KEY…: of the newest passage, who can open it
for_whom() {
	_page=$1 && shift
	block 1 "$_page" >passage.age
	for _key; do "$seal" open -a "$_key.txt" <passage.age >/dev/null 2>&1 && echo "$_key"; done |
		paste -s -d ,
}

key_file key.txt 3 "$OWN" journal "$laptop" laptop >"$J/$KEYFILE"
key_list 3 "$OWN" journal "$laptop" laptop >"$J/.taut/recipients"
commit 'a list of two' && quietly by_passphrase taut key trust --yes
cp -r "$J/.taut" good
restore() { rm -rf "$J/.taut" && cp -r good "$J/.taut" && commit 'restored'; }

key_list 4 "$OWN" journal "$laptop" laptop "$evil" tablet >"$J/.taut/recipients" && commit 'forged'
like 'a forged list: seen' 0 'not those that were confirmed' taut key
sealed 2026-11-15 'Not for them.'
is 'not sealed to' 0 key,laptop for_whom "$J/entries/2026/11/2026-11-15.md" key laptop evil
like 'trust: what the passphrase opens is the same' 0 '^nothing new' by_passphrase taut key trust
lacks 'the copy is put right' "$J/.taut/recipients" "$evil"
is 'and committed' 0 "key: the journal's files as confirmed" git -C "$J" log -1 --format=%s
like 'which is not taken back' 8 'keys are not taken back' taut undo
key_list 3 "$OWN" journal >"$J/.taut/recipients" && commit 'one removed'
sealed 2026-11-14 'For both.'
is 'a removed line removes nobody' 0 key,laptop for_whom "$J/entries/2026/11/2026-11-14.md" key laptop evil
rm "$J/.taut/recipients" && commit 'gone'
sealed 2026-11-13 'For both.'
is 'nor does no list' 0 key,laptop for_whom "$J/entries/2026/11/2026-11-13.md" key laptop evil
quietly by_passphrase taut key trust
same 'all as it was' good/recipients "$J/.taut/recipients"

key_file key.txt 2 "$OWN" journal "$evil" tablet >"$J/$KEYFILE"
key_list 2 "$OWN" journal "$evil" tablet >"$J/.taut/recipients" && commit 'rolled back'
state >before
like 'an older list is refused' 10 'rolled back.* has serial 2, and this clone knows 3' \
	by_passphrase taut key trust --yes
like 'to read too' 10 'rolled back' by_passphrase taut key sheet
like 'to unlock too' 10 'rolled back' by_passphrase taut unlock
like 'to change too' 10 'rolled back' by_passphrase taut key remove tablet
unchanged 'rolled back'
sealed 2026-11-12 'For both.'
like 'a private write says so once, and truly' 0 '^1$' sh -c 'echo Mine. | taut add -p 2>&1 |
	grep -c "are not those confirmed here: sealed to the confirmed list; .taut key trust. looks"'
like 'and nothing of an old list' 0 '^0$' sh -c 'echo Mine too. | taut add -p 2>&1 | grep -c "old list"; :'
is 'sealing goes on' 0 key,laptop for_whom "$J/entries/2026/11/2026-11-12.md" key laptop evil
restore

key_file evil.txt 9 "$evil" journal >"$J/$KEYFILE" && commit 'of another journal'
like 'the file of another journal is refused' 10 "another journal's" by_passphrase taut key trust --yes
sealed 2026-11-11 'For both.'
is 'sealing goes on as well' 0 key,laptop for_whom "$J/entries/2026/11/2026-11-11.md" key laptop evil
restore
key_file evil.txt 9 "$evil" journal >"$J/.taut/identities/$(printf %.16s "$evil").age"
commit 'beside it'
like 'beside the own one it is left alone' 0 "is another journal's: left alone" \
	by_passphrase taut key trust
is 'and not pinned' 0 journal,laptop pinned "$J"
restore
echo PASSPHRASE | sed s/P/p/ >other && cp passphrase kept && cp other passphrase
key_file key.txt 9 "$OWN" journal "$evil" tablet >forged && cp kept passphrase
cp forged "$J/$KEYFILE" && commit 'by another passphrase'
like 'one that opens by another passphrase only' 8 'wrong passphrase' by_passphrase taut key trust --yes
echo garbage >"$J/$KEYFILE" && commit 'damaged'
like 'a damaged one' 5 'is damaged' by_passphrase taut key trust --yes
rm "$J/$KEYFILE" && commit 'gone'
like 'none' 8 "identity file is gone" by_passphrase taut key trust
restore
{ echo "# taut keys serial 4"; echo "# recipient: $OWN journal"; grep ^AGE key.txt; } |
	"$seal" wrap -a 19 3<passphrase >"$J/$KEYFILE" && commit 'much work'
like 'much work is not done unasked' 8 'asks for more work than .* \(2\^19\)' \
	by_passphrase taut key trust --yes
restore
for n in 1 2 3 4 5; do cp "$J/$KEYFILE" "$J/.taut/identities/x$n.age"; done && commit 'many'
like 'of many files four are tried' 0 'there are 2 more files .* left alone' by_passphrase taut key trust
restore
quietly by_passphrase taut key trust

# What is pinned, damaged.
echo damaged >"$J/.git/taut/trusted"
like 'damaged: nothing is sealed to it' 5 'trusted.* is damaged' taut key
like 'it is pinned anew only by a yes' 10 'nobody is here' by_passphrase taut key trust
like 'then it is' 0 "^  $laptop  laptop$" by_passphrase taut key trust --yes
rm -r "$J/.git/taut"
like 'without it: as in a clone' 0 'not yet confirmed' taut key
quietly by_passphrase taut key trust
is 'pinned again' 0 journal,laptop pinned "$J"

# The day is recorded, and today says when it is due.
unlike 'in the first week nothing is said' 0 'passphrase' at 2026-11-27 taut
like 'then it is' 0 '^It is 7 days since you typed your passphrase \(it opens [0-9]+ passages\): taut unlock$' \
	at 2026-11-28 taut
unlike 'not in a line for a status bar' 0 passphrase at 2026-11-28 taut today --short
quietly by_passphrase at 2026-11-28 taut key trust
like 'what a descriptor gave shows nothing of what you know' 0 '^It is 7 days' at 2026-11-28 taut
mkdir -p "$HOME/.config/taut"
printf '[key]\n\tpassphrase-command = cat %s/passphrase\n' "$T" >"$HOME/.config/taut/config"
unlike 'while it is not due a program may give it' 0 Passphrase: typed -- \
	env TAUT_NOW=2026-11-27T20:15 taut unlock
like 'when it is due, it is typed' 0 '^status 0$' \
	typed Passphrase: "$PASSPHRASE" -- env TAUT_NOW=2026-11-28T20:15 taut unlock
rm "$HOME/.config/taut/config"
quietly taut lock
unlike 'typed once more: for 90 days' 0 passphrase at 2027-02-25 taut
like 'then again' 0 'It is 90 days' at 2027-02-26 taut
done_testing
