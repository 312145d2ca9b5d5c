#!/bin/sh
# SPDX-License-Identifier: ISC
# Where a sync is not to be, or not as usual: no network, no git, a repository
# that stands otherwise, histories that began apart, files that nobody deleted.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
machines laptop desktop
first laptop desktop

# Offline, and without git.
mv "$REMOTE" away.git
printf '# Offline\n\nBy hand.\n' | on laptop by_hand entries/2026/11/offline.md
like 'the remote is not there' 9 "^taut: .*remote\.git" on laptop taut sync
is 'what was done by hand is in, all the same' 0 '' on laptop git status --porcelain -uall
ok 'and one can write' on laptop at 2026-11-22T13:00 taut add 'Offline.'
like 'a dry run fails alike' 9 '^taut: ' on laptop taut sync --dry-run
ok 'what is edited by hand can be taken in' on laptop taut sync --local
mv away.git "$REMOTE"
mkdir bin
ln -s "$TAUT_BUILD/taut" bin/taut
like 'without git: one clear error' 9 "^taut: .*'?git'?.*(PATH|installed|found)" \
	on laptop env PATH="$T/bin" taut sync
ok 'then all of it goes' on laptop taut sync
quietly on desktop taut sync
equal 'and arrives' laptop desktop
everywhere 'also the last' Offline. entries/2026/11/2026-11-22.md laptop desktop

# Where git stands otherwise.
state laptop >"$T/before"
quietly on laptop git checkout -q --detach
like 'on no branch' 5 '^hint: .*git (switch|checkout)' on laptop taut sync
quietly on laptop git checkout -q main
quietly on laptop git remote add second "$T/notes.git"
quietly on laptop git remote rename origin first
quietly on laptop git config --unset branch.main.remote
like 'two remotes, and none is chosen' 5 'first.*second|remote' on laptop taut sync
quietly on laptop git remote remove second
quietly on laptop git remote rename first origin
quietly on laptop git branch -q -u origin/main
unchanged 'nothing of this changed anything' laptop
quietly on laptop sh -c 'git checkout -q -b side && git commit -q --allow-empty -m side &&
	git checkout -q main && git commit -q --allow-empty -m other &&
	git merge -q --no-commit --no-ff side'
ok 'a merge that git began is brought to its end' on laptop taut sync
is 'with both sides' 0 'other
side' on laptop git log --format=%s --no-walk HEAD^1 HEAD^2
quietly on laptop git branch -q -D side
run on laptop git rebase -q --exec false HEAD~1
fails 'a rebase is not' on laptop taut sync
ok 'it is left as it is' on laptop git rebase --abort

# Names of one's own, from git's configuration.
quietly on desktop git remote rename origin home
quietly on desktop git branch -q -m main journal
quietly on desktop at 2026-11-22T14:00 taut add 'By another name.'
ok 'another remote and another branch' on desktop taut sync
is 'it is the branch of git that was pushed' 0 "$(head_of desktop)" remote_main
is 'and no other' 0 'refs/heads/main' git --git-dir="$REMOTE" for-each-ref --format='%(refname)'
quietly git --git-dir="$REMOTE" symbolic-ref HEAD refs/heads/trunk
quietly git --git-dir="$REMOTE" branch -q -m main trunk
machines phone tablet
ok 'a remote that calls its branch otherwise' on phone taut clone "$REMOTE"
quietly on phone at 2026-11-22T14:30 taut add 'To the trunk.'
ok 'and sync' on phone taut sync
is 'to that branch' 0 "$(head_of phone)" git --git-dir="$REMOTE" rev-parse trunk
is 'and no other' 0 'refs/heads/trunk' git --git-dir="$REMOTE" for-each-ref --format='%(refname)'
quietly git --git-dir="$REMOTE" branch -q -m trunk main
quietly git init -q --bare -b trunk trunk.git
ok 'to an empty one that would' on phone taut sync --remote "$T/trunk.git"
ok 'and from there' on phone taut clone "$T/trunk.git" trunk
is 'it is the same' 0 "$(head_of phone)" git -C phone/journal/trunk rev-parse HEAD
quietly git init -q --bare -b main other.git
quietly on phone git config remote.origin.pushurl "$T/trunk.git"
on phone sh -c 'git for-each-ref; git config --local --list' >"$T/before"
like 'a dry run to another' 0 "would go to $T/other.git" \
	on phone taut sync --remote "$T/other.git" --dry-run
