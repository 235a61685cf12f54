/*
 * How a sender writes its files: encoding, packing, titles, order of columns, dates and money.
 *
 * No two banks' systems are alike; each sender keeps to one dress.  --plain gives all of them the same.
 */
#ifndef SIMULATE_DRESS_H
#define SIMULATE_DRESS_H

#include <stdbool.h>

enum encoding { ENCODING_UTF8, ENCODING_UTF8_BOM, ENCODING_GB18030 };
enum date_style { DATE_COMPACT, DATE_HYPHENS, DATE_SLASHES };

struct dress {
    enum encoding encoding;
    enum date_style dates;
    bool packed;   /* .csv.gz */
    bool titles;   /* Chinese titles in place of English names */
    bool commas;   /* 50,000.00 */
    bool codes;    /* D and FQ01 in place of 信用 and 正常 */
    bool reversed; /* the columns from last to first */
    int shift;     /* how many columns stand at the end instead of the beginning */
};

struct dress dress_plain(void);
struct dress dress_office(void);
struct dress dress_bank(int bank);

#endif
