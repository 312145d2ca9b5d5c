#!/bin/sh
# SPDX-License-Identifier: ISC
# Whole journals, fifty of them; `make sync-long` has a thousand.
python=$(PATH=/usr/bin:/bin:$PATH command -v python3) || { echo '1..0 # SKIP no python3'; exit 0; }
exec timeout -k 5 "${TAUT_TEST_SECONDS:-600}" "$python" "${0%/*}/journals.py" </dev/null
