/*
 * fupin deliver MONTH: mails the last edition of a month to its recipients, each once.
 *
 * Whatever was sent, or may have been, is not sent again, however often this is run; what failed for now is tried again.
 * --resend sends to one recipient anew, on purpose, with the same Message-ID; --arrived settles a mail of which nobody knew
 * whether it arrived; --dry-run shows what would go, and sends nothing.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/parcel.h"
#include "cli/post.h"
#include "cli/run.h"
#include "cli/show.h"

static struct {
    bool dry_run;
    const char *resend, *arrived;
} chosen;

static const struct option options[] = {
    { "--dry-run", OPTION_FLAG, NULL, "show what would be sent, and send nothing", "只列出将发送的邮件，不发送",
      offsetof(__typeof__(chosen), dry_run) },
    { "--resend", OPTION_TEXT, "RECIPIENT", "send to this recipient once more, on purpose", "向该收件单位重发",
      offsetof(__typeof__(chosen), resend) },
    { "--arrived", OPTION_TEXT, "RECIPIENT", "it has arrived: an unsure mail counts as sent",
      "已问明收到：状态不明的邮件记为已发", offsetof(__typeof__(chosen), arrived) },
};

enum { MESSAGE_MOST = 1 << 30 };

struct delivery {
    struct context *context;
    struct run run;
    struct letters letters;
    struct parcels parcels;
    struct parcel *all; /* of those who get anything */
    size_t count;
};

static bool check_settings(struct context *context)
{
    const struct mail_settings *mail = &context->settings.mail;
    if (chosen.dry_run || chosen.arrived || (mail->host && *mail->from))
        return true;
    error_set(&context->err, &USAGE, "no mail server is configured, or no sender's address");
    return error_hint(&context->err, "Set mail.host and mail.from in %s/fupin.yaml.", context->conf);
}

/* The one that an option names. */
static bool check_recipient(struct delivery *delivery)
{
    const char *id = chosen.resend ? chosen.resend : chosen.arrived;
    struct error *err = &delivery->context->err;
    if (!id || recipients_find(&delivery->parcels.protection.recipients, id))
        return true;
    error_set(err, &USAGE, "there is no recipient \"%s\"", id);
    return error_hint(err, "%s/recipients.yaml lists them.", delivery->context->conf);
}

static void fill_parcels(struct delivery *delivery)
{
    const struct recipients *recipients = &delivery->parcels.protection.recipients;
    delivery->all = arena_array(delivery->context->arena, recipients->count + 1, sizeof *delivery->all);
    for (size_t i = 0; i < recipients->count; i++) {
        struct parcel *parcel = &delivery->all[delivery->count];
        parcel_fill(&delivery->parcels, &recipients->items[i], parcel);
        bool wanted = !chosen.resend || strcmp(chosen.resend, parcel->to->id) == 0;
        delivery->count += parcel->paths[0] && wanted;
    }
}

/* What was composed before is not composed again, but on purpose. */
static bool compose_one(struct delivery *delivery, const struct parcel *parcel)
{
    if (parcel->problem || !letters_find(&delivery->letters, "issue", delivery->parcels.about, parcel->to->id))
        return parcel->problem != NULL;
    return (delivery->letters.count && !chosen.resend) || parcel_add(&delivery->parcels, parcel);
}

static bool compose_all(struct delivery *delivery)
{
    for (size_t i = 0; i < delivery->count; i++)
        if (!compose_one(delivery, &delivery->all[i]))
            return false;
    return true;
}

/* What has left lies beside the month's books as well. */
static bool show_sent(struct delivery *delivery)
{
    struct context *context = delivery->context;
    for (size_t i = 0; i < delivery->letters.count; i++) {
        AUTO_ARENA arena = { 0 };
        struct str bytes;
        const struct letter *letter = &delivery->letters.items[i];
        const char *from = arena_printf(&arena, "%s/var/archive/mail/%s", context->home, letter->path);
        const char *folder = arena_printf(&arena, "%s/out/%s/mail", context->home, delivery->parcels.month);
        const char *to = arena_printf(&arena, "%s/%s", folder, strrchr(letter->path, '/') + 1);
        bool left = strcmp(letter->state, "sent") == 0 || strcmp(letter->state, "unsure") == 0;
        if (!left || file_exists(to))
            continue;
        if (!file_read(&arena, from, MESSAGE_MOST, &bytes, &context->err) ||
            !file_make_folder(folder, 0750, &context->err) || !file_write(to, bytes, &context->err))
            return false;
    }
    return true;
}

