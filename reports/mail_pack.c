/*
 * How it works: what a message may carry is counted back from its limit, as base64 will write it.  Attachments that do not
 * fit are packed into one zip (libarchive; names marked as UTF-8), and a zip that does not fit is cut as 7-Zip and WinRAR cut
 * it: its bytes in pieces .001, .002 …, which they put together again.
 */
#include "reports/mail_pack.h"

#include <archive.h>
#include <archive_entry.h>

#include "reports/reports.h"

enum { LINE_BYTES = 57, LINE_WRITTEN = 78, HEADS = 8192, HEAD_EACH = 2048, PIECES_MOST = 999, MEMBER_MODE = 0640 };

static long long written(size_t bytes)
{
    return ((long long) bytes + LINE_BYTES - 1) / LINE_BYTES * LINE_WRITTEN;
}

/* Bytes of attachments that a message has room for; negative where the body alone is too large. */
static long long room(const struct mail_job *job)
{
    size_t body = strlen(job->text) + (job->html ? strlen(job->html) : 0);
    return (job->most_bytes - HEADS - written(body)) / LINE_WRITTEN * LINE_BYTES;
}

static long long needed(const struct mail_job *job)
{
    long long bytes = 0;
    for (size_t i = 0; i < job->attachment_count; i++)
        bytes += (long long) job->attachments[i].bytes.len + HEAD_EACH;
    return bytes;
}

static bool add_to_zip(struct archive *zip, const struct mail_attachment *attachment, long long date)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, attachment->name);
    archive_entry_set_size(entry, (la_int64_t) attachment->bytes.len);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, MEMBER_MODE);
    archive_entry_set_mtime(entry, (time_t) date, 0);
    bool good =
        archive_write_header(zip, entry) == ARCHIVE_OK &&
        archive_write_data(zip, attachment->bytes.at, attachment->bytes.len) == (la_ssize_t) attachment->bytes.len;
    archive_entry_free(entry);
    return good;
}

/* Never larger than its members and what is said of each. */
static bool pack(const struct mail_job *job, struct arena *arena, struct str *packed)
{
    size_t most = (size_t) needed(job) * 9 / 8 + HEADS, used = 0;
    char *bytes = arena_take(arena, most);
    struct archive *zip = archive_write_new();
    bool good = zip && archive_write_set_format_zip(zip) == ARCHIVE_OK &&
                archive_write_set_options(zip, "hdrcharset=UTF-8") == ARCHIVE_OK &&
                archive_write_open_memory(zip, bytes, most, &used) == ARCHIVE_OK;
    for (size_t i = 0; good && i < job->attachment_count; i++)
        good = add_to_zip(zip, &job->attachments[i], job->date);
    good = good && archive_write_close(zip) == ARCHIVE_OK;
    archive_write_free(zip);
    *packed = (struct str) { bytes, used };
    return good;
}

/* Puts `note` at the end of a body. */
static const char *with_note(struct arena *arena, const char *html, const char *note)
{
    const char *end = strstr(html, "</body>");
    if (!end)
        return html;
    return arena_printf(arena, "%.*s<p>%s</p>\n%s", (int) (end - html), html, note, end);
}

static void add_note(const struct mail_job *job, struct arena *arena, const char *note, struct mail_piece *piece)
{
    piece->text = arena_printf(arena, "%s\n%s\n", job->text, note);
    piece->html = job->html ? with_note(arena, job->html, note) : NULL;
}

/* The zip as it is, or in pieces. */
static void cut(const struct mail_job *job, struct arena *arena, struct str packed, struct mail_piece *pieces,
                size_t count)
{
    size_t each = (packed.len + count - 1) / count;
    for (size_t i = 0; i < count; i++) {
        struct mail_attachment *attachment = arena_take(arena, sizeof *attachment);
        struct str rest = str_from(packed, i * each);
        attachment->bytes = (struct str) { rest.at, rest.len < each ? rest.len : each };
        attachment->name = count == 1 ? job->packed_name : arena_printf(arena, "%s.%03zu", job->packed_name, i + 1);
        pieces[i] = (struct mail_piece) { .attachments = attachment, .attachment_count = 1 };
        add_note(
            job, arena,
            count == 1
                ? "附件较大，已打包为一个压缩文件。"
                : arena_printf(arena,
                               "附件较大，分%zu封邮件发送，本封为第%zu封。请将%zu个附件（.001至.%03zu）存入同一文件夹，"
                               "用 7-Zip 或 WinRAR 打开 .001 即可解压。",
                               count, i + 1, count, count),
            &pieces[i]);
    }
}

static bool pack_and_cut(const struct mail_job *job, struct arena *arena, long long most, struct mail_piece **pieces,
                         size_t *count)
{
    struct str packed;
    if (!pack(job, arena, &packed))
        return false;
    *count = (packed.len + (size_t) most - 1) / (size_t) most;
    *pieces = arena_array(arena, *count, sizeof **pieces);
    cut(job, arena, packed, *pieces, *count);
    return *count <= PIECES_MOST;
}

bool mail_pack(const struct mail_job *job, struct arena *arena, struct mail_piece **pieces, size_t *count,
               struct error *err)
{
    long long most = room(job) - HEAD_EACH;
    if (job->attachment_count == 0 || needed(job) <= most) {
        *count = 1;
        *pieces = arena_take(arena, sizeof **pieces);
        **pieces = (struct mail_piece) { job->text, job->html, job->attachments, job->attachment_count };
        return true;
    }
    if (most <= 0)
        return error_set(err, &MAIL_COMPOSE, "mails of %lld bytes have no room for what is to be attached",
                         job->most_bytes);
    return pack_and_cut(job, arena, most, pieces, count) ||
           error_set(err, &MAIL_COMPOSE, "the attachments could not be packed into \"%s\"", job->packed_name);
}
