/*
 * fupin watch: the second timer's word to the operators when no night has run.
 *
 * It must speak when all else is silent, so it leans on nothing: where the database cannot be reached, that is what it tells.
 * Its mails are kept as files, written before they are sent, one a day and operator; one that could not be sent is taken away
 * again, so that the next time tries anew.
 */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/home.h"
#include "cli/post.h"
#include "cli/protect.h"
#include "cli/show.h"
#include "cli/small_mail.h"

static struct {
    day_number date;
} chosen;

static const struct option options[] = {
    { "--date", OPTION_DATE, "D", "the logical day of the night (else today)", "应运行的业务日（缺省为今天）",
      offsetof(__typeof__(chosen), date) },
};

struct watch {
    struct context *context;
    day_number day;
    const char *day_text;
    const char *trouble; /* why the database cannot tell, or NULL */
};

/* Whether a night of that day or a later one has come to an end. */
static bool has_run(struct watch *watch, bool *has)
{
    struct context *context = watch->context;
    const char *values[] = { watch->day_text, "" };
    AUTO_ROWS rows = NULL;
    if (!context->conninfo) {
        if (!cluster_enter(&context->cluster, context->arena, context->home, &context->err))
            return false;
        context->in_cluster = true;
        context->conninfo = context->cluster.conninfo;
    }
    if (!show_fetch(context, "mail/night_of.sql", values, 2, false, &rows))
        return false;
    *has = rows_count(rows) > 0;
    return true;
}

static bool write_letter(const struct watch *watch, const struct recipient *to, struct mail_message **messages)
{
    struct context *context = watch->context;
    struct mail_job job;
    size_t count;
    post_begin(context, &job);
    const char *before[] = {
        arena_printf(context->arena, "截至目前，%s的夜间任务没有运行完毕。", watch->day_text),
        watch->trouble ? arena_printf(context->arena, "数据库无法连接：%s", watch->trouble)
                       : "数据库可以连接，定时器可能没有启动，或任务仍在运行。",
        "请在服务器上依次执行：fupin check（检查配置和数据库）；systemctl status fupin-nightly.timer（查看定时器）；",
        arena_printf(context->arena, "然后补跑：fupin nightly --date %s", watch->day_text), NULL
    };
    const struct mail_note note = { .before = before };
    reports_mail_note(&note, context->arena, &job.html, &job.text);
    job.to = to->to;
    job.cc = to->cc;
    job.subject = arena_printf(context->arena, "【未运行】夜间任务：%s", watch->day_text);
    job.identity = letters_identity(context->arena, "watch", watch->day_text, to->id);
    job.packed_name = "";
    return reports_compose(&job, context->arena, messages, &count, &context->err);
}

/* The file says that it was begun; only a sure failure takes it away. */
static bool send(const struct watch *watch, const struct protection *protection, const struct recipient *to)
{
    struct context *context = watch->context;
    const char *folder = context_path(context, "var/archive/mail/watch");
    const char *path = arena_printf(context->arena, "%s/%s_%s.eml", folder, watch->day_text, to->id);
    struct mail_message *messages;
    char reply[MAIL_REPLY_SIZE];
    if (file_exists(path))
        return true;
    if (!write_letter(watch, to, &messages) || !file_make_folder(folder, 0750, &context->err) ||
        !file_write(path, messages[0].bytes, &context->err))
        return false;
    enum mail_verdict verdict = post_send_once(context, &protection->secrets, to, messages[0].bytes, reply);
    if (verdict == MAIL_SENT || verdict == MAIL_UNSURE)
        return true;
    (void) unlink(path);
    return error_set(&context->err, &MAIL_SEND, "mail to %s: %s", to->id, reply);
}

static bool send_all(const struct watch *watch)
{
    struct context *context = watch->context;
    struct protection protection = { 0 };
    bool good = true;
    if (!post_is_open(context))
        return true;
    if (!protection_read(context, &protection))
        return false;
    for (size_t i = 0; i < protection.recipients.count; i++)
        if (protection.recipients.items[i].role == ROLE_OPERATOR)
            good = send(watch, &protection, &protection.recipients.items[i]) && good;
    return good;
}

/* A night that has run but whose morning mail was lost on the way has it sent now. */
static int run(struct context *context)
{
    char text[DATE_TEXT_SIZE];
    struct watch watch = { .context = context, .day = chosen.date == DATE_NONE ? date_today() : chosen.date };
    bool has = false;
    watch.day_text = arena_text(context->arena, str_of(date_print(watch.day, text)));
    if (!has_run(&watch, &has)) {
        watch.trouble = arena_text(context->arena, str_of(context->err.what));
        context->err = (struct error) { 0 };
    }
    if (has)
        small_mail_operators(context, watch.day);
    bool good = has || send_all(&watch);
    home_close(context);
    if (!good)
        return context_fail(context);
    if (!has)
        printf(context_say(context, "%s的夜间任务没有运行\n", "no night of %s has run\n"), watch.day_text);
    return has ? EXIT_DONE : EXIT_DONE_WITH_REJECTS;
}

const struct command command_watch = {
    .name = "watch",
    .operands = "",
    .title = "mail the operators if no night has run: for a second timer",
    .title_zh = "夜间任务没有运行时邮件告知值班人员（供第二个定时器）",
    .needs = NEEDS_HOME,
    .options = options,
    .option_count = 1,
    .fill = &chosen,
    .run = run,
};
