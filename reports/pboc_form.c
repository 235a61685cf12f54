/*
 * How it works: data only.  The codes are those that this product can bear and the standard lists for it.
 */
#include "reports/pboc_form.h"

#include <stdio.h>

/* Alike in both forms: who lends, who borrows, on which paper. */
#define BORROWER_FIELDS                                                                                                \
    { .title = "金融机构代码", .kind = PBOC_CODE, .length = 18 },                                                      \
        { .title = "内部机构号", .kind = PBOC_TEXT, .length = 30 },                                                    \
        { .title = "金融机构地区代码", .kind = PBOC_DIGITS, .length = 6 },                                             \
        { .title = "借款人证件类型", .kind = PBOC_CODE, .length = 3, .codes = "B01" },                                 \
        { .title = "借款人证件代码", .kind = PBOC_ID, .length = 60 },                                                  \
        { .title = "借款人地区代码", .kind = PBOC_DIGITS, .length = 6 },                                               \
        { .title = "贷款借据编码", .kind = PBOC_TEXT, .length = 100 },                                                 \
        { .title = "贷款合同编码", .kind = PBOC_TEXT, .length = 100, .optional = true },                               \
        { .title = "贷款产品类别", .kind = PBOC_CODE, .length = 6, .codes = "F022" },                                  \
        { .title = "贷款发放日期", .kind = PBOC_DAY, .length = 10 },                                                   \
    {                                                                                                                  \
        .title = "贷款到期日期", .kind = PBOC_DAY, .length = 10                                                        \
    }

/* Alike too: what it costs. */
#define PRICE_FIELDS                                                                                                   \
    { .title = "利率是否固定", .kind = PBOC_CODE, .length = 4, .codes = "RF01 RF02" },                                 \
        { .title = "利率水平", .kind = PBOC_RATE, .length = 10 },                                                      \
        { .title = "贷款定价基准类型", .kind = PBOC_CODE, .length = 4, .codes = "TR05 TR08" },                         \
        { .title = "基准利率", .kind = PBOC_RATE, .length = 10, .optional = true },                                    \
        { .title = "贷款财政扶持方式", .kind = PBOC_CODE, .length = 5, .codes = "A0201 A0202 Z" },                     \
        { .title = "贷款利率重新定价日", .kind = PBOC_DAY, .length = 10 },                                             \
        { .title = "贷款担保方式", .kind = PBOC_CODE, .length = 3, .codes = "D C01 C99 B01 B99 A E Z" },               \
    {                                                                                                                  \
        .title = "是否首次贷款", .kind = PBOC_CODE, .length = 1, .codes = "0 1"                                        \
    }

static const struct pboc_field stock[] = {
    BORROWER_FIELDS,
    { .title = "贷款展期到期日期", .kind = PBOC_DAY, .length = 10, .optional = true },
    { .title = "币种", .kind = PBOC_CODE, .length = 3, .codes = "CNY" },
    { .title = "贷款余额", .kind = PBOC_MONEY, .length = 20 },
    { .title = "贷款余额折人民币", .kind = PBOC_MONEY, .length = 20 },
    PRICE_FIELDS,
    { .title = "贷款质量", .kind = PBOC_CODE, .length = 4, .codes = "FQ01 FQ02 FQ03 FQ04 FQ05" },
    { .title = "贷款状态", .kind = PBOC_CODE, .length = 4, .codes = "LS01 LS02 LS03" },
    { .title = "逾期类型", .kind = PBOC_CODE, .length = 2, .optional = true, .codes = "01 02 03" },
    { .title = "贷款用途", .kind = PBOC_TEXT, .length = 1000, .optional = true },
};

static const struct pboc_field flow[] = {
    BORROWER_FIELDS,
    { .title = "贷款实际终止日期", .kind = PBOC_DAY, .length = 10, .optional = true },
    { .title = "币种", .kind = PBOC_CODE, .length = 3, .codes = "CNY" },
    { .title = "贷款发生金额", .kind = PBOC_MONEY, .length = 20 },
    { .title = "贷款发生金额折人民币", .kind = PBOC_MONEY, .length = 20 },
    PRICE_FIELDS,
    { .title = "贷款状态", .kind = PBOC_CODE, .length = 4, .codes = "LF01 LF02 LF05" },
    { .title = "资产证券化产品代码", .kind = PBOC_TEXT, .length = 400, .optional = true },
    { .title = "贷款重组方式", .kind = PBOC_CODE, .length = 2, .optional = true, .codes = "01 02 09" },
    { .title = "发放/收回标识", .kind = PBOC_CODE, .length = 1, .codes = "0 1" },
    { .title = "交易流水号", .kind = PBOC_TEXT, .length = 60 },
    { .title = "贷款用途", .kind = PBOC_TEXT, .length = 1000, .optional = true },
};

const struct pboc_form pboc_clgrdk = {
    .name = "CLGRDK",
    .title = "存量个人贷款信息",
    .query = "pboc/clgrdk.sql",
    .fields = stock,
    .count = sizeof stock / sizeof *stock,
};

const struct pboc_form pboc_grdkfs = {
    .name = "GRDKFS",
    .title = "个人贷款发生额信息",
    .query = "pboc/grdkfs.sql",
    .fields = flow,
    .count = sizeof flow / sizeof *flow,
    .second_key = GRDKFS_NUMBER,
};

const struct pboc_form *pboc_form(size_t i)
{
    static const struct pboc_form *const forms[] = { &pboc_clgrdk, &pboc_grdkfs };
    return i < sizeof forms / sizeof *forms ? forms[i] : NULL;
}

/* Whether every code of the list has the field's whole length, as every one of a field without a list has. */
static bool codes_fill(const struct pboc_field *field)
{
    struct str codes = str_of(field->codes ? field->codes : "");
    while (codes.len)
        if (str_split(&codes, ' ').len != (size_t) field->length)
            return false;
    return true;
}

const char *pboc_length(const struct pboc_field *field, char *text)
{
    bool fixed =
        field->kind == PBOC_DAY || field->kind == PBOC_DIGITS || (field->kind == PBOC_CODE && codes_fill(field));
    if (field->kind == PBOC_MONEY)
        snprintf(text, 16, "D%d.2", field->length);
    else if (field->kind == PBOC_RATE)
        snprintf(text, 16, "D%d.5", field->length);
    else
        snprintf(text, 16, fixed ? "C%d" : "C..%d", field->length);
    return text;
}
