/* SPDX-License-Identifier: ISC */
#ifndef TAUT_VIEW_VIEW_H
#define TAUT_VIEW_VIEW_H

#include <stdbool.h>

/* How a picture is to look; decided once by cmd/. */
struct view {
	int width;   /* columns: 40 to 200 */
	bool color;
	bool ascii;  /* no glyphs outside ASCII */
	bool plain;  /* sentences: no columns, no glyphs, no cursor */
};

#endif
