/*
 * How it works: for each separator the leading records are cut and their fields looked up among the layout's
 * titles; the first record with all required columns is the header.  The one that came nearest tells, where there
 * is none, what is missing.
 *
 * The records come from the same cutter as the rows will (etl/records.c), here fed from memory: a header found is then a
 * header that reading will meet again, at the same line and behind the same number of records.
 */
#include "etl/header.h"

static const char separators[] = { ',', '\t', '|', ';', '\x01', '\x1F' };
/* A title counts as near with at most three characters changed; of a table's titles so many are told. */
enum { SEPARATORS = sizeof separators, NEAREST_DISTANCE = 4, SEEN_MOST = 60 };

/* One record looked at as a header. */
struct candidate {
    struct header header;
    struct str *fields;          /* decoded, in the arena */
    int matched, missing, twice; /* twice: a column that two fields claim, or -1 */
    bool valid;
};

struct memory_source {
    struct str rest;
};

/* A record_source over the head. */
static size_t read_memory(void *context, char *at, size_t room)
{
    struct memory_source *source = context;
    size_t len = source->rest.len < room ? source->rest.len : room;
    if (len)
        memcpy(at, source->rest.at, len);
    source->rest = str_from(source->rest, len);
    return len;
}

/* A title under a unit that its column cannot have, 贷款余额(户) say, is another title. */
static const struct title *find_title(const struct layout *layout, struct str base, enum unit unit)
{
    for (size_t i = 0; i < layout->count; i++) {
        const struct title *title = &layout->titles[i];
        if (str_equal(title->base, base) && unit_fits(layout->feed->columns[title->column].type, unit))
            return title;
    }
    return NULL;
}

/* Looks each field of the record up. */
static void match(const struct header_search *search, struct candidate *candidate)
{
    struct header *header = &candidate->header;
    int *field_column = arena_array(search->arena, header->fields + 1, sizeof *field_column);
    for (int i = 0; i < search->layout->feed->column_count; i++)
        header->place[i] = -1;
    candidate->twice = -1;
    for (size_t i = 0; i < header->fields; i++) {
        enum unit unit;
        struct str base = title_read(search->arena, candidate->fields[i], &unit);
        const struct title *title = base.len ? find_title(search->layout, base, unit) : NULL;
        field_column[i] = title ? title->column : -1;
        if (!title)
            continue;
        candidate->matched++;
        if (header->place[title->column] >= 0)
            candidate->twice = title->column;
        header->place[title->column] = (int) i;
        header->unit[title->column] = unit;
        header->monthly[title->column] = title->monthly;
    }
    header->field_column = field_column;
    for (int i = 0; i < search->layout->feed->column_count; i++)
        candidate->missing += search->layout->feed->columns[i].required && header->place[i] < 0;
}

/* Cuts and decodes a record, by way of `fields` (room for the most columns); empty where it cannot be. */
static void look(const struct header_search *search, char separator, struct record record, struct str *fields,
                 struct candidate *candidate)
{
    struct str text;
    candidate->valid = !record.too_long && decoder_read(search->decoder, record.bytes, &text);
    if (!candidate->valid)
        return;
    text = str_keep(search->arena, text);
    struct field_cut cut = { .separator = separator,
                             .quoting = separator_quotes(separator),
                             .max_field = search->max_field };
    cut.scratch = arena_take(search->arena, text.len + 1);
    cut.most = search->max_columns;
    cut.fields = fields;
    enum reject_code fault = fields_cut(&cut, text);
    candidate->fields = arena_array(search->arena, cut.count < cut.most ? cut.count : cut.most, sizeof *fields);
    memcpy(candidate->fields, fields, (cut.count < cut.most ? cut.count : cut.most) * sizeof *fields);
    candidate->header.fields = fault == REJECT_NONE && cut.count <= cut.most ? cut.count : 0;
    candidate->header.fault = cut.count > cut.most ? REJECT_LIMIT : REJECT_NONE;
    while (candidate->header.fields && candidate->fields[candidate->header.fields - 1].len == 0)
        candidate->header.fields--;
    candidate->header.separator = separator;
    candidate->header.line = record.line;
    match(search, candidate);
}

/* What a search works with, from separator to separator. */
struct attempt {
    const struct header_search *search;
    struct records records;
    struct memory_source source;
    struct str *fields;
    struct candidate best;
    uint64_t quote; /* the line of a quote that stays open; 0: none */
};

/* Looks for the header with this separator, and keeps the best that was seen; true where it is one. */
static bool try_separator(struct attempt *attempt, char separator)
{
    struct records *records = &attempt->records;
    struct record record;
    enum records_end end = RECORDS_MORE;
    attempt->source.rest = attempt->search->head;
    records_restart(records);
    records->separator = separator;
    records->quoting = separator_quotes(separator);
    for (int i = 0; i < HEADER_RECORDS && (end = records_next(records, &record)) == RECORDS_MORE; i++) {
        struct candidate candidate = { .header.records_before = i };
        look(attempt->search, separator, record, attempt->fields, &candidate);
        if (!candidate.valid)
            continue;
        const struct candidate *best = &attempt->best;
        bool found = candidate.missing == 0 && candidate.matched > 0;
        if (found || candidate.matched > best->matched || (candidate.header.fault && !best->matched))
            attempt->best = candidate;
        if (found)
            return true;
    }
    if (end == RECORDS_QUOTE_OPEN && !attempt->quote)
        attempt->quote = records->opened_on;
    return false;
}

