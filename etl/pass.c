/*
 * How it works: the row is used over and over, and its arena with it.
 */
#include "etl/pass.h"

/* An event feed's one extent is there even without a row: a list that is empty today withdraws what stood in it yesterday. */
struct pass *pass_new(struct taking *taking)
{
    const struct etl *etl = taking->etl;
    struct pass *pass = memory_take(sizeof *pass);
    pass->taking = taking;
    pass->checker = (struct checker) {
        .feed = taking->feed, .divisions = &etl->divisions, .senders = &etl->senders, .sender = taking->sender
    };
    pass->context = (struct feed_context) { &etl->divisions, etl->settings.products, etl->settings.product_count };
    pass->row.business_date = taking->arrival->read.business_date;
    pass->row.known = taking->known;
    pass->row.file = taking->file;
    taking->extents.arena = &taking->arena;
    if (taking->feed->kind == FEED_EVENT)
        (void) extents_at(&taking->extents, 0, (struct str) STR("*"));
    return pass;
}

/* The row is used over and over; values need no clearing, since check_row sets each of them. */
static void begin_row(struct pass *pass, const struct read_record *record)
{
    struct row *row = &pass->row;
    if (pass->arena.last)
        arena_reset(&pass->arena);
    row->arena = &pass->arena;
    row->line = record->line;
    row->key = 0;
    row->id_text = (struct str) { 0 };
    row->fault_count = 0;
    row->rejected = false;
}

bool pass_check(struct pass *pass, const struct part *part, const struct read_record *record)
{
    const struct feed *feed = pass->taking->feed;
    struct row *row = &pass->row;
    pass->checker.header = &part->header;
    begin_row(pass, record);
    if (record->fault != REJECT_NONE) {
        memset(row->values, 0, sizeof row->values);
        row_fault_add(row, record->fault_column, record->fault, record->fault_value, true);
        return false;
    }
    check_row(&pass->checker, record->fields, row);
    feed_finish_row(feed, row, &pass->context);
    return !row->rejected;
}

void pass_free(struct pass **pass)
{
    if (!*pass)
        return;
    copy_close(&(*pass)->copy);
    keys_free(&(*pass)->keys);
    reading_close(&(*pass)->reading);
    arena_free(&(*pass)->arena);
    void *at = *pass;
    memory_give_back(&at);
    *pass = NULL;
}
