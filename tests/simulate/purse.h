/*
 * What stories about money are told with: loans that are led somewhere, accounts of people and firms, and what moves
 * between them.
 *
 * Of one day, what a story tells first happens first.  A loan led by a story lies in the borrower's account until the
 * story moves it: what is left there for ninety days is a finding of its own.
 */
#ifndef SIMULATE_PURSE_H
#define SIMULATE_PURSE_H

#include "scene.h"

/* A day early in a month of the window, `before` months or more before the last. */
int purse_day(struct scene *scene, int before);

/* A clean note of `yuan` over 36 months, paid into the borrower's own account at his bank. */
struct note *purse_loan(struct scene *scene, int person, int granted, int yuan);

/* The same, paid into another account. */
struct note *purse_loan_into(struct scene *scene, int person, int granted, int yuan, int purse);

/* Accounts; each returns its place in scene->purse. Of a member at a bank; of an invented person (`nth`: 0 to 11) whom no
 * roster knows; of a firm (`nth`: 0 to 3) with a name of its own that ends in `trade`; and one that is nobody's of these. */
int purse_member(struct scene *scene, int person, int bank);
int purse_stranger(struct scene *scene, int nth, int bank);
int purse_firm(struct scene *scene, int nth, int bank, const char *trade);
int purse_named(struct scene *scene, int bank, const char *account, const char *name);

/* The seller of seed and fodder, whom everybody buys from; and the bank of the county where the scene plays. */
int purse_seller(struct scene *scene);
int purse_county_bank(const struct scene *scene);

/* Money moves.  Amounts in 分. */
struct move *purse_sends(struct scene *scene, int from, int to, int day, int64_t amount);
struct move *purse_draws(struct scene *scene, int from, int day, int64_t amount);
struct move *purse_earns(struct scene *scene, int to, int day, int64_t amount);

/* What must be said of a sink or payer (by its account) or of a note from the month of `day` on; MUST_NO holds all along. */
void purse_claim(struct scene *scene, const char *rule, int purse, enum must must, int day);
void purse_claim_note(struct scene *scene, const char *rule, const struct note *note, enum must must, int day);

/* Part of a note's principal is paid back on a day, `amount` of it by another purse. */
void purse_repays(struct note *note, int day, int64_t paid, int purse, int64_t amount);

#endif
