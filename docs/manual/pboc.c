/*
 * How it works: forms, lines, sums, faults and doubts are tables of reports/; a line's place in the tree is what its number says
 * (1.1.2 lies below 1.1), and a line "其中" lies below the one before it that has a number.
 */
#include "docs/manual/pboc.h"

#include <string.h>

#include "reports/pboc_lines.h"
#include "reports/pboc_read.h"

static void print_form(struct buffer *out, const struct pboc_form *form)
{
    char length[16];
    buffer_printf(
        out,
        "### %s %s\n\n`<credit code>_%s_<YYYYMMDD>.dat`, %zu columns; one line a %s, sorted by 贷款借据编码%s%s.\n\n"
        "| # | column | length in bytes | may be empty | codes |\n|---|---|---|---|---|\n",
        form->name, form->title, form->name, form->count, form->second_key ? "movement" : "note",
        form->second_key ? " and " : "", form->second_key ? form->fields[form->second_key].title : "");
    for (size_t i = 0; i < form->count; i++)
        buffer_printf(out, "| %zu | %s | %s | %s | %s |\n", i + 1, form->fields[i].title,
                      pboc_length(&form->fields[i], length), form->fields[i].optional ? "yes" : "",
                      form->fields[i].codes ? form->fields[i].codes : "");
    buffer_add_text(out, "\nTold as a doubt (逻辑核对), and written all the same:\n\n");
    const struct pboc_check *check;
    for (size_t i = 0; (check = pboc_check(i)) != NULL; i++)
        if (!check->form || check->form == form)
            buffer_printf(out, "- %s\n", check->what);
    buffer_add_text(out, "\n");
}

static void print_forms(struct buffer *out)
{
    const struct pboc_form *form;
    for (size_t i = 0; (form = pboc_form(i)) != NULL; i++)
        print_form(out, form);
    buffer_printf(
        out,
        "The companion `.log` beside each `.dat` has %d lines: file name, MD5, size in bytes, time, number of records.\n\n",
        PBOC_LOG_LINES);
}

/* How deep a line lies: the parts of its number, one more for "其中". */
static int depth_of(const char *name, int above)
{
    int parts = 0;
    if (strncmp(name, "其中", strlen("其中")) == 0)
        return above + 1;
    for (const char *at = name; *at >= '0' && *at <= '9'; at += *at == '.') {
        parts++;
        while (*at >= '0' && *at <= '9')
            at++;
    }
    return parts;
}

static const char *measure_of(enum pboc_measure measure)
{
    switch (measure) {
    case A3326_NONE:
        return "";
    case A3326_MONEY:
        return "金额";
    case A3326_NOTES:
        return "笔";
    case A3326_PEOPLE:
        return "人";
    }
    return "";
}

/* "= 34133 + 34142", "≥ 34136"; empty for a line that is no sum. */
static void print_sums(struct buffer *out, const char *code)
{
    const struct pboc_sum *sum;
    const char *between = "";
    for (size_t i = 0; (sum = pboc_sum(i)) != NULL; i++) {
        struct str parts = str_of(sum->parts);
        if (strcmp(sum->whole, code) != 0)
            continue;
        buffer_printf(out, "%s%s", between, sum->relation == PBOC_EQUAL ? "=" : "≥");
        for (const char *plus = ""; parts.at; plus = " +") {
            struct str part = str_split(&parts, ' ');
            buffer_printf(out, "%s %.*s", plus, STR_FMT(part));
        }
        between = "; ";
    }
}

static void print_lines(struct buffer *out)
{
    const struct pboc_line *line;
    int numbered = 0;
    buffer_add_text(
        out,
        "### A3326 金融精准扶贫贷款专项统计\n\nA zip of head, data and note file (`BI….idx`, `BJ….dat`, `BD….txt`), attribute 1 "
        "(balance) and 2 (since the year began); one a county and one for the prefecture, each month, at quarter ends also "
        "quarterly.  Lines whose value is zero are left out; those of other products are always zero here.  Where an identity does "
        "not hold, the message is not written.\n\n| line | name | measure | identity |\n|---|---|---|---|\n");
    for (size_t i = 0; (line = pboc_line(i)) != NULL; i++) {
        int depth = depth_of(line->name, numbered);
        numbered = strncmp(line->name, "其中", strlen("其中")) == 0 ? numbered : depth;
        buffer_printf(out, "| %s | ", line->code);
        for (int step = 0; step < depth; step++)
            buffer_add_text(out, "　");
        buffer_printf(out, "%s | %s | ", line->name, measure_of(line->measure));
        print_sums(out, line->code);
        buffer_add_text(out, " |\n");
    }
    buffer_add_text(out, "\n");
}

static void print_faults(struct buffer *out)
{
    buffer_add_text(out, "### Why a file is refused by the reader\n\n| code | 原因 |\n|---|---|\n");
    for (int fault = PBOC_GOOD + 1; fault <= PBOC_BAD_MEMBERS; fault++)
        buffer_printf(out, "| %s | %s |\n", pboc_fault_name((enum pboc_fault) fault),
                      pboc_fault_words((enum pboc_fault) fault));
    buffer_add_text(out, "\n");
}

void print_pboc(struct buffer *out)
{
    buffer_add_text(
        out,
        "## Files for the PBoC\n\n`fupin report` writes them into `out/<month>/pboc/`, for each sender whose codes stand in "
        "conf/senders.csv (`credit_code` of a bank; `institution_class` and `institution_code` of whoever files A3326), and reads each "
        "back before it counts as written.  What could not be written is told by `fupin status`.\n\n");
    print_forms(out);
    print_lines(out);
    print_faults(out);
}
