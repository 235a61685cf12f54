/*
 * A verdict is written down: the file in the archive's index, its rejects, its versions.
 *
 * How it works: what an accepted snapshot changed is there already (take_changed); two statements a feed add what is gone, and,
 * for a late file, rows that close its changes where the next state known begins (sql/load: gone, closing).  An accepted file of
 * events adds all its rows (add).  Then the extents that it speaks for are noted, and what it supersedes within them.
 *
 * Versions are only ever added.  That is why an older state can be told again, and why two runs that load the same files in
 * the same order have the same tables.
 */
#include <inttypes.h>
#include <stdio.h>

#include "etl/array.h"
#include "etl/inside.h"

static const char *const verdict_names[] = { NULL, "accepted", "held", "rejected", "duplicate", "waiting" };

/* As many as file_insert.sql and file_update.sql have parameters, in their order. */
enum { FILE_VALUES = 25 };

static const char *number_text(struct arena *arena, int64_t number)
{
    return arena_printf(arena, "%" PRId64, number);
}

static const char *day_text(struct arena *arena, day_number day)
{
    char text[DATE_TEXT_SIZE];
    return day == DATE_NONE ? NULL : arena_text(arena, str_of(date_print(day, text)));
}

const char *taking_verdict_name(const struct taking *taking)
{
    return verdict_names[taking->verdict];
}

/* A file that was refused as a whole has no counts: nobody has read its rows to the end, or they mean nothing. */
static void count_values(struct taking *taking, const char **values)
{
    struct arena *arena = &taking->arena;
    if (taking->verdict != VERDICT_ACCEPTED && taking->verdict != VERDICT_HELD)
        return;
    values[0] = number_text(arena, taking->counts.rows);
    values[1] = number_text(arena, taking->counts.loaded);
    values[2] = number_text(arena, taking->counts.duplicate);
    values[3] = number_text(arena, taking->counts.rejected);
    values[4] = number_text(arena, taking->counts.refused_cells);
    values[5] = taking->feed->control_column >= 0 ? number_text(arena, taking->counts.control_amount) : NULL;
}

/* One line in the archive's index for each file that came: a new one, or that of the waiting or held file that it was. */
static bool write_file(struct taking *taking, struct error *err)
{
    struct arena *arena = &taking->arena;
    const struct arrival *arrival = taking->arrival;
    bool waiting = taking->verdict == VERDICT_WAITING;
    const char *values[FILE_VALUES] = {
        [0] = number_text(arena, taking->file),
        [1] = arrival->shown,
        [2] = arrival->read.sender.at ? arena_text(arena, arrival->read.sender) : NULL,
        [3] = taking->feed ? taking->feed->name : NULL,
        [4] = day_text(arena, arrival->read.business_date),
        [5] = number_text(arena, arrival->read.resubmission),
        [6] = waiting ? NULL : day_text(arena, taking->received_on),
        [7] = taking_verdict_name(taking),
        [8] = taking->code == REJECT_NONE ? NULL : reject_code_name(taking->code),
        [9] = taking->reason.len ? buffer_text(&taking->reason) : NULL,
        [10] = taking->sha256,
        [11] = number_text(arena, (int64_t) taking->bytes),
        [18] = taking->verdict == VERDICT_ACCEPTED ? number_text(arena, taking->known) : NULL,
        [19] = number_text(arena, taking->run->run),
        [20] = number_text(arena, (int64_t) arrival->inode),
        [21] = number_text(arena, arrival->mtime_ns),
        [22] = arrival->in_inbox && !waiting ? "true" : "false",
        [23] = taking->verdict == VERDICT_ACCEPTED ? day_text(arena, taking->run->day) : NULL,
        [24] = *taking->seal.sha256 ? taking->seal.sha256 : NULL,
    };
    count_values(taking, values + 12);
    return database_run(taking->db, taking->listed ? "load/file_update.sql" : "load/file_insert.sql", values,
                        FILE_VALUES, err);
}

/* What the later statements ask for. */
struct keeping {
    struct arena *arena;
    const char *feed, *sender, *day, *known, *told_at, *file, *extents, *loaded;
};

static bool run_feed(struct taking *taking, const char *what, const char *const *values, int count, struct error *err)
{
    char name[64];
    (void) snprintf(name, sizeof name, "load/%s_%s.sql", taking->feed->name, what);
    return database_run(taking->db, name, values, count, err);
}

/* Keys are hashes: two natural keys with one hash would become one person.  The statement compares what both say, among the
 * versions of this K; the night stops, for nothing else can be right then. */
static bool check_collision(struct taking *taking, const char *known, struct error *err)
{
    char name[64];
    AUTO_ROWS rows = NULL;
    (void) snprintf(name, sizeof name, "load/%s_collision.sql", taking->feed->name);
    const char *values[] = { known };
    if (!database_query(taking->db, name, values, 1, &rows, err))
        return false;
    if (rows_count(rows) == 0)
        return true;
    return error_set(err, &KEY_COLLISION, "line %s of file \"%s\"", rows_text(rows, 0, 0), taking->arrival->shown);
}

