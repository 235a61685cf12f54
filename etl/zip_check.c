/*
 * How it works: first what an entry says of itself (name, kind, method), then its local header, which must say the same,
 * then all of them in the order of the file, where no two may share a byte.
 *
 * Against: paths that lead out of a folder, should anybody ever unpack these files by hand; bombs whose members overlap and so
 * hold more than the file; members hidden from one reader or the other; one name twice, of which readers take either.
 */
#include <stdlib.h>

#include "base/gb18030.h"
#include "base/utf8.h"
#include "etl/zip_directory.h"

enum { LOCAL_SIZE = 30, LOCAL_REST_MOST = 2 * 65535 + 1, FLAG_ENCRYPTED = 1, FLAG_DESCRIPTOR = 8, FLAG_STRONG = 64 };
enum { MODE_KIND = 0170000, MODE_LINK = 0120000 };
#define LOCAL_MARK 0x04034B50U

static bool holds(struct str text, const char *piece)
{
    return text.len && memmem(text.at, text.len, piece, strlen(piece));
}

/* Folders, and what macOS and Windows leave behind.  Their names and kinds are judged like all others: only their data is not
 * read. */
static bool is_passed_over(struct str name)
{
    const char *slash = name.len ? memrchr(name.at, '/', name.len) : NULL;
    struct str last = slash ? str_from(name, (size_t) (slash - name.at) + 1) : name;
    return last.len == 0 || str_starts(name, "__MACOSX/") || holds(name, "/__MACOSX/") || str_is(last, ".DS_Store") ||
           str_is(last, "Thumbs.db");
}

/* What is wrong with a name, or NULL.  A backslash is looked for among characters: it may be half of one in GB 18030. */
static const char *name_fault(struct arena *arena, struct str name)
{
    struct gb18030_decoding decoding = { .out = arena_take(arena, GB18030_ROOM(name.len)) };
    if (memchr(name.at, '\0', name.len))
        return "名称含有空字符";
    if (!utf8_valid(name) && gb18030_decode(name, &decoding))
        name = (struct str) { decoding.out, decoding.len };
    char first = name.len ? (char) (name.at[0] | 0x20) : '\0';
    if (name.len == 0)
        return "没有名称";
    if (name.at[0] == '/')
        return "名称是绝对路径";
    if (name.len > 1 && name.at[1] == ':' && first >= 'a' && first <= 'z')
        return "名称带有盘符";
    if (holds(name, "\\"))
        return "名称含有反斜杠";
    return holds(name, "..") ? "名称含有“..”" : NULL;
}

/* So that the sender reads "LZMA" and not "14" (APPNOTE 4.4.5). */
static const char *method_name(unsigned method)
{
    static const struct {
        unsigned method;
        const char *name;
    } known[] = { { 1, "shrink" }, { 6, "implode" }, { 9, "deflate64" }, { 12, "bzip2" },
                  { 14, "LZMA" },  { 93, "zstd" },   { 95, "xz" },       { 98, "PPMd" } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].method == method)
            return known[i].name;
    return "不明";
}

/* Bits 0 and 6 of the flags: encrypted, and strongly so (APPNOTE 4.4.4). */
static bool check_kind(struct zip_directory *directory, const struct zip_member *member)
{
    if (member->flags & (FLAG_ENCRYPTED | FLAG_STRONG))
        return zip_directory_refuse(directory, "“%s”已加密", member->shown);
    if ((member->mode & MODE_KIND) == MODE_LINK) /* a pipe is none: whoever packs what a program prints leaves one */
        return zip_directory_refuse(directory, "“%s”是符号链接", member->shown);
    if (member->method != ZIP_STORED && member->method != ZIP_DEFLATED)
        return zip_directory_refuse(directory, "“%s”的压缩方法（%u，%s）不能读取", member->shown, member->method,
                                    method_name(member->method));
    if (member->method == ZIP_STORED && member->packed != member->size)
        return zip_directory_refuse(directory, "“%s”的大小与目录不符", member->shown);
    return true;
}

/* Each name and kind, and how many are to be read. */
static bool check_members(struct zip_directory *directory)
{
    size_t read = 0;
    for (size_t i = 0; i < directory->count; i++) {
        struct zip_member *member = &directory->members[i];
        const char *wrong = name_fault(&directory->arena, member->name);
        if (wrong)
            return zip_directory_refuse(directory, "“%s”的%s", member->shown, wrong);
        if (!check_kind(directory, member))
            return false;
        member->passed_over = member->passed_over || is_passed_over(member->name);
        read += !member->passed_over;
    }
    return read <= ZIP_MEMBERS_MOST || zip_directory_refuse(directory, "成员超过%d个", ZIP_MEMBERS_MOST);
}

/* --- local headers --- */

