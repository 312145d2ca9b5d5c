#!/bin/sh
# SPDX-License-Identifier: ISC
# What a remote may not do to who syncs: choose whom is sealed to, take words back,
# let private ones out. And what plain git may not, beside taut.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
. "$TOP/tests/cli/hostile.sh"
machines laptop desktop
quietly on laptop taut init
HOME=$T/laptop quietly fast_key "$T/laptop/journal"
quietly on laptop taut sync --remote "$REMOTE"
quietly on desktop by_passphrase taut clone "$REMOTE"
seal=$TAUT_BUILD/tool/seal
private() { printf '%s\n' "$2" >words && on "$1" sh -c 'taut add -p --on 2026-11-18 <"$0"' "$T/words"; }
# A plain fence as a program types it that knows no taut.
fenced() { printf '# Page\n\n## 07:00\n\nBefore.\n\n```private\n%s\n```\n\nAfter.\n' "$1"; }
spec() { escaped /dev/stdin; }
raw() { od -An -v -tx1 "$1" | tr -d '\n' | sed 's/ /\\x/g'; }
# of_page MACHINE FILE: each passage's openers and words.
of_page() {
	awk '/-----BEGIN AGE/ { c++; p = 1 } p { sub(/^[> ]*/, ""); print >("passage." c) } /-----END AGE/ { p = 0 }' \
		"$1/journal/$2"
	for _passage in passage.*; do
		for _key in key.txt evil.txt; do
			"$seal" open -a $_key <"$_passage" >opened 2>&1 && echo "$_key: $(sed '$d' opened)"
		done
	done
	rm -f passage.* opened
}
DAY18=entries/2026/11/2026-11-18.md

# A list of keys that another made.
"$seal" key >evil.txt && EVIL=$("$seal" recipient evil.txt)
key_list 9 "$OWN" journal "$EVIL" tablet >forged
write_on_both
quietly push_afar "100644:.taut/recipients:$(escaped forged)" \
	"100644:entries/2026/11/fence.md:$(fenced 'Sealed by sync.' | spec)"
like 'a list from afar: sync goes on, and says it' 0 'taut key trust' on laptop taut sync
harmless 'what is said'
like 'a private word says it, too' 0 'taut key trust' private laptop 'Only for me.'
is 'it is for whom was confirmed' 0 'key.txt: Only for me.' of_page laptop $DAY18
is 'so what came in the clear' 0 'key.txt: Sealed by sync.' of_page laptop entries/2026/11/fence.md
quietly on desktop taut sync
is 'here too' 0 'key.txt: Sealed by sync.' of_page desktop entries/2026/11/fence.md
key_file evil.txt 12 "$EVIL" journal >forged.age
write_on_both
quietly push_afar "100644:$KEYFILE:$(raw forged.age)" "100644:.taut/identities/age1aaaaaaaaaaaaa.age:$(raw forged.age)"
ok 'a forged identity: sync goes on' on laptop taut sync
like 'a private word says it' 0 'taut key trust' private laptop 'Again for me.'
is 'and is for the same' 0 'key.txt: Only for me.
key.txt: Again for me.' of_page laptop $DAY18
quietly push_afar "0:$KEYFILE:" '0:.taut/recipients:' '0:.taut/identities/age1aaaaaaaaaaaaa.age:'
ok 'all keys gone: sync goes on' on laptop taut sync
ok 'and so do private words' private laptop 'And once more.'
is 'for the same' 0 'key.txt: Only for me.
key.txt: Again for me.
key.txt: And once more.' of_page laptop $DAY18
ok 'what was confirmed is in the clone' grep -q "$OWN" laptop/journal/.git/taut/trusted
lacks 'and nothing else' laptop/journal/.git/taut/trusted "$EVIL"

# A private passage typed by a program that knows no taut, on a page of both sides.
number=100
on laptop at 2026-11-17T08:00 taut -q add 'On both.'
quietly on laptop taut sync
quietly on desktop taut sync
on desktop sh -c 'printf "\n## 09:00\n\n\`\`\`private\nploverbad nine.\n\`\`\`\n\nAfter.\n" >>"$0" &&
	git commit -q --no-verify -am phone && git push -q --no-verify origin main' entries/2026/11/2026-11-17.md
