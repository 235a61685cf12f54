/*
 * A file as it comes, from its first byte to checked rows: unpacking, decoding, header, records, fields, values.
 *
 * The first byte of the input chooses the feed, the rest is the file.  Beyond not crashing: every row that is not refused
 * has its bold cells, an extent and a fingerprint, lines only grow, and what is unpacked stays within the limits.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "etl/check.h"
#include "etl/inside.h"
#include "etl/reading.h"
#include "tests/fuzz/fuzz.h"

enum { FEEDS = 16, UNPACKED_MOST = 4 * 1024 * 1024, FIELD_MOST = 4096, RECORD_MOST = 16384 };

static struct etl *opened(void)
{
    static struct arena arena;
    static struct etl *etl;
    static const struct str products[] = { STR("扶贫小额信贷") };
    static const struct etl_settings settings = {
        .conf = "conf",
        .max_unpacked_bytes = UNPACKED_MOST,
        .max_ratio = 200,
        .ratio_from_bytes = 1 << 20,
        .max_columns = 1000,
        .max_field_bytes = FIELD_MOST,
        .max_record_bytes = RECORD_MOST,
        .products = products,
        .product_count = 1,
        .quiet = true,
    };
    struct config_mistakes mistakes = { .arena = &arena };
    if (!etl)
        etl = etl_open(&arena, &settings, &mistakes);
    FUZZ_HOLDS(etl);
    return etl;
}

static const struct sender *any_sender(const struct etl *etl, const struct feed *feed)
{
    for (size_t i = 0; i < etl->senders.count; i++)
        if (sender_sends(&etl->senders.items[i], feed->name))
            return &etl->senders.items[i];
    return NULL;
}

static void look_at_row(const struct feed *feed, struct row *row)
{
    int64_t number;
    if (row->rejected)
        return;
    for (int i = 0; i < feed->column_count; i++)
        if (feed->columns[i].required && !feed->columns[i].may_be_blank)
            FUZZ_HOLDS(row->values[i].filled || feed->columns[i].type == COLUMN_TEXT ||
                       feed->columns[i].type == COLUMN_ID || feed->columns[i].type == COLUMN_TOWNSHIP_NAME);
    struct str extent = feed_extent(feed, row, &number);
    FUZZ_HOLDS(number || extent.at);
    FUZZ_HOLDS(row->key || feed->kind == FEED_EVENT);
}

static void read_rows(struct taking *taking, struct row *row)
{
    struct error err = { 0 };
    AUTO_READING reading = { 0 };
    struct read_record record;
    uint64_t line = 0;
    struct arena arena = { 0 };
    struct checker checker = { .feed = taking->feed,
                               .divisions = &taking->etl->divisions,
                               .senders = &taking->etl->senders,
                               .sender = taking->sender };
    struct feed_context context = { &taking->etl->divisions, taking->etl->settings.products, 1 };
    if (!reading_open(&reading, taking, &err))
        return;
    while (reading_next(&reading, &record) == RECORDS_MORE) {
        FUZZ_HOLDS(record.line > line && record.bytes.len <= RECORD_MOST);
        line = record.line;
        if (record.kind != READING_DATA || record.fault != REJECT_NONE)
            continue;
        *row =
            (struct row) { .arena = &arena, .line = record.line, .business_date = taking->arrival->read.business_date };
        checker.header = &reading.part->header;
        check_row(&checker, record.fields, row);
        feed_finish_row(taking->feed, row, &context);
        look_at_row(taking->feed, row);
        (void) reading_raw(&reading, &record, &arena);
        arena_reset(&arena);
    }
    FUZZ_HOLDS(unpack_bytes_out(reading.unpack) <= UNPACKED_MOST);
    arena_free(&arena);
}

static void take(struct taking *taking)
{
    struct error err = { 0 };
    static struct row row;
    if (!take_look(taking, &err) || taking->verdict != VERDICT_NONE)
        return;
    take_header(taking);
    if (taking->verdict == VERDICT_NONE)
        read_rows(taking, &row);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct etl *etl = opened();
    if (size < 2)
        return 0;
    const struct feed *feed = feed_at(bytes[0] % FEEDS);
    struct arrival arrival = { .folder = "", .shown = "x_FPB_20180131.csv", .name = "x_FPB_20180131.csv" };
    arrival.read = (struct file_name) { .feed = feed, .known_extension = true };
    FUZZ_HOLDS(date_read_iso(str_of("2018-01-31"), &arrival.read.business_date));
    struct taking *taking = memory_take(sizeof *taking);
    taking->etl = etl;
    taking->feed = feed;
    taking->sender = any_sender(etl, feed);
    taking->arrival = &arrival;
    taking->fd = fuzz_file(bytes + 1, size - 1);
    take(taking);
    close(taking->fd);
    parts_free(&taking->parts);
    buffer_free(&taking->reason);
    arena_free(&taking->arena);
    void *at = taking;
    memory_give_back(&at);
    return 0;
}
