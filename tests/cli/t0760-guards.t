#!/bin/sh
# SPDX-License-Identifier: ISC
# What git is asked by: hooks that stop a passage in the clear, what passes
# them, the gate at push that still finds it, and the lines that mend it.
. "${0%/*}/lib.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n[advice]\n\tdetachedHead = false\n' \
	>"$HOME/.gitconfig"
quietly taut init
quietly fast_key
WORDS='Nobody knows this.'

plain() { # FILE: a page with a passage in the clear
	mkdir -p "$(dirname "$1")"
	printf '# A page\n\n```private\n%s\n```\n' "$WORDS" >"$1"
}
subjects() { git -C "$J" log --format=%s "$@"; }
known() { # whether git's store has the words of FILE as they stand
	git -C "$J" cat-file -e "$(git -C "$J" hash-object --no-filters "$1")" 2>/dev/null
}

# The files of the hooks.
for hook in pre-commit pre-push; do
	ok "$hook is there" test -x "$J/.git/hooks/$hook"
	ok "… a shell reads it" sh -n "$J/.git/hooks/$hook"
done
quietly git init -q -b main own
printf '#!/bin/sh\nexit 7\n' | tee own/.git/hooks/pre-commit >own.hook
quietly taut init own
same 'a hook of the person stays' own.hook own/.git/hooks/pre-commit
ok 'beside it the other is made' test -x own/.git/hooks/pre-push
quietly git config --global core.hooksPath "$T/hooks"
quietly taut init elsewhere
ok 'where git looks elsewhere none is made' test ! -e elsewhere/.git/hooks/pre-commit
ok 'nor there' test ! -e "$T/hooks"
quietly git config --global --unset core.hooksPath

# git commit, in each of its ways.
cd "$J" || exit 1
plain "$DAY"
git add .
like 'a commit is stopped' 1 "^taut: $DAY:3: a private passage is not sealed$" \
	git commit -m plain
like 'with the way out' 1 "^hint: 'taut sync --local' seals" git commit -m plain
unlike 'and without a word of it' 1 Nobody git commit -m plain
is 'nothing was committed' 0 'a key that opens at once' subjects -1
cp "$DAY" secret.md
git reset -q "$DAY"
rm "$DAY"
echo fine >fine.md
git add fine.md secret.md
like 'by all' 1 '^taut: secret.md:3:' git commit -a -m all
ok 'but one path alone goes' git commit -q -m fine fine.md
like 'and this one does not' 1 '^taut: secret.md:3:' git commit -m part secret.md
quietly git rm -q -f --cached secret.md
quietly git worktree add -q "$T/linked" -b linked
plain "$T/linked/$DAY"
git -C "$T/linked" add .
like 'in a linked work tree' 1 "^taut: $DAY:3:" git -C "$T/linked" commit -m linked
quietly git worktree remove -f "$T/linked"
quietly git branch -q -D linked
rm secret.md

# Without taut git goes on as ever.
PATH=$(printf %s "$PATH" | sed "s|^$TAUT_BUILD:||")
if command -v taut >/dev/null; then
	skip 'without taut' 'another taut is on the PATH'
else
	plain away.md
	git add away.md
	like 'without taut on the PATH: a warning' 0 '^taut is not on the PATH' git commit -m away
	quietly git reset -q --hard HEAD~1
fi
PATH=$TAUT_BUILD:$PATH

# git push: to a remote that has what was there so far.
quietly git init -q --bare -b main "$T/remote.git"
quietly git remote add origin "$T/remote.git"
ok 'the first push' git push -q origin main
echo two >>fine.md
quietly git commit -q -a -m two
ok 'and another' git push -q origin main
plain "$DAY"
git add .
quietly git commit -q --no-verify -m 'past the hook'
like 'a commit past the hook is stopped at push' 1 \
	"^taut: $DAY:3: a private passage is not sealed in commit $(git rev-parse --short=10 HEAD), past the hook\$" \
	git push origin main
unlike 'without a word' 1 Nobody git push origin main
is 'the remote has nothing of it' 0 "$(git rev-parse HEAD~1)" git -C "$T/remote.git" rev-parse main
like 'also as a tag' 1 "^taut: $DAY:3:" git push origin HEAD:refs/tags/v1
like 'also when it is to be another branch' 1 "^taut: $DAY:3:" git push origin main:other
like 'also by the address' 1 "^taut: $DAY:3:" git push "$T/remote.git" main
ok 'what does not hold it goes' git push -q origin HEAD~1:refs/heads/before
ok 'a branch can be removed' git push -q origin :before
at_push() { # as git tells its hook
	printf 'refs/heads/main %s refs/heads/main %s\n' "$(git rev-parse "$1")" \
		"$(git rev-parse origin/main)" >"$T/line"
	taut hook pre-push origin "$T/remote.git" <"$T/line"
}
like 'the gate is the same without git' 1 "^taut: $DAY:3:" at_push main
plain two.md
git add two.md
quietly git stash -q
like 'a stash is of no branch' 1 "^taut: $DAY:3:" at_push main
like 'but would be found' 1 '^taut: two.md:3:' at_push 'stash@{0}'
quietly git stash drop -q
echo three >>"$DAY"
quietly git commit -q -a --no-verify --amend -m amended
like 'an amended commit' 1 'in commit [0-9a-f]*, amended$' at_push main

