/*
 * 核查单: a page of A4 for each 高 or 中 flag, to be taken to the village: what is known, where the money went, what the rule says,
 * what to ask, and room for the answer and the signatures.
 *
 * How it works: a page is a form of four columns that is always as high as the paper; what is left over by the facts is the room for
 * the answer.  Pages are parted by breaks, of which a sheet takes only so many: then the next sheet goes on.  The way of the money is told
 * in lines and not as a picture: the same data are then the same bytes whatever draws pictures on this machine.
 */
#include "base/money_tree.h"
#include "reports/flag_lists.h"
#include "reports/number.h"
#include "reports/questions.h"
#include "reports/wrap.h"

enum { COLUMNS = 4, PAGES_MOST = 1000, PERCENT = 95 };
static const double widths[COLUMNS] = { 13, 25.5, 13, 25.5 }, WHOLE_WIDTH = 63,
                    WIDE_LETTERS = 2.5, /* of note numbers */
    PATH_WIDTH = 74;                    /* of all but the first */

/* In points: what a page has at that scale, and its parts.  Rules and roundings of readers need some of it. */
enum {
    PAGE_HEIGHT = 760,
    TITLE_HEIGHT = 40,
    META_HEIGHT = 22,
    LINE_HEIGHT = 15,
    SMALL_LINE_HEIGHT = 13,
    LINE_AIR = 9,
    ANSWER_LEAST = 80,
    ANSWER_MORE = 60,
    VERDICT_HEIGHT = 24,
    SIGN_HEIGHT = 40
};

/* The part of a page that is filled. */
struct page {
    struct sheet *sheet;
    double used;
};

static lxw_format *label_format(const struct page *page)
{
    return page->sheet->book->styles.text[STYLE_HEAD];
}

static lxw_format *value_format(const struct page *page)
{
    return page->sheet->book->styles.cell[CELL_TEXT][ROW_PLAIN];
}

static void end_row(struct page *page, double height)
{
    sheet_gap(page->sheet, height);
    page->used += height;
}

static double height_of(int lines)
{
    return LINE_HEIGHT * lines + LINE_AIR;
}

/* Two facts on a row. */
static void put_pair(struct page *page, const char *const *texts)
{
    int lines = 1;
    for (int i = 0; i < COLUMNS; i++) {
        lxw_col_t at = (lxw_col_t) i;
        int needed = i % 2 ? wrap_lines(texts[i], widths[i] - WIDE_LETTERS) : 1;
        lines = needed > lines ? needed : lines;
        sheet_cells(page->sheet, at, at, texts[i], i % 2 ? value_format(page) : label_format(page));
    }
    end_row(page, height_of(lines));
}

/* One over the whole width, so high. */
static void put_high(struct page *page, const char *label, const char *text, lxw_format *format, double height)
{
    sheet_cells(page->sheet, 0, 0, label, label_format(page));
    sheet_cells(page->sheet, 1, COLUMNS - 1, text, format);
    end_row(page, height);
}

/* As high as its text. */
static void put_wide(struct page *page, const char *label, const char *text)
{
    put_high(page, label, text, value_format(page), height_of(wrap_lines(text, WHOLE_WIDTH)));
}

/* --- the way of the money --- */

/* Lines of the tree; of a tree that is larger only what the page has room for is told. */
struct path {
    struct arena *arena;
    struct buffer *out;
    const char *day; /* of the month's end: what rests somewhere then is told to rest there */
    int lines, room;
};

static void add_line(struct path *path, const char *text)
{
    int needed = wrap_lines(text, PATH_WIDTH);
    bool first = path->lines == 0;
    if (path->lines > path->room)
        return;
    path->lines += needed;
    if (path->lines < path->room)
        buffer_printf(path->out, "%s%s", first ? "" : "\n", text);
    else
        buffer_add_text(path->out, "\n（以下从略）");
    path->lines += path->lines >= path->room; /* told once */
}

