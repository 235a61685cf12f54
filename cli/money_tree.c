/*
 * How it works: edges come by day, each names the one by which its money had come; a node hangs itself below that one.
 * Persons are masked as everywhere; organisations are not.
 */
#include "cli/money_tree.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/name.h"
#include "cli/show.h"

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

static void hang_nodes(struct arena *arena, const struct rows *rows, struct money_tree *tree)
{
    size_t count = rows_count(rows);
    struct money_node **nodes = arena_array(arena, count + 1, sizeof(struct money_node *));
    for (size_t i = 0; i < count; i++)
        nodes[i] = read_node(arena, rows, i);
    for (size_t i = 0; i < count; i++) {
        size_t above = 0;
        while (above < count && strcmp(nodes[above]->edge, nodes[i]->before) != 0)
            above++;
        hang(above < count ? &nodes[above]->child : &tree->first, nodes[i]);
    }
}

static void read_note(struct arena *arena, const struct rows *rows, struct money_tree *tree)
{
    char masked[NAME_SIZE];
    struct str name = name_mask(str_of(rows_field(rows, 0, "borrower_name")), masked, sizeof masked);
    tree->note = field(arena, rows, 0, "subject");
    tree->borrower = arena_text(arena, name);
    tree->granted_on = field(arena, rows, 0, "disbursed_on");
    tree->until = rows_null(rows, 0, rows_column(rows, "until_day")) ? NULL : field(arena, rows, 0, "until_day");
    tree->amount = rows_number(rows, 0, rows_column(rows, "amount"));
}

bool money_tree_read(struct context *context, const char *subject, struct money_tree *tree)
{
    AUTO_ROWS note = NULL;
    AUTO_ROWS edges = NULL;
    if (!show_fetch(context, "show/trace_note.sql", &subject, 1, true, &note))
        return false;
    if (rows_count(note) == 0) {
        error_set(&context->err, &USAGE, "no note is called \"%s\"", subject);
        return error_hint(&context->err, "A note is bank_code/note_no, as in NX301/JJ1.");
    }
    if (!show_fetch(context, "show/trace_edges.sql", &subject, 1, true, &edges))
        return false;
    read_note(context->arena, note, tree);
    hang_nodes(context->arena, edges, tree);
    return true;
}

/* --- JSON ----------------------------------------------------------------------------------------------------- */

static void add_text(struct json_object *object, const char *name, const char *text)
{
    json_object_object_add(object, name, text && *text ? json_object_new_string(text) : NULL);
}

/* The nodes below are few hops deep. */
static struct json_object *nodes_json(const struct money_node *node) // NOLINT(misc-no-recursion)
{
    struct json_object *array = json_object_new_array();
    for (; node; node = node->next) {
        struct json_object *object = json_object_new_object();
        add_text(object, "edge", node->edge);
        add_text(object, "day", node->day);
        json_object_object_add(object, "days", json_object_new_int64(node->days));
        json_object_object_add(object, "amount", json_object_new_int64(node->amount));
        add_text(object, "way", node->way);
        add_text(object, "party", node->party);
        add_text(object, "file", node->file);
        json_object_object_add(object, "line", node->line ? json_object_new_int64(node->line) : NULL);
        add_text(object, "ended_as", node->kind);
        json_object_object_add(object, "ended", json_object_new_int64(node->ended));
        add_text(object, "ended_on", node->ended_on);
        json_object_object_add(object, "onward", nodes_json(node->child));
        json_object_array_add(array, object);
    }
    return array;
}

struct json_object *money_tree_json(const struct money_tree *tree)
{
    struct json_object *object = json_object_new_object();
    add_text(object, "note", tree->note);
    add_text(object, "borrower", tree->borrower);
    json_object_object_add(object, "amount", json_object_new_int64(tree->amount));
    add_text(object, "disbursed_on", tree->granted_on);
    add_text(object, "traced_until", tree->until);
    json_object_object_add(object, "disbursements", nodes_json(tree->first));
    return object;
}

/* --- a terminal ----------------------------------------------------------------------------------------------- */

static bool ends_whole(const struct money_node *node)
{
    return node->kind && node->ended == node->amount;
}

static void print_node(struct arena *arena, const struct money_tree *tree, const struct money_node *node,
                       const char *stem)
{
    bool start = *node->before == '\0';
    printf("%s  第%lld天  %s  %s%s", node->day, node->days, money_share(arena, tree, node->amount),
           start ? "入账 " : "", *node->way && !start ? node->way : "");
    if (!start)
        printf(" → ");
    printf("%s", *node->party ? node->party : "（未载明对方）");
    if (ends_whole(node))
        printf("【%s】", money_kind_text(node->kind));
    if (*node->file)
        printf("\n%s   %s 第 %lld 行", stem, node->file, node->line);
    putchar('\n');
}

static void print_nodes(struct arena *arena, const struct money_tree *tree,
                        const struct money_node *above, // NOLINT(misc-no-recursion)
                        const char *stem)
{
    bool leaf = above->kind && !ends_whole(above);
    for (const struct money_node *node = above->child; node; node = node->next) {
        bool last = !node->next && !leaf;
        const char *below = arena_printf(arena, "%s%s", stem, last ? "   " : "│  ");
        printf("%s%s", stem, last ? "└─ " : "├─ ");
        print_node(arena, tree, node, below);
        print_nodes(arena, tree, node, below);
    }
    if (leaf)
        printf("%s└─ %s  %s【%s】\n", stem, above->ended_on, money_share(arena, tree, above->ended),
               money_kind_text(above->kind));
}

void money_tree_print(struct arena *arena, const struct money_tree *tree)
{
    char amount[MONEY_TEXT_SIZE];
    printf("借据 %s  借款人 %s  金额 %s元  %s 发放\n", tree->note, tree->borrower, money_print(tree->amount, amount),
           tree->granted_on);
    if (!tree->until) {
        puts("资金去向未能追踪：台账未载明入账账号，流水中亦无发放记录。");
        return;
    }
    printf("资金去向（追踪至 %s，先进先出，至多三次转账）\n", tree->until);
    for (const struct money_node *node = tree->first; node; node = node->next) {
        print_node(arena, tree, node, "");
        print_nodes(arena, tree, node, "");
    }
}
