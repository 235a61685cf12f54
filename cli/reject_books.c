/*
 * How it works: the titles of a feed's columns are read from the layout, since the sender knows them by these, and handed
 * to the reports floor with the file's number and the place of its workbook.
 *
 * Each workbook is written aside and renamed, so that a killed night leaves none that is cut short; done again, the step
 * writes the same bytes once more.
 */
#include "cli/reject_books.h"

#include <stdio.h>

#include "base/file.h"
#include "reports/reports.h"

enum { FOLDER_MODE = 0750 };

/* Every title of every feed, the first where a column has several. */
struct titles {
    struct report_title *at;
    size_t count;
};

static const struct config_node *feeds_of(struct context *context, struct error *err)
{
    struct config_mistakes mistakes = { .arena = context->arena };
    const char *path = arena_printf(context->arena, "%s/sources/canonical.yaml", context->conf);
    struct config_node *root = config_parse(context->arena, path, &mistakes);
    const struct config_node *feeds = root ? config_member(root, "feeds") : NULL;
    if (!feeds)
        error_set(err, mistakes.first ? mistakes.first->fault : &CONFIG_VALUE, "\"%s\": %s", path,
                  mistakes.first ? mistakes.first->message : "it has no member \"feeds\"");
    return feeds;
}

static size_t columns_of(const struct config_node *feeds)
{
    size_t count = 0;
    for (const struct config_node *feed = feeds->first; feed; feed = feed->next)
        for (const struct config_node *column = feed->first; column; column = column->next)
            count++;
    return count;
}

static bool read_titles(struct context *context, struct titles *titles, struct error *err)
{
    struct arena *arena = context->arena;
    const struct config_node *feeds = feeds_of(context, err);
    if (!feeds)
        return false;
    titles->at = arena_array(arena, columns_of(feeds) + 1, sizeof *titles->at);
    for (const struct config_node *feed = feeds->first; feed; feed = feed->next)
        for (const struct config_node *column = feed->first; column; column = column->next) {
            const struct config_node *title = column->kind == CONFIG_LIST && column->first ? column->first : column;
            titles->at[titles->count++] =
                (struct report_title) { arena_text(arena, feed->key), arena_text(arena, column->key),
                                        arena_text(arena, title->text) };
        }
    return true;
}

static bool write_one(struct context *context, struct database *db, const struct titles *titles, int file,
                      const char *path, struct error *err)
{
    const char *issuer = context->settings.issuer;
    const struct reject_job job = {
        .file = file, .path = path, .issuer = issuer ? issuer : "", .titles = titles->at, .title_count = titles->count
    };
    return reports_rejects(db, &job, err);
}

bool reject_book_write(struct context *context, struct database *db, int file, const char *path, struct error *err)
{
    struct titles titles = { 0 };
    return read_titles(context, &titles, err) && write_one(context, db, &titles, file, path, err);
}

bool reject_books_of_run(struct run *run, struct error *err)
{
    struct context *context = run->context;
    struct titles titles = { 0 };
    AUTO_ROWS files = NULL;
    char day[DATE_TEXT_SIZE];
    const char *number = arena_printf(context->arena, "%lld", run->id.run);
    const char *folder = arena_printf(context->arena, "%s/out/rejects/%s", context->home, date_print(run->id.day, day));
    struct database *db = run->db[FLOOR_REPORTS];
    if (!database_query(db, "run/reject_books.sql", &number, 1, &files, err))
        return false;
    if (rows_count(files) == 0)
        return true;
    if (!read_titles(context, &titles, err) || !file_make_folder(folder, FOLDER_MODE, err))
        return false;
    for (size_t i = 0; i < rows_count(files); i++) {
        const char *path = arena_printf(context->arena, "%s/%s", folder, rows_text(files, i, 1));
        if (!write_one(context, db, &titles, (int) rows_number(files, i, 0), path, err))
            return false;
    }
    return true;
}
