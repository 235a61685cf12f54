/* What the writers share: opening a submission's files on the days that the schedule names. */
#include "writer.h"

/* The office has one dress, each bank its own. */
static struct dress writer_dress(const struct writer *writer, int arrival)
{
    if (writer->plain)
        return dress_plain();
    return arrival < ARRIVAL_LEDGERS ? dress_office() : dress_bank(arrival - ARRIVAL_LEDGERS);
}

/* A spoilt first try takes the first number; the good file is then the second. */
struct submission writer_open(const struct writer *writer, const struct layout *layout, int arrival, int index)
{
    const struct arrival *when = &writer->arrivals->arrival[arrival][index];
    struct submission submission = { NULL, NULL };
    char sender[8] = "FPB";
    struct sink_target target = { .folder = writer->folder,
                                  .arrives = when->day,
                                  .layout = layout,
                                  .sender = sender,
                                  .business_day = calendar_month_end(world_month(writer->world, index)),
                                  .resubmission = when->bad_day ? 2 : 1,
                                  .dress = writer_dress(writer, arrival) };

    if (arrival >= ARRIVAL_LEDGERS)
        duty_bank_code(writer->world, arrival - ARRIVAL_LEDGERS, sender);
    submission.good = sink_open(&target);
    if (when->bad_day) {
        target.arrives = when->bad_day;
        target.resubmission = 1;
        target.spoilt = true;
        submission.spoilt = sink_open(&target);
    }
    return submission;
}

/* Into both: but for its missing column the spoilt file is the same. */
void writer_row(const struct submission *submission, const struct row *row)
{
    sink_row(submission->good, row);
    if (submission->spoilt)
        sink_row(submission->spoilt, row);
}

/* The spoilt one was written to be refused; it must be complete for that. */
void writer_close(const struct submission *submission)
{
    sink_close(submission->good);
    if (submission->spoilt)
        sink_close(submission->spoilt);
}

/* `after` the month's end. */
static struct sink_target writer_target(const struct writer *writer, const struct layout *layout, int index, int after)
{
    int day = calendar_month_end(world_month(writer->world, index));

    return (struct sink_target) {
        .folder = writer->folder, .arrives = day + after, .layout = layout, .business_day = day, .resubmission = 1
    };
}

/* Offices are always on time. */
struct sink *writer_list(const struct writer *writer, const struct layout *layout, const char *sender, int index)
{
    struct sink_target target = writer_target(writer, layout, index, 1);

    target.sender = sender;
    target.dress = writer->plain ? dress_plain() : dress_office();
    return sink_open(&target);
}

/* The sink takes its name from the sender at once. */
struct sink *writer_bank_list(const struct writer *writer, const struct layout *layout, int bank, int index)
{
    struct sink_target target = writer_target(writer, layout, index, 2);
    char sender[8];

    duty_bank_code(writer->world, bank, sender);
    target.sender = sender;
    target.dress = writer->plain ? dress_plain() : dress_bank(bank);
    return sink_open(&target);
}
