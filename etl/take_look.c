/*
 * The first look at a file: its bytes' fingerprint, what kind of file they are, its encoding and its header.
 *
 * How it works: one pass feeds the fingerprint (the file as it lies) and the survey (its lines, unpacked).  Whatever
 * cannot be read ends here, before a row has touched the database.
 */
#include <stdarg.h>

#include "base/hash.h"
#include "etl/inside.h"
#include "etl/records.h"
#include "etl/unpack.h"

enum { BLOCK = 1024 * 1024 };

void taking_note(struct taking *taking, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    if (taking->reason.len)
        buffer_add_text(&taking->reason, "；");
    buffer_add_text(&taking->reason, arena_vprintf(&taking->arena, format, values));
    va_end(values);
}

void taking_judge(struct taking *taking, enum verdict verdict, enum reject_code code, const char *format, ...)
{
    AUTO_BUFFER notes = { 0 };
    va_list values;
    if (taking->verdict != VERDICT_NONE)
        return;
    taking->verdict = verdict;
    taking->code = code;
    buffer_add(&notes, buffer_str(&taking->reason));
    taking->reason.len = 0;
    va_start(values, format);
    buffer_add_text(&taking->reason, arena_vprintf(&taking->arena, format, values));
    va_end(values);
    if (notes.len)
        taking_note(taking, "%s", buffer_text(&notes));
}

static void add_to_sha(void *context, const void *bytes, size_t size)
{
    sha256_add(context, bytes, size);
}

static void judge_unpacked(struct taking *taking, const struct unpack *unpack)
{
    const struct etl_settings *settings = &taking->etl->settings;
    switch (unpack_fault(unpack)) {
    case UNPACK_GOOD:
        return;
    case UNPACK_DAMAGED:
        taking_judge(taking, VERDICT_REJECTED, REJECT_ARCHIVE, "gzip 压缩文件损坏或不完整，解压到第%llu字节处中断",
                     (unsigned long long) unpack_bytes_out(unpack));
        return;
    case UNPACK_TOO_LARGE:
        taking_judge(taking, VERDICT_REJECTED, REJECT_LIMIT, "解压后超过上限%lld字节", settings->max_unpacked_bytes);
        return;
    case UNPACK_TOO_DENSE:
        taking_judge(taking, VERDICT_REJECTED, REJECT_LIMIT, "压缩比超过上限%lld:1，疑为压缩炸弹", settings->max_ratio);
        return;
    case UNPACK_UNREADABLE:
        return;
    }
}

/* Reads the whole file once. */
static bool survey_file(struct taking *taking, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    struct sha256 *sha = sha256_new();
    AUTO_UNPACK unpack = unpack_open(taking->fd, &taking->etl->settings, add_to_sha, sha);
    char *block = arena_take(&arena, BLOCK);
    size_t got;
    while ((got = unpack_read(unpack, block, BLOCK)) > 0)
        survey_add(&taking->survey, block, got);
    survey_end(&taking->survey);
    char sha256[SHA256_TEXT_SIZE];
    (void) sha256_end(sha, sha256);
    if (taking->archived) {
        taking->packed = strcmp(taking->seal.sha256, taking->sha256) == 0;
    } else {
        memcpy(taking->sha256, sha256, sizeof sha256);
        taking->bytes = unpack_bytes_read(unpack);
        taking->packed = unpack_is_packed(unpack);
    }
    if (unpack_fault(unpack) == UNPACK_UNREADABLE)
        return error_system(err, &FILE_IO, "could not read \"%s\"", taking->arrival->shown);
    judge_unpacked(taking, unpack);
    return true;
}

