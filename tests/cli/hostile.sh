# SPDX-License-Identifier: ISC
# A remote that others write to, with anything; and what must hold of a machine
# that meets it. Read after remote.sh.

# push_afar SPEC…: see hostile.py; a good page goes with it. The last good commit of
# the remote is in $GOOD, the page's words are in $WORDS.
number=0
push_afar() {
	number=$((number + 1))
	WORDS="From afar, number $number."
	GOOD=$(git --git-dir="$REMOTE" rev-parse main) &&
	"$PYTHON" "$TOP/tests/cli/hostile.py" "$REMOTE" \
		"100644:entries/2026/11/afar-$number.md:# Afar\n\n$WORDS\n" "$@"
}
write_on_both() { quietly on laptop at 2026-11-20T12:00 taut add "On the laptop, before $((number + 1))."; }

# What a machine has, but for what git keeps of a fetch.
state() {
	on "$1" sh -c 'find . -path ./.git -prune -o -printf "%p %y %m %s %T@\n" | LC_ALL=C sort
		find . -path ./.git -prune -o -type f -exec sha256sum {} + | LC_ALL=C sort -k 2
		git for-each-ref refs/heads && cat .git/HEAD .git/config
		git ls-files --stage && git status --porcelain -uall
		find .git/taut -type f ! -name lock'
}
unchanged() { state "$2" >"$T/after" && same "$1" "$T/before" "$T/after"; }

# harmless NAME: what was said is text, and no more.
harmless() {
	if LC_ALL=C tr -d '\n' <"$T/got" | LC_ALL=C grep -q '[[:cntrl:]]' ||
		! iconv -f UTF-8 -t UTF-8 <"$T/got" >/dev/null 2>&1 ||
		grep -qP '[\x{80}-\x{9f}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]' "$T/got"; then
		missed "$1 is harmless"
		note <"$T/got"
	else
		passed "$1 is harmless"
	fi
}

# The way on that the last command printed, gone.
hinted() { sed -n 's/^\(hint: .*: \)\{0,1\}\(taut sync --without .*\)$/\2/p' "$T/got"; }

# escaped FILE: as the content of a SPEC.
escaped() { sed 's/\\/\\\\/g' "$1" | awk '{ printf "%s\\n", $0 }'; }

# refused NAME SHOWN SPEC…: a sync with this in it.
refused() {
	_case=$1 _shown=$2
	shift 2
	write_on_both
	quietly push_afar "$@"
	state laptop >"$T/before"
	run on laptop taut sync
	grep -qF -e "$_shown" "$T/got" && _fine=yes || _fine=no
	told "$_case: refused by its name" 5 $_fine taut sync
	[ $_fine = yes ] && [ "$status" = 5 ] || note <"$T/got"
	cp "$T/got" "$T/said"
	harmless "$_case: what is said"
	unchanged "$_case: nothing changed" laptop
	_way=$(hinted)
	cp "$T/said" "$T/got"
	like "$_case: with the way on" 0 '^(hint: .*: )?taut sync --without ' cat "$T/said"
	for _round in 1 2 3 4; do # fifty are named at a time
		run on laptop eval "${_way:-false}"
		[ "$status" = 5 ] || break
		_way=$(hinted)
	done
	told "$_case: which leads on" 0 yes "$_way"
	[ "$status" = 0 ] || note <"$T/got"
	arrived "$_case" laptop
	[ "$status" = 0 ] || back_there
}

# arrived NAME MACHINE: the words from afar, and nothing that no journal is made of.
arrived() {
	_status=$status
	on "$2" sh -c 'grep -qxF "$0" "$1" || echo "not here: $0"
		git ls-tree -r -t -z HEAD | tr "\n\0" "?\n" | LC_ALL=C grep -avE \
		"^040000|^100644 blob [0-9a-f]{40}	([a-z]+/([0-9]+/)*[-a-z0-9]+\.md|[a-zA-Z]+\.md|\.taut/(format|config|recipients|identities/age1[a-z0-9]+\.age)|\.git(attributes|ignore))$"
		git ls-tree -r -t --name-only -z HEAD | tr "\n\0" "?\n" | LC_ALL=C grep -av "^[-a-zA-Z0-9_./]*$"
		find . -path ./.git -prune -o \( -type l -o -name "*[!-a-zA-Z0-9_./]*" \) -print' \
		"$WORDS" "entries/2026/11/afar-$number.md" >"$T/stands"
	holds "$1: its words have arrived, and nothing else" "$T/stands" </dev/null
	status=$_status
}

# go_on: all sync, none is refused, all are equal and sound.
go_on() {
	for _machine in laptop desktop phone; do
		ok "$_machine goes on" on $_machine taut sync
	done
	equal 'all are equal' laptop desktop phone
}

trees_equal() { # NAME MACHINE…: where fsck has something to say for ever
	_name=$1
	shift
	for _machine; do
		on "$_machine" sh -c 'git rev-parse "HEAD^{tree}"; git status --porcelain -uall'
	done | sort -u >"$T/trees"
	is "$_name" 0 "$(git --git-dir="$REMOTE" rev-parse 'main^{tree}')" cat "$T/trees"
}

# go_by_hint NAME MACHINE [COMMAND]: what the last line says, "…: COMMAND", or "…:
# COMMAND; then the same again", until there is nothing to be done; three times.
go_by_hint() {
	for _round in 1 2 3; do
		_way=$(sed -n "s|^hint: .*: \(git .*\); then the same again\$|\1 \&\& ${3:-taut sync}|p
			s/^hint: .*: \(taut .*\)\$/\1/p" "$T/got" | head -n 1)
		[ -n "$_way" ] || break
		run on "$2" eval "$_way"
		[ "$status" != 0 ] || break
	done
	told "$1: the way on" 0 "$([ -n "$_way" ] && echo yes)" "${_way:-no way}"
	[ "$status" = 0 ] || note <"$T/got"
	arrived "$1" "$2"
	[ "$status" = 0 ] || back_there
}

# The remote as it was before: one that leads nowhere spoils no other.
back_there() { quietly git --git-dir="$REMOTE" update-ref refs/heads/main "$GOOD"; }