static const char *node_text(struct arena *arena, const struct money_tree *tree, const struct money_node *node)
{
    bool start = *node->before == '\0', whole = money_ends_whole(node);
    return arena_printf(arena, "第%lld天 %s %s→ %s%s%s%s", node->days, money_share(arena, tree, node->amount),
                        start ? "发放 " : arena_printf(arena, "%s ", node->way),
                        *node->party ? node->party : "（未载明对方）", whole ? "【" : "",
                        whole ? money_kind_text(node->kind) : "", whole ? "】" : "");
}

/* The nodes below are few hops deep. */
static void add_nodes(struct path *path, const struct money_tree *tree, // NOLINT(misc-no-recursion)
                      const struct money_node *above, const char *stem)
{
    bool leaf = above->kind && !money_ends_whole(above);
    for (const struct money_node *node = above->child; node; node = node->next) {
        bool last = !node->next && !leaf;
        add_line(path,
                 arena_printf(path->arena, "%s%s%s", stem, last ? "└ " : "├ ", node_text(path->arena, tree, node)));
        add_nodes(path, tree, node, arena_printf(path->arena, "%s%s", stem, last ? "　 " : "│ "));
    }
    if (!leaf)
        return;
    add_line(path, arena_printf(path->arena, "%s└ %s %s【%s】", stem,
                                strcmp(above->ended_on, path->day) > 0 ? "月末" : above->ended_on,
                                money_share(path->arena, tree, above->ended), money_kind_text(above->kind)));
}

/* The first row of the note's edges, and how many there are. */
static size_t edges_of(const struct rows *paths, const char *note, size_t *count)
{
    size_t low = 0, high = rows_count(paths), end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(rows_field(paths, middle, "subject"), note) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < rows_count(paths) && strcmp(rows_field(paths, end, "subject"), note) == 0; end++)
        ;
    *count = end - low;
    return low;
}

/* As much of it as has room; empty where the note was not traced. */
static const char *path_text(const struct page *page, const struct detail *detail, const struct rows *paths,
                             double room)
{
    AUTO_BUFFER out = { 0 };
    struct arena *arena = page->sheet->book->arena;
    char day[DATE_TEXT_SIZE];
    struct path path = { arena, &out, date_print(page->sheet->book->issue->day, day), 0,
                         (int) ((room - LINE_AIR) / SMALL_LINE_HEIGHT) };
    struct money_tree tree = { .amount = detail->granted };
    size_t count, from = edges_of(paths, detail->note_key, &count);
    if (!*detail->note_key || !count)
        return "";
    money_tree_hang(arena, paths, from, count, &tree);
    for (const struct money_node *node = tree.first; node; node = node->next) {
        add_line(&path, node_text(arena, &tree, node));
        add_nodes(&path, &tree, node, "");
    }
    return arena_text(arena, buffer_str(&out));
}

/* Small print is as high as this; nothing needs nothing. */
static double small_height(const char *text)
{
    return *text ? SMALL_LINE_HEIGHT * wrap_lines(text, PATH_WIDTH) + LINE_AIR : 0;
}

static void put_small(struct page *page, const char *label, const char *text)
{
    double height = small_height(text), least = height_of(wrap_lines(label, widths[0]));
    if (*text)
        put_high(page, label, text, page->sheet->book->styles.text[STYLE_PATH], height > least ? height : least);
}

/* --- the page --- */

static void put_head(struct page *page, const struct detail *detail)
{
    struct sheet *sheet = page->sheet;
    const struct issue *issue = sheet->book->issue;
    struct arena *arena = sheet->book->arena;
    sheet_across(sheet, 0, COLUMNS - 1, STYLE_TITLE, arena_printf(arena, "%s疑点核查单", issue->product));
    end_row(page, TITLE_HEIGHT);
    sheet_across(sheet, 0, 1, STYLE_LEFT, arena_printf(arena, "编号：%s", detail->flag_id));
    sheet_across(sheet, 2, COLUMNS - 1, STYLE_RIGHT,
                 arena_printf(arena, "%s　　核查期限：%s", sheet->book->place, issue_day_words(arena, detail->due_on)));
    end_row(page, META_HEIGHT);
}

