#!/bin/sh
# SPDX-License-Identifier: ISC
# What arrives about keys counts once the passphrase showed it and a person saw
# it; clones that change keys apart.
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

# A clone.
quietly git clone -q "$J" "$J2"
like 'in a clone nothing is confirmed' 0 '^The keys were not yet confirmed on this machine' taut2 key
like 'what the copy says is shown as such' 0 'anybody may have written' taut2 key
like 'no change of keys yet' 8 'not yet confirmed' by_passphrase taut2 key add phone "$phone"
like 'the passphrase pins' 0 "^  $OWN  journal$" by_passphrase taut2 key trust
is 'in its own .git/taut' 0 journal pinned "$J2"
like 'again: nothing new' 0 '^nothing new' by_passphrase taut2 key trust
is 'and no commit' 0 '' git -C "$J2" log --oneline origin/HEAD..

# It adds a recipient; here that counts when it was seen.
like 'the clone adds one' 0 "can read what is sealed" by_passphrase taut2 key add phone "$phone"
quietly git -C "$J" pull -q "$J2"
like 'here: not what was confirmed' 0 'not those that were confirmed: taut key trust' taut key
sealed 2026-11-20 'Before.'
is 'sealing goes on to the old list' 0 key for_whom "$J/entries/2026/11/2026-11-20.md" key phone
like 'a key command waits too' 10 "'taut key trust' shows what changed" \
	by_passphrase taut key add laptop "$laptop"
state >before
like 'nobody there to confirm' 10 'nobody is here to confirm' by_passphrase taut key trust
cp got said
like 'what it would be is shown' 0 "^added     $phone  phone$" cat said
unchanged 'not confirmed'
like 'confirmed' 0 "^  $phone  phone$" by_passphrase taut key trust --yes
is 'pinned' 0 journal,phone pinned "$J"
sealed 2026-11-21 'After.'
is 'sealed to both' 0 key,phone for_whom "$J/$DAY" key phone
change "$J2" 3 "$OWN" journal
quietly git -C "$J" pull -q --no-rebase --no-edit "$J2"
like 'that is shown as well' 10 "^removed   $phone  phone$" by_passphrase taut key trust
is 'and counts not yet' 0 journal,phone pinned "$J"
like 'until it is confirmed' 0 "if you did not remove 'phone'" by_passphrase taut key trust --yes
is 'then it does' 0 journal pinned "$J"
quietly git -C "$J2" pull -q "$J"

# Both change keys apart; git keeps one side's file.
change "$J" 4 "$OWN" journal "$laptop" laptop
change "$J2" 4 "$OWN" journal "$phone" phone
quietly git -C "$J" pull -q --no-rebase --no-edit -X ours "$J2"
like 'here nothing changed' 0 '^nothing new' by_passphrase taut key trust
quietly git -C "$J2" pull -q "$J"
like 'there another list of the same serial' 10 'Two machines changed the keys apart' \
	by_passphrase taut2 key trust
like 'unlocking says so' 0 "run 'taut key trust'" by_passphrase taut2 unlock
quietly taut2 lock
is 'nothing is pinned by it' 0 journal,phone pinned "$J2"
cp -r "$J2" third
run typed Passphrase: "$PASSPHRASE" '[J/n]' nein '[J/n]' nein '[j/N]' ja -- \
	env LC_ALL=de_DE.UTF-8 taut -C third key trust
is 'what is not wanted is left out, by any word but yes' 0 journal pinned third
like 'together' 0 'one list again' by_passphrase taut2 key trust --yes
is 'has what both added' 0 journal,laptop,phone sh -c \
	"sed -n 's/^recipient [^ ]* //p' $J2/.git/taut/trusted | sort | paste -s -d ,"
quietly git -C "$J" pull -q "$J2"
like 'here the other half is news' 0 "^added     $phone  phone$" by_passphrase taut key trust --yes
same 'the same list in both' "$J/.taut/recipients" "$J2/.taut/recipients"
is 'one file of keys' 0 1 sh -c "ls $J/.taut/identities | wc -l"
done_testing
