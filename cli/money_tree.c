/*
 * How it works: the tree is read by base/money_tree.h; here it is asked for, and told as JSON and to a terminal.
 */
#include "cli/money_tree.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/name.h"
#include "cli/show.h"

enum { NAME_SIZE = 256 };

static const char *field(struct arena *arena, const struct rows *rows, const char *name)
{
    return arena_text(arena, str_of(rows_field(rows, 0, name)));
}

static void read_note(struct arena *arena, const struct rows *rows, struct money_tree *tree)
{
    char masked[NAME_SIZE];
    struct str name = name_mask(str_of(rows_field(rows, 0, "borrower_name")), masked, sizeof masked);
    tree->note = field(arena, rows, "subject");
    tree->borrower = arena_text(arena, name);
    tree->granted_on = field(arena, rows, "disbursed_on");
    tree->until = rows_null(rows, 0, rows_column(rows, "until_day")) ? NULL : field(arena, rows, "until_day");
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
    money_tree_hang(context->arena, edges, 0, rows_count(edges), tree);
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

static void print_node(struct arena *arena, const struct money_tree *tree, const struct money_node *node,
                       const char *stem)
{
    bool start = *node->before == '\0';
    printf("%s  第%lld天  %s  %s%s", node->day, node->days, money_share(arena, tree, node->amount),
           start ? "入账 " : "", *node->way && !start ? node->way : "");
    if (!start)
        printf(" → ");
    printf("%s", *node->party ? node->party : "（未载明对方）");
    if (money_ends_whole(node))
        printf("【%s】", money_kind_text(node->kind));
    if (*node->file)
        printf("\n%s   %s 第 %lld 行", stem, node->file, node->line);
    putchar('\n');
}

static void print_nodes(struct arena *arena, const struct money_tree *tree,
                        const struct money_node *above, // NOLINT(misc-no-recursion)
                        const char *stem)
{
    bool leaf = above->kind && !money_ends_whole(above);
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
