#!/bin/sh
# SPDX-License-Identifier: ISC
# init: a journal where none is, and nothing twice; never over anything.
. "${0%/*}/lib.sh"

like 'init begins one' 0 '^A journal in .*/home/journal, with seven areas of a life\.$' taut init
holds 'the format is 1' "$J/.taut/format" <<END
1
END
holds '.gitattributes' "$J/.gitattributes" <<END
*.md -text merge=taut
END
for pattern in '.*' '!.taut' '!.gitattributes' '!.gitignore' '*~' '*.swp' '*.tmp'; do
	has ".gitignore: $pattern" "$J/.gitignore" "$pattern"
done
is '.gitignore leaves the files of Emacs' 0 '' \
	sh -c 'git -C "$1" check-ignore -q "#x.md#" && git -C "$1" check-ignore -q .x.md' - "$J"
ok 'a README says what this is' grep -q 'git repository' "$J/README.md"
is 'seven areas' 0 7 sh -c 'ls "$1"/areas/*.md | wc -l' - "$J"
holds 'an area' "$J/areas/health.md" <<END
# Health

## Vision

### Results

## Plan
END
is 'all of it is committed' 0 '' git -C "$J" status --porcelain -uall
is 'in one commit' 0 1 git -C "$J" rev-list --count HEAD
is 'git finds nothing wrong' 0 '' git -C "$J" fsck --strict --no-progress
is 'nobody else may read it' 0 700 stat -c %a "$J"
is 'the person is made from user and host' 0 yes sh -c \
	'git -C "$1" log -1 --format="%an %ae" | grep -q "^[^ ].* .*@" && echo yes' - "$J"

contents "$J" >before
is 'a second init says that there is nothing to do' 0 'nothing to change' taut init
contents "$J" >after
same 'and does nothing' before after
is 'nor a commit' 0 1 git -C "$J" rev-list --count HEAD
is 'so in the folder itself' 0 'nothing to change' taut init "$J"
rm "$J/areas/home.md" "$J/README.md"
quietly taut add 'Frost'
like 'what is missing comes again' 0 'added what was missing' taut init
ok 'the README' test -s "$J/README.md"

mkdir notes && cd notes || exit 1
mkdir areas entries
printf 'mine\r\n' >README.md
printf '# Health\n\nno final newline' >areas/health.md
printf 'secret\n' >.gitignore
printf 'a\0b' >picture.bin
cp -r . ../kept
like 'in a folder with such pages' 0 '^added what was missing$' taut init .
ok 'the format' test -f .taut/format
for file in README.md areas/health.md picture.bin; do
	same "$file stays byte for byte" "../kept/$file" "$file"
done
has 'lines of .gitignore stay' .gitignore secret
is 'no area is added to those there' 0 health.md ls areas
touch -d '1 hour ago' README.md .gitignore areas/health.md picture.bin
like 'its own pages are taken in' 0 '^taken in: 3 files edited by hand$' taut sync --local
is 'what is none of the journal is not committed' 0 '?? picture.bin' \
	git status --porcelain -uall
cd "$T" || exit 1

mkdir own && quietly git -C own init -q -b trunk
echo '*.o' >own/.gitignore
echo 'int x;' >own/x.c
git -C own add . && quietly git -C own -c user.name=Ana -c user.email=a@example.org commit -qm first
first=$(git -C own rev-parse HEAD)
ok 'in a repository of its own' taut init own
is 'goes on in its branch' 0 'trunk' git -C own symbolic-ref --short HEAD
is 'on top of what was there' 0 "$first" git -C own rev-parse HEAD~1
has 'its ignored files stay so' own/.gitignore '*.o'
is 'and its files' 0 'int x;' git -C own show HEAD:x.c
is 'status is clean' 0 '' git -C own status --porcelain -uall

like 'elsewhere: how to have it found' 0 "taut config journal.path $T/other" taut init other
is 'an empty name' 2 'taut: an empty name for a folder' taut init ''
is 'one folder' 2 'taut: one folder, not several' taut init a b
echo x >file
fails 'not over a file' taut init file
holds 'which stays' file <<END
x
END
fails 'nor below one' taut init file/journal

like 'without HOME' 3 '^taut: there is no HOME' env -u HOME taut init
ok 'but where it is told' env -u HOME taut init "$T/homeless"
is 'and it works there' 0 'added to 2026-11-21 20:15' env -u HOME taut -C "$T/homeless" add Frost
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n' >"$HOME/.gitconfig"
quietly taut add Named
is 'the identity is that of git' 0 'Ana <ana@example.org>' \
	git -C "$J" log -1 --format='%an <%ae>'
like 'an option it has not' 2 "^taut: unknown option '--bare'" taut init --bare
is '-q' 0 '' taut -q init silent
ok 'which began one too' test -f silent/.taut/format

mkdir newer && mkdir newer/.taut && echo 2 >newer/.taut/format
contents newer >before
like 'of a newer format' 11 '^taut: this journal needs a newer taut' taut init newer
contents newer >after
same 'nothing is touched' before after
done_testing
