/*
 * fupin load: takes the files named, from wherever they lie, through verdict, archive and versions into the world of now.
 * With --dry-run all of it happens in a transaction that is rolled back, and only verdicts and rejects are told.
 */
#include "cli/commands.h"
#include "cli/night.h"
#include "cli/show.h"

static struct {
    day_number date;
    bool dry_run;
} chosen;

static const struct option options[] = {
    { "--date", OPTION_DATE, "D", "the logical day (else today)", "业务日（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
    { "--dry-run", OPTION_FLAG, NULL, "verdicts and rejects only; nothing is kept", "只给出处理结果和退回明细，不入库",
      offsetof(__typeof__(chosen), dry_run) },
};

static void print_trial(const struct context *context, const struct rows *files, const struct rows *rejects)
{
    if (!context->json) {
        show_table(context, files);
        if (rows_count(rejects))
            show_table(context, rejects);
        return;
    }
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "files", show_rows(files));
    json_object_object_add(object, "rejects", show_rows(rejects));
    show_json(object);
}

static int try_files(struct run *load, struct context *context)
{
    AUTO_ROWS files = NULL;
    AUTO_ROWS rejects = NULL;
    load->id.trial = true;
    load->id.day = chosen.date == DATE_NONE ? date_today() : chosen.date;
    bool good = run_connect(load, context);
    struct database *db = load->db[FLOOR_ETL];
    good = good && database_begin(db, &context->err) &&
           etl_load(load->etl, db, &load->id, &load->outcome, &context->err) &&
           database_query(db, "run/trial_files.sql", NULL, 0, &files, &context->err) &&
           database_query(db, "run/trial_rejects.sql", NULL, 0, &rejects, &context->err);
    if (db)
        database_rollback(db);
    run_close(load);
    if (!good)
        return context_fail(context);
    print_trial(context, files, rejects);
    const struct etl_outcome *outcome = &load->outcome;
    return outcome->held + outcome->rejected + outcome->rejected_rows > 0 ? EXIT_DONE_WITH_REJECTS : EXIT_DONE;
}

static int run(struct context *context)
{
    struct run load = { .id = { .paths = context->operands, .path_count = (size_t) context->operand_count } };
    for (int i = 0; i < context->operand_count; i++) {
        if (access(context->operands[i], R_OK) != 0) {
            error_system(&context->err, &USAGE, "cannot read \"%s\"", context->operands[i]);
            return context_fail(context);
        }
    }
    if (chosen.dry_run)
        return try_files(&load, context);
    return night_run(&load, context, "load", chosen.date, 0, night_load_count);
}

const struct command command_load = {
    .name = "load",
    .operands = "FILE...",
    .title = "load these files, without flagging",
    .title_zh = "接收指定文件（不标记疑点）",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 100000,
    .options = options,
    .option_count = 2,
    .fill = &chosen,
    .run = run,
};
