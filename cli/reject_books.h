/*
 * Reject workbooks (退回清单): what a sender gets back of a file.
 */
#ifndef FUPIN_CLI_REJECT_BOOKS_H
#define FUPIN_CLI_REJECT_BOOKS_H

#include "cli/run.h"

/* Writes the workbook of a file (its number in archive.file) to `path`, in a transaction that the caller has opened as
 * fupin_reports. */
bool reject_book_write(struct context *context, struct database *db, int file, const char *path,
                       struct error *err) MUST_CHECK;

/* The step of a night: one for each file of the run that was held, rejected, or accepted with rejects, into
 * out/rejects/<logical day>/. */
bool reject_books_of_run(struct run *run, struct error *err) MUST_CHECK;

#endif
