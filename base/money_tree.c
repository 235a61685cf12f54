/*
 * How it works: edges come by day, each names the one by which its money had come; a node hangs itself below that one.
 * Persons are masked as everywhere; organisations are not.
 */
#include "base/money_tree.h"

#include "base/money.h"
#include "base/name.h"

enum { TAIL_DIGITS = 4, NAME_SIZE = 256 };

const char *money_kind_text(const char *kind)
{
    static const char *const texts[][2] = {
        { "rests", "留存入账账户" },
        { "household", "留存本户其他账户" },
        { "person", "留存他人账户" },
        { "organisation", "进入单位账户" },
        { "supplier", "支付农资供应商" },
        { "cash", "现金支取" },
        { "loan", "归还贷款" },
        { "outside", "转出后未见流水" },
        { "unknown", "去向不明（内部、清算或收单账户）" },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i][0], kind) == 0)
            return texts[i][1];
    return kind;
}

const char *money_share(struct arena *arena, const struct money_tree *tree, long long fen)
{
    char text[MONEY_TEXT_SIZE];
    long long tenths = tree->amount ? (fen * 1000 + tree->amount / 2) / tree->amount : 0;
    return arena_printf(arena, "%s元 %lld.%lld%%", money_print(fen, text), tenths / 10, tenths % 10);
}

static const char *tail_of(struct arena *arena, const char *account)
{
    size_t length = strlen(account);
    return length <= TAIL_DIGITS ? account : arena_printf(arena, "尾号%s", account + length - TAIL_DIGITS);
}

/* "李*方 尾号0001", "兴旺养殖专业合作社 尾号0001". */
static const char *party_of(struct arena *arena, const char *name, const char *account, const char *kind)
{
    char masked[NAME_SIZE];
    bool open =
        kind && (strcmp(kind, "organisation") == 0 || strcmp(kind, "supplier") == 0 || strcmp(kind, "unknown") == 0);
    struct str shown = open ? str_of(name) : name_mask(str_of(name), masked, sizeof masked);
    if (*account == '\0')
        return arena_printf(arena, "%.*s", STR_FMT(shown));
    return arena_printf(arena, "%.*s%s%s", STR_FMT(shown), shown.len ? " " : "", tail_of(arena, account));
}

static const char *field(struct arena *arena, const struct rows *rows, size_t row, const char *name)
{
    return arena_text(arena, str_of(rows_field(rows, row, name)));
}

static struct money_node *read_node(struct arena *arena, const struct rows *rows, size_t i)
{
    struct money_node *node = arena_take(arena, sizeof *node);
    const char *kind = field(arena, rows, i, "kind");
    node->kind = *kind ? kind : NULL;
    node->edge = field(arena, rows, i, "edge");
    node->before = field(arena, rows, i, "before");
    node->day = field(arena, rows, i, "day");
    node->ended_on = field(arena, rows, i, "ended_on");
    node->way = field(arena, rows, i, "txn_type");
    node->file = field(arena, rows, i, "file");
    node->party = party_of(arena, rows_field(rows, i, "name"), rows_field(rows, i, "account"), node->kind);
    node->amount = rows_number(rows, i, rows_column(rows, "amount"));
    node->ended = rows_number(rows, i, rows_column(rows, "ended"));
    node->days = rows_number(rows, i, rows_column(rows, "days"));
    node->line = rows_number(rows, i, rows_column(rows, "line"));
    return node;
}

/* Behind the last of the list. */
static void hang(struct money_node **list, struct money_node *node)
{
    while (*list)
        list = &(*list)->next;
    *list = node;
}

void money_tree_hang(struct arena *arena, const struct rows *rows, size_t from, size_t count, struct money_tree *tree)
{
    struct money_node **nodes = arena_array(arena, count + 1, sizeof(struct money_node *));
    for (size_t i = 0; i < count; i++)
        nodes[i] = read_node(arena, rows, from + i);
    for (size_t i = 0; i < count; i++) {
        size_t above = 0;
        while (above < count && strcmp(nodes[above]->edge, nodes[i]->before) != 0)
            above++;
        hang(above < count ? &nodes[above]->child : &tree->first, nodes[i]);
    }
}

bool money_ends_whole(const struct money_node *node)
{
    return node->kind && node->ended == node->amount;
}
