/* SPDX-License-Identifier: ISC */
#ifndef TAUT_STORE_SHA1_H
#define TAUT_STORE_SHA1_H

#include "base/slice.h"

#define SHA1_SIZE 20

/* The checksum that ends git's index. Objects are hashed by libgit2, which
 * also looks for forged collisions; this is against bit rot alone. */
void sha1_of(struct slice bytes, unsigned char out[SHA1_SIZE]);

#endif
