# SPDX-License-Identifier: ISC
# Other machines and the ways to them, for the tests of sync and clone: HOMEs
# with an identity and a journal each, a bare repository, a real sshd and git's
# own http server on loopback, and a wire before them that can be cut. Read
# after lib.sh. All that is started here ends with the test.

PYTHON=$(PATH=/usr/bin:$PATH command -v python3) || skip_all 'no python3'
REMOTE=$T/remote.git SERVERS=
trap 'cd /; [ -z "$SERVERS" ] || kill $SERVERS 2>/dev/null; chmod -R u+rwX "$T"; rm -rf "$T"' EXIT
quietly git init -q --bare -b main "$REMOTE"

# machines NAME…: each a HOME of its own, $T/NAME; its journal is "journal" there.
machines() {
	for _machine; do
		mkdir -p "$T/$_machine/.config/taut"
		printf '[user]\n\tname = Ana\n\temail = ana@%s.example\n' "$_machine" \
			>"$T/$_machine/.gitconfig"
		printf '[sync]\n\tmachine = %s\n' "$_machine" >"$T/$_machine/.config/taut/config"
	done
}

# on NAME COMMAND…: on that machine, in its journal once it has one. Functions of
# the test and `at` may stand behind it.
on() (
	HOME=$T/$1 J=$T/$1/journal
	shift
	export HOME
	cd "$J" 2>/dev/null || cd "$HOME" || exit
	"$@"
)

# typed [WAIT SEND]… -- COMMAND: in a terminal of its own; see typed.py.
typed() { "$PYTHON" "$TOP/tests/cli/typed.py" "$@"; }

# by_hand FILE: stdin into it, as if typed an hour ago; settled: all of them were.
by_hand() { mkdir -p "$(dirname "$1")" && cat >"$1" && touch -d '1 hour ago' "$1"; }
settled() { find . -name .git -prune -o -type f -exec touch -d '1 hour ago' {} +; }

# patience SECONDS NAME…: how long these wait for a word from a remote.
patience() {
	_patience=$1
	shift
	for _machine; do
		printf '\tpatience = %s\n' "$_patience" >>"$T/$_machine/.config/taut/config"
	done
}

# first NAME…: a journal on the first, by way of the remote on all others too.
first() {
	quietly on "$1" taut init
	quietly on "$1" taut sync --remote "${URL:-$REMOTE}"
	shift
	for _machine; do
		quietly on "$_machine" taut clone "${URL:-$REMOTE}"
	done
}

# What a machine has and what the remote has, but for what git keeps of a fetch:
# `state NAME >"$T/before"`, and later unchanged TEST NAME.
state() {
	on "$1" sh -c 'find . -path ./.git -prune -o -type f -exec sha256sum {} + |
			LC_ALL=C sort -k 2
		git for-each-ref refs/heads && cat .git/HEAD && git config --local --list
		git status --porcelain -uall'
	git --git-dir="$REMOTE" for-each-ref
}
unchanged() { state "$2" >"$T/after" && same "$1" "$T/before" "$T/after"; }
head_of() { on "$1" git rev-parse HEAD; }
tree_of() { on "$1" git rev-parse 'HEAD^{tree}'; }
remote_main() { git --git-dir="$REMOTE" rev-parse main; }

# What is wrong with the journals of these machines: nothing is printed where all
# have the same files and the remote's, as committed, sound, and without markers.
unequal() {
	_tree=$(git --git-dir="$REMOTE" rev-parse 'main^{tree}')
	for _machine; do
		on "$_machine" eval '[ "$(git rev-parse "HEAD^{tree}")" = "$_tree" ] ||
				git diff --stat "$_tree" HEAD 2>/dev/null || echo another tree
			git status --porcelain -uall
			git fsck --strict 2>&1 | grep -v "^dangling\|^notice"
			git grep -lE "^(<<<<<<<|>>>>>>>)( |$)" HEAD
			[ ! -e .git/taut/marker ] || echo a marker is left
			find .git -name "*.lock" | grep -vx .git/taut/lock
			taut doctor -q' 2>&1 | sed "s/^/$_machine: /"
	done
}
equal() { # NAME MACHINE…
	_name=$1
	shift
	unequal "$@" >"$T/unequal"
	if [ ! -s "$T/unequal" ]; then passed "$_name"; return; fi
	missed "$_name"
	head -n 40 "$T/unequal" | note
}

# everywhere NAME TEXT FILE MACHINE…: the line stands in that file, once.
everywhere() {
	_name=$1 _text=$2 _file=$3
	shift 3
	for _machine; do
		_times=$(grep -cFx -e "$_text" "$T/$_machine/journal/$_file" 2>/dev/null)
		[ "$_times" = 1 ] || echo "$_machine: ${_times:-no file}: $_text"
	done >"$T/missing"
	if [ ! -s "$T/missing" ]; then passed "$_name"; return; fi
	missed "$_name"
	note <"$T/missing"
}

# started FILE COMMAND…: in the background; what it prints first, its port, in $PORT.
started() {
	_file=$1
	shift
	: >"$_file"
	"$@" >"$_file" 2>"$_file.err" &
	SERVERS="$SERVERS $!"
	_tries=0
	until [ -s "$_file" ] || [ $((_tries += 1)) -gt 100 ] || ! kill -0 $! 2>/dev/null; do
		sleep 0.05
	done
	PORT=$(head -n 1 "$_file")
	[ -n "$PORT" ] || { note <"$_file.err"; echo "Bail out! not started: $*"; exit 1; }
}

