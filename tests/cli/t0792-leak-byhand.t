#!/bin/sh
# SPDX-License-Identifier: ISC
# A fence that a person types in another program. Allowed in the clear: the page
# in the work tree, until taut writes it or takes it in; what that person's own
# `git add`, `git stash` or `git commit` put in git's store, until taut seals the
# page, or doctor names it. Never anything that taut itself writes.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n[advice]\n\tdetachedHead = false\n' \
	>"$HOME/.gitconfig"
quietly taut init
quietly fast_key
quietly taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
quietly taut plan add run 'Buy shoes' --id shoes
quietly taut check run=4
quietly taut add x
printf 'For this.\n' >"$T/why"
quietly taut purpose --ask <"$T/why"
mkdir -p "$J/reviews"
printf '# 2026\n\nA review.\n' >"$J/reviews/2026.md"
settle
quietly taut sync --local
quietly taut focus run
SEED=$T/seed
cp -a "$J" "$SEED"
cd "$HOME" || exit 1
watch_arguments "$KIND"
AREA=areas/health.md REVIEW=reviews/2026.md
PAGES="$DAY $AREA purpose.md $REVIEW $LOOK"

again() { rm -rf "$J" && cp -a "$SEED" "$J"; }
type_in() { # FILE…: a fence at the end of each
	for page; do printf '\n```private\n%s\n```\n' "$MARK" >>"$J/$page"; done
}
settled() { # NAME: taken in, all is sealed, each page once
	settle
	run taut sync --local
	[ "$status" -eq 0 ] || { missed "$1"; note <"$T/got"; }
	nowhere "$1"
	[ "$(git -C "$J" status --porcelain -uall)" = '' ] && [ "$(cd "$J" &&
		grep -c 'BEGIN AGE' ${TYPED-$PAGES} | sed 's/.*://' | sort -u)" = 1 ] &&
		passed '… each once' || missed '… each once'
}

