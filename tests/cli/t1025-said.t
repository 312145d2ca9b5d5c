#!/bin/sh
# SPDX-License-Identifier: ISC
# What a server says is text: no escape sequence of its own reaches the terminal,
# on a push, on a fetch, in a clone, nor what the names in a tree would do.
. "${0%/*}/lib.sh"
. "$TOP/tests/cli/remote.sh"
. "$TOP/tests/cli/hostile.sh"
command -v script >/dev/null || skip_all 'no script(1)'
machines laptop desktop
first laptop desktop

# OSC 52 (the clipboard), a title, a colour, C1, a carriage return, a bell, bidi.
cat >speak <<'END'
#!/bin/sh
printf 'Dear \033]52;c;cGxvdmVyYmFk\007all,\033]0;ploverbad\007 \033[31mred\033[0m \302\233[2J\2332J end.\n' >&2
printf 'gone\rback \342\200\256left\342\200\254 \016shift\017 \033P1$q\033\\ \033c\n' >&2
END
chmod +x speak
for hook in pre-receive post-receive; do cp speak "$REMOTE/hooks/$hook"; done
printf '#!/bin/sh\n"%s/speak"\nexec git-upload-pack "$@"\n' "$T" >upload && chmod +x upload

# on_terminal MACHINE COMMAND: all that reaches one, in shown; of taut alone nothing
# but text is expected.
on_terminal() { # NAME MACHINE COMMAND
	on "$2" env TERM=xterm script -qec "$3" /dev/null >shown 2>&1 </dev/null
	tr -d '\r\n\t' <shown >bytes
	if LC_ALL=C grep -q '[[:cntrl:]]' bytes || ! iconv -f UTF-8 -t UTF-8 <shown >/dev/null 2>&1 ||
		grep -qP '[\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]' shown; then
		missed "$1: text alone reaches the terminal"
		note <shown
	else
		passed "$1: text alone reaches the terminal"
	fi
}
said() { ok "$1: and the words do" sh -c 'tr -d "\r" <shown | grep -q "Dear .*all"'; }

on_terminal 'by itself' laptop true
on laptop env TERM=xterm script -qec "$T/speak" /dev/null >shown 2>&1
ok 'what is said would do harm' grep -q "$(printf '\033]52')" shown
quietly on laptop at 2026-11-20T12:00 taut add 'One.'
on_terminal 'a push' laptop 'taut sync'
said 'a push'
is 'it has arrived' 0 "$(on laptop git rev-parse HEAD)" git --git-dir="$REMOTE" rev-parse main
quietly on desktop git config remote.origin.uploadpack "$T/upload"
on_terminal 'a fetch' desktop 'taut sync'
said 'a fetch'
printf '#!/bin/sh\n"%s/speak"\nexit 1\n' "$T" >"$REMOTE/hooks/pre-receive"
quietly on laptop at 2026-11-20T13:00 taut add 'Two.'
on_terminal 'a push that is refused' laptop 'taut sync'
like 'off a terminal, too' 9 '^taut: ' on laptop taut sync
harmless 'what is said then'
rm "$REMOTE"/hooks/*
printf '#!/bin/sh\n"%s/speak"\nexit 1\n' "$T" >upload
on_terminal 'a fetch that fails' desktop 'taut sync'
like 'off a terminal, too' 9 '^taut: ' on desktop taut sync
harmless 'what is said then'
quietly on desktop git config --unset remote.origin.uploadpack
quietly push_afar "120000:areas/\\x1b]52;c;cGxvdmVyYmFk\\x07.md:x" "100644:areas/\\xc2\\x9b31m.md:x\n"
on_terminal 'names' laptop 'taut sync'
on_terminal 'names, in a dry run' laptop 'taut sync --dry-run'
on_terminal 'names, in a clone' laptop "taut clone '$REMOTE' '$T/laptop/other'"
back_there
"$PYTHON" - "$REMOTE" <<'END'
import subprocess, sys
git = ["git", "--git-dir=" + sys.argv[1]]
tree = subprocess.check_output(git + ["rev-parse", "main^{tree}"]).decode().strip()
parent = subprocess.check_output(git + ["rev-parse", "main"]).decode().strip()
who = "Me\x1b]52;c;cGxvdmVyYmFk\x07\x1b[31m <m\x1b[2J@x> 1795200000 +0000"
text = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nx\x1b]0;ploverbad\x07\n\nTaut-Machine: l\x1b]52;c;cGxvdmVyYmFk\x07\n"
name = subprocess.run(git + ["hash-object", "--literally", "-t", "commit", "-w", "--stdin"], input=text.encode(),
                      stdout=subprocess.PIPE, check=True).stdout.decode().strip()
subprocess.check_call(git + ["update-ref", "refs/heads/main", name])
END
on_terminal 'who wrote it' laptop 'taut sync'
on_terminal 'the history' laptop 'taut history'
quietly on desktop taut sync
equal 'both are equal' laptop desktop

# What git says of its own work when all went well is nobody's to read.
quietly git init -q --bare -b main new.git
machines fresh
on laptop typed 'Go on' '' -- taut --plain sync --remote "$T/new.git" >shown
has 'a first sync, to an empty repository' shown 'status 0'
unlike 'git says nothing of it' 0 "fatal|couldn't|remote ref" cat shown
on fresh typed -- taut --plain clone "$T/new.git" >shown
has 'a clone' shown 'status 0'
unlike 'nor of what it carries' 0 'remote:|Total|delta|objects' cat shown
quietly on laptop taut sync --remote "$REMOTE" </dev/null

# Watched by a terminal that takes a clipboard and titles.
if command -v tmux >/dev/null; then
	unset TMUX
	screen() { HOME=$T TERM=xterm tmux -S "$T/tmux" -f /dev/null "$@"; }
	cp speak "$REMOTE/hooks/pre-receive"
	quietly screen new-session -d -x 120 -y 40 -s watched sh
	quietly screen set -s set-clipboard on
	quietly screen set -g allow-rename on
	typed() { # COMMAND: and waits for its end
		rm -f "$T/ended"
		quietly screen send-keys -t watched "$1; touch '$T/ended'" Enter
		_tries=0
		until [ -e "$T/ended" ] || [ $((_tries += 1)) -gt 200 ]; do sleep 0.05; done
		sleep 0.2
	}
	title=$(screen display -p '#{pane_title}')
	quietly on laptop at 2026-11-20T14:00 taut add 'Three.'
	typed "HOME=$T/laptop taut -C $T/laptop/journal sync"
	screen capture-pane -p -t watched >shown
	ok 'tmux: the words are on the screen' grep -q 'Dear ' shown
	is 'tmux: nothing is in its clipboard' 0 '' sh -c 'tmux -S "$0" show-buffer 2>/dev/null; :' "$T/tmux"
	is 'tmux: its title is as it was' 0 "$title" screen display -p '#{pane_title}'
	typed "$T/speak"
	like 'tmux: that is how it would be' 0 '^ploverbad$' sh -c 'tmux -S "$0" show-buffer' "$T/tmux"
	screen kill-server
else
	skip 'tmux' 'no tmux'
fi
done_testing
