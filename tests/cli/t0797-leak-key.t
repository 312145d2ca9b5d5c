#!/bin/sh
# SPDX-License-Identifier: ISC
# The secret is the key, and the passphrase that opens it. Allowed: the identity,
# sealed by the passphrase, in .taut/identities; in the clear on the sheet, which
# goes to paper by stdout, and in the kernel's keyring while it is unlocked. The
# passphrase: nowhere.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
. "$TOP/tests/cli/leak.sh"
printf '[user]\n\tname = Ana\n\temail = ana@example.org\n' >"$HOME/.gitconfig"
quietly taut init
quietly fast_key
cd "$HOME" || exit 1
umask 077
new_mark
sed -n 's/^\(AGE-SECRET-KEY-1.*\)/\1/p' "$T/key.txt" >"$T/secrets"
word() { # a passphrase that stands nowhere else; it is watched for
	new_mark
	printf '%s\n' "$MARK correct horse" >"$T/new"
	echo "$MARK" >>"$T/secrets"
}
# Any of these, any identity in the clear, anywhere.
clean() { # NAME
	{ cat "$T/secrets"; echo AGE-SECRET-KEY-1; } >"$T/all"
	{
		LC_ALL=C grep -rlaiFs -f "$T/all" "$HOME"
		git -C "$J" cat-file --batch-all-objects --batch --buffer 2>&1 |
			LC_ALL=C grep -aiF -f "$T/all" | sed 's/.*/an object/'
	} >"$T/found"
	holds "$1: nowhere" "$T/found" </dev/null
}
# All passphrases begin alike; the identity is one that was made before.
{ echo "$KIND"; cat "$T/secrets"; } >"$T/patterns"
watch_arguments "$(cat "$T/patterns")"
shows_none() {
	! LC_ALL=C grep -qaiF -f "$T/secrets" "$T/got" || missed '… and it shows the secret'
}
try() { # COMMAND…
	run with "$@"
	told "$*" 0 yes "$@"
	[ "$status" -eq 0 ] || note <"$T/got"
	[ "$*" = 'taut key sheet' ] || shows_none
	clean "… $*"
}

sealed 2026-11-20 'Words.'
cp "$T/passphrase" "$T/lines"
try taut key trust
try taut key
try taut unlock
try taut show -p 2026-11-20
quietly taut lock
try taut key sheet
"$TAUT_BUILD/tool/seal" key >"$T/other.txt"
other=$("$TAUT_BUILD/tool/seal" recipient "$T/other.txt")
try taut key add Phone "$other"
try taut key remove Phone
word
cat "$T/passphrase" "$T/new" >"$T/lines"
try taut key passwd --weak
cp "$T/new" "$T/lines"
try taut doctor -p
cp "$T/new" "$T/was"
word
cat "$T/was" "$T/new" >"$T/lines"
try taut key replace --weak
cp "$T/new" "$T/lines"
identity=$(ls -t "$J"/.taut/identities/*.age | head -n 1)
a=
[ "$(head -c 5 "$identity")" != '-----' ] || a=-a
"$TAUT_BUILD/tool/seal" unwrap $a 18 <"$identity" 3<"$T/new" | grep '^AGE-SECRET-KEY-1' >>"$T/secrets"
is 'there are two keys' 0 2 sh -c 'grep AGE-SECRET "$1" | sort -u | wc -l' - "$T/secrets"
clean 'and none of them'
try taut show -p 2026-11-20

# Wrong, refused, and cut off.
word
for line in 'key passwd --weak' 'key replace --weak' 'key sheet' 'key trust --yes' 'show -p' 'unlock'; do
	cp "$T/new" "$T/lines"
	# shellcheck disable=SC2086 # words
	run with taut $line
	clean "a wrong passphrase: $line"
	shows_none
done
cp "$T/was" "$T/lines"
run with taut key passwd
clean 'none that is new'

# From a command, and without a terminal it is asked for in vain.
word
mkdir -p "$HOME/.config/taut"
rm -rf "$J" && quietly taut init && quietly fast_key
sed -n 's/^\(AGE-SECRET-KEY-1.*\)/\1/p' "$T/key.txt" >>"$T/secrets"
printf '[key]\n\tpassphrase-command = cat %s\n' "$T/passphrase" >"$HOME/.config/taut/config"
sealed 2026-11-20 'Words.'
ok 'a command gives it' taut show -p 2026-11-20
clean '… and it is'
if command -v strace >/dev/null && strace -o "$T/trace" true 2>/dev/null; then
	printf '%s\n' "$PASSPHRASE" >>"$T/secrets"
	executed() { # NAME COMMAND…: what it runs, with all arguments and environment
		_executed=$1
		shift
		strace -f -qq -v -s 100000 -e trace=execve -e signal=none -o "$T/trace" "$@" \
			<"$T/given" >"$T/got" 2>&1
		LC_ALL=C grep -aiF -f "$T/secrets" -f "$T/kind" "$T/trace" >"$T/found"
		holds "$_executed: in no argument or environment" "$T/found" </dev/null
	}
	new_mark
	printf '%s\n' "$MARK" >"$T/given"
	executed 'a command for the passphrase' taut show -p
	executed 'words from a pipe' taut add -p
	executed 'words that are sought' taut search -p
	executed 'a look' taut check -p -m - health
	printf '```private\n%s\n```\n' "$MARK" >"$J/$DAY"
	settle
	executed 'a page by hand, taken in' taut sync --local
	executed 'and looked at' taut doctor --fix
	executed 'the key sheet' taut key sheet
else
	skip 'what is executed' 'no strace, or it is not allowed to'
fi
clean_everywhere
done_testing
