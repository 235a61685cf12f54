#include "base/hash.h"

#include "tests/unit/runner.h"

TEST(sha256_is_what_the_standard_says)
{
    char text[SHA256_TEXT_SIZE];
    assert_string_equal(sha256_text(str_of("abc"), text),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(sha256_text(str_of(""), text),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(sha256_in_pieces_equals_the_whole)
{
    char text[SHA256_TEXT_SIZE], whole[SHA256_TEXT_SIZE];
    struct sha256 *sha = sha256_new();
    sha256_add(sha, "a", 1);
    sha256_add(sha, "bc", 2);
    assert_string_equal(sha256_end(sha, text), sha256_text(str_of("abc"), whole));
}

TEST(a_file_has_the_hash_of_its_bytes)
{
    struct error err = { 0 };
    char text[SHA256_TEXT_SIZE], whole[SHA256_TEXT_SIZE];
    assert_true(sha256_file(scratch_file("a", "abc"), text, &err));
    assert_string_equal(text, sha256_text(str_of("abc"), whole));
    assert_false(sha256_file("/nowhere", text, &err));
    assert_ptr_equal(err.fault, &FILE_IO);
}

TEST(keys_never_change)
{
    assert_int_equal(hash_key(str_of("NX301"), str_of("JJ0001")), INT64_C(8104722854180950123));
    assert_int_equal(hash_key(str_of("NX301"), (struct str) { NULL, 0 }), INT64_C(2809054748022155454));
    assert_int_equal(hash_row("abc", 3), INT64_C(8696274497037089104));
}

TEST(keys_are_positive_and_tell_where_one_text_ends)
{
    for (size_t len = 0; len < 26; len++)
        assert_true(hash_key((struct str) { "abcdefghijklmnopqrstuvwxyz", len }, str_of("")) > 0);
    assert_int_not_equal(hash_key(str_of("ab"), str_of("c")), hash_key(str_of("a"), str_of("bc")));
    assert_int_not_equal(hash_key(str_of("ab"), str_of("")), hash_key(str_of("ab"), (struct str) { NULL, 0 }));
}

TEST(a_long_key_is_hashed_like_a_short_one)
{
    char joined[600], first[400];
    memset(first, 'x', sizeof first);
    memset(joined, 'x', 400);
    joined[400] = '\x1F';
    memcpy(joined + 401, "tail", 4);
    assert_int_equal(hash_key((struct str) { first, 400 }, str_of("tail")),
                     hash_key((struct str) { joined, 405 }, (struct str) { NULL, 0 }));
}
