/* SPDX-License-Identifier: ISC */
/* How wide what is not known has become. Whole millionths; the root rounds down. */
#include "tension/band.h"

#include <stdlib.h>

#define STEPS_LEAST 3

void
band_init(struct band *band)
{
	*band = (struct band){ 0 };
	fraction_init(&band->low);
	fraction_init(&band->high);
}

void
band_release(struct band *band)
{
	fraction_release(&band->low);
	fraction_release(&band->high);
}

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Twice the median, so that it is whole. */
static int64_t
twice_median(int64_t *values, size_t count)
{
	qsort(values, count, sizeof *values, compare);
	return values[(count - 1) / 2] + values[count / 2];
}

/* m·√(age/gap), of medians that are here twice as large. */
static int64_t
walked(int64_t step, int64_t gap, int age)
{
	struct fraction square, part;

	fraction_init(&square);
	fraction_init(&part);
	fraction_set_ratio(&square, (fraction_wide)step * step, 2);
	fraction_set_ratio(&part, age, gap);
	fraction_multiply(&square, &part);
	int64_t root = fraction_root(&square);

	fraction_release(&square);
	fraction_release(&part);
	return root;
}

/* max(0, g + h/S) */
static void
edge(struct fraction *out, const struct standing *standing, int64_t half)
{
	struct fraction part;

	fraction_init(&part);
	standing_stretch(standing, out);
	fraction_set_ratio(&part, half, standing->yardstick);
	fraction_add(out, &part);
	if (fraction_sign(out) < 0)
		fraction_set_ratio(out, 0, 1);
	fraction_release(&part);
}

void
band_find(struct band *band, const struct track *track, const struct standing *standing,
	int until)
{
	struct reading_day days[READINGS_YEAR];
	int64_t steps[READINGS_YEAR], gaps[READINGS_YEAR];
	/* the year up to the last reading: as time goes by, no other steps come into it */
	size_t count = track_readings(track, standing->read_day, days);

	band->known = standing_is_open(standing);
	band->open = count < STEPS_LEAST + 1;
	if (!band->known || band->open)
		return;
	for (size_t n = 1; n < count; n++) {
		steps[n - 1] = days[n].value > days[n - 1].value ?
			days[n].value - days[n - 1].value : days[n - 1].value - days[n].value;
		gaps[n - 1] = days[n].day - days[n - 1].day;
	}
	band->half = walked(twice_median(steps, count - 1), twice_median(gaps, count - 1),
		until - standing->read_day);
	if (band->half < standing->resolution)
		band->half = standing->resolution;
	edge(&band->low, standing, -band->half);
	edge(&band->high, standing, band->half);
}
