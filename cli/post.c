/*
 * How it works: rounds over all that is ready, so that one recipient's full mailbox holds nobody else up; between rounds a
 * pause that grows threefold.
 *
 * A letter is "sending", committed, before the first byte goes to the server, and stays so until an answer is committed.
 * Killed in between, it is found as such by the next run and becomes unsure (letters_open).
 */
#include "cli/post.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"

enum { MESSAGE_MOST = 1 << 30, ADDRESSES_MOST = 200, PAUSE_GROWS = 3, PAUSE_MOST = 3600, CHECK_SECONDS = 20 };

bool post_is_open(const struct context *context)
{
    return context->settings.mail.host != NULL;
}

void post_begin(const struct context *context, struct mail_job *job)
{
    const struct mail_settings *mail = &context->settings.mail;
    bool named = mail->from_name && *mail->from_name;
    *job = (struct mail_job) {
        .from = mail->from,
        .from_name = named ? mail->from_name : context->settings.issuer,
        .date = (long long) time(NULL),
        .most_bytes = mail->most_bytes,
    };
}

static void set_server(const struct context *context, const struct secrets *secrets, struct mail_server *server)
{
    const struct mail_settings *mail = &context->settings.mail;
    *server = (struct mail_server) {
        .host = mail->host,
        .port = mail->port,
        .tls = strcmp(mail->security, "tls") == 0,
        .ca = mail->ca,
        .user = secrets->mail_user,
        .password = secrets->mail_password,
        .timeout_seconds = mail->timeout,
    };
}

static void cut_addresses(struct arena *arena, const char *text, const char **addresses)
{
    struct str rest = str_of(text);
    size_t count = 0;
    while (rest.at && rest.len && count < ADDRESSES_MOST)
        addresses[count++] = arena_text(arena, str_split(&rest, ' '));
    addresses[count] = NULL;
}

enum mail_verdict post_send_once(const struct context *context, const struct secrets *secrets,
                                 const struct recipient *to, struct str message, char reply[MAIL_REPLY_SIZE])
{
    struct mail_server server;
    const char *addresses[ADDRESSES_MOST + 1];
    set_server(context, secrets, &server);
    cut_addresses(context->arena, letters_addresses(context->arena, to->to, to->cc), addresses);
    return reports_send(&server, context->settings.mail.from, addresses, message, reply);
}

void post_check(struct context *context, struct config_mistakes *mistakes)
{
    const struct mail_settings *mail = &context->settings.mail;
    const struct config_node place = { .file = arena_printf(context->arena, "%s/fupin.yaml", context->conf) };
    struct secrets secrets;
    struct mail_server server;
    char reply[MAIL_REPLY_SIZE];
    if (!post_is_open(context))
        return;
    if (!*mail->from)
        config_mistake_add(mistakes, &place, &CONFIG_VALUE, NULL, "mail.from is not set");
    if (!secrets_read(context, &secrets)) {
        context->err = (struct error) { 0 }; /* told by protection_check() */
        return;
    }
    set_server(context, &secrets, &server);
    server.timeout_seconds = mail->timeout < CHECK_SECONDS ? mail->timeout : CHECK_SECONDS;
    if (!reports_mail_try(&server, reply))
        config_mistake_add(mistakes, &place, &MAIL_SEND, NULL, "mail server %s:%lld: %s", mail->host, mail->port,
                           reply);
}

static bool send_one(struct letters *letters, const struct mail_server *server, struct letter *letter)
{
    static const char *const states[] = {
        [MAIL_SENT] = "sent", [MAIL_LATER] = "ready", [MAIL_REFUSED] = "refused", [MAIL_UNSURE] = "unsure"
    };
    AUTO_ARENA arena = { 0 };
    struct context *context = letters->context;
    const char *path = arena_printf(&arena, "%s/var/archive/mail/%s", context->home, letter->path);
    const char *addresses[ADDRESSES_MOST + 1];
    char reply[MAIL_REPLY_SIZE];
    struct str message;
    cut_addresses(&arena, letter->addresses, addresses);
    if (!file_read(&arena, path, MESSAGE_MOST, &message, &context->err) ||
        !letters_turn(letters, letter, "sending", ""))
        return false;
    enum mail_verdict verdict = reports_send(server, context->settings.mail.from, addresses, message, reply);
    if (!letters_turn(letters, letter, states[verdict], reply))
        return false;
    log_line(verdict == MAIL_SENT ? LOG_INFO : LOG_WARNING, "%s %s: %s%s%s", letter->kind, letter->recipient,
             letter->state, *reply ? ": " : "", reply);
    return true;
}

static bool is_ready(const struct letter *letter)
{
    return strcmp(letter->state, "ready") == 0;
}

static size_t left(const struct letters *letters)
{
    size_t count = 0;
    for (size_t i = 0; i < letters->count; i++)
        count += is_ready(&letters->items[i]);
    return count;
}

bool post_send(struct letters *letters, const struct secrets *secrets)
{
    const struct mail_settings *mail = &letters->context->settings.mail;
    struct mail_server server;
    set_server(letters->context, secrets, &server);
    long long pause = mail->wait;
    for (long long time = 0; time < mail->tries && left(letters); time++) {
        if (time > 0) {
            (void) sleep((unsigned) pause);
            pause = pause * PAUSE_GROWS < PAUSE_MOST ? pause * PAUSE_GROWS : PAUSE_MOST;
        }
        for (size_t i = 0; i < letters->count; i++)
            if (is_ready(&letters->items[i]) && !send_one(letters, &server, &letters->items[i]))
                return false;
    }
    return true;
}
