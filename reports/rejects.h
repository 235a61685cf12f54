/*
 * The reject workbook (退回清单) of one file while it is being written: what its cover says, and its two sheets.
 *
 * It goes back to the sender, who needs every value in full; nobody else gets it.
 */
#ifndef FUPIN_REPORTS_REJECTS_H
#define FUPIN_REPORTS_REJECTS_H

#include "reports/reports.h"
#include "reports/sheet.h"
#include "reports/table.h"

/* A count that a file may not have: one rejected whole was never counted. */
struct reject_count {
    bool known;
    long long value;
};

struct reject_file {
    const char *name, *sha256;
    const char *sender, *sender_name, *feed; /* empty where the name of the file did not tell */
    day_number business_date;                /* the same: DATE_NONE */
    day_number received_on;                  /* DATE_NONE: waiting */
    const char *verdict, *code, *reason;     /* as archive.file has them */
    struct reject_count rows, loaded, duplicate, rejected, refused_cells, control_amount;
    int next; /* the number under which the sender resubmits; 0: it cannot be known */
};

/* One code: what it means, and how many rows and cells were refused for it. */
struct reject_reason {
    const char *code, *meaning;
    long long rows, cells;
};

/* One fault, as archive.reject has it; texts may be empty. */
struct reject_fault {
    const char *member, *column, *value, *code, *reason, *raw;
    long long line;
    bool cell; /* only this cell was refused, its row was not */
};

/* What the sender may be told to do: at most so many sentences. */
enum { REJECT_ADVICE_MOST = 4 };

/* "loan_NX301_20180331_2.csv.gz": feed, sender and day of the file, the next number, and its endings; NULL where a part is
 * unknown, or wrong in itself. */
const char *reject_next_name(struct arena *arena, const struct reject_file *file);

/* What became of the file, in the words of an office: "已入库（部分记录退回）". */
const char *reject_verdict(const struct reject_file *file);

/* Fills `sentences` with what its sender should do now, the office being `issuer`; returns how many they are. */
size_t reject_advice(struct arena *arena, const struct reject_file *file, const char *issuer,
                     const char *sentences[REJECT_ADVICE_MOST]);

/* The cover: 退回说明. */
void sheet_reject_cover(struct book *book, const struct reject_file *file, const struct reject_reason *reasons,
                        size_t count, const char *issuer);

/* The list: 退回清单, one fault after another, on as many sheets as it takes. */
struct reject_list {
    struct book *book;
    const struct reject_file *file;
    const struct reject_job *job;
    struct sheet sheet;
    struct table table;
    int sheets;       /* begun so far */
    long long number; /* of the last fault, through all sheets */
    long long filled; /* lines on this sheet */
    struct arena row; /* what one line needs; the book's own arena while the list is written */
    struct arena *kept;
};

void reject_list_begin(struct reject_list *list, struct book *book, const struct reject_file *file,
                       const struct reject_job *job);
void reject_list_add(struct reject_list *list, const struct reject_fault *fault);
void reject_list_end(struct reject_list *list);

#endif
