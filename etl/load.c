/*
 * A night's files, one after another: each gets its verdict in a savepoint of its own.
 *
 * How it works: a fault in a file is a verdict and never stops the others; an error of the database ends the step,
 * and with it the caller's transaction.  A file that is held or refused leaves no row: what was copied is rolled
 * back before its verdict is written.
 */
#include <fcntl.h>
#include <json-c/json.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "etl/archive.h"
#include "etl/array.h"
#include "etl/inside.h"

struct night {
    struct etl *etl;
    struct database *db;
    const struct etl_run *run;
    struct journal journal;
    struct arrivals arrivals;
    struct etl_outcome *outcome;
    int next_file;
    long long waiting; /* how many files are listed as waiting */
};

static bool query_number(struct database *db, const char *name, const char *const *values, int count, long long *number,
                         struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, name, values, count, &rows, err))
        return false;
    *number = rows_count(rows) ? rows_number(rows, 0, 0) : 0;
    return true;
}

/* What the name alone decides. */
static void judge_name(struct taking *taking)
{
    const struct file_name *name = &taking->arrival->read;
    const struct etl *etl = taking->etl;
    taking->feed = name->feed;
    if (name->fault) {
        taking_judge(taking, VERDICT_REJECTED, REJECT_NAME, "%s；应为：数据类别_报送单位_年月日[_版次].扩展名",
                     name->fault);
        return;
    }
    taking->sender = sender_named(&etl->senders, name->sender);
    if (!taking->sender)
        taking_judge(taking, VERDICT_REJECTED, REJECT_SENDER, "报送单位“%.*s”未登记", STR_FMT(name->sender));
    else if (!sender_sends(taking->sender, name->feed->name))
        taking_judge(taking, VERDICT_REJECTED, REJECT_SENDER, "%.*s（%.*s）不报送%s（%s）",
                     STR_FMT(taking->sender->name), STR_FMT(name->sender), name->feed->title, name->feed->name);
}

/* A file of another day stays where it is. */
static void judge_waiting(struct taking *taking)
{
    char date[DATE_TEXT_SIZE];
    if (taking->arrival->read.business_date > taking->run->day)
        taking_judge(taking, VERDICT_WAITING, REJECT_NONE, "业务日期晚于本次运行的日期%s，留待以后收录",
                     date_print(taking->run->day, date));
}

static bool judge_duplicate(struct taking *taking, struct error *err)
{
    AUTO_ROWS rows = NULL;
    char day[DATE_TEXT_SIZE];
    const char *values[] = { taking->sha256, taking->feed->name, arena_text(&taking->arena, taking->sender->code),
                             date_print(taking->arrival->read.business_date, day) };
    if (taking->released)
        return true;
    if (!database_query(taking->db, "load/same_bytes.sql", values, 4, &rows, err))
        return false;
    if (rows_count(rows))
        taking_judge(taking, VERDICT_DUPLICATE, REJECT_NONE, "与%s收到的“%s”内容相同", rows_text(rows, 0, 1),
                     rows_text(rows, 0, 0));
    return true;
}

/* Whether rows may go straight into the version table: nothing of the feed is there, and its keys can be set aside. */
static bool prepare_table(struct taking *taking, struct error *err)
{
    AUTO_ROWS rows = NULL;
    char name[64];
    taking->straight = false;
    if (taking->feed->kind == FEED_SNAPSHOT) {
        (void) snprintf(name, sizeof name, "load/%s_is_first.sql", taking->feed->name);
        if (!database_query(taking->db, name, NULL, 0, &rows, err))
            return false;
        taking->straight = *rows_text(rows, 0, 0) == 't';
    }
    (void) snprintf(name, sizeof name, "load/%s_%s.sql", taking->feed->name,
                    taking->straight ? "begin_store" : "truncate_stage");
    return database_script(taking->db, sql_text(name), err);
}

static bool finish_table(struct taking *taking, struct error *err)
{
    char name[64];
    if (!taking->straight || taking->verdict != VERDICT_NONE)
        return true;
    (void) snprintf(name, sizeof name, "load/%s_end_store.sql", taking->feed->name);
    return database_script(taking->db, sql_text(name), err);
}

