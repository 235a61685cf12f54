/*
 * An operator's decisions on one file: a held one is released or rejected, an accepted one taken back.
 *
 * How it works: the file is read from the archive, as it was read when it came.  Of a release only a higher number may
 * now stand against it.  A withdrawal of events needs no more than its row, since an event counts as long as a file
 * in force tells it; a withdrawal of a snapshot tells its feed anew (redo.c).
 */
#include <json-c/json.h>
#include <stdio.h>

#include "etl/night.h"
#include "etl/redo.h"

/* What the journal tells of a decision on a flag; etl/replay.c reads it back. */
static const char *const case_keys[] = { "flag_id", "case",        "finding", "measure", "recovered",
                                         "done_on", "answered_by", "remark",  "facts" };

/* A file of the archive's index as an arrival; `found` has name, sha256, bytes, received_on, seal. */
static struct taking *taking_of(struct night *night, const struct rows *found, struct arrival *arrival)
{
    *arrival = (struct arrival) { .folder = "", .name = rows_text(found, 0, 0), .shown = rows_text(found, 0, 0) };
    arrival->read = file_name_read(str_of(arrival->shown));
    struct taking *taking = taking_new(night, arrival);
    taking->file = night->run->file;
    taking->listed = true;
    (void) snprintf(taking->sha256, sizeof taking->sha256, "%s", rows_text(found, 0, 1));
    taking->bytes = (uint64_t) rows_number(found, 0, 2);
    (void) snprintf(taking->seal.sha256, sizeof taking->seal.sha256, "%s", rows_text(found, 0, 4));
    return taking;
}

static bool release(struct night *night, const struct rows *held, struct error *err)
{
    struct arrival arrival;
    struct taking *taking = taking_of(night, held, &arrival);
    taking->released = true;
    bool good = date_read_iso(str_of(rows_text(held, 0, 3)), &taking->received_on) && take_archived(night, taking, err);
    taking_free(taking);
    return good || error_context(err, "releasing \"%s\"", arrival.shown);
}

/* A decision that takes a K of its own. */
static bool note_decision(struct night *night, const struct rows *found, const char *kind, struct error *err)
{
    struct json_object *line = journal_line(night->run, kind, night->journal.known);
    (void) json_object_object_add(line, "file", json_object_new_int(night->run->file));
    journal_text(line, "sha256", str_of(rows_text(found, 0, 1)));
    journal_text(line, "name", str_of(rows_text(found, 0, 0)));
    journal_text(line, "reason", str_of(night->run->reason));
    return journal_add(&night->journal, line, err);
}

static bool refuse(struct night *night, const char *number, const struct rows *held, struct error *err)
{
    char known[24];
    const char *values[] = { number, night->run->reason, known };
    (void) snprintf(known, sizeof known, "%lld", ++night->journal.known);
    night->outcome->rejected++;
    return database_run(night->db, "load/held_refuse.sql", values, 3, err) && note_decision(night, held, "reject", err);
}

static bool withdraw(struct night *night, const char *number, const struct rows *accepted, struct error *err)
{
    char known[24], day[DATE_TEXT_SIZE];
    const char *mark[] = { number, night->run->reason };
    (void) snprintf(known, sizeof known, "%lld", ++night->journal.known);
    const char *values[] = { number, known, date_print(night->run->day, day), night->run->reason };
    return (database_run(night->db, "load/withdraw.sql", mark, 2, err) &&
            database_run(night->db, "load/withdrawal_insert.sql", values, 4, err) &&
            redo_feed(night, file_name_read(str_of(rows_text(accepted, 0, 0))).feed, err) &&
            note_decision(night, accepted, "withdraw", err)) ||
           error_context(err, "taking back \"%s\"", rows_text(accepted, 0, 0));
}

static bool apply(struct night *night, const char *number, const struct rows *found, struct error *err)
{
    switch (night->run->decision) {
    case ETL_RELEASE:
        return release(night, found, err);
    case ETL_REFUSE:
        return refuse(night, number, found, err);
    case ETL_WITHDRAW:
        return withdraw(night, number, found, err);
    case ETL_CASE:
    case ETL_TAKE:
        break;
    }
    return error_set(err, &NOT_HELD, "file %s is not to be decided on", number);
}

/* What the operator records about a flag: a row, a K and a line of the journal.  Flags are not etl's: nothing is judged. */
static bool record_case(struct night *night, struct error *err)
{
    char known[24], run[24], day[DATE_TEXT_SIZE];
    const struct etl_case *about = night->run->about;
    (void) snprintf(known, sizeof known, "%lld", ++night->journal.known);
    (void) snprintf(run, sizeof run, "%lld", night->run->run);
    const char *values[] = { known,
                             date_print(night->run->day, day),
                             run,
                             about->flag,
                             about->kind,
                             about->finding,
                             about->measure,
                             about->recovered,
                             about->done_on,
                             about->by,
                             about->remark,
                             about->facts };
    struct json_object *line = journal_line(night->run, "case", night->journal.known);
    for (size_t i = 0; i < sizeof case_keys / sizeof *case_keys; i++)
        journal_text(line, case_keys[i], values[3 + i] ? str_of(values[3 + i]) : (struct str) { 0 });
    return database_run(night->db, "load/case_insert.sql", values, 12, err) && journal_add(&night->journal, line, err);
}

bool decide_file(struct night *night, struct error *err)
{
    if (night->run->decision == ETL_CASE)
        return record_case(night, err);
    AUTO_ROWS found = NULL;
    char number[16];
    const char *values[] = { number };
    bool back = night->run->decision == ETL_WITHDRAW;
    (void) snprintf(number, sizeof number, "%d", night->run->file);
    if (!database_query(night->db, back ? "load/accepted.sql" : "load/held.sql", values, 1, &found, err))
        return false;
    if (rows_count(found) == 0)
        return error_set(err, back ? &NOT_ACCEPTED : &NOT_HELD, "file %s", number);
    return apply(night, number, found, err);
}

bool etl_decide(struct etl *etl, struct database *db, const struct etl_run *run, struct etl_outcome *outcome,
                struct error *err)
{
    AUTO_ARENA arena = { 0 };
    *outcome = (struct etl_outcome) { 0 };
    struct night night = { .etl = etl, .db = db, .run = run, .outcome = outcome, .journal.fd = -1 };
    bool good = journal_open(&night.journal, &arena, etl->settings.archive, db, err) && decide_file(&night, err) &&
                journal_settle(&night.journal, db, err);
    journal_close(&night.journal);
    return good;
}
