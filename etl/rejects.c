/*
 * How it works: two temporary files of records, each in the order of lines, merged when they are written.
 *
 * A file may be refused row by row, and the list must not live in memory.  The second list exists because a row that
 * repeats a key is known only after the last row was read.  Values are made safe for the database here: NUL cannot
 * be kept and becomes \x00.
 */
#include "etl/rejects.h"

#include <stdio.h>
#include <stdlib.h>

enum { LISTS = 2, TEXTS = 3, TABLE_COLUMNS = 12 };
#define NO_TEXT UINT32_MAX

/* What stands before a fault's texts in the temporary file; only this program reads it, in this run. */
struct stored {
    uint64_t line;
    int64_t key;
    int32_t column;
    int32_t code;
    uint32_t sizes[TEXTS]; /* value, raw, id18; NO_TEXT: null */
    bool cell;
};

struct rejects {
    const struct feed *feed;
    FILE *lists[LISTS];
    int list;
};

struct rejects *rejects_new(const struct feed *feed)
{
    struct rejects *rejects = memory_take(sizeof *rejects);
    rejects->feed = feed;
    return rejects;
}

void rejects_second(struct rejects *rejects)
{
    rejects->list = 1;
}

/* Cut at a character; with \x00 for NUL. */
static struct str safe(struct arena *arena, struct str text)
{
    size_t nuls = 0, len = 0;
    if (text.len > REJECT_RAW_MOST) {
        text.len = REJECT_RAW_MOST;
        while (text.len && ((unsigned char) text.at[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    for (size_t i = 0; i < text.len; i++)
        nuls += text.at[i] == '\0';
    if (!nuls)
        return text;
    char *out = arena_take(arena, text.len + 3 * nuls);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i])
            out[len++] = text.at[i];
        else
            len += (size_t) (stpcpy(out + len, "\\x00") - (out + len));
    return (struct str) { out, len };
}

/* The file is made with the first fault: most files have none. */
static bool write_one(struct rejects *rejects, const struct stored *head, const struct str *texts, struct error *err)
{
    FILE **list = &rejects->lists[rejects->list];
    if (!*list && !(*list = tmpfile()))
        return error_system(err, &FILE_IO, "could not make a temporary file");
    bool good = fwrite(head, sizeof *head, 1, *list) == 1;
    for (int i = 0; good && i < TEXTS; i++)
        if (head->sizes[i] != NO_TEXT && head->sizes[i])
            good = fwrite(texts[i].at, head->sizes[i], 1, *list) == 1;
    return good || error_system(err, &FILE_IO, "could not write to a temporary file");
}

/* By column name, what is the whole row's first: the order in which they are listed.  By name and not by place, since it is names
 * that the list shows; the sort is a stable one over a handful. */
static void sort_faults(const struct feed *feed, struct row *row)
{
    for (int i = 1; i < row->fault_count; i++)
        for (int j = i; j > 0; j--) {
            struct row_fault *a = &row->faults[j - 1], *b = &row->faults[j];
            bool swap = b->column < 0 ? a->column >= 0
                                      : a->column >= 0 &&
                                            strcmp(feed->columns[a->column].name, feed->columns[b->column].name) > 0;
            if (!swap)
                break;
            struct row_fault kept = *a;
            *a = *b;
            *b = kept;
        }
}

bool rejects_add(struct rejects *rejects, struct row *row, struct str raw, struct error *err)
{
    sort_faults(rejects->feed, row);
    struct str id18 = { 0 };
    if (row->id_text.at && row->id.form != ID_FORM_OTHER)
        id18 = str_of(row->id.text);
    for (int i = 0; i < row->fault_count; i++) {
        const struct row_fault *fault = &row->faults[i];
        struct str texts[TEXTS] = { safe(row->arena, fault->value), safe(row->arena, raw), id18 };
        struct stored head = { .line = row->line,
                               .key = row->key,
                               .column = fault->column,
                               .code = (int32_t) fault->code,
                               .cell = !row->rejected };
        for (int j = 0; j < TEXTS; j++)
            head.sizes[j] = texts[j].at ? (uint32_t) texts[j].len : NO_TEXT;
        if (!write_one(rejects, &head, texts, err))
            return false;
    }
    return true;
}

/* One record read back. */
struct read_back {
    struct stored head;
    char *texts[TEXTS];
    size_t rooms[TEXTS];
    bool there;
};

/* Into room that grows with the longest text; a list that was never begun has simply ended. */
static bool read_next(FILE *list, struct read_back *back, struct error *err)
{
    back->there = list && fread(&back->head, sizeof back->head, 1, list) == 1;
    if (!back->there)
        return !list || !ferror(list) || error_system(err, &FILE_IO, "could not read back a temporary file");
    for (int i = 0; i < TEXTS; i++) {
        uint32_t size = back->head.sizes[i];
        void *at = back->texts[i];
        if (size == NO_TEXT)
            continue;
        memory_grow(&at, &back->rooms[i], size + 1, 1);
        back->texts[i] = at;
        if (size && fread(back->texts[i], size, 1, list) != 1)
            return error_system(err, &FILE_IO, "could not read back a temporary file");
    }
    return true;
}

static void copy_stored_text(struct copy *copy, const struct read_back *back, int i)
{
    if (back->head.sizes[i] == NO_TEXT)
        copy_null(copy);
    else
        copy_text(copy, (struct str) { back->texts[i], back->head.sizes[i] });
}

/* Where records go, and what they need for it. */
struct target {
    struct copy *copy;
    const struct feed *feed;
    int file;
    const struct parts *parts;
};

/* The member and its own line. */
static void copy_place(const struct target *target, uint64_t line)
{
    const struct part *part = parts_at(target->parts, line);
    if (part && part->member)
        copy_text(target->copy, str_of(part->member));
    else
        copy_null(target->copy);
    copy_bigint(target->copy, (int64_t) (part ? line - part->first_line + 1 : line));
}

static void copy_one(const struct target *target, const struct read_back *back, int ordinal)
{
    struct copy *copy = target->copy;
    enum reject_code code = (enum reject_code) back->head.code;
    copy_row(copy, TABLE_COLUMNS);
    copy_int(copy, target->file);
    copy_int(copy, ordinal);
    copy_place(target, back->head.line);
    if (back->head.column < 0)
        copy_null(copy);
    else
        copy_text(copy, str_of(target->feed->columns[back->head.column].name));
    copy_stored_text(copy, back, 0);
    copy_text(copy, str_of(reject_code_name(code)));
    copy_text(copy, str_of(reject_code_sentence(code)));
    copy_bool(copy, back->head.cell);
    copy_stored_text(copy, back, 1);
    if (back->head.key)
        copy_bigint(copy, back->head.key);
    else
        copy_null(copy);
    copy_stored_text(copy, back, 2);
}

/* Of one line the first list's faults come first. */
static bool merge(const struct target *target, struct rejects *rejects, struct read_back *backs, struct error *err)
{
    for (int ordinal = 1; backs[0].there || backs[1].there; ordinal++) {
        int next = !backs[0].there || (backs[1].there && backs[1].head.line < backs[0].head.line);
        copy_one(target, &backs[next], ordinal);
        if (!copy_flush(target->copy, err) || !read_next(rejects->lists[next], &backs[next], err))
            return false;
    }
    return true;
}

bool rejects_store(struct rejects *rejects, struct database *db, int file, const struct parts *parts, struct error *err)
{
    struct copy *copy;
    struct read_back backs[LISTS] = { 0 };
    if (!rejects->lists[0] && !rejects->lists[1])
        return true;
    if (!copy_begin(&copy, db, "load/reject_copy.sql", err))
        return false;
    bool good = true;
    for (int i = 0; i < LISTS; i++) {
        if (rejects->lists[i])
            rewind(rejects->lists[i]);
        good = good && read_next(rejects->lists[i], &backs[i], err);
    }
    good = good && merge(&(struct target) { copy, rejects->feed, file, parts }, rejects, backs, err);
    if (good)
        good = copy_end(&copy, err);
    else
        copy_abandon(&copy);
    for (int i = 0; i < LISTS * TEXTS; i++) {
        void *at = backs[i / TEXTS].texts[i % TEXTS];
        if (at)
            memory_give_back(&at);
    }
    return good;
}

void rejects_free(struct rejects **rejects)
{
    if (!*rejects)
        return;
    for (int i = 0; i < LISTS; i++)
        if ((*rejects)->lists[i])
            (void) fclose((*rejects)->lists[i]);
    void *at = *rejects;
    memory_give_back(&at);
    *rejects = NULL;
}