/* Writes the file for the archive while it is read. */
struct archiving {
    const struct taking *taking;
    pthread_t thread;
    bool started, good;
    struct error error;
};

static void *archive_in_thread(void *context)
{
    struct archiving *archiving = context;
    const struct taking *taking = archiving->taking;
    archiving->good = archive_aside(taking->etl->settings.archive, taking->fd, &archiving->error);
    return NULL;
}

/* A file that stays in the inbox is not archived. */
static void archive_begin(struct archiving *archiving, const struct taking *taking)
{
    *archiving = (struct archiving) { .taking = taking, .good = true };
    if (taking->verdict == VERDICT_WAITING || taking->run->trial)
        return;
    archiving->started = pthread_create(&archiving->thread, NULL, archive_in_thread, archiving) == 0;
    if (!archiving->started)
        (void) archive_in_thread(archiving);
}

/* Waits until all is written; what lies aside has then to be settled or forgotten. */
static bool archive_end(struct archiving *archiving, struct error *err)
{
    if (archiving->started)
        (void) pthread_join(archiving->thread, NULL);
    archiving->started = false;
    if (!archiving->good && !err->fault)
        *err = archiving->error;
    return archiving->good;
}

/* Reads and judges the rows of a file whose header was found. */
static bool take_content(struct taking *taking, struct error *err)
{
    if (!prepare_table(taking, err) || !take_rows(taking, err))
        return false;
    if (taking->verdict == VERDICT_NONE && !take_judge(taking, err))
        return false;
    if (!finish_table(taking, err))
        return false;
    taking_judge(taking, VERDICT_ACCEPTED, REJECT_NONE, "%s", "");
    return true;
}

/* All up to the verdict. */
static bool take_verdict(struct taking *taking, struct error *err)
{
    if (taking->verdict != VERDICT_NONE || !judge_duplicate(taking, err))
        return taking->verdict != VERDICT_NONE;
    if (taking->verdict == VERDICT_NONE)
        take_header(taking);
    return taking->verdict != VERDICT_NONE || take_content(taking, err);
}

/* What was copied of a file that is not accepted goes; the notes that were gathered stay. */
static bool settle_savepoint(const struct taking *taking, struct error *err)
{
    const char *name = taking->verdict == VERDICT_ACCEPTED ? "load/savepoint_keep.sql" : "load/savepoint_undo.sql";
    return database_script(taking->db, sql_text(name), err);
}

static struct json_object *text_or_null(struct str text)
{
    return text.at ? json_object_new_string_len(text.at, (int) text.len) : NULL;
}

static const char *journal_kind(const struct taking *taking)
{
    return taking->released ? "release" : "file";
}

static bool write_journal(struct night *night, const struct taking *taking, struct error *err)
{
    char day[DATE_TEXT_SIZE], business[DATE_TEXT_SIZE];
    struct json_object *line = json_object_new_object(), *extents = json_object_new_array();
    const struct file_name *name = &taking->arrival->read;
    for (size_t i = 0; i < taking->extents.count; i++)
        if (taking->verdict == VERDICT_ACCEPTED)
            (void) json_object_array_add(extents, text_or_null(taking->extents.items[i].text));
    (void) json_object_object_add(line, "kind", json_object_new_string(journal_kind(taking)));
    (void) json_object_object_add(line, "known",
                                  taking->verdict == VERDICT_ACCEPTED ? json_object_new_int64(taking->known) : NULL);
    (void) json_object_object_add(line, "file", json_object_new_int(taking->file));
    (void) json_object_object_add(line, "run", json_object_new_int64(taking->run->run));
    (void) json_object_object_add(line, "day", json_object_new_string(date_print(taking->run->day, day)));
    (void) json_object_object_add(line, "sha256", json_object_new_string(taking->sha256));
    (void) json_object_object_add(line, "name", json_object_new_string(taking->arrival->shown));
    (void) json_object_object_add(line, "sender", text_or_null(name->sender));
    (void) json_object_object_add(line, "feed", taking->feed ? json_object_new_string(taking->feed->name) : NULL);
    (void) json_object_object_add(
        line, "business_date",
        name->business_date == DATE_NONE ? NULL : json_object_new_string(date_print(name->business_date, business)));
    (void) json_object_object_add(line, "resubmission", json_object_new_int(name->resubmission));
    (void) json_object_object_add(line, "extents", extents);
    (void) json_object_object_add(line, "verdict", json_object_new_string(taking_verdict_name(taking)));
    (void) json_object_object_add(
        line, "code", taking->code == REJECT_NONE ? NULL : json_object_new_string(reject_code_name(taking->code)));
    return journal_add(&night->journal, line, err);
}

