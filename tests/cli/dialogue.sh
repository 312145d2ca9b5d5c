# SPDX-License-Identifier: ISC
# For tests of dialogues in a terminal of their own. Read behind lib.sh.

command -v python3 >/dev/null || skip_all 'no python3'
export TERM=xterm

# talk NAME STATUS [WAIT KEYS]... -- COMMAND...: see talk.py. What the terminal
# got is in $T/shown, plain; its last line tells status and terminal.
talk() {
	_name=$1 _ending=$2
	shift 2
	python3 -S "$TOP/tests/cli/talk.py" "$@" >"$T/raw" 2>&1
	sed 's/\x1b\[[0-9;?]*[A-Za-z]//g; s/\r//g' "$T/raw" >"$T/shown"
	if tail -n 1 "$T/shown" | grep -Fqx -e "$_ending"; then passed "$_name"; return; fi
	missed "$_name"
	tail -n 40 "$T/shown" | note
}
DONE='status 0, terminal as it was'
LEFT='status 130, terminal as it was'

shown() { # NAME PATTERN
	if grep -Eq -e "$2" "$T/shown"; then passed "$1"; return; fi
	missed "$1"
	{ echo "no line like: $2"; tail -n 40 "$T/shown"; } | note
}
not_shown() { # NAME PATTERN
	if grep -Eq -e "$2" "$T/shown"; then
		missed "$1"
		{ echo "a line like: $2"; tail -n 40 "$T/shown"; } | note
	else
		passed "$1"
	fi
}
kept() { find "$J/.git/taut/drafts" -type f 2>/dev/null || :; }
nothing_kept() { is "$1" 0 '' kept; }

# The journal as it is now, and back to it.
remember() { rm -rf "$T/before.j"; cp -a "$J" "$T/before.j"; }
again() { rm -rf "$J"; cp -a "$T/before.j" "$J"; }

# A year's first results: two with numbers, one in words, a step each Monday.
begin_journal() {
	quietly taut init
	quietly at 2026-10-01 taut vision add health 'I run 10 km' --from 3 --to 10 --unit km --id run
	quietly at 2026-10-01 taut vision add health 'At ease' --from 4 --to 8 --unit /10 --id ease
	quietly at 2026-10-01 taut vision add home 'Sundays are ours' --id sundays
	sed -i 's/^\(- At ease.*\)/\1\n  - 2: I avoid mirrors\n  - 8: I dance/' "$J/areas/health.md"
	quietly at 2026-10-02 taut plan add run 'If it is Monday, then I run' --every mon --id monday
	quietly at 2026-11-03 taut check run=3.7319
	quietly taut focus run ease sundays
}

# What must not be seen before its time. watch WORD…: begins; "$T/watched" COMMAND…
# notes in $T/trace all that it gives to the system, which it wrote, but for what it
# reads; blind NAME: none of the words is there, or shown, or in a draft.
watch() {
	BLIND=$(printf '%s\n' "$@")
	cat >"$T/watched" <<END
#!/bin/sh
strace -o /dev/null true 2>/dev/null || exec "\$@"
exec env ASAN_OPTIONS=detect_leaks=0 strace -f -qq -s 100000 -e trace='!read,pread64,readv,mmap' -o "$T/trace" "\$@"
END
	chmod +x "$T/watched"
	: >"$T/trace"
}
blind() { # NAME
	if grep -Fq -e "$BLIND" "$T/shown" "$T/trace" || grep -rFq -e "$BLIND" "$J/.git/taut"; then
		missed "$1"
		grep -F -e "$BLIND" "$T/shown" "$T/trace" | cut -c 1-300 | note
		return
	fi
	passed "$1"
}
