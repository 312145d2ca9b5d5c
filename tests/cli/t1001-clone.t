#!/bin/sh
# SPDX-License-Identifier: ISC
# The journal on another machine: what it finds, what is left where it fails, what
# is pinned, and that a clone that was killed is begun again (TAUT_FAULT_STEP: at
# every so manyth call; at each rename in any case).
[ "${TAUT_TEST:-}" = "$0" ] || set -- "${TAUT_FAULT_STEP:-37}"
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
machines laptop desktop phone
nothing_left() { ok "$1: nothing is left" test ! -e "$T/desktop/journal"; }

# Addresses that are none.
like 'without an address' 2 '^taut: ' on desktop taut clone
like 'an option' 2 '^taut: ' on desktop taut clone "--upload-pack=touch $T/run"
like 'an option behind --' 2 '^taut: ' on desktop taut clone -- "--upload-pack=touch $T/run"
like 'a command' 2 '^taut: ' on desktop taut clone "ext::touch $T/run"
like 'another helper' 2 '^taut: ' on desktop taut clone 'fd::17'
like 'an empty one' 2 '^taut: ' on desktop taut clone ''
like 'two lines' 2 '^taut: ' on desktop taut clone "a
b"
unlike 'what cannot be shown is not' 2 "$(printf '\033')" \
	on desktop taut clone "$(printf 'a\033]52;c;eA==\007b')"
fails 'a ssh host that is an option' on desktop taut clone "ssh://-oProxyCommand=touch%20$T/run/x"
ok 'nothing was run' test ! -e "$T/run"

# Remotes that cannot be.
like 'nothing is there' 9 "^taut: .*$T/none.git" on desktop taut clone "$T/none.git"
nothing_left 'nothing is there'
like 'it is empty' 5 '^hint: .*taut sync --remote' on desktop taut clone "$REMOTE"
nothing_left 'it is empty'
quietly git init -q --bare -b main notes.git
on laptop sh -c 'git init -q -b main notes && cd notes && echo a >a && git add a &&
	git commit -q -m a && git push -q "$1" main' - "$T/notes.git"
like 'it is no journal' 5 'no journal|not a journal' on desktop taut clone "$T/notes.git"
nothing_left 'it is no journal'

# One that is: at home, elsewhere, and where something is.
quietly on laptop taut init
quietly on laptop at 2026-11-21T07:10 taut add 'Frost on the bridge.'
quietly fast_key "$T/laptop/journal"
quietly on laptop taut sync --remote "$REMOTE"
ok 'a clone' on desktop taut clone "$REMOTE"
equal 'it is equal' laptop desktop
is 'nobody else can read it' 0 700 stat -c %a desktop/journal
like 'git has the whole of our driver' 0 'taut merge-file -- %O %A %B %P' \
	on desktop git config merge.taut.driver
is 'and detects no renames' 0 false on desktop git config merge.renames
for hook in pre-commit pre-push; do
	ok "$hook is there" test -x desktop/journal/.git/hooks/$hook
done
like 'git knows where it came from' 0 "^## main\.\.\.origin/main$" on desktop git status -sb
ok 'one can write' on desktop at 2026-11-21T08:00 taut add 'On the desktop.'
ok 'and sync' on desktop taut sync
quietly on laptop taut sync
equal 'both have it' laptop desktop
ok 'to a folder with a name of its own' on phone taut clone "$REMOTE" 'Tagebuch für Ana'
ok 'it is there' test -s "phone/Tagebuch für Ana/$DAY"
ok 'to an empty folder' on phone sh -c 'mkdir empty && taut clone "$1" empty' - "$REMOTE"
ok 'by a relative path, which holds from elsewhere too' on phone taut clone ../remote.git relative
ok 'and sync' on phone taut -C relative sync
touch "phone/own"
contents phone/empty >"$T/before"
like 'where a journal is' 2 '^hint: .*sync --remote' on phone taut clone "$REMOTE" empty
contents phone/empty >"$T/after"
same 'it stays as it was' "$T/before" "$T/after"
like 'where a file is' 2 'is there already' on phone taut clone "$REMOTE" own
ok 'it stays' test -f phone/own
mkdir phone/full && echo mine >phone/full/mine
like 'where other files are' 2 'is there already' on phone taut clone "$REMOTE" full
is 'they stay' 0 mine ls phone/full
fails 'where one may not write' on phone taut clone "$REMOTE" /proc/journal
fails 'below what is not there' on phone taut clone "$REMOTE" own/journal