static void count(struct night *night, const struct taking *taking)
{
    struct etl_outcome *outcome = night->outcome;
    outcome->accepted += taking->verdict == VERDICT_ACCEPTED;
    outcome->held += taking->verdict == VERDICT_HELD;
    outcome->rejected += taking->verdict == VERDICT_REJECTED;
    outcome->duplicate += taking->verdict == VERDICT_DUPLICATE;
    outcome->waiting += taking->verdict == VERDICT_WAITING;
    outcome->rows += taking->counts.rows;
    outcome->rejected_rows += taking->counts.rejected;
}

/* A file that was listed as waiting keeps its number: its line says from now on what became of it. */
static bool find_waiting(const struct night *night, struct taking *taking, struct error *err)
{
    AUTO_ROWS rows = NULL;
    const char *values[] = { taking->arrival->shown };
    if (!night->waiting)
        return true;
    if (!database_query(night->db, "load/waiting_find.sql", values, 1, &rows, err))
        return false;
    taking->listed = rows_count(rows) > 0;
    if (taking->listed)
        taking->file = (int) rows_number(rows, 0, 0);
    return true;
}

/* Writes the verdict down. */
static bool write_down(struct night *night, struct taking *taking, struct error *err)
{
    count(night, taking);
    if (!take_keep(taking, err))
        return false;
    night->next_file += !taking->listed;
    if (taking->verdict == VERDICT_WAITING)
        return true;
    night->journal.known += taking->verdict == VERDICT_ACCEPTED;
    log_line(LOG_INFO, "%s: %s%s%s, %lld rows, %lld rejected", taking->arrival->shown, taking_verdict_name(taking),
             taking->code ? " " : "", taking->code ? reject_code_name(taking->code) : "",
             (long long) taking->counts.rows, (long long) taking->counts.rejected);
    return night->run->trial || write_journal(night, taking, err);
}

/* A file that somebody wrote to while it was read is left for the next night, as if it had not been looked at. */
static bool leave_changed(struct night *night, struct taking *taking, struct error *err)
{
    *err = (struct error) { 0 };
    log_line(LOG_WARNING, "\"%s\" was written to while it was read; it stays in the inbox", taking->arrival->shown);
    night->arrivals.unreadable++;
    return database_script(night->db, sql_text("load/savepoint_undo.sql"), err);
}

/* Everything of a file whose bytes have been looked at. */
static bool take_opened(struct night *night, struct taking *taking, struct archiving *archiving, struct error *err)
{
    if (taking->verdict == VERDICT_WAITING)
        return write_down(night, taking, err);
    if (!database_script(night->db, sql_text("load/savepoint.sql"), err))
        return false;
    bool good = take_verdict(taking, err);
    good = archive_end(archiving, err) && good;
    if (!inbox_unchanged(taking->arrival, taking->fd) && (good || err->fault != &DATABASE_QUERY))
        return leave_changed(night, taking, err);
    good = good && (night->run->trial || archive_settle(night->etl->settings.archive, taking->sha256, err));
    return good && settle_savepoint(taking, err) && write_down(night, taking, err);
}

