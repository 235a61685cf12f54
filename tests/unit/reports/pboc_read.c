/* The reader of what goes to the PBoC: reports/pboc_read.h, reports/pboc_message.h.  A good file is mutated, one way a line of a
 * table, and must be refused for that reason and no other. */
#include "reports/pboc_read.h"

#include "base/hash.h"
#include "reports/pboc_message.h"
#include "tests/unit/runner.h"

#define SENDER "91532300SHILI00001"
#define PERSON "53230119900101902fbdd2b1df0c4f70b4a5d23525e932"
#define FRONT SENDER "|NX301|532301|B01|" PERSON "|532301|"
#define STOCK_1                                                                                                        \
    FRONT                                                                                                              \
    "JJ0001|HT1|F022|2017-03-01|2019-03-01||CNY|50000.00|50000.00|RF01|4.35|TR08||A0201|2019-03-01|D|1|FQ01|LS01||养羊\n"
#define STOCK_2                                                                                                        \
    FRONT "JJ0002||F022|2016-03-01|2018-03-01|2019-03-01|CNY|0.50|0.50|RF01|5|TR08||Z|2018-03-01|C01|0|FQ03|LS03|03|\n"
#define FLOW_1                                                                                                         \
    FRONT                                                                                                              \
    "JJ0001|HT1|F022|2018-03-01|2019-03-01||CNY|50000.00|50000.00|RF01|4.35|TR08||A0201|2019-03-01|D|1|LF01|||1|2018030111|养羊\n"
#define FLOW_2                                                                                                         \
    FRONT                                                                                                              \
    "JJ0001|HT1|F022|2018-03-01|2019-03-01||CNY|100.00|100.00|RF01|4.35|TR08||A0201|2019-03-01|D|1|LF01|||0|2018031501|养羊\n"

/* `whole` with the first `from` (after `after`, if that is said) replaced by `to`. */
static struct str mutated(struct arena *arena, const char *whole, const char *from, const char *to)
{
    const char *at = strstr(whole, from);
    assert_non_null(at);
    return str_of(arena_printf(arena, "%.*s%s%s", (int) (at - whole), whole, to, at + strlen(from)));
}

static void write_log(struct buffer *log, const char *name, struct str data, size_t records)
{
    char sum[MD5_TEXT_SIZE];
    buffer_printf(log, "%s\n%s\n%zu\n2018-03-31 00:00:00\n%zu\n", name, md5_text(data, sum), data.len, records);
}

/* The verdict on a .dat whose .log is right about it. */
static const char *verdict(const char *name, struct str data)
{
    AUTO_ARENA arena = { 0 };
    AUTO_BUFFER log = { 0 };
    struct pboc_finding finding;
    size_t records = 0;
    for (size_t i = 0; i < data.len; i++)
        records += data.at[i] == '\n';
    write_log(&log, name, data, records);
    const char *stem = arena_printf(&arena, "%.*s.log", (int) strlen(name) - 4, name);
    struct pboc_loans file = { str_of(name), data, str_of(stem), buffer_str(&log) };
    bool good = pboc_read_loans(&file, NULL, NULL, &finding);
    assert_int_equal(good, finding.fault == PBOC_GOOD);
    return pboc_fault_name(finding.fault);
}

#define STOCK_NAME SENDER "_CLGRDK_20180331.dat"
#define FLOW_NAME SENDER "_GRDKFS_20180331.dat"

TEST(a_good_file_is_read)
{
    assert_string_equal(verdict(STOCK_NAME, str_of(STOCK_1 STOCK_2)), "GOOD");
    assert_string_equal(verdict(FLOW_NAME, str_of(FLOW_1 FLOW_2)), "GOOD");
    assert_string_equal(verdict(STOCK_NAME, str_of("")), "GOOD"); /* nothing outstanding */
}

