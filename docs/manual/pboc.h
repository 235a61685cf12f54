/* The manual's chapter on the files for the PBoC, from the tables that writer and reader walk. */
#ifndef FUPIN_DOCS_MANUAL_PBOC_H
#define FUPIN_DOCS_MANUAL_PBOC_H

#include "base/memory.h"

void print_pboc(struct buffer *out);

#endif
