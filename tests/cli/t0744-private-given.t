#!/bin/sh
# SPDX-License-Identifier: ISC
# Words for private.areas, and those that a command read before it failed: what
# can be known is said before they are asked for, and else they are kept.
. "${0%/*}/lib.sh"
quietly taut init
state() { git -C "$J" status --porcelain -uall; git -C "$J" rev-parse HEAD
	find "$J" -type f ! -path '*/.git/taut/lock' -exec sha256sum {} + | LC_ALL=C sort -k 2; }
unchanged() { state >after; same "$1" before after; }
# Everything that HOME holds, and every object: the words stand in none.
hidden() {
	if grep -rlFi -e "$2" "$HOME" >where ||
		git -C "$J" cat-file --batch-all-objects --batch | grep -aqFi -e "$2"; then
		missed "$1"
		note <where
	else
		passed "$1"
	fi
}
quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut vision add home 'The rooms are bright' --from 1 --to 8 --id bright
mkdir -p "$HOME/.config/taut"
printf '[private]\n\tareas = helth\n' >"$HOME/.config/taut/config"
state >before
like 'an area that is none' 2 "private.areas names 'helth', which is no area" taut check run=5 -m Lauch
like 'with the nearest' 2 "did you mean 'health'" taut check run=5 -m - <<END
Zwiebel
END
unchanged 'before anything is written'
like 'unless that is said' 0 '^run: 5' taut check run=5 --no-private -m Lauch
like 'a number needs no words' 0 '^run: 5' taut check run=5
printf '[private]\n\tareas = health\n' >"$HOME/.config/taut/config"
quietly taut plan add bright 'I open the window' --id window
like 'a step of another area' 0 '^for bright' taut plan add bright 'I paint' --id paint
unlike 'is not spoken of' 0 'always clear' taut done window -m Lauch
like 'a step of such an area' 0 '^taut: steps are always clear' taut plan add run 'I go' --id go
like 'a word beside it' 0 '^taut: words beside a step are always clear' taut done go -m Lauch
cp "$T/got" said
is 'is said once' 0 1 grep -c 'always clear' said
like 'a reason' 0 '^taut: reasons are always clear' taut vision run=11 -b Lauch
like 'the name of another' 0 '^taut: names behind --from are' taut check run=5 --from Ana -m - <<END
Zwiebel
END
mv "$J/areas/home.md" "$T/home.md" && ln -s "$T/home.md" "$J/areas/home.md"
fails 'areas that cannot be read' taut check run=5 -m - <<END
Zwiebel
END
rm "$J/areas/home.md" && mv "$T/home.md" "$J/areas/home.md"
hidden 'leave nothing in the clear' Zwiebel

# Words that were read and stand nowhere else.
rm -rf "$J/.git/taut/drafts"
state >before
like 'a value that is none' 2 "'abc' is not a number" taut check -p run=abc -m - <<END
Zwiebel
END
like 'a name that is none' 4 'nope' taut check -p nope -m - <<END
Zwiebel
END
unchanged 'before the words are read'
quietly taut vision add health 'I weigh 70' --from 80 --to 70 --unit kg --id weigh
sed -i 's/unit:: kg/unit:: lb/' "$J/areas/health.md"
touch -d 2026-01-01 "$J/areas/health.md"
like 'what fails later' 7 'kept sealed: taut show -p' taut check -p weigh=75 -m - <<END
Zwiebel late
END
like 'keeps them' 0 '^Zwiebel late|Zwiebel late$' by_passphrase taut show -p \
	"$(cd "$J" && ls .git/taut/drafts/check*.age)"
sed -i 's/unit:: lb/unit:: kg/' "$J/areas/health.md"
rm -rf "$J/.git/taut/drafts"
rm "$HOME/.config/taut/config"

long=$(printf 'Zwiebel%06000d' 0)
run python3 "$TOP/tests/cli/typed.py" 'to say?' "$long" -- taut add -p
cp "$T/got" said
like 'a line that the terminal cut' 0 'the line was cut: .* 4095 bytes' cat said
like 'how it is given better' 0 'hint: .*standard input; .*kept sealed: taut show -p' cat said
like 'its status' 0 '^status 7' cat said
like 'what came is kept' 0 'Zwiebel0*' by_passphrase taut show -p \
	"$(cd "$J" && ls .git/taut/drafts/entry*.age)"
run python3 "$TOP/tests/cli/typed.py" 'to say?' "$(printf '%06000d' 0)" -- taut add
cp "$T/got" said
like 'a clear one too' 0 'standard input; the words are kept at' cat said
run python3 "$TOP/tests/cli/typed.py" 'fact or two?' "$long" -- taut check -p run
cp "$T/got" said
like 'in a look' 0 'kept sealed: taut show -p .git/taut/drafts/check' cat said
rm -rf "$J/.git/taut/drafts"
done_testing
