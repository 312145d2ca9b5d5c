#!/bin/sh
# SPDX-License-Identifier: ISC
# What phones, Macs, Obsidian and plain git put into a repository: taken, made even
# where machines would differ, the same way on all of them, and once.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
. "$TOP/tests/cli/hostile.sh"
machines laptop desktop phone
first laptop desktop
ODD=entries/2026/11
files() { on "$1" git -c core.quotePath=false ls-tree -r --name-only HEAD; }
modes() { on "$1" sh -c 'git ls-tree -r HEAD | cut -c 1-6 | sort -u'; }

# odd NAME SPEC…: it is taken by two machines that both wrote meanwhile, at once.
odd() {
	_case=$1
	shift
	write_on_both
	quietly on desktop at 2026-11-20T13:00 taut add "On the desktop, before $((number + 1))."
	quietly push_afar "$@"
	for _machine in laptop desktop laptop; do
		run on $_machine taut sync
		told "$_case: $_machine takes it" 0 yes taut sync
		[ "$status" = 0 ] || note <"$T/got"
		harmless "$_case: what is said"
	done
	equal "$_case: both are equal" laptop desktop
	everywhere "$_case: the words from afar" "$WORDS" "$ODD/afar-$number.md" laptop desktop
	is "$_case: plain files alone" 0 100644 modes laptop
	_tip=$(git --git-dir="$REMOTE" rev-parse main)
	quietly on desktop taut sync
	quietly on laptop taut sync
	is "$_case: then there is nothing to do" 0 "$_tip" git --git-dir="$REMOTE" rev-parse main
}

odd 'names of a phone' "100644:$ODD/Einkauf für Ömer.md:# Einkauf\n" "100644:$ODD/日記 2026.md:# 日記\n" \
	"100644:$ODD/Заметки — №1.md:# Заметки\n" "100644:$ODD/يوميات.md:# يوميات\n" \
	"100644:$ODD/👩‍💻 & (1), 'it's' \"so\" \$HOME.md:# Work\n" "100644:areas/a\\x3ab?*<>|.md:# Marks\n" \
	"100644:areas/ before.md:x\n" "100644:areas/CON.md:x\n" "100644:-option.md:x\n" "100644:~.md:x\n"
ok 'they stand there' test -s "laptop/journal/$ODD/日記 2026.md" -a -s "desktop/journal/areas/a:b?*<>|.md"
ok 'and can be gone on with' on desktop sh -c 'echo "Milk." >>"$0/Einkauf für Ömer.md" &&
	touch -d "1 hour ago" "$0/Einkauf für Ömer.md" && taut sync' $ODD
ok 'it arrives' on laptop taut sync
everywhere 'what was added' 'Milk.' "$ODD/Einkauf für Ömer.md" laptop desktop

odd 'modes' "100755:$ODD/run.md:# Run\n" "100755:bin/tool:#!/bin/sh\n"
is 'none can be run' 0 '' on laptop find . -path ./.git -prune -o -type f -perm /111 -print

odd 'twins by case' "100644:areas/Work.md:# Work\n\nThe first.\n" "100644:areas/work.md:# Work\n\nThe second.\n" \
	"100644:areas/WORK.md:# Work\n\nThe third.\n" "100644:Areas/other.md:# Other\n"
for line in 'The first.' 'The second.' 'The third.'; do
	is "$line is kept, once" 0 1 on laptop sh -c 'grep -rlFx -e "$1" areas | wc -l' - "$line"
done
cat >fold <<'END2'
import sys, unicodedata
seen = {}
for path in sys.stdin.read().splitlines():
    parts = path.split("/")
    for n in range(1, len(parts) + 1):
        name = "/".join(parts[:n])
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if seen.setdefault(key, name) != name:
            print(seen[key], name)
END2
alone() { files "$1" | "$PYTHON" fold; }
is 'no two names are one on a Mac' 0 '' alone laptop