# A hash of few words can be guessed: of a page in the clear taut writes none.
ids() { for page in ${TYPED-$PAGES}; do git hash-object --no-filters "$J/$page"; done >"$T/ids"; }
unnamed() {
	grep -rlF -f "$T/ids" "$J/.git" >"$T/named"
	for file in "$J/.git/index" "$J"/.git/taut/*; do
		[ ! -f "$file" ] || ! od -An -v -tx1 "$file" | tr -d ' \n' | grep -qF -f "$T/ids" ||
			echo "$file"
	done >>"$T/named"
	holds "${1:-… of no page in the clear is a hash kept}" "$T/named" </dev/null
}

# Each command, a fence in every page: what it writes is sealed, the others stay.
writes() { # THE PAGES IT WRITES, COMMAND…
	_writes=$1
	shift
	again && new_mark && type_in $PAGES
	ids
	run "$@"
	told "$*" 0 yes "$@"
	unnamed
	[ "$status" -eq 0 ] || note <"$T/got"
	! has_mark "$T/got" || missed '… and it shows the words'
	for page in $PAGES; do
		case " $_writes " in *" $page "*) ;; *) echo "$page" ;; esac
	done >"$T/stay"
	only_in '… seals what it writes, and nothing else holds it' $(cat "$T/stay")
	[ "$_writes" = '' ] || settled '… then taken in, all is sealed'
}
writes "$DAY" taut add words
writes "$LOOK" taut check run=5
writes "$AREA" taut plan add run 'Then run'
writes "$AREA $LOOK" taut done shoes
writes "$AREA $LOOK" taut vision run=9
writes "$AREA" taut focus --none
TYPED="$DAY $AREA $REVIEW $LOOK" # the words of another purpose take its place
writes purpose.md sh -c 'echo Better. | taut purpose --ask'
unset TYPED
writes "$AREA" sh -c 'echo A scene. | taut vision health --ask'
cat >"$HOME/ed" <<'END'
#!/bin/sh
echo edited >>"$1"
END
chmod +x "$HOME/ed"
writes "$DAY" env EDITOR="$HOME/ed" taut edit
writes "$AREA" env EDITOR="$HOME/ed" taut edit health
writes "$AREA" taut undo
writes '' taut doctor --fix
writes '' taut config journal.zone +01:00
settle
writes "$PAGES" sh -c 'find "$1" -name "*.md" -exec touch -d "1 hour ago" {} + && taut sync --local' - "$J"
again && quietly taut undo && rm -rf "$SEED" && cp -a "$J" "$SEED"
writes "$AREA" taut undo --redo
AREA=areas/vigor.md
again && new_mark && type_in areas/health.md "$DAY"
ok 'area rename' taut area rename health Vigor
only_in '… seals the page that has another name now' "$DAY"
left=$(cd "$J" && grep -c 'BEGIN AGE' areas/vigor.md areas/health.md 2>/dev/null | tr '\n' ' ')
like '… once' 0 'areas/[a-z]*.md:1' echo "$left"
AREA=areas/health.md

# A moment old, with nobody at a terminal, it is left alone: it may be unfinished.
again && new_mark && type_in $PAGES
ok 'sync, at once' taut sync --local
only_in '… leaves it in the work tree' $PAGES
settled '… until it has settled'

# Added to git by hand: the objects go with the sealing.
again && new_mark && type_in $PAGES
git -C "$J" add -A
ok 'git add, then add' taut add words
settled 'git add, then sync: the objects are gone'
TYPED=$DAY
again && new_mark && type_in "$DAY"
git -C "$J" add -A
echo more >>"$J/$DAY"
ok 'git add, more typed, then add' taut add words
settled '… the state that was staged is gone'
again && new_mark && type_in "$DAY"
git -C "$J" add -A
quietly git -C "$J" reset -q
ok 'git add, taken back, then add' taut add words
settled '… the object is gone'
again && new_mark && type_in "$DAY"
git -C "$J" add -A
cp "$J/.git/index" "$T/index"
git -C "$J" read-tree HEAD # the hash that the person's own index holds is not ours
ids
: >"$J/.git/index.lock"
like 'git add, and git at work: saved' 0 'not yet committed|saved' taut add words
unnamed
cp "$T/index" "$J/.git/index"
rm "$J/.git/index.lock"
ok '… then committed' taut add 'other words'
settled '… and the object is gone'
again && new_mark && type_in "$DAY"
git -C "$J" add -A
quietly git -C "$J" update-index --index-version 4
ok 'with an index that libgit2 reads' taut add words
settled '… it is gone'
again && new_mark && type_in "$DAY"
git -C "$J" add -A
echo more >>"$J/$DAY"
git -C "$J" add -A
quietly taut add words
found_in "$MARK" "$HOME" >"$T/found"
holds 'of two states that were added the first stays in git, which nothing names' "$T/found" <<END
objects of $J/.git
END
like '… but doctor' 12 '^wrong objects .*: taut doctor --fix$' taut doctor
like '… mends it' 0 '^fixed objects' taut doctor --fix
settled '… then it is gone'
unset TYPED

# Set aside and committed by hand: taut cannot take it back, and names it.
again && new_mark && type_in "$DAY"
quietly git -C "$J" stash -q
found_in "$MARK" "$HOME" >"$T/found"
holds 'git stash has it' "$T/found" <<END
objects of $J/.git
END
like '… and doctor says so' 12 "^wrong stash +$DAY" taut doctor
pushed "$MARK" >"$T/found"
holds '… a push does not send it' "$T/found" </dev/null
quietly git -C "$J" stash pop -q
settle
quietly taut sync --local
like 'popped and taken in: what git notes of its states is named' 0 "^note  history +$DAY" taut doctor
rm -f "$J/.git/AUTO_MERGE" "$J/.git/ORIG_HEAD"
quietly taut doctor --fix
nowhere '… without these it is gone'
again && new_mark && type_in "$DAY"
git -C "$J" add -A
quietly git -C "$J" commit -q --no-verify -m 'by hand'
like 'git commit --no-verify: doctor names it' 12 "^wrong history +$DAY:[0-9]+: not sealed in commit" taut doctor
refused() { # NAME: a push with its hook
	git init -q --bare "$T/refused.git"
	like "$1" 1 "^taut: .*: a private passage is not sealed in commit" \
		git -C "$J" push "$T/refused.git" main
	found_in "$MARK" "$T/refused.git" >"$T/found"
	holds '… and nothing is there' "$T/found" </dev/null
	rm -rf "$T/refused.git"
}
refused 'and its push is stopped'
ok 'the page goes on' taut add words
without_mark '… sealed' "$J/$DAY"
refused 'and the history is still stopped'
again && new_mark
quietly git -C "$J" checkout -q -b side
type_in purpose.md
quietly git -C "$J" commit -q -a --no-verify -m side
quietly git -C "$J" checkout -q main
quietly taut add words
quietly git -C "$J" merge -q --no-edit side
ok 'merged by hand, and on' sh -c 'echo Better. | taut purpose --ask'
without_mark '… sealed' "$J/purpose.md"
like '… doctor names it' 12 "^wrong history +purpose.md" taut doctor
refused '… and its push is stopped'
quietly git -C "$J" reset -q --hard main~3
quietly git -C "$J" branch -q -D side

again
clean_everywhere
done_testing
