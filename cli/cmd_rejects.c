/*
 * fupin rejects FILE: what was refused in a file, and why.  It shows values in full, for the sender needs them; with
 * --workbook it writes them into the workbook that goes back to him.
 */
#include <fcntl.h>
#include <stdio.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/reject_books.h"
#include "cli/show.h"

enum { BOOK_MODE = 0640 };

static struct {
    const char *workbook;
} chosen;

static const struct option options[] = {
    { "--workbook", OPTION_TEXT, "PATH", "write the workbook for its sender (a new file)",
      "写成退回报送单位的工作簿（新文件）", offsetof(__typeof__(chosen), workbook) },
};

static bool find(struct context *context, struct rows **found)
{
    if (!show_fetch(context, "show/file_find.sql", context->operands, 1, false, found))
        return false;
    if (rows_count(*found) > 0)
        return true;
    error_set(&context->err, &USAGE, "no file called \"%s\" has come", context->operands[0]);
    return error_hint(&context->err, "fupin files lists them; 8 digits of the SHA-256 serve, too.");
}

/* The name is taken before anything is written, so that a file that is there already stays as it is. */
static bool reserve(const char *path, struct error *err)
{
    AUTO_FD fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, BOOK_MODE);
    if (fd >= 0)
        return true;
    error_system(err, &USAGE, "cannot make workbook \"%s\"", path);
    return error_hint(err, "Name a file that is not there yet, in a folder that is.");
}

static bool write_book(struct context *context, int file, const char *path)
{
    struct error *err = &context->err;
    AUTO_DATABASE db = context_connect(context, "fupin_reports");
    if (db == NULL || !reserve(path, err))
        return false;
    if (database_begin(db, err) && reject_book_write(context, db, file, path, err) && database_commit(db, err))
        return true;
    (void) unlink(path);
    return false;
}

static void tell(const struct context *context, const char *name, const char *path)
{
    if (!context->json) {
        printf(context_say(context, "%s 的退回清单：%s（含个人信息，仅供报送单位更正使用）\n",
                           "rejects of %s: %s (it holds personal data, for its sender only)\n"),
               name, path);
        return;
    }
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "name", json_object_new_string(name));
    json_object_object_add(object, "workbook", json_object_new_string(path));
    show_json(object);
}

static int run(struct context *context)
{
    AUTO_ROWS found = NULL;
    if (!find(context, &found))
        return context_fail(context);
    const char *values[] = { rows_text(found, 0, 0) };
    if (!chosen.workbook)
        return show_query(context, "show/rejects.sql", values, 1, false);
    if (!write_book(context, (int) rows_number(found, 0, 0), chosen.workbook))
        return context_fail(context);
    tell(context, rows_text(found, 0, 1), chosen.workbook);
    return EXIT_DONE;
}

const struct command command_rejects = {
    .name = "rejects",
    .operands = "FILE",
    .title = "what was refused in a file, and why",
    .title_zh = "某文件退回的行及原因",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 1,
    .fill = &chosen,
    .run = run,
};
