/*
 * Invented people: names, identity numbers and the other marks of a person.
 *
 * Identity numbers are well formed (GB 11643-1999: region, birth date, sequence, check digit) and of nobody:
 * they are counted out, one a person, so that no two registered people share one.  Sequence numbers from 800
 * on are never given to a registered person; they are for strangers.
 */
#ifndef SIMULATE_PEOPLE_H
#define SIMULATE_PEOPLE_H

#include "random.h"
#include "world.h"

#define PEOPLE_NAME 48
#define PEOPLE_ID 24
#define PEOPLE_NUMBER 16

enum sex { FEMALE, MALE };

/* Writes an invented name; Yi people now and then have one with a middle dot. */
void people_name(char name[PEOPLE_NAME], struct random *random, enum sex sex, bool yi);

/* Another name that shares no character with `name`'s second half: no variant of it. */
void people_other_name(char other[PEOPLE_NAME], const char *name, struct random *random);

/* The number of member `member` (0 to 7) of a household, born in `year`. */
void people_id(const struct world *world, int household, int member, int year, enum sex sex, char id[PEOPLE_ID]);

/* A right number of somebody who is in no roster. */
void people_stranger_id(const struct world *world, int household, int nth, char id[PEOPLE_ID]);

/* The number a twin would have: all but sequence and check digit are those of `id`. */
void people_twin_id(const char *id, char twin[PEOPLE_ID]);

/* Sets the last character to what the 17 before it ask for. */
void people_check_digit(char *id);

/* An opaque ten-digit household number; each household has two, the second for a part that leaves it. */
void people_household_number(int household, int part, char number[PEOPLE_NUMBER]);

/* Telephone and bank account numbers, one a person. */
void people_phone(int household, int member, char phone[PEOPLE_NUMBER]);
void people_account(int household, int member, char account[PEOPLE_ID]);

#endif
