/*
 * Letters: messages with a recipient and a state, kept so that none is sent twice and none is lost unnoticed.
 *
 *     ready ──▶ sending ──▶ sent
 *       ▲          │  └───▶ refused      the server will not take it
 *       └──────────┤                     not taken, to be tried again
 *                  └──────▶ unsure       on its way when the connection or the program died
 *
 * The message lies in var/archive/mail/, written before its row; "sending" is committed before the server is spoken to.
 * Each turn stands in a journal beside the messages as well, so that a database made anew from the archive still knows what
 * was sent.
 */
#ifndef FUPIN_CLI_LETTERS_H
#define FUPIN_CLI_LETTERS_H

#include "cli/command.h"
#include "reports/reports.h"

struct letter {
    const char *id, *kind, *about, *recipient;
    int part, parts;
    const char *subject, *addresses; /* with spaces between */
    const char *path;                /* below var/archive/ */
    const char *sha256, *state, *reply;
    long long bytes;
};

struct letters {
    struct context *context;
    struct database *db; /* as fupin_reports */
    struct letter *items;
    size_t count;
};

/* Takes up the journal where the database has been made anew, and turns what a dead program left as sending into unsure.
 * The caller holds the lock of runs. */
bool letters_open(struct letters *letters, struct context *context, struct database *db) MUST_CHECK;

/* Fills items with those of a kind about something, of one recipient or (NULL) of all. */
bool letters_find(struct letters *letters, const char *kind, const char *about, const char *recipient) MUST_CHECK;

/* Fills items with the small mails that wait. */
bool letters_waiting(struct letters *letters) MUST_CHECK;

/* Keeps a composed letter's messages in <archive>/mail/<folder>/ and adds them as ready, in place of those that are there of
 * this kind, about and recipient.  `like` has kind, about, recipient and addresses.  In the caller's transaction. */
bool letters_add(struct letters *letters, const struct letter *like, const char *folder,
                 const struct mail_message *messages, size_t count) MUST_CHECK;

/* Runs a statement that notes in mail.told what a letter tells, and returns it; it stands in the journal as well.  In the
 * caller's transaction. */
bool letters_tell(struct letters *letters, const char *statement, const char *const *values, int count) MUST_CHECK;

/* The letter is now `state`; committed.  Its item says so too. */
bool letters_turn(struct letters *letters, struct letter *letter, const char *state, const char *reply) MUST_CHECK;

/* The Message-ID's left part: the same for the same kind, about and recipient. */
const char *letters_identity(struct arena *arena, const char *kind, const char *about, const char *recipient);

/* The addresses of a recipient, to and cc, with spaces between. */
const char *letters_addresses(struct arena *arena, const char *const *to, const char *const *cc);

#endif
