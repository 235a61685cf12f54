/*
 * How it works: each file becomes a table of texts; a value in force ends where the next one of its name begins.
 */
#include "etl/policy.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/file.h"

/* An arena cannot grow a block in its place: the table moves to one of twice the size, and the old one goes with the arena. */
static void add_row(struct policy_table *table, struct arena *arena, size_t columns, const struct str *cells)
{
    table->columns = columns;
    if ((table->rows + 1) * columns > table->room) {
        size_t room = table->room ? table->room * 2 : columns * 64;
        struct str *more = arena_array(arena, room, sizeof *more);
        if (table->rows)
            memcpy(more, table->cells, table->rows * columns * sizeof *more);
        table->cells = more;
        table->room = room;
    }
    memcpy(table->cells + table->rows * columns, cells, columns * sizeof *cells);
    table->rows++;
}

/* PostgreSQL's date without end: comparisons with it need no case of their own. */
static struct str no_end(void)
{
    return (struct str) STR("infinity");
}

/* A member that must be there as plain text. */
static struct str text_member(const struct config_node *map, const char *key, struct config_mistakes *mistakes)
{
    const struct config_node *node = config_member(map, key);
    if (node && node->kind == CONFIG_SCALAR && node->text.len)
        return node->text;
    config_mistake_add(mistakes, node ? node : map, &CONFIG_VALUE, "Add it as plain text.",
                       "key \"%s\" is missing or no text", key);
    return (struct str) STR("");
}

/* Days must rise from one value to the next, or a span would end before it begins. */
static void read_param(struct policy *policy, struct arena *arena, const struct config_node *param,
                       struct config_mistakes *mistakes)
{
    const struct config_node *values = config_member(param, "values");
    const struct config_node *unit = config_member(param, "unit");
    struct str name = text_member(param, "name", mistakes), title = text_member(param, "title", mistakes), last = { 0 };
    if (!values || values->kind != CONFIG_LIST || !values->first) {
        config_mistake_add(mistakes, param, &CONFIG_VALUE, "List at least one {from, value}.",
                           "parameter \"%.*s\" has no values", STR_FMT(name));
        return;
    }
    for (const struct config_node *value = values->first; value; value = value->next) {
        day_number day;
        struct str from = text_member(value, "from", mistakes), text = text_member(value, "value", mistakes);
        if (!date_read_iso(from, &day) || (last.at && str_compare(from, last) <= 0))
            config_mistake_add(mistakes, value, &CONFIG_VALUE,
                               "Give days as YYYY-MM-DD, each later than the one before.",
                               "parameter \"%.*s\" has a wrong day \"%.*s\"", STR_FMT(name), STR_FMT(from));
        const struct config_node *next = value->next ? config_member(value->next, "from") : NULL;
        struct str cells[] = { name, from,  next ? next->text : no_end(),
                               text, title, unit ? unit->text : (struct str) STR("") };
        add_row(&policy->params, arena, sizeof cells / sizeof *cells, cells);
        last = from;
    }
}

static void read_params(struct policy *policy, struct arena *arena, const struct config_node *root,
                        struct config_mistakes *mistakes)
{
    for (const struct config_node *param = root->first; param; param = param->next)
        read_param(policy, arena, param, mistakes);
}

static void read_words(struct policy *policy, struct arena *arena, const struct config_node *root,
                       struct config_mistakes *mistakes)
{
    for (const struct config_node *list = root->first; list; list = list->next)
        for (const struct config_node *category = list->first; category; category = category->next)
            for (const struct config_node *word = category->first; word; word = word->next) {
                struct str cells[] = { list->key, word->text, category->key };
                if (word->kind != CONFIG_SCALAR || !word->text.len)
                    config_mistake_add(mistakes, word, &CONFIG_VALUE, "Give words as plain text.", "a word is no text");
                else
                    add_row(&policy->words, arena, 3, cells);
            }
}