TEST(a_mutated_stock_file_is_refused_for_that)
{
    static const struct {
        const char *from, *to, *verdict;
    } cases[] = {
        { SENDER, "91532300SHILI0000", "LENGTH" },
        { SENDER, "91532300SHILI00002", "SENDER" },
        { SENDER, "91532300-SHILI0001", "CODE" },
        { "|NX301|", "||", "EMPTY" },
        { "|NX301|", "|0123456789012345678901234567890|", "LENGTH" },
        { "|532301|B01", "|53230|B01", "LENGTH" },
        { "|532301|B01", "|53230a|B01", "CODE" },
        { "|B01|", "|B02|", "CODE" },
        { PERSON, "532301199001017779", "ID" },
        { PERSON, "5323011990010190", "ID" },
        { "JJ0001", "JJ0002", "ORDER" },
        { "JJ0001", "JJ0003", "ORDER" },
        { "JJ0001", "", "EMPTY" },
        { "|F022|", "|F021|", "CODE" },
        { "2017-03-01", "2017-02-30", "DAY" },
        { "2017-03-01", "20170301", "DAY" },
        { "2017-03-01", "", "EMPTY" },
        { "||CNY", "|2019-13-01|CNY", "DAY" },
        { "|CNY|", "|USD|", "CODE" },
        { "|50000.00|", "|50000.0|", "NUMBER" },
        { "|50000.00|", "|050000.00|", "NUMBER" },
        { "|50000.00|", "|5,0000.00|", "NUMBER" },
        { "|50000.00|", "|-50000.00|", "NUMBER" },
        { "|RF01|", "|RF03|", "CODE" },
        { "|4.35|", "|4.354321|", "NUMBER" },
        { "|4.35|", "|4.35%|", "NUMBER" },
        { "|TR08|", "|TR09|", "CODE" },
        { "|A0201|", "|A0203|", "CODE" },
        { "|D|1|", "|C02|1|", "CODE" },
        { "|D|1|", "|D|2|", "CODE" },
        { "|FQ01|", "|FQ06|", "CODE" },
        { "|LS01|", "|LS04|", "CODE" },
        { "|LS01||", "|LS01|04|", "CODE" },
        { "养羊\n", "养羊|\n", "FIELDS" },
        { "|HT1|", "|", "FIELDS" },
        { "养羊\n", "养羊\r\n", "LINE_END" },
        { "养羊", "养\t羊", "CONTROL" },
        { "养羊", "养\xC1\xF2", "ENCODING" },
        { SENDER, "\xEF\xBB\xBF" SENDER, "ENCODING" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO_ARENA arena = { 0 };
        const char *found = verdict(STOCK_NAME, mutated(&arena, STOCK_1 STOCK_2, cases[i].from, cases[i].to));
        if (strcmp(found, cases[i].verdict) != 0)
            fail_msg("%s -> %s: %s, not %s", cases[i].from, cases[i].to, found, cases[i].verdict);
    }
}

TEST(a_mutated_flow_file_is_refused_for_that)
{
    static const struct {
        const char *from, *to, *verdict;
    } cases[] = {
        { "|2018030111|", "|2018031501|", "ORDER" },
        { "|2018030111|", "|2018031502|", "ORDER" },
        { "|2018030111|", "||", "EMPTY" },
        { "|LF01|", "|LF09|", "CODE" },
        { "|1|2018030111", "|3|2018030111", "CODE" },
        { "|LF01||", "|LF01|||", "FIELDS" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO_ARENA arena = { 0 };
        const char *found = verdict(FLOW_NAME, mutated(&arena, FLOW_1 FLOW_2, cases[i].from, cases[i].to));
        if (strcmp(found, cases[i].verdict) != 0)
            fail_msg("%s -> %s: %s, not %s", cases[i].from, cases[i].to, found, cases[i].verdict);
    }
}

TEST(a_last_line_that_does_not_end_is_refused)
{
    struct str data = str_of(STOCK_1);
    data.len--;
    assert_string_equal(verdict(STOCK_NAME, data), "LINE_END");
}

TEST(a_name_of_another_shape_is_refused)
{
    static const char *const names[] = { SENDER "_CLGRDK_20180332.dat", SENDER "_CLGRDX_20180331.dat",
                                         SENDER "_CLGRDK_2018033.dat",  SENDER "-CLGRDK_20180331.dat",
                                         SENDER "_CLGRDK_20180331.csv", "a.dat" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(verdict(names[i], str_of(STOCK_1)), "NAME");
}

TEST(a_mutated_companion_is_refused_for_that)
{
    static const struct {
        const char *from, *to, *verdict;
    } cases[] = {
        { "CLGRDK_20180331.dat\n", "CLGRDK_20180228.dat\n", "COMPANION" },
        { "2018-03-31 00", "2018-03-31T00", "COMPANION" },
        { "2018-03-31 00", "2018-02-31 00", "COMPANION" },
        { ":00\n1\n", ":00\n2\n", "COUNT" },
        { ":00\n1\n", ":00\n1\n\n", "COMPANION" },
        { ":00\n1\n", ":00\n", "COMPANION" },
        { ":00\n1\n", ":00\n1", "COMPANION" },
        { "SIZE\n", "1\n", "SIZE" },
        { "MD5\n", "902fbdd2b1df0c4f70b4a5d23525e932\n", "MD5" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO_ARENA arena = { 0 };
        AUTO_BUFFER log = { 0 };
        struct pboc_finding finding;
        char sum[MD5_TEXT_SIZE];
        const char *from = cases[i].from;
        write_log(&log, STOCK_NAME, str_of(STOCK_1), 1);
        if (strcmp(from, "SIZE\n") == 0)
            from = arena_printf(&arena, "%zu\n", strlen(STOCK_1));
        if (strcmp(from, "MD5\n") == 0)
            from = arena_printf(&arena, "%s\n", md5_text(str_of(STOCK_1), sum));
        struct pboc_loans file = { str_of(STOCK_NAME), str_of(STOCK_1), str_of(SENDER "_CLGRDK_20180331.log"),
                                   mutated(&arena, buffer_text(&log), from, cases[i].to) };
        assert_false(pboc_read_loans(&file, NULL, NULL, &finding));
        assert_string_equal(pboc_fault_name(finding.fault), cases[i].verdict);
    }
}

static void count_doubt(void *context, size_t line, struct str note, const char *what)
{
    struct buffer *out = context;
    buffer_printf(out, "%zu %.*s %s;", line, STR_FMT(note), what);
}

/* What the reader says of a file in which `from` is `to`. */
static void assert_doubts(const char *whole, const char *from, const char *to, const char *doubts)
{
    AUTO_ARENA arena = { 0 };
    AUTO_BUFFER log = { 0 };
    AUTO_BUFFER said = { 0 };
    struct pboc_finding finding;
    bool stock = strcmp(whole, STOCK_1) == 0;
    const char *name = stock ? STOCK_NAME : FLOW_NAME;
    struct str data = mutated(&arena, whole, from, to);
    write_log(&log, name, data, 1);
    struct pboc_loans file = { str_of(name), data, mutated(&arena, name, ".dat", ".log"), buffer_str(&log) };
    assert_true(pboc_read_loans(&file, count_doubt, &said, &finding));
    assert_string_equal(buffer_text(&said), doubts);
}

TEST(what_contradicts_itself_is_told_and_stops_nothing)
{
    assert_doubts(STOCK_1, "养羊", "养牛", "");
    assert_doubts(STOCK_1, "|2019-03-01||", "|2017-01-01|2019-03-01|", "1 JJ0001 到期日期早于发放日期;");
    assert_doubts(STOCK_1, "2017-03-01", "2018-04-01", "1 JJ0001 发放日期晚于报告期末;");
    assert_doubts(STOCK_1, "|4.35|", "|36.5|", "");
    assert_doubts(STOCK_1, "|4.35|", "|37|", "1 JJ0001 利率为零或超过36%;");
    assert_doubts(STOCK_1, "|4.35|", "|0|", "1 JJ0001 利率为零或超过36%;");
    assert_doubts(STOCK_1, "|RF01|", "|RF02|", "1 JJ0001 浮动利率与基准利率不对应;");
    assert_doubts(STOCK_1, "|50000.00|", "|0.00|", "1 JJ0001 金额为零;");
    assert_doubts(STOCK_1, "||CNY", "|2019-03-01|CNY", "1 JJ0001 展期到期日期不晚于到期日期;");
    assert_doubts(STOCK_1, "|LS01|", "|LS03|", "1 JJ0001 逾期状态与逾期类型不对应;");
    assert_doubts(STOCK_1, "2019-03-01", "2018-03-30", "1 JJ0001 已过到期日期而状态不是逾期;");
    assert_doubts(STOCK_1, "FQ01", "FQ04", "1 JJ0001 质量为次级以下而状态正常;");
    assert_doubts(FLOW_1, "LF01", "LF05", "1 JJ0001 重组状态与重组方式不对应;");
    assert_doubts(FLOW_1, "||CNY", "|2018-02-28|CNY", "1 JJ0001 终止日期早于发放日期;");
}

/* ---- the monitoring message */

#define HEAD_1 "I00001|A3326|c302|5323010|1|CNY0001|1|1|1|C5003912000016\r\n"
#define HEAD_2 "I00002|A3326|c302|5323010|2|CNY0001|1|0|1|C5003912000016\r\n"
#define DATA                                                                                                           \
    "I00001|34131|100.50\r\nI00001|34133|100.50\r\nI00001|34134|100.50\r\nI00001|34135|100.50\r\n"                     \
    "I00001|34156|100.50\r\nI00001|34157|100.50\r\nI00001|34158|100.50\r\nI00001|34167|100.50\r\n"                     \
    "I00001|34168|100.50\r\nI00001|34169|100.50\r\nI00001|34193|2\r\nI00001|34194|2\r\nI00001|34195|2\r\n"             \
    "I00001|34199|1\r\n"
#define NOTE "2018年03月31日楚雄市扶贫办数据说明\r\n[5323010 C5003912000016]\r\n说明\r\n"
#define BASE "BIc302532301020180331411"

static const char *message_verdict(const char *name, struct str head, struct str data, struct str note)
{
    struct pboc_finding finding;
    struct pboc_message message = { str_of(name), head, data, note };
    bool good = pboc_read_message(&message, &finding);
    assert_int_equal(good, finding.fault == PBOC_GOOD);
    return pboc_fault_name(finding.fault);
}

TEST(a_good_message_is_read)
{
    assert_string_equal(message_verdict(BASE, str_of(HEAD_1 HEAD_2), str_of(DATA), str_of(NOTE)), "GOOD");
}

TEST(a_mutated_message_is_refused_for_that)
{
    static const struct {
        char part;
        const char *from, *to, *verdict;
    } cases[] = {
        { 'h', "I00002", "I00003", "ORDER" },
        { 'h', "A3326", "a3326", "CODE" },
        { 'h', "c302", "C302", "CODE" },
        { 'h', "c302", "c303", "SENDER" },
        { 'h', "c302", "c3o2", "CODE" },
        { 'h', "5323010", "532301", "LENGTH" },
        { 'h', "5323010", "5323220", "SENDER" },
        { 'h', "|1|CNY", "|3|CNY", "CODE" },
        { 'h', "CNY0001", "CNY0002", "CODE" },
        { 'h', "|1|1|1|C", "|2|1|1|C", "CODE" },
        { 'h', "|1|1|1|C", "|1|0|1|C", "KEY" },
        { 'h', "|1|0|1|C", "|1|1|1|C", "KEY" },
        { 'h', "|1|1|1|C", "|1|1|3|C", "CODE" },
        { 'h', "C5003912000016", "C500391200001", "LENGTH" },
        { 'h', "C5003912000016", "C5003912ooo016", "CODE" },
        { 'h', "\r\n", "\n", "LINE_END" },
        { 'h', "|C5003912000016", "", "FIELDS" },
        { 'd', "34131", "34130", "CODE" },
        { 'd', "34131", "34132", "CODE" }, /* a heading has no value */
        { 'd', "34131", "3413", "LENGTH" },
        { 'd', "I00001|34133", "I00001|34131", "ORDER" },
        { 'd', "I00001|34131", "I00003|34131", "KEY" },
        { 'd', "100.50", "0100.50", "NUMBER" },
        { 'd', "100.50", "100.505", "NUMBER" },
        { 'd', "100.50", "0.00", "NUMBER" },
        { 'd', "100.50", "100.51", "TREE" },
        { 'd', "I00001|34135|100.50\r\n", "", "TREE" },
        { 'd', "I00001|34158|100.50\r\n", "", "TREE" },
        { 'd', "I00001|34199|1", "I00001|34199|3", "TREE" },
        { 'd', "|2\r\n", "|2.0\r\n", "NUMBER" },
        { 'd', "|1\r\n", "|1", "LINE_END" },
        { 'd', "|34131|", "|34131||", "FIELDS" },
        { 'n', "03月31日", "03月30日", "CODE" },
        { 'n', "数据说明", "说明", "CODE" },
        { 'n', "[5323010 ", "[532301 ", "CODE" },
        { 'n', "\r\n[", "\n[", "LINE_END" },
        { 'n', "楚雄市", "\xB3\xFE", "ENCODING" },
        { 'b', "BI", "BJ", "NAME" },
        { 'b', "0331", "0332", "NAME" },
        { 'b', "411", "511", "NAME" },
        { 'b', "411", "41l", "NAME" },
        { 'b', "c302", "C302", "NAME" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO_ARENA arena = { 0 };
        struct str head = str_of(HEAD_1 HEAD_2), data = str_of(DATA), note = str_of(NOTE), base = str_of(BASE);
        struct str *part = cases[i].part == 'h'   ? &head
                           : cases[i].part == 'd' ? &data
                           : cases[i].part == 'n' ? &note
                                                  : &base;
        *part = mutated(&arena, part->at, cases[i].from, cases[i].to);
        const char *found = message_verdict(base.at, head, data, note);
        if (strcmp(found, cases[i].verdict) != 0)
            fail_msg("%c: %s -> %s: %s, not %s", cases[i].part, cases[i].from, cases[i].to, found, cases[i].verdict);
    }
}

TEST(sums_are_exact_in_other_units)
{
    AUTO_ARENA arena = { 0 };
    struct str head = mutated(&arena, HEAD_1 HEAD_2, "CNY0001|1|1", "CNY0001|5|1");
    assert_string_equal(message_verdict(BASE, head, str_of(DATA), str_of(NOTE)), "GOOD");
    struct str data = mutated(&arena, DATA, "34131|100.50", "34131|100.500001");
    assert_string_equal(message_verdict(BASE, head, data, str_of(NOTE)), "TREE");
}

TEST(a_package_is_taken_apart_and_has_the_same_bytes_again)
{
    AUTO_ARENA arena = { 0 };
    AUTO_BUFFER first = { 0 };
    AUTO_BUFFER second = { 0 };
    struct error err = { 0 };
    struct pboc_message again, message = { str_of(BASE), str_of(HEAD_1 HEAD_2), str_of(DATA), str_of(NOTE) };
    assert_true(pboc_pack(&message, &first, &err));
    assert_true(pboc_pack(&message, &second, &err));
    assert_true(str_equal(buffer_str(&first), buffer_str(&second)));
    assert_true(pboc_unpack(&arena, buffer_str(&first), message.name, &again));
    assert_true(str_equal(again.head, message.head));
    assert_true(str_equal(again.data, message.data));
    assert_true(str_equal(again.note, message.note));
    assert_false(pboc_unpack(&arena, buffer_str(&first), str_of("BIc302532301020180331412"), &again));
    first.at[first.len / 2] ^= 1;
    assert_false(pboc_unpack(&arena, buffer_str(&first), message.name, &again) && str_equal(again.data, message.data) &&
                 str_equal(again.note, message.note) && str_equal(again.head, message.head));
}