/* What the cited articles say, in the order in which the basis ("a; b") cites them: whoever goes to the village has no notice at hand. */
static const char *gists_of(const struct book *book, const char *basis)
{
    AUTO_BUFFER out = { 0 };
    const struct rows *articles = book->articles;
    for (struct str rest = str_of(basis); rest.len;) {
        struct str cite = str_trim(str_split(&rest, ';'));
        for (size_t row = 0; row < rows_count(articles); row++)
            if (str_is(cite, rows_field(articles, row, "cite")))
                buffer_printf(&out, "%s%.*s：%s", out.len ? "\n" : "", STR_FMT(cite),
                              rows_field(articles, row, "gist"));
    }
    return arena_text(book->arena, buffer_str(&out));
}

/* What a flag of no household or note has nothing for is a dash. */
static const char *or_dash(const char *text)
{
    return *text ? text : "—";
}

static void put_facts(struct page *page, const struct detail *detail)
{
    struct arena *arena = page->sheet->book->arena;
    const struct report_rule *rule = issue_rule(page->sheet->book->issue, detail->rule_id);
    char amount[NUMBER_TEXT_SIZE], granted[NUMBER_TEXT_SIZE];
    bool noted = *detail->note_key != '\0';
    put_pair(page, (const char *[]) { "规则", arena_printf(arena, "%s %s", detail->rule_id, rule ? rule->title : ""),
                                      "等级、状态", arena_printf(arena, "%s　%s", detail->severity, detail->status) });
    put_pair(page,
             (const char *[]) { "乡镇、村", or_dash(arena_printf(arena, "%s%s", detail->township, detail->village)),
                                "户编号", or_dash(detail->household_no) });
    put_pair(page, (const char *[]) { "借款人", or_dash(detail->borrower), "承贷机构", or_dash(detail->bank) });
    put_pair(page, (const char *[]) { "借据号", or_dash(detail->note_no), "疑点金额(元)",
                                      detail->has_amount ? number_yuan(detail->amount, amount) : "—" });
    if (noted)
        put_pair(page, (const char *[]) { "放款日期", issue_day_words(arena, detail->granted_on), "借据金额(元)",
                                          number_yuan(detail->granted, granted) });
    if (noted)
        put_wide(page, "贷款用途", *detail->purpose ? detail->purpose : "（台账未填）");
    put_wide(page, "发现的情况", detail->finding);
    put_wide(page, "依据", detail->basis);
}

static const char *questions_text(struct arena *arena, const char *rule_id)
{
    AUTO_BUFFER out = { 0 };
    const char *const *questions = questions_of(rule_id);
    for (int i = 0; questions[i]; i++)
        buffer_printf(&out, "%s%d．%s", i ? "\n" : "", i + 1, questions[i]);
    return arena_text(arena, buffer_str(&out));
}

/* What stands below the answer. */
enum { END_HEIGHT = 2 * VERDICT_HEIGHT + 2 * SIGN_HEIGHT };

/* Who signs: at the village, or, where a flag is of no township, those who answer for the bank's figures and the county's. */
static void put_signers(struct page *page, const struct detail *detail)
{
    static const char *const village[] = { "核查人\n（两人以上）", "借款人\n（或家属）", "村委会\n（签章）",
                                           "乡镇\n（签章）" };
    static const char *const offices[] = { "核查人\n（两人以上）", "机构负责人", "承贷机构\n（签章）",
                                           "县市扶贫办\n（签章）" };
    static const char *const township[] = { "核查人\n（两人以上）", "乡镇负责人", "乡镇\n（签章）",
                                            "县市扶贫办\n（签章）" };
    const char *const *labels = !*detail->township                            ? offices
                                : !*detail->household_no && !*detail->note_no ? township
                                                                              : village;
    for (int i = 0; i < COLUMNS; i++) {
        lxw_col_t at = (lxw_col_t) (i % 2 * 2);
        sheet_cells(page->sheet, at, at, labels[i], label_format(page));
        sheet_cells(page->sheet, (lxw_col_t) (at + 1), (lxw_col_t) (at + 1), "　　　　　　　年　月　日",
                    value_format(page));
        if (i % 2)
            end_row(page, SIGN_HEIGHT);
    }
}

