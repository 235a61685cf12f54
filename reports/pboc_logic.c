/*
 * How it works: a table of checks over the fields of one line.  Days are compared as text: YYYY-MM-DD sorts as days do.
 *
 * None of them stops a file: the ledger says so, and what goes out is what the ledger says.
 */
#include <stdlib.h>

#include "reports/pboc_read.h"

enum { RATE_MOST = 36 };

static bool before(struct str a, struct str b)
{
    return str_compare(a, b) < 0;
}

static bool due_before_grant(const struct pboc_checked *line)
{
    return before(line->fields[PBOC_DUE], line->fields[PBOC_GRANTED]);
}

static bool granted_later(const struct pboc_checked *line)
{
    return before(str_of(line->day), line->fields[PBOC_GRANTED]);
}

static bool rate_out_of_range(const struct pboc_checked *line)
{
    struct str rate = line->fields[PBOC_INTEREST], whole = str_split(&rate, '.');
    long long percent = 0;
    return str_is(line->fields[PBOC_INTEREST], "0") || !str_number(whole, &percent) || percent > RATE_MOST;
}

static bool base_rate_differs(const struct pboc_checked *line)
{
    return str_is(line->fields[PBOC_FLOATING], "RF02") != (line->fields[PBOC_BASE_RATE].len > 0);
}

static bool nothing_left(const struct pboc_checked *line)
{
    return str_is(line->fields[PBOC_AMOUNT], "0.00");
}

static bool extended_before_due(const struct pboc_checked *line)
{
    struct str extended = line->fields[CLGRDK_EXTENDED];
    return extended.len && !before(line->fields[PBOC_DUE], extended);
}

static bool overdue_without_kind(const struct pboc_checked *line)
{
    return str_is(line->fields[CLGRDK_STATUS], "LS03") != (line->fields[CLGRDK_OVERDUE].len > 0);
}

static bool due_but_not_overdue(const struct pboc_checked *line)
{
    struct str extended = line->fields[CLGRDK_EXTENDED];
    return before(extended.len ? extended : line->fields[PBOC_DUE], str_of(line->day)) &&
           !str_is(line->fields[CLGRDK_STATUS], "LS03");
}

static bool bad_but_not_overdue(const struct pboc_checked *line)
{
    struct str quality = line->fields[CLGRDK_QUALITY];
    return !before(quality, str_of("FQ03")) && str_is(line->fields[CLGRDK_STATUS], "LS01");
}

static bool restructured_without_kind(const struct pboc_checked *line)
{
    return str_is(line->fields[GRDKFS_STATUS], "LF05") != (line->fields[GRDKFS_RESTRUCTURED].len > 0);
}

static bool ended_before_grant(const struct pboc_checked *line)
{
    struct str ended = line->fields[GRDKFS_ENDED];
    return ended.len && before(ended, line->fields[PBOC_GRANTED]);
}

static const struct pboc_check checks[] = {
    { NULL, due_before_grant, "到期日期早于发放日期" },
    { NULL, granted_later, "发放日期晚于报告期末" },
    { NULL, rate_out_of_range, "利率为零或超过36%" },
    { NULL, base_rate_differs, "浮动利率与基准利率不对应" },
    { NULL, nothing_left, "金额为零" },
    { &pboc_clgrdk, extended_before_due, "展期到期日期不晚于到期日期" },
    { &pboc_clgrdk, overdue_without_kind, "逾期状态与逾期类型不对应" },
    { &pboc_clgrdk, due_but_not_overdue, "已过到期日期而状态不是逾期" },
    { &pboc_clgrdk, bad_but_not_overdue, "质量为次级以下而状态正常" },
    { &pboc_grdkfs, restructured_without_kind, "重组状态与重组方式不对应" },
    { &pboc_grdkfs, ended_before_grant, "终止日期早于发放日期" },
};

const struct pboc_check *pboc_check(size_t i)
{
    return i < sizeof checks / sizeof *checks ? &checks[i] : NULL;
}

void pboc_logic(const struct pboc_form *form, const struct str *fields, size_t line, struct str day, pboc_doubt *doubt,
                void *context)
{
    char text[] = "0000-00-00";
    memcpy(text, day.at, 4);
    memcpy(text + 5, day.at + 4, 2);
    memcpy(text + 8, day.at + 6, 2);
    struct pboc_checked at = { fields, text };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if ((!checks[i].form || checks[i].form == form) && checks[i].is_wrong(&at))
            doubt(context, line, fields[PBOC_NOTE], checks[i].what);
}