quietly on laptop at 2026-11-17T10:00 taut add 'The laptop went on.'
theirs=$(git --git-dir="$REMOTE" rev-parse main)
like 'it came in the clear: sealed in the merge, and said' 0 "sealed .*2026-11-17\.md" on laptop taut sync
unlike 'not a word of it is shown' 0 ploverbad cat got
lacks 'it is not in the work tree' laptop/journal/entries/2026/11/2026-11-17.md ploverbad
is 'it is there, sealed' 0 'key.txt: ploverbad nine.' of_page laptop entries/2026/11/2026-11-17.md
ours_with() { # TEXT: objects of ours that hold it
	on laptop sh -c 'git cat-file --batch-check="%(objectname)" --batch-all-objects | sort >all
		git rev-list --objects "$1" | cut -c 1-40 | sort >theirs
		comm -23 all theirs | git cat-file --batch | grep -ac "$2"; rm all theirs
		grep -rl "$2" .git --include="*[!0-9a-f]*" 2>/dev/null' - "$theirs" "$1"
}
is 'and in no object of ours, and no other file' 1 0 ours_with ploverbad
quietly on desktop taut sync
everywhere 'all the rest arrived' 'The laptop went on.' entries/2026/11/2026-11-17.md laptop desktop
everywhere 'and theirs' After. entries/2026/11/2026-11-17.md laptop desktop
trees_equal 'both are equal' laptop desktop

# A branch that was taken back.
old=$(git --git-dir="$REMOTE" rev-parse main)
quietly on laptop at 2026-11-16T08:00 taut add 'Before it was taken back.'
quietly on laptop taut sync
quietly on desktop taut sync
quietly on laptop at 2026-11-16T08:30 taut add 'And once more.'
quietly on laptop taut sync
git --git-dir="$REMOTE" update-ref refs/heads/main "$old"
quietly on desktop at 2026-11-16T09:00 taut add 'The desktop, after it.'
like 'taken back: it is said' 0 'taken back' on desktop taut sync
quietly on laptop taut sync
quietly on desktop taut sync
for line in 'Before it was taken back.' 'And once more.' 'The desktop, after it.'; do
	everywhere "nothing is lost: $line" "$line" entries/2026/11/2026-11-16.md laptop desktop
done
trees_equal 'both are equal' laptop desktop
git --git-dir="$REMOTE" update-ref refs/heads/main "$old"
write_on_both
quietly push_afar
like 'taken back and written on: it is said' 0 'taken back' on laptop taut sync
arrived 'what was written there then' laptop
everywhere 'what was there before' 'Before it was taken back.' entries/2026/11/2026-11-16.md laptop
quietly on desktop taut sync
trees_equal 'both are equal' laptop desktop

# The last gate: a commit that git made here.
printf '# Plain\n\n```private\nploverbad ten.\n```\n' | on laptop by_hand entries/2026/11/plain.md
quietly on laptop sh -c 'git add -A && git commit -q --no-verify -m "by git"'
plain=$(on laptop git rev-parse HEAD)
before=$(git --git-dir="$REMOTE" rev-parse main)
fails 'what is in the clear here holds the push' on laptop taut sync
cp got said
like 'it is named' 0 'entries/2026/11/plain\.md:[0-9]+: ' cat said
like 'the lines that seal it are printed' 0 'git .*(rebase|filter-branch|commit-tree|replace)|taut ' cat said
like 'and the way past it' 0 'push-unsealed' cat said
unlike 'not a word of it is shown' 0 ploverbad cat said
is 'nothing was pushed' 0 "$before" git --git-dir="$REMOTE" rev-parse main
is 'not even an object' 1 '' git --git-dir="$REMOTE" cat-file -e "$plain"
quietly on desktop at 2026-11-17T11:00 taut add 'Meanwhile.'
quietly on desktop taut sync
fails 'the next sync holds it, too' on laptop taut sync
everywhere 'though it takes in what is there' Meanwhile. entries/2026/11/2026-11-17.md laptop
ok 'let out by its name' on laptop taut sync --push-unsealed "$plain"
ok 'it is there' git --git-dir="$REMOTE" merge-base --is-ancestor "$plain" main
quietly on desktop taut sync
trees_equal 'both are equal' laptop desktop

for machine in laptop desktop; do ok "$machine is sound" on $machine taut doctor -q; done
done_testing
