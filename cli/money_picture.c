/*
 * How it works: the tree is told to Graphviz in its own language, and its program `dot` draws it: boxes from left to right, an
 * arrow as thick as the share that it carries.  dot reads from an unnamed file
 * and writes into one that is opened here, since it would not tell that it could not.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/money.h"
#include "cli/money_tree.h"

enum { CANNOT_RUN = 127, PEN_MOST = 4, PICTURE_MODE = 0640 };

/* What ended is told by its colour: what a reviewer looks for is warm, what is expected is green, what nobody knows grey. */
static const char *colour_of(const char *kind)
{
    static const char *const colours[][2] = {
        { "rests", "#e8f1e4" },        { "household", "#e8f1e4" }, { "supplier", "#d5e8cd" }, { "person", "#f8dcc8" },
        { "organisation", "#f6c9b8" }, { "cash", "#fdf0c4" },      { "loan", "#dfe3f3" },     { "outside", "#f8e6d6" },
    };
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (strcmp(colours[i][0], kind) == 0)
            return colours[i][1];
    return "#e6e6e6";
}

/* In a quoted text of dot's only quote and backslash need a mark. */
static void add_text(struct buffer *dot, const char *text)
{
    for (; *text; text++)
        buffer_printf(dot, "%s%c", *text == '"' || *text == '\\' ? "\\" : "", *text);
}

static void add_box(struct buffer *dot, const char *name, const char *party, const char *second, const char *colour)
{
    buffer_printf(dot, "  \"%s\" [label=\"", name);
    add_text(dot, party);
    buffer_printf(dot, "%s%s\", fillcolor=\"%s\"];\n", *party && *second ? "\\n" : "", second, colour);
}

/* An arrow that carries `amount`. */
struct arrow {
    const char *from, *to, *label;
    long long amount;
};

static void add_arrow(struct buffer *dot, struct arena *arena, const struct money_tree *tree, const struct arrow *arrow)
{
    int pen = tree->amount ? 1 + (int) (arrow->amount * (PEN_MOST - 1) / tree->amount) : 1;
    buffer_printf(dot, "  \"%s\" -> \"%s\" [label=\"", arrow->from, arrow->to);
    add_text(dot, arrow->label);
    buffer_printf(dot, "\\n%s\\n \", penwidth=%d];\n", money_share(arena, tree, arrow->amount), pen);
}

static void add_nodes(struct buffer *dot, struct arena *arena,
                      const struct money_tree *tree, // NOLINT(misc-no-recursion)
                      const struct money_node *node, const char *from)
{
    for (; node; node = node->next) {
        bool whole = node->kind && node->ended == node->amount;
        bool start = *node->before == '\0';
        const char *way = arena_printf(arena, "%s %s", node->day, start ? "发放" : node->way);
        add_box(dot, node->edge, node->party, whole ? money_kind_text(node->kind) : "",
                whole ? colour_of(node->kind) : "#ffffff");
        add_arrow(dot, arena, tree, &(struct arrow) { from, node->edge, way, node->amount });
        add_nodes(dot, arena, tree, node->child, node->edge);
        if (!node->kind || whole)
            continue;
        const char *end = arena_printf(arena, "%s end", node->edge);
        add_box(dot, end, "", money_kind_text(node->kind), colour_of(node->kind));
        add_arrow(dot, arena, tree, &(struct arrow) { node->edge, end, node->ended_on, node->ended });
    }
}

/* In a label of tags the text's own must not be taken for one. */
static void add_tagged(struct buffer *dot, const char *text)
{
    for (; *text; text++) {
        if (*text == '&' || *text == '<' || *text == '>')
            buffer_printf(dot, "&#%d;", *text);
        else
            buffer_printf(dot, "%c", *text);
    }
}

