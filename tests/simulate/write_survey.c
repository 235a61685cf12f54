/* The survey of all households, as the office sends it each month. */
#include "duty.h"
#include "stage.h"
#include "survey.h"
#include "writer.h"

/* Amounts that nobody asked for, and lines that nobody granted, are blank. */
static void survey_amount(struct row *row, int64_t fen)
{
    if (fen == 0)
        row_blank(row);
    else
        row_money(row, fen);
}

/* The responsible bank is the township's of that month. */
static void survey_row(struct submission *sent, const struct world *world, const struct survey *survey, int month)
{
    static const char *const liaison[] = { "李学文", "普丽芬", "杨文强", "" };
    static struct row row;
    char bank_code[8];

    duty_bank_code(world, duty_bank(world, survey->township, calendar_month_end(month)), bank_code);
    row_start(&row, writer_dress(sent));
    row_text(&row, survey->number);
    row_day(&row, survey->visited);
    row_text(&row, survey->demand ? "有" : "无");
    survey_amount(&row, survey->demand_amount);
    row_text(&row, survey->rating);
    survey_amount(&row, survey->credit_line);
    row_text(&row, survey->qualified ? "是" : "否");
    row_text(&row, bank_code);
    row_text(&row, liaison[survey->township % 4]);
    writer_row(sent, &row);
}

void writer_survey(const struct writer *writer, int index)
{
    static struct scene scene;
    const struct world *world = writer->world;
    struct picker picker = survey_picker(world);
    int month = world_month(world, index);
    struct submission sent;

    if (!(writer->feeds & FEED_SURVEY))
        return;
    sent = writer_open(writer, MONTHLY_SURVEY, 0, index);
    for (int household = 0; household < world->households; household += scene.households) {
        struct survey row[SURVEY_ROWS];
        int rows;

        stage_build(world, household, STAGE_WITH_NOTES, &scene);
        rows = survey_of(&scene, pick_next(&picker, &scene), month, row);
        for (int i = 0; i < rows; i++)
            survey_row(&sent, world, &row[i], month);
    }
    writer_close(&sent);
}
