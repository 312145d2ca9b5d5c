/* SPDX-License-Identifier: ISC */
#ifndef TAUT_TESTS_FOLDER_H
#define TAUT_TESTS_FOLDER_H

/* An empty folder for each test. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes the next numbered one beneath `parent` and enters it: 0, or -1 as a setup
 * says that it failed. */
static int
enter_new_folder(const char *parent)
{
	static unsigned number;
	char name[64];

	snprintf(name, sizeof name, "%s/j%u", parent, number++);
	return mkdir(name, 0700) < 0 ? -1 : chdir(name);
}

#endif