/* What the name, or the first bytes, say that nobody can read. */
static void judge_format(struct taking *taking)
{
    struct str head = buffer_str(&taking->survey.head), name = str_of(taking->arrival->shown);
    const char *foreign = encoding_foreign(head);
    if (encoding_is_zip(head))
        taking_judge(taking, VERDICT_WAITING, REJECT_NONE, "zip 压缩包和 xlsx 工作簿暂不能读取，文件留在收件夹");
    else if (encoding_is_xls(head))
        taking_judge(taking, VERDICT_WAITING, REJECT_NONE, "xls 工作簿暂不能读取，文件留在收件夹");
    else if (foreign)
        taking_judge(taking, VERDICT_REJECTED, REJECT_FORMAT, "文件内容看来是%s，不能读取；请以 csv、txt、dat 文本重报",
                     foreign);
    else if (!taking->arrival->read.known_extension)
        taking_judge(taking, VERDICT_REJECTED, REJECT_NAME, "文件扩展名不是 csv、txt、dat、gz、zip、xlsx、xls 之一");
    else if (head.len == 0)
        taking_judge(taking, VERDICT_REJECTED, REJECT_EMPTY, "文件为空，没有任何内容");
    if (taking->packed && !file_name_has_extension(name, ".gz"))
        taking_note(taking, "文件名未注明，内容实为 gzip 压缩");
    if (!taking->packed && file_name_has_extension(name, ".gz"))
        taking_note(taking, "文件名为 .gz，内容实为未压缩的文本");
    if (!foreign &&
        (file_name_has_extension(name, ".xlsx") || file_name_has_extension(name, ".xls") ||
         file_name_has_extension(name, ".zip")) &&
        taking->verdict == VERDICT_NONE)
        taking_note(taking, "文件扩展名与内容不符，按文本读取");
}

static void search_header(struct taking *taking, enum encoding encoding, struct header *header)
{
    struct decoder decoder = { .encoding = encoding };
    struct header_search search = {
        .layout = layout_of(&taking->etl->layouts, taking->feed),
        .head = str_from(buffer_str(&taking->survey.head), taking->survey.bom),
        .decoder = &decoder,
        .max_columns = (size_t) taking->etl->settings.max_columns,
        .max_field = (size_t) taking->etl->settings.max_field_bytes,
        .max_record = (size_t) taking->etl->settings.max_record_bytes,
        .arena = &taking->arena,
    };
    header_find(&search, header);
    decoder_free(&decoder);
}

/* UTF-8 where a mark says so, or the lines do and the header is among them; else GB 18030. */
void take_header(struct taking *taking)
{
    const struct survey *survey = &taking->survey;
    bool utf8 = survey->bom || survey->valid > survey->invalid || survey->valid + survey->invalid == 0;
    taking->encoding = utf8 ? ENCODING_UTF8 : ENCODING_GB18030;
    search_header(taking, taking->encoding, &taking->header);
    if (utf8 && !survey->bom && survey->invalid && taking->header.fault != REJECT_NONE) {
        struct header other;
        search_header(taking, ENCODING_GB18030, &other);
        if (other.fault == REJECT_NONE) {
            taking->encoding = ENCODING_GB18030;
            taking->header = other;
        }
    }
    if (taking->header.fault != REJECT_NONE)
        taking_judge(taking, VERDICT_REJECTED, taking->header.fault, "%s", taking->header.reason);
    else if (taking->header.ignored)
        taking_note(taking, "未识别的列已忽略：%s", taking->header.ignored);
}

/* Nothing but blanks and line breaks. */
static bool is_blank(struct str text)
{
    return str_trim(text).len == 0;
}

bool take_look(struct taking *taking, struct error *err)
{
    if (!survey_file(taking, err))
        return false;
    if (taking->verdict == VERDICT_NONE && !taking->released)
        judge_format(taking);
    struct str head = str_from(buffer_str(&taking->survey.head), taking->survey.bom);
    if (taking->verdict == VERDICT_NONE && head.len < SURVEY_HEAD / 2 && is_blank(head))
        taking_judge(taking, VERDICT_REJECTED, REJECT_EMPTY, "文件为空，没有任何内容");
    return true;
}