# http_server [USER PASSWORD]: all of $T by http, at $HTTP; asked for is listed in
# $T/asked.
http_server() {
	started "$T/http" "$PYTHON" "$TOP/tests/cli/githttp.py" "$T" "$T/asked" "$@"
	HTTP=http://127.0.0.1:$PORT HTTP_PORT=$PORT
}

# wire PORT: a wire to it, at port $WIRE. broken 'cut N', 'stall N': after N bytes
# more, both ways, in all connections, until `mended`. $T/passed has how many went.
wire() {
	: >"$T/wire"
	started "$T/wire.port" "$PYTHON" "$TOP/tests/cli/wire.py" "$1" "$T/wire" "$T/passed"
	WIRE=$PORT
}
broken() { printf '%s\n' "$1" >"$T/wire.new" && mv "$T/wire.new" "$T/wire"; }
mended() { broken ''; }

# ssh_server: a real sshd, of this user, at $SSH_PORT; `ssh_ways NAME…` are how
# these machines reach it: as "desk", and as "hop" by way of desk. What sshd says
# is in $T/sshd.log. False, with the reason in $WHY: it cannot be had here.
ssh_server() {
	_sshd=$(PATH=$PATH:/usr/sbin:/usr/local/sbin command -v sshd) && command -v ssh >/dev/null ||
		{ WHY='no sshd'; return 1; }
	mkdir -p "$T/ssh" "$T/server"
	if [ "$(id -u)" = 0 ]; then mkdir -p -m 755 /run/sshd; fi # sshd has no other place
	ssh-keygen -q -t ed25519 -N '' -f "$T/ssh/host" && ssh-keygen -q -t ed25519 -N '' \
		-f "$T/ssh/user" || { WHY='ssh-keygen does not work'; return 1; }
	cp "$T/ssh/user.pub" "$T/ssh/allowed"
	_tries=0
	until _try_sshd; do
		[ $((_tries += 1)) -lt 5 ] || { WHY='sshd does not start'; return 1; }
	done
	machines within
	ssh_ways within
	on within ssh -F "$T/within/.ssh/config" desk true 2>"$T/ssh/tried" ||
		{ WHY="sshd does not let $(id -un) in"; return 1; }
}

_try_sshd() {
	SSH_PORT=$("$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])')
	cat >"$T/ssh/sshd_config" <<-END
		ListenAddress 127.0.0.1:$SSH_PORT
		HostKey $T/ssh/host
		AuthorizedKeysFile $T/ssh/allowed
		PidFile $T/ssh/pid
		UsePAM no
		StrictModes no
		PasswordAuthentication no
		KbdInteractiveAuthentication no
		PermitRootLogin prohibit-password
		MaxStartups 100
		KexAlgorithms curve25519-sha256
		LogLevel VERBOSE
		SetEnv HOME=$T/server PATH=$PATH GIT_CONFIG_NOSYSTEM=1
	END
	# Newer ones shut out who was cut off often.
	"$_sshd" -t -f "$T/ssh/sshd_config" -o PerSourcePenalties=no 2>/dev/null &&
		echo 'PerSourcePenalties no' >>"$T/ssh/sshd_config"
	"$_sshd" -D -f "$T/ssh/sshd_config" -E "$T/sshd.log" &
	_pid=$! _waited=0
	until grep -q '^Server listening' "$T/sshd.log" 2>/dev/null; do
		kill -0 $_pid 2>/dev/null && [ $((_waited += 1)) -lt 100 ] || return 1
		sleep 0.05
	done
	SERVERS="$SERVERS $_pid"
}

# ssh looks for ~ in the list of users, not in $HOME: its file is named to git in
# the person's own configuration.
ssh_ways() {
	for _machine; do
		_ssh=$T/$_machine/.ssh
		mkdir -p -m 700 "$_ssh"
		cp "$T/ssh/user" "$_ssh/id"
		printf 'desk.example %s\n' "$(cut -d' ' -f1,2 "$T/ssh/host.pub")" \
			>"$_ssh/known"
		cat >"$_ssh/config" <<-END
			Host desk hop
			    HostName 127.0.0.1
			    Port $SSH_PORT
			    User $(id -un)
			    IdentityFile $_ssh/id
			    IdentitiesOnly yes
			    UserKnownHostsFile $_ssh/known
			    StrictHostKeyChecking yes
			    HostKeyAlias desk.example
			Host hop
			    ProxyJump desk
		END
		git config --file "$T/$_machine/.gitconfig" core.sshCommand 'ssh -F ~/.ssh/config'
	done
}

# at_home COMMAND…: where ~ is $HOME for every program, in a mount namespace of its
# own; git need not be told then. `at_home true` fails where it cannot be had.
at_home() {
	awk -F: -v OFS=: -v home="$HOME" '{ $6 = home } 1' /etc/passwd >"$T/users"
	_spaces=-m
	unshare -m true 2>/dev/null || _spaces=-Urm
	unshare "$_spaces" sh -c 'mount --bind "$0" /etc/passwd && exec "$@"' "$T/users" "$@"
}
