/* The configuration, as YAML and as a table: whatever a file says ends in values or in mistakes that have a place. */
#include "base/config.h"

#include <unistd.h>

#include "tests/fuzz/fuzz.h"

struct target {
    const char *text;
    long long number, size;
    bool flag;
    struct config_list list;
};

static const struct config_setting settings[] = {
    { .name = "text", .type = CONFIG_TEXT, .fallback = "x", .offset = offsetof(struct target, text) },
    { .name = "a.number", .type = CONFIG_NUMBER, .most = 100, .offset = offsetof(struct target, number) },
    { .name = "a.size", .type = CONFIG_SIZE, .most = INT64_MAX, .offset = offsetof(struct target, size) },
    { .name = "a.flag", .type = CONFIG_BOOL, .offset = offsetof(struct target, flag) },
    { .name = "list", .type = CONFIG_TEXT_LIST, .offset = offsetof(struct target, list) },
};

static void look_at(const struct config_mistakes *mistakes)
{
    for (const struct config_mistake *mistake = mistakes->first; mistake; mistake = mistake->next)
        FUZZ_HOLDS(mistake->message && mistake->remedy && mistake->line >= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const needed[] = { "code", "name", NULL };
    struct arena arena = { 0 };
    struct config_mistakes mistakes = { .arena = &arena };
    struct config_table table = { 0 };
    struct target target = { 0 };
    int fd = fuzz_file(bytes, size);
    const char *path = arena_printf(&arena, "/dev/fd/%d", fd);
    config_apply(config_parse(&arena, path, &mistakes), settings, sizeof settings / sizeof *settings, &target,
                 &mistakes);
    FUZZ_HOLDS(mistakes.first || (target.number >= 0 && target.number <= 100));
    FUZZ_HOLDS(lseek(fd, 0, SEEK_SET) == 0);
    if (config_read_table(&arena, path, needed, &table, &mistakes))
        for (size_t i = 0; i < table.rows; i++)
            FUZZ_HOLDS(config_cell(&table, i, "code").at);
    look_at(&mistakes);
    close(fd);
    arena_free(&arena);
    return 0;
}
