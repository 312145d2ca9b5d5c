/* SPDX-License-Identifier: ISC */
#ifndef TAUT_MERGE_HASH_H
#define TAUT_MERGE_HASH_H

#include <stdint.h>

#include "base/slice.h"

uint64_t hash_bytes(uint64_t seed, struct slice s);
uint64_t hash_number(uint64_t seed, uint64_t number);

#endif
