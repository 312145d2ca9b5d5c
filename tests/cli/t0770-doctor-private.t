#!/bin/sh
# SPDX-License-Identifier: ISC
# doctor: where a private passage stands in the clear, and whether what is
# sealed is sound. No line holds a word of a page.
. "${0%/*}/lib.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n' >"$HOME/.gitconfig"
quietly taut init
quietly fast_key
cd "$J" || exit 1
OLD=entries/2026/11/2026-11-20.md
mkdir -p entries/2026/11

page() { # FILE WORDS: in the clear, and not young
	mkdir -p "$(dirname "$1")"
	printf '# A page\n\n```private\nNobody %s\n```\n' "$2" >"$1"
	touch -d '1 hour ago' "$1"
}
wrong() { like "$1" 12 "^wrong $2" taut doctor; silent; }
noted() { like "$1" 0 "^note  $2" taut doctor; silent; }
silent() { grep -q Nobody "$T/got" && missed '… and it shows the words'; }
sound() { unlike "$1" 0 '^(wrong|fixed|note) ' taut doctor; }

sound 'a new journal with a key'
page "$OLD" one
quietly taut sync --local
sound 'a sealed page'

# The work tree.
page "$DAY" two
noted 'a page not yet sealed' "private +$DAY:3: not yet sealed"
printf '\n```private\nNobody closes this\n' >>"$DAY"
wrong 'one that cannot be sealed' "private +$DAY:7: "
printf '# A page\n\n`` private\nNobody\n``\n' >"$DAY"
wrong 'a near miss' "private +$DAY:3: "
page "$DAY" two
quietly mv .git/taut/trusted "$T/trusted"
wrong 'with nobody to seal to' "private +$DAY:3: "
like 'and this is said' 12 '^note  keys +this clone has not confirmed whom to seal to: taut key trust' taut doctor
quietly mv "$T/trusted" .git/taut/trusted
mkdir .obsidian
page .obsidian/x.md beside
noted 'a page that is not the journal'\''s' 'private +.obsidian/x.md:3: never sealed'
rm -r .obsidian

# The index, the stash, the history, what is unreached.
git add "$DAY"
wrong 'what is staged' "index +$DAY:3: staged in git and not sealed: git reset -q"
quietly git stash -q
wrong 'what is stashed' "stash +$DAY:3: not sealed in commit [0-9a-f]{10}, of git's stash"
like '… and how it is sealed, in German' 12 "aus dem Stash von git: 'git stash pop', danach 'taut sync --local'$" \
	env LC_ALL=de_DE.UTF-8 taut doctor
quietly git stash drop -q
wrong 'what was dropped' 'objects +[0-9a-f]{10}, which nothing reaches, holds a passage that is not sealed: taut doctor --fix'
like 'goes' 0 '^fixed objects +1 that nothing reached' taut doctor --fix
sound 'and is gone'
page "$DAY" three
git add "$DAY"
quietly git commit -q --no-verify -m plain
bad=$(git rev-parse --short=10 HEAD)
touch -d '1 hour ago' "$DAY"
wrong 'what is committed' "history +$DAY:3: not sealed in commit $bad, which no remote has yet: man taut-private"
like 'and stands' 12 "^note  private +$DAY:3: not yet sealed" taut doctor
echo more >>"$DAY"
quietly git commit -q -a --no-verify -m more
wrong 'once for each page' "history +$DAY:3: not sealed in commit $bad \\(and 1 more\\), "
git update-ref refs/remotes/origin/main HEAD
noted 'what is pushed' "history +$DAY:3: not sealed in commit $bad \\(and 1 more\\), which a remote has already: man taut-private"
git update-ref -d refs/remotes/origin/main
quietly git reset -q --hard HEAD~2
noted 'what only the reflog has' "history +$DAY:3: not sealed in commit $bad \\(and 1 more\\), which only git's notes of old states reach: git reflog expire"
quietly git gc -q
quietly git reflog expire --expire=now --all
rm -f .git/ORIG_HEAD
wrong 'what is in a pack' 'objects +2 in packs, which nothing reaches, hold a passage that is not sealed: git gc --prune=now'
quietly git gc -q --prune=now
sound 'after the line that it names'

# What editors leave.
page "$DAY~" four
wrong 'a backup' "editors +'$DAY~', which an editor left, holds a passage that is not sealed"
taut doctor --fix >"$T/got" 2>&1
ok '--fix removes none' test -s "$DAY~"
rm "$DAY~"
page "entries/2026/11/#2026-11-21.md#" five
wrong 'of Emacs' "editors +'entries/2026/11/#2026-11-21.md#', which an editor left"
rm "entries/2026/11/#2026-11-21.md#"
printf 'b0VIM\0\0\0\0```private\0Nobody\0' >"entries/2026/11/.2026-11-21.md.swp"
wrong 'of vim' "editors +'entries/2026/11/.2026-11-21.md.swp', which an editor left, holds"
mv entries/2026/11/.2026-11-21.md.swp entries/2026/11/.2026-11-20.md.swo
printf 'b0VIM\0\0\0\0words' >entries/2026/11/.2026-11-20.md.swo
wrong 'of a page with a passage' "editors +'entries/2026/11/.2026-11-20.md.swo', which an editor has or left, may hold private words"
rm entries/2026/11/.2026-11-20.md.swo
printf 'nothing of note\n' >"$OLD~"
unlike 'what holds none is not named' 0 '^(wrong|note) +editors' taut doctor
rm "$OLD~"