# Keys: nothing is pinned unasked; the passphrase pins, once.
ok 'without a passphrase nothing is pinned' test ! -e desktop/journal/.git/taut/trusted
private() { printf 'What nobody knows.\n' | on "$1" taut add -p; }
like 'a private word asks for it first' 8 '^hint: .*taut key trust' private desktop
with_passphrase() { by_passphrase "$@"; }
ok 'by --passphrase-fd' on phone with_passphrase taut clone "$REMOTE"
is 'it is pinned' 0 600 stat -c %a phone/journal/.git/taut/trusted
ok 'a private word is sealed' private phone
ok 'it is one' grep -q 'BEGIN AGE ENCRYPTED FILE' "phone/journal/$DAY"
ok 'and sync' on phone taut sync
quietly on laptop taut sync
like 'it can be read on the other' 0 'What nobody knows' on laptop by_passphrase taut show -p 2026-11-21
equal 'as it is' laptop phone
rm -rf phone/journal
printf 'wrong\n' >"$T/lines"
like 'a wrong passphrase' 8 '^hint: .*key trust' on phone sh -c 'taut clone "$1" --passphrase-fd 3 3<"$2"' \
	- "$REMOTE" "$T/lines"
ok 'the journal is there, all the same' test -s "phone/journal/$DAY"
ok 'and nothing is pinned' test ! -e phone/journal/.git/taut/trusted
ok 'it can be confirmed later' on phone by_passphrase taut key trust --yes
ok 'then a private word is sealed' private phone

# What is written there while the fetch goes on, or after a kill, is nobody's but
# the person's. `ssh` here is the person too, once .git is there.
machines tablet
cat >"$T/meanwhile" <<'END'
#!/bin/sh
[ ! -d "$HOME/journal/.git" ] || (cd "$HOME/journal" && eval "$MEANWHILE") >"$HOME/meant" 2>&1
shift
exec sh -c "$*"
END
chmod +x "$T/meanwhile"
meanwhile() { # COMMANDS REPOSITORY
	on tablet env GIT_SSH="$T/meanwhile" GIT_SSH_VARIANT=simple MEANWHILE="$1" \
		taut clone "host:$2"
}
words='mkdir -p entries/2026/11 && echo "Words of mine." >"entries/2026/11/2026-11-21.md"'
mine() { is "$1: the words stay" 0 'Words of mine.' cat "tablet/journal/$DAY"; }
like 'no journal, and a page is written meanwhile' 5 'something else in it' \
	meanwhile "$words" "$T/notes.git"
mine 'no journal'
is 'and nothing but them' 0 entries ls -A tablet/journal
rm -r tablet/journal
like 'no journal, and git is used meanwhile' 5 'no journal|not a journal' \
	meanwhile 'echo a >a && git add a' "$T/notes.git"
is 'what was staged stays' 0 a on tablet git ls-files
rm -r tablet/journal
like 'a journal, and a page is written meanwhile' 5 'in the way' meanwhile "$words" "$REMOTE"
mine 'a journal'
like 'and said once more' 5 'in the way' on tablet taut clone "$REMOTE" "$T/tablet/journal"
mine 'once more'
mv "tablet/journal/$DAY" tablet/page
ok 'moved away: it goes on' on tablet taut clone "$REMOTE" "$T/tablet/journal"
equal 'and is whole' tablet
ok 'with no mark' test ! -e tablet/journal/.git/taut/unfolding
rm -r tablet/journal
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	on tablet strace -o /dev/null -e trace=syncfs -e inject=syncfs:signal=KILL \
		taut clone "$REMOTE" >"$T/got" 2>&1
	echo 'Words of mine.' >"tablet/journal/$DAY"
	like 'written in after a kill' 5 'in the way' on tablet taut clone "$REMOTE" "$T/tablet/journal"
	mine 'after a kill'
	rm -r tablet/journal
