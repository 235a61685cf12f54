/*
 * What the writers share: opening a submission's files on the days that the history names.
 *
 * The rows of all files of a submission are given once; each file takes them as they are or spoils them.
 */
#include "writer.h"

#include "fail.h"

#include <stdio.h>
#include <string.h>

/* The office has one dress, each bank its own. */
static struct dress writer_sender_dress(const struct writer *writer, enum monthly feed, int sender)
{
    if (writer->plain)
        return dress_plain();
    return MONTHLY[feed].office ? dress_office() : dress_bank(sender);
}

/* Nobody knows NX399; the office is known, but sends no ledgers. */
static void writer_stranger(char sender[8], int nth)
{
    snprintf(sender, 8, "%s", nth % 2 ? "C532301" : "NX399");
}

/* One file of a turn, as the sink must know it. */
static struct sink_target writer_target(const struct writer *writer, enum monthly feed, int sender, int index,
                                        const struct turn_file *file)
{
    struct sink_target target = { .folder = writer->folder,
                                  .arrives = file->day,
                                  .layout = MONTHLY[feed].layout,
                                  .business_day = calendar_month_end(world_month(writer->world, index)),
                                  .resubmission = file->number,
                                  .dress = writer_sender_dress(writer, feed, sender),
                                  .spoilt = file->spoil == SPOIL_COLUMN,
                                  .companion = file->companion != COMPANION_NONE,
                                  .miscounted = file->companion == COMPANION_WRONG ? 3 : 0 };

    target.dress.packed = target.dress.packed != file->repacked;
    return target;
}

/* A line of commands.txt: the program's arguments. */
static void writer_command(const struct sink_target *target, const struct turn_command *command)
{
    static const char *const words[] = { "hold release", "hold reject", "withdraw" };
    static const char *const reason[] = { "", " --reason 行数不符已退回", " --reason 误报文件予以撤回" };
    struct date date = calendar_date(command->day);
    char name[SINK_NAME];
    FILE *file = sink_append(target->folder, command->day, "commands.txt");

    sink_name(target, name);
    fprintf(file, "%s %s --date %04d-%02d-%02d%s\n", words[command->decision], name, date.year, date.month, date.day,
            reason[command->decision]);
    if (fclose(file) != 0)
        fail("could not write the commands about \"%s\"", name);
}

/* The sink takes its name from the sender at once. */
struct submission writer_open(const struct writer *writer, enum monthly feed, int sender, int index)
{
    const struct turn *turn = &writer->history->turn[feed][sender][index];
    struct submission submission = { .turn = turn,
                                     .layout = MONTHLY[feed].layout,
                                     .county = writer->world->places.county[turn->county].name };
    struct sink_target target[TURN_FILES];
    char code[TURN_FILES][8];

    for (int i = 0; i < turn->files; i++) {
        monthly_sender(writer->world, feed, sender, code[i]);
        if (turn->file[i].stranger)
            writer_stranger(code[i], index);
        target[i] = writer_target(writer, feed, sender, index, &turn->file[i]);
        target[i].sender = code[i];
        submission.sink[i] = sink_open(&target[i]);
    }
    for (int i = 0; i < turn->commands; i++)
        writer_command(&target[turn->command[i].file], &turn->command[i]);
    return submission;
}

/* But for the packing, all files of a sender wear the same. */
const struct dress *writer_dress(const struct submission *submission)
{
    return sink_dress(submission->sink[0]);
}

void writer_row(struct submission *submission, const struct row *row)
{
    for (int i = 0; i < submission->turn->files; i++) {
        const struct row *sent =
            spoil_row(submission->turn->file[i].spoil, submission->layout, submission->county, submission->rows, row);

        if (sent)
            sink_row(submission->sink[i], sent);
    }
    submission->rows++;
}

/* Spoilt ones as well: they arrive. */
void writer_close(const struct submission *submission)
{
    for (int i = 0; i < submission->turn->files; i++)
        sink_close(submission->sink[i]);
}

/* Such lists are always in time. */
struct sink *writer_list(const struct writer *writer, const struct layout *layout, const char *sender, int index)
{
    int day = calendar_month_end(world_month(writer->world, index));
    struct sink_target target = { .folder = writer->folder,
                                  .arrives = day + 1,
                                  .layout = layout,
                                  .sender = sender,
                                  .business_day = day,
                                  .resubmission = 1,
                                  .dress = writer->plain ? dress_plain() : dress_office() };

    return sink_open(&target);
}
