#!/bin/sh
# SPDX-License-Identifier: ISC
# What happens on this machine while a sync brings another one's words to the same
# page: taut, git, and editors that save in place or by renaming; and an edit that is
# not to be taken in yet. Nobody's word is lost.
TAUT_TEST_SECONDS=${TAUT_TEST_SECONDS:-240}
setting=${TAUT_ROUNDS:-8}
. "${0%/*}/sync.sh"
ROUNDS=$setting
machines laptop desktop
first laptop desktop
PAGE=laptop/journal/$DAY
all_settled() { (cd laptop/journal && settled); }

# The desktop writes and syncs, the laptop syncs, over and over: desktop-KIND-N.
syncing() { # KIND
	for n in $(seq "$ROUNDS"); do
		on desktop taut -q add "desktop-$1-$n" >>said.desktop 2>&1 || echo "add: $?" >>wrong
		on desktop taut -q sync >>said.desktop 2>&1 || echo "desktop: $?" >>wrong
		on laptop taut sync >>said.laptop 2>&1
		case $? in 0 | 6) ;; *) echo "laptop: $?: $(tail -n 2 said.laptop)" >>wrong ;; esac
	done
}

# missing WORD TIMES [also]: of WORD-1 … on both, once each; or, with "also", in any
# version that was ever committed.
missing() {
	for _machine in laptop desktop; do
		cp "$_machine/journal/$DAY" page
		[ -z "${3:-}" ] || on $_machine git log -p --format= -m -- "$DAY" >>page
		for n in $(seq "$2"); do
			_times=$(grep -cw -e "$1-$n" page)
			[ "$_times" = 1 ] || { [ -n "${3:-}" ] && [ "$_times" -gt 0 ]; } ||
				echo "$_machine: $1-$n: $_times times"
		done
	done
}
at_rest() { # NAME
	all_settled
	rm -f "$PAGE~"
	for machine in laptop desktop laptop; do ok "$1: $machine syncs in the end" on $machine taut sync; done
	equal "$1: both are equal, and sound" laptop desktop
	touch wrong
	holds "$1: no sync failed meanwhile" wrong </dev/null
	rm -f wrong said.*
}

# taut beside it.
syncing taut &
for n in $(seq $((ROUNDS * 3))); do
	on laptop taut add "laptop-taut-$n" >>said.add 2>&1 || echo "laptop add: $?" >>wrong
done
wait $!
at_rest taut
is 'taut: every entry of the laptop is there, once' 0 '' missing laptop-taut $((ROUNDS * 3))
is 'taut: and of the desktop' 0 '' missing desktop-taut "$ROUNDS"

# git beside it, on another page.
syncing git &
on laptop sh -c 'for n in $(seq "$0"); do echo "git-$n" >>links.md
	git add links.md && git commit -qam "git $n" || echo "busy $n"; done' $((ROUNDS * 3)) >git.said 2>&1
wait $!
at_rest git
is 'git: every entry is there, once' 0 '' missing desktop-git "$ROUNDS"
is 'git: nothing of its own is lost' 0 $((ROUNDS * 3)) on desktop git grep -hc '^git-' HEAD -- links.md

# Editors.
cat >editor <<'END'
use strict;
use Time::HiRes 'sleep';
my ($page, $way, $times) = @ARGV;
for my $n (1 .. $times) {
	open my $in, '<', $page or die; my $text = do { local $/; <$in> } // ''; close $in;
	$text .= "$way-$n\n";
	my $to = $way eq 'rename' ? "$page~" : $page;
	open my $out, '>', $to or die; print $out $text; close $out or die;
	rename $to, $page or die if $way eq 'rename';
	sleep 0.02;
}
END
for way in rename place; do
	syncing $way &
	perl editor "$PAGE" $way 60
	wait $!
	at_rest $way
	is "$way: every entry is somewhere" 0 '' missing "desktop-$way" "$ROUNDS" also
	is "$way: every save is somewhere" 0 '' missing $way 60 also
done

# An edit that is not to be taken in yet stays on top of what came.
OTHER=entries/2026/11/2026-11-20.md
quietly on laptop at 2026-11-20T08:00 taut add 'In the morning.'
quietly on laptop taut sync
quietly on desktop taut sync
unsettled() { # NAME LINE: typed at the end; BEFORE and AFTER it
	case=$1
	quietly on desktop sh -c 'printf "\nFrom the desktop: %s.\n" "$0" >>"$1" && touch -d "1 hour ago" "$1"' "$case" "$OTHER"
	quietly on desktop taut sync
	all_settled
	printf '%s\n' "$2" >typed
	cp "laptop/journal/$OTHER" before
	{ head -n 3 before; cat typed; tail -n +4 before; } >after
	cat after >"laptop/journal/$OTHER"
	[ -n "${YOUNG:-}" ] || touch -d '1 hour ago' "laptop/journal/$OTHER"
	[ -z "${BESIDE:-}" ] || : >"laptop/journal/${OTHER%/*}/$BESIDE"
	run on laptop taut sync
	told "$case: sync goes on" 0 yes taut sync
	[ "$status" = 0 ] || note <got
	has "$case: what came is there" "laptop/journal/$OTHER" "From the desktop: $case."
	grep -Fxf typed "laptop/journal/$OTHER" >found
	same "$case: and so is the edit" typed found
	is "$case: which is in no commit" 1 '' on laptop git grep -F -e "$(head -n 1 typed)" HEAD -- "$OTHER"
	is "$case: but still an edit" 0 " M $OTHER" on laptop git status --porcelain
	quietly on laptop taut sync
	same "$case: and stays one" typed found
	[ -z "${BESIDE:-}" ] || rm "laptop/journal/${OTHER%/*}/$BESIDE"
}
taken_then() { # LINE…
	all_settled
	ok "$case: in its time it is taken in" on laptop taut sync
	quietly on desktop taut sync
	for _text; do everywhere "$case: and arrives: $_text" "$_text" "$OTHER" laptop desktop; done
	equal "$case: both are equal" laptop desktop
}
BESIDE=.2026-11-20.md.swp unsettled 'open in vim' 'Being typed in vim.'
taken_then 'Being typed in vim.'
BESIDE=.#2026-11-20.md unsettled 'open in Emacs' 'Being typed in Emacs.'
taken_then 'Being typed in Emacs.'
YOUNG=1 unsettled young 'Typed a moment ago.'
taken_then 'Typed a moment ago.'
unsettled 'with markers' '<<<<<<< HEAD
Mine.
=======
Theirs.
>>>>>>> main'
grep -v '^<<<<<<<\|^=======\|^>>>>>>>' "laptop/journal/$OTHER" >after && cat after >"laptop/journal/$OTHER"
taken_then Mine. Theirs.
unsettled 'a passage that is nearly one' '``private
Not for others.'
sed -i '/^``private$/d; s/^Not for others\.$/For others, then./' "laptop/journal/$OTHER"
taken_then 'For others, then.'
done_testing
