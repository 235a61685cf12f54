/* Letters: reports/mail_compose.c, mail_pack.c, mail_body.c.  That they arrive is an end-to-end story. */
#include "base/file.h"
#include "reports/mail_pack.h"
#include "reports/mail_words.h"
#include "reports/reports.h"
#include "tests/unit/runner.h"

static const char *const to[] = { "a@example.cn", NULL }, *const nobody[] = { NULL };

static struct mail_job job_with(const struct mail_attachment *attachments, size_t count)
{
    return (struct mail_job) { .from = "fupin@example.cn",
                               .from_name = "楚雄州扶贫办",
                               .to = to,
                               .cc = nobody,
                               .subject = "扶贫小额信贷月通报（2018年3月）",
                               .identity = "0123456789abcdef",
                               .date = 1522540800, /* 2018-04-01 08:00 in Shanghai */
                               .text = "请查收。\n",
                               .html = "<html><body><p>请查收。</p></body></html>",
                               .attachments = attachments,
                               .attachment_count = count,
                               .packed_name = "通报_2018-03.zip",
                               .most_bytes = 1 << 20 };
}

static struct str composed(struct arena *arena, const struct mail_job *job)
{
    struct mail_message *messages;
    size_t count;
    struct error err = { 0 };
    assert_true(reports_compose(job, arena, &messages, &count, &err));
    assert_int_equal(count, 1);
    return messages[0].bytes;
}

static bool holds(struct str bytes, const char *text)
{
    return memmem(bytes.at, bytes.len, text, strlen(text)) != NULL;
}

TEST(the_same_letter_is_the_same_bytes)
{
    AUTO_ARENA arena = { 0 };
    const struct mail_attachment book = { "扶贫小额信贷月通报_楚雄州_2018-03.xlsx", STR("PK") };
    struct mail_job job = job_with(&book, 1);
    struct str first = composed(&arena, &job), second = composed(&arena, &job);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.at, second.at, first.len);
}

/* RFC 5322 allows 998 characters a line; only the one with the name of an attachment needs more than 78. */
TEST(a_head_is_ascii_in_lines_ended_by_crlf)
{
    AUTO_ARENA arena = { 0 };
    const struct mail_attachment book = {
        "扶贫小额信贷月通报_楚雄彝族自治州双柏县_2018-03_第二版更正后重新印发的一册.xlsx", STR("PK")
    };
    struct mail_job job = job_with(&book, 1);
    struct str rest = composed(&arena, &job);
    while (rest.at && rest.len) {
        struct str line = str_split(&rest, '\n');
        assert_true(line.len > 0 && line.at[line.len - 1] == '\r');
        assert_true(line.len <= 998);
        for (size_t i = 0; i < line.len; i++)
            assert_true((unsigned char) line.at[i] < 0x80);
    }
}

TEST(identity_date_and_both_forms_of_a_name_stand_in_the_head)
{
    AUTO_ARENA arena = { 0 };
    const struct mail_attachment book = { "通报.xlsx", STR("PK") };
    struct mail_job job = job_with(&book, 1);
    struct str bytes = composed(&arena, &job);
    assert_true(holds(bytes, "Message-Id: <0123456789abcdef.1@example.cn>"));
    assert_true(holds(bytes, "Sun, 01 Apr 2018 08:00:00 +0800"));
    assert_true(holds(bytes, "filename*=utf-8''%E9%80%9A%E6%8A%A5.xlsx") ||
                holds(bytes, "filename*=UTF-8''%E9%80%9A%E6%8A%A5.xlsx"));
    assert_true(holds(bytes, "name=\"=?"));
}

/* The words of `text`, decoded by the test: each whole characters of its own. */
static void assert_words(const char *text)
{
    AUTO_BUFFER out = { 0 };
    mail_words_add(&out, text);
    struct str rest = buffer_str(&out);
    while (rest.at && rest.len) {
        struct str word = str_trim(str_split(&rest, '\n'));
        assert_true(word.len <= 75 && str_starts(word, "=?UTF-8?B?") && str_ends(word, "?="));
    }
}

TEST(an_encoded_word_has_at_most_75_characters_and_cuts_none)
{
    AUTO_BUFFER out = { 0 };
    assert_words("扶贫小额信贷月通报（2018年3月）（第2版）扶贫小额信贷月通报");
    assert_words("a: b, \"c\"");
    assert_words("十四个字加一个𠮷字正好不能再长");
    mail_words_add(&out, "plain words");
    assert_string_equal(buffer_text(&out), "plain words");
}

TEST(a_name_in_percent_signs_is_one_piece)
{
    AUTO_BUFFER out = { 0 };
    mail_words_percent(&out, "通报 1.xlsx");
    assert_string_equal(buffer_text(&out), "UTF-8''%E9%80%9A%E6%8A%A5%201.xlsx");
}

TEST(a_line_break_in_a_name_begins_no_header)
{
    AUTO_ARENA arena = { 0 };
    const struct mail_attachment book = { "a\r\nBcc: x@example.cn\r\n.xlsx", STR("PK") };
    struct mail_job job = job_with(&book, 1);
    job.subject = "x\r\nBcc: y@example.cn";
    struct str bytes = composed(&arena, &job);
    assert_false(holds(bytes, "\nBcc:"));
}

