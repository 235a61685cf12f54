/*
 * The journal told again into an empty database.
 *
 * How it works: the lines of one run, up to its night or its publication, are one step.  A file is taken from the archive
 * under the number, day and configuration that it had, and must come to the verdict that the journal tells; decisions are
 * taken again as they were.  Nothing is written to the archive: the database is told where the journal stands.
 */
#include <json-c/json.h>
#include <stdio.h>

#include "base/file.h"
#include "base/log.h"
#include "etl/array.h"
#include "etl/companion.h"
#include "etl/replay.h"
#include "etl/setup.h"

struct etl_replay {
    struct journal_reader reader;
    struct journal_told next; /* the line that has been looked at but not applied */
    bool more;
    struct etl *base; /* settings, and the configurations of all setups */
    const struct etl *now;
    long long known, last_file_run;
};

struct etl_replay *etl_replay_open(struct arena *arena, const struct etl_settings *settings, struct error *err)
{
    struct etl_replay *replay = arena_take(arena, sizeof *replay);
    replay->base = arena_take(arena, sizeof *replay->base);
    *replay->base = (struct etl) { .arena = arena, .settings = *settings, .setup = -1 };
    return journal_read(&replay->reader, arena, settings->archive, err) &&
                   journal_next(&replay->reader, &replay->next, &replay->more, err)
               ? replay
               : NULL;
}

static bool is_night(const struct journal_told *told)
{
    return strcmp(told->kind, "night") == 0;
}

static bool is_publication(const struct journal_told *told)
{
    return strcmp(told->kind, "publication") == 0;
}

static long long world_known(const struct journal_told *told)
{
    return told_number(told, "world_known");
}

bool etl_replay_next(struct etl_replay *replay, struct etl_told *told)
{
    const struct journal_told *next = &replay->next;
    if (!replay->more)
        return false;
    *told = (struct etl_told) {
        .kind = is_night(next)         ? ETL_TOLD_NIGHT
                : is_publication(next) ? ETL_TOLD_PUBLICATION
                                       : ETL_TOLD_FILES,
        .line = next->line,
        .known = is_publication(next) ? world_known(next) : replay->known,
        .known_day = told_day(next, "known_day"),
        .run = told_number(next, "run"),
        .day = told_day(next, "day"),
        .command = told_text(next, "command"),
        .subject = told_text(next, "subject"),
        .all = next->all,
    };
    return true;
}

static bool insert_setup(const struct journal_told *told, struct database *db, struct error *err)
{
    AUTO_ARRAY names = { 0 };
    AUTO_ARRAY sums = { 0 };
    char known[24];
    struct json_object *files = NULL;
    (void) snprintf(known, sizeof known, "%lld", told->known);
    if (json_object_object_get_ex(told->all, "files", &files)) {
        json_object_object_foreach(files, name, sum)
        {
            array_add(&names, str_of(name));
            array_add(&sums, str_of(json_object_get_string(sum)));
        }
    }
    const char *setup[] = { known, told_text(told, "conf_sha256"), told_text(told, "program") };
    const char *kept[] = { known, array_text(&names), array_text(&sums) };
    return database_run(db, "load/setup_insert.sql", setup, 3, err) &&
           database_run(db, "load/setup_file_insert.sql", kept, 3, err);
}

static bool apply_setup(struct etl_replay *replay, struct database *db, struct error *err)
{
    const struct journal_told *told = &replay->next;
    if (!insert_setup(told, db, err))
        return false;
    replay->now = setup_open(replay->base, db, told->known, err);
    return replay->now && setup_fill(replay->now, db, err);
}

static bool differs(const struct taking *taking, const char *told, struct error *err)
{
    return error_set(err, &REPLAY_DIFFERS, "\"%s\" (%.12s) was %s, and is %s now", taking->arrival->shown,
                     taking->sha256, told, taking_verdict_name(taking));
}

static bool give_slips(struct taking *taking, const struct journal_told *told, struct error *err)
{
    struct json_object *slips = NULL, *unreadable = NULL;
    if (json_object_object_get_ex(told->all, "slips", &slips)) {
        json_object_object_foreach(slips, name, sum)
        {
            struct str bytes;
            if (!archive_read_text(&taking->arena, taking->etl->settings.archive, json_object_get_string(sum), &bytes,
                                   err))
                return false;
            companion_give(taking, name, bytes);
        }
    }
    (void) json_object_object_get_ex(told->all, "slips_unreadable", &unreadable);
    for (size_t i = 0; unreadable && i < json_object_array_length(unreadable); i++)
        companion_give(taking, json_object_get_string(json_object_array_get_idx(unreadable, i)), (struct str) { 0 });
    return true;
}