static bool take_file(struct night *night, struct taking *taking, struct error *err)
{
    struct archiving archiving;
    struct error unread = { 0 }, unkept = { 0 };
    AUTO_FD fd = inbox_open(&night->arrivals, taking->arrival);
    taking->fd = fd;
    if (fd < 0 || !inbox_unchanged(taking->arrival, fd))
        return true;
    if (!find_waiting(night, taking, err))
        return false;
    judge_name(taking);
    if (taking->verdict == VERDICT_NONE)
        judge_waiting(taking);
    archive_begin(&archiving, taking);
    bool readable = take_look(taking, &unread), good = !readable || take_opened(night, taking, &archiving, err);
    (void) archive_end(&archiving, &unkept);
    archive_forget(night->etl->settings.archive);
    if (!readable) {
        log_line(LOG_WARNING, "\"%s\" cannot be read: %s", taking->arrival->shown, unread.what);
        night->arrivals.unreadable++;
    }
    return good;
}

static void give_back(struct taking *taking)
{
    rejects_free(&taking->rejects);
    extents_free(&taking->extents);
    parts_free(&taking->parts);
    buffer_free(&taking->reason);
    arena_free(&taking->arena);
}

static struct taking *taking_new(struct night *night, const struct arrival *arrival)
{
    struct taking *taking = memory_take(sizeof *taking);
    taking->etl = night->etl;
    taking->db = night->db;
    taking->run = night->run;
    taking->arrival = arrival;
    taking->file = night->next_file;
    taking->known = night->journal.known + 1;
    taking->received_on = night->run->day;
    taking->rejects = rejects_new(arrival->read.feed);
    return taking;
}

static void taking_free(struct taking *taking)
{
    void *at = taking;
    give_back(taking);
    memory_give_back(&at);
}

static bool take_all(struct night *night, struct error *err)
{
    bool good = true;
    for (size_t i = 0; good && i < night->arrivals.count; i++) {
        const struct arrival *arrival = &night->arrivals.items[i];
        struct taking *taking = taking_new(night, arrival);
        good = take_file(night, taking, err) || error_context(err, "loading \"%s\"", arrival->shown);
        taking_free(taking);
    }
    return good;
}

/* Waiting files that have left the inbox are waited for no more. */
static bool forget_vanished(struct night *night, struct error *err)
{
    AUTO_ARRAY names = { 0 };
    if (!night->waiting)
        return true;
    for (size_t i = 0; i < night->arrivals.count; i++)
        array_add(&names, str_of(night->arrivals.items[i].shown));
    const char *values[] = { array_text(&names) };
    return database_run(night->db, "load/waiting_vanished.sql", values, 1, err);
}

static bool run_night(struct night *night, struct arena *arena, struct error *err)
{
    const struct etl_settings *settings = &night->etl->settings;
    long long next;
    if (!journal_open(&night->journal, arena, settings->archive, night->db, err) ||
        !query_number(night->db, "load/next_file.sql", NULL, 0, &next, err) ||
        !query_number(night->db, "load/waiting_count.sql", NULL, 0, &night->waiting, err))
        return false;
    night->next_file = (int) next;
    const struct etl_run *run = night->run;
    bool good = run->paths ? inbox_paths(&night->arrivals, arena, settings, run->paths, run->path_count, err)
                           : inbox_scan(&night->arrivals, arena, settings, err) && forget_vanished(night, err);
    return good && take_all(night, err) && (run->trial || journal_settle(&night->journal, night->db, err));
}

/* The held file is read from the archive as it was read when it came; only a higher number may now stand against it. */
static bool take_released(struct night *night, struct taking *taking, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *path = archive_path(&arena, night->etl->settings.archive, taking->sha256);
    char sha256[SHA256_TEXT_SIZE];
    uint64_t bytes = taking->bytes;
    memcpy(sha256, taking->sha256, sizeof sha256);
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    AUTO_FD zip = -1;
    if (fd < 0)
        return error_system(err, &ARCHIVE_DAMAGED, "could not open \"%s\"", path);
    if (!unpack_archived_zip(fd, &night->etl->settings, &zip, err))
        return false;
    taking->fd = zip >= 0 ? zip : fd;
    judge_name(taking);
    if (!take_look(taking, err) || !database_script(night->db, sql_text("load/savepoint.sql"), err))
        return false;
    /* the archive may have packed it: its fingerprint and size are those of the file as it came */
    memcpy(taking->sha256, sha256, sizeof sha256);
    taking->bytes = bytes;
    return take_verdict(taking, err) && settle_savepoint(taking, err) && write_down(night, taking, err);
}

