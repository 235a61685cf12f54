/*
 * Mail: what a letter holds, how it becomes one message or several, and how a message reaches a server.
 *
 * Who gets which, what was sent and what is to be done about a failure is decided elsewhere (cli/); nothing here knows a
 * clock, a database or a configuration.
 */
#ifndef FUPIN_REPORTS_MAIL_H
#define FUPIN_REPORTS_MAIL_H

#include "base/database.h"
#include "base/error.h"
#include "base/memory.h"

struct mail_attachment {
    const char *name; /* as its reader sees it, in Chinese */
    struct str bytes;
};

struct mail_job {
    const char *from, *from_name;
    const char *const *to, *const *cc; /* NULL-ended */
    const char *subject;
    const char *identity;    /* left of the @ of its Message-ID: the same for the same mail */
    long long date;          /* seconds since 1970 */
    const char *text, *html; /* html NULL: none */
    const struct mail_attachment *attachments;
    size_t attachment_count;
    const char *packed_name; /* of the zip, where attachments have to be packed: "….zip" */
    long long most_bytes;    /* of one message */
};

/* A finished message, lines ended by CRLF. */
struct mail_message {
    struct str bytes;
    const char *id;      /* Message-ID without its brackets */
    const char *subject; /* with its number, where there are several */
};

/* Composes the letter.  Attachments that are too large together are packed into one zip; a zip that is too large is cut
 * into pieces (.001, .002 …), a message each.  All of it lives in `arena`. */
bool reports_compose(const struct mail_job *job, struct arena *arena, struct mail_message **messages, size_t *count,
                     struct error *err) MUST_CHECK;

struct mail_server {
    const char *host;
    long long port;
    bool tls;                    /* from the first byte; else STARTTLS, without which nothing is sent */
    const char *ca;              /* file with the certificates trusted, or NULL */
    const char *user, *password; /* or NULL */
    long long timeout_seconds;
};

/* MAIL_UNSURE: the message was on its way, and no answer has come. */
enum mail_verdict { MAIL_SENT, MAIL_LATER, MAIL_REFUSED, MAIL_UNSURE };

enum { MAIL_REPLY_SIZE = 512 };

/* Sends a message to `addresses` (NULL-ended) and says what became of it; `reply`: what the server said last, or what went
 * wrong. */
enum mail_verdict reports_send(const struct mail_server *server, const char *from, const char *const *addresses,
                               struct str message, char reply[MAIL_REPLY_SIZE]);

/* Connects, checks the certificate and logs in, and sends nothing; `reply` says what went wrong. */
bool reports_mail_try(const struct mail_server *server, char reply[MAIL_REPLY_SIZE]);

/* The body of the letter that a month's book goes with, from the figures.csv. */
struct mail_body_job {
    const char *figures;    /* path of figures.csv */
    const char *scope, *id; /* whose: "prefecture"/"532300", "county"/"532301", "bank"/"NX301" */
    const char *whom;       /* 楚雄市扶贫办 */
    const char *title;      /* 扶贫小额信贷月通报（2018年3月） */
    const char *as_of;      /* 2018年3月31日 */
    const char *issuer;
    const char *const *counties; /* code, name, code, name, NULL: for the best and the last three; or NULL */
    bool encrypted;
};

/* Writes the body as HTML and as plain text. */
bool reports_mail_body(const struct mail_body_job *job, struct arena *arena, const char **html, const char **text,
                       struct error *err) MUST_CHECK;

/* A small mail: paragraphs, a table, paragraphs. */
struct mail_note {
    const char *const *before, *const *after; /* NULL-ended, or NULL */
    const struct rows *rows;                  /* of a query, or NULL */
    const char *const *titles;                /* of its columns from `from` on; NULL: their names */
    size_t from;                              /* the first column that is shown */
};

void reports_mail_note(const struct mail_note *note, struct arena *arena, const char **html, const char **text);

#endif