else
	skip 'written in after a kill' 'no strace'
fi
ok 'the same bytes are there already' meanwhile "mkdir -p ${DAY%/*} && cp '$T/laptop/journal/$DAY' $DAY" "$REMOTE"
equal 'these are not in the way' tablet
rm -r tablet/journal
quietly git init -q -b main tablet/journal
(cd tablet/journal && eval "$words")
for time in first second; do
	like "a sync into a repository with a page, the $time time" 5 'in the way' \
		on tablet taut sync --remote "$REMOTE"
	mine "the $time time"
done
rm -r tablet/journal

# A repository of somebody's is not free, though its files are gone.
quietly git init -q -b main tablet/journal
quietly on tablet sh -c 'git remote add origin https://example.org/other.git &&
	git fetch -q "$1" main:refs/remotes/origin/main' - "$REMOTE"
for what in fetched committed; do
	cp -a tablet/journal/.git/config "$T/before"
	like "what was $what is there already" 2 'is there already' \
		on tablet taut clone "$REMOTE" "$T/tablet/journal"
	same "what was $what stays" "$T/before" tablet/journal/.git/config
	quietly on tablet git commit -q --allow-empty -m other
done
rm -r tablet/journal

# Killed at many points, and run again: done, or it was done already.
killed() { # CALL WHICH
	on cutter strace -o /dev/null -e trace="$1" -e inject="$1:signal=KILL:when=$2" \
		taut clone "$REMOTE" cut >"$T/got" 2>&1
	on cutter taut clone "$REMOTE" cut >"$T/got" 2>&1
	_again=$?
	if on cutter eval 'cd cut && [ -z "$(git status --porcelain -uall)" ] &&
		[ "$(git rev-parse HEAD)" = "$(git rev-parse origin/main)" ] && taut doctor -q &&
		taut sync' >"$T/after" 2>&1 && { [ $_again = 0 ] || grep -q 'there already' "$T/got"; }
	then
		return
	fi
	echo "$1 $2: then $_again:"
	cat "$T/got" "$T/after"
}
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	calls=openat,mkdir,mkdirat,write,rename,renameat,renameat2,fsync,link,linkat,vfork,clone,clone3
	machines cutter
	quietly on cutter strace -o "$T/calls" -e trace=$calls taut clone "$REMOTE" counted
	awk -F'(' -v step="$1" '/^[a-z0-9]+\(/ { n[$1]++
		if ($1 ~ /^rename/ || NR % step == 0) print $1, n[$1] }' "$T/calls" >"$T/points"
	: >"$T/wrong"
	points=0
	while read -r call which; do
		points=$((points + 1))
		killed "$call" "$which" >>"$T/wrong" 2>&1
		rm -rf cutter/cut
	done <"$T/points"
	holds "killed at $points points, and run again" "$T/wrong" </dev/null
	ok 'these were many' test "$points" -ge 8
else
	skip 'killed, and run again' 'no strace'
fi

# Killed when libgit2 had linked the branch, or HEAD, to its place: the lock's name is left.
quietly on tablet taut clone "$REMOTE" "$T/tablet/journal"
branch=$(on tablet git -C "$T/tablet/journal" symbolic-ref HEAD)
: >tablet/journal/.git/taut/unfolding
ln "tablet/journal/.git/$branch" "tablet/journal/.git/$branch.lock"
like 'killed at the last of it: it is there' 2 'sync --remote' on tablet taut clone "$REMOTE" "$T/tablet/journal"
ok 'and sound' on tablet taut -C "$T/tablet/journal" doctor -q
mv "tablet/journal/.git/$branch" "tablet/journal/.git/$branch.lock"
ln tablet/journal/.git/HEAD tablet/journal/.git/HEAD.lock
: >tablet/journal/.git/taut/unfolding
ok 'killed at its beginning: it goes on' on tablet taut clone "$REMOTE" "$T/tablet/journal"
ok 'and is sound, too' on tablet taut -C "$T/tablet/journal" doctor -q
rm -r tablet/journal
is 'nothing is left beside' 0 journal ls desktop
done_testing
