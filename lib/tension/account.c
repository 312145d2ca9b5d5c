/* SPDX-License-Identifier: ISC */
/*
 * Sums of a span, and how they are printed as whole numbers. Invariant of
 * what is printed: the parts add up to the total as printed, and each stands
 * within 1 of its exact value (largest remainder).
 */
#include "tension/account.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void
account_init(struct account *account)
{
	memset(account, 0, sizeof *account);
	fraction_init(&account->opening);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		fraction_init(&account->causes[cause]);
	fraction_init(&account->closing);
	fraction_init(&account->churn);
	fraction_init(&account->drift);
	fraction_init(&account->climb);
}

void
account_release(struct account *account)
{
	fraction_release(&account->opening);
	for (int cause = 0; cause < CAUSE_COUNT; cause++)
		fraction_release(&account->causes[cause]);
	fraction_release(&account->closing);
	fraction_release(&account->churn);
	fraction_release(&account->drift);
	fraction_release(&account->climb);
	memset(account, 0, sizeof *account);
}

void
account_add(struct account *account, const struct account *other)
{
	fraction_add(&account->opening, &other->opening);
	for (int cause = 0; cause < CAUSE_COUNT; cause++) {
		fraction_add(&account->causes[cause], &other->causes[cause]);
		account->counts[cause] += other->counts[cause];
	}
	fraction_add(&account->closing, &other->closing);
	fraction_add(&account->churn, &other->churn);
	fraction_add(&account->drift, &other->drift);
	fraction_add(&account->climb, &other->climb);
	account->postponements += other->postponements;
	account->postponed_days += other->postponed_days;
}

/*
 * What the parts lose by rounding down is given back one by one, to the largest
 * rest first; a part that is whole has no rest and never gets any.
 */
void
parts_print(const struct fraction *parts, size_t count, long total, long *out)
{
	struct fraction *rests = mem_alloc(count, sizeof *rests);
	long left = total;

	for (size_t n = 0; n < count; n++) {
		fraction_init(&rests[n]);
		fraction_percent_rest(&parts[n], &rests[n]);
		out[n] = fraction_percent_floor(&parts[n]);
		left -= out[n];
	}
	/* No more rounds than parts: sums too great for a long do not add up. */
	for (size_t round = 0; round < count && left > 0; round++, left--) {
		size_t best = 0;

		for (size_t n = 1; n < count; n++)
			if (fraction_compare(&rests[n], &rests[best]) > 0)
				best = n;
		out[best]++;
		fraction_set_ratio(&rests[best], -1, 1);
	}
	for (size_t n = 0; n < count; n++)
		fraction_release(&rests[n]);
	free(rests);
}

void
account_print(const struct account *account, struct printed *out)
{
	out->opening = fraction_percent(&account->opening);
	out->closing = fraction_percent(&account->closing);
	parts_print(account->causes, CAUSE_COUNT, out->closing - out->opening, out->causes);
}

void
shares_print(const struct fraction *const *parts, size_t count, long *out)
{
	struct fraction *shares = mem_alloc(count, sizeof *shares);
	struct fraction sum;

	fraction_init(&sum);
	for (size_t n = 0; n < count; n++) {
		fraction_init(&shares[n]);
		fraction_set(&shares[n], parts[n]);
		fraction_absolute(&shares[n]);
		fraction_add(&sum, &shares[n]);
		out[n] = 0;
	}
	if (fraction_sign(&sum) != 0) {
		for (size_t n = 0; n < count; n++)
			fraction_divide(&shares[n], &sum);
		parts_print(shares, count, 100, out);
	}
	for (size_t n = 0; n < count; n++)
		fraction_release(&shares[n]);
	fraction_release(&sum);
	free(shares);
}
