/*
 * How it works: what is not written is a row of issue.withheld, which `fupin status` shows for the last issue.
 */
#include "reports/pboc_sender.h"

const char *pboc_day(struct arena *arena, day_number day)
{
    int year, month, day_of_month;
    date_parts(day, &year, &month, &day_of_month);
    return arena_printf(arena, "%04d%02d%02d", year, month, day_of_month);
}

bool pboc_withhold(struct issue *issue, const char *form, const struct pboc_sender *sender, const char *what,
                   const char *remedy, struct error *err)
{
    struct issue_key key;
    issue_key(issue, &key);
    const char *values[] = { key.month, key.edition, form, sender->code, sender->name, what, remedy };
    return database_run(issue->db, "pboc/withhold.sql", values, 7, err) ||
           error_context(err, "noting that %s of %s is not written", form, sender->code);
}
