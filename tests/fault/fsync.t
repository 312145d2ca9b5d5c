#!/bin/sh
# SPDX-License-Identifier: ISC
# What must be on the disk before what: no test can pull the plug, so the order
# of the calls is held instead. Without any one of these fsyncs a line is red.
. "${0%/*}/../cli/lib.sh"
command -v strace >/dev/null && strace -o "$T/all" true 2>/dev/null ||
	skip_all 'no strace, or it is not allowed to'

taut -q init "$J" 2>/dev/null
strace -f -y -o "$T/all" -e trace=fsync,renameat2,rename taut -q add Frost || exit 1

# at PATTERN: the number of the first call that matches, 0 if none does.
at() { awk -v p="$1" '$0 ~ p { print NR; found = 1; exit } END { if (!found) print 0 }' "$T/all"; }
# before NAME PATTERN PATTERN: both are there, in this order.
before() {
	first=$(at "$2") then=$(at "$3")
	if [ "$first" -gt 0 ] && [ "$then" -gt "$first" ]; then
		passed "$1"
	else
		missed "$1"
		note <"$T/all"
	fi
}

page='renameat2.*2026-11-21.md'
branch='rename.*refs/heads/main.lock'
before 'the new page, before it takes its place' 'fsync.*/taut/tmp/t[0-9]' "$page"
before 'the marker, before the page' 'fsync.*/[.]git/taut/t[0-9]' "$page"
before 'the folder of the marker too' 'fsync.*/[.]git/taut>' "$page"
before 'the folder of the page, behind it' "$page" 'fsync.*/entries/2026/11>'
before 'the page, before anything of git' 'fsync.*/entries/2026/11>' 'fsync.*/objects/'
before 'objects, before the branch names them' 'fsync.*/objects/../[0-9a-f]' "$branch"
before 'their folders too' 'fsync.*/objects/..>' "$branch"
is 'all six of them' 0 6 sh -c "grep -c 'fsync.*/objects/../[0-9a-f]' '$T/all'"
before 'the branch, before it takes its place' 'fsync.*refs/heads/main.lock' "$branch"
before 'its folder, behind it' "$branch" 'fsync.*[.]git/refs/heads>'
before 'the index, before the branch' 'rename.*index.lock' "$branch"
done_testing
