#!/bin/sh
# SPDX-License-Identifier: ISC
# The keys of a journal: made, shown, printed; another passphrase; age alone; a
# wrong passphrase, which changes nothing.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
quietly taut init

like 'without a key: how to begin' 0 'Begin with: taut key new' taut key
like 'nothing to show on paper' 8 'there is no key yet' by_passphrase taut key sheet
like 'nor to unlock' 8 'there is no key yet' by_passphrase taut unlock
like 'nor to confirm' 8 'there is no key yet' by_passphrase taut key trust
state >before
lines short
like 'a short passphrase' 8 'easily guessed' with taut key new
unchanged 'a short passphrase'
lines
: >lines
like 'none at all' 8 'there is no passphrase on descriptor 3' with taut key new
unchanged 'none at all'
like 'a name that will not do' 2 "^taut: " by_passphrase taut key new --name "$(printf 'a\nb')"
unchanged 'a name that will not do'
like 'what is not for it' 2 '^taut: --yes is for key trust' taut key new --yes

lines ''
like 'an empty line, and no terminal to tell a generated one on' 8 \
	'no terminal to tell a generated one on$' with taut key new
unchanged 'an empty line'
printf 'window gravel fossil orbit mango\r\n' >lines
like 'a line that ends in CR LF' 0 '^a key is made' with taut key new
cp got said
echo 'window gravel fossil orbit mango' >first
ok 'is what can be typed' taut key trust --passphrase-fd 3 3<first
like 'what is sealed can be opened by' 0 'nobody can open private passages without' cat said
like 'and what to do' 0 "taut key sheet" cat said
is 'one commit, by a key command' 0 'key: new
Taut-Command: key' sh -c 'git -C home/journal log -1 --format=%s%n%b | grep -v "Clone\|Machine" | grep .'
is 'of two files' 0 2 sh -c 'git -C home/journal show --format= --name-only | wc -l'
is 'status is clean' 0 '' git -C "$J" status --porcelain -uall
is 'what is pinned is mine alone' 0 600 stat -c %a "$J/.git/taut/trusted"
own=$(grep ^age1 "$J/.taut/recipients")
file=$J/.taut/identities/$(printf %.16s "$own").age
like 'shown' 0 "^  $own  journal  \(the journal's own\)$" taut key
like 'as confirmed' 0 '^Who can read what is private \(list 1, confirmed on this machine\):$' taut key
like 'when it was typed, and what it opens' 0 \
	'^Your passphrase, last typed today, opens 0 passages\.$' taut key
like 'later' 0 'last typed 9 days ago' at 2026-11-30 taut key
like 'a second one' 8 'this journal has keys already' by_passphrase taut key new
like 'is not taken back' 8 '^taut: keys are not taken back \(key: new\)$' taut undo
like 'nor done again' 8 "keys are not taken back" taut undo --redo
like 'no such form' 2 "key has no 'nwe'" taut key nwe

# With age alone.
if command -v age >/dev/null && command -v script >/dev/null; then
	ok 'age opens the file by the passphrase' sh -c '{ sleep 1; cat first; sleep 3; } |
		script -qec "age -d -o plain.txt '"$file"'" /dev/null && [ -s plain.txt ]'
	like 'it is as age-keygen writes it' 0 "^AGE-SECRET-KEY-1" cat plain.txt
	is 'its recipient' 0 "$own" age-keygen -y plain.txt
else
	skip 'age opens the file' 'no age, or no script'
fi

# A fast one from here on.
rm -rf "$J" && quietly taut init && quietly fast_key
like 'trusted by its passphrase' 0 "^  $OWN  journal" taut key

sealed 2026-11-20 'Secret one.'
sealed 2026-11-21 'Secret two.'
like 'counted' 0 'opens 2 passages' taut key

# A wrong passphrase.
state >before
lines 'wrong'
like 'a name that is not there: known before' 8 "there is no recipient 'x'" with taut key remove x
like 'a recipient that is there too' 2 '^taut: ' with taut key add x "$OWN"
other=$("$seal" key | sed -n 's/^# public key: //p')
for form in passwd sheet 'trust --yes' "add x $other" replace; do
	# shellcheck disable=SC2086 # words
	like "key $form: wrong passphrase" 8 '^taut: wrong passphrase$' with taut key $form
	unchanged "key $form"
done
like 'unlock: wrong passphrase' 8 '^taut: wrong passphrase$' with taut unlock
unchanged 'unlock'

# The sheet.
by_passphrase taut key sheet >sheet 2>told
has 'the journal it is of' sheet "  $OWN"
like 'its date' 0 '^Printed 2026-11-21' cat sheet
like 'that it stands in a file' 0 'stands in a file now' cat told
sed -n 's/^  \(AGE-SECRET-KEY-.*\)/\1/p' sheet >typed.txt
same 'the key itself' typed.txt "$(sed -n '/^AGE-SECRET/p' key.txt >secret && echo secret)"
sed -n "/^  awk -v n=1/,/^  age/p" sheet | sed "s| FILE | $J/$DAY |; s/key.txt/typed.txt/" >recover.sh
if command -v age >/dev/null; then
	like 'typed off the sheet, its lines open a passage' 0 '^Secret two\.$' sh recover.sh
else
	skip 'the lines of the sheet' 'no age'
fi
unlike 'into a pipe nothing is to be warned of' 0 'taut:' \
	sh -c 'taut key sheet --passphrase-fd 3 2>&1 >&4 3<passphrase 4>/dev/null | cat'

# Another passphrase.
lines "$PASSPHRASE" 'another battery horse staple'
like 'passwd' 0 "^the passphrase is another one now$" with taut key passwd
cp got said
like 'says what it does not do' 0 "git's history keeps the file that the old passphrase opens" cat said
has 'the serial grew' "$J/.taut/recipients" '# taut keys serial 2'
has 'and is pinned' "$J/.git/taut/trusted" 'serial 2'
like 'the old one no longer' 8 'wrong passphrase' by_passphrase taut key sheet
lines 'another battery horse staple' "$PASSPHRASE"
like 'and back' 0 'another one now' with taut key passwd
ok 'it opens' by_passphrase taut key trust
lines "$PASSPHRASE"
state >before
like 'without a second line' 8 'no passphrase on descriptor 3' with taut key passwd
unchanged 'without a second line'
like 'it is not taken back' 8 '\(key: another passphrase\)' taut undo

done_testing