static void read_articles(struct policy *policy, struct arena *arena, const struct config_node *root,
                          struct config_mistakes *mistakes)
{
    for (const struct config_node *article = root->first; article; article = article->next) {
        struct str cells[] = { text_member(article, "cite", mistakes), text_member(article, "gist", mistakes) };
        add_row(&policy->articles, arena, 2, cells);
    }
}

static const char *path_of(struct arena *arena, const char *conf, const char *name)
{
    return arena_printf(arena, "%s/policy/%s", conf, name);
}

static const struct config_node *parse(struct arena *arena, const char *conf, const char *name,
                                       struct config_mistakes *mistakes)
{
    const char *path = path_of(arena, conf, name);
    return file_exists(path) ? config_parse(arena, path, mistakes) : NULL;
}

static void mistake(struct config_mistakes *mistakes, const struct config_table *table, size_t row, const char *title)
{
    struct config_node place = { .file = table->file, .line = (int) row + 2, .column = 1 };
    struct str cell = config_cell(table, row, title);
    config_mistake_add(mistakes, &place, &CONFIG_VALUE, "Give days as YYYY-MM-DD and rates as 4.35.",
                       "column \"%s\" holds \"%.*s\"", title, STR_FMT(cell));
}

/* Digits with at most one point: numeric in the database, never a floating number here. */
static bool is_decimal(struct str text)
{
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += text.at[i] >= '0' && text.at[i] <= '9';
        points += text.at[i] == '.';
    }
    return digits > 0 && points <= 1 && digits + points == text.len;
}

/* The first day after row `at` on which the same kind and tenor has another rate.  Rows may stand in any order; some hundreds
 * of them are compared with each other in no time. */
static struct str next_from(const struct config_table *table, size_t at)
{
    struct str from = config_cell(table, at, "effective_from"), found = no_end();
    bool any = false;
    for (size_t i = 0; i < table->rows; i++) {
        struct str other = config_cell(table, i, "effective_from");
        if (str_equal(config_cell(table, i, "kind"), config_cell(table, at, "kind")) &&
            str_equal(config_cell(table, i, "tenor"), config_cell(table, at, "tenor")) &&
            str_compare(other, from) > 0 && (!any || str_compare(other, found) < 0)) {
            found = other;
            any = true;
        }
    }
    return found;
}

static void read_rates(struct policy *policy, struct arena *arena, const char *conf, struct config_mistakes *mistakes)
{
    static const char *const needed[] = { "kind", "tenor", "effective_from", "rate_percent", NULL };
    struct config_table table;
    const char *path = path_of(arena, conf, "rates.csv");
    if (!file_exists(path) || !config_read_table(arena, path, needed, &table, mistakes))
        return;
    for (size_t i = 0; i < table.rows; i++) {
        day_number day;
        struct str from = config_cell(&table, i, "effective_from"), rate = config_cell(&table, i, "rate_percent");
        if (!date_read_iso(from, &day))
            mistake(mistakes, &table, i, "effective_from");
        if (!is_decimal(rate))
            mistake(mistakes, &table, i, "rate_percent");
        struct str cells[] = { config_cell(&table, i, "kind"), config_cell(&table, i, "tenor"), from,
                               next_from(&table, i), rate };
        add_row(&policy->rates, arena, 5, cells);
    }
}

void policy_read(struct policy *policy, struct arena *arena, const char *conf, struct config_mistakes *mistakes)
{
    *policy = (struct policy) { 0 };
    const struct config_node *root;
    if ((root = parse(arena, conf, "parameters.yaml", mistakes)))
        read_params(policy, arena, root, mistakes);
    if ((root = parse(arena, conf, "words.yaml", mistakes)))
        read_words(policy, arena, root, mistakes);
    if ((root = parse(arena, conf, "articles.yaml", mistakes)))
        read_articles(policy, arena, root, mistakes);
    read_rates(policy, arena, conf, mistakes);
}