/* Which later day each extent goes on with; a file that is not late has none, and adds nothing.  Judged as known at told_at: a
 * withdrawal that tells a file again must close it where it was closed when it came. */
static bool close_late(struct taking *taking, const struct keeping *keeping, struct error *err)
{
    AUTO_ROWS rows = NULL;
    AUTO_ARRAY extents = { 0 };
    AUTO_ARRAY days = { 0 };
    const char *ask[] = { keeping->feed, keeping->day, keeping->extents, keeping->told_at };
    if (!database_query(taking->db, "load/later_days.sql", ask, 4, &rows, err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++) {
        array_add(&extents, str_of(rows_text(rows, i, 0)));
        array_add(&days, str_of(rows_text(rows, i, 1)));
    }
    const char *values[] = { keeping->day, keeping->known, array_text(&extents), array_text(&days) };
    return rows_count(rows) == 0 || run_feed(taking, "closing", values, 4, err);
}

/* What went straight into the empty table are versions already, and there is nothing before them to be gone or closed. */
static bool write_snapshot(struct taking *taking, const struct keeping *keeping, struct error *err)
{
    const char *gone[] = { keeping->day, keeping->known, keeping->file };
    if (taking->straight)
        return true;
    return check_collision(taking, keeping->known, err) && run_feed(taking, "gone", gone, 3, err) &&
           close_late(taking, keeping, err);
}

static bool write_versions(struct taking *taking, const struct keeping *keeping, struct error *err)
{
    if (taking->feed->kind == FEED_SNAPSHOT)
        return write_snapshot(taking, keeping, err);
    return run_feed(taking, "add", NULL, 0, err);
}

/* An extent of a snapshot without a loaded row is not spoken for, as if it had not been named: a file whose rows of one county
 * are all refused must not make that county leave. */
static void list(struct taking *taking, struct keeping *keeping)
{
    AUTO_ARRAY extents = { 0 };
    AUTO_ARRAY loaded = { 0 };
    for (size_t i = 0; i < taking->extents.count; i++) {
        const struct extent *extent = &taking->extents.items[i];
        if (extent->loaded == 0 && taking->feed->kind == FEED_SNAPSHOT)
            continue;
        array_add(&extents, extent->text);
        array_add_number(&loaded, extent->loaded);
    }
    keeping->extents = arena_text(keeping->arena, str_of(array_text(&extents)));
    keeping->loaded = arena_text(keeping->arena, str_of(array_text(&loaded)));
}

static void prepare(struct taking *taking, long long told_at, struct keeping *keeping)
{
    struct arena *arena = &taking->arena;
    *keeping = (struct keeping) {
        .arena = arena,
        .feed = taking->feed->name,
        .sender = arena_text(arena, taking->sender->code),
        .day = day_text(arena, taking->arrival->read.business_date),
        .known = number_text(arena, taking->known),
        .told_at = number_text(arena, told_at),
        .file = number_text(arena, taking->file),
    };
    list(taking, keeping);
}

bool take_versions(struct taking *taking, long long told_at, struct error *err)
{
    struct keeping keeping;
    prepare(taking, told_at, &keeping);
    return write_versions(taking, &keeping, err);
}

/* Extents before supersession, which looks for those that both files speak for. */
static bool accept(struct taking *taking, struct error *err)
{
    struct keeping keeping;
    prepare(taking, taking->known, &keeping);
    const char *extents[] = { keeping.file, keeping.extents, keeping.loaded };
    const char *supersede[] = { keeping.file, keeping.known, keeping.feed, keeping.sender, keeping.day };
    return write_versions(taking, &keeping, err) &&
           database_run(taking->db, "load/extent_insert.sql", extents, 3, err) &&
           database_run(taking->db, "load/supersede.sql", supersede, 5, err);
}

/* Where each member of a zip begins among the lines of the whole. */
static bool keep_members(struct taking *taking, struct error *err)
{
    AUTO_ARRAY names = { 0 };
    AUTO_ARRAY lines = { 0 };
    const char *file = number_text(&taking->arena, taking->file);
    for (size_t i = 0; i < taking->parts.count; i++) {
        if (!taking->parts.items[i].member)
            return true;
        array_add(&names, str_of(taking->parts.items[i].member));
        array_add_number(&lines, (long long) taking->parts.items[i].first_line);
    }
    const char *values[] = { file, array_text(&names), array_text(&lines) };
    return taking->parts.count == 0 || database_run(taking->db, "load/file_member_insert.sql", values, 3, err);
}

/* Members and rejects are written for held files too, so that an operator sees what he decides on; they are there already when
 * he releases one. */
bool take_keep(struct taking *taking, struct error *err)
{
    bool counted = taking->verdict == VERDICT_ACCEPTED || taking->verdict == VERDICT_HELD;
    if (!write_file(taking, err) || (counted && !taking->released &&
                                     (!keep_members(taking, err) ||
                                      !rejects_store(taking->rejects, taking->db, taking->file, &taking->parts, err))))
        return false;
    return taking->verdict != VERDICT_ACCEPTED || accept(taking, err);
}
