#!/bin/sh
# SPDX-License-Identifier: ISC
# Several files of keys, and what does not open: nothing is written over that
# was not opened, and a wrong passphrase is told from a file that is gone.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
git config --global user.name Ana && git config --global user.email ana@example.org
quietly taut init && quietly fast_key
commit() { git -C "$J" add -A .taut && { git -C "$J" diff --cached --quiet || quietly git -C "$J" commit --no-verify -qm "$1"; }; }
cp -r "$J/.taut" good && cp "$J/.git/taut/trusted" trusted && cp passphrase kept
restore() { rm -rf "$J/.taut" && cp -r good "$J/.taut" && commit restored && cp trusted "$J/.git/taut/"; }
paper=$("$seal" key | sed -n 's/^# public key: //p')
echo 'another battery horse staple' >passphrase
key_file key.txt 5 "$OWN" journal "$paper" paper >theirs
cp kept passphrase

# One's own path has a file of another passphrase.
cp "$J/$KEYFILE" "$J/${KEYFILE%.age}~2.age" && cp theirs "$J/$KEYFILE" && commit 'two files'
rm "$J/.git/taut/trusted"
like 'a file that does not open is not written over' 0 "age' is not written over" \
	by_passphrase taut key trust --yes
same 'it is there' theirs "$J/$KEYFILE"
is 'so is the one that opens' 0 2 sh -c "ls $J/.taut/identities | wc -l"
like 'nor by another passphrase' 8 'is not written over' sh -c "
	{ cat $T/passphrase; echo window gravel fossil orbit mango; } | taut key passwd --passphrase-fd 0"
same 'still there' theirs "$J/$KEYFILE"
restore

# Two at once.
J1=$T/new && quietly taut init "$J1"
echo 'window gravel fossil orbit mango' >strong
for n in 1 2; do
	{ taut -C "$J1" key new --passphrase-fd 3 3<strong >"new$n" 2>&1; echo "status $?" >>"new$n"; } &
done
wait
is 'two key new at once: one is refused' 0 'status 0
status 8' sh -c 'cat new1 new2 | grep ^status | sort'
is 'one file of keys' 0 1 sh -c "ls $J1/.taut/identities | wc -l"
like 'and it is the pinned one' 0 '^nothing new' taut -C "$J1" key trust --passphrase-fd 3 3<strong

# What is pinned is damaged.
echo damaged >"$J/.git/taut/trusted"
if command -v python3 >/dev/null; then
	run typed Passphrase: "$PASSPHRASE" '[y/N]' n -- taut key trust
	cp got said
	like 'the list is shown' 0 "^added     $OWN  journal" cat said
	like 'before it is asked for' 0 "^added" sed '/y\/N/,$d' said
	like 'no: nothing can be sealed' 0 'not confirmed: nothing can be sealed here' cat said
else
	skip 'a damaged list' 'no python3'
fi
restore

# A wrong passphrase, and whose.
lines wrong
is 'wrong' 8 'taut: wrong passphrase' with taut key trust
cp theirs "$J/$KEYFILE" && commit 'wrapped anew'
like 'the file is not the confirmed one' 8 '^taut: wrong passphrase; the key file that was confirmed here was changed$' \
	by_passphrase taut key trust
like 'and what brings it back' 8 'git checkout COMMIT -- .taut' by_passphrase taut key sheet
git -C "$J" mv "$KEYFILE" .taut/identities/other.age && commit 'gone'
like 'it is gone' 8 '^taut: wrong passphrase; the key file that was confirmed here is gone$' \
	by_passphrase taut unlock
restore
for n in 1 2 3 4 5 6; do echo junk >"$J/.taut/identities/a$n.age"; done && commit 'junk'
rm "$J/.git/taut/trusted" "$J/.taut/recipients"
ok 'broken files do not use up the tries' by_passphrase taut key trust --yes
like 'they are told of' 0 'is damaged: left alone' by_passphrase taut key trust
restore
for n in 1 2 3 4 5 6; do cp theirs "$J/.taut/identities/a$n.age"; done && commit 'many'
rm "$J/.git/taut/trusted" "$J/.taut/recipients"
like 'those that were not tried are counted' 8 '^taut: wrong passphrase; 3 more files in .taut/identities were not tried$' \
	by_passphrase taut key trust
restore

done_testing
