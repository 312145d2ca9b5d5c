#!/bin/sh
# SPDX-License-Identifier: ISC
# Trees that no taut wrote: what may do harm is refused by its name, nothing
# changed, the line that is printed goes on without it, and all else arrives; what
# is only odd is taken, the same way everywhere.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
. "$TOP/tests/cli/hostile.sh"
machines laptop desktop phone
first laptop desktop phone
quietly on laptop taut vision add health 'I run 8 km' --from 3 --to 8 --unit km
ODD=entries/2026/11

# What leads elsewhere, or to another program.
refused 'a link' "$ODD/link.md" "120000:$ODD/link.md:/etc/passwd"
refused 'a link for a folder' entries/2026/12 "120000:entries/2026/12:/tmp"
refused 'a link for a folder that is there' areas '120000:areas:/tmp'
refused 'a link that is no page' "$ODD/attachments/a.png" "120000:$ODD/attachments/a.png:/etc/passwd"
refused 'a link for the settings' .taut/config '120000:.taut/config:/etc/passwd'
refused 'a submodule' "$ODD/module" "160000:$ODD/module:"
refused 'a submodule that has a file' .gitmodules '160000:more:' \
	'100644:.gitmodules:[submodule "more"]\n\tpath = more\n\turl = ./x\n'
refused '.gitmodules' .gitmodules '100644:.gitmodules:\n'
refused '.lfsconfig' .lfsconfig "100644:.lfsconfig:[lfs]\n\turl = http://127.0.0.1:1/x\n"
refused "attributes of another's" .gitattributes '100644:.gitattributes:*.md filter=x merge=union\n'
refused 'attributes in a folder' "$ODD/.gitattributes" "100644:$ODD/.gitattributes:*.md filter=x\n"
refused 'a dot file below' "$ODD/.hidden.md" "100644:$ODD/.hidden.md:x\n"
refused 'a dot folder below' areas/.x "100644:areas/.x/a.md:x\n"
go_on

# Names.
refused 'a backslash' "$ODD/a\\b.md" "100644:$ODD/a\\\\b.md:x\n"
refused 'an escape sequence' "$ODD/a\\x1b]52;c;eA==\\x07b.md" "100644:$ODD/a\\x1b]52;c;eA==\\x07b.md:x\n"
refused 'a line feed' "$ODD/a\\x0ab.md" "100644:$ODD/a\\x0ab.md:x\n"
refused 'an escape sequence in a folder' "areas/\\x1b[2J" "100644:areas/\\x1b[2J/b.md:x\n"
refused 'a control of the upper half' "$ODD/a\\x9b2Jb.md" "100644:$ODD/a\\xc2\\x9b2Jb.md:x\n"
refused 'the other way round' "$ODD/a\\u202eb.md" "100644:$ODD/a\\xe2\\x80\\xaeb.md:x\n"
refused 'isolated, the other way round' "$ODD/a\\u2067b.md" "100644:$ODD/a\\xe2\\x81\\xa7b.md:x\n"
refused 'no UTF-8' "$ODD/a\\xffb.md" "100644:$ODD/a\\xffb.md:x\n"
refused 'no UTF-8, too long for its letter' "$ODD/a\\xc0\\xafb.md" "100644:$ODD/a\\xc0\\xafb.md:x\n"
refused 'a shell in a link' "$ODD/it's \$(touch \$HOME/run).md" \
	"120000:$ODD/it's \$(touch \$HOME/run).md:x"
refused 'an option for a link' -x "120000:-x:x"
refused 'a long name' "$(printf '%0256d' 0)" "100644:$ODD/$(printf '%0256d' 0).md:x\n"
long=areas/$(seq -s/ -f "$(printf '%0100d' 0)%g" 9)
refused 'a link at the end of a long way' "$long" "120000:$long/link.md:x"
refused 'a way too long' "$long/areas/0" "100644:$long/$long/$long/a.md:x\\n"
ok 'nothing was run' test ! -e laptop/run
go_on

# A repository within, whose settings git obeys where somebody stands in it.
settings='100644:notes/config:[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch run\n'
refused 'a repository' notes '100644:notes/HEAD:ref\x3a refs/heads/main\n' "$settings" \
	'100644:notes/objects/x:' '100644:notes/refs/x:'
refused 'a repository for a Mac' notes '100644:notes/head:ref\x3a refs/heads/main\n' "$settings" \
	'100644:notes/Objects/x:' '100644:notes/REFS/x:'
refused 'one that shares' areas/n '100644:areas/n/HEAD:ref\x3a refs/heads/main\n' '100644:areas/n/commondir:../m\n'
go_on

# What was not refused is not left out, for it would be gone for all.
write_on_both
quietly push_afar
like 'without what is fine: it is said' 0 "nothing was refused at 'entries" on laptop taut sync \
	--without "entries/2026/11/afar-$number.md" --without areas
