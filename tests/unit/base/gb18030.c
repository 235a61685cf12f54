#include "base/gb18030.h"

#include "base/utf8.h"
#include "tests/unit/runner.h"

/* bytes | UTF-8, or bad N for the first byte that does not decode | private-use characters left */
static void check_decoding(const struct str *fields)
{
    char out[GB18030_ROOM(256)];
    struct str bytes = unescaped(fields[0]);
    struct gb18030_decoding decoding = { .out = out };
    bool good = gb18030_decode(bytes, &decoding);
    long long bad_at, left;
    assert_true(str_number(fields[2], &left));
    assert_int_equal(decoding.private_use, left);
    if (str_starts(fields[1], "bad ") && str_number(str_from(fields[1], 4), &bad_at)) {
        assert_false(good);
        assert_int_equal(decoding.bad_at, bad_at);
        return;
    }
    assert_true(good);
    assert_int_equal(decoding.bad_at, bytes.len);
    assert_true(str_equal((struct str) { out, decoding.len }, unescaped(fields[1])));
}

TEST(gb18030_is_decoded_with_private_use_folded)
{
    each_case("tests/unit/base/gb18030.cases", 3, check_decoding);
}

/* Every two-byte position, in runs that begin at any offset from a word of ASCII. */
TEST(every_two_byte_position_is_one_valid_character)
{
    char out[GB18030_ROOM(32)], bytes[12] = "abcdefgh";
    for (int lead = 0x81; lead <= 0xFE; lead++)
        for (int trail = 0x40; trail <= 0xFE; trail++) {
            if (trail == 0x7F)
                continue;
            size_t ahead = (size_t) (lead + trail) % 9, len, bad_at;
            bytes[ahead] = (char) lead;
            bytes[ahead + 1] = (char) trail;
            assert_true(gb18030_to_utf8((struct str) { bytes, ahead + 2 }, out, sizeof out, &len, &bad_at));
            assert_true(utf8_valid((struct str) { out, len }));
            assert_int_equal(str_characters((struct str) { out, len }), ahead + 1);
            memcpy(bytes, "abcdefgh", 8);
        }
}

/* A four-byte position by its linear number. */
static void four_bytes(unsigned index, char *bytes)
{
    bytes[0] = (char) (0x81 + index / 12600);
    bytes[1] = (char) ('0' + index / 1260 % 10);
    bytes[2] = (char) (0x81 + index / 10 % 126);
    bytes[3] = (char) ('0' + index % 10);
}

TEST(supplementary_planes_are_counted_through)
{
    char out[GB18030_ROOM(4)], bytes[4], expected[4];
    size_t len, bad_at;
    for (unsigned code = 0x10000; code <= 0x10FFFF; code += 251) {
        four_bytes(189000 + code - 0x10000, bytes);
        assert_true(gb18030_to_utf8((struct str) { bytes, 4 }, out, sizeof out, &len, &bad_at));
        assert_true(str_equal((struct str) { out, len }, (struct str) { expected, str_put_character(expected, code) }));
    }
}

TEST(every_four_byte_position_of_the_first_plane_is_a_character)
{
    char out[GB18030_ROOM(4)], bytes[4];
    size_t len, bad_at;
    for (unsigned index = 0; index < 39420; index++) {
        four_bytes(index, bytes);
        assert_true(gb18030_to_utf8((struct str) { bytes, 4 }, out, sizeof out, &len, &bad_at));
        assert_true(utf8_valid((struct str) { out, len }));
    }
    four_bytes(39420, bytes);
    assert_false(gb18030_to_utf8((struct str) { bytes, 4 }, out, sizeof out, &len, &bad_at));
}

TEST(too_little_room_is_refused)
{
    char out[GB18030_ROOM(2)];
    size_t len, bad_at;
    assert_true(gb18030_to_utf8(str_of("\xFE\x51"), out, sizeof out, &len, &bad_at));
    assert_false(gb18030_to_utf8(str_of("\xFE\x51"), out, sizeof out - 1, &len, &bad_at));
}

TEST(the_promised_room_suffices_for_what_grows_most)
{
    AUTO_BUFFER bytes = { 0 };
    void *at = NULL;
    for (int i = 0; i < 1000; i++)
        buffer_add_text(&bytes, "\xFE\x51");
    size_t len, bad_at, had = 0;
    memory_grow(&at, &had, GB18030_ROOM(2000), 1);
    assert_true(gb18030_to_utf8(buffer_str(&bytes), at, GB18030_ROOM(2000), &len, &bad_at));
    assert_int_equal(len, 4000);
    memory_give_back(&at);
}

TEST(bytes_that_do_not_decode_are_shown_in_hexadecimal)
{
    AUTO_BUFFER out = { 0 };
    gb18030_escape_undecodable(str_of("\xC0\xEE\xFF,a\x80\xBB"), &out);
    assert_string_equal(buffer_text(&out), "李\\xFF,a\\x80\\xBB");
}
