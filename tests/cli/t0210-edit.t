#!/bin/sh
# SPDX-License-Identifier: ISC
# edit, add -e: the person's editor on a draft.
. "${0%/*}/lib.sh"
quietly taut init
drafts() { find "$J/.git/taut" -name '*.md'; }
editor() { printf '#!/bin/sh\n%s\n' "$2" >"$T/$1" && chmod +x "$T/$1"; }
editor append 'echo "A line more." >>"$1"'
editor write 'cat "$1" >'"$T"'/seen; printf "# Title\n\nBy the editor.\n" >"$1"'
editor empty ': >"$1"'
editor nothing 'exit 0'
editor break 'echo "half a thought" >>"$1"; exit 3'
editor gone 'rm "$1"'
export EDITOR="$T/append"

is 'a day without a page' 0 "edited $DAY" taut edit
holds 'begins with its heading and the moment' "$J/$DAY" <<END
# 2026-11-21

## 20:15

A line more.
END
is 'committed' 0 "edit: $DAY" git -C "$J" log -1 --format=%s
is 'no draft stays' 0 '' drafts
is 'a page that is there' 0 "edited $DAY" taut edit today
tail -n 2 "$J/$DAY" >tail
holds 'is gone on with' tail <<END
A line more.
A line more.
END
is 'an area' 0 'edited areas/health.md' taut edit health
has 'its page' "$J/areas/health.md" 'A line more.'
is 'another day' 0 'edited entries/2026/01/2026-01-02.md' taut edit 2026-01-02
is 'the purpose' 0 'edited purpose.md' taut edit purpose
is 'a page by its path' 0 'edited reviews/2026.md' taut edit reviews/2026.md
quietly env EDITOR="sed -i 's/A line more.//'" taut edit health
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km
is 'of a result' 0 'edited areas/health.md' env EDITOR="sed -i 's/^# Health/# Health!/'" taut edit run
quietly env EDITOR="sed -i 's/^# Health!/# Health/'" taut edit run

contents "$J" >before
like 'unchanged' 1 '^taut: nothing was changed$' env EDITOR="$T/nothing" taut edit
like 'how editors wait' 1 'code --wait' env EDITOR="$T/nothing" taut edit
like 'emptied' 1 'the text is empty: nothing was changed' env EDITOR="$T/empty" taut edit
is 'no draft of these' 0 '' drafts
contents "$J" >after
same 'and nothing was written' before after
like 'an editor that fails' 7 "^taut: the editor ended with an error; the draft is kept at '.*'$" \
	env EDITOR="$T/break" taut edit
draft=$(sed -n "s/.*kept at '\(.*\)'/\1/p" got)
has 'the draft is there' "$draft" 'half a thought'
like 'what to do' 7 '^hint: set another' env EDITOR="$T/break" taut edit
like 'none such' 7 '^taut: the editor ended with an error' env EDITOR="$T/none" taut edit
find "$J/.git/taut" -name '*.md' -exec rm {} +
fails 'an editor that removes the draft' env EDITOR="$T/gone" taut edit
contents "$J" >after
same 'the journal is as it was' before after
rm -f "$T/seen"

is 'VISUAL before EDITOR' 0 "edited $DAY" env VISUAL="$T/write" taut edit
has 'it got the page' "$T/seen" 'A line more.'
holds 'and its bytes are put' "$J/$DAY" <<END
# Title

By the editor.
END
quietly taut config editor "$T/append"
like 'what is set for taut before all' 0 '^edited' env VISUAL="$T/break" taut edit
quietly sh -c 'rm "$HOME/.config/taut/config"'
git config --global core.editor "$T/append"
is "git's" 0 "edited $DAY" env -u EDITOR taut edit
is 'with options' 0 "edited $DAY" env EDITOR="sed -i -e '\$a with blanks'" taut edit
has 'as a shell takes it' "$J/$DAY" 'with blanks'

editor during "cd '$J' && echo 'meanwhile' >>'$DAY' && echo 'mine' | cat - \"\$1\" >'$T/new' && cp '$T/new' \"\$1\""
quietly env EDITOR="$T/during" taut edit
has 'what came in meanwhile stays' "$J/$DAY" meanwhile
has 'beside the edit' "$J/$DAY" mine
is 'no draft stays' 0 '' drafts

is 'add -e' 0 'added to 2026-11-21 20:15' taut add -e From the line
tail -n 3 "$J/$DAY" >tail
holds 'with the words given' tail <<END
## 20:15

From the lineA line more.
END
like 'add -e unchanged' 1 'nothing was changed' env EDITOR="$T/nothing" taut add -e
like 'add -e emptied' 1 '^taut: ' env EDITOR="$T/empty" taut add -e x
like 'add -e that fails' 7 'the draft is kept' env EDITOR="$T/break" taut add -e

like 'one page at a time' 2 'one page at a time' taut edit health home
like 'no such page' 4 "there is no area, result or step 'nowhere'" taut edit nowhere
like 'not out of the journal' 4 'there is no area' taut edit ../../etc/passwd.md
like 'nor a hidden one' 4 'there is no area' taut edit .git/x.md
like 'a date that could be several' 2 'could be several dates' taut edit 01/02/03
done_testing
