#include "base/memory.h"

#include "tests/unit/runner.h"

TEST(an_arena_gives_zeroed_and_aligned_bytes)
{
    AUTO_ARENA arena = { 0 };
    for (size_t size = 0; size < 200; size += 7) {
        char *at = arena_take(&arena, size);
        assert_int_equal((uintptr_t) at % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(at[i], 0);
        memset(at, 'x', size);
    }
}

TEST(a_reset_arena_gives_the_same_block_again_and_zeroed)
{
    AUTO_ARENA arena = { 0 };
    char *first = arena_take(&arena, 100);
    memset(first, 'x', 100);
    arena_reset(&arena);
    char *again = arena_take(&arena, 100);
    assert_ptr_equal(first, again);
    assert_int_equal(again[99], 0);
}

TEST(more_than_a_block_gets_a_block_of_its_own)
{
    AUTO_ARENA arena = { 0 };
    (void) arena_take(&arena, 10);
    char *large = arena_take(&arena, 5 * 1024 * 1024);
    large[5 * 1024 * 1024 - 1] = 'x';
    arena_reset(&arena);
    assert_ptr_equal(arena_take(&arena, 4 * 1024 * 1024), large);
}

TEST(an_empty_arena_may_be_reset_and_freed)
{
    AUTO_ARENA arena = { 0 };
    arena_reset(&arena);
    arena_free(&arena);
    assert_null(arena.last);
}

TEST(what_is_kept_is_a_copy_that_ends_with_nul)
{
    AUTO_ARENA arena = { 0 };
    char text[] = "abcdef";
    struct str kept = str_keep(&arena, (struct str) { text, 3 });
    text[0] = 'x';
    assert_string_equal(kept.at, "abc");
    assert_int_equal(kept.len, 3);
    assert_string_equal(arena_text(&arena, (struct str) { NULL, 0 }), "");
}

TEST(formatting_into_an_arena_takes_any_length)
{
    AUTO_ARENA arena = { 0 };
    assert_string_equal(arena_printf(&arena, "%s-%d", "a", 7), "a-7");
    assert_int_equal(strlen(arena_printf(&arena, "%100000d", 1)), 100000);
    assert_int_equal(((const char *) arena_array(&arena, 3, 5))[14], 0);
}

TEST(growing_keeps_what_is_there)
{
    int *numbers = NULL;
    size_t room = 0;
    for (size_t i = 0; i < 1000; i++) {
        memory_grow((void **) &numbers, &room, i + 1, sizeof *numbers);
        assert_true(room > i);
        numbers[i] = (int) i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    memory_give_back((void **) &numbers);
    assert_null(numbers);
}

TEST(a_buffer_grows_and_ends_with_nul_when_asked)
{
    AUTO_BUFFER buffer = { 0 };
    assert_string_equal(buffer_str(&buffer).at, "");
    assert_string_equal(buffer_text(&buffer), "");
    buffer_add_text(&buffer, "ab");
    buffer_add(&buffer, (struct str) { "cdef", 2 });
    buffer_printf(&buffer, "%d%s", 5, "!");
    assert_string_equal(buffer_text(&buffer), "abcd5!");
    assert_int_equal(buffer_str(&buffer).len, 6);
    buffer_free(&buffer);
    assert_null(buffer.at);
}
