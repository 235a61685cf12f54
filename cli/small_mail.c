/*
 * How it works: a query says what a recipient is to be told and has not been told yet; the letter is added and the telling
 * noted in one transaction, so that a night that is killed and resumed tells everything once.  Then all that waits is sent.
 *
 * A reject workbook holds whole identity numbers, so it goes in an envelope, and stays here where no password is known.
 */
#include "cli/small_mail.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "cli/letters.h"
#include "cli/post.h"
#include "cli/protect.h"
#include "cli/reject_books.h"
#include "cli/show.h"

enum { REMIND_DAYS = 2, BOOK_MOST = 1 << 30 };

struct round {
    struct context *context;
    struct database *db; /* as fupin_reports */
    struct letters letters;
    struct protection protection;
    day_number day;
    const char *about; /* "2018-04-05/17": the day and the run */
    const char *day_text;
};

/* What goes wrong is told, and forgotten. */
static void forgive(struct context *context, const char *what)
{
    log_line(LOG_WARNING, "%s: %s. %s", what, context->err.what, context->err.hint);
    context->err = (struct error) { 0 };
}

static bool begin_round(struct round *round, struct context *context, struct database *db, day_number day,
                        long long run)
{
    char text[DATE_TEXT_SIZE];
    *round = (struct round) { .context = context, .db = db, .day = day };
    round->day_text = arena_text(context->arena, str_of(date_print(day, text)));
    round->about = arena_printf(context->arena, "%s/%lld", round->day_text, run);
    return protection_read(context, &round->protection) && letters_open(&round->letters, context, db);
}

/* Composes a note and adds it as ready, in the caller's transaction. */
static bool add_letter(struct round *round, const char *kind, const struct recipient *to, struct mail_job *job,
                       const struct mail_note *note)
{
    struct context *context = round->context;
    struct mail_message *messages;
    size_t count;
    const struct letter like = { .kind = kind,
                                 .about = round->about,
                                 .recipient = to->id,
                                 .addresses = letters_addresses(context->arena, to->to, to->cc) };
    reports_mail_note(note, context->arena, &job->html, &job->text);
    job->to = to->to;
    job->cc = to->cc;
    job->identity = letters_identity(context->arena, kind, round->about, to->id);
    job->packed_name = "附件.zip";
    return reports_compose(job, context->arena, &messages, &count, &context->err) &&
           letters_add(&round->letters, &like, arena_printf(context->arena, "%s/%s", kind, round->day_text), messages,
                       count);
}

/* "下期报送截止日：2018-05-05（loan、filing）。" */
static bool deadline(struct round *round, const struct recipient *to, const char **sentence)
{
    const char *values[] = { to->sender, round->day_text };
    AUTO_ROWS rows = NULL;
    if (!database_query(round->db, "mail/deadline.sql", values, 2, &rows, &round->context->err))
        return false;
    *sentence = rows_count(rows) ? arena_printf(round->context->arena, "下次报送截止日：%s（%s）。",
                                                rows_text(rows, 0, 0), rows_text(rows, 0, 1))
                                 : "目前没有待报的报表。";
    return true;
}

static bool attach_book(struct round *round, const char *password, int file, struct mail_attachment *attachment)
{
    struct context *context = round->context;
    struct error *err = &context->err;
    const char *folder = context_path(context, "var/archive/mail");
    const char *path = arena_printf(context->arena, "%s/.envelope", folder);
    bool good = file_make_folder(folder, 0750, err) && reject_book_write(context, round->db, file, path, err) &&
                reports_encrypt(path, password, path, err) &&
                file_read(context->arena, path, BOOK_MOST, &attachment->bytes, err);
    (void) unlink(path);
    return good;
}