# What taut itself left.
mkdir -p .git/taut/drafts
chmod 700 .git/taut/drafts
page .git/taut/drafts/a.1.md six
chmod 600 .git/taut/drafts/a.1.md
wrong 'a draft in the clear' "drafts +'.git/taut/drafts/a.1.md' holds a passage that is not sealed"
printf 'a draft\n' >.git/taut/drafts/a.1.md
noted 'any other' "drafts +a draft: '.git/taut/drafts/a.1.md'"
mv .git/taut/drafts/a.1.md .git/taut/drafts/a.1.md.age
noted 'a sealed one' 'drafts +a sealed draft: taut show -p .git/taut/drafts/a.1.md.age'
rm -r .git/taut/drafts
page .git/taut/tmp/t1 seven
noted 'a temporary file' "leftovers +'.git/taut/tmp/t1', of a crash, holds a passage"
rm .git/taut/tmp/t1
for file in .git/taut/trusted .git/taut/clone; do
	chmod 644 "$file"
	wrong "$file is for its owner" "(modes|keys) +'$file' (can be read|is open)"
	like '… and is made so' 0 "^fixed modes +'$file' can be read by other users \\(mode 0644\\)" taut doctor --fix
	is '… mode' 0 600 stat -c %a "$file"
done

# The keys.
cp .git/taut/trusted "$T/trusted"
echo x >>.git/taut/trusted
wrong 'a damaged list' "keys +'.git/taut/trusted' is damaged or of another version: taut key trust"
cp "$T/trusted" .git/taut/trusted
"$TAUT_BUILD/tool/seal" key >"$T/other.txt"
"$TAUT_BUILD/tool/seal" recipient "$T/other.txt" >>.taut/recipients
noted 'another list' "keys +the journal's files name other keys than this clone seals to: taut key trust"
quietly git checkout -q .taut

# What is sealed, without the key.
cp "$OLD" "$T/old"
sed -i '6s/^..../AAAA/' "$OLD"
run taut doctor
unlike 'the payload cannot be told without the key' 0 '^wrong' cat "$T/got"
sed -i 's/^YWdl/YWdx/' "$OLD"
wrong 'a damaged header' "passages +$OLD:3: this sealed passage is damaged: "
sed '/END AGE/d' "$T/old" >"$OLD"
wrong 'a cut armor' "passages +$OLD:3: this sealed passage is damaged: "
sed '$d' "$T/old" >"$OLD"
wrong 'a fence that is not closed' "(passages|private) +$OLD:3: "
cp "$T/old" "$OLD"
cp "$T/old" "$DAY"
noted 'a block that stands twice' "passages +($DAY|$OLD):3: the same passage as ($DAY|$OLD):3"
rm "$DAY"
touch -d '1 hour ago' "$OLD"
sound 'all is well again'

# The hooks.
rm .git/hooks/pre-push
printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
noted 'a hook of the person' 'hooks +your own pre-commit hook stands; add: taut hook pre-commit'
like 'a missing one' 0 '^note  hooks +git has no pre-push hook that asks taut: taut doctor --fix' taut doctor
like 'comes' 0 '^fixed hooks +git had no pre-push hook that asks taut' taut doctor --fix
ok '… and can be run' test -x .git/hooks/pre-push
is 'the other stays' 0 'exit 0' tail -n 1 .git/hooks/pre-commit
printf '#!/bin/sh\ntaut hook pre-commit\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
sound 'one that asks taut is as good'
chmod -x .git/hooks/pre-commit
noted 'one that git may not run' 'hooks +git may not run its hook pre-commit'
like 'is mended' 0 '^fixed hooks' taut doctor --fix
quietly git config core.hooksPath elsewhere
noted 'where git looks elsewhere' 'hooks +git looks for pre-commit where core.hooksPath says'
quietly git config --unset core.hooksPath

# With the key.
like 'what is asked for with -p' 0 '^ok +passages +1 opened' by_passphrase taut doctor -p
silent
sed -i '6s/^..../AAAA/' "$OLD"
like 'and a payload that does not open' 12 "^wrong passages +$OLD:3: " by_passphrase taut doctor -p
mv "$T/old" "$DAY"
rm "$OLD"
like 'a passage that was moved' 0 "^note  passages +$DAY:3: sealed for $OLD" by_passphrase taut doctor -p
silent
done_testing