/* What is left of the page is for the answer. */
static void put_answer(struct page *page, const struct detail *detail)
{
    double left = PAGE_HEIGHT - page->used - END_HEIGHT;
    put_high(page, "核查情况", "", value_format(page), left > ANSWER_LEAST ? left : ANSWER_LEAST);
    put_high(page, "核查结论", "□ 属实　　　□ 部分属实　　　□ 不属实　　　□ 待核", value_format(page), VERDICT_HEIGHT);
    put_high(page, "整改要求", "", value_format(page), VERDICT_HEIGHT);
    put_signers(page, detail);
}

/* Questions and the money's way come first; what the articles say stands where it leaves room for a good answer. */
static void put_page(struct sheet *sheet, const struct detail *detail, const struct rows *paths)
{
    struct page page = { .sheet = sheet };
    put_head(&page, detail);
    put_facts(&page, detail);
    const char *questions = questions_text(sheet->book->arena, detail->rule_id);
    const char *gists = gists_of(sheet->book, detail->basis);
    double asked = height_of(wrap_lines(questions, WHOLE_WIDTH));
    double room = PAGE_HEIGHT - page.used - asked - ANSWER_LEAST - END_HEIGHT;
    const char *path = path_text(&page, detail, paths, room);
    if (small_height(gists) + small_height(path) + ANSWER_MORE <= room)
        put_small(&page, "条款要点", gists);
    put_small(&page, strstr(detail->note_no, " 等") ? "资金去向\n（首笔借据）" : "资金去向", path);
    put_wide(&page, "核查要问", questions);
    put_answer(&page, detail);
}

/* --- the sheet --- */

/* Sheets of one kind while they are being filled. */
struct checks {
    struct book *book;
    struct sheet sheet;
    lxw_row_t breaks[PAGES_MOST + 1];
    size_t pages, sheets;
};

/* A scale of its own: readers pass over breaks where a sheet is fitted to the width. */
static void open_sheet(struct checks *checks)
{
    struct book *book = checks->book;
    sheet_open(&checks->sheet, book, flag_list_name(book, "核查单", ++checks->sheets), PAPER_PORTRAIT, widths, COLUMNS);
    worksheet_set_print_scale(checks->sheet.at, PERCENT);
    worksheet_set_margins(checks->sheet.at, 0.75, 0.7, 0.6, 0.6);
    checks->pages = 0;
}

/* No break behind the last page. */
static void close_sheet(struct checks *checks)
{
    struct sheet *sheet = &checks->sheet;
    if (!checks->pages)
        sheet_line(sheet, STYLE_REMARK, "本月没有高、中等级疑点。");
    if (checks->pages > 1) {
        checks->breaks[checks->pages - 1] = 0;
        book_note(sheet->book, worksheet_set_h_pagebreaks(sheet->at, checks->breaks));
    }
    book_note(sheet->book, worksheet_print_area(sheet->at, 0, 0, sheet->row - 1, sheet->last));
}

static void *begin(struct book *book)
{
    struct checks *checks = arena_take(book->arena, sizeof *checks);
    *checks = (struct checks) { .book = book };
    open_sheet(checks);
    return checks;
}

/* Low ones are not taken to the village. */
static void add(void *list, const struct detail *detail)
{
    struct checks *checks = list;
    if (strcmp(detail->severity, "低") == 0)
        return;
    if (checks->pages == PAGES_MOST) {
        close_sheet(checks);
        open_sheet(checks);
    }
    put_page(&checks->sheet, detail, checks->book->paths);
    checks->breaks[checks->pages++] = checks->sheet.row;
}

static void end(void *list)
{
    close_sheet(list);
}

const struct flag_list flag_list_check = { begin, add, end };
