#!/bin/sh
# SPDX-License-Identifier: ISC
# The search of the tests t0791 to t0795, tried itself: a mark that is planted in
# any of the places where private text could have ended up is found there.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/leak.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n[gc]\n\tauto = 0\n' >"$HOME/.gitconfig"
XDG_RUNTIME_DIR=$T/runtime && mkdir "$XDG_RUNTIME_DIR"
quietly taut init
quietly taut add x
here() { LC_ALL=C grep -qaF "$1" "$T/found"; }

# found NAME PATTERN: planted just now, by `plant`; what names it has the pattern.
found() {
	leaks "$MARK" >"$T/found"
	if here "$2"; then passed "$1"; else missed "$1"; note <"$T/found"; fi
}
plant() { new_mark && mkdir -p "$(dirname "$1")" && printf 'a\0b %s c\n' "$MARK" >"$1"; }
in_file() { # NAME FILE
	plant "$2"
	found "$1" "$2"
	rm "$2"
}

in_file 'in a page' "$J/$DAY.copy"
in_file 'beside the pages' "$J/.hidden/x.swp"
in_file 'in the marker' "$J/.git/taut/marker"
in_file 'in the temporary files' "$J/.git/taut/tmp/t1.1"
in_file 'in the drafts' "$J/.git/taut/drafts/entry.1.md"
in_file 'in a message of a commit' "$J/.git/COMMIT_EDITMSG"
in_file 'in the settings' "$HOME/.config/taut/config"
in_file 'in HOME, deep down' "$HOME/.local/share/nvim/a/b/c/d/e/undo/%x"
in_file 'in the runtime folder' "$XDG_RUNTIME_DIR/taut-1/page.md"
for folder in /tmp /var/tmp /dev/shm; do
	[ -w "$folder" ] || { skip "in $folder" 'not here'; continue; }
	in_file "in $folder" "$folder/taut-leak-$$"
	in_file "in a folder of $folder" "$folder/taut-leak-$$.d/x"
	rmdir "$folder/taut-leak-$$.d"
done
plant "/tmp/taut-leak-$$"
touch -d '1 year ago' "/tmp/taut-leak-$$"
found 'in a file that says it is old' "/tmp/taut-leak-$$"
rm "/tmp/taut-leak-$$"
in_file 'in a core file here' "$T/core.1"
[ ! -w / ] || in_file 'in a core file there' /core.taut-leak
new_mark
: >"$J/$MARK.md"
found 'in a name' 'the name '
rm "$J/$MARK.md"
new_mark
printf '%s\n' "$MARK" | tr a-z A-Z >"$HOME/shouted"
found 'in capitals' shouted
rm "$HOME/shouted"

# git's store.
cd "$J" || exit 1
object() { found "$1" "objects of ${2:-$J/.git}"; }
plant x.md
git hash-object -w x.md >"$T/id"
rm x.md
object 'in an object that nothing reaches'
git cat-file blob "$(cat "$T/id")" >x.md # the same mark, in the index alone
git add x.md
rm x.md
object 'in the index'
git commit -q --no-verify -m x
git repack -q -ad
object 'in a pack'
new_mark
git commit -q --allow-empty --no-verify -F - <<END
$MARK
END
object 'in a message'
new_mark
git tag -a -F - a-tag <<END
$MARK
END
object 'in a tag'
plant "$DAY"
git stash -q
object 'in the stash'
git stash drop -q
object 'in a stash that was dropped'
plant x.md
python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))' \
	<x.md >.git/objects/tmp_obj_x 2>/dev/null || perl -MCompress::Zlib -0777 -ne 'print compress($_)' \
	<x.md >.git/objects/tmp_obj_x
rm x.md
found 'in what a git left that was killed' 'inflated '
rm .git/objects/tmp_obj_x
quietly git init -q --bare "$HOME/other.git"
plant "$T/x"
quietly git --git-dir="$HOME/other.git" hash-object -w "$T/x"
object 'in another repository' "$HOME/other.git"
plant x.md
git add x.md
git commit -q --no-verify -m x
pushed "$MARK" >"$T/found"
if here objects; then passed 'in what a push sends'; else missed 'in what a push sends'; fi

# Arguments and environments; and that none is seen where there is none.
cd "$T" || exit 1
watched() { # NAME
	stop_watching && missed "$1" || passed "$1"
}
new_mark
watch_arguments "$MARK"
sh -c 'sleep 1; :' "$MARK"
watched 'in an argument'
watch_arguments "$MARK"
env X="$MARK" sleep 1
watched 'in an environment'
new_mark
watch_arguments "$MARK"
printf '%s\n' "$MARK" | sleep 1
stop_watching && passed 'what only passes through a pipe is in none' ||
	missed 'what only passes through a pipe is in none'
leaks "$MARK" >"$T/found"
holds 'and nowhere' "$T/found" </dev/null
cd "$J" || exit 1
bad=$(find .git/objects -type f -path '*/??/*' | head -n 1)
chmod u+w "$bad" && echo x >"$bad"
found 'what cannot be searched is said' 'cannot be searched'
done_testing
