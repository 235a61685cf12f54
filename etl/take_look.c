/*
 * The first look at a file: its bytes' fingerprint, what kind of file they are, its encoding and its header.
 *
 * How it works: one pass feeds the fingerprint (the file as it lies) and, part by part, the survey (its lines, unpacked),
 * from which the part's encoding and header follow.  Whatever cannot be read ends here, before a row has touched the
 * database.  Of a part only what its rows need is kept.
 */
#include "base/hash.h"
#include "etl/companion.h"
#include "etl/inside.h"
#include "etl/records.h"
#include "etl/unpack.h"

/* What is unpacked at a time. */
enum { BLOCK = 1024 * 1024 };

static void add_to_sha(void *context, const void *bytes, size_t size)
{
    sha256_add(context, bytes, size);
}

/* How a sentence begins that speaks of a part: of the file, or of a member of the zip. */
static const char *subject(struct taking *taking, const char *member)
{
    return member ? arena_printf(&taking->arena, "压缩包内“%s”", member) : "文件";
}

/* A zip says what is wrong with it; of gzip nothing but the place is known. */
static void judge_damaged(struct taking *taking, const struct unpack *unpack)
{
    const char *why = unpack_why(unpack);
    if (why)
        taking_judge(taking, VERDICT_REJECTED, REJECT_ARCHIVE, "zip 压缩包不能收录：%s", why);
    else
        taking_judge(taking, VERDICT_REJECTED, REJECT_ARCHIVE, "gzip 压缩文件损坏或不完整，解压到第%llu字节处中断",
                     (unsigned long long) unpack_bytes_out(unpack));
}

/* What cannot be read (UNPACK_UNREADABLE) is the machine's fault, not the sender's: take_look makes an error of it. */
static void judge_unpacked(struct taking *taking, const struct unpack *unpack)
{
    const struct etl_settings *settings = &taking->etl->settings;
    switch (unpack_fault(unpack)) {
    case UNPACK_GOOD:
    case UNPACK_UNREADABLE:
        return;
    case UNPACK_DAMAGED:
        judge_damaged(taking, unpack);
        return;
    case UNPACK_TOO_LARGE:
        taking_judge(taking, VERDICT_REJECTED, REJECT_LIMIT, "解压后超过上限%lld字节", settings->max_unpacked_bytes);
        return;
    case UNPACK_TOO_DENSE:
        taking_judge(taking, VERDICT_REJECTED, REJECT_LIMIT, "压缩比超过上限%lld:1，疑为压缩炸弹", settings->max_ratio);
        return;
    }
}

/* Nothing is wrong with a workbook but that it is not read yet: the file waits instead of being refused. */
static void wait_for_workbooks(struct taking *taking, const char *what)
{
    taking_judge(taking, VERDICT_WAITING, REJECT_NONE, "%s 工作簿暂不能读取，文件留在收件夹", what);
}

/* An archive within an archive: a zip's member that is one makes the zip refused, unless it is a workbook. */
static void judge_packed_twice(struct taking *taking, const char *member, struct str head)
{
    const char *archive = encoding_archive(head);
    if (archive && member && encoding_is_xlsx(head))
        wait_for_workbooks(taking, "xlsx");
    else if (archive && member)
        taking_judge(taking, VERDICT_REJECTED, REJECT_ARCHIVE, "zip 压缩包不能收录：“%s”本身是%s", member, archive);
    else if (taking->kind == UNPACK_GZIP && (archive || encoding_is_xls(head)))
        taking_judge(taking, VERDICT_REJECTED, REJECT_FORMAT, "文件打了两层包：gzip 内又是%s；请只打一层包重报",
                     archive ? archive : "xls 工作簿");
}

/* Nothing but blanks and line breaks.  A longer text may go on behind the head that was kept: it is not called empty, and its
 * header is looked for as any other's. */
static bool is_blank(struct str text)
{
    return text.len < SURVEY_HEAD / 2 && str_trim(text).len == 0;
}

/* What the first bytes of a part say that nobody can read. */
static void judge_part(struct taking *taking, const char *member, const struct survey *survey)
{
    struct str head = buffer_str(&survey->head);
    judge_packed_twice(taking, member, head);
    if (encoding_is_xls(head))
        wait_for_workbooks(taking, "xls");
    else if (encoding_foreign(head))
        taking_judge(taking, VERDICT_REJECTED, REJECT_FORMAT, "%s内容看来是%s，不能读取；请以 csv、txt、dat 文本重报",
                     subject(taking, member), encoding_foreign(head));
    else if (is_blank(str_from(head, survey->bom)))
        taking_judge(taking, VERDICT_REJECTED, REJECT_EMPTY, "%s为空，没有任何内容", subject(taking, member));
}

/* The search works in an arena that goes with it; what of the header is kept moves into the file's. */
static void search_header(struct taking *taking, const struct survey *survey, enum encoding encoding,
                          struct header *header)
{
    AUTO_ARENA arena = { 0 };
    struct decoder decoder = { .encoding = encoding };
    struct header_search search = {
        .layout = layout_of(&taking->etl->layouts, taking->feed),
        .head = str_from(buffer_str(&survey->head), survey->bom),
        .decoder = &decoder,
        .max_columns = (size_t) taking->etl->settings.max_columns,
        .max_field = (size_t) taking->etl->settings.max_field_bytes,
        .max_record = (size_t) taking->etl->settings.max_record_bytes,
        .arena = &arena,
    };
    header_find(&search, header);
    header_keep(header, &taking->arena);
    decoder_free(&decoder);
}

/* UTF-8 where a mark says so, or the lines do and the header is among them; else GB 18030.  The header has the
 * last word: where it is not found as UTF-8 and some line is none, it is looked for in the other encoding, which wins if it
 * shows one, or if as UTF-8 not a single title was to be found. */