static bool release(struct night *night, const struct rows *held, struct error *err)
{
    struct arrival arrival = { .folder = "", .name = rows_text(held, 0, 0), .shown = rows_text(held, 0, 0) };
    arrival.read = file_name_read(str_of(arrival.shown));
    struct taking *taking = taking_new(night, &arrival);
    taking->file = night->run->held;
    taking->listed = taking->released = true;
    (void) snprintf(taking->sha256, sizeof taking->sha256, "%s", rows_text(held, 0, 1));
    taking->bytes = (uint64_t) rows_number(held, 0, 2);
    bool good = date_read_iso(str_of(rows_text(held, 0, 3)), &taking->received_on) && take_released(night, taking, err);
    taking_free(taking);
    return good || error_context(err, "releasing \"%s\"", arrival.shown);
}

static bool refuse(struct night *night, const struct rows *held, struct error *err)
{
    char number[16], day[DATE_TEXT_SIZE];
    const char *values[] = { number, night->run->refusal };
    (void) snprintf(number, sizeof number, "%d", night->run->held);
    if (!database_run(night->db, "load/held_refuse.sql", values, 2, err))
        return false;
    struct json_object *line = json_object_new_object();
    (void) json_object_object_add(line, "kind", json_object_new_string("reject"));
    (void) json_object_object_add(line, "known", json_object_new_int64(++night->journal.known));
    (void) json_object_object_add(line, "file", json_object_new_int(night->run->held));
    (void) json_object_object_add(line, "run", json_object_new_int64(night->run->run));
    (void) json_object_object_add(line, "day", json_object_new_string(date_print(night->run->day, day)));
    (void) json_object_object_add(line, "sha256", json_object_new_string(rows_text(held, 0, 1)));
    (void) json_object_object_add(line, "reason", json_object_new_string(night->run->refusal));
    night->outcome->rejected++;
    return journal_add(&night->journal, line, err);
}

static bool decide(struct night *night, struct arena *arena, struct error *err)
{
    AUTO_ROWS held = NULL;
    char number[16];
    const char *values[] = { number };
    (void) snprintf(number, sizeof number, "%d", night->run->held);
    if (!journal_open(&night->journal, arena, night->etl->settings.archive, night->db, err) ||
        !database_query(night->db, "load/held.sql", values, 1, &held, err))
        return false;
    if (rows_count(held) == 0)
        return error_set(err, &NOT_HELD, "file %s", number);
    return (night->run->refusal ? refuse(night, held, err) : release(night, held, err)) &&
           journal_settle(&night->journal, night->db, err);
}

bool etl_decide(struct etl *etl, struct database *db, const struct etl_run *run, struct etl_outcome *outcome,
                struct error *err)
{
    AUTO_ARENA arena = { 0 };
    *outcome = (struct etl_outcome) { 0 };
    struct night night = { .etl = etl, .db = db, .run = run, .outcome = outcome, .journal.fd = -1 };
    bool good = decide(&night, &arena, err);
    journal_close(&night.journal);
    return good;
}

bool etl_load(struct etl *etl, struct database *db, const struct etl_run *run, struct etl_outcome *outcome,
              struct error *err)
{
    AUTO_ARENA arena = { 0 };
    *outcome = (struct etl_outcome) { 0 };
    struct night night = { .etl = etl, .db = db, .run = run, .outcome = outcome, .journal.fd = -1 };
    bool good = run_night(&night, &arena, err);
    outcome->unreadable = night.arrivals.unreadable;
    arrivals_free(&night.arrivals);
    journal_close(&night.journal);
    return good;
}
