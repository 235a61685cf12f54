/*
 * fupin sql: psql on this home's database, read only, as the reader's role.  With a query its rows are printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "cli/commands.h"
#include "cli/show.h"

static int interactive(struct context *context)
{
    const char *conninfo = arena_printf(context->arena, "%s user=fupin_reader", context->conninfo);
    pid_t child = fork();
    if (child == 0) {
        setenv("PGOPTIONS", "-c default_transaction_read_only=on -c search_path=feed,tool", 1);
        execlp("psql", "psql", "-X", conninfo, (char *) NULL);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127)) {
        error_system(&context->err, &FILE_IO, "could not run psql");
        error_hint(&context->err, "Install the package postgresql-client.");
        return context_fail(context);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? EXIT_DONE : EXIT_FAILED;
}

static bool fetch(struct context *context, struct rows **rows)
{
    struct error *err = &context->err;
    AUTO_DATABASE db = context_connect(context, "fupin_reader");
    return db != NULL && database_begin(db, err) && database_run(db, "show/read_only.sql", NULL, 0, err) &&
           database_query_text(db, context->operands[0], NULL, 0, rows, err) && database_commit(db, err);
}

static int run(struct context *context)
{
    AUTO_ROWS rows = NULL;
    if (context->operand_count == 0)
        return interactive(context);
    if (!fetch(context, &rows))
        return context_fail(context);
    if (context->json)
        show_json(show_rows(rows));
    else
        show_table(context, rows);
    return EXIT_DONE;
}

const struct command command_sql = {
    .name = "sql",
    .operands = "[QUERY]",
    .title = "look into the database, read only (schema feed has one view a feed)",
    .title_zh = "只读查询数据库（feed 模式下每类数据一个视图）",
    .needs = NEEDS_DATABASE,
    .most_operands = 1,
    .run = run,
};
