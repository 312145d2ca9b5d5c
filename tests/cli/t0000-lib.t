#!/bin/sh
# SPDX-License-Identifier: ISC
# The tests of the commands can fail: each kind of assertion, a crash, a hang,
# an end too early; and nothing of the caller's environment reaches them.
. "${0%/*}/lib.sh"
cp "$TOP/tests/cli/lib.sh" lib.sh
try() { # its lines on stdin
	{ echo '. "${0%/*}/lib.sh"'; cat; } >case.t
	env TAUT_BUILD="$TAUT_BUILD" "$@" sh "$T/case.t"
}
wrong() { # NAME <<EOF: one assertion that must fail
	try >said 2>&1
	code=$?
	cp said what
	like "$1: not ok" 0 '^not ok 1 - x$' cat what
	ok "$1: its status" test "$code" -eq 1
}
right() {
	try >said 2>&1
	code=$?
	cp said what
	like "$1: ok" 0 '^ok 1 - x$' cat what
	ok "$1: its status" test "$code" -eq 0
}

right 'is' <<'END'
is x 0 'a
b' printf 'a\nb\n'
done_testing
END
wrong 'is: another text' <<'END'
is x 0 a echo b
done_testing
END
wrong 'is: a line more' <<'END'
is x 0 a printf 'a\n\n'
done_testing
END
wrong 'is: no newline' <<'END'
is x 0 a printf a
done_testing
END
wrong 'is: another status' <<'END'
is x 0 '' false
done_testing
END
wrong 'like' <<'END'
like x 0 '^b' echo ab
done_testing
END
wrong 'unlike' <<'END'
unlike x 0 b echo ab
done_testing
END
wrong 'ok' <<'END'
ok x false
done_testing
END
wrong 'fails' <<'END'
fails x true
done_testing
END
wrong 'fails: a crash is none' <<'END'
fails x sh -c 'kill -SEGV $$'
done_testing
END
wrong 'same' <<'END'
echo a >a && echo b >b
same x a b
done_testing
END
wrong 'same: no file' <<'END'
same x none none
done_testing
END
wrong 'has' <<'END'
echo ab >a && has x a a
done_testing
END
wrong 'lacks: no file' <<'END'
lacks x none a
done_testing
END
right 'a known bug' <<'END'
passed x
todo='bug: known'
ok y false
done_testing
END
try <<'END' >said 2>&1
passed x
quietly false
done_testing
END
ok 'what prepares ends the test' test $? -eq 1
try env TAUT_TEST_SECONDS=1 <<'END' >said 2>&1
passed x
sleep 30
done_testing
END
ok 'a hang is ended' test $? -eq 124
if command -v prove >/dev/null; then
	try <<'END' >said 2>&1
ok x false
done_testing
END
	fails 'prove fails of it' env TAUT_BUILD="$TAUT_BUILD" prove case.t
	try <<'END' >said 2>&1
passed x
exit 0
END
	fails 'and of an end too early' env TAUT_BUILD="$TAUT_BUILD" prove case.t
else
	skip 'prove fails of it' 'no prove'
	skip 'and of an end too early' 'no prove'
fi
right 'a clean environment' <<'END'
is x 0 'clean|/home|UTC' sh -c 'echo "${EDITOR-}${VISUAL-}${GIT_DIR-}${TAUT_DIR-}${XDG_CONFIG_HOME-}clean|${HOME#"$1"}|$TZ"' - "$T"
done_testing
END
try env EDITOR=x VISUAL=x GIT_DIR=x TAUT_DIR=x XDG_CONFIG_HOME=x <<'END' >said 2>&1
is x 0 'clean' sh -c 'echo "${EDITOR-}${VISUAL-}${GIT_DIR-}${TAUT_DIR-}${XDG_CONFIG_HOME-}clean"'
done_testing
END
ok 'whatever the caller has' test $? -eq 0
done_testing
