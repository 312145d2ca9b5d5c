#!/bin/sh
# SPDX-License-Identifier: ISC
# Several at work at once: taut with taut, taut with git, taut with editors
# that save in place and by renaming. No line of anybody is lost.
cd "$(dirname "$0")/../.." || exit 1
. tests/fault/lib.sh

# Which of the words $2-1 … $2-$3 are in no version of the page, nor in the work tree.
missing() {
	git -C "$1" log -p --format= -- "$PAGE" | sed -n 's/^+//p' | cat - "$1/$PAGE" |
		sort -u >"$T/have"
	n=1
	while [ "$n" -le "$3" ]; do
		grep -qx "$2-$n" "$T/have" || echo "$2-$n"
		n=$((n + 1))
	done
}

adding() {
	n=1
	while [ "$n" -le "$3" ]; do
		timeout 60 "$DRIVER" add "$1" "$PAGE" "$2-$n" >>"$T/$2.out" 2>&1
		n=$((n + 1))
	done
}

make_journal "$T/j"
adding "$T/j" a 20 &
adding "$T/j" b 20
wait
ok "$(grep -vc '^committed$' "$T/a.out" "$T/b.out" | grep -vc ':0')" 'two taut: 40 commits'
out=$(missing "$T/j" a 20; missing "$T/j" b 20)
ok "${#out}" "two taut: all 40 lines are there $out"
out=$(grep -c '^[ab]-' "$T/j/$PAGE")
ok "$((out - 40))" 'two taut: each line once'
out=$(git -C "$T/j" status --porcelain)
ok "${#out}" 'two taut: git status is clean'

# git commits other files, and the page too, as fast as it can.
rm -rf "$T/j" "$T"/?.out
make_journal "$T/j"
(
	n=1
	while [ "$n" -le 25 ]; do
		echo "git-$n" >>"$T/j/README.md"
		git -C "$T/j" add README.md 2>/dev/null && git -C "$T/j" commit -qm "git $n" 2>/dev/null
		n=$((n + 1))
	done
) &
adding "$T/j" c 25
wait
ok "$(grep -vc '^committed$\|^saved\|^note: taken in' "$T/c.out")" 'git beside taut: every change is safe'
git -C "$T/j" add README.md && git -C "$T/j" commit -qm rest >/dev/null
find "$T/j" -name '*.md' -exec touch -d '1 hour ago' {} +
"$DRIVER" take "$T/j" >/dev/null
out=$(missing "$T/j" c 25)
ok "${#out}" "git beside taut: no line is lost $out"
out=$(git -C "$T/j" show HEAD:README.md | grep -c '^git-')
ok "$((out - 25))" 'git beside taut: nothing of git is lost'
out=$(git -C "$T/j" fsck --strict 2>&1 | grep -v '^dangling\|^notice'; git -C "$T/j" status --porcelain)
ok "${#out}" "git beside taut: sound and clean $out"

# git moves the branch as fast as it can, from the value it last saw.
moving() {
	n=0
	while [ ! -e "$T/stop" ]; do
		old=$(git -C "$1" rev-parse HEAD)
		new=$(git -C "$1" commit-tree -p "$old" -m "moved $n" "$old^{tree}")
		git -C "$1" update-ref refs/heads/main "$new" "$old" 2>/dev/null &&
			echo "moved $n" >>"$T/moved"
		n=$((n + 1))
	done
}

rm -rf "$T/j" "$T"/?.out
make_journal "$T/j"
moving "$T/j" &
adding "$T/j" f 40
touch "$T/stop"
wait
out=$(missing "$T/j" f 40)
ok "${#out}" "a branch that moves: no line is lost $out"
git -C "$T/j" log --format=%s | sort >"$T/log"
out=$(sort "$T/moved" | comm -23 - "$T/log")
ok "${#out}" "a branch that moves: none of $(wc -l <"$T/moved") commits is lost $out"

# An editor reads the page, adds a line and saves: by renaming, or in place.
editing() {
	n=1
	while [ "$n" -le 60 ]; do
		if [ "$3" = rename ]; then
			{ cat "$1/$PAGE"; echo "$2-$n"; } >"$1/$PAGE.new~"
			mv "$1/$PAGE.new~" "$1/$PAGE"
		else
			text=$(cat "$1/$PAGE")
			printf '%s\n%s\n' "$text" "$2-$n" >"$1/$PAGE"
		fi
		n=$((n + 1))
		sleep 0.01
	done
}

for way in rename place; do
	rm -rf "$T/j" "$T"/?.out
	make_journal "$T/j"
	editing "$T/j" e "$way" &
	adding "$T/j" d 25
	wait
	ok "$(grep -vc '^committed$\|^saved\|^note: ' "$T/d.out")" "editor ($way): every change is safe"
	grep -v '^committed$\|^saved\|^note: ' "$T/d.out" | sed 's/^/# /'
	out=$(missing "$T/j" d 25)
	ok "${#out}" "editor ($way): no line of taut is lost $out"
	out=$(missing "$T/j" e 60)
	# What the editor itself overwrote before anybody could see it is not taut's.
	ok "${#out}" "editor ($way): no save is lost $out"
	age "$T/j/$PAGE"
	"$DRIVER" take "$T/j" >/dev/null
	out=$(git -C "$T/j" status --porcelain)
	ok "${#out}" "editor ($way): clean afterwards $out"
done
done_testing
