# SPDX-License-Identifier: ISC
# For tests of what happens on a terminal: an editor that a person types in,
# and looking for a text everywhere. Read behind lib.sh.

# A tmpfs of this test's own; taut takes it before all others.
XDG_RUNTIME_DIR=$(mktemp -d /dev/shm/taut-test.XXXXXX) || skip_all 'no /dev/shm'
[ "$(stat -f -c %T "$XDG_RUNTIME_DIR")" = tmpfs ] ||
	{ rmdir "$XDG_RUNTIME_DIR"; skip_all '/dev/shm is no tmpfs'; }
command -v script >/dev/null || { rmdir "$XDG_RUNTIME_DIR"; skip_all 'no script(1)'; }
trap 'cd /; rm -rf "$XDG_RUNTIME_DIR"; chmod -R u+rwX "$T"; rm -rf "$T"' EXIT
export XDG_RUNTIME_DIR TERM=xterm
mkfifo "$T/keys"

# The draft that is being edited, once it stands there; and what is left.
buffer() { find "$XDG_RUNTIME_DIR" -path '*/taut-*' -name '*.md' 2>/dev/null; }
left() { find "$XDG_RUNTIME_DIR" -mindepth 1 2>/dev/null; }
drafts() { find "$J/.git/taut/drafts" -type f 2>/dev/null; }

# until_so COMMAND…: for at most ten seconds.
until_so() {
	_tries=0
	until "$@" >"$T/so" 2>&1 || [ $((_tries += 1)) -gt 100 ]; do sleep 0.1; done
	[ "$_tries" -le 100 ]
}
stands() { [ -n "$(buffer)" ]; }

# type_in KEYS COMMAND: runs it on a terminal and types when the buffer stands.
# What the terminal showed is in shown, its status in $status.
type_in() {
	{
		until_so stands
		sleep 0.7
		printf "$1"
		[ -z "${AFTER-}" ] || $AFTER
	} >"$T/keys" &
	_typing=$!
	run script -qec "$2" /dev/null <"$T/keys"
	wait $_typing
	cp "$T/got" "$T/shown"
}

# nowhere TEXT: in no file of HOME and the test, in memory, in /tmp since this
# test began, in no object of the journal, and not in an argument of a program.
nowhere() {
	rm -f "$T/got"
	{
		grep -rlF --exclude=shown -e "$1" "$T" 2>/dev/null
		find /tmp /var/tmp -maxdepth 3 -type f -newer "$T/passphrase" -size -999k \
			! -path "$T/*" ! -path '*/bash_jobs*/*' -user "$(id -un)" -exec grep -lF -e "$1" {} + 2>/dev/null
		git -C "$J" cat-file --batch-all-objects --batch | grep -acF -e "$1" |
			sed '/^0$/d; s/$/ objects/'
	} >"$T/where.out"
	[ ! -s "$T/where.out" ]
}
is_nowhere() {
	if nowhere "$2"; then passed "$1"; return; fi
	missed "$1"
	note <"$T/where.out"
}

# A person whose settings keep everything, set before, between and after.
hostile() {
	mkdir -p "$HOME/kept/undo" "$HOME/kept/backup" "$HOME/kept/swap" "$HOME/.config/nvim"
	cat >"$HOME/.vimrc" <<'END'
set nocompatible undofile undodir=~/kept/undo
set backup writebackup backupdir=~/kept/backup backupskip= patchmode=.orig
set directory=~/kept/swap swapfile updatecount=1 updatetime=10
set viminfo='100,<1000,h,n~/kept/viminfo modeline modelines=5 title
au VimEnter * set undofile backup viminfo='100,<1000,n~/kept/viminfo
au BufReadPost,BufNewFile,InsertEnter,FileType * set undofile swapfile backup patchmode=.orig
au BufWritePre * set undofile backup writebackup patchmode=.orig | let &bex='-x'
au VimEnter * au BufWritePre * set undofile backup writebackup patchmode=.orig
au VimLeavePre * set viminfo='100,<1000,n~/kept/viminfo
END
	cp "$HOME/.vimrc" "$HOME/.config/nvim/init.vim"
	cat >"$HOME/.nanorc" <<'END'
set backup
set backupdir "kept/backup"
set historylog
set positionlog
set locking
END
}
