#!/bin/sh
# SPDX-License-Identifier: ISC
# Trees beyond every limit: too large, too many, too deep. They are refused before
# they take memory, and what is within the limits is not.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
. "$TOP/tests/cli/hostile.sh"
machines laptop desktop
first laptop desktop
deep() { seq -s/ -f 'd%g' "$1"; }

refused 'a file over the limit' areas/long.md 'zeros:areas/long.md:17825792'
refused 'folders too deep' areas/d1/d2/ "100644:areas/$(deep 40)/a.md:x\n"
refused 'far too deep' areas/d1/d2/ "100644:areas/$(deep 3000)/a.md:x\n"
refused 'too many files' areas/many 'many:areas/many:200500'

# A gigabyte: it comes as a megabyte, and nobody may take it for a page. git streams it.
GIB=1073741824
write_on_both
quietly push_afar "zeros:areas/huge.md:$GIB" "zeros:entries/2026/11/attachments/huge.bin:$GIB"
state laptop >"$T/before"
bounded() { (ulimit -v 600000 && exec "$@"); }
like 'a gigabyte is refused by its name, within 600 MB' 5 'areas/huge\.md' on laptop bounded taut sync
cp got said
unchanged 'nothing changed' laptop
has 'the other too' said "taut: 'entries/2026/11/attachments/huge.bin' is larger than 16 MiB"
cp said got
way=$(hinted)
ok 'the way on goes on, within 600 MB' on laptop bounded sh -c "$way"
arrived 'without it' laptop
echo "$T/laptop/journal/.git/objects" >desktop/journal/.git/objects/info/alternates # a fetch takes long
ok 'it is in the history, and stops nobody' on desktop bounded taut sync
ok 'nor here' on laptop bounded taut sync
trees_equal 'both are equal' laptop desktop

# What is within them.
quietly push_afar "zeros:areas/long.md:16777216" "100644:areas/$(deep 20)/a.md:# Deep\n"
ok 'as large as may be, and quite deep' on laptop taut sync
ok 'here too' on desktop taut sync
trees_equal 'both are equal' laptop desktop
ok 'they are there' on desktop test -s "areas/$(deep 20)/a.md" -a -s areas/long.md

# A film that no journal is made of: for git alone.
quietly on laptop taut sync
quietly push_afar 'zeros:film.bin:200278016'
like 'a film is taken, within 600 MB, and it is said' 0 "'film.bin' is larger than 16 MiB" on laptop bounded taut sync
is 'it is in git' 0 200278016 on laptop git cat-file -s HEAD:film.bin
ok 'and not in the work tree' on laptop test ! -e film.bin
ok 'the next sync goes on' on laptop taut sync
is 'nothing is left to do' 0 '' on laptop git status --porcelain -uall
quietly on desktop taut sync
trees_equal 'both are equal' laptop desktop
done_testing