static bool apply_file(struct night *night, const struct journal_told *told, struct error *err)
{
    struct arrival arrival = { .folder = "", .name = told_text(told, "name"), .shown = told_text(told, "name") };
    arrival.read = file_name_read(str_of(arrival.shown));
    struct taking *taking = taking_new(night, &arrival);
    taking->file = (int) told_number(told, "file");
    taking->bytes = (uint64_t) told_number(told, "bytes");
    (void) snprintf(taking->sha256, sizeof taking->sha256, "%s", told_text(told, "sha256"));
    (void) snprintf(taking->seal.sha256, sizeof taking->seal.sha256, "%s", told_text(told, "seal"));
    bool good = give_slips(taking, told, err) && take_archived(night, taking, err);
    if (good && strcmp(told_text(told, "verdict"), taking_verdict_name(taking)) != 0)
        good = differs(taking, told_text(told, "verdict"), err);
    taking_free(taking);
    return good || error_context(err, "telling \"%s\" again", arrival.shown);
}

static enum etl_decision decision_of(const struct journal_told *told)
{
    if (strcmp(told->kind, "release") == 0)
        return ETL_RELEASE;
    if (strcmp(told->kind, "withdraw") == 0)
        return ETL_WITHDRAW;
    if (strcmp(told->kind, "case") == 0)
        return ETL_CASE;
    return strcmp(told->kind, "reject") == 0 ? ETL_REFUSE : ETL_TAKE;
}

static struct etl_case case_of(const struct journal_told *told)
{
    return (struct etl_case) { .flag = told_text(told, "flag_id"),
                               .kind = told_text(told, "case"),
                               .finding = told_text(told, "finding"),
                               .measure = told_text(told, "measure"),
                               .recovered = told_text(told, "recovered"),
                               .done_on = told_text(told, "done_on"),
                               .by = told_text(told, "answered_by"),
                               .remark = told_text(told, "remark"),
                               .facts = told_text(told, "facts") };
}

/* A line of a run: a file or a decision. */
static bool apply_line(struct etl_replay *replay, struct database *db, struct error *err)
{
    const struct journal_told *told = &replay->next;
    struct etl_outcome outcome = { 0 };
    struct etl now = *replay->now;
    const struct etl_case about = case_of(told);
    const struct etl_run run = {
        .run = told_number(told, "run"),
        .command = told_text(told, "command"),
        .day = told_day(told, "day"),
        .decision = decision_of(told),
        .file = (int) told_number(told, "file"),
        .reason = told_text(told, "reason"),
        .about = &about,
    };
    now.earlier = replay->base->earlier;
    struct night night = { .etl = &now, .db = db, .run = &run, .outcome = &outcome };
    night.journal = (struct journal) { .fd = -1, .known = replay->known };
    bool good = run.decision == ETL_TAKE ? apply_file(&night, told, err) : decide_file(&night, err);
    if (good && told->known && told->known != night.journal.known)
        good = error_set(err, &REPLAY_DIFFERS, "line %lld of the journal took K %lld, and takes %lld now", told->line,
                         told->known, night.journal.known);
    return good;
}

/* The run that the line belongs to, as far as the journal knows of it. */
static bool note_run(const struct etl_replay *replay, struct database *db, struct error *err)
{
    char run[24], known[24];
    const struct journal_told *told = &replay->next;
    (void) snprintf(run, sizeof run, "%lld", told_number(told, "run"));
    (void) snprintf(known, sizeof known, "%lld", replay->known);
    const char *values[] = { run, told_text(told, "command"), told_text(told, "day"), told_text(told, "at"), known };
    return told_number(told, "run") == 0 || database_run(db, "load/replay_run.sql", values, 5, err);
}

static bool note_publication(const struct journal_told *told, struct database *db, struct error *err)
{
    char known[24];
    const char *values[] = { told_text(told, "subject"), known };
    (void) snprintf(known, sizeof known, "%lld", told->known);
    return database_run(db, "load/publication_insert.sql", values, 2, err);
}

static bool apply(struct etl_replay *replay, struct database *db, struct error *err)
{
    const struct journal_told *told = &replay->next;
    bool good;
    if (strcmp(told->kind, "setup") == 0)
        good = apply_setup(replay, db, err);
    else if (is_publication(told))
        good = note_publication(told, db, err);
    else
        good = is_night(told) || apply_line(replay, db, err);
    replay->known = good && told->known ? told->known : replay->known;
    return good && note_run(replay, db, err);
}

/* archive.state as the original had it after that line. */
static bool settle(const struct etl_replay *replay, struct database *db, const struct journal_told *told,
                   struct error *err)
{
    struct journal journal = { .fd = -1, .known = replay->known, .bytes = told->end, .lines = told->line };
    memcpy(journal.sha256, told->sha256, sizeof journal.sha256);
    return journal_settle(&journal, db, err);
}

/* Lines that are no night and no publication go on as one step; each of these is one by itself. */
static bool goes_on(const struct etl_replay *replay, const struct journal_told *first)
{
    return replay->more && !is_night(first) && !is_publication(first) && !is_night(&replay->next) &&
           !is_publication(&replay->next);
}

bool etl_replay_apply(struct etl_replay *replay, struct database *db, struct error *err)
{
    struct journal_told done;
    do {
        if (!apply(replay, db, err))
            return error_context(err, "line %lld of the journal", replay->next.line);
        done = replay->next;
        if (!settle(replay, db, &done, err) || !journal_next(&replay->reader, &replay->next, &replay->more, err))
            return false;
    } while (goes_on(replay, &done));
    return true;
}
