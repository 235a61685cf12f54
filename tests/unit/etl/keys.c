/*
 * Repeated keys are found, also where they do not fit into memory.
 */
#include "etl/keys.h"

#include "base/hash.h"
#include "tests/unit/etl/home.h"
#include "tests/unit/runner.h"

enum { MANY = 400000 };

static int64_t key_of(int i)
{
    return hash_key((struct str) { (const char *) &i, sizeof i }, (struct str) STR(""));
}

TEST(a_repeated_key_is_a_duplicate_or_a_conflict_with_the_first)
{
    struct error err = { 0 };
    AUTO_KEYS keys = keys_new();
    const struct repeated *found;
    size_t count;
    assert_true(keys_add(keys, 7, 1, 2, 0, &err) && keys_add(keys, 8, 1, 3, 0, &err) &&
                keys_add(keys, 7, 1, 4, 5, &err) && keys_add(keys, 7, 2, 5, 6, &err) &&
                keys_add(keys, 7, 1, 6, 0, &err));
    assert_true(keys_find(keys, &found, &count, &err));
    assert_int_equal(count, 3);
    assert_true(found[0].line == 4 && found[0].same && found[0].extent == 5);
    assert_true(found[1].line == 5 && !found[1].same && found[1].extent == 6);
    assert_true(found[2].line == 6 && found[2].same);
}

TEST(keys_that_went_to_disk_are_found_in_the_order_of_lines)
{
    struct error err = { 0 };
    AUTO_KEYS keys = keys_new();
    const struct repeated *found;
    size_t count;
    for (int i = 0; i < MANY; i++)
        assert_good(keys_add(keys, key_of(i), i, (uint64_t) i + 2, 0, &err), &err);
    for (int i = 0; i < MANY; i += MANY / 10)
        assert_good(keys_add(keys, key_of(i), i + i % 3, (uint64_t) (MANY + i + 2), 0, &err), &err);
    assert_good(keys_find(keys, &found, &count, &err), &err);
    assert_int_equal(count, 10);
    for (size_t i = 0; i < count; i++) {
        int of = (int) i * (MANY / 10);
        assert_int_equal(found[i].line, MANY + of + 2);
        assert_int_equal(found[i].same, of % 3 == 0);
    }
}

/* All keys in one partition, which is then looked at slice by slice. */
TEST(a_partition_too_large_to_be_looked_at_whole_loses_nothing)
{
    enum { ENTRIES = 60000, REPEATED = 20000 };
    struct error err = { 0 };
    AUTO_KEYS keys = keys_new();
    const struct repeated *found;
    size_t count;
    for (int i = 0; i < ENTRIES + REPEATED; i++) {
        uint64_t mixed = (uint64_t) (i % ENTRIES + 1) * UINT64_C(0x9E3779B97F4A7C15);
        assert_good(keys_add(keys, (int64_t) (mixed >> 9), i % 2, (uint64_t) i + 2, 0, &err), &err);
    }
    assert_good(keys_find(keys, &found, &count, &err), &err);
    assert_int_equal(count, REPEATED);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found[i].line, ENTRIES + i + 2);
        assert_true(found[i].same);
    }
}