# The way out, over a history with a merge, a tag and a page that goes on.
echo four >>fine.md
quietly env GIT_AUTHOR_DATE=2026-01-02T03:04:05Z git commit -q -a --author 'Bo <bo@example.org>' -m four
quietly git checkout -q -b side HEAD~1
echo side >side.md
git add side.md
quietly git commit -q -m side
quietly git checkout -q main
plain other.md
git add other.md
quietly git commit -q --no-verify -m other
quietly git merge -q -m merged side
echo five >>other.md
quietly git commit -q -a --no-verify -m five
git log --format='%s|%an|%ae|%at|%ct|%P' | sed 's/|[0-9a-f]* [0-9a-f]*$/|merge/; s/|[0-9a-f]*$//' >"$T/log.before"
was=$(git rev-parse HEAD)
git push origin main 2>"$T/told" && exit 1
sed -n '/^taut sync --local$/,/^$/p' "$T/told" >"$T/lines"
has 'how to let one go' "$T/lines" "# taut sync --push-unsealed $(git log --format=%h --abbrev=10 -1 --grep amended)"
touch -d '1 hour ago' ./*.md "$DAY"
ok 'the lines run as they are' sh -e "$T/lines"
is 'then all is committed' 0 '' git status --porcelain -uall
git log --format='%s|%an|%ae|%at|%ct|%P' | sed 's/|[0-9a-f]* [0-9a-f]*$/|merge/; s/|[0-9a-f]*$//; /^taken in/d' >"$T/log.after"
same 'every commit is there, with its person and time' "$T/log.before" "$T/log.after"
is 'nothing differs but the two pages' 0 "$DAY
other.md" git diff --name-only "$was" HEAD
has 'what stood around the passage stands' other.md five
is 'a page is sealed by sync, and once in the history before' 0 2 sh -c \
	'git log --format=%H -- "$1" | while read -r c; do git rev-parse "$c:$1"; done | sort -u | wc -l' - "$DAY"
awk '/-----BEGIN AGE/ { on = 1 } on; /-----END AGE/ { exit }' "$DAY" >"$T/sealed"
like 'and can be opened' 0 "^$WORDS" "$TAUT_BUILD/tool/seal" open -a "$T/key.txt" <"$T/sealed"
ok 'now it goes' git push -q origin main
is 'no word of it is at the remote' 1 '' sh -c \
	'git -C "$1" cat-file --batch-all-objects --batch | grep -a Nobody' - "$T/remote.git"

# A merge of what a remote has already is no news.
quietly git clone -q "$T/remote.git" "$T/theirs"
plain "$T/theirs/theirs.md"
git -C "$T/theirs" add .
quietly git -C "$T/theirs" commit -q -m theirs
quietly git -C "$T/theirs" push -q origin main
echo six >>fine.md
quietly git commit -q -a -m six
quietly git fetch -q
quietly git merge -q --no-commit origin/main
ok 'a merge is committed' git commit -q -m 'merge theirs'
ok 'and pushed' git push -q origin main
quietly git reset -q --hard origin/main~1

# What `git add` left goes when the page is sealed (these words were never
# committed).
WORDS='Nobody knows that either.'
plain "entries/2026/11/2026-11-20.md"
cp "entries/2026/11/2026-11-20.md" "$T/copy"
git add .
ok 'git add by hand makes an object' known "$T/copy"
touch -d '1 hour ago' "entries/2026/11/2026-11-20.md"
quietly taut sync --local
like 'the page is sealed' 0 '^-----BEGIN AGE' cat "entries/2026/11/2026-11-20.md"
fails 'and the object gone' known "$T/copy"
is 'git finds nothing wrong' 0 '' git fsck --strict --no-dangling --no-progress
WORDS='Nor that.'
plain "entries/2026/11/2026-11-19.md"
cp "entries/2026/11/2026-11-19.md" "$T/copy"
git add .
quietly git stash -q
quietly git stash apply -q
touch -d '1 hour ago' "entries/2026/11/2026-11-19.md"
quietly taut sync --local
ok 'an object that a stash reaches stays' known "$T/copy"

# Two clones wrapped the key anew; git merged the file by lines.
cp "$KEYFILE" "$T/key.age"
sed -i '2s/^/<<<<<<< HEAD\n/' "$KEYFILE"
git add .taut
like 'a key file that a merge cut is not committed' 1 "^taut: $KEYFILE: this is no whole key file" \
	git commit -q -m keys
like 'and doctor names it' 12 "^wrong keys +$KEYFILE is damaged" taut doctor
cp "$T/key.age" "$KEYFILE"
git add .taut
unlike 'whole it is fine' 12 '^wrong keys' taut doctor

like 'for programs alone' 2 "^taut: hook is what git's hooks call" taut hook
like 'the filter too' 2 "^taut: seal-index is for 'git filter-branch'" taut hook seal-index
cd "$T" || exit 1
like 'where there is no repository' 3 '^taut: cannot open the git repository' taut hook pre-commit
done_testing
