/*
 * How it works: some thirty lines are kept as they are and walked; a bank's codes are its sender code unless the
 * column bank_codes names others.
 */
#include "etl/senders.h"

#include "etl/feed.h"

struct str sender_next_word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t len = 0;
    while (len < rest->len && !memchr(" ;,\t", rest->at[len], 4))
        len++;
    if (len == 0)
        return (struct str) { 0 };
    struct str word = { rest->at, len };
    *rest = str_from(*rest, len < rest->len ? len + 1 : len);
    return word;
}

static bool has_word(struct str words, struct str sought)
{
    struct str word;
    while ((word = sender_next_word(&words)).at)
        if (str_equal(word, sought))
            return true;
    return false;
}

static void mistake(struct config_mistakes *mistakes, const struct config_table *table, size_t row, const char *title,
                    const char *remedy)
{
    int column = 1;
    for (size_t i = 0; i < table->columns; i++)
        if (str_is(table->titles[i], title))
            column = (int) i + 1;
    struct config_node place = { .file = table->file, .line = (int) row + 2, .column = column };
    struct str cell = config_cell(table, row, title);
    config_mistake_add(mistakes, &place, &CONFIG_VALUE, remedy, "column \"%s\" holds \"%.*s\"", title, STR_FMT(cell));
}

static void check_feeds(struct config_mistakes *mistakes, const struct config_table *table, size_t row,
                        struct str feeds)
{
    struct str word;
    while ((word = sender_next_word(&feeds)).at)
        if (!feed_named(word))
            mistake(mistakes, table, row, "feeds", "Name feeds of the contract, with blanks between.");
}

/* As long as the PBoC's forms want them, or not there at all. */
static void check_codes(struct config_mistakes *mistakes, const struct config_table *table, size_t row)
{
    static const struct {
        const char *title, *remedy;
        size_t len;
    } codes[] = { { "credit_code", "Give the 18 characters of the credit code, or nothing.", 18 },
                  { "institution_class", "Give the 4 characters of the institution class, or nothing.", 4 },
                  { "institution_code", "Give the 14 characters of the institution code, or nothing.", 14 } };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct str cell = config_cell(table, row, codes[i].title);
        size_t plain = 0;
        while (plain < cell.len &&
               strchr("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", cell.at[plain]))
            plain++;
        if (cell.len && (cell.len != codes[i].len || plain < cell.len))
            mistake(mistakes, table, row, codes[i].title, codes[i].remedy);
    }
}

static void read_row(struct sender *sender, const struct config_table *table, size_t row,
                     struct config_mistakes *mistakes)
{
    long long county = 0;
    struct str county_code = config_cell(table, row, "county_code"), since = config_cell(table, row, "since");
    *sender = (struct sender) {
        .code = config_cell(table, row, "sender"),
        .kind = config_cell(table, row, "kind"),
        .name = config_cell(table, row, "name"),
        .feeds = config_cell(table, row, "feeds"),
        .bank_codes = config_cell(table, row, "bank_codes"),
        .credit_code = config_cell(table, row, "credit_code"),
        .institution_class = config_cell(table, row, "institution_class"),
        .institution_code = config_cell(table, row, "institution_code"),
        .since = DATE_NONE,
    };
    if (sender->code.len == 0)
        mistake(mistakes, table, row, "sender", "Give the sender's code.");
    if (!str_is(sender->kind, "office") && !str_is(sender->kind, "bank") && !str_is(sender->kind, "county"))
        mistake(mistakes, table, row, "kind", "Give office, bank or county.");
    if (county_code.len && !str_number(county_code, &county))
        mistake(mistakes, table, row, "county_code", "Give six digits, or nothing.");
    if (since.len && !date_read_iso(since, &sender->since))
        mistake(mistakes, table, row, "since", "Give a day as YYYY-MM-DD, or nothing.");
    check_feeds(mistakes, table, row, sender->feeds);
    check_codes(mistakes, table, row);
    sender->county = county;
    if (str_is(sender->kind, "bank") && sender->bank_codes.len == 0)
        sender->bank_codes = sender->code;
}

void senders_read(struct senders *senders, struct arena *arena, const char *path, struct config_mistakes *mistakes)
{
    static const char *const needed[] = { "sender", "kind", "name", "feeds", NULL };
    struct config_table table;
    *senders = (struct senders) { 0 };
    if (!config_read_table(arena, path, needed, &table, mistakes))
        return;
    struct sender *items = arena_array(arena, table.rows, sizeof *items);
    for (size_t i = 0; i < table.rows; i++) {
        read_row(&items[i], &table, i, mistakes);
        for (size_t j = 0; j < i; j++)
            if (str_equal(items[i].code, items[j].code))
                mistake(mistakes, &table, i, "sender", "Keep one line a sender.");
    }
    *senders = (struct senders) { items, table.rows };
}

const struct sender *sender_named(const struct senders *senders, struct str code)
{
    for (size_t i = 0; i < senders->count; i++)
        if (str_equal(senders->items[i].code, code))
            return &senders->items[i];
    return NULL;
}

bool sender_sends(const struct sender *sender, const char *feed)
{
    return has_word(sender->feeds, str_of(feed));
}

/* The code that `sender` knows `cell` by: one of its codes, or its name for the first of them. */
static struct str bank_of(const struct sender *sender, struct str cell)
{
    struct str words = sender->bank_codes, word = { 0 }, first = { 0 };
    while ((word = sender_next_word(&words)).at) {
        if (str_equal(word, cell))
            return word;
        first = first.at ? first : word;
    }
    return str_equal(sender->name, cell) ? first : (struct str) { 0 };
}

struct str senders_bank(const struct senders *senders, struct str cell)
{
    for (size_t i = 0; i < senders->count; i++) {
        struct str bank = bank_of(&senders->items[i], cell);
        if (bank.at)
            return bank;
    }
    return (struct str) { 0 };
}

struct str sender_own_bank(const struct senders *senders, const struct sender *sender, struct str cell)
{
    struct str own = bank_of(sender, cell), bank = { 0 };
    if (!own.at && (bank = senders_bank(senders, cell)).at)
        own = bank_of(sender, bank);
    return own;
}
