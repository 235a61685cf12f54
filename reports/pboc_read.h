/*
 * The reader of what is sent to the PBoC: it knows the format only, and neither a database nor who wrote the file.
 *
 * A fault of format stops the file.  What contradicts itself though it is well written (a fault of logic) is handed to the
 * caller line by line: the file goes out, with a draft of the explanation.
 */
#ifndef FUPIN_REPORTS_PBOC_READ_H
#define FUPIN_REPORTS_PBOC_READ_H

#include "reports/pboc_field.h"

struct pboc_finding {
    enum pboc_fault fault;
    const char *file;  /* "dat", "log", "idx", "txt", "zip" or "name" */
    size_t line;       /* from 1; 0: the whole file */
    const char *field; /* its title, or NULL */
};

/* A file and its companion as they lie in the folder. */
struct pboc_loans {
    struct str name;     /* "<credit code>_CLGRDK_20180331.dat" */
    struct str data;     /* the .dat */
    struct str log_name; /* of the companion */
    struct str log;
};

/* Called for each fault of logic: where, of which note, what is wrong. */
typedef void pboc_doubt(void *context, size_t line, struct str note, const char *what);

/* Reads a loan-by-loan file with its companion; false: `finding` tells the first fault.  `doubt` may be NULL. */
bool pboc_read_loans(const struct pboc_loans *file, pboc_doubt *doubt, void *context, struct pboc_finding *finding);

/* "dat 第3行 贷款担保方式：代码不在代码表内", in `arena`. */
const char *pboc_finding_words(struct arena *arena, const struct pboc_finding *finding);

/* A line that is well formed, and the day of the file as a field has it. */
struct pboc_checked {
    const struct str *fields;
    const char *day;
};

/* What a line must not say at once. */
struct pboc_check {
    const struct pboc_form *form; /* NULL: both */
    bool (*is_wrong)(const struct pboc_checked *line);
    const char *what;
};

/* The i-th, or NULL past the last. */
const struct pboc_check *pboc_check(size_t i);

/* What of a line that is well formed contradicts itself, told to `doubt`: `day` is the file's. */
void pboc_logic(const struct pboc_form *form, const struct str *fields, size_t line, struct str day, pboc_doubt *doubt,
                void *context);

/* UTF-8 throughout and no byte order mark. */
bool pboc_is_utf8(struct str text);

#endif
