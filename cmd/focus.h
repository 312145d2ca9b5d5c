/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_FOCUS_H
#define TAUT_CMD_FOCUS_H

#include "journal/pages.h"

#define FOCUS_SOFT_CAP 3 /* more at once share the pull */

/* Splices the pages so that their lines say what `focus` of each result says. */
void focus_splice(struct pages *pages);

#endif
