/* What a bank's ledger of a month says of a note, or whether it says anything at all. */
#ifndef SIMULATE_LEDGER_H
#define SIMULATE_LEDGER_H

#include "scene.h"

struct ledger_state {
    int64_t balance, overdue_principal;
    int overdue_days;
    enum grade grade;
    enum status status;
    bool extended; /* the extension has been granted by then */
};

/* A note's state at the end of `day`, which is on or after the day of the grant. */
struct ledger_state ledger_state(const struct note *note, int day);

/* True while the note is open: neither settled nor paid for by somebody else. */
bool ledger_open(const struct note *note, int day);

/* The note's terms as the ledger of `month` tells them: some are altered after the fact. */
struct note ledger_terms(const struct note *note, int month);

enum ledger_presence { LEDGER_ABSENT, LEDGER_SHOWN, LEDGER_BROKEN };

/* Whether the ledger of `month` has a row for the note, and whether that can be read. */
enum ledger_presence ledger_presence(const struct world *world, const struct note *note, int month);

/* The month of the first ledger that shows the note; -1 if none of the window does. */
int ledger_first_month(const struct world *world, const struct note *note);

/* The month in which the note closes; the last month plus one where that is after the window. */
int ledger_closing_month(const struct world *world, const struct note *note);

#endif
