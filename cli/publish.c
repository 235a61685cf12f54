/*
 * Every folder appears whole: it is written aside on the same file system, synced, and renamed into place.  A kill
 * between two renames leaves out/<month>/ missing at worst, and the next `fupin report` hands it out again.
 */
#include "cli/publish.h"

#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/protect.h"

enum { COPY_LIMIT = 1 << 30, FOLDER_MODE = 0750 };

const char *publish_kept(struct context *context, const char *month, int edition)
{
    return arena_printf(context->arena, "%s/var/archive/issues/%s/%d", context->home, month, edition);
}

bool publish_aside(struct context *context, const char **folder)
{
    *folder = context_path(context, "var/archive/issues/.aside");
    return file_remove_tree(*folder, &context->err) && file_make_folder(*folder, FOLDER_MODE, &context->err);
}

static bool sync_path(const char *path, struct error *err)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    return (fd >= 0 && fsync(fd) == 0) || error_system(err, &FILE_IO, "cannot sync \"%s\"", path);
}

/* Calls `each` for every file and folder below `folder`, parents first. */
static bool walk(struct context *context, const char *folder,
                 bool (*each)(struct context *, const FTSENT *, const char *), const char *target)
{
    char *const paths[] = { (char *) (size_t) folder, NULL };
    FTS *tree = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    bool ok = tree != NULL || error_system(&context->err, &FILE_IO, "cannot read \"%s\"", folder);
    const FTSENT *entry;
    while (ok && (entry = fts_read(tree)) != NULL)
        ok = each(context, entry, target);
    if (tree != NULL)
        fts_close(tree);
    return ok;
}

static bool sync_entry(struct context *context, const FTSENT *entry, const char *target)
{
    (void) target;
    return (entry->fts_info != FTS_F && entry->fts_info != FTS_DP) || sync_path(entry->fts_path, &context->err);
}

/* Renames a finished folder to `path`, in place of what is there. */
static bool put_in_place(struct context *context, const char *aside, const char *path)
{
    struct error *err = &context->err;
    const char *parent = arena_text(context->arena, (struct str) { path, (size_t) (strrchr(path, '/') - path) });
    if (!file_make_folder(parent, FOLDER_MODE, err) || !file_remove_tree(path, err))
        return false;
    return (rename(aside, path) == 0 || error_system(err, &FILE_IO, "cannot rename \"%s\"", aside)) &&
           sync_path(parent, err);
}

bool publish_keep(struct context *context, const char *aside, const char *month, int edition)
{
    return walk(context, aside, sync_entry, NULL) &&
           put_in_place(context, aside, publish_kept(context, month, edition));
}

/* Copies one file or folder from below the kept edition to the same place below `target`. */
static bool copy_entry(struct context *context, const FTSENT *entry, const char *target)
{
    const FTSENT *root = entry;
    while (root->fts_level > FTS_ROOTLEVEL)
        root = root->fts_parent;
    const char *path = arena_printf(context->arena, "%s%s", target, entry->fts_path + root->fts_pathlen);
    struct str bytes;
    AUTO_ARENA content = { 0 };
    if (entry->fts_info == FTS_D)
        return file_make_folder(path, FOLDER_MODE, &context->err);
    if (entry->fts_info != FTS_F)
        return true;
    return file_read(&content, entry->fts_path, COPY_LIMIT, &bytes, &context->err) &&
           file_write(path, bytes, &context->err);
}

/* What was mailed stays with the month, whichever edition lies there. */
static bool keep_mails(struct context *context, const char *folder, const char *aside)
{
    const char *mails = arena_printf(context->arena, "%s/mail", folder);
    return !file_exists(mails) || walk(context, mails, copy_entry, arena_printf(context->arena, "%s/mail", aside));
}

bool publish_copy(struct context *context, const char *month, int edition, const char *folder)
{
    const char *aside = arena_printf(context->arena, "%s.aside", folder);
    return file_remove_tree(aside, &context->err) &&
           walk(context, publish_kept(context, month, edition), copy_entry, aside) &&
           protection_folder(context, aside) && keep_mails(context, folder, aside) &&
           put_in_place(context, aside, folder);
}

bool publish_move(struct context *context, const char *finished, const char *folder)
{
    return protection_folder(context, finished) && walk(context, finished, sync_entry, NULL) &&
           put_in_place(context, finished, folder);
}

bool publish_hand_out(struct context *context, const char *month, int edition, const char **folder)
{
    *folder = arena_printf(context->arena, "%s/out/%s", context->home, month);
    return publish_copy(context, month, edition, *folder);
}

bool publish_note(struct issue *issue, struct etl *etl, struct database *db, const struct etl_run *run,
                  struct error *err)
{
    struct arena *arena = issue->context->arena;
    char month[DATE_TEXT_SIZE], edition[16];
    const char *values[] = { date_print(issue->first, month), edition };
    AUTO_ROWS rows = NULL;
    snprintf(edition, sizeof edition, "%d", issue->outcome.edition);
    if (!database_query(issue->db[FLOOR_REPORTS], "run/publication.sql", values, 2, &rows, err))
        return false;
    size_t count = rows_count(rows);
    struct etl_sum *outputs = arena_array(arena, count + 1, sizeof *outputs);
    for (size_t i = 0; i < count; i++)
        outputs[i] = (struct etl_sum) { rows_field(rows, i, "path"), rows_field(rows, i, "sha256") };
    struct etl_publication publication = {
        .subject = arena_printf(arena, "%s/%s", issue->month, edition),
        .world_known = count ? rows_number(rows, 0, 0) : 0,
        .inputs_sha256 = count ? rows_field(rows, 0, "inputs_sha256") : "",
        .outputs = outputs,
        .output_count = count,
        .rules = issue_rule_sums(issue),
        .rule_count = issue->rules.count,
    };
    if (!count || !date_read_iso(str_of(rows_field(rows, 0, "known_day")), &publication.known_day))
        publication.known_day = DATE_NONE;
    return etl_note_publication(etl, db, run, &publication, err);
}

bool publish_take(struct context *context, const char *finished, const char *path_below, const char *path)
{
    const char *from = arena_printf(context->arena, "%s/%s", finished, path_below);
    return file_put_in_place(from, path, &context->err) && file_remove_tree(finished, &context->err);
}
