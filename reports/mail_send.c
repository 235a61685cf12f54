/*
 * How it works: one connection, one message.  libcurl speaks SMTP; what matters here is to know afterwards, for sure, whether
 * the server can have taken the message.
 *
 * - Nothing of the message was asked for: it never left.  The server's last answer tells whether to try again.
 * - The message was asked for, and the answer after it was 4xx or 5xx: it was not taken.
 * - The message was asked for, and no answer came: nobody knows.  Such a mail is never sent again by itself.
 *
 * The server's lines come through the header callback, in the order in which they were read.
 */
#include <curl/curl.h>
#include <stdio.h>

#include "reports/mail.h"

enum { REPLY_CODE = 3, TEMPORARY = '4', PERMANENT = '5' };

struct sending {
    struct str left; /* of the message */
    bool begun;      /* the server has asked for it */
    char answer;     /* first digit of the last reply, of the last one after the message where that has begun */
    char *reply;
};

static size_t give(char *to, size_t size, size_t count, void *context)
{
    struct sending *sending = context;
    size_t most = size * count;
    size_t given = sending->left.len < most ? sending->left.len : most;
    sending->begun = true;
    sending->answer = '\0';
    memcpy(to, sending->left.at, given);
    sending->left = str_from(sending->left, given);
    return given;
}

/* A line of the server's: "550 5.1.1 no such user".  The farewell (221) answers nothing, and of the answers after the message
 * the first one counts. */
static size_t hear(char *line, size_t size, size_t count, void *context)
{
    struct sending *sending = context;
    size_t len = size * count;
    bool answered = sending->begun && sending->answer != '\0';
    if (len > REPLY_CODE && line[0] >= '2' && line[0] <= '5' && strncmp(line, "221", REPLY_CODE) != 0 && !answered) {
        sending->answer = line[0];
        snprintf(sending->reply, MAIL_REPLY_SIZE, "%.*s", (int) strcspn(line, "\r\n"), line);
    }
    return len;
}

static struct curl_slist *list_of(const char *const *addresses)
{
    struct curl_slist *list = NULL;
    AUTO_ARENA arena = { 0 };
    for (; *addresses; addresses++) {
        struct curl_slist *longer = curl_slist_append(list, arena_printf(&arena, "<%s>", *addresses));
        list = longer ? longer : list;
    }
    return list;
}

/* No proxy of the environment, no netrc: only what the configuration says. */
static void set_server(CURL *curl, const struct mail_server *server, struct arena *arena)
{
    curl_easy_setopt(curl, CURLOPT_URL,
                     arena_printf(arena, "%s://%s:%lld", server->tls ? "smtps" : "smtp", server->host, server->port));
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long) CURLUSESSL_ALL);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
    if (server->ca)
        curl_easy_setopt(curl, CURLOPT_CAINFO, server->ca);
    if (server->user && server->password) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
    }
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long) server->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long) server->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
}

static void set_message(CURL *curl, struct sending *sending, char *problem)
{
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, sending);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t) sending->left.len);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, sending);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
}

/* A login that is refused, or a certificate that nobody vouches for, will be so again: the operator must act, and nothing is
 * lost by waiting for him. */
static enum mail_verdict judge(CURLcode done, const struct sending *sending)
{
    if (done == CURLE_OK)
        return MAIL_SENT;
    if (sending->begun && sending->answer != TEMPORARY && sending->answer != PERMANENT)
        return MAIL_UNSURE;
    if (done == CURLE_LOGIN_DENIED || sending->answer != PERMANENT)
        return MAIL_LATER;
    return MAIL_REFUSED;
}

enum mail_verdict reports_send(const struct mail_server *server, const char *from, const char *const *addresses,
                               struct str message, char reply[MAIL_REPLY_SIZE])
{
    AUTO_ARENA arena = { 0 };
    char problem[CURL_ERROR_SIZE] = "";
    struct sending sending = { .left = message, .reply = reply };
    CURL *curl = curl_easy_init();
    struct curl_slist *list = list_of(addresses);
    *reply = '\0';
    set_server(curl, server, &arena);
    set_message(curl, &sending, problem);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, arena_printf(&arena, "<%s>", from));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, list);
    CURLcode done = curl_easy_perform(curl);
    enum mail_verdict verdict = judge(done, &sending);
    if (verdict != MAIL_SENT && (sending.answer != TEMPORARY && sending.answer != PERMANENT))
        snprintf(reply, MAIL_REPLY_SIZE, "%s", *problem ? problem : curl_easy_strerror(done));
    curl_slist_free_all(list);
    curl_easy_cleanup(curl);
    return verdict;
}

bool reports_mail_try(const struct mail_server *server, char reply[MAIL_REPLY_SIZE])
{
    AUTO_ARENA arena = { 0 };
    char problem[CURL_ERROR_SIZE] = "";
    CURL *curl = curl_easy_init();
    *reply = '\0';
    set_server(curl, server, &arena);
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
    CURLcode done = curl_easy_perform(curl);
    if (done != CURLE_OK)
        snprintf(reply, MAIL_REPLY_SIZE, "%s", *problem ? problem : curl_easy_strerror(done));
    curl_easy_cleanup(curl);
    return done == CURLE_OK;
}