static void add_part(struct taking *taking, const char *member, const struct survey *survey)
{
    bool utf8 = survey->bom || survey->valid > survey->invalid || survey->valid + survey->invalid == 0;
    struct part *part = parts_add(&taking->parts);
    part->member = member ? arena_text(&taking->arena, str_of(member)) : NULL;
    part->bom = survey->bom;
    part->all_valid = survey->invalid == 0;
    part->encoding = utf8 ? ENCODING_UTF8 : ENCODING_GB18030;
    search_header(taking, survey, part->encoding, &part->header);
    if (utf8 && !survey->bom && survey->invalid && part->header.fault != REJECT_NONE) {
        struct header other;
        search_header(taking, survey, ENCODING_GB18030, &other);
        if (other.fault == REJECT_NONE || part->header.fault == REJECT_HEADER) {
            part->encoding = ENCODING_GB18030;
            part->header = other;
        }
    }
}

/* Reads the part at hand to its end and takes down what its rows need. */
static void look_at_part(struct taking *taking, struct unpack *unpack, char *block)
{
    AUTO_SURVEY survey = { 0 };
    size_t got;
    while ((got = unpack_read(unpack, block, BLOCK)) > 0)
        survey_add(&survey, block, got);
    survey_end(&survey);
    judge_unpacked(taking, unpack);
    if (unpack_fault(unpack) != UNPACK_GOOD)
        return;
    judge_part(taking, unpack_member(unpack), &survey);
    if (taking->verdict == VERDICT_NONE)
        add_part(taking, unpack_member(unpack), &survey);
}

/* A zip that is a workbook, or has nothing to read. */
static void judge_zip(struct taking *taking, const struct unpack *unpack)
{
    judge_unpacked(taking, unpack);
    if (unpack_is_workbook(unpack))
        wait_for_workbooks(taking, "xlsx");
    else if (taking->kind == UNPACK_ZIP && taking->parts.count == 0 && unpack_fault(unpack) == UNPACK_GOOD)
        taking_judge(taking, VERDICT_REJECTED, REJECT_EMPTY, "压缩包内没有可读取的文本");
}

/* A name that says otherwise than the bytes. */
static void note_name(struct taking *taking)
{
    struct str name = str_of(taking->arrival->shown);
    bool gzip = file_name_has_extension(name, ".gz"), zip = file_name_has_extension(name, ".zip");
    bool workbook = file_name_has_extension(name, ".xlsx") || file_name_has_extension(name, ".xls");
    if (taking->kind == UNPACK_GZIP && !gzip)
        taking_note(taking, "文件名未注明，内容实为 gzip 压缩");
    if (taking->kind == UNPACK_ZIP && !zip && taking->parts.count)
        taking_note(taking, "文件名未注明，内容实为 zip 压缩包");
    if (taking->kind == UNPACK_PLAIN && gzip)
        taking_note(taking, "文件名为 .gz，内容实为未压缩的文本");
    if (taking->kind != UNPACK_ZIP && taking->parts.count && (workbook || zip))
        taking_note(taking, "文件扩展名与内容不符，按文本读取");
}

/* Reads the whole file once; of one whose verdict stands already only the fingerprint is wanted. */
bool take_look(struct taking *taking, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    bool judged = taking->verdict != VERDICT_NONE;
    struct sha256 *sha = sha256_new();
    AUTO_UNPACK unpack = unpack_open(taking->fd, &taking->etl->settings, add_to_sha, sha);
    char *block = arena_take(&arena, BLOCK);
    taking->kind = unpack_kind(unpack);
    while (taking->verdict == VERDICT_NONE && unpack_next(unpack))
        look_at_part(taking, unpack, block);
    unpack_see_rest(unpack);
    (void) sha256_end(sha, taking->sha256);
    taking->bytes = unpack_bytes_read(unpack);
    if (taking->verdict != VERDICT_WAITING)
        companion_read(taking);
    if (unpack_fault(unpack) == UNPACK_UNREADABLE)
        return error_system(err, &FILE_IO, "could not read \"%s\"", taking->arrival->shown);
    if (judged)
        return true;
    judge_zip(taking, unpack);
    if (!taking->arrival->read.known_extension)
        taking_judge(taking, VERDICT_REJECTED, REJECT_NAME, "文件扩展名不是 csv、txt、dat、gz、zip、xlsx、xls 之一");
    if (!taking->released)
        note_name(taking);
    return true;
}

/* A reason is a sentence, not a list: of a zip of a thousand members the first few say it. */
enum { NOTED_MOST = 5 };

/* Which columns are ignored; of a zip's members each time that they are others than of the one before. */
static void note_ignored(struct taking *taking)
{
    const char *last = "";
    int noted = 0;
    for (size_t i = 0; i < taking->parts.count && noted < NOTED_MOST; i++) {
        const struct part *part = &taking->parts.items[i];
        if (!part->header.ignored || strcmp(part->header.ignored, last) == 0)
            continue;
        last = part->header.ignored;
        noted++;
        if (part->member)
            taking_note(taking, "“%s”内未识别的列已忽略：%s", part->member, last);
        else
            taking_note(taking, "未识别的列已忽略：%s", last);
    }
}

/* One part without a header refuses the file: half a submission is none. */
void take_header(struct taking *taking)
{
    for (size_t i = 0; i < taking->parts.count; i++) {
        const struct part *part = &taking->parts.items[i];
        if (part->header.fault != REJECT_NONE)
            taking_judge(taking, VERDICT_REJECTED, part->header.fault, "%s%s%s",
                         part->member ? subject(taking, part->member) : "", part->member ? "：" : "",
                         part->header.reason);
    }
    if (taking->verdict == VERDICT_NONE)
        note_ignored(taking);
}
