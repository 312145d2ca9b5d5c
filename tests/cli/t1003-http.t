#!/bin/sh
# SPDX-License-Identifier: ISC
# By http, from a server that asks for a password: a credential helper, a wrong
# password, a person at a terminal, and nobody there to ask.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
machines laptop desktop phone nobody
http_server ana 'open sesame'

# The helper, as a person's own: it answers from a file, and notes what it is asked.
cat >helper <<'END'
#!/bin/sh
cat >"$HOME/asked.$1"
[ "$1" != get ] || cat "$HOME/credential"
END
chmod +x helper
for machine in laptop desktop; do
	git config --file $machine/.gitconfig credential.helper "$T/helper"
	printf 'username=ana\npassword=open sesame\n' >$machine/credential
done

quietly on laptop taut init
quietly on laptop at 2026-11-21T07:10 taut add 'Frost on the bridge.'
like 'the first sync says who can read it' 0 'whoever runs 127\.0\.0\.1.* will be able to read' \
	on laptop taut sync --remote "$HTTP/remote.git"
like 'the server let her in' 0 '^POST .*git-receive-pack ana 200$' cat "$T/asked"
ok 'the helper was told that it was right' test -s laptop/asked.store
ok 'a clone' on desktop taut clone "$HTTP/remote.git"
equal 'it is equal' laptop desktop
quietly on desktop at 2026-11-21T08:10 taut add 'By http.'
mkdir -p desktop/journal/entries/2026/11/attachments
head -c 3000000 /dev/urandom >desktop/journal/entries/2026/11/attachments/frost.jpg
quietly on desktop settled
quietly on laptop at 2026-11-21T08:10 taut add 'By http too.'
ok 'a picture that goes in pieces' on desktop taut sync
like 'both wrote' 0 '^1 day and 1 page from desktop$' on laptop taut sync
quietly on desktop taut sync
equal 'both are equal' laptop desktop
same 'the picture is whole' desktop/journal/entries/2026/11/attachments/frost.jpg \
	laptop/journal/entries/2026/11/attachments/frost.jpg
everywhere 'one of them' 'By http.' "$DAY" laptop desktop
everywhere 'and the other' 'By http too.' "$DAY" laptop desktop

# A wrong password: told, forgotten by the helper, and no word of it.
quietly on laptop at 2026-11-21T09:10 taut add 'With a wrong one.'
printf 'username=ana\npassword=close sesame\n' >laptop/credential
like 'a wrong password' 9 '^taut: .*uthentication' on laptop timeout 20 setsid -w taut sync
unlike 'it is not shown' 9 sesame on laptop timeout 20 setsid -w taut sync
ok 'the helper was told that it was wrong' test -s laptop/asked.erase
is 'all is committed' 0 '' on laptop git status --porcelain -uall
printf 'username=ana\npassword=open sesame\n' >laptop/credential
ok 'with the right one it goes' on laptop taut sync

# Nobody to ask: neither in the background nor behind a pipe.
like 'no helper, no terminal: not asked' 9 '^taut: .*(prompts disabled|could not read Username)' \
	on nobody timeout 20 setsid -w taut clone "$HTTP/remote.git"
ok 'nothing is left' test ! -e nobody/journal
typed -- env HOME="$T/nobody" sh -c "taut clone '$HTTP/remote.git' </dev/null 2>'$T/said'" >"$T/shown"
lacks 'nor where only the input is no terminal' "$T/shown" Username
has 'it fails' "$T/shown" 'status 9'

# Somebody to ask: git does, whenever it connects.
on phone typed Username ana Password 'open sesame' Username ana Password 'open sesame' -- \
	taut clone "$HTTP/remote.git" >"$T/shown"
has 'at a terminal git asks' "$T/shown" 'status 0'
lacks 'the password is not shown' "$T/shown" sesame
quietly on desktop taut sync
equal 'it is equal' phone desktop
on phone typed Username '^C' -- taut sync >"$T/shown"
like 'asked, one can leave' 0 '^(status 130|signal 2)$' cat "$T/shown"
has 'the terminal echoes again' "$T/shown" 'echo on'

# A password in the address is nobody's business.
url="http://ana:open%20sesame@127.0.0.1:$HTTP_PORT/remote.git"
ok 'an address with a password' on phone taut sync --remote "$url"
unlike 'shown without it' 0 'sesame' on phone taut sync --remote "$url" --dry-run
quietly on phone at 2026-11-21T10:10 taut add 'From the phone.'
unlike 'and when there is something to say' 0 'sesame' on phone taut sync
quietly on phone git config remote.origin.url "${url%/*}/none.git"
unlike 'and when it fails' 9 'sesame' on phone taut sync
like 'but the address is there' 9 '127\.0\.0\.1' on phone taut sync

# Servers that are not what they should be.
like 'no repository' 9 'none\.git|not found' on laptop taut sync --remote "$HTTP/none.git"
wire "$HTTP_PORT"
broken 'cut 0'
like 'nobody listens' 9 '127\.0\.0\.1' on laptop taut sync --remote "http://127.0.0.1:$WIRE/remote.git"
is 'the address stays' 0 "$HTTP/remote.git" on laptop git config remote.origin.url
ok 'and all goes on' on laptop taut sync
quietly on phone git config remote.origin.url "$url"
quietly on phone taut sync
quietly on laptop taut sync
equal 'all are equal' laptop phone
done_testing
