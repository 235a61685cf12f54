/*
 * How it works: a short list is walked from its front; values are compared as they stand first, folded only then.
 *
 * The lists have at most a score of entries, and the values that are frequent stand in front: a hash table would cost more
 * than it saves.  Order within a list has no other meaning.
 */
#include "etl/codes.h"

#include <string.h>

#define LIST(name, marks, ...)                                                                                         \
    static const struct code_entry name##_entries[] = { __VA_ARGS__, { 0 } };                                          \
    const struct code_list codes_##name = { name##_entries, marks }
#define SAME(text)                                                                                                     \
    {                                                                                                                  \
        text, text                                                                                                     \
    }

LIST(ident_standard, false, SAME("国家标准"), SAME("省定标准"), SAME("市定标准"));
LIST(exit_status, true, SAME("未脱贫"), SAME("预脱贫"), SAME("返贫"), SAME("已脱贫享受政策"),
     SAME("已脱贫不再享受政策"), { "脱贫不享受政策", "已脱贫不再享受政策" },
     { "已脱贫不享受政策", "已脱贫不再享受政策" }, { "脱贫不再享受政策", "已脱贫不再享受政策" },
     { "脱贫享受政策", "已脱贫享受政策" });
LIST(change_type, false, SAME("出生"), SAME("婚入"), SAME("迁入"), SAME("补录"), SAME("死亡"), SAME("婚出"),
     SAME("迁出"), SAME("清退"), SAME("分户"), SAME("证件更正"), SAME("姓名更正"));
/* 保证 and 抵押 without saying which kind become the remainder of their kind, C99 and B99. */
LIST(guarantee, false, SAME("D"), { "信用", "D" }, SAME("C01"), SAME("C99"), { "保证", "C99" }, SAME("B01"),
     SAME("B99"), { "抵押", "B99" }, SAME("A"), { "质押", "A" }, SAME("E"), { "组合", "E" }, SAME("Z"),
     { "其他", "Z" });
LIST(grant_type, false, SAME("新增"), SAME("追加"), SAME("无还本续贷"), SAME("借新还旧"), SAME("重组"));
LIST(payment_mode, false, SAME("自主支付"), SAME("受托支付"), SAME("混合支付"));
LIST(grade, false, SAME("FQ01"), SAME("FQ02"), SAME("FQ03"), SAME("FQ04"), SAME("FQ05"), { "正常", "FQ01" },
     { "关注", "FQ02" }, { "次级", "FQ03" }, { "可疑", "FQ04" }, { "损失", "FQ05" });
LIST(note_status, false, SAME("正常"), SAME("展期"), SAME("逾期"), SAME("结清"), SAME("核销"), SAME("代偿"));

LIST(txn_type, false, SAME("贷款发放"), SAME("贷款还本"), SAME("贷款还息"), SAME("核销"), SAME("转账"),
     SAME("现金存入"), SAME("现金支取"), SAME("消费"), SAME("代发"), SAME("其他"));
LIST(direction, false, SAME("借"), SAME("贷"));
LIST(cash_flag, false, SAME("现"), SAME("转"));
LIST(reversal_flag, false, SAME("正常"), SAME("冲补抹"));
LIST(deposit_tenor, false, SAME("活期"), SAME("三个月"), SAME("半年"), SAME("一年"), SAME("两年"), SAME("三年"));
LIST(fund_kind, false, SAME("拨入"), SAME("补充"), SAME("利息"), SAME("代偿支出"), SAME("追偿返还"), SAME("调出"),
     SAME("撤回"), SAME("其他"));
LIST(decision, false, SAME("待审"), SAME("同意"), SAME("不同意"));
LIST(has_demand, false, SAME("有"), SAME("无"));
LIST(watchlist, false, SAME("财政供养人员"), SAME("村干部"), SAME("经营主体"), SAME("带动主体"), SAME("融资平台"),
     SAME("房地产"), SAME("农资供应商"));
LIST(finding, false, SAME("属实"), SAME("部分属实"), SAME("不属实"), SAME("待核"));

static struct str find(const struct code_list *list, struct str cell)
{
    for (const struct code_entry *entry = list->entries; entry->written; entry++)
        if (str_is(cell, entry->written))
            return str_of(entry->kept);
    return (struct str) { 0 };
}

/* Brackets and commas of both widths: 已脱贫（享受政策） and 已脱贫,享受政策 are one value. */
static bool is_mark(unsigned code)
{
    static const unsigned marks[] = { '(',    ')',    '[',    ']',    '{',    '}',    ',',    ';',
                                      0x3001, 0x3010, 0x3011, 0x3014, 0x3015, 0xFF08, 0xFF09, 0xFF0C,
                                      0xFF3B, 0xFF3D, 0x300C, 0x300D, 0x3008, 0x3009 };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (code == marks[i])
            return true;
    return false;
}

/* Folding goes into a buffer of fixed size: what is longer than any value cannot be one, and needs no folding.  A character
 * takes at most four bytes, which is why there is room for one more. */
struct str code_read(const struct code_list *list, struct str cell)
{
    enum { FOLDED_MOST = 96 };
    struct str kept = find(list, cell);
    if (kept.at || cell.len > FOLDED_MOST)
        return kept;
    char folded[FOLDED_MOST + 4];
    struct str again = { folded, 0 };
    for (size_t at = 0; at < cell.len;) {
        unsigned code = str_next_character(cell, &at);
        if (code >= 'a' && code <= 'z')
            code -= 'a' - 'A';
        if (code > ' ' && code != 0x3000 && !(list->without_marks && is_mark(code)))
            again.len += str_put_character(folded + again.len, code);
    }
    return find(list, again);
}
