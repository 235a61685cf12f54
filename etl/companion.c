/*
 * How it works: each possible name is tried, and what is there is kept whole; every line of a slip must then agree.
 *
 * A slip can only hold a file, never let it pass: it says what the sender meant to send, and where that is not what lies
 * here an operator decides.  One that cannot be read holds it as one that differs does.
 */
#include "etl/companion.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/gb18030.h"
#include "base/money.h"
#include "base/utf8.h"

/* A slip has a handful of short lines; what is larger is no slip, and must not fill the memory. */
enum { SLIP_MOST = 64 * 1024, MD5_BYTES = 16, BLOCK = 256 * 1024, LOG_LINES = 5 };

/* The first thing that differs is the verdict's reason; taking_judge passes over the others. */
static void hold(struct taking *taking, const char *name, const char *why)
{
    taking_judge(taking, VERDICT_HELD, REJECT_TOTALS, "核对文件%s：%s", name, why);
}

/* The next line, trimmed; false at the end. */
static bool next_line(struct str *rest, struct str *line)
{
    if (!rest->at || rest->len == 0)
        return false;
    *line = str_trim(str_split(rest, '\n'));
    return true;
}

/* By value, so that 0100 and 100 are one number. */
static bool same_number(struct str text, int64_t number)
{
    long long value;
    return str_number(text, &value) && value == number;
}

/* One line of an .ok slip; what is wrong with it, or NULL. */
static const char *check_ok_line(const struct taking *taking, struct str line)
{
    struct str value = line, key = str_trim(str_split(&value, '='));
    int64_t fen;
    if (!value.at)
        return "有一行不是“名称=值”";
    value = str_trim(value);
    if (str_is(key, "rows"))
        return same_number(value, taking->counts.rows) ? NULL : "行数 rows 与文件不符";
    if (str_is(key, "amount")) {
        if (taking->feed->control_column < 0)
            return "此类数据没有核对金额 amount";
        return money_read(value, MONEY_YUAN, &fen) && fen == taking->counts.control_amount ? NULL
                                                                                           : "金额 amount 与文件不符";
    }
    if (str_is(key, "sha256"))
        return value.len == SHA256_TEXT_SIZE - 1 && strncasecmp(value.at, taking->sha256, value.len) == 0
                   ? NULL
                   : "sha256 与文件不符";
    return "有不认识的名称，应为 rows、amount 或 sha256";
}

/* Each of its lines may be missing: an empty slip only says that the file is complete. */
static void check_ok(struct taking *taking, const char *name, struct str text)
{
    struct str line;
    if (str_starts(text, "\xEF\xBB\xBF"))
        text = str_from(text, 3);
    while (next_line(&text, &line)) {
        const char *wrong = line.len ? check_ok_line(taking, line) : NULL;
        if (wrong)
            hold(taking, name, wrong);
    }
}

/* Of the file as it lies; by pread(), since the descriptor's own position is the reader's.  MD5 protects nothing here: the
 * form asks for it. */
