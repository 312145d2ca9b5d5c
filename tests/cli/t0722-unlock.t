#!/bin/sh
# SPDX-License-Identifier: ISC
# unlock and lock; and how a passphrase comes: by a descriptor, from a program.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
quietly taut init && quietly fast_key
sealed 2026-11-21 'Secret.'

# Unlocked by the kernel's keyring, where there is one.
if by_passphrase taut unlock >"$T/tried" 2>&1; then
	like 'unlocked for 15 minutes' 0 '^unlocked until 20:30$' cat tried
	like 'shown' 0 '^Unlocked' taut key
	is 'lock' 0 locked taut lock
	like 'shown too' 0 '^Locked' taut key
	is 'once more is fine' 0 'locked already' taut lock
	like 'for two hours' 0 '^unlocked until 22:15$' by_passphrase taut unlock --for 2h
	like 'again, for a minute and a half' 0 '^unlocked until 20:16$' by_passphrase taut unlock --for 90s
	like 'for a second' 0 '^unlocked for 1 seconds?$' by_passphrase taut unlock --for 1s
	sleep 2
	like 'then it is locked' 0 '^Locked' taut key
	quietly by_passphrase taut unlock --for 8h
	like 'keys that change lock it' 0 'locked again' by_passphrase taut key add x "$("$seal" key |
		sed -n 's/^# public key: //p')"
	like 'as shown' 0 '^Locked' taut key
	quietly by_passphrase taut unlock
	mv "$J" "$T/moved"
	like 'a journal that was moved stays unlocked' 0 '^Unlocked' taut -C "$T/moved" key
	is 'and is locked from there' 0 locked taut -C "$T/moved" lock
	mv "$T/moved" "$J"
	like 'it is locked' 0 '^Locked' taut key
	quietly by_passphrase taut unlock
	is 'the secret is in no file' 1 '' grep -rqF "$(grep ^AGE key.txt)" "$J"
	quietly taut lock
else
	skip 'unlock' "no keyring: $(head -n 1 tried)"
fi
state >before
for time in 9h 481m 28801s 0s 15 m 1.5h -1m 15min ''; do
	like "--for '$time'" 2 '^taut: ' by_passphrase taut unlock --for "$time"
done
unchanged 'none of these'
like 'no words' 2 'takes no words' taut unlock 15m

# By a descriptor.
unset_tty() { setsid -w "$@" </dev/null; }
like 'no terminal, and nothing else' 8 'no terminal to ask' unset_tty taut unlock
like 'a descriptor that is not open' 8 'descriptor 7 is not open' taut unlock --passphrase-fd 7
like 'before the command too' 8 'descriptor 7 is not open' taut --passphrase-fd 7 unlock
like 'one that is only written to' 8 'not open for reading' \
	sh -c 'taut unlock --passphrase-fd 3 3>/dev/null'
like 'no number' 2 "'x' is no descriptor" taut unlock --passphrase-fd x
like 'nothing on it' 8 'there is no passphrase on descriptor 3' \
	sh -c 'taut unlock --passphrase-fd 3 3</dev/null'
like 'an empty line' 8 'the passphrase is empty' sh -c 'echo | taut unlock --passphrase-fd 0'
head -c 1024 /dev/zero | tr '\0' x >lines
like 'the longest one' 8 '^taut: wrong passphrase$' with taut unlock
head -c 1025 /dev/zero | tr '\0' x >lines
like 'one longer' 8 'over the limit of 1024 bytes' with taut unlock
like 'no environment variable' 8 'no terminal to ask' env TAUT_PASSPHRASE="$PASSPHRASE" \
	PASSPHRASE="$PASSPHRASE" setsid -w taut unlock
printf %s "$PASSPHRASE" >lines
ok 'without a line end' with taut key trust
printf '%s\nnext\n' "$PASSPHRASE" >lines
is 'what stands behind the line stays there' 0 next sh -c \
	'{ taut -q key trust --passphrase-fd 0 && cat; } <lines'

# From a program of the person's own.
program() { # LINE…: its body
	{ echo '#!/bin/sh'; echo "echo x >>$T/calls"; printf '%s\n' "$@"; } >program.sh
	chmod +x program.sh && : >calls
}
quietly taut config key.passphrase-command "$T/program.sh"
program "cat $T/passphrase; echo more; head -c 100000 /dev/zero" 
like 'a program' 0 '^nothing new' unset_tty taut key trust
is 'asked once' 0 1 sh -c 'wc -l <calls'
program 'cat >/dev/null' "cat $T/passphrase"
ok 'it has nothing on its stdin' sh -c "echo x | setsid -w taut key trust"
program "cat $T/passphrase; exit 3"
like 'that fails: no question in its place' 8 'key.passphrase-command failed \(status 3\)' \
	unset_tty taut key trust
program 'echo wrong'
like 'that is wrong' 8 '^taut: wrong passphrase$' unset_tty taut key trust
is 'asked once as well' 0 1 sh -c 'wc -l <calls'
program :
like 'that prints nothing' 8 'there is no passphrase from key.passphrase-command' \
	unset_tty taut key trust
program "cat $T/passphrase"
like 'a new passphrase is not for it' 8 'no terminal' unset_tty taut key passwd
ok 'a descriptor comes first' by_passphrase taut key trust
quietly at 2026-11-28 setsid -w taut key trust </dev/null
like 'what a program gives shows nothing of what you know' 0 '^It is 7 days' at 2026-11-28 taut
printf '[key]\n\tpassphrase-command = touch %s/pwned\n' "$T" >>"$J/.taut/config"
quietly setsid -w taut key trust </dev/null
is 'the journal names no program' 1 '' [ -e pwned ]
git -C "$J" checkout -q .taut/config
: >"$HOME/.config/taut/config"

taut -q lock
done_testing
