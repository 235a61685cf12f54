/*
 * One file from its bytes to its verdict, in a savepoint of its own.
 *
 * How it works: a fault in a file is a verdict and never stops the others; an error of the database ends the step,
 * and with it the caller's transaction.  A file that is held or refused leaves no row: what was copied is rolled
 * back before its verdict is written.
 *
 * Order: the name first, which costs nothing; then the bytes, while a thread beside writes them into the archive; then,
 * for the first time, the database (known bytes, rows, what earlier files say).  The copy in the archive gets its place
 * before the verdict is written down, and the verdict's line in the journal comes last.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "etl/companion.h"
#include "etl/night.h"

/* With the numbers that it gets if nothing else is said: a listed file brings its own, and only an accepted one takes its K. */
struct taking *taking_new(struct night *night, const struct arrival *arrival)
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

void taking_free(struct taking *taking)
{
    rejects_free(&taking->rejects);
    extents_free(&taking->extents);
    parts_free(&taking->parts);
    buffer_free(&taking->reason);
    arena_free(&taking->arena);
    void *at = taking;
    memory_give_back(&at);
}

void judge_name(struct taking *taking)
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

/* The same bytes for the same feed, sender and date, held or in force.  Bytes that were rejected before are judged anew: a
 * sender may have been registered since.  A released file would be a duplicate of itself. */
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
static bool prepare_table(struct taking *taking, bool may_be_straight, struct error *err)
{
    AUTO_ROWS rows = NULL;
    char name[64];
    taking->straight = false;
    if (taking->feed->kind == FEED_SNAPSHOT && may_be_straight) {
        (void) snprintf(name, sizeof name, "load/%s_is_first.sql", taking->feed->name);
        if (!database_query(taking->db, name, NULL, 0, &rows, err))
            return false;
        taking->straight = *rows_text(rows, 0, 0) == 't';
    }
    (void) snprintf(name, sizeof name, "load/%s_%s.sql", taking->feed->name,
                    taking->straight ? "begin_store" : "truncate_stage");
    return database_script(taking->db, sql_text(name), err);
}

/* Only where the rows stay: else the savepoint takes back the key's removal along with the rows. */
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
    struct taking *taking;
    pthread_t thread;
    bool started, good;
    struct error error;
};

/* It shares with the reading only the descriptor, which both read by positions of their own, and an error of its own: the
 * caller's may be filled at the same time. */
static void *archive_in_thread(void *context)
{
    struct archiving *archiving = context;
    struct taking *taking = archiving->taking;
    archiving->good = archive_aside(taking->etl->settings.archive, taking->fd, &taking->seal, &archiving->error);
    return NULL;
}

/* A file that stays in the inbox is not archived. */
static void archive_begin(struct archiving *archiving, struct taking *taking)
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
    if (!prepare_table(taking, true, err) || !take_rows(taking, err))
        return false;
    if (taking->verdict == VERDICT_NONE && !take_judge(taking, err))
        return false;
    if (!take_changed(taking, err) || !finish_table(taking, err))
        return false;
    taking_judge(taking, VERDICT_ACCEPTED, REJECT_NONE, "%s", "");
    return true;
}

/* All up to the verdict; each stage is asked only while there is none. */
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

/* What the run says at its end; rows count for held files, too, since they were read. */
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

/* Writes the verdict down: in the archive's index, in the log (codes only, never values) and in the journal.  A waiting file is
 * only listed: it has no line in the journal until it is taken. */
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
    return night->run->trial || journal_add(&night->journal, taking_line(taking), err);
}

/* A file that somebody wrote to while it was read is left for the next night, as if it had not been looked at. */
static bool leave_changed(struct night *night, struct taking *taking, struct error *err)
{
    *err = (struct error) { 0 };
    log_line(LOG_WARNING, "\"%s\" was written to while it was read; it stays in the inbox", taking->arrival->shown);
    night->arrivals.unreadable++;
    return database_script(night->db, sql_text("load/savepoint_undo.sql"), err);
}

/* A trial (fupin load --dry-run) leaves nothing behind, neither here nor, as its caller rolls back, in the database. */
static bool settle_archive(const struct night *night, struct taking *taking, struct error *err)
{
    const char *archive = night->etl->settings.archive;
    return night->run->trial ||
           (archive_settle(archive, taking->sha256, &taking->seal, err) && companion_keep(taking, archive, err));
}

/* Everything of a file whose bytes have been looked at.  That it is still the same file is asked after all reading is done, by
 * this thread and by the one beside; a failure of the database, though, is told whatever has become of the file. */
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
    good = good && settle_archive(night, taking, err);
    return good && settle_savepoint(taking, err) && write_down(night, taking, err);
}

/* The thread is waited for and its copy thrown away on every way out: what was settled lies no longer aside. */
bool take_file(struct night *night, struct taking *taking, struct error *err)
{
    struct archiving archiving;
    struct error unread = { 0 }, unkept = { 0 };
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

/* What came lies open again as taking->fd. */
static bool look_at_archived(struct taking *taking, struct error *err)
{
    taking->fd = archive_open(taking->etl->settings.archive, taking->sha256, taking->seal.sha256, err);
    return (taking->fd >= 0 && take_look(taking, err)) ||
           error_context(err, "reading \"%s\" from the archive", taking->arrival->shown);
}

/* As take_opened, without an archive to write and an inbox in which the file could change. */
static bool take_looked_at(struct night *night, struct taking *taking, struct error *err)
{
    return database_script(night->db, sql_text("load/savepoint.sql"), err) && take_verdict(taking, err) &&
           settle_savepoint(taking, err) && write_down(night, taking, err);
}

bool take_archived(struct night *night, struct taking *taking, struct error *err)
{
    judge_name(taking);
    bool good = look_at_archived(taking, err) && take_looked_at(night, taking, err);
    file_close_fd(&taking->fd);
    return good;
}

bool take_again(struct taking *taking, long long told_at, struct error *err)
{
    judge_name(taking);
    taking->released = true; /* it was accepted: nothing may stand against it now */
    bool good = look_at_archived(taking, err);
    if (good)
        take_header(taking);
    if (good && taking->verdict != VERDICT_NONE)
        good = error_set(err, &ARCHIVE_DAMAGED, "\"%s\" was accepted, but cannot be read again: %s",
                         taking->arrival->shown, buffer_text(&taking->reason));
    good = good && prepare_table(taking, false, err) && take_rows(taking, err) && take_changed(taking, err) &&
           take_versions(taking, told_at, err);
    file_close_fd(&taking->fd);
    return good;
}
