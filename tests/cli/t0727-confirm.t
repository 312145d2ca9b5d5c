#!/bin/sh
# SPDX-License-Identifier: ISC
# A person at a terminal confirms what arrived about keys, or does not.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
command -v python3 >/dev/null || skip_all 'no python3'
pinned() { sed -n 's/^recipient //p' "$J/.git/taut/trusted" | cut -d ' ' -f 2- | paste -s -d ,; }
quietly taut init && quietly fast_key
laptop=$("$seal" key | sed -n 's/^# public key: //p')
phone=$("$seal" key | sed -n 's/^# public key: //p')
# arrives FILE SERIAL [RECIPIENT NAME]…: as if pulled
arrives() {
	_file=$1 && shift
	key_file key.txt "$@" >"$J/$_file" && key_list "$@" >"$J/.taut/recipients"
	git -C "$J" add .taut
	quietly git -C "$J" -c user.name=Bo -c user.email=bo@example.org commit -qm arrived
}

arrives "$KEYFILE" 2 "$OWN" journal "$laptop" laptop
run typed Passphrase: "$PASSPHRASE" '[y/N]' '' -- taut key trust
cp got said
like 'shown' 0 "^added     $laptop  laptop$" cat said
like 'not confirmed' 0 '^status 10$' cat said
like 'and said so' 0 'not confirmed: sealing goes on to the list' cat said
is 'not pinned' 0 journal pinned
if by_passphrase taut -q unlock >/dev/null 2>&1; then
	like 'unlocking asks too; no is no hindrance' 0 '^unlocked until' \
		typed Passphrase: "$PASSPHRASE" '[y/N]' n -- taut unlock
	is 'still not pinned' 0 journal pinned
	like 'yes' 0 '^unlocked until' typed Passphrase: "$PASSPHRASE" '[y/N]' y -- taut unlock
	quietly taut lock
else
	skip 'unlock' 'no keyring'
	quietly by_passphrase taut key trust --yes
fi
is 'pinned' 0 journal,laptop pinned

# Two machines: what only one lists may be left out.
arrives "${KEYFILE%.age}.2.age" 2 "$OWN" journal "$phone" phone
run typed Passphrase: "$PASSPHRASE" 'Keep ' n 'Keep ' '' '[y/N]' y -- taut key trust
cp got said
like 'each is asked about' 0 2 sh -c "grep -c '^Keep .* only one machine lists' said"
like 'and told' 0 '^sealed from now on to' cat said
like 'one is left out, one stays' 0 '^journal,(laptop|phone)$' pinned
is 'one file' 0 1 sh -c "ls $J/.taut/identities | wc -l"
is 'committed' 0 'key: two lists made one' git -C "$J" log -1 --format=%s

# Two passphrases: the other one is asked for.
rm -rf "$J" && quietly taut init && quietly fast_key
cp passphrase kept && echo 'another battery horse staple' >passphrase
key_file key.txt 1 "$OWN" journal "$phone" phone >"$J/${KEYFILE%.age}.2.age"
cp kept passphrase
git -C "$J" add .taut && quietly git -C "$J" -c user.name=Bo -c user.email=bo@example.org commit -qm arrived
run typed Passphrase: "$PASSPHRASE" 'Another passphrase, of' 'another battery horse staple' \
	'Keep ' '' '[y/N]' y -- taut key trust
cp got said
like 'opened by its own' 0 '^status 0$' cat said
is 'both in one list' 0 journal,phone pinned
is 'one file, of the first passphrase' 0 1 sh -c "ls $J/.taut/identities | wc -l"
ok 'it opens' by_passphrase taut key trust

# Much work is asked about first.
rm -rf "$J" && quietly taut init && quietly fast_key
{ echo "# taut keys serial 2"; echo "# recipient: $OWN journal"; grep ^AGE key.txt; } |
	"$seal" wrap -a 19 3<passphrase >"$J/$KEYFILE"
run typed 'Go on?' '' -- taut key trust
cp got said
like 'much work: no' 0 '^status 8$' cat said
like 'how much' 0 'asks for 2 times the work' cat said
unlike 'before the passphrase' 0 Passphrase cat said
like 'much work: yes' 0 '^status 0$' typed 'Go on?' y Passphrase: "$PASSPHRASE" -- taut key trust
like 'then it is pinned, and never asked about' 0 '^nothing new' by_passphrase taut key trust
done_testing
