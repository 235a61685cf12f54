/*
 * The monitoring message with form A3326: a head, a data and a note file, zipped together under the head file's name.
 *
 *   head  I00001|A3326|class|area|attribute|CNY0001|unit|flag|1|institution
 *   data  I00001|34131|50000.00
 *   note  a title, then for each part a line [area institution] and free text
 *
 * Lines end in CR LF.  Zero values are not written; where nothing is left the head's flag is 0.
 */
#ifndef FUPIN_REPORTS_PBOC_MESSAGE_H
#define FUPIN_REPORTS_PBOC_MESSAGE_H

#include "reports/pboc_read.h"
#include "reports/pboc_sender.h"

enum {
    PBOC_BASE_LENGTH = 24, /* of a file's name without extension */
    PBOC_KEY_LENGTH = 6,
    PBOC_CLASS_LENGTH = 4,
    PBOC_AREA_LENGTH = 7,
    PBOC_INSTITUTION_LENGTH = 14,
    PBOC_INDICATOR_LENGTH = 5,
};

/* The three files as they lie in the package. */
struct pboc_message {
    struct str name; /* of the head file without extension: "BI…" */
    struct str head, data, note;
};

/* Reads a message; false: `finding` tells the first fault. */
bool pboc_read_message(const struct pboc_message *message, struct pboc_finding *finding);

/* The package of a message: three members with a fixed time, the same bytes for the same message. */
bool pboc_pack(const struct pboc_message *message, struct buffer *out, struct error *err) MUST_CHECK;

/* Takes a package apart, into `arena`; false: it does not hold just the three files of `name`. */
bool pboc_unpack(struct arena *arena, struct str package, struct str name, struct pboc_message *message);

/* The name of a member: 'I' head, 'J' data, 'D' note, with its extension. */
const char *pboc_member(struct arena *arena, struct str name, char kind);

/* A3326 of an office's area: monthly, and at quarter ends also quarterly. */
bool pboc_write_message(struct issue *issue, const struct pboc_sender *sender, struct error *err) MUST_CHECK;

#endif
