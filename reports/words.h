/*
 * Codes of the database in the words that officials read.
 */
#ifndef FUPIN_REPORTS_WORDS_H
#define FUPIN_REPORTS_WORDS_H

/* "high" is 高; whatever is unknown stays as it is. */
const char *words_severity(const char *code);

/* "loan" is 贷款台账. */
const char *words_feed(const char *code);

/* "accepted" is 已入库. */
const char *words_verdict(const char *code);

/* "granted_fen" is 累计放贷金额. */
const char *words_figure(const char *name);

#endif