/* The title, and below it what the colours mean. */
static void add_title(struct buffer *dot, const char *title)
{
    static const char *const legend[][2] = {
        { "household", "本户" },       { "supplier", "农资供应商" }, { "person", "他人" },
        { "organisation", "单位" },    { "cash", "现金" },           { "loan", "归还贷款" },
        { "outside", "未报送的账户" }, { "unknown", "去向不明" },
    };
    enum { LEGENDS = sizeof legend / sizeof *legend };
    buffer_printf(dot, "  label=<<table border=\"0\" cellspacing=\"5\" cellpadding=\"3\"><tr><td colspan=\"%d\">",
                  LEGENDS + 1);
    add_tagged(dot, title);
    buffer_add_text(dot, "</td></tr><tr>");
    for (size_t i = 0; i < LEGENDS; i++)
        buffer_printf(dot, "<td border=\"1\" bgcolor=\"%s\"><font point-size=\"10\">%s</font></td>",
                      colour_of(legend[i][0]), legend[i][1]);
    buffer_add_text(dot, "<td><font point-size=\"10\">箭头越粗，占比越大</font></td></tr></table>>;\n");
}

/* An A4 page lying, at a size that prints well. */
static void tell_dot(struct buffer *dot, struct arena *arena, const struct money_tree *tree)
{
    char amount[MONEY_TEXT_SIZE];
    buffer_add_text(
        dot,
        "digraph money {\n  rankdir=LR; size=\"11.2,7.8\"; margin=0.2; dpi=150; nodesep=0.25; ranksep=0.6;\n"
        "  labelloc=t; fontname=\"Noto Sans CJK SC\"; fontsize=16;\n"
        "  node [shape=box, style=\"rounded,filled\", fontname=\"Noto Sans CJK SC\", fontsize=12, margin=\"0.15,0.08\"];\n"
        "  edge [fontname=\"Noto Sans CJK SC\", fontsize=10, color=\"#666666\", arrowsize=0.7];\n");
    add_title(dot, arena_printf(arena, "借据 %s 资金去向（%s 发放 %s元，追踪至 %s）", tree->note, tree->granted_on,
                                money_print(tree->amount, amount), tree->until ? tree->until : "—"));
    add_box(dot, "note", arena_printf(arena, "借据 %s", tree->note), tree->borrower, "#ffffff");
    add_nodes(dot, arena, tree, tree->first, "note");
    buffer_add_text(dot, "}\n");
}

/* Never returns. */
static _Noreturn void child(int input, int output, const char *const *words)
{
    if (dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0)
        execvp(words[0], (char *const *) (size_t) words);
    _exit(CANNOT_RUN);
}

static int run_dot(int input, int output, const char *format)
{
    char type[16];
    const char *const words[] = { "dot", type, NULL };
    int status = -1;
    snprintf(type, sizeof type, "-T%s", format);
    pid_t pid = fork();
    if (pid == 0)
        child(input, output, words);
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        status = -1;
    return pid > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t wrote = write(fd, bytes.at, bytes.len);
        if (wrote < 0 && errno != EINTR)
            return false;
        bytes = str_from(bytes, wrote > 0 ? (size_t) wrote : 0);
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

bool money_picture(struct context *context, const struct money_tree *tree, const char *format, const char *path)
{
    struct error *err = &context->err;
    AUTO_BUFFER dot = { 0 };
    AUTO_FD input = memfd_create("money", MFD_CLOEXEC);
    tell_dot(&dot, context->arena, tree);
    if (input < 0 || !write_all(input, buffer_str(&dot)))
        return error_system(err, &PICTURE, "could not write the picture's description");
    AUTO_FD output = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, PICTURE_MODE);
    if (output < 0)
        return error_system(err, &PICTURE, "cannot write \"%s\"", path);
    int status = run_dot(input, output, format);
    if (status == 0)
        return true;
    error_set(err, &PICTURE, "could not draw \"%s\": dot ended with status %d", path, status);
    return status != CANNOT_RUN || error_hint(err, "Install the Debian package graphviz.");
}