on phone sh -c 'git for-each-ref; git config --local --list' >"$T/after"
same 'leaves what was met and where' "$T/before" "$T/after"
like 'moved, it is sent to the other, too' 0 " to $T/other.git\$" \
	on phone taut sync --remote "$T/other.git"
is 'and arrives' 0 "$(head_of phone)" git --git-dir=other.git rev-parse main
quietly git --git-dir=other.git symbolic-ref HEAD refs/heads/dangling
ok 'a HEAD that dangles: the only branch' on phone taut clone "$T/other.git" other
is 'it is the same, too' 0 "$(head_of phone)" git -C phone/journal/other rev-parse HEAD
quietly git --git-dir=other.git branch second main
like 'several: they are named' 5 "'main', 'second'" on phone taut clone "$T/other.git" third
rm -rf phone

# Two journals that began apart.
quietly on tablet taut init
quietly on tablet at 2026-11-21T05:00 taut add 'The tablet began on its own.'
state tablet >"$T/before"
like 'a dry run there names the way on' 5 "^hint: .*: taut sync --remote $REMOTE --dry-run --join" \
	on tablet taut sync --remote "$REMOTE" --dry-run
unchanged 'and changes nothing' tablet
like 'they are not joined unasked' 5 '^hint: .*taut sync --join' on tablet taut sync --remote "$REMOTE"
quietly on tablet git remote remove origin
unchanged 'nothing but the remote changed' tablet
fails 'nor the second time' on tablet taut sync --remote "$REMOTE"
ok 'asked for as the hint says, they are' on tablet taut sync --join
quietly git --git-dir="$REMOTE" symbolic-ref HEAD refs/heads/main
quietly on laptop taut sync
quietly on desktop taut sync
equal 'all are equal' laptop desktop tablet
everywhere 'its word is with the others' 'The tablet began on its own.' "$DAY" laptop desktop tablet
everywhere 'theirs with it' 'By another name.' entries/2026/11/2026-11-22.md laptop desktop tablet
is 'the second time is no more than a sync' 0 0 sh -c 'cd "$1" && taut -q sync; echo $?' - \
	"$T/tablet/journal"

# Many files gone that nobody deleted; and a path that may do harm.
quietly on tablet sh -c 'for n in $(seq 12); do echo "# $n" >entries/2026/11/n$n.md; done'
quietly on tablet settled
quietly on tablet taut sync
quietly on laptop taut sync
on tablet sh -c 'git commit -q --allow-empty -m a && git read-tree HEAD &&
	git rm -q --cached entries/2026/11/n*.md && tree=$(git write-tree) && git reset -q &&
	git push -q origin $(git commit-tree -p HEAD -p HEAD~1 -m merged $tree):main' || exit 1
quietly on laptop at 2026-11-22T15:00 taut add 'Twelve pages.'
state laptop >"$T/before"
like 'a merge that would delete what nobody deleted' 5 '^hint: .*--deletions' on laptop taut sync
unchanged 'nothing changed' laptop
ok 'asked for, it does' on laptop taut sync --deletions
ok 'they are gone' on laptop test ! -e entries/2026/11/n1.md
quietly on desktop taut sync --deletions
equal 'and both are equal' laptop desktop
quietly on desktop sh -c 'ln -s /etc/passwd entries/2026/11/link.md && git add -f entries &&
	git commit -q -m link && git push -q home journal:main'
quietly on laptop at 2026-11-22T16:00 taut add 'And a link.'
state laptop >"$T/before"
like 'a link is refused, by name' 5 'entries/2026/11/link\.md' on laptop taut sync
like 'with the way on' 5 "--without '?entries/2026/11/link\.md" on laptop taut sync
unchanged 'nothing changed' laptop
ok 'without it' on laptop taut sync --without entries/2026/11/link.md
ok 'it is not there' test ! -L laptop/journal/entries/2026/11/link.md
like 'who made it is told how to be rid of it' 5 '^hint: .*git rm' on desktop taut sync
quietly on desktop sh -c 'git rm -q --cached entries/2026/11/link.md && rm entries/2026/11/link.md &&
	git commit -q -m "no link"'
quietly on desktop taut sync
quietly on laptop taut sync
equal 'nor anywhere' laptop desktop
done_testing
