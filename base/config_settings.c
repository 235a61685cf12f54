/*
 * How it works: the table of settings is walked once for the values and once, by levels, for keys nobody knows.
 *
 * A default is text and goes through the same reader as the file's, so that what the manual prints as a default can
 * be written into the file as it stands, and a default that does not fit its own limits is found by any test.
 */
#include <stdio.h>

#include "base/config.h"

enum { KNOWN_MOST = 128 };

struct filling {
    const struct config_setting *setting;
    const struct config_node *place;
    char *target;
    struct config_mistakes *mistakes;
};

/* The first part of a dotted name; `*rest` keeps the others. */
static const struct config_node *find(const struct config_node *root, const char *name, struct arena *arena)
{
    struct str rest = str_of(name);
    while (root && rest.at)
        root = config_member(root, arena_text(arena, str_split(&rest, '.')));
    return root;
}

/* The target's members have the types that the table says, so bytes are copied. */
static void put(const struct filling *filling, const void *value, size_t size)
{
    memcpy(filling->target + filling->setting->offset, value, size);
}

static void refuse(const struct filling *filling, struct str text, const char *wanted)
{
    config_mistake_add(filling->mistakes, filling->place, &CONFIG_VALUE, NULL, "\"%s\" is \"%.*s\", but must be %s",
                       filling->setting->name, STR_FMT(text), wanted);
}

/* The factor of "KiB" and the like; 0 for none. */
static long long factor_of(struct str unit)
{
    static const char *const units[] = { "B", "KiB", "MiB", "GiB", "TiB" };
    long long factor = 1;
    if (unit.len == 0)
        return 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++, factor *= 1024)
        if (str_is(unit, units[i]))
            return factor;
    return 0;
}

/* "8 GiB", "512", "-3" (numbers only). */
static bool read_amount(struct str text, bool size, long long *value)
{
    bool negative = !size && str_starts(text, "-");
    size_t digits = negative;
    while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    struct str number = { text.at + negative, digits - negative };
    struct str unit = str_trim(str_from(text, digits));
    long long factor = size ? factor_of(unit) : unit.len == 0;
    if (!factor || !str_number(number, value) || __builtin_mul_overflow(*value, factor, value))
        return false;
    *value = negative ? -*value : *value;
    return true;
}

static void fill_amount(const struct filling *filling, struct str text)
{
    const struct config_setting *setting = filling->setting;
    struct arena *arena = filling->mistakes->arena;
    bool size = setting->type == CONFIG_SIZE;
    long long value = 0;
    if (text.len && (!read_amount(text, size, &value) || value < setting->least || value > setting->most)) {
        refuse(filling, text,
               arena_printf(arena, "%s from %lld to %lld%s%s", size ? "a size (512, 64 KiB, 8 GiB)" : "a whole number",
                            setting->least, setting->most, setting->unit ? " " : "",
                            setting->unit ? setting->unit : ""));
        return;
    }
    put(filling, &value, sizeof value);
}

/* YAML's two pairs of words; an empty value is false. */
static void fill_bool(const struct filling *filling, struct str text)
{
    bool value = str_is(text, "true") || str_is(text, "yes");
    if (!value && text.len && !str_is(text, "false") && !str_is(text, "no"))
        refuse(filling, text, "true or false");
    put(filling, &value, sizeof value);
}

static void fill_text(const struct filling *filling, struct str text)
{
    struct arena *arena = filling->mistakes->arena;
    const char *const *allowed = filling->setting->allowed;
    AUTO_BUFFER wanted = { 0 };
    bool good = !allowed || text.len == 0;
    for (size_t i = 0; allowed && allowed[i]; i++) {
        good = good || str_is(text, allowed[i]);
        buffer_printf(&wanted, "%s\"%s\"", i ? ", " : "one of ", allowed[i]);
    }
    if (!good) {
        refuse(filling, text, buffer_text(&wanted));
        return;
    }
    const char *value = arena_text(arena, text);
    put(filling, &value, sizeof value);
}

