/* SPDX-License-Identifier: ISC */
#ifndef TAUT_CMD_SCENE_SCENE_H
#define TAUT_CMD_SCENE_SCENE_H

#include "cmd/cmd.h"
#include "journal/pages.h"

/*
 * The vision of an area as a dialogue: the scene a year from now, then results
 * out of it. Standard input without the dialogue's headings is the scene.
 */
bool scene_run(struct session *session, const char *area, bool editor, struct err *err)
	__attribute__((warn_unused_result));

/* Puts a scene below the heading of an area's vision, which is made if it is not
 * there; lines of results stay. */
void scene_splice(struct pages *pages, size_t index, struct slice text);

#endif