static bool md5_of(int fd, char *text, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    unsigned char sum[EVP_MAX_MD_SIZE], *block = arena_take(&arena, BLOCK);
    unsigned len = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = context && EVP_DigestInit_ex(context, EVP_md5(), NULL) == 1;
    ssize_t got;
    for (off_t at = 0; good && (got = pread(fd, block, BLOCK, at)) > 0; at += got)
        good = EVP_DigestUpdate(context, block, (size_t) got) == 1;
    good = good && EVP_DigestFinal_ex(context, sum, &len) == 1;
    EVP_MD_CTX_free(context);
    if (!good)
        return error_set(err, &FILE_IO, "could not take the MD5 of a file");
    for (unsigned i = 0; i < len; i++) {
        text[2 * i] = "0123456789abcdef"[sum[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[sum[i] & 15];
    }
    text[2 * len] = '\0';
    return true;
}

/* What stands behind a colon or equals sign, where a slip names its lines.  A colon behind a hyphen belongs to a time of day
 * ("2018-03-31 10:20"), not to a name. */
static struct str value_of(struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.at[i] == '=' || (line.at[i] == ':' && !memchr(line.at, '-', i)))
            return str_trim(str_from(line, i + 1));
    return line;
}

/* Five lines: name, MD5, bytes, time, rows.  The time is not held against anything: nothing here knows when a file was made. */
static bool check_log(struct taking *taking, const char *name, struct str text, struct error *err)
{
    struct str lines[LOG_LINES], line;
    char md5[2 * EVP_MAX_MD_SIZE + 1];
    int count = 0;
    while (next_line(&text, &line))
        if (line.len && count < LOG_LINES)
            lines[count++] = line;
    if (count < LOG_LINES) {
        hold(taking, name, "不足五行");
        return true;
    }
    if (!md5_of(taking->fd, md5, err))
        return false;
    struct str sum = value_of(lines[1]);
    if (!str_equal(value_of(lines[0]), str_of(taking->arrival->shown)))
        hold(taking, name, "文件名不符");
    else if (sum.len != 2 * MD5_BYTES || strncasecmp(sum.at, md5, sum.len) != 0)
        hold(taking, name, "MD5 与文件不符");
    else if (!same_number(value_of(lines[2]), (int64_t) taking->bytes))
        hold(taking, name, "字节数与文件不符");
    else if (!same_number(value_of(lines[4]), taking->counts.rows))
        hold(taking, name, "行数与文件不符");
    return true;
}

/* Decodes a slip's bytes, UTF-8 or else GB 18030. */
static void decode(struct taking *taking, struct slip *slip)
{
    slip->text = slip->bytes;
    if (utf8_valid(slip->bytes))
        return;
    struct gb18030_decoding decoding = { .out = arena_take(&taking->arena, GB18030_ROOM(slip->bytes.len)) };
    if (!gb18030_decode(slip->bytes, &decoding))
        slip->fault = "不能读取";
    slip->text = (struct str) { decoding.out, decoding.len };
}

/* One byte more than may be there is asked for, which tells a slip that is too long from one that just fits. */
static void read_bytes(struct taking *taking, struct slip *slip, int fd)
{
    char *bytes = arena_take(&taking->arena, SLIP_MOST + 1);
    ssize_t got = fd < 0 ? -1 : read(fd, bytes, SLIP_MOST + 1);
    if (got >= 0 && got <= SLIP_MOST)
        slip->bytes = (struct str) { bytes, (size_t) got };
    else
        slip->fault = "不能读取";
}

/* One that cannot be read is a slip too, with a fault: that it came must not be forgotten. */
static void add_slip(struct taking *taking, const char *name, int fd)
{
    AUTO_BUFFER shown = { 0 };
    struct slip *slip = &taking->slips[taking->slip_count++];
    utf8_escape_invalid(str_of(name), &shown);
    *slip = (struct slip) { .name = arena_text(&taking->arena, buffer_str(&shown)), .bytes = STR("") };
    read_bytes(taking, slip, fd);
    decode(taking, slip);
    (void) sha256_text(slip->bytes, slip->sha256);
}

/* Opened without following links and without waiting for a pipe's writer.  What is not there is the common case; any other
 * failure means that something lies there that cannot be read. */
void companion_read(struct taking *taking)
{
    const char *names[FILE_NAME_COMPANIONS];
    AUTO_FD folder = open(taking->arrival->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0 || taking->slips)
        return;
    size_t count = file_name_companions(&taking->arena, str_of(taking->arrival->name), names);
    taking->slips = arena_array(&taking->arena, count, sizeof *taking->slips);
    for (size_t i = 0; i < count; i++) {
        AUTO_FD fd = openat(folder, names[i], O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0 || (errno != ENOENT && errno != ENAMETOOLONG))
            add_slip(taking, names[i], fd);
    }
}

void companion_give(struct taking *taking, const char *name, struct str bytes)
{
    if (!taking->slips)
        taking->slips = arena_array(&taking->arena, FILE_NAME_COMPANIONS, sizeof *taking->slips);
    if (taking->slip_count == FILE_NAME_COMPANIONS)
        return;
    struct slip *slip = &taking->slips[taking->slip_count++];
    *slip = (struct slip) { .name = arena_text(&taking->arena, str_of(name)), .bytes = STR("") };
    if (bytes.at)
        slip->bytes = bytes;
    else
        slip->fault = "不能读取";
    decode(taking, slip);
    (void) sha256_text(slip->bytes, slip->sha256);
}

bool companion_keep(struct taking *taking, const char *archive, struct error *err)
{
    for (size_t i = 0; i < taking->slip_count; i++) {
        struct slip *slip = &taking->slips[i];
        struct archive_seal seal;
        if (!archive_keep_text(archive, slip->bytes, slip->sha256, &seal, err))
            return false;
        memcpy(slip->seal, seal.sha256, sizeof slip->seal);
    }
    return true;
}

const struct slip *companion_slips(const struct taking *taking, size_t *count)
{
    *count = taking->slip_count;
    return taking->slips;
}

bool companion_check(struct taking *taking, struct error *err)
{
    for (size_t i = 0; i < taking->slip_count; i++) {
        const struct slip *slip = &taking->slips[i];
        if (slip->fault)
            hold(taking, slip->name, slip->fault);
        else if (file_name_has_extension(str_of(slip->name), ".ok"))
            check_ok(taking, slip->name, slip->text);
        else if (!check_log(taking, slip->name, slip->text, err))
            return false;
    }
    return true;
}
