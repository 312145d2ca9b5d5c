#!/bin/sh
# SPDX-License-Identifier: ISC
# A passphrase typed in a terminal, unseen; a new one, typed back; signals; a
# terminal that does not do as it is told, and a system without a keyring.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/keys.sh"
command -v python3 >/dev/null || skip_all 'no python3'
quietly taut init && quietly fast_key
typed() { python3 "$TOP/tests/cli/typed.py" "$@"; }
run typed Passphrase: "$PASSPHRASE" -- taut key trust
cp got said
like 'typed' 0 '^nothing new' cat said
like 'status' 0 '^status 0$' cat said
unlike 'nothing of it is shown' 0 'correct|horse|\*' cat said
like 'the terminal is as it was' 0 '^echo on$' cat said
run typed Passphrase: wrong Passphrase: "$PASSPHRASE" -- taut key trust
cp got said
like 'wrong, then right' 0 '^status 0$' cat said
like 'told so' 0 '^taut: wrong passphrase$' cat said
like 'three times wrong' 0 '^status 8$' typed Passphrase: a Passphrase: b Passphrase: c -- taut key trust
like 'plain, and a dumb terminal: unseen as well' 0 '^nothing new' \
	typed Passphrase: "$PASSPHRASE" -- env TERM=dumb taut --plain key trust
long=$(head -c 1500 /dev/zero | tr '\0' x)
like 'too long' 0 'at most 1024 bytes' typed Passphrase: "$long" -- taut key trust
like 'the end of input' 0 'no passphrase was given' typed Passphrase: ^D -- taut key trust
like 'input from a file: asked all the same' 0 '^nothing new' \
	typed Passphrase: "$PASSPHRASE" -- sh -c 'taut key trust </dev/null'
for how in '^C:2' '^\:3' '@TERM:15'; do
	run typed Passphrase: "${how%:*}" -- taut key trust
	cp got said
	like "${how%:*}: ends it" 0 "^signal ${how#*:}$" cat said
	like "${how%:*}: the terminal is as it was" 0 '^echo on$' cat said
done
if command -v bash >/dev/null; then
	run typed Passphrase: ^Z 'back:' '' Passphrase: "$PASSPHRASE" -- bash -c \
		'set -m; taut key trust; stty -a | grep -ow -e "-*echo"; printf back:; read -r _; fg'
	cp got said
	like 'stopped: it echoes' 0 '^echo$' cat said
	like 'and goes on' 0 '^nothing new' cat said
	like 'and echoes again' 0 '^echo on$' cat said
else
	skip 'stopped' 'no bash'
fi

# A new one.
rm -rf "$J" && quietly taut init
run typed 'Enter takes it' '' 'Type it' 'one two three' 'Enter takes it' '' 'Type it' '{phrase}' \
	-- taut key new
cp got said
like 'offered, typed back wrongly, then rightly' 0 '^status 0$' cat said
like 'told that it was another' 0 'That was another one' cat said
is 'shown once' 0 1 sh -c 'grep -cE "^    [a-z-]+( [a-z-]+){5}$" said'
sed -nE 's/^    ([a-z-]+( [a-z-]+){5})$/\1/p' said >lines
ok 'it is the one' with taut key trust
lines 'another battery horse staple'
run typed Passphrase: "$(sed -nE 's/^    ([a-z-]+( [a-z-]+){5})$/\1/p' said)" \
	'Enter takes it' 'short' 'Enter takes it' 'another battery horse staple' 'Once more' \
	'another battery horse staple' -- taut key passwd
cp got said
like 'one of my own: not a weak one' 0 'easily guessed' cat said
like 'typed twice' 0 '^status 0$' cat said
unlike 'and not shown' 0 'battery' cat said
ok 'it opens' with taut key trust
state >before
like 'never typed the same: nothing is written' 0 '^status 8$' typed \
	Passphrase: 'another battery horse staple' \
	'Enter takes it' '' 'Type it' a 'Enter takes it' '' 'Type it' b 'Enter takes it' '' 'Type it' c \
	-- taut key passwd
unchanged 'never typed the same'
like 'a weak one by --weak' 0 '^status 0$' typed Passphrase: 'another battery horse staple' \
	'Enter takes it' 'short' 'Once more' 'short' -- taut key passwd --weak

# A terminal that does not do as it is told, a system without a keyring.
cat >not.c <<'CC'
#include <errno.h>
#include <stdlib.h>
#include <termios.h>
int tcsetattr(int fd, int how, const struct termios *mode)
{ (void)fd; (void)how; (void)mode; return 0; }
long add_key(const char *a, const char *b, const void *c, size_t d, int e)
{ (void)a; (void)b; (void)c; (void)d; (void)e; errno = ENOSYS; return -1; }
CC
if ${CC:-cc} -shared -fPIC -o not.so not.c 2>/dev/null; then
	lines short
	run typed Passphrase: short -- env LD_PRELOAD="$T/not.so" taut key trust
	cp got said
	like 'echo that stays on' 0 'cannot be kept from showing what is typed: nothing was asked' cat said
	like 'is refused' 0 '^status 8$' cat said
	unlike 'before anything is asked' 0 'Passphrase' cat said
	like 'no keyring' 8 '^taut: ' with env LD_PRELOAD="$T/not.so" taut unlock
	unlike 'nothing is kept' 0 '^Unlocked' taut key
else
	skip 'echo that stays on' 'no compiler'
fi
taut -q lock
done_testing
