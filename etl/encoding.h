/*
 * One encoding for a whole file, decided over all its records, and the decoding of a record with it.
 */
#ifndef FUPIN_ETL_ENCODING_H
#define FUPIN_ETL_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"

enum encoding { ENCODING_UTF8, ENCODING_GB18030 };

/* What a first pass over the bytes has found.  Zero-initialised to begin. */
struct survey {
    struct buffer head;      /* the first bytes, for the header */
    size_t bom;              /* length of a UTF-8 byte order mark */
    uint64_t valid, invalid; /* lines with bytes >= 0x80 that are, or are not, UTF-8 */
    struct buffer line;      /* what is left of an unfinished line */
};

/* As much as twenty records of a header's search can need, but for records longer than any sender has. */
enum { SURVEY_HEAD = 2 * 1024 * 1024 };

/* The next bytes, in any portions; survey_end() counts the last line, which may have no line break. */
void survey_add(struct survey *survey, const char *bytes, size_t size);
void survey_end(struct survey *survey);
void survey_free(struct survey *survey);
#define AUTO_SURVEY struct survey __attribute__((cleanup(survey_free)))

/* What the first bytes say the file is, where it cannot be read: "PDF 文件" …; NULL for text. */
const char *encoding_foreign(struct str head);

/* The kind of archive by the first bytes: "zip 压缩包" …; NULL for anything else. */
const char *encoding_archive(struct str head);

/* A workbook by its first bytes: an old one, or a zip whose first member is one of a workbook's. */
bool encoding_is_xls(struct str head);
bool encoding_is_xlsx(struct str head);

/* Decodes a record; `room` grows with the longest.  False where some bytes do not decode.  The text lives until the next record
 * is decoded; of UTF-8 it is the record's own bytes. */
struct decoder {
    enum encoding encoding;
    bool all_valid; /* UTF-8 of which the survey has found every line good */
    struct buffer room;
    size_t private_use;
};
bool decoder_read(struct decoder *decoder, struct str bytes, struct str *text);

/* The record for the reject list: decoded, undecodable bytes as \xHH. */
void decoder_escape(const struct decoder *decoder, struct str bytes, struct buffer *out);

/* Gives back its room; texts that it handed out go with it. */
void decoder_free(struct decoder *decoder);

#endif
