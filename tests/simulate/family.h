/* Families: who lives in a household, when they were registered, and what ordinary life does to them. */
#ifndef SIMULATE_FAMILY_H
#define SIMULATE_FAMILY_H

#include "scene.h"

/* Adds the household as the scene's next house, without its members. */
void family_house(struct scene *scene, int household);

/* How many people live in an ordinary household. */
int family_size(const struct world *world, int household);

/* Adds one member of a house; `size` is that of the household. */
struct person *family_member(struct scene *scene, int house, int member);

/* Fills the members of the scene's first house, and the one change that a few households see: a birth, a
 * death, a marriage, somebody moving away.  It never touches those who borrow. */
void family_ordinary(struct scene *scene);

/* Two families of four grown-up people each, long registered, in one village, and a household number for a
 * part that may split off (house 2). */
void family_of_story(struct scene *scene);

/* Brings on a third such family, of the household after the two; only in scenes whose story needs one. */
void family_third(struct scene *scene);

/* Gives a person of a story another birth day, and with it another number. */
void family_born(const struct scene *scene, struct person *person, int born);

/* The roster's view of a person on a day. */
bool family_listed(const struct person *person, int day);
const char *family_name(const struct person *person, int day);
const char *family_id(const struct person *person, int day);
const struct house *family_house_of(const struct scene *scene, const struct person *person, int day);

#endif