/* `sentence`: what is said of the workbooks. */
static bool attach_books(struct round *round, const struct recipient *to, struct mail_job *job, const char **sentence)
{
    struct context *context = round->context;
    const char *values[] = { to->sender, round->day_text, to->id };
    const char *password = secrets_password(&round->protection.secrets, context->arena, to->id);
    AUTO_ROWS rows = NULL;
    if (!database_query(round->db, "mail/receipt_books.sql", values, 3, &rows, &context->err))
        return false;
    size_t count = rows_count(rows);
    struct mail_attachment *attachments = arena_array(context->arena, count + 1, sizeof *attachments);
    *sentence = count == 0  ? "无退回的行。"
                : !password ? "退回清单含个人信息，未约定密码，不随邮件发送，请与我单位联系领取；更正后按退回说明重报。"
                            : "退回清单随信附上，已加密，请用约定的密码打开；更正后按清单首页所列文件名重报。";
    for (size_t i = 0; password && i < count; i++) {
        attachments[i].name = arena_text(context->arena, str_of(rows_text(rows, i, 1)));
        if (!attach_book(round, password, (int) rows_number(rows, i, 0), &attachments[i]))
            return false;
        job->attachment_count++;
    }
    job->attachments = attachments;
    return true;
}

static bool receipt(struct round *round, const struct recipient *to)
{
    struct context *context = round->context;
    const char *values[] = { to->sender, round->day_text, to->id, round->about };
    const char *books = "", *due = "";
    struct mail_job job;
    AUTO_ROWS rows = NULL;
    if (!database_query(round->db, "mail/receipt.sql", values, 3, &rows, &context->err))
        return false;
    if (rows_count(rows) == 0)
        return true;
    post_begin(context, &job);
    if (!attach_books(round, to, &job, &books) || !deadline(round, to, &due))
        return false;
    const char *before[] = { arena_printf(context->arena, "%s：", to->name),
                             arena_printf(context->arena, "贵单位报送的文件已于%s处理，结果如下：", round->day_text),
                             NULL };
    const char *after[] = { books, due, context->settings.issuer, "（本邮件由系统自动发送，请勿直接回复。）", NULL };
    const struct mail_note note = { .before = before, .rows = rows, .after = after };
    job.subject = arena_printf(context->arena, "报送回执（%s）", round->day_text);
    return add_letter(round, "receipt", to, &job, &note) &&
           letters_tell(&round->letters, "mail/receipt_told.sql", values, 4);
}

static bool reminder(struct round *round, const struct recipient *to)
{
    struct context *context = round->context;
    const char *days = arena_printf(context->arena, "%d", REMIND_DAYS);
    const char *values[] = { to->sender, round->day_text, to->id, days, round->about };
    struct mail_job job;
    AUTO_ROWS rows = NULL;
    if (!database_query(round->db, "mail/reminder.sql", values, 4, &rows, &context->err))
        return false;
    if (rows_count(rows) == 0)
        return true;
    post_begin(context, &job);
    const char *before[] = {
        arena_printf(context->arena, "%s：", to->name),
        arena_printf(context->arena, "截至%s，下列报表尚未收到，请在截止日前报送：", round->day_text), NULL
    };
    const char *after[] = { "已报送的请核对文件名是否与“待报文件”一致（扩展名可为 csv、csv.gz、zip、xlsx）。",
                            context->settings.issuer, "（本邮件由系统自动发送，请勿直接回复。）", NULL };
    const struct mail_note note = { .before = before, .rows = rows, .after = after };
    job.subject = arena_printf(context->arena, "报送提醒：%s项报表将于%s截止",
                               arena_printf(context->arena, "%zu", rows_count(rows)), rows_text(rows, 0, 2));
    return add_letter(round, "reminder", to, &job, &note) &&
           letters_tell(&round->letters, "mail/reminder_told.sql", values, 5);
}

