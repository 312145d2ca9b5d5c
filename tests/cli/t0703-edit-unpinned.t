#!/bin/sh
# SPDX-License-Identifier: ISC
# Keys that are in the journal, but were not yet confirmed in this clone: what
# is typed in an editor stands in memory, and never in a file of the disk.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/terminal.sh"
quietly taut init
fast_key
quietly taut add --at 07:00 'A clear line.'
pinned=$J/.git/taut/trusted
mv "$pinned" "$T/trusted"
printf '#!/bin/sh\necho "$1" >"%s/stood"\nprintf "\\n\\140\\140\\140private\\nMY%%s\\n\\140\\140\\140\\n" WORDS >>"$1"\n' "$T" >"$T/fence"
printf '#!/bin/sh\necho "$1" >"%s/stood"\necho "another clear line" >>"$1"\n' "$T" >"$T/clear"
chmod +x "$T/fence" "$T/clear"

like 'a fence in an editor' 8 "it stands at '$XDG_RUNTIME_DIR/taut-.*gone when you log out" \
	env EDITOR="$T/fence" taut edit
like 'what it is about is said before' 8 'not yet confirmed .*: what is private in this text' \
	env EDITOR="$T/fence" taut add -e
like 'it stood in memory' 0 "^$XDG_RUNTIME_DIR/taut-" cat "$T/stood"
is 'on the disk is no draft' 0 '' drafts
ok 'the words are kept, in memory' grep -rq MYWORDS "$XDG_RUNTIME_DIR"
is_nowhere 'and stand nowhere else' MYWORDS
like 'what is clear goes on' 0 'edited entries' env EDITOR="$T/clear" taut edit
has 'into the page' "$J/$DAY" 'another clear line'

# On a terminal the passphrase is asked for before there is anything to lose.
run python3 "$TOP/tests/cli/typed.py" 'Passphrase' "$PASSPHRASE" -- \
	env EDITOR="$T/fence" taut edit
cp got said
like 'on a terminal it is asked before' 0 '^status 0$' cat said
ok 'the keys are confirmed by that' test -f "$pinned"
ok 'the passage is sealed' grep -q 'BEGIN AGE' "$J/$DAY"
is_nowhere 'and nowhere in the clear' MYWORDS
is 'what stayed in memory is sealed too' 0 '' left

# An editor that hears nothing is killed; the terminal is as it was before.
cat >"$T/deaf" <<'END'
#!/bin/sh
trap '' TERM HUP
stty raw -echo
printf '\033[?1049hDEAF\n'
while :; do sleep 1; done
END
chmod +x "$T/deaf"
run python3 "$TOP/tests/cli/typed.py" DEAF @TERM -- env EDITOR="$T/deaf" taut edit
cp got said
like 'a deaf editor' 0 '^status 130' cat said
like 'echo is on again' 0 '^echo on' cat said
ok 'its screen is left' grep -aq '1049l' said

# The editor that git knows is the person's, not that of a folder one is in.
mkdir "$T/unpacked" && quietly git -C "$T/unpacked" init -q
printf '#!/bin/sh\n: >"%s/ran"\n' "$T" >"$T/theirs" && chmod +x "$T/theirs"
git -C "$T/unpacked" config core.editor "$T/theirs"
git config --global core.editor "$T/clear"
rm -f "$T/stood"
run sh -c 'cd unpacked && exec taut edit'
told 'in a repository of others' 0 yes taut edit
fails 'their editor does not run' test -e "$T/ran"
ok "the person's does" test -s "$T/stood"
run env GIT_DIR="$T/unpacked/.git" GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.editor \
	GIT_CONFIG_VALUE_0="$T/theirs" taut edit
fails 'nor by the environment' test -e "$T/ran"
done_testing