odd 'twins by form' "100644:areas/Caf\\xc3\\xa9.md:# Caf\n\nComposed.\n" "100644:areas/Cafe\\xcc\\x81.md:# Caf\n\nDecomposed.\n"
is 'no two names are one on a Mac, still' 0 '' alone laptop
for line in Composed. Decomposed.; do
	is "$line is kept, once" 0 1 on laptop sh -c 'grep -rlFx -e "$1" areas | wc -l' - "$line"
done
like 'the second has a name of its own' 0 'Caf.*~2\.md' files laptop

odd "another's settings" '100644:.obsidian/app.json:{}\n' '100644:.obsidian/plugins/x/main.js:run()\n' \
	'100644:.trash/old.md:# Old\n' '100644:.DS_Store:x' '100644:.stfolder/x:x' \
	'100755:.taut/hooks/pre-commit:#!/bin/sh\n'
is 'they stay out of the work tree' 0 '' on laptop find . -mindepth 1 -maxdepth 1 -name '.*' \
	! -name .git ! -name .taut ! -name .gitattributes ! -name .gitignore
ok 'nor is a hook that taut has not' on laptop test ! -e .taut/hooks
like 'and in git' 0 '^\.obsidian/app\.json$' files laptop
odd 'they go on there' '100644:.obsidian/app.json:{"a": 1}\n' '0:.trash/old.md:'
is 'as the other wrote it' 0 '{"a": 1}' on desktop git show HEAD:.obsidian/app.json
mkdir laptop/journal/.obsidian && echo '{"mine": 1}' >laptop/journal/.obsidian/app.json
odd 'where one stands of our own' '100644:.obsidian/app.json:{"a": 2}\n'
is 'it is left alone' 0 '{"mine": 1}' cat laptop/journal/.obsidian/app.json
rm -r laptop/journal/.obsidian

odd 'other files' '100644:photo.jpg:\xff\xd8\xff' '100644:notes.txt:x\n' "100644:$ODD/attachments/a b.png:\\x89PNG" \
	'100644:bin/tool:#!/bin/sh\necho more\n' '100644:Makefile:all:\n'
odd 'texts' "100644:$ODD/empty.md:" "100644:$ODD/crlf.md:# A\r\n\r\nB\r\n" "100644:$ODD/bytes.md:# \xff\xfe\x00\n" \
	"100644:$ODD/bom.md:\xef\xbb\xbf# BOM" "100644:$ODD/cr.md:# A\rB\r"
is 'to the byte' 0 '357 273 277   #       B   O   M' sh -c 'od -An -c "$0" | sed "s/^ *//"' "desktop/journal/$ODD/bom.md"
odd 'an empty folder' '40000:areas/none:'
# A new machine, and the phone's git goes on from there.
quietly on phone taut clone "$REMOTE"
equal 'a clone of all that is equal' laptop desktop phone
quietly on phone sh -c 'echo "By git." >>"$0/日記 2026.md" && git commit -qam phone && git push -q origin main' $ODD
quietly on laptop taut sync
quietly on desktop taut sync
everywhere 'what plain git wrote' 'By git.' "$ODD/日記 2026.md" laptop desktop phone
equal 'all are equal' laptop desktop phone

# A folder where a file was, the other way round, and what an old git wrote.
shape() { # NAME SPEC…
	_case=$1
	shift
	write_on_both
	quietly push_afar "$@"
	ok "$_case: it is taken" on laptop taut sync
	everywhere "$_case: the words from afar" "$WORDS" "$ODD/afar-$number.md" laptop
	is "$_case: nothing is left to do" 0 '' on laptop git status --porcelain -uall
	ok "$_case: here too" on desktop taut sync
	trees_equal "$_case: both are equal" laptop desktop
	[ "$status" = 0 ] || back_there
}
shape 'an old mode' "100664:$ODD/group.md:# Group\n"
is 'it is as all are' 0 100644 modes laptop
shape 'a folder where a file was' '100644:notes.txt/a.md:# Now a folder\n' '0:bin:' '100644:bin:x\n'
shape 'a page that becomes a folder' "100644:$ODD/run.md/a.md:# Now a folder\n"
shape 'a file where a folder was' '100644:notes.txt:now a file\n'
done_testing