/* One transaction a letter. */
static bool tell(struct round *round, const struct recipient *to,
                 bool (*letter)(struct round *, const struct recipient *))
{
    const char *world[] = { "world_now" };
    struct error *err = &round->context->err;
    if (!database_begin(round->db, err))
        return false;
    if (database_run(round->db, "world/enter.sql", world, 1, err) && letter(round, to))
        return database_commit(round->db, err);
    database_rollback(round->db);
    return false;
}

static bool send_waiting(struct round *round)
{
    return letters_waiting(&round->letters) && post_send(&round->letters, &round->protection.secrets);
}

/* One recipient's trouble is not the others'. */
static void tell_senders(struct round *round)
{
    const struct recipients *recipients = &round->protection.recipients;
    for (size_t i = 0; i < recipients->count; i++) {
        const struct recipient *to = &recipients->items[i];
        if (!to->sender)
            continue;
        if (!tell(round, to, receipt) || !tell(round, to, reminder))
            forgive(round->context, arena_printf(round->context->arena, "no mail to %s", to->id));
    }
}

bool small_mail_senders(struct run *run, struct error *err)
{
    struct context *context = run->context;
    struct round round;
    (void) err;
    if (!post_is_open(context) || strcmp(run->command, "nightly") != 0)
        return true;
    if (begin_round(&round, context, run->db[FLOOR_REPORTS], run->id.day, run->id.run)) {
        tell_senders(&round);
        if (send_waiting(&round))
            return true;
    }
    forgive(context, "mail");
    return true;
}

/* What fupin status says. */
static bool morning(struct round *round, const struct recipient *to)
{
    static const char *const titles[] = { "事项", "情况", "命令" };
    struct context *context = round->context;
    struct mail_job job;
    AUTO_ROWS rows = NULL;
    if (!show_fetch(context, "show/status.sql", NULL, 0, true, &rows))
        return false;
    post_begin(context, &job);
    bool calm = rows_count(rows) && *rows_field(rows, 0, "command") == '\0';
    const char *before[] = { arena_printf(context->arena, "%s的夜间任务%s。收到、缺报、待定和失败的情况如下：",
                                          round->day_text, calm ? "已完成" : "没有完成，请处理"),
                             NULL };
    const struct mail_note note = { .before = before, .rows = rows, .titles = titles, .from = 1 };
    job.subject = arena_printf(context->arena, "%s夜间任务：%s", calm ? "" : "【待处理】", round->day_text);
    return add_letter(round, "morning", to, &job, &note);
}

/* The run of the night that has ended, and whether this operator has heard of it. */
static bool is_news(struct round *round, const struct recipient *to, bool *news)
{
    const char *values[] = { round->day_text, to->id };
    AUTO_ROWS rows = NULL;
    if (!database_query(round->db, "mail/night_of.sql", values, 2, &rows, &round->context->err))
        return false;
    *news = rows_count(rows) && *rows_field(rows, 0, "told") == 'f';
    if (rows_count(rows))
        round->about = arena_printf(round->context->arena, "%s/%s", rows_text(rows, 0, 1), rows_text(rows, 0, 0));
    return true;
}

static bool tell_operators(struct round *round)
{
    const struct recipients *recipients = &round->protection.recipients;
    for (size_t i = 0; i < recipients->count; i++) {
        bool news = false;
        const struct recipient *to = &recipients->items[i];
        if (to->role != ROLE_OPERATOR)
            continue;
        if (!is_news(round, to, &news) || (news && !tell(round, to, morning)))
            return false;
    }
    return send_waiting(round);
}

void small_mail_operators(struct context *context, day_number day)
{
    struct error before = context->err;
    struct run run = { .lock = -1, .id.command = "mail" };
    struct round round;
    if (!post_is_open(context))
        return;
    context->err = (struct error) { 0 };
    bool good = run_connect(&run, context) &&
                begin_round(&round, context, run.db[FLOOR_REPORTS], day == DATE_NONE ? date_today() : day, 0) &&
                tell_operators(&round);
    run_close(&run);
    if (!good)
        forgive(context, "no morning mail");
    context->err = before;
}
