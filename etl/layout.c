/*
 * How it works: the YAML says feed → column → title or titles; each title is folded once, here, as the files'
 * titles will be, so that comparing is a comparison of bytes.
 */
#include "etl/layout.h"

#include "etl/values.h"

/* A title that is nothing but a unit stays as it is. */
static bool take_unit(struct str *base, const char *ending)
{
    size_t len = strlen(ending);
    if (base->len <= len || !str_ends(*base, ending))
        return false;
    base->len -= len;
    return true;
}

struct str title_read(struct arena *arena, struct str written, enum unit *unit)
{
    static const struct {
        const char *ending;
        enum unit unit;
    } units[] = {
        { "(元)", UNIT_YUAN },
        { "(万元)", UNIT_WAN },
        { "(%)", UNIT_PERCENT },
        { "(\xE2\x80\xB0)", UNIT_PERMILLE },
    };
    struct str base = value_fold_title(arena, written);
    *unit = UNIT_NONE;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (take_unit(&base, units[i].ending)) {
            *unit = units[i].unit;
            break;
        }
    return base;
}

/* Shares are percent; a share in ‰ would be a tenth of what it says, and is not taken. */
bool unit_fits(enum column_type type, enum unit unit)
{
    if (unit == UNIT_NONE)
        return true;
    if (type == COLUMN_MONEY)
        return unit == UNIT_YUAN || unit == UNIT_WAN;
    if (type == COLUMN_RATE)
        return unit == UNIT_PERCENT || unit == UNIT_PERMILLE;
    return type == COLUMN_SHARE && unit == UNIT_PERCENT;
}

struct reading {
    struct arena *arena;
    struct config_mistakes *mistakes;
    struct title *titles;
    size_t count;
};

/* 月利率 tells a rate a month, which is made one a year when it is read (etl/check.c). */
static void add_title(struct reading *reading, struct str written, int column)
{
    enum unit unit;
    struct title *title = &reading->titles[reading->count++];
    title->base = title_read(reading->arena, written, &unit);
    title->written = written;
    title->column = column;
    title->monthly =
        title->base.len >= strlen("月利率") && memmem(title->base.at, title->base.len, "月利率", strlen("月利率"));
}

/* At most this many titles: a column's name, its one title, and those of a list. */
static size_t titles_in(const struct config_node *columns)
{
    size_t count = 0;
    for (const struct config_node *column = columns->first; column; column = column->next) {
        count += 2;
        for (const struct config_node *title = column->first; title; title = title->next)
            count++;
    }
    return count;
}

/* The name first, so that a Chinese title, where there is one, is what title_of() in etl/header.c finds behind it. */
static void read_column(struct reading *reading, const struct feed *feed, const struct config_node *column)
{
    int index = feed_column_named(feed, column->key);
    if (index < 0) {
        config_mistake_add(reading->mistakes, column, &CONFIG_UNKNOWN_KEY, "Use a column name of the contract.",
                           "feed \"%s\" has no column \"%.*s\"", feed->name, STR_FMT(column->key));
        return;
    }
    add_title(reading, column->key, index);
    if (column->kind == CONFIG_SCALAR)
        add_title(reading, column->text, index);
    for (const struct config_node *title = column->first; title; title = title->next)
        if (title->kind == CONFIG_SCALAR)
            add_title(reading, title->text, index);
        else
            config_mistake_add(reading->mistakes, title, &CONFIG_VALUE, "Give a title as plain text.",
                               "a title is no text");
}

/* A column that the layout does not name could never be found. */
static void check_complete(const struct reading *reading, const struct feed *feed, const struct config_node *node)
{
    for (int i = 0; i < feed->column_count; i++) {
        bool found = false;
        for (size_t j = 0; j < reading->count; j++)
            found = found || reading->titles[j].column == i;
        if (!found)
            config_mistake_add(reading->mistakes, node, &CONFIG_VALUE, "Add the column with its title.",
                               "feed \"%s\" lacks column \"%s\"", feed->name, feed->columns[i].name);
    }
}

static bool read_feed(struct layout *layout, struct arena *arena, const struct config_node *node,
                      struct config_mistakes *mistakes)
{
    const struct feed *feed = feed_named(node->key);
    if (!feed)
        config_mistake_add(mistakes, node, &CONFIG_UNKNOWN_KEY, "Use a feed's name.", "unknown feed \"%.*s\"",
                           STR_FMT(node->key));
    if (!feed)
        return false;
    struct reading reading = { .arena = arena, .mistakes = mistakes };
    reading.titles = arena_array(arena, titles_in(node), sizeof *reading.titles);
    for (const struct config_node *column = node->first; column; column = column->next)
        read_column(&reading, feed, column);
    check_complete(&reading, feed, node);
    *layout = (struct layout) { feed, reading.titles, reading.count };
    return true;
}

/* A file of a feed without a layout could not be read. */
static void check_all_feeds(const struct layouts *layouts, const struct config_node *feeds,
                            struct config_mistakes *mistakes)
{
    for (size_t i = 0; feed_at(i); i++)
        if (!layout_of(layouts, feed_at(i)))
            config_mistake_add(mistakes, feeds, &CONFIG_VALUE, "Add the feed with the titles of its columns.",
                               "feed \"%s\" has no layout", feed_at(i)->name);
}

void layouts_read(struct layouts *layouts, struct arena *arena, const char *path, struct config_mistakes *mistakes)
{
    *layouts = (struct layouts) { 0 };
    const struct config_node *root = config_parse(arena, path, mistakes);
    const struct config_node *feeds = root ? config_member(root, "feeds") : NULL;
    if (root && !feeds)
        config_mistake_add(mistakes, root, &CONFIG_VALUE, "Begin with the key \"feeds\".", "key \"feeds\" is missing");
    if (!feeds)
        return;
    size_t count = 0;
    for (const struct config_node *node = feeds->first; node; node = node->next)
        count++;
    struct layout *items = arena_array(arena, count, sizeof *items);
    for (const struct config_node *node = feeds->first; node; node = node->next)
        layouts->count += read_feed(&items[layouts->count], arena, node, mistakes);
    layouts->items = items;
    check_all_feeds(layouts, feeds, mistakes);
}

const struct layout *layout_of(const struct layouts *layouts, const struct feed *feed)
{
    for (size_t i = 0; i < layouts->count; i++)
        if (layouts->items[i].feed == feed)
            return &layouts->items[i];
    return NULL;
}
