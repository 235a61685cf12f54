/*
 * The delimited reader: a stream cut into records, and records into fields.
 *
 * The first two bytes of the input choose the separator and the pieces in which the rest is read.  Records and fields must
 * not depend on the pieces, lines only grow, no byte of a whole record is lost, and no field is longer than its record.
 */
#include "etl/records.h"

#include "tests/fuzz/fuzz.h"

enum { FIELD_MOST = 64, RECORD_MOST = 256, FIELDS_MOST = 32 };

struct pieces {
    struct str rest;
    size_t step;
};

static size_t give(void *context, char *at, size_t room)
{
    struct pieces *pieces = context;
    size_t len = pieces->rest.len < pieces->step ? pieces->rest.len : pieces->step;
    len = len < room ? len : room;
    if (len)
        memcpy(at, pieces->rest.at, len);
    pieces->rest = str_from(pieces->rest, len);
    return len;
}

static void cut(const struct records *records, struct str text)
{
    char scratch[RECORD_MOST + 1];
    struct str fields[FIELDS_MOST];
    struct field_cut cut = { .separator = records->separator,
                             .quoting = records->quoting,
                             .max_field = FIELD_MOST,
                             .scratch = scratch,
                             .fields = fields,
                             .most = FIELDS_MOST };
    size_t total = 0, separators = 0;
    enum reject_code fault = fields_cut(&cut, text);
    for (size_t i = 0; i < cut.count && i < cut.most; i++)
        total += fields[i].len;
    for (size_t i = 0; i < text.len; i++)
        separators += text.at[i] == records->separator;
    FUZZ_HOLDS(total <= text.len && (fault == REJECT_QUOTE || cut.count <= separators + 1));
    FUZZ_HOLDS(records->quoting || fault == REJECT_QUOTE || cut.count == separators + 1);
    FUZZ_HOLDS(fault != REJECT_QUOTE || records->quoting);
}

/* Reads all in pieces of `step` bytes; what came, as one text. */
static enum records_end read_all(char separator, struct str text, size_t step, struct buffer *came)
{
    AUTO_RECORDS records = { 0 };
    struct pieces pieces = { text, step };
    struct record record;
    enum records_end end;
    uint64_t line = 0;
    records_open(&records, give, &pieces, FIELD_MOST, RECORD_MOST);
    records.separator = separator;
    records.quoting = separator_quotes(separator);
    while ((end = records_next(&records, &record)) == RECORDS_MORE) {
        FUZZ_HOLDS(record.line > line && (record.too_long || record.bytes.len <= RECORD_MOST));
        line = record.line;
        if (!record.too_long)
            cut(&records, record.bytes);
        buffer_printf(came, "%llu:%d:", (unsigned long long) line, record.too_long);
        buffer_add(came, record.too_long ? (struct str) STR("") : record.bytes);
    }
    FUZZ_HOLDS(end != RECORDS_QUOTE_OPEN || records.opened_on >= line);
    return end;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char separators[] = { ',', '\t', '|', ';', '\x01', '\x1F' };
    AUTO_BUFFER whole = { 0 };
    AUTO_BUFFER pieces = { 0 };
    if (size < 2)
        return 0;
    char separator = separators[bytes[0] % sizeof separators];
    struct str text = { (const char *) bytes + 2, size - 2 };
    enum records_end end = read_all(separator, text, text.len + 1, &whole);
    FUZZ_HOLDS(end == read_all(separator, text, 1 + bytes[1] % 37, &pieces));
    FUZZ_HOLDS(str_equal(buffer_str(&whole), buffer_str(&pieces)));
    return 0;
}
