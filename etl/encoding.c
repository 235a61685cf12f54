/*
 * How it works: the first pass counts lines, the second decodes; between them the majority has decided.
 *
 * A file is in one encoding, even if some of its bytes are broken: so all lines vote, and those that do not fit are
 * rejected one by one.  Lines of ASCII have no say.  A byte order mark decides at once.  Lines stand for records
 * here: before the separator is known nobody can tell which quotes count.
 */
#include "etl/encoding.h"

#include <strings.h>

#include "base/gb18030.h"
#include "base/utf8.h"

/* A longer line votes with what has been seen of it and is cut there, so that memory does not follow a file of one line. */
enum { LINE_MOST = 4 * 1024 * 1024 };
static const char utf8_mark[] = "\xEF\xBB\xBF";

/* Eight bytes at a time: most lines of most files are asked this, and nothing else. */
static bool is_ascii(struct str text)
{
    size_t at = 0;
    for (; text.len - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text.at + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            return false;
    }
    for (; at < text.len; at++)
        if ((unsigned char) text.at[at] >= 0x80)
            return false;
    return true;
}

static void vote(struct survey *survey, struct str line)
{
    if (is_ascii(line))
        return;
    if (utf8_valid(line))
        survey->valid++;
    else
        survey->invalid++;
}

/* Each whole line of a block; how many bytes they took. */
static size_t vote_lines(struct survey *survey, struct str block)
{
    size_t start = 0;
    while (start < block.len) {
        struct str rest = str_from(block, start);
        const char *lf = memchr(rest.at, '\n', rest.len);
        size_t len = lf ? (size_t) (lf - rest.at) : rest.len;
        const char *cr = memchr(rest.at, '\r', len);
        len = cr ? (size_t) (cr - rest.at) : len;
        if (!lf && !cr)
            break;
        vote(survey, (struct str) { rest.at, len });
        start += len + 1;
    }
    return start;
}

/* The unfinished line of the block before is put in front; where there is none the block is looked at in its place. */
void survey_add(struct survey *survey, const char *bytes, size_t size)
{
    if (survey->head.len < SURVEY_HEAD) {
        size_t room = SURVEY_HEAD - survey->head.len;
        buffer_add(&survey->head, (struct str) { bytes, size < room ? size : room });
        if (survey->head.len >= 3 && memcmp(survey->head.at, utf8_mark, 3) == 0)
            survey->bom = 3;
    }
    struct str block = { bytes, size };
    if (survey->line.len) {
        buffer_add(&survey->line, block);
        block = buffer_str(&survey->line);
    }
    size_t done = vote_lines(survey, block);
    if (block.len - done > LINE_MOST) {
        vote(survey, str_from(block, done));
        done = block.len;
    }
    if (survey->line.len) {
        memmove(survey->line.at, survey->line.at + done, survey->line.len - done);
        survey->line.len -= done;
    } else {
        buffer_add(&survey->line, str_from(block, done));
    }
}

void survey_end(struct survey *survey)
{
    if (survey->line.len)
        vote(survey, buffer_str(&survey->line));
    survey->line.len = 0;
}

void survey_free(struct survey *survey)
{
    buffer_free(&survey->head);
    buffer_free(&survey->line);
}

static bool begins(struct str head, const char *bytes, size_t size)
{
    return head.len >= size && memcmp(head.at, bytes, size) == 0;
}

/* Web pages that call themselves .xls or .csv: what many systems "export". */
static bool is_html(struct str head)
{
    head = str_trim(head);
    static const char *const tags[] = { "<!doctype html", "<html", "<head", "<table", "<meta" };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (head.len >= strlen(tags[i]) && strncasecmp(head.at, tags[i], strlen(tags[i])) == 0)
            return true;
    return false;
}

/* UTF-16 with its mark; without one, more than half of the even or of the odd places among the first 64 bytes hold a zero and
 * the other ones none: Chinese text has few zeros, but a table's digits, separators and line breaks have them. */
