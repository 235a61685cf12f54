/*
 * A file's name, which says what is in it: <feed>_<sender>_<YYYYMMDD>[_<n>].<ext>.
 *
 * YYYYMMDD is the business date, the day that the data speaks of, not the day of sending; n the number of the
 * resubmission, 1 where it is missing.  Reading a name never fails: what does not fit is told in `fault`, and as much as
 * could be understood is kept, for the list of files.
 */
#ifndef FUPIN_ETL_FILE_NAME_H
#define FUPIN_ETL_FILE_NAME_H

#include "etl/feed.h"

struct file_name {
    const struct feed *feed;  /* NULL: none fits */
    struct str sender;        /* at == NULL: none */
    day_number business_date; /* DATE_NONE: none, or impossible */
    int resubmission;
    bool known_extension; /* .csv .txt .dat .gz .zip .xlsx .xls, in any case */
    const char *fault;    /* NULL: well formed; else what is wrong, in Chinese */
};

/* Takes `name` apart; texts point into it. */
struct file_name file_name_read(struct str name);

/* `name` without its extension, and without a second one before .gz or .zip. */
struct str file_name_stem(struct str name);

/* Names that are passed over without a word: hidden ones, unfinished transfers, companions. */
bool file_name_is_passed_over(struct str name);

/* The names that a companion of the file `name` may have, in `arena`: with its extensions or without (x.csv.gz.ok, x.csv.ok,
 * x.ok), in any case.  All of them are passed over. */
enum { FILE_NAME_COMPANIONS = 36 };
size_t file_name_companions(struct arena *arena, struct str name, const char **names);

/* Whether `name` ends in `extension` (".gz"), in any case. */
bool file_name_has_extension(struct str name, const char *extension);

#endif