/* An operator has asked whether it arrived. */
static bool settle(struct delivery *delivery)
{
    struct letters *letters = &delivery->letters;
    if (!letters_find(letters, "issue", delivery->parcels.about, chosen.arrived))
        return false;
    for (size_t i = 0; i < letters->count; i++)
        if (strcmp(letters->items[i].state, "unsure") == 0 &&
            !letters_turn(letters, &letters->items[i], "sent", "经询问已收到"))
            return false;
    return true;
}

/* Whoever is no longer listed, or gets nothing more, is sent nothing; what left already is told all the same. */
static void drop_unlisted(struct delivery *delivery)
{
    size_t kept = 0;
    for (size_t i = 0; i < delivery->letters.count; i++) {
        const struct letter *letter = &delivery->letters.items[i];
        bool listed = strcmp(letter->state, "sent") == 0 || strcmp(letter->state, "unsure") == 0;
        for (size_t k = 0; !listed && k < delivery->count; k++)
            listed = strcmp(delivery->all[k].to->id, letter->recipient) == 0;
        if (listed)
            delivery->letters.items[kept++] = *letter;
    }
    delivery->letters.count = kept;
}

static bool find_letters(struct delivery *delivery)
{
    if (!letters_find(&delivery->letters, "issue", delivery->parcels.about, chosen.resend))
        return false;
    drop_unlisted(delivery);
    return true;
}

static bool deliver(struct delivery *delivery)
{
    struct context *context = delivery->context;
    if (!check_settings(context) || !run_connect(&delivery->run, context) ||
        !letters_open(&delivery->letters, context, delivery->run.db[FLOOR_REPORTS]) ||
        !parcels_open(&delivery->parcels, context, &delivery->letters, context->operands[0]) ||
        !check_recipient(delivery))
        return false;
    fill_parcels(delivery);
    bool sends = !chosen.dry_run && !chosen.arrived;
    if ((sends && !compose_all(delivery)) || (chosen.arrived && !settle(delivery)))
        return false;
    return find_letters(delivery) && (!sends || post_send(&delivery->letters, &delivery->parcels.protection.secrets)) &&
           (chosen.dry_run || show_sent(delivery));
}

static const char *state_of(const struct delivery *delivery, const char *id)
{
    const char *state = "new";
    for (size_t i = 0; i < delivery->letters.count; i++)
        if (strcmp(delivery->letters.items[i].recipient, id) == 0)
            state = delivery->letters.items[i].state;
    return state;
}

static const char *state_word(const struct context *context, const char *state)
{
    static const char *const words[][2] = { { "new", "待发" },       { "ready", "未发出" }, { "sent", "已发" },
                                            { "refused", "被拒收" }, { "unsure", "不明" },  { "sending", "发送中" } };
    for (size_t i = 0; context->language == LANGUAGE_ZH && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], state) == 0)
            return words[i][1];
    return state;
}

static struct json_object *letter_json(const struct letter *letter)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "recipient", json_object_new_string(letter->recipient));
    json_object_object_add(object, "addresses", json_object_new_string(letter->addresses));
    json_object_object_add(object, "subject", json_object_new_string(letter->subject));
    json_object_object_add(object, "part", json_object_new_int(letter->part));
    json_object_object_add(object, "parts", json_object_new_int(letter->parts));
    json_object_object_add(object, "message_id", json_object_new_string(letter->id));
    json_object_object_add(object, "state", json_object_new_string(letter->state));
    json_object_object_add(object, "reply", json_object_new_string(letter->reply));
    json_object_object_add(object, "bytes", json_object_new_int64(letter->bytes));
    return object;
}

static struct json_object *parcel_json(const struct delivery *delivery, const struct parcel *parcel)
{
    struct json_object *object = json_object_new_object(), *files = json_object_new_array();
    for (const char *const *path = parcel->paths; *path; path++)
        json_object_array_add(files, json_object_new_string(*path));
    const char *addresses = letters_addresses(delivery->context->arena, parcel->to->to, parcel->to->cc);
    json_object_object_add(object, "recipient", json_object_new_string(parcel->to->id));
    json_object_object_add(object, "addresses", json_object_new_string(addresses));
    json_object_object_add(object, "subject", json_object_new_string(parcel->subject));
    json_object_object_add(object, "attachments", files);
    json_object_object_add(object, "encrypted", json_object_new_boolean(parcel->password != NULL));
    json_object_object_add(object, "state", json_object_new_string(state_of(delivery, parcel->to->id)));
    json_object_object_add(object, "problem", parcel->problem ? json_object_new_string(parcel->problem) : NULL);
    return object;
}

