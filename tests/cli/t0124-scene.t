#!/bin/sh
# SPDX-License-Identifier: ISC
# vision --ask: a scene, and results out of it, written as the flags would; the
# old scene is not seen before the new one is written.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/dialogue.sh"
quietly taut init
remember
SCENE='a year from now' THING='touch or count' OTHER='cannot be touched' NUMBER='Does a number help'

talk 'all of it' "$DONE" "$SCENE" 'I wake.\r\r## By the river.\r.\r' "$THING" 'I run 8 km\r' "$THING" '\r' \
	"$OTHER" 'At ease\r' "$OTHER" 'A boat\r' "$OTHER" 'a BOAT\r' 'there already' 'I write\r' \
	'"I run 8 km": if you' '\r' '"I run 8 km": if that' 'Air\r' '"Air": if' 'Rest\r' '"Rest": if' '\r' \
	"$NUMBER" '3 -> 8 km\r' '"At ease": if you' '\r' 'bring you' '\r' "$NUMBER" '8 /10\r' \
	'what a 5' 'I hide; I forget; I dance\r' '"A boat": if you' 'n\r' 'take, then' 'An hour on the lake\r' \
	'"An hour on the lake": if' '\r' "$NUMBER" '2 h\r' 'goes up, or down' 'up\r' '"I write": if you' \
	'n\r' 'take, then' '\r' -- taut vision health --ask
shown 'what is there' '^the vision of Health is in areas/health.md$'
is 'one change' 0 2 git -C "$J" rev-list --count HEAD
nothing_kept 'no draft is left'
rm -rf "$T/wrote" && mkdir "$T/wrote" && cp -r "$J/areas" "$J/checks" "$T/wrote" && again
printf 'I wake.\n\n## By the river.\n' | taut -q vision health --ask || echo 'not ok - prepare'
quietly taut vision add health 'I run 8 km' --from 3 --to 8 --unit km -b 'Air; Rest'
quietly taut vision add health 'At ease' --to 8 --unit /10
quietly taut vision add health 'An hour on the lake' --to 2 --unit h --way up
sed -i 's/^\(- At ease.*\)/\1\n  - 2: I hide\n  - 5: I forget\n  - 8: I dance/' "$J/areas/health.md"
ok 'as the flags write it: the page' diff -r "$T/wrote/areas" "$J/areas"
ok '… the looks' diff -r "$T/wrote/checks" "$J/checks"

quietly sh -c 'echo The old one. | taut vision health --ask'
remember
talk 'anew' "$DONE" "$SCENE" '' '> ' 'The new one.\r.\r' 'What changed' 'I moved.\x04' -- \
	taut vision health --ask
sed -n '1,/What changed/p' "$T/shown" >first
lacks 'the old one is not there first' first 'The old one'
shown '… but then' '^The old one\.$'
has 'the new one' "$J/areas/health.md" 'The new one.'
lacks '… in its place' "$J/areas/health.md" 'The old one.'
has 'what changed is a look' "$J/$LOOK" 'I moved.'
again
talk 'a result alone' "$DONE" "$SCENE" '.\r' "$THING" 'I swim\x04' -- taut vision health --ask
has 'the old scene stays' "$J/areas/health.md" 'The old one.'
has 'the result' "$J/areas/health.md" '- I swim ^swim'
again
talk 'nothing' 'status 1, terminal as it was' "$SCENE" '\x04' -- taut vision health --ask
shown 'is said' 'nothing was written$'

# In the editor, from standard input, left.
cat >editor <<'END2'
#!/bin/sh
cp "$1" "$HOME/was"; cat "$HOME/will" >"$1"
END2
chmod +x editor
printf '## ^scene.health\n\nFrom the editor.\n\n## ^things.health\n\nI row\n\n## ^how.things-health\n\n5 -> 9 km\n' >will
cp will "$HOME/will"
is 'in the editor' 0 'the vision of Health is in areas/health.md
in Health: I row  ^row' env EDITOR="$T/editor" taut vision health --ask -e
lacks 'without the old scene' "$HOME/was" 'The old one'
again
is 'from standard input' 0 'the vision of Health is in areas/health.md
in Health: I row  ^row' taut vision health --ask <will
has 'the number' "$J/areas/health.md" '- I row [from:: 5] [to:: 9] [unit:: km] ^row'
again
like '-e alone' 2 '-e goes with --ask' taut vision health -e
talk 'killed' 'signal 9, terminal changed' "$SCENE" 'So.\r.\r' 'What changed' '\r' "$THING" 'I swim\r' "$THING" @KILL -- \
	taut vision health --ask
talk 'and gone on with' "$DONE" 'Go on with them' '\r' "$THING" '\x04' -- taut vision health --ask
has 'the scene' "$J/areas/health.md" 'So.'
has 'the result' "$J/areas/health.md" '- I swim ^swim'
nothing_kept 'no draft is left'

# Made private, and where looks are.
quietly fast_key
remember
talk 'private' "$DONE" "$SCENE" '\x10' '(private)' 'Secret wish.\r.\r\x04' -- taut vision home --ask
lacks 'is sealed' "$J/areas/home.md" 'Secret wish'
ok '… in the page' grep -q 'BEGIN AGE' "$J/areas/home.md"
again
quietly taut config private.areas health
talk 'where looks are private' "$DONE" 'are always clear' '' "$SCENE" 'Secret wish.\r.\r' 'What changed' \
	'Secret too.\r\x04' -- taut vision health --ask
lacks '… the scene is' "$J/areas/health.md" 'Secret wish'
lacks '… and what changed' "$J/$LOOK" 'Secret too'
done_testing
