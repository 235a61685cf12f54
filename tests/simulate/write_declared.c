/* What is declared about banks: their own monthly figures, and the yearly targets set for them. */
#include "filing.h"
#include "npl.h"
#include "writer.h"

static void declared_filing(struct submission *sent, const struct writer *writer, int county, int bank, int index)
{
    static struct row row;
    const struct world *world = writer->world;
    int end = calendar_month_end(world_month(world, index));
    char bank_code[8];

    duty_bank_code(world, bank, bank_code);
    row_start(&row, writer_dress(sent));
    row_month(&row, calendar_month_first(world_month(world, index)));
    row_text(&row, world->places.county[county].code);
    row_text(&row, bank_code);
    for (int i = 0; i < TOTALS; i++) {
        int64_t figure =
            writer->filing->totals->sum[county][bank][index][i] + writer->filing->off[county][bank][index][i];

        if (i == TOTAL_GRANTED_HOUSEHOLDS || i == TOTAL_GRANTED_NOTES || i == TOTAL_BALANCE_HOUSEHOLDS)
            row_number(&row, figure);
        else
            row_money(&row, figure);
    }
    row_day(&row, end + 2);
    writer_row(sent, &row);
}

/* One file a bank, with a row for each county that it lends in. */
void writer_filing(const struct writer *writer, int index)
{
    if (!(writer->feeds & FEED_FILING))
        return;
    for (int bank = 0; bank < BANKS; bank++) {
        struct submission sent = writer_open(writer, MONTHLY_FILING, bank, index);

        for (int county = 0; county < writer->world->places.counties; county++)
            if (filing_declares(writer->filing, county, bank, index))
                declared_filing(&sent, writer, county, bank, index);
        writer_close(&sent);
    }
}

/* With the first month, and each January. */
void writer_npl_target(const struct writer *writer, int index)
{
    static struct row row;
    int month = world_month(writer->world, index), year = month / 12;
    struct sink *sink;

    if (!(writer->feeds & FEED_NPL_TARGET) || !plan_arrives(writer->world, index))
        return;
    sink = writer_list(writer, &LAYOUT_NPL_TARGET, "YJJ", index);
    for (int bank = 0; bank < BANKS; bank++) {
        int target = writer->npl->target[bank][year - writer->world->first_month / 12];
        char bank_code[8];

        if (target < 0)
            continue;
        duty_bank_code(writer->world, bank, bank_code);
        row_start(&row, sink_dress(sink));
        row_number(&row, year);
        row_text(&row, bank_code);
        row_rate(&row, target);
        sink_row(sink, &row);
    }
    sink_close(sink);
}
