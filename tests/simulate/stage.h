/*
 * The stage: brings on the households one after the other, each as a scene, ordinary or a story's.
 *
 *     for (int household = 0; household < world->households; household += scene.households)
 *         stage_build(world, household, STAGE_WITH_NOTES, &scene);
 */
#ifndef SIMULATE_STAGE_H
#define SIMULATE_STAGE_H

#include "scene.h"

/* What a walk needs; building people for a walk over notes would double its time. */
enum stage_part { STAGE_WITH_PEOPLE, STAGE_WITH_NOTES };

/* Builds the scene that begins with `household`; the next one begins `scene->households` later. */
void stage_build(const struct world *world, int household, enum stage_part part, struct scene *scene);

#endif