static void print_json(const struct delivery *delivery)
{
    struct json_object *object = json_object_new_object();
    struct json_object *parcels = json_object_new_array(), *letters = json_object_new_array();
    for (size_t i = 0; i < delivery->count; i++)
        json_object_array_add(parcels, parcel_json(delivery, &delivery->all[i]));
    for (size_t i = 0; i < delivery->letters.count; i++)
        json_object_array_add(letters, letter_json(&delivery->letters.items[i]));
    json_object_object_add(object, "month", json_object_new_string(delivery->parcels.month));
    json_object_object_add(object, "edition", json_object_new_int(delivery->parcels.edition));
    json_object_object_add(object, "recipients", parcels);
    json_object_object_add(object, "mails", letters);
    show_json(object);
}

/* What would go: a line a recipient, the files below it. */
static void print_parcels(const struct delivery *delivery)
{
    const struct context *context = delivery->context;
    for (size_t i = 0; i < delivery->count; i++) {
        const struct parcel *parcel = &delivery->all[i];
        printf("%s  %s  %s  <%s>%s\n", state_word(context, state_of(delivery, parcel->to->id)), parcel->to->id,
               parcel->subject, letters_addresses(context->arena, parcel->to->to, parcel->to->cc),
               parcel->password ? context_say(context, "  加密", "  encrypted") : "");
        for (const char *const *path = parcel->paths; *path; path++)
            printf("    %s\n", *path);
    }
}

/* An unsure one comes with both commands: the operator asks the recipient, and then knows which. */
static void print_letter(const struct delivery *delivery, const struct letter *letter)
{
    const struct context *context = delivery->context;
    const char *month = delivery->parcels.month;
    printf("%s  %s  %s%s%s\n", state_word(context, letter->state), letter->recipient, letter->subject,
           *letter->reply ? "  " : "", letter->reply);
    if (strcmp(letter->state, "unsure") == 0)
        printf(
            context_say(
                context,
                "    是否收到请问收件单位。未收到：fupin deliver %s --resend %s；已收到：fupin deliver %s --arrived %s\n",
                "    ask whether it arrived. If not: fupin deliver %s --resend %s; if so: fupin deliver %s --arrived %s\n"),
            month, letter->recipient, month, letter->recipient);
    else if (strcmp(letter->state, "refused") == 0)
        printf(context_say(context, "    更正 recipients.yaml 中的地址后：fupin deliver %s --resend %s\n",
                           "    mend the address in recipients.yaml, then: fupin deliver %s --resend %s\n"),
               month, letter->recipient);
    else if (strcmp(letter->state, "ready") == 0)
        printf(context_say(context, "    稍后再试：fupin deliver %s\n", "    try again later: fupin deliver %s\n"),
               month);
}

static void print_text(const struct delivery *delivery)
{
    const struct context *context = delivery->context;
    if (chosen.dry_run)
        print_parcels(delivery);
    else
        for (size_t i = 0; i < delivery->letters.count; i++)
            print_letter(delivery, &delivery->letters.items[i]);
    for (size_t i = 0; i < delivery->count; i++)
        if (delivery->all[i].problem)
            printf(context_say(context, "未发  %s  %s\n", "not sent  %s  %s\n"), delivery->all[i].to->id,
                   delivery->all[i].problem);
    if (delivery->count == 0)
        printf(context_say(context, "%s/recipients.yaml 中没有该期的收件单位\n",
                           "%s/recipients.yaml has no recipient for this issue\n"),
               context->conf);
}

/* Something that did not go is a failure; something of which nobody knows is to be decided. */
static int status_of(const struct delivery *delivery)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < delivery->count; i++)
        if (delivery->all[i].problem)
            status = EXIT_FAILED;
    for (size_t i = 0; !chosen.dry_run && i < delivery->letters.count; i++) {
        const char *state = delivery->letters.items[i].state;
        if (strcmp(state, "unsure") == 0 && status == EXIT_DONE)
            status = EXIT_DONE_WITH_REJECTS;
        else if (strcmp(state, "ready") == 0 || strcmp(state, "refused") == 0)
            status = EXIT_FAILED;
    }
    return status;
}

static int run(struct context *context)
{
    struct delivery delivery = { .context = context, .run = { .lock = -1, .id.command = "deliver" } };
    bool ok = deliver(&delivery);
    run_close(&delivery.run);
    if (!ok)
        return context_fail(context);
    if (context->json)
        print_json(&delivery);
    else
        print_text(&delivery);
    return status_of(&delivery);
}

const struct command command_deliver = {
    .name = "deliver",
    .operands = "MONTH",
    .title = "mail a published month to its recipients, each once",
    .title_zh = "把已发布的某月通报用邮件发给各收件单位",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .option_count = 3,
    .fill = &chosen,
    .fill_size = sizeof chosen,
    .run = run,
};
