/* The two small lists of the office: the year's plan, and which bank answers for which township. */
#include "writer.h"

/* No amount, no row: such a pair has no plan. */
static void lists_plan_row(struct sink *sink, const struct writer *writer, int county, int bank, int index)
{
    static struct row row;
    int64_t amount = plan_amount_at(writer->plan, county, bank, index);
    char bank_code[8];

    if (amount == 0)
        return;
    duty_bank_code(writer->world, bank, bank_code);
    row_start(&row, sink_dress(sink));
    row_number(&row, world_month(writer->world, index) / 12);
    row_text(&row, writer->world->places.county[county].code);
    row_text(&row, bank_code);
    row_money(&row, amount);
    row_number(&row, amount / 4000000 + 1); /* at 40,000 a household */
    sink_row(sink, &row);
}

/* Only the year that the month lies in: each year is a list of its own. */
void writer_plan(const struct writer *writer, int index)
{
    struct sink *sink;

    if (!(writer->feeds & FEED_PLAN) || !plan_is_sent(writer->plan, index))
        return;
    sink = writer_list(writer, &LAYOUT_PLAN, "FPB", index);
    for (int county = 0; county < writer->world->places.counties; county++)
        for (int bank = 0; bank < BANKS; bank++)
            lists_plan_row(sink, writer, county, bank, index);
    sink_close(sink);
}

/* Where a change lies one day ahead, the bank to come is shown, with its day. */
static void lists_duty_row(struct sink *sink, const struct world *world, int township, int day)
{
    static struct row row;
    int from = duty_from(world, township, day);
    char bank_code[8];

    duty_bank_code(world, duty_bank(world, township, from > day ? from : day), bank_code);
    row_start(&row, sink_dress(sink));
    row_text(&row, world->places.township[township].code);
    row_text(&row, bank_code);
    row_day(&row, from);
    sink_row(sink, &row);
}

/* With the first month, and with the month after which some townships change hands. */
void writer_duty(const struct writer *writer, int index)
{
    int month = world_month(writer->world, index);
    struct sink *sink;

    if (!(writer->feeds & FEED_DUTY) || (index != 0 && month != duty_changed_month(writer->world)))
        return;
    sink = writer_list(writer, &LAYOUT_DUTY, "FPB", index);
    for (int i = 0; i < writer->world->places.townships; i++)
        if (duty_named(writer->world, i, index))
            lists_duty_row(sink, writer->world, i, calendar_month_end(month));
    sink_close(sink);
}
