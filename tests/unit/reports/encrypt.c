/* Envelopes: reports/encrypt.c, reports/agile.h.  That others open them is an end-to-end story. */
#include <sys/stat.h>

#include "base/file.h"
#include "reports/agile.h"
#include "reports/reports.h"
#include "tests/unit/runner.h"

enum { MOST = 1 << 20 };

static struct str envelope_of(struct arena *arena, const char *plain)
{
    struct error err = { 0 };
    struct str bytes;
    const char *path = arena_printf(arena, "%s.envelope.xlsx", plain);
    assert_true(reports_encrypt(plain, "password", path, &err));
    assert_true(file_read(arena, path, MOST, &bytes, &err));
    return bytes;
}

static bool holds(struct str bytes, const char *text)
{
    return memmem(bytes.at, bytes.len, text, strlen(text)) != NULL;
}

TEST(an_envelope_is_a_compound_file_that_shows_nothing_of_what_is_in_it)
{
    AUTO_ARENA arena = { 0 };
    struct str bytes = envelope_of(&arena, scratch_file("book.xlsx", "the borrower is 李发财"));
    assert_memory_equal(bytes.at, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    assert_false(holds(bytes, "李发财"));
    assert_true(holds(bytes, "spinCount=\"100000\""));
    assert_true(holds(bytes, "hashAlgorithm=\"SHA512\""));
}

TEST(two_envelopes_of_one_book_differ)
{
    AUTO_ARENA arena = { 0 };
    const char *plain = scratch_file("book.xlsx", "the same");
    struct str first = envelope_of(&arena, plain), second = envelope_of(&arena, plain);
    assert_int_equal(first.len, second.len);
    assert_memory_not_equal(first.at, second.at, first.len);
}

TEST(an_envelope_is_for_nobody_else_to_read)
{
    struct stat seen;
    struct error err = { 0 };
    const char *path = scratch_file("book.xlsx", "mine");
    assert_true(reports_encrypt(path, "password", path, &err));
    assert_int_equal(stat(path, &seen), 0);
    assert_int_equal(seen.st_mode & 07777, 0640);
}

TEST(a_book_that_is_not_there_leaves_no_envelope)
{
    struct error err = { 0 };
    const char *there = scratch_file("book.xlsx", "x");
    AUTO_ARENA arena = { 0 };
    const char *envelope = arena_printf(&arena, "%s.none", there);
    assert_false(reports_encrypt("/nowhere/book.xlsx", "password", envelope, &err));
    assert_ptr_equal(err.fault, &FILE_IO);
    assert_false(file_exists(envelope));
    assert_false(file_exists(arena_printf(&arena, "%s.envelope", envelope)));
}

TEST(a_place_that_cannot_be_written_is_told)
{
    struct error err = { 0 };
    assert_false(reports_encrypt(scratch_file("book.xlsx", "x"), "password", "/nowhere/envelope.xlsx", &err));
    assert_ptr_equal(err.fault, &REPORT_ENCRYPT);
}

TEST(a_segment_is_filled_up_to_whole_blocks)
{
    struct agile agile = { 0 };
    struct error err = { 0 };
    unsigned char head[8], segment[AGILE_SEGMENT_BYTES] = { 0 };
    assert_true(agile_begin(&agile, 4097, head, &err));
    assert_memory_equal(head, "\x01\x10\0\0\0\0\0\0", 8);
    assert_int_equal(agile_segment(&agile, segment, AGILE_SEGMENT_BYTES), AGILE_SEGMENT_BYTES);
    assert_int_equal(agile_segment(&agile, segment, 1), AGILE_BLOCK_BYTES);
    agile_end(&agile);
    assert_int_equal(agile.key[0] | agile.key[31] | agile.mac_key[0], 0);
}
