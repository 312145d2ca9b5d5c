#!/bin/sh
# SPDX-License-Identifier: ISC
# Where the text stands while it is edited: in memory, or where the person says.
. "${0%/*}/lib.sh"
command -v unshare >/dev/null && unshare -m true 2>/dev/null ||
	skip_all 'this needs mounts of its own (unshare -m, as root)'
quietly taut init
drafts() { find "$J/.git/taut/drafts" -type f 2>/dev/null; }

# Without memory to write in: /dev/shm is a folder of the disk, as is the
# person's runtime folder.
mkdir -p "$T/disk" "$T/runtime" && chmod 1777 "$T/disk" && chmod 700 "$T/runtime"
[ "$(stat -f -c %T "$T/disk")" != tmpfs ] || skip_all 'the tests stand on a tmpfs themselves'
export XDG_RUNTIME_DIR="$T/runtime"
no_memory() {
	unshare -m sh -c 'mount --bind "$0/disk" /dev/shm && { [ ! -d /run/user ] ||
		mount --bind "$0/disk" /run/user; } && exec "$@"' "$T" "$@"
}
printf '#!/bin/sh\necho "$1" >"%s/where"\nstat -c "%%a" "$1" "${1%%/*}" >"%s/modes"\nfor pid in /proc/self; do grep "core file" $pid/limits >"%s/limits"; done\necho "a line" >>"$1"\n' "$T" "$T" "$T" >"$T/note"
chmod +x "$T/note"
where() { sed 's/[0-9][0-9]*-[0-9a-f]\{16\}/N/; s/[0-9][0-9]*\.md/N.md/' "$T/where"; }

ok 'without a key' env EDITOR="$T/note" taut edit
is 'the text stands in the git folder' 0 "$J/.git/taut/drafts/2026-11-21.N.md" where
fast_key
ok 'with a key' env EDITOR="$T/note" taut edit
is 'it stands in memory' 0 "/dev/shm/taut-$(id -u)-N/2026-11-21.N.md" where
holds 'and is for oneself' modes <<END
600
700
END
like 'the editor leaves no core' 0 'core file size +0 +0' cat limits
rm "$T/where"
like 'without memory' 1 '^taut: there is no folder in memory \(tmpfs\)' \
	no_memory env EDITOR="$T/note" taut edit
fails 'no editor is started' test -e "$T/where"
is 'nothing stays' 0 '' drafts
is 'nor on the disk' 0 '' find disk runtime -mindepth 1

quietly taut config private.editor "$T/note"
like 'private text does not' 1 '^taut: there is no folder in memory \(tmpfs\)' \
	by_passphrase no_memory taut edit -p
like 'what to do' 1 'taut config private.directory DIR' by_passphrase no_memory taut edit -p
mkdir -m 755 "$T/own"
quietly taut config private.directory "$T/own"
like 'unless a folder is named' 1 'has to be your own, and 0700' by_passphrase no_memory taut edit -p
chmod 700 "$T/own"
ok 'which is for oneself' by_passphrase no_memory taut edit -p
is 'there it stands' 0 "$T/own/taut-$(id -u)-N/2026-11-21.N.md" where
is 'and does not stay' 0 '' find own -mindepth 1
mv "$T/own" "$T/real" && ln -s "$T/real" "$T/own"
like 'and not behind a link' 1 'has to be your own' by_passphrase no_memory taut edit -p

# Somebody else's folder, or one for everybody, is passed over.
rm -f "$HOME/.config/taut/config"
M=$(mktemp -d /dev/shm/taut-test.XXXXXX) || exit 1
trap 'cd /; rm -rf "$M" "$T"' EXIT
chmod 777 "$M"
ok 'a runtime folder for everybody' env XDG_RUNTIME_DIR="$M" EDITOR="$T/note" taut edit
is 'is passed over' 0 "/dev/shm/taut-$(id -u)-N/2026-11-21.N.md" where
chmod 700 "$M"
ok 'and one for oneself' env XDG_RUNTIME_DIR="$M" EDITOR="$T/note" taut edit
is 'is taken' 0 "$M/taut-$(id -u)-N/2026-11-21.N.md" where

# Sealing that fails: the text stays in memory, and it is said where.
cat >"$T/block" <<END
#!/bin/sh
echo "words" >>"\$1"
rm -rf "$J/.git/taut/drafts" && : >"$J/.git/taut/drafts"
exit 1
END
chmod +x "$T/block"
like 'what cannot be sealed' 7 "your text could not be sealed: it stands at '$M/taut-" \
	env XDG_RUNTIME_DIR="$M" EDITOR="$T/block" taut edit
rm -f "$J/.git/taut/drafts"
like 'is sealed by the next' 0 'an edit that was cut off is kept sealed' \
	env XDG_RUNTIME_DIR="$M" EDITOR="$T/note" taut edit
is 'and goes' 0 '' find "$M" -mindepth 1
done_testing
