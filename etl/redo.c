/*
 * How it works: what a file said is found nowhere but in the file, since a version is only written where something
 * changed; so the files of the feed from that day on are read again from the archive, in the order in which they became
 * known, each with the configuration of its day.
 *
 * First all that is said from that day on is set aside (…_aside).  Then each file that stays adds its differences as ever,
 * under numbers above the withdrawal's K which are scratch, and last the state of each day, where it is another now, becomes the
 * word of that K (…_redone).  It costs the files of the feed since that day; a withdrawal is rare, and mostly speaks of the
 * last month.
 */
#include "etl/redo.h"

#include <stdio.h>

#include "etl/setup.h"

/* The i-th file that stays, under the scratch number `known`. */
static bool tell_again(struct night *night, const struct rows *files, size_t i, long long known, struct error *err)
{
    struct arrival arrival = { .folder = "", .name = rows_text(files, i, 0), .shown = rows_text(files, i, 0) };
    arrival.read = file_name_read(str_of(arrival.shown));
    const struct etl *etl = setup_open(night->etl, night->db, rows_number(files, i, 7), err);
    if (!etl)
        return false;
    struct taking *taking = taking_new(night, &arrival);
    taking->etl = etl;
    taking->file = (int) rows_number(files, i, 6);
    taking->known = known;
    (void) snprintf(taking->sha256, sizeof taking->sha256, "%s", rows_text(files, i, 1));
    (void) snprintf(taking->seal.sha256, sizeof taking->seal.sha256, "%s", rows_text(files, i, 4));
    taking->bytes = (uint64_t) rows_number(files, i, 2);
    bool good = take_again(taking, rows_number(files, i, 5), err);
    taking_free(taking);
    return good || error_context(err, "telling again what \"%s\" says", arrival.shown);
}

/* The scratch numbers begin above the withdrawal's own K and never leave this transaction: settle_redo turns what they say
 * into versions of that K. */
bool redo_feed(struct night *night, const struct feed *feed, struct error *err)
{
    AUTO_ROWS files = NULL;
    AUTO_ROWS from = NULL;
    char number[16], known[24], aside[64], redone[64];
    const char *file[] = { number };
    if (feed->kind == FEED_EVENT)
        return true;
    (void) snprintf(number, sizeof number, "%d", night->run->file);
    (void) snprintf(known, sizeof known, "%lld", night->journal.known);
    (void) snprintf(aside, sizeof aside, "load/%s_aside.sql", feed->name);
    (void) snprintf(redone, sizeof redone, "load/%s_redone.sql", feed->name);
    if (!database_query(night->db, "load/redo_from.sql", file, 1, &from, err) ||
        !database_query(night->db, "load/redo_files.sql", file, 1, &files, err))
        return false;
    const char *values[] = { rows_text(from, 0, 0), known };
    if (!database_run(night->db, aside, values, 1, err))
        return false;
    for (size_t i = 0; i < rows_count(files); i++)
        if (!tell_again(night, files, i, night->journal.known + 1 + (long long) i, err))
            return false;
    return database_run(night->db, redone, values, 2, err);
}
