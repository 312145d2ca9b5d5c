#!/bin/sh
# SPDX-License-Identifier: ISC
# purpose: what it is all for.
. "${0%/*}/lib.sh"
quietly taut init

is 'none yet' 1 \
'taut: no purpose is written yet
hint: taut purpose --ask' taut purpose
is 'said' 0 'the purpose, as you have it now, is in purpose.md' taut purpose --ask <<END
To build what outlives me.

# with a line that looks like a heading
END
ok 'its words' grep -Fxq 'To build what outlives me.' "$J/purpose.md"
like 'shown' 0 '^To build what outlives me\.$' taut purpose
like 'by its name' 0 '^To build what outlives me\.$' taut show purpose
like 'as a file' 0 '^To build what outlives me\.$' taut show purpose.md

cat >"$J/purpose.md" <<END
# Purpose

First wording.

## Values

- plain words

## Strengths

Patience.
END
is 'anew' 0 'the purpose, as you have it now, is in purpose.md' taut purpose --ask <<END
Second wording.
END
holds 'the other sections stay' "$J/purpose.md" <<END
# Purpose

Second wording.

## Values

- plain words

## Strengths

Patience.
END
is 'nothing' 1 'taut: nothing was written' taut purpose --ask
like 'words behind it' 2 'purpose takes no words' taut purpose to build
contents "$J" >before
printf 'caf\351\n' >latin1
like 'invalid UTF-8' 5 'not valid UTF-8' taut purpose --ask <latin1
contents "$J" >after
same 'writes nothing' before after
done_testing
