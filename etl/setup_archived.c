/*
 * How it works: the files of the setup are written into a folder aside, named as in conf/, and read from there as ever.
 *
 * Files and not buffers, so that there is one way to read a configuration.  What has been read stays in a list behind `etl`: a
 * rebuild asks for the same setup at every file.
 */
#include <stdio.h>

#include "base/file.h"
#include "etl/archive.h"
#include "etl/setup.h"

static bool write_file(const struct etl *etl, const char *folder, const char *name, const char *sha256,
                       struct error *err)
{
    struct str text;
    const char *path = arena_printf(etl->arena, "%s/%s", folder, name);
    const char *slash = strrchr(path, '/');
    return archive_read_text(etl->arena, etl->settings.archive, sha256, &text, err) &&
           file_make_folder(arena_text(etl->arena, (struct str) { path, (size_t) (slash - path) }), 0750, err) &&
           file_write(path, text, err);
}

/* Into an empty folder: a file that this setup does not have must not be left there by another. */
static bool write_files(const struct etl *etl, struct database *db, long long known, const char *folder,
                        struct error *err)
{
    AUTO_ROWS files = NULL;
    char number[24];
    const char *values[] = { number };
    (void) snprintf(number, sizeof number, "%lld", known);
    if (!database_query(db, "load/setup_files.sql", values, 1, &files, err) || !file_remove_tree(folder, err))
        return false;
    for (size_t i = 0; i < rows_count(files); i++)
        if (!write_file(etl, folder, rows_text(files, i, 0), rows_text(files, i, 1), err))
            return false;
    return true;
}

/* Reads what lies in `folder`; NULL with the first mistake. */
static struct etl *read_folder(const struct etl *etl, const char *folder, struct error *err)
{
    struct config_mistakes mistakes = { .arena = etl->arena };
    struct etl_settings settings = etl->settings;
    settings.conf = folder;
    struct etl *earlier = NULL;
    if (!settings.read_again || settings.read_again(etl->arena, folder, &settings, &mistakes))
        earlier = etl_open(etl->arena, &settings, &mistakes);
    if (!earlier)
        (void) error_set(err, mistakes.first->fault, "%s:%d:%d: %s", mistakes.first->file, mistakes.first->line,
                         mistakes.first->column, mistakes.first->message);
    return earlier;
}

/* The one at hand serves where it is the last (its setup is then 0: it came from conf/); else the list; else the archive. */
const struct etl *setup_open(struct etl *etl, struct database *db, long long known, struct error *err)
{
    AUTO_ROWS last = NULL;
    if (!database_query(db, "load/setup_last.sql", NULL, 0, &last, err))
        return NULL;
    if (rows_count(last) && rows_number(last, 0, 1) == known && etl->setup == 0)
        return etl;
    for (struct etl *at = etl->earlier; at; at = at->earlier)
        if (at->setup == known)
            return at;
    const char *folder = arena_printf(etl->arena, "%s/%lld", etl->settings.scratch, known);
    struct etl *found = write_files(etl, db, known, folder, err) ? read_folder(etl, folder, err) : NULL;
    if (!found) {
        (void) error_context(err, "reading the configuration of K %lld again", known);
        return NULL;
    }
    found->setup = known;
    found->earlier = etl->earlier;
    etl->earlier = found;
    return file_remove_tree(folder, err) ? found : NULL;
}