static char *filled(struct arena *arena, size_t size)
{
    char *bytes = arena_take(arena, size);
    unsigned state = 1;
    for (size_t i = 0; i < size; i++) {
        state = state * 1103515245u + 12345u;
        bytes[i] = (char) (state >> 16);
    }
    return bytes;
}

static size_t pieces_of(struct arena *arena, const struct mail_job *job, struct mail_piece **pieces)
{
    size_t count;
    struct error err = { 0 };
    assert_true(mail_pack(job, arena, pieces, &count, &err));
    return count;
}

TEST(what_fits_is_attached_as_it_is)
{
    AUTO_ARENA arena = { 0 };
    struct mail_piece *pieces;
    const struct mail_attachment books[] = { { "甲.xlsx", { filled(&arena, 300000), 300000 } },
                                             { "乙.xlsx", { filled(&arena, 300000), 300000 } } };
    struct mail_job job = job_with(books, 2);
    assert_int_equal(pieces_of(&arena, &job, &pieces), 1);
    assert_ptr_equal(pieces[0].attachments, books);
}

TEST(what_fits_when_packed_is_packed)
{
    AUTO_ARENA arena = { 0 };
    struct mail_piece *pieces;
    char *zeros = arena_take(&arena, 2000000);
    const struct mail_attachment book = { "甲.xlsx", { zeros, 2000000 } };
    struct mail_job job = job_with(&book, 1);
    assert_int_equal(pieces_of(&arena, &job, &pieces), 1);
    assert_string_equal(pieces[0].attachments[0].name, "通报_2018-03.zip");
    assert_memory_equal(pieces[0].attachments[0].bytes.at, "PK\x03\x04", 4);
    assert_non_null(strstr(pieces[0].html, "打包"));
}

TEST(what_is_too_large_is_cut_and_each_message_keeps_to_the_limit)
{
    AUTO_ARENA arena = { 0 };
    struct mail_message *messages;
    size_t count;
    struct error err = { 0 };
    const struct mail_attachment book = { "甲.xlsx", { filled(&arena, 3000000), 3000000 } };
    struct mail_job job = job_with(&book, 1);
    assert_true(reports_compose(&job, &arena, &messages, &count, &err));
    assert_true(count >= 4);
    for (size_t i = 0; i < count; i++) {
        assert_true((long long) messages[i].bytes.len <= job.most_bytes);
        assert_string_equal(messages[i].id, arena_printf(&arena, "0123456789abcdef.%zu@example.cn", i + 1));
        assert_string_equal(messages[i].subject,
                            arena_printf(&arena, "扶贫小额信贷月通报（2018年3月）（%zu/%zu）", i + 1, count));
    }
}

TEST(a_limit_that_leaves_no_room_is_an_error)
{
    AUTO_ARENA arena = { 0 };
    struct mail_message *messages;
    size_t count;
    struct error err = { 0 };
    const struct mail_attachment book = { "甲.xlsx", STR("PK") };
    struct mail_job job = job_with(&book, 1);
    job.most_bytes = 4096;
    assert_false(reports_compose(&job, &arena, &messages, &count, &err));
    assert_ptr_equal(err.fault, &MAIL_COMPOSE);
}

TEST(a_body_leaves_out_what_has_no_figure_and_escapes_names)
{
    AUTO_ARENA arena = { 0 };
    const char *html, *text;
    struct error err = { 0 };
    const char *path = scratch_file("figures.csv", "month,scope,scope_id,figure,value\n"
                                                   "2018-03,county,532301,balance_fen,539004000\n"
                                                   "2018-03,county,532301,overdue_fen,23515000\n"
                                                   "2018-03,county,532322,npl_fen,1\n");
    const struct mail_body_job job = { .figures = path,
                                       .scope = "county",
                                       .id = "532301",
                                       .whom = "<b>某&某",
                                       .title = "通报",
                                       .as_of = "2018年3月31日",
                                       .issuer = "某办" };
    assert_true(reports_mail_body(&job, &arena, &html, &text, &err));
    assert_non_null(strstr(text, "贷款余额：539.00万元"));
    assert_non_null(strstr(text, "逾期率：4.36%"));
    assert_null(strstr(text, "不良"));
    assert_non_null(strstr(html, "&lt;b&gt;某&amp;某："));
    assert_null(strstr(text, "加密"));
}

TEST(a_note_without_rows_is_its_paragraphs)
{
    AUTO_ARENA arena = { 0 };
    const char *html, *text;
    const char *const before[] = { "第一段 <1>", NULL }, *const after[] = { "第二段", NULL };
    const struct mail_note note = { .before = before, .after = after };
    reports_mail_note(&note, &arena, &html, &text);
    assert_string_equal(text, "第一段 <1>\n第二段\n");
    assert_non_null(strstr(html, "<p>第一段 &lt;1&gt;</p>"));
    assert_null(strstr(html, "<table"));
}
