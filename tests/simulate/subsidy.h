/* Subsidies of interest: the vouchers of ordinary notes, a quarter each, and what a voucher is worth. */
#ifndef SIMULATE_SUBSIDY_H
#define SIMULATE_SUBSIDY_H

#include "scene.h"

#define SUBSIDY_NUMBER 24

/* Principal at the note's rate for the days from `from` to `to`, 360 a year, cut to 分. */
int64_t subsidy_amount(const struct voucher *voucher);

/* A voucher in order for what is owed through those days; not yet paid. */
struct voucher subsidy_voucher(const struct note *note, int from, int to);

enum { SUBSIDY_VOUCHERS = SCENE_NOTES + SCENE_VOUCHERS };

/* The vouchers of a scene that are paid in `month`; returns how many. */
int subsidy_of(const struct scene *scene, int month, struct voucher voucher[SUBSIDY_VOUCHERS]);

/* `nth` among those of the scene and month. */
void subsidy_number(const struct scene *scene, const struct voucher *voucher, char number[SUBSIDY_NUMBER]);

#endif
