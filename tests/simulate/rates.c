/* Parts are rare enough by themselves: only the roster comes in parts. */
#include "rates.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

const char *const RATES_NAME[DISTURBANCES] = {
    [HISTORY_LATE] = "late",           [HISTORY_CORRECTED] = "correction", [HISTORY_RESUBMITTED] = "resubmission",
    [HISTORY_DUPLICATE] = "duplicate", [HISTORY_SHRUNK] = "shrunk",        [HISTORY_TOTALS] = "totals",
    [HISTORY_BAD_ROWS] = "bad_rows",   [HISTORY_REJECTED] = "rejected",    [HISTORY_STRANGER] = "stranger",
    [HISTORY_PARTS] = "parts",         [HISTORY_EMPTIED] = "emptied",      [HISTORY_WITHDRAWN] = "withdrawal",
};

static const struct rates USUAL = {
    .of_100 = { [HISTORY_LATE] = 3,
                [HISTORY_CORRECTED] = 5,
                [HISTORY_RESUBMITTED] = 3,
                [HISTORY_DUPLICATE] = 3,
                [HISTORY_SHRUNK] = 3,
                [HISTORY_TOTALS] = 4,
                [HISTORY_BAD_ROWS] = 3,
                [HISTORY_REJECTED] = 3,
                [HISTORY_STRANGER] = 2,
                [HISTORY_PARTS] = 25,
                [HISTORY_EMPTIED] = 15,
                [HISTORY_WITHDRAWN] = 4 },
    .quiet_of_100 = 10,
};

/* Where the rate of that name is kept. */
static int *rates_named(struct rates *rates, const char *name, size_t length)
{
    for (int kind = 0; kind < DISTURBANCES; kind++)
        if (strlen(RATES_NAME[kind]) == length && strncmp(RATES_NAME[kind], name, length) == 0)
            return &rates->of_100[kind];
    if (length != 5 || strncmp(name, "quiet", 5) != 0)
        fail("--history: \"%.*s\" is nothing that can happen", (int) length, name);
    return &rates->quiet_of_100;
}

void rates_read(struct rates *rates, const char *text)
{
    memset(rates, 0, sizeof *rates);
    if (strcmp(text, "usual") == 0) {
        *rates = USUAL;
        return;
    }
    while (*text) {
        size_t length = strcspn(text, "=");
        char *end;
        long rate;

        if (text[length] != '=')
            fail("--history: \"%s\" has no rate; write late=3,correction=10", text);
        rate = strtol(text + length + 1, &end, 10);
        if ((*end && *end != ',') || end == text + length + 1 || rate < 0 || rate > 100)
            fail("--history: \"%s\" is no rate from 0 to 100", text + length + 1);
        *rates_named(rates, text, length) = (int) rate;
        text = *end ? end + 1 : end;
    }
}

bool rates_any(const struct rates *rates)
{
    bool any = rates->quiet_of_100 > 0;

    for (int kind = 0; kind < DISTURBANCES; kind++)
        any = any || rates->of_100[kind] > 0;
    return any;
}
