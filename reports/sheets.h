/*
 * The sheets there are: each a file of its own, each prints itself into a book.
 */
#ifndef FUPIN_REPORTS_SHEETS_H
#define FUPIN_REPORTS_SHEETS_H

#include "reports/sheet.h"

/* The prefecture's book, in this order. */
bool sheet_notice(struct book *book, struct error *err) MUST_CHECK;   /* 通报 */
bool sheet_county(struct book *book, struct error *err) MUST_CHECK;   /* 县市进展 */
bool sheet_bank(struct book *book, struct error *err) MUST_CHECK;     /* 机构进展 */
bool sheet_pairs(struct book *book, struct error *err) MUST_CHECK;    /* 县市×机构 */
bool sheet_coverage(struct book *book, struct error *err) MUST_CHECK; /* 乡镇覆盖, of the book's county or of all */
bool sheet_fund(struct book *book, struct error *err) MUST_CHECK; /* 风险补偿金, of the book's county or of all */
bool sheet_risk(struct book *book, struct error *err) MUST_CHECK; /* 逾期不良: by county and bank, or by township */
bool sheet_flags(struct book *book, struct error *err) MUST_CHECK; /* 疑点汇总, of the book's county or of all */
bool sheet_rectification(struct book *book,
                         struct error *err) MUST_CHECK;             /* 整改台账, of the book's county or of all */
bool sheet_swings(struct book *book, struct error *err) MUST_CHECK; /* 异常波动 */
bool sheet_filing(struct book *book, struct error *err) MUST_CHECK; /* 报送情况 */
bool sheet_assessment(struct book *book, struct error *err) MUST_CHECK; /* 考核依据 */
bool sheet_rules(struct book *book, struct error *err) MUST_CHECK;      /* 规则说明 */
bool sheet_sources(struct book *book, struct error *err) MUST_CHECK;    /* 数据来源 */

bool sheet_corrections(struct book *book, struct error *err) MUST_CHECK; /* 上期更正; none without corrections */

/* A bank's book; 县市×机构 and 疑点明细 stand in it too. */
bool sheet_filed(struct book *book, struct error *err) MUST_CHECK;    /* 申报比对 */
bool sheet_rejected(struct book *book, struct error *err) MUST_CHECK; /* 退回清单 */

/* A county's book. */
bool sheet_township(struct book *book, struct error *err) MUST_CHECK; /* 乡镇进展 */
bool sheet_flag_lists(struct book *book,
                      struct error *err) MUST_CHECK; /* 疑点明细; of a county 整改反馈 and 核查单 too */

#endif
