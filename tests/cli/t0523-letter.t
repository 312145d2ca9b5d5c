#!/bin/sh
# SPDX-License-Identifier: ISC
# The last of a review: the year as a page, and a letter that is sealed where there
# is a key, and is opened a year later; the passphrase typed once, for practice.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
. "$TOP/tests/cli/dialogue.sh"
begin_journal
PAGE='Write the year' LETTER='tell yourself' ANYWAY='all the same' REVIEW=$J/reviews/2026.md
export TAUT_NOW=2026-12-31T20:00
letter() { talk "$@" -- taut review 2026 letter; }

# Nobody to seal to: it says so, and is clear on request alone.
letter 'no key: not asked for' "$DONE" "$PAGE" '\r' "$ANYWAY" '\r'
shown 'what is the matter is said' 'a letter would be readable'
is 'nothing is written' 0 '' find "$J" -name '2026.md' -path '*reviews*'
letter 'nor after no' "$DONE" "$PAGE" '\r' "$ANYWAY" 'no\r'
is '… nothing is written either' 0 '' find "$J" -name '2026.md' -path '*reviews*'
remember
letter 'on request' "$DONE" "$PAGE" '\r' "$ANYWAY" 'yes\r' "$LETTER" 'Dear me,\r# now\r.\r'
printf '# 2026\n\n## A letter\n\nDear me,\n\\# now\n' >"$T/clear"
same 'it is clear' "$T/clear" "$REVIEW"
is 'in one commit' 0 'review: 2026, A letter' git -C "$J" log -1 --format=%s
nothing_kept 'no draft is left'
again

printf '## ^letter\n\nDear me\n' >"$T/words"
like 'from standard input on request alone, too' 7 'the letter would be clear' \
	sh -c 'taut review 2026 letter <"$0"' "$T/words"
is '… nothing is written' 0 '' find "$J" -name '2026.md' -path '*reviews*'
printf '## ^clear\n\nyes\n\n## ^letter\n\nDear me\n' >"$T/words"
ok '… then it is' sh -c 'taut review 2026 letter <"$0"' "$T/words"
again

# The page: outside the journal, in place of nothing.
letter 'where a page may be' "$DONE" "$PAGE" "$J/x.html\\r" 'in the journal' "$T/none/x.html\\r" \
	'no such folder' "$T\\r" 'that is a folder' "$T/clear\\r" 'a file of that name' "~/year.html\\r" \
	"$ANYWAY" '\x04'
shown '… it is told' 'the year as a page: ~/year\.html$'
like 'it is the page of the year' 0 'Which end moved' grep -o 'Which end moved' "$HOME/year.html"
taut tension --year 2026 --format html >"$T/page"
same 'the same as by tension' "$T/page" "$HOME/year.html"
is 'for the person alone' 0 600 stat -c %a "$HOME/year.html"
ln -s "$J/x.html" "$HOME/link.html"
letter 'a link is no way in' "$DONE" "$PAGE" "~/link.html\\r" 'a file of that name' '\r' "$ANYWAY" '\r'

# With a key: sealed, whatever ends it.
export TAUT_NOW=2026-10-01T12:00
quietly fast_key
export TAUT_NOW=2026-12-31T20:00
quietly taut add x
cd "$HOME" || exit 1
watch_arguments "$KIND"
private_mark() { new_mark && printf '%s\n' "$MARK" >"$T/typed"; }
export TALK_MARK="$T/typed"
private_mark
letter 'killed' 'signal 9, terminal changed' "$PAGE" '\r' "$LETTER" '{mark}\r' '{mark}' @KILL
nowhere '… nowhere in the clear'
letter 'left' 'signal 2, terminal as it was' 'Go on with them' 'drop\r' "$PAGE" '\r' "$LETTER" '{mark}\r.\r' 'for practice' '\x03'
nowhere '… nowhere in the clear'
opened() { # NAME
	by_passphrase taut show -p reviews/2026.md >"$T/opened" 2>&1
	if has_mark "$T/opened"; then passed "$1"; else missed "$1"; fi
}
opened 'it is saved before the passphrase is asked for, and opens'
has 'sealed' "$REVIEW" '```age'
nothing_kept '… no draft is left'
private_mark
printf '## ^letter\n\n%s\n' "$MARK" >"$T/words"
run taut review 2026 letter <"$T/words"
told 'from standard input' 0 yes taut review 2026 letter
opened '… and it opens'
private_mark
printf '%s\n' "$MARK" >"$T/words"
run taut review 2026 letter <"$T/words"
told 'words alone' 0 yes taut review 2026 letter
opened '… and they open'
rm "$T/words"
nowhere '… nowhere in the clear'

# For practice: right, wrong, not now; nothing depends on it.
letter 'right' "$DONE" "$PAGE" '\r' "$LETTER" '.\r' 'for practice' '\r' 'Passphrase: ' "$PASSPHRASE\\r"
shown '… a word for it' '^that is it, and it opens what is private here: 3 passages$'
letter 'once is enough' "$DONE" "$PAGE" '\r' "$LETTER" '.\r'
not_shown '… it is not asked for' 'for practice'
sed -i 's/^rehearsed .*/rehearsed 2026-10-01/' "$J/.git/taut/trusted"
letter 'not now' "$DONE" "$PAGE" '\r' "$LETTER" '.\r' 'for practice' 'n\r'
letter 'wrong' "$DONE" "$PAGE" '\r' "$LETTER" '.\r' 'for practice' '\r' 'Passphrase: ' 'x\r' \
	'Passphrase: ' 'y\r' 'Passphrase: ' 'z\r'
shown '… what to do' '^nothing is lost by that'
has '… and it was not practised' "$J/.git/taut/trusted" 'rehearsed 2026-10-01'

# A year later.
export TAUT_NOW=2027-12-30T20:00
talk 'a year later it is told of' "$DONE" "$PAGE" '\x04' -- taut review 2027 letter
shown '… and how it is opened' "^it is private; 'taut show -p reviews/2026\\.md' opens it$"
without_mark '… and not shown' "$T/shown"
if by_passphrase taut unlock >"$T/tried" 2>&1; then
	talk 'unlocked' "$DONE" "$PAGE" '\x04' -- taut review 2027 letter
	if has_mark "$T/shown"; then passed '… it is read'; else missed '… it is read'; fi
	quietly taut lock
else
	skip 'unlocked' "no keyring: $(head -n 1 "$T/tried")"
	skip '… it is read' 'likewise'
fi
{ cat "$T/clear" && printf '\n### Later\n\nStill me.\n\n## As chosen\n\nNot this.\n'; } >"$J/reviews/2026.md"
talk 'a clear one' "$DONE" "$PAGE" '\x04' -- taut review 2027 letter
shown '… is read' '^Dear me,$'
shown '… to its end' '^Still me\.$'
not_shown '… and no further' 'Not this'
rm -f "$T/typed" "$T/raw" "$T/shown" "$T/opened"
clean_everywhere
done_testing
