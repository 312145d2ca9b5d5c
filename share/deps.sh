#!/bin/sh
# deps.sh build|test: installs what is missing to build taut, or to test it,
# by apt; elsewhere prints what to install by the system's own means.
set -eu

build='gcc libc6-dev make pkg-config git libgit2-dev libcmark-dev libjansson-dev libutf8proc-dev libgmp-dev libsodium-dev libkeyutils-dev gettext'
tests='libcmocka-dev age openssh-server tmux vim nano perl python3 strace mandoc zsh fish ripgrep clang libclang-rt-14-dev chromium valgrind'

want=$build
test "${1:-build}" = build || want="$build $tests"

others() {
	cat >&2 <<-'TEXT'
	taut is built from these (besides a C compiler, make, pkg-config and git):
	  dnf     libgit2-devel cmark-devel jansson-devel utf8proc-devel gmp-devel libsodium-devel keyutils-libs-devel gettext
	  pacman  libgit2 cmark jansson libutf8proc gmp libsodium keyutils gettext
	  apk     libgit2-dev cmark-dev jansson-dev utf8proc-dev gmp-dev libsodium-dev \
	          keyutils-dev linux-headers gettext
	and tested with cmocka, age, openssh (with its server), tmux, vim, nano, perl's prove, python3, strace, mandoc, zsh, fish, ripgrep, clang, chromium, valgrind.
	TEXT
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	others
	exit 0
fi

missing=
for package in $want; do
	state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
	case $state in
	*' installed') ;;
	*) missing="$missing $package" ;;
	esac
done
test -n "$missing" || exit 0

echo "installing:$missing" >&2
root=
if test "$(id -u)" != 0; then
	if ! command -v sudo >/dev/null; then
		echo "run this as root, then again: apt-get install$missing" >&2
		exit 1
	fi
	root=sudo
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $root apt-get update && $root env DEBIAN_FRONTEND=noninteractive \
	apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
	tail -20 "$log" >&2
	exit 1
fi
