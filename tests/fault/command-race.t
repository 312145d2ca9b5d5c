#!/bin/sh
# SPDX-License-Identifier: ISC
# Several at work in one journal: `taut` beside `taut`, beside `git commit`,
# beside an editor that saves in place or by renaming. Nobody's word is lost,
# and the journal is sound and clean afterwards.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-240}
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm
. "${0%/*}/../cli/lib.sh"

settle() { find "$J" -name '*.md' -exec touch -d '1 hour ago' {} +; }

begin() {
	rm -rf "$J" "$T"/said.*
	quietly taut init
	quietly taut add begun
}

# adding WORD TIMES: one after another, each told to $T/said.WORD.
adding() {
	n=1
	while [ "$n" -le "$2" ]; do
		taut add "$1-$n" >>"$T/said.$1" 2>&1 || echo "status $? at $1-$n" >>"$T/said.$1"
		n=$((n + 1))
	done
}

# all_there WORD TIMES [also]: in the page of HEAD once each; or, with "also",
# in any version that was ever committed, or in the work tree.
all_there() {
	if [ -n "${3:-}" ]; then
		{ git -C "$J" log -p --format= -- "$DAY"; cat "$J/$DAY"; } >"$T/page"
	else
		git -C "$J" show "HEAD:$DAY" >"$T/page"
	fi
	n=1
	while [ "$n" -le "$2" ]; do
		count=$(grep -cw -e "$1-$n" "$T/page")
		[ "$count" -eq 1 ] || { [ -n "${3:-}" ] && [ "$count" -gt 0 ]; } ||
			echo "$1-$n: $count times"
		n=$((n + 1))
	done
}

sound() {
	settle
	ok "$1: the edits are taken in" taut sync --local
	is "$1: git status is clean" 0 '' git -C "$J" status --porcelain -uall
	is "$1: fsck" 0 '' git -C "$J" fsck --strict --no-dangling
	is "$1: doctor" 0 '' taut doctor -q
	is "$1: no conflict markers" 1 '' git -C "$J" grep -n '^<<<<<<<\|^>>>>>>>' HEAD -- entries
	is "$1: nothing is left over" 0 '' find "$J/.git" -name '*.lock' -o -path '*/taut/marker' \
		-o -path '*/taut/saved'
}

# Two, and two that check.
begin
quietly taut vision add health 'I run 8 km without stopping' --from 3 --to 8 --unit km
before=$(git -C "$J" rev-list --count HEAD)
adding a 25 &
adding b 25 &
for n in 1 2 3 4 5; do
	taut check "run=$n" -m "facts-$n" >>"$T/said.check" 2>&1 || echo "status $?" >>"$T/said.check"
done
wait
is 'two: all are acknowledged' 1 '' grep -hv '^added to\|^run: ' "$T/said.a" "$T/said.b" \
	"$T/said.check"
is 'two: every entry is there, once' 0 '' all_there a 25
is 'two: and of the other' 0 '' all_there b 25
is 'two: a commit each' 0 $((before + 55)) git -C "$J" rev-list --count HEAD
is 'two: every check' 0 5 grep -c '\[is::' "$J/$LOOK"
sound two

# git commits another file as fast as it can, and all that it finds.
begin
git -C "$J" config user.name Ana
git -C "$J" config user.email ana@example.org
(
	n=1
	while [ "$n" -le 40 ]; do
		echo "git-$n" >>"$J/links.md"
		git -C "$J" add links.md && git -C "$J" commit -qam "git $n"
		n=$((n + 1))
	done
) >/dev/null 2>&1 &
adding c 25
wait
is 'git: every entry is safe' 1 '' grep -v '^added to\|not yet committed\|^taut: taken in' \
	"$T/said.c"
settle
quietly taut sync --local
is 'git: every entry is there, once' 0 '' all_there c 25
is 'git: nothing of its own is lost' 0 40 git -C "$J" grep -hc '^git-' HEAD -- links.md
sound git

# The person's editor on the page that taut adds to.
cat >"$T/editor" <<'END'
use strict;
use Time::HiRes 'sleep';
my ($page, $way, $times) = @ARGV;
for my $n (1 .. $times) {
	open my $in, '<', $page or die; my $text = do { local $/; <$in> } // ''; close $in;
	$text .= "e-$n\n";
	my $to = $way eq 'rename' ? "$page~" : $page;
	open my $out, '>', $to or die; print $out $text; close $out or die;
	rename $to, $page or die if $way eq 'rename';
	sleep 0.005;
}
END
for way in rename place; do
	begin
	perl "$T/editor" "$J/$DAY" "$way" 150 &
	adding d 25
	wait
	is "$way: every entry is acknowledged" 1 '' grep -v \
		'^added to\|^taut: taken in\|^taut: left for next time\|had its last text\|has its last text' "$T/said.d"
	rm -f "$J/$DAY~"
	sound "$way"
	is "$way: every entry is somewhere" 0 '' all_there d 25 also
	is "$way: every save is somewhere" 0 '' all_there e 150 also
done
done_testing
