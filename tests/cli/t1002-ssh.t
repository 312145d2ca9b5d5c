#!/bin/sh
# SPDX-License-Identifier: ISC
# By a real sshd: the person's own names for hosts, a jump, an agent, a host that
# is not known; a server's words do no harm.
[ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm # thousands of fsyncs
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
ssh_server || skip_all "$WHY"
machines laptop desktop phone
ssh_ways laptop desktop phone
connections() { grep -c '^Connection from' "$T/sshd.log"; }
[ "$(connections)" -gt 0 ] || exit 1

# The first sync says once who will be able to read.
quietly on laptop taut init
quietly on laptop at 2026-11-21T07:10 taut add 'Frost on the bridge.'
like 'the first sync says who can read it' 0 'whoever runs desk will be able to read this journal' \
	on laptop taut sync --remote "desk:$REMOTE"
quietly on laptop at 2026-11-21T08:10 taut add 'The bridge again.'
unlike 'and only the first' 0 'whoever runs' on laptop taut sync
before=$(connections)
ok 'a clone, by way of another host' on desktop taut clone "ssh://hop$REMOTE"
ok 'it went by way of it' test $(($(connections) - before)) -ge 2
equal 'it is equal' laptop desktop
quietly on desktop at 2026-11-21T08:10 taut add 'From behind the jump.'
quietly on laptop at 2026-11-21T09:10 taut add 'From before it.'
quietly on laptop taut sync
like 'both wrote' 0 '^1 day from laptop$' on desktop taut sync
quietly on laptop taut sync
equal 'both are equal' laptop desktop
everywhere 'one of them' 'From behind the jump.' "$DAY" laptop desktop
everywhere 'and the other' 'From before it.' "$DAY" laptop desktop

# Other ways to say how.
git config --file laptop/.gitconfig --unset core.sshCommand
ok 'GIT_SSH_COMMAND' on laptop env GIT_SSH_COMMAND="ssh -F $T/laptop/.ssh/config" taut sync
if on laptop at_home true 2>/dev/null; then
	quietly on laptop at 2026-11-21T10:10 taut add 'Nothing is set at all.'
	ok "~/.ssh/config alone" on laptop at_home taut sync
	is 'it arrived' 0 "$(on laptop git rev-parse HEAD)" git --git-dir="$REMOTE" rev-parse main
else
	skip '~/.ssh/config alone' 'no mount namespaces'
	skip 'it arrived' 'no mount namespaces'
fi
ssh_ways laptop
if ssh-agent -a "$T/agent" >"$T/agent.out" 2>&1; then
	SERVERS="$SERVERS $(sed -n 's/^SSH_AGENT_PID=\([0-9]*\).*/\1/p' "$T/agent.out")"
	quietly env SSH_AUTH_SOCK="$T/agent" ssh-add -q "$T/ssh/user"
	mv phone/.ssh/id phone/.ssh/away
	sed -i '/IdentityFile/d; s/IdentitiesOnly yes/IdentitiesOnly no/' phone/.ssh/config
	like 'without a key' 9 'Permission denied' on phone taut clone "desk:$REMOTE"
	ok 'with an agent that has it' on phone env SSH_AUTH_SOCK="$T/agent" taut clone "desk:$REMOTE"
	equal 'it is equal' phone
else
	skip 'an agent' 'no ssh-agent'
fi

# A host that is another, or that is not there: no question, and nothing changes.
mv laptop/.ssh/known laptop/.ssh/away
touch laptop/.ssh/known
on laptop git rev-parse HEAD >"$T/before"
sed -i 's/StrictHostKeyChecking yes/StrictHostKeyChecking ask/' laptop/.ssh/config
like 'a host that is not known' 9 'Host key verification failed' \
	on laptop timeout 20 setsid -w taut sync
unlike 'nobody is asked' 9 'yes/no' on laptop timeout 20 setsid -w taut sync
ssh-keygen -q -t ed25519 -N '' -f "$T/ssh/other"
printf 'desk.example %s\n' "$(cut -d' ' -f1,2 "$T/ssh/other.pub")" >laptop/.ssh/known
like 'a host that is another' 9 'Host key verification failed' on laptop timeout 20 setsid -w taut sync
mv laptop/.ssh/away laptop/.ssh/known
like 'a repository that is not there' 9 "$T/none.git" on laptop taut sync --remote "desk:$T/none.git"
is 'the address stays' 0 "desk:$REMOTE" on laptop git config remote.origin.url
on laptop git rev-parse HEAD >"$T/after"
same 'nothing changed' "$T/before" "$T/after"

# What the server says goes through the escaper; what it refuses has its reason.
cat >"$REMOTE/hooks/pre-receive" <<'END'
#!/bin/sh
printf 'Hello \033]52;c;ZXZpbA==\007 from the \033[31mserver\n' >&2
[ ! -e "$GIT_DIR/full" ] || { echo 'the quota is used up' >&2; exit 1; }
END
chmod +x "$REMOTE/hooks/pre-receive"
quietly on laptop at 2026-11-21T11:10 taut add 'To a server that talks.'
on laptop typed -- taut sync >"$T/shown"
has 'it arrives' "$T/shown" 'status 0'
like 'what the server says is seen' 0 'remote: Hello .* from the .*server' cat "$T/shown"
unlike 'but no escape of it reaches the terminal' 0 "$(printf '[\033\007]')" cat "$T/shown"
: >"$REMOTE/full"
quietly on laptop at 2026-11-21T12:10 taut add 'To a server that is full.'
like 'what it refuses has its reason' 9 'quota is used up|hook declined' on laptop taut sync
unlike 'without an escape' 9 "$(printf '[\033\007]')" on laptop taut sync
rm "$REMOTE/full"
ok 'and goes when there is room' on laptop taut sync
is 'it arrived' 0 "$(on laptop git rev-parse HEAD)" git --git-dir="$REMOTE" rev-parse main

# Nobody listens any more.
kill "$(cat "$T/ssh/pid")"
_waited=0
while [ -e "$T/ssh/pid" ] && [ $((_waited += 1)) -lt 100 ]; do sleep 0.05; done
like 'nobody listens' 9 'desk.*|refused' on laptop taut sync
ok 'one can write' on laptop at 2026-11-21T13:10 taut add 'Alone.'
is 'all is committed' 0 '' on laptop git status --porcelain -uall
done_testing