/* A list in the file, or "a, b" as a default. */
static void fill_list(const struct filling *filling, const struct config_node *node, struct str text)
{
    struct arena *arena = filling->mistakes->arena;
    struct config_list list = { 0 };
    size_t most = 0;
    for (size_t i = 0; i < text.len; i++)
        most += text.at[i] == ',';
    for (const struct config_node *item = node ? node->first : NULL; item; item = item->next)
        most++;
    struct str *items = arena_array(arena, most + 1, sizeof *items);
    for (const struct config_node *item = node ? node->first : NULL; item; item = item->next) {
        if (item->kind != CONFIG_SCALAR)
            refuse(filling, (struct str) STR("…"), "a list of plain texts");
        items[list.count++] = item->text;
    }
    while (!node && text.len)
        items[list.count++] = str_keep(arena, str_trim(str_split(&text, ',')));
    list.items = items;
    put(filling, &list, sizeof list);
}

/* From the file where it says something, else from the default. */
static void fill(const struct filling *filling, const struct config_node *node)
{
    const struct config_setting *setting = filling->setting;
    struct str text = node ? node->text : str_of(setting->fallback ? setting->fallback : "");
    enum config_kind wanted = setting->type == CONFIG_TEXT_LIST ? CONFIG_LIST : CONFIG_SCALAR;
    if (node && node->kind != wanted) {
        refuse(filling, (struct str) STR("…"), wanted == CONFIG_LIST ? "a list" : "a plain value");
        return;
    }
    switch (setting->type) {
    case CONFIG_TEXT:
        fill_text(filling, text);
        break;
    case CONFIG_NUMBER:
    case CONFIG_SIZE:
        fill_amount(filling, text);
        break;
    case CONFIG_BOOL:
        fill_bool(filling, text);
        break;
    case CONFIG_TEXT_LIST:
        fill_list(filling, node, text);
        break;
    }
}

/* The word of `name` that stands below `prefix` ("limits."), or an empty text where it is not of that level. */
static struct str word_below(const char *name, const char *prefix)
{
    if (!str_starts(str_of(name), prefix))
        return (struct str) { "", 0 };
    struct str rest = str_from(str_of(name), strlen(prefix));
    return str_split(&rest, '.');
}

/* Tells of unknown keys below `prefix`, level by level. */
static void check_keys(const struct config_node *map, const struct config_setting *settings, size_t count,
                       const char *prefix, struct config_mistakes *mistakes)
{
    const char *known[KNOWN_MOST + 1] = { 0 };
    size_t words = 0;
    for (size_t i = 0; i < count && words < KNOWN_MOST; i++) {
        struct str word = word_below(settings[i].name, prefix);
        if (word.len)
            known[words++] = arena_text(mistakes->arena, word);
    }
    config_known_keys(map, known, mistakes);
    for (const struct config_node *member = map->first; member; member = member->next) {
        const char *below = arena_printf(mistakes->arena, "%s%.*s.", prefix, STR_FMT(member->key));
        bool level = false;
        for (size_t i = 0; i < count; i++)
            level = level || str_starts(str_of(settings[i].name), below);
        if (level && member->kind == CONFIG_MAP)
            check_keys(member, settings, count, below, mistakes);
        else if (level)
            config_mistake_add(mistakes, member, &CONFIG_VALUE, NULL, "\"%.*s\" must hold settings of its own",
                               STR_FMT(member->key));
    }
}

void config_apply(const struct config_node *root, const struct config_setting *settings, size_t count, void *target,
                  struct config_mistakes *mistakes)
{
    for (size_t i = 0; i < count; i++) {
        const struct config_node *node = root ? find(root, settings[i].name, mistakes->arena) : NULL;
        struct filling filling = { &settings[i], node ? node : root, target, mistakes };
        fill(&filling, node);
    }
    if (root && root->kind == CONFIG_MAP)
        check_keys(root, settings, count, "", mistakes);
    else if (root)
        config_mistake_add(mistakes, root, &CONFIG_SYNTAX, NULL, "the file must hold settings: \"name: value\"");
}
