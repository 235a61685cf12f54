/*
 * How it works: from both ends.  The extension and the date stand at the end, the feed at the front (the longest
 * that fits, so that roster_change is no roster of a sender "change"); what is left between is the sender.
 */
#include "etl/file_name.h"

#include <strings.h>

enum { DATE_DIGITS = 8, RESUBMISSION_DIGITS = 6 };

/* `name.len > len`: a file called ".gz" has no name before its extension. */
bool file_name_has_extension(struct str name, const char *extension)
{
    size_t len = strlen(extension);
    return name.len > len && strncasecmp(name.at + name.len - len, extension, len) == 0;
}

static bool has_any(struct str name, const char *const *extensions)
{
    for (; *extensions; extensions++)
        if (file_name_has_extension(name, *extensions))
            return true;
    return false;
}

/* "~$" is the lock file that Excel leaves beside an open workbook; ".filepart" is WinSCP's unfinished upload. */
bool file_name_is_passed_over(struct str name)
{
    static const char *const unfinished[] = { ".part", ".tmp", ".filepart", ".ok", ".log", NULL };
    return str_starts(name, ".") || str_starts(name, "~$") || has_any(name, unfinished);
}

/* From the last point on; a point at the very beginning is no extension. */
static struct str cut_extension(struct str name)
{
    for (size_t at = name.len; at > 1; at--)
        if (name.at[at - 1] == '.')
            return (struct str) { name.at, at - 1 };
    return name;
}

/* x.csv.gz → x, x.gz → x, but x.2018.gz → x.2018: a second extension goes only where it is one that can be packed. */
struct str file_name_stem(struct str name)
{
    static const char *const inner[] = { ".csv", ".txt", ".dat", NULL };
    static const char *const packed[] = { ".gz", ".zip", NULL };
    struct str stem = cut_extension(name);
    return has_any(name, packed) && has_any(stem, inner) ? cut_extension(stem) : stem;
}

/* All spellings are made instead of the folder being read: a listing would race with whoever is writing there, and 36 names
 * cost nothing.  The loop takes one extension off at a time until the stem is reached; the bound guards the caller's room. */
size_t file_name_companions(struct arena *arena, struct str name, const char **names)
{
    static const char *const endings[] = { ".ok",  ".OK",  ".Ok",  ".oK",  ".log", ".LOG",
                                           ".Log", ".lOg", ".loG", ".LOg", ".LoG", ".lOG" };
    enum { ENDINGS = sizeof endings / sizeof *endings };
    struct str shortest = file_name_stem(name);
    size_t count = 0;
    while (count + ENDINGS <= FILE_NAME_COMPANIONS) {
        for (size_t i = 0; i < ENDINGS; i++)
            names[count++] = arena_printf(arena, "%.*s%s", STR_FMT(name), endings[i]);
        if (name.len == shortest.len)
            break;
        name = cut_extension(name);
    }
    return count;
}

/* Takes "_<digits>" of `least` to `most` digits off the end. */
static bool take_number(struct str *text, size_t least, size_t most, struct str *digits)
{
    size_t len = 0;
    while (len < text->len && text->at[text->len - 1 - len] >= '0' && text->at[text->len - 1 - len] <= '9')
        len++;
    if (len < least || len > most || len == text->len || text->at[text->len - 1 - len] != '_')
        return false;
    *digits = (struct str) { text->at + text->len - len, len };
    text->len -= len + 1;
    return true;
}

/* The longest feed name that stands at the front with a "_" behind it; NULL: none. */
static const struct feed *longest_feed(struct str name)
{
    const struct feed *best = NULL;
    for (size_t i = 0; feed_at(i); i++) {
        const struct feed *feed = feed_at(i);
        size_t len = strlen(feed->name);
        if (str_starts(name, feed->name) && name.len > len && name.at[len] == '_' &&
            (!best || len > strlen(best->name)))
            best = feed;
    }
    return best;
}

/* Reads the date and number at the end of `stem`, which they leave. */
static bool read_end(struct str *stem, struct file_name *name)
{
    struct str digits;
    long long number = 1;
    if (take_number(stem, 1, RESUBMISSION_DIGITS, &digits))
        (void) str_number(digits, &number);
    name->resubmission = (int) number;
    if (!take_number(stem, DATE_DIGITS, DATE_DIGITS, &digits)) {
        name->fault = "文件名中没有八位日期";
        return false;
    }
    if (!date_read_iso(digits, &name->business_date)) {
        name->business_date = DATE_NONE;
        name->fault = "文件名中的日期不存在";
    } else if (number < 1) {
        name->fault = "文件名中的版次应从1起";
    }
    return true;
}

/* The end is read even where the front fits no feed: the business date belongs into the list of files all the same. */
struct file_name file_name_read(struct str name)
{
    static const char *const extensions[] = { ".csv", ".txt", ".dat", ".gz", ".zip", ".xlsx", ".xls", NULL };
    struct file_name read = { .business_date = DATE_NONE,
                              .resubmission = 1,
                              .known_extension = has_any(name, extensions) };
    struct str stem = file_name_stem(name);
    read.feed = longest_feed(stem);
    if (!read_end(&stem, &read))
        return read;
    size_t len = read.feed ? strlen(read.feed->name) + 1 : 0;
    if (!read.feed)
        read.fault = "文件名开头不是已知的数据类别";
    else if (stem.len <= len)
        read.fault = "文件名中没有报送单位";
    else
        read.sender = str_from(stem, len);
    return read;
}