/* Whether a local header says what the directory says; sizes that follow behind the data may be missing in it.  Bit 3 announces
 * these (APPNOTE 4.4.4): some writers then set all three fields to 0, some only the sizes or only the CRC, some none. */
static bool local_agrees(const struct zip_member *member, const unsigned char *local, const unsigned char *rest)
{
    uint64_t packed = zip_get32(local + 18), size = zip_get32(local + 22);
    uint64_t *fields[] = { &size, &packed };
    bool later = (member->flags | zip_get16(local + 6)) & FLAG_DESCRIPTOR;
    size_t name = zip_get16(local + 26);
    if (zip_get16(local + 8) != member->method || (zip_get16(local + 6) & (FLAG_ENCRYPTED | FLAG_STRONG)) ||
        name != member->name.len || memcmp(rest, member->name.at, name) != 0 ||
        !zip_directory_widen(rest + name, zip_get16(local + 28), fields, 2))
        return false;
    bool blank = later && zip_get32(local + 14) == 0 && packed == 0 && size == 0;
    bool sizes = (packed == member->packed && size == member->size) || (later && packed == 0 && size == 0);
    return blank || ((zip_get32(local + 14) == member->crc || (later && zip_get32(local + 14) == 0)) && sizes);
}

/* The extra field of a local header may be of another length than in the directory: only here is known where data begins. */
static bool check_local(struct zip_directory *directory, struct zip_member *member, unsigned char *rest)
{
    unsigned char local[LOCAL_SIZE];
    if (!zip_directory_bytes(directory, member->at, local, sizeof local))
        return false;
    size_t len = zip_get16(local + 26) + zip_get16(local + 28);
    if (zip_get32(local) != LOCAL_MARK || !zip_directory_bytes(directory, member->at + LOCAL_SIZE, rest, len) ||
        !local_agrees(member, local, rest))
        return zip_directory_refuse(directory, "“%s”的目录条目与其文件头不一致", member->shown);
    member->data = member->at + LOCAL_SIZE + len;
    if (member->data > directory->at || member->packed > directory->at - member->data)
        return zip_directory_refuse(directory, "“%s”与目录重叠", member->shown);
    member->end = member->data + member->packed;
    return true;
}

static int by_place(const void *left, const void *right)
{
    const struct zip_member *a = left, *b = right;
    return a->at < b->at ? -1 : a->at > b->at;
}

static int by_name(const void *left, const void *right)
{
    const struct zip_member *a = left, *b = right;
    int order = memcmp(a->name.at, b->name.at, a->name.len < b->name.len ? a->name.len : b->name.len);
    if (order == 0 && a->name.len != b->name.len)
        return a->name.len < b->name.len ? -1 : 1;
    return order;
}

/* Between two members nothing may lie that a reader from front to back would take for a member.  Such a reader stands behind the
 * data or behind its descriptor: 12 or, with 64 bits, 20 bytes, four more with a mark (APPNOTE 4.3.9). */
static bool check_gap(struct zip_directory *directory, uint64_t from, uint64_t to)
{
    static const unsigned behind[] = { 0, 12, 16, 20, 24 }; /* the lengths of what may follow a member's data */
    unsigned char mark[4];
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        if (from + behind[i] + LOCAL_SIZE > to)
            break;
        if (!zip_directory_bytes(directory, from + behind[i], mark, sizeof mark))
            return false;
        if (zip_get32(mark) == LOCAL_MARK)
            return zip_directory_refuse(directory, "有成员未列入目录");
    }
    return true;
}

/* By place in the file each member must begin behind the end of the one before; the gaps before, between and behind are looked
 * into. */
static bool check_places(struct zip_directory *directory)
{
    uint64_t free_from = 0;
    unsigned char *rest = arena_take(&directory->arena, LOCAL_REST_MOST);
    for (size_t i = 0; i < directory->count; i++)
        if (!check_local(directory, &directory->members[i], rest))
            return false;
    qsort(directory->members, directory->count, sizeof *directory->members, by_place);
    for (size_t i = 0; i < directory->count; i++) {
        const struct zip_member *member = &directory->members[i];
        if (member->at < free_from)
            return zip_directory_refuse(directory, "“%s”与另一成员重叠", member->shown);
        if (!check_gap(directory, free_from, member->at))
            return false;
        free_from = member->end;
    }
    return check_gap(directory, free_from, directory->at);
}

/* In the byte order of names, which is the order of reading: the same for every packer. */
static bool check_names(struct zip_directory *directory)
{
    qsort(directory->members, directory->count, sizeof *directory->members, by_name);
    for (size_t i = 1; i < directory->count; i++)
        if (by_name(&directory->members[i - 1], &directory->members[i]) == 0)
            return zip_directory_refuse(directory, "“%s”出现两次", directory->members[i].shown);
    return true;
}

bool zip_check(struct zip_directory *directory)
{
    return check_members(directory) && check_places(directory) && check_names(directory);
}