arrived 'without what is fine' laptop
go_on

# Several at once: one line a path, and a way on without all of them.
refused 'three' areas/l2.md "120000:areas/l1.md:x" "120000:areas/l2.md:x" "160000:areas/l3:"
refused 'a hundred' areas/n30.md $(seq -f '120000:areas/n%02g.md:x' 100)
go_on

# A new machine that finds such a thing, and one that has a journal of its own.
quietly push_afar "120000:$ODD/l.md:x" "120000:$ODD/it's.md:x"
machines tablet other
fails 'a clone is refused' on tablet taut clone "$REMOTE"
is 'as a sync is' 0 5 echo "$status"
ok 'nothing is left' test ! -e tablet/journal
run on tablet taut clone "$REMOTE"
way=$(sed -n 's/^hint: .*: \(taut clone .*\)$/\1/p' got)
ok 'the way on' on tablet eval "${way:-false}"
arrived 'a clone' tablet
quietly on other taut init
quietly on other at 2026-11-12 taut add 'A journal of my own.'
quietly push_afar "120000:$ODD/l.md:x"
fails 'joining is refused' on other taut sync --remote "$REMOTE" --join
way=$(sed -n 's/^hint: .*: \(taut sync .*\)$/\1/p' got)
ok 'the way on joins' on other eval "${way:-false}"
arrived 'joined' other
ok 'the laptop needs no way on any more' on laptop taut sync
ok 'nor the tablet' on tablet taut sync
equal 'they are equal' laptop tablet other

# The journal itself.
format() { # NAME STATUS CONTENT
	write_on_both
	quietly push_afar "100644:.taut/format:$3"
	state laptop >before
	fails "$1: refused" on laptop taut sync
	is "$1: how" 0 "$2" echo "$status"
	unchanged "$1: nothing changed" laptop
	back_there
	ok "$1: mended there, it goes on" on laptop taut sync
}
format 'a newer format' 11 '2\n'
format 'a much newer one' 11 '999\n'
format 'one that no number is' 5 '99999999999999999999\n'
format 'a format that is none' 5 'x\n'
format 'a long one' 5 "$(printf '%0100d' 1)\n"
write_on_both
quietly push_afar '0:.taut/format:'
run on laptop taut sync
[ "$status" = 0 ] || go_by_hint 'no format' laptop
write_on_both
quietly push_afar '120000:.taut/format:x'
state laptop >before
fails 'the format is a link' on laptop taut sync
unchanged 'nothing changed' laptop
back_there
go_on

# What git warns of ever after.
refused 'a strange mode' "$ODD/mode.md" "100000:$ODD/mode.md:x\n"
for machine in desktop phone laptop; do ok "$machine goes on" on $machine taut sync; done
trees_equal 'all are equal' laptop desktop phone

# What git itself does not let in: the line leads on here, too.
barred() { # NAME SPEC…
	_case=$1
	shift
	write_on_both
	quietly push_afar "$@"
	state laptop >before
	like "$_case: git bars it" 9 '^taut: cannot fetch from .*object [0-9a-f]{40}' on laptop taut sync
	harmless "$_case: what is said"
	unchanged "$_case: nothing changed" laptop
	go_by_hint "$_case" laptop
}
barred 'a folder .git' '100644:.git/config:[core]\n\tfsmonitor = touch run\n'
barred 'a folder .GIT' '100644:areas/.GIT/config:x\n'
barred 'a folder git~1' '100644:git~1/config:x\n'
barred '.git for a Mac' '100644:.g\xe2\x80\x8cit/config:x\n'
barred '.git behind a backslash' '100644:areas/a\\.git\\b.md:x\n'
barred '.git with a stream' '100644:.git\x3a\x3a$INDEX_ALLOCATION/config:x\n'
barred 'a folder ..' '100644:areas/../../b.md:x\n'
barred 'a folder .' '100644:areas/./b.md:x\n'
barred 'a slash' '100644:areas/..\x2fb.md:x\n'
barred 'equal names' "100644:areas/a.md:x\n" "+100644:areas/a.md:y\n"
barred 'a file and a folder of one name' "100644:areas/b.md:x\n" "+40000:areas/b.md:"
for machine in desktop phone; do
	for n in 1 2; do
		run on $machine taut sync
		[ "$status" = 0 ] || go_by_hint "$machine goes the same way" $machine
	done
done
quietly on laptop taut sync
trees_equal 'and then all are equal' laptop desktop phone
machines late
run on late taut clone "$REMOTE"
is 'a clone is barred by git, too' 0 9 echo "$status"
run on late taut clone "$REMOTE" # again, with what git brought
go_by_hint 'a clone' late "taut clone '$REMOTE'"
trees_equal 'and then it is equal' laptop late
ok 'nothing was run' sh -c '! find "$0" -name run | grep .' "$T"
done_testing
