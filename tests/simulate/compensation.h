/* Cases in which the risk fund is asked to pay for a note. */
#ifndef SIMULATE_COMPENSATION_H
#define SIMULATE_COMPENSATION_H

#include "scene.h"

#define COMPENSATION_NUMBER 24

/* Gives every note that ended as 代偿 a case in order, where its story has none. */
void compensation_complete(struct scene *scene);

/* A case in order about one of the scene's notes: applied for on that day, 80 % of what is owed then. */
struct compensation *compensation_of(struct scene *scene, const struct note *note, int applied);

/* Agreed ten days later, and paid after another ten. */
void compensation_paid(struct compensation *compensation);

void compensation_number(const struct scene *scene, const struct compensation *compensation,
                         char number[COMPENSATION_NUMBER]);

/* The fund's share of a sum: 80 %, to the nearest 分. */
int64_t compensation_share(int64_t principal);

#endif