static bool is_utf16(struct str head)
{
    if (begins(head, "\xFF\xFE", 2) || begins(head, "\xFE\xFF", 2))
        return true;
    size_t zeros[2] = { 0, 0 }, looked = head.len < 64 ? head.len & ~(size_t) 1 : 64;
    for (size_t i = 0; i < looked; i++)
        zeros[i % 2] += head.at[i] == '\0';
    return looked >= 8 && (zeros[0] > looked / 4 || zeros[1] > looked / 4) && (zeros[0] == 0 || zeros[1] == 0);
}

/* An OLE2 compound file, in which old Office programs keep all their documents. */
bool encoding_is_xls(struct str head)
{
    return begins(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

/* The name of the first member stands behind the 30 bytes of its local header (APPNOTE 4.3.7). */
bool encoding_is_xlsx(struct str head)
{
    enum { LOCAL_SIZE = 30 };
    static const char *const names[] = { "[Content_Types].xml", "_rels/", "docProps/", "xl/" };
    if (!begins(head, "PK\3\4", 4) || head.len < LOCAL_SIZE)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(str_from(head, LOCAL_SIZE), names[i]))
            return true;
    return false;
}

/* First bytes, and what they are called to the sender. */
struct magic {
    const char *bytes;
    size_t size;
    const char *what;
};

static const char *find_magic(struct str head, const struct magic *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (begins(head, known[i].bytes, known[i].size))
            return known[i].what;
    return NULL;
}

const char *encoding_archive(struct str head)
{
    static const struct magic known[] = {
        { "PK\3\4", 4, "zip 压缩包" },
        { "PK\5\6", 4, "zip 压缩包" },
        { "\x1F\x8B", 2, "gzip 压缩文件" },
        { "Rar!", 4, "RAR 压缩包" },
        { "7z\xBC\xAF\x27\x1C", 6, "7z 压缩包" },
        { "\xFD"
          "7zXZ",
          5, "xz 压缩文件" },
        { "BZh", 3, "bzip2 压缩文件" },
        { "\x28\xB5\x2F\xFD", 4, "zstd 压缩文件" },
    };
    return find_magic(head, known, sizeof known / sizeof *known);
}

const char *encoding_foreign(struct str head)
{
    static const struct magic known[] = {
        { "%PDF", 4, "PDF 文件" },   { "\x89PNG", 4, "PNG 图片" }, { "\xFF\xD8\xFF", 3, "JPEG 图片" },
        { "GIF8", 4, "GIF 图片" },   { "<?xml", 5, "XML 文件" },   { "\xEF\xBB\xBF<?xml", 8, "XML 文件" },
        { "{\\rtf", 5, "RTF 文档" },
    };
    const char *what = encoding_archive(head);
    if (!what)
        what = find_magic(head, known, sizeof known / sizeof *known);
    if (!what && (is_html(head) || (begins(head, utf8_mark, 3) && is_html(str_from(head, 3)))))
        what = "HTML 网页";
    return what || !is_utf16(head) ? what : "UTF-16 编码的文本";
}

static bool decode_gb18030(struct decoder *decoder, struct str bytes, struct str *text)
{
    size_t need = GB18030_ROOM(bytes.len);
    void *at = decoder->room.at;
    memory_grow(&at, &decoder->room.room, need, 1);
    decoder->room.at = at;
    struct gb18030_decoding decoding = { .out = decoder->room.at };
    bool good = gb18030_decode(bytes, &decoding);
    *text = (struct str) { decoder->room.at, decoding.len };
    return good;
}

/* UTF-8 is handed on as it is; where the survey has found every line good it is not even looked at again. */
bool decoder_read(struct decoder *decoder, struct str bytes, struct str *text)
{
    *text = bytes;
    if (decoder->encoding == ENCODING_GB18030)
        return decode_gb18030(decoder, bytes, text);
    return decoder->all_valid || utf8_valid(bytes);
}

void decoder_escape(const struct decoder *decoder, struct str bytes, struct buffer *out)
{
    if (decoder->encoding == ENCODING_GB18030)
        gb18030_escape_undecodable(bytes, out);
    else
        utf8_escape_invalid(bytes, out);
}

void decoder_free(struct decoder *decoder)
{
    buffer_free(&decoder->room);
}
