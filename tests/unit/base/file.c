#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/runner.h"

static int entries_of(const char *folder)
{
    int count = -2;
    DIR *entries = opendir(folder);
    while (readdir(entries))
        count++;
    closedir(entries);
    return count;
}

TEST(a_file_is_written_whole_replaced_whole_and_nothing_is_left_beside_it)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    struct str bytes;
    const char *folder = scratch_folder(), *path = arena_printf(&arena, "%s/a", folder);
    assert_true(file_write(path, str_of("first"), &err));
    assert_true(file_write(path, str_of("second"), &err));
    assert_true(file_read(&arena, path, 100, &bytes, &err));
    assert_string_equal(bytes.at, "second");
    assert_int_equal(entries_of(folder), 1);
    struct stat seen;
    assert_int_equal(stat(path, &seen), 0);
    assert_int_equal(seen.st_mode & 0137, 0);
}

TEST(a_write_that_fails_leaves_the_old_file_and_says_where)
{
    struct error err = { 0 };
    assert_false(file_write("/proc/nowhere/a", str_of("x"), &err));
    assert_ptr_equal(err.fault, &FILE_IO);
    assert_non_null(strstr(err.what, "/proc/nowhere/a"));
}

TEST(a_closed_descriptor_is_none)
{
    AUTO_FD fd = open("/dev/null", O_RDONLY);
    assert_true(fd >= 0);
    file_close_fd(&fd);
    assert_int_equal(fd, -1);
    file_close_fd(&fd);
}

TEST(reading_stops_at_the_limit)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    struct str bytes;
    const char *path = scratch_file("a", "12345");
    assert_true(file_read(&arena, path, 5, &bytes, &err));
    assert_int_equal(bytes.len, 5);
    assert_false(file_read(&arena, path, 4, &bytes, &err));
    assert_ptr_equal(err.fault, &LIMIT_EXCEEDED);
    assert_false(file_read(&arena, "/nowhere", 4, &bytes, &err));
    assert_ptr_equal(err.fault, &FILE_IO);
}

TEST(folders_are_made_with_all_above_them)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    const char *path = arena_printf(&arena, "%s/a/b/c", scratch_folder());
    assert_true(file_make_folder(path, 0755, &err));
    assert_true(file_make_folder(path, 0755, &err));
    assert_true(file_exists(path));
}

TEST(a_folder_cannot_be_made_where_a_file_is)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    const char *file = scratch_file("a", "");
    assert_false(file_make_folder(file, 0755, &err));
    assert_false(file_make_folder(arena_printf(&arena, "%s/b", file), 0755, &err));
}

TEST(removing_a_tree_does_not_follow_links)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    const char *kept = scratch_file("kept", "x"), *tree = arena_printf(&arena, "%s/tree", scratch_folder());
    assert_true(file_make_folder(arena_printf(&arena, "%s/deep/er", tree), 0755, &err));
    assert_true(file_write(arena_printf(&arena, "%s/deep/f", tree), str_of("x"), &err));
    struct str folder = { kept, strlen(kept) - strlen("/kept") };
    assert_int_equal(symlink(arena_text(&arena, folder), arena_printf(&arena, "%s/link", tree)), 0);
    assert_true(file_remove_tree(tree, &err));
    assert_false(file_exists(tree));
    assert_true(file_exists(kept));
    assert_true(file_remove_tree(tree, &err));
}

TEST(putting_in_place_replaces)
{
    struct error err = { 0 };
    const char *aside = scratch_file("aside", "new"), *path = scratch_file("a", "old");
    assert_true(file_put_in_place(aside, path, &err));
    assert_false(file_exists(aside));
    assert_false(file_put_in_place(aside, path, &err));
    assert_true(file_exists(path));
}