/* What a column is called to the sender: its first Chinese title, its name in English only where it has no other. */
static const char *title_of(const struct layout *layout, int column)
{
    const struct title *chosen = NULL;
    for (size_t i = 0; i < layout->count; i++)
        if (layout->titles[i].column == column)
            chosen = chosen && chosen->written.at != layout->titles[i].written.at &&
                             !str_is(chosen->written, layout->feed->columns[column].name)
                         ? chosen
                         : &layout->titles[i];
    return chosen ? chosen->written.at : "";
}

static void join(struct buffer *text, const char *between, struct str piece)
{
    if (text->len)
        buffer_add_text(text, between);
    buffer_add(text, piece);
}

/* Takes the unknown title nearest to `base`, where it is nearer than `*least`: one that shares no character with a short title
 * is as far as that is long, and near to nothing. */
static void take_nearer(const struct header_search *search, const struct candidate *best, struct str base,
                        unsigned *least, struct str *found)
{
    for (size_t i = 0; i < best->header.fields; i++) {
        enum unit unit;
        struct str seen = title_read(search->arena, best->fields[i], &unit);
        unsigned distance = str_distance(seen, base);
        if (best->header.field_column[i] >= 0 || !seen.len || distance >= *least || distance >= str_characters(base))
            continue;
        *least = distance;
        *found = best->fields[i];
    }
}

/* The unknown title nearest to a column's; empty where none is near. */
static struct str nearest(const struct header_search *search, const struct candidate *best, int column)
{
    struct str found = { 0 };
    unsigned least = NEAREST_DISTANCE;
    for (size_t i = 0; i < search->layout->count; i++)
        if (search->layout->titles[i].column == column)
            take_nearer(search, best, search->layout->titles[i].base, &least, &found);
    return found;
}

static const char *explain_missing(const struct header_search *search, const struct candidate *best)
{
    AUTO_BUFFER missing = { 0 };
    AUTO_BUFFER seen = { 0 };
    const struct feed *feed = search->layout->feed;
    for (int i = 0; i < feed->column_count; i++) {
        if (!feed->columns[i].required || best->header.place[i] >= 0)
            continue;
        struct str near = nearest(search, best, i);
        const char *title = title_of(search->layout, i);
        const char *text = near.at ? arena_printf(search->arena, "“%s”（最接近的列是“%.*s”）", title, STR_FMT(near))
                                   : arena_printf(search->arena, "“%s”", title);
        join(&missing, "、", str_of(text));
    }
    for (size_t i = 0; i < best->header.fields && i < SEEN_MOST; i++)
        join(&seen, "、", best->fields[i]);
    return arena_printf(search->arena, "缺少必填列%s；文件第%llu行的列有：%s", buffer_text(&missing),
                        (unsigned long long) best->header.line, buffer_text(&seen));
}

static const char *ignored_titles(const struct header_search *search, const struct candidate *best)
{
    AUTO_BUFFER ignored = { 0 };
    for (size_t i = 0; i < best->header.fields && i < SEEN_MOST; i++)
        if (best->header.field_column[i] < 0 && best->fields[i].len)
            join(&ignored, "、", best->fields[i]);
    return ignored.len ? arena_text(search->arena, buffer_str(&ignored)) : NULL;
}

/* The best candidate says more than none: that a column is missing is told even where another separator met an open quote. */
static void judge(const struct header_search *search, struct candidate *best, bool found, uint64_t quote,
                  struct header *header)
{
    *header = best->header;
    if (found && best->twice >= 0) {
        header->fault = REJECT_COLUMN_TWICE;
        header->reason =
            arena_printf(search->arena, "字段“%s”有两列，请删去一列", title_of(search->layout, best->twice));
    } else if (found) {
        header->ignored = ignored_titles(search, best);
    } else if (best->matched) {
        header->fault = REJECT_COLUMN_MISSING;
        header->reason = explain_missing(search, best);
    } else if (quote) {
        header->fault = REJECT_QUOTE;
        header->reason =
            arena_printf(search->arena, "第%llu行开始的双引号没有结束，找不到表头", (unsigned long long) quote);
    } else if (header->fault == REJECT_LIMIT) {
        header->reason = arena_printf(search->arena, "列数超过上限%zu列", search->max_columns);
    } else {
        header->fault = REJECT_HEADER;
        header->reason = arena_printf(search->arena, "前%d条记录内找不到表头：没有一列是%s应有的列", HEADER_RECORDS,
                                      search->layout->feed->title);
    }
}

void header_find(const struct header_search *search, struct header *header)
{
    struct attempt attempt = { .search = search };
    bool found = false;
    attempt.fields = arena_array(search->arena, search->max_columns, sizeof *attempt.fields);
    records_open(&attempt.records, read_memory, &attempt.source, search->max_field, search->max_record);
    for (size_t i = 0; i < SEPARATORS && !found; i++)
        found = try_separator(&attempt, separators[i]);
    records_close(&attempt.records);
    judge(search, &attempt.best, found, attempt.quote, header);
}

void header_keep(struct header *header, struct arena *arena)
{
    int *columns = arena_array(arena, header->fields + 1, sizeof *columns);
    if (header->field_column)
        memcpy(columns, header->field_column, header->fields * sizeof *columns);
    header->field_column = columns;
    header->ignored = header->ignored ? arena_text(arena, str_of(header->ignored)) : NULL;
    header->reason = header->reason ? arena_text(arena, str_of(header->reason)) : NULL;
}
