#!/bin/sh
# SPDX-License-Identifier: ISC
# A merge that came half-way: killed between two of its files, with an edit by hand
# before anybody goes on; or stopped by git at the very end, when all files stand.
# Half a merge is no edit of a person's; a whole one waits for the next sync.
. "${0%/*}/../cli/lib.sh"
. "$TOP/tests/cli/remote.sh"
command -v strace >/dev/null && strace -o "$T/all" true 2>/dev/null ||
	skip_all 'no strace, or it is not allowed to'
machines laptop desktop
first laptop desktop
SHELF=entries/2026/11/attachments

# Both add another picture of one name, which sorts before its second; the desktop
# changes a page, too.
echo 'The picture of the laptop, which is the longer one.' |
	on laptop by_hand "$SHELF/photo"
echo 'The desktop.' | on desktop by_hand "$SHELF/photo"
on desktop cat areas/home.md >page
{ cat page; printf '\nBy hand on the desktop.\n'; } | on desktop by_hand areas/home.md
quietly on desktop taut sync
quietly on laptop taut sync --local
mkdir seed && cp -a laptop desktop remote.git seed
fresh() { rm -rf laptop desktop remote.git && cp -a seed/* .; }

# half N: the sync of the laptop, killed at its N-th file.
half() {
	fresh
	on laptop strace -f -qq -e trace=renameat2 -e inject=renameat2:signal=KILL:when="$1" \
		-o "$T/trace" taut sync >"$T/said" 2>&1
}
# Whether nothing of either is lost, wherever it came to stand.
both_there() {
	for _machine in laptop desktop; do
		on "$_machine" grep -rhx 'The picture of the laptop, which is the longer one.' \
			"$SHELF" | head -n 1
		on "$_machine" grep -rhx 'The desktop.' "$SHELF" | head -n 1
		on "$_machine" grep -hx 'By hand on the desktop.' areas/home.md
	done | sort | uniq -c | awk '{ printf "%s ", $1 } END { print "" }'
}
files=0
for n in 1 2 3 4; do
	half $n
	[ -e laptop/journal/.git/taut/marker ] || continue
	files=$((files + 1))
	on laptop sh -c 'printf "\nBy hand, meanwhile.\n" >>areas/health.md &&
		printf "\nAnd here.\n" >>areas/home.md'
	on laptop settled
	quietly on laptop taut sync
	quietly on desktop taut sync
	quietly on laptop taut sync
	is "killed at file $n: both pictures are there, and the page" 0 '2 2 2 ' both_there
	equal "killed at file $n: both are equal" laptop desktop
	has "killed at file $n: the edit, too" laptop/journal/areas/home.md 'And here.'
done
is 'these were all files of the merge' 0 3 echo $files

# git's index was written, and then the branch cannot be set.
stopped() {
	fresh
	on laptop sh -c "$1"
	: >laptop/journal/.git/refs/heads/main.lock
	on laptop git rev-parse HEAD >before
	on laptop grep -rh --exclude-dir=.git "" . >words
	like "$2: it says so" 6 'not committed yet' on laptop taut sync
	rm laptop/journal/.git/refs/heads/main.lock
	is "$2: nothing is committed" 0 "$(cat before)" on laptop git rev-parse HEAD
	on laptop grep -rh --exclude-dir=.git "" . >now
	is "$2: every line that was there is" 1 '' grep -Fxv -f now words
	has "$2: and what came" now 'By hand on the desktop.'
	quietly on laptop sh -c 'find . -name .git -prune -o -type f -exec touch -d "1 hour ago" {} +'
	quietly on laptop taut sync
	quietly on desktop taut sync
	equal "$2: then it is done" laptop desktop
}
stopped : 'a branch that cannot be set'
# young, so that it is not taken in, and staged
stopped 'printf "\nStaged by hand.\n" >>areas/home.md && git add areas/home.md' 'what was staged'
has 'what was staged: is there' desktop/journal/areas/home.md 'Staged by hand.'

# A page edited here and deleted there: git sees the edit, whatever becomes of it.
rm -rf laptop desktop remote.git
machines laptop desktop
quietly git init -q --bare -b main "$REMOTE"
first laptop desktop
printf '# Extra\n\nWords.\n' | on laptop by_hand entries/extra.md
quietly on laptop taut sync
quietly on desktop taut sync
quietly on desktop sh -c 'rm entries/extra.md && taut sync'
on laptop sh -c 'echo "A young edit." >>entries/extra.md'
quietly on laptop taut sync
has 'an edit of what was deleted there stays' laptop/journal/entries/extra.md 'A young edit.'
unlike 'and git sees it' 0 '^S' on laptop git ls-files -v entries
on laptop settled
quietly on laptop taut sync
quietly on desktop taut sync
equal 'edited and deleted: both are equal' laptop desktop
has 'edited and deleted: it lives' desktop/journal/entries/extra.md 'A young edit.'

# So too a file that no journal is made of, which taut leaves alone.
quietly on laptop sh -c 'echo list >todo.txt && git add todo.txt && git commit -qm todo'
quietly on laptop taut sync
quietly on desktop taut sync
quietly on desktop sh -c 'echo theirs >>todo.txt && git commit -qam todo'
quietly on desktop taut sync
on laptop sh -c 'echo mine >>todo.txt'
like 'what is no page stays as it is here' 0 "'todo.txt' stays as it is here" on laptop taut sync
is 'and git sees that' 0 ' M todo.txt' on laptop git status --short
quietly on laptop git checkout -q todo.txt

# What `git add` took in the clear goes when a merge takes its place and it is sealed.
HOME=$T/laptop quietly fast_key "$T/laptop/journal"
quietly on laptop taut sync
quietly on laptop taut add 'A page.'
quietly on laptop taut sync
quietly on desktop taut sync
quietly on desktop taut add 'From the desktop.'
quietly on desktop taut sync
on laptop sh -c 'printf "\n\`\`\`private\nNobody knows.\n\`\`\`\n" >>"$0" && git add "$0"' "$DAY"
quietly on laptop taut sync
on laptop settled
quietly on laptop taut sync
plain() {
	on laptop sh -c 'git cat-file --batch-all-objects --batch-check |
		awk "\$2 == \"blob\" { print \$1 }" | while read -r id; do
			git cat-file blob "$id" | grep -c "Nobody knows" | grep -v "^0"
		done; :'
}
is 'nothing of it is in the clear' 0 '' plain
done_testing
