/*
 * The compound file (OLE) that an encrypted workbook lies in: what stands in it besides the workbook.
 */
#ifndef FUPIN_REPORTS_COMPOUND_H
#define FUPIN_REPORTS_COMPOUND_H

#include <gsf/gsf-outfile.h>
#include <stdbool.h>

#include "base/str.h"

/* Writes a stream below `parent`. */
bool compound_stream(GsfOutfile *parent, const char *name, struct str bytes);

/* Writes the folder \006DataSpaces below `root`: fixed streams that say that the package is encrypted, without which Excel
 * refuses the file. */
bool compound_data_spaces(GsfOutfile *root);

/* Closes a stream or folder and gives it back. */
bool compound_close(GsfOutput *output);

#endif
