/*
 * The reader of what goes to the PBoC: a loan-by-loan file with its companion, a message of A3326, and a package of one.
 *
 * The first byte of the input chooses: L a loan-by-loan file and its companion, l the same with a companion that is right about it
 * (a variant's MD5 is hardly ever), M a message, Z a package; parts stand between lines "==".  A verdict names a file and a line that
 * there is, in words that can be shown, and is the same whether doubts are asked for or not.  What is taken for good is what the
 * format says: whole lines of as many fields as the form has, and no other bytes under the same companion; a message that is packed
 * and taken apart again is the same.
 */
#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "reports/pboc_message.h"
#include "tests/fuzz/fuzz.h"

enum { PARTS_MOST = 4 };

static size_t count_of(struct str text, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == byte;
    return count;
}

/* The parts between lines "=="; the last has what is left. */
static void cut(struct str text, struct str *parts, size_t most)
{
    for (size_t i = 0; i < most; i++) {
        const char *end = i + 1 < most && text.len ? memmem(text.at, text.len, "==\n", 3) : NULL;
        size_t len = end ? (size_t) (end - text.at) : text.len;
        parts[i] = (struct str) { text.at, len };
        text = str_from(text, end ? len + 3 : len);
    }
}

static void check_finding(bool good, const struct pboc_finding *finding, size_t lines)
{
    AUTO_ARENA arena = { 0 };
    const char *words = pboc_finding_words(&arena, finding);
    FUZZ_HOLDS(good == (finding->fault == PBOC_GOOD));
    FUZZ_HOLDS(*pboc_fault_name(finding->fault) && utf8_valid(str_of(words)) && *words);
    FUZZ_HOLDS(good || finding->line <= lines);
}

static void take_doubt(void *context, size_t line, struct str note, const char *what)
{
    size_t *last = context;
    FUZZ_HOLDS(line >= *last && line > 0 && note.len > 0 && *what && utf8_valid(str_of(what)));
    *last = line;
}

/* What is good has whole lines, and is no longer so when one byte is another. */
static void check_good(struct arena *arena, struct pboc_loans file)
{
    const struct pboc_form *form = NULL;
    struct pboc_finding finding;
    for (size_t i = 0; pboc_form(i); i++)
        if (memmem(file.name.at, file.name.len, pboc_form(i)->name, 6))
            form = pboc_form(i);
    size_t lines = count_of(file.data, '\n');
    FUZZ_HOLDS(form && count_of(file.data, '|') == lines * (form->count - 1) && pboc_is_utf8(file.data));
    if (!file.data.len)
        return;
    char *other = arena_take(arena, file.data.len);
    memcpy(other, file.data.at, file.data.len);
    other[file.data.len / 2] ^= 1;
    file.data.at = other;
    FUZZ_HOLDS(!pboc_read_loans(&file, NULL, NULL, &finding));
}

/* A companion that says what is so. */
static struct str right_log(struct arena *arena, struct str name, struct str data)
{
    char sum[MD5_TEXT_SIZE];
    return str_of(arena_printf(arena, "%.*s\n%s\n%zu\n2018-03-31 00:00:00\n%zu\n", STR_FMT(name), md5_text(data, sum),
                               data.len, count_of(data, '\n')));
}

static void try_loans(struct arena *arena, struct str text, bool right)
{
    struct str parts[PARTS_MOST - 1];
    struct pboc_finding with, without;
    size_t last = 0;
    cut(text, parts, PARTS_MOST - 1);
    struct str name = str_trim(parts[0]);
    struct str stem = { name.at, name.len > 4 ? name.len - 4 : 0 };
    struct pboc_loans file = { .name = name,
                               .data = parts[1],
                               .log_name = str_of(arena_printf(arena, "%.*s.log", STR_FMT(stem))),
                               .log = right ? right_log(arena, name, parts[1]) : parts[2] };
    bool good = pboc_read_loans(&file, take_doubt, &last, &with);
    FUZZ_HOLDS(good == pboc_read_loans(&file, NULL, NULL, &without) && with.fault == without.fault &&
               with.line == without.line);
    check_finding(good, &with, count_of(file.data, '\n') + count_of(file.log, '\n') + 1);
    if (good)
        check_good(arena, file);
}

static bool same(const struct pboc_message *one, const struct pboc_message *other)
{
    return str_equal(one->head, other->head) && str_equal(one->data, other->data) && str_equal(one->note, other->note);
}

static void try_message(struct arena *arena, const struct pboc_message *message)
{
    AUTO_BUFFER package = { 0 };
    struct pboc_finding finding;
    struct pboc_message again;
    struct error err = { 0 };
    bool good = pboc_read_message(message, &finding);
    check_finding(good, &finding,
                  count_of(message->head, '\n') + count_of(message->data, '\n') + count_of(message->note, '\n') + 1);
    if (!good)
        return;
    FUZZ_HOLDS(message->head.len && message->note.len && count_of(message->data, '|') % 2 == 0);
    FUZZ_HOLDS(pboc_pack(message, &package, &err));
    FUZZ_HOLDS(pboc_unpack(arena, buffer_str(&package), message->name, &again) && same(message, &again));
}

static void try_package(struct arena *arena, struct str text)
{
    struct str parts[2];
    struct pboc_message message;
    cut(text, parts, 2);
    if (pboc_unpack(arena, parts[1], str_trim(parts[0]), &message))
        try_message(arena, &message);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    AUTO_ARENA arena = { 0 };
    struct str parts[PARTS_MOST];
    if (size < 2)
        return 0;
    struct str text = { (const char *) bytes + 1, size - 1 };
    if (bytes[0] == 'L' || bytes[0] == 'l')
        try_loans(&arena, text, bytes[0] == 'l');
    else if (bytes[0] == 'Z')
        try_package(&arena, text);
    else {
        cut(text, parts, PARTS_MOST);
        try_message(&arena, &(struct pboc_message) { str_trim(parts[0]), parts[1], parts[2], parts[3] });
    }
    return 0;
}
