/*
 * How it works: the head's keys are a table (name, where its value goes, whether it must be there); each line is
 * looked up in it.  What a value may be is checked once all lines are in.
 */
#include "transforms/rule_head.h"

#include <stddef.h>

enum { KEY_COUNT = 10, NEAREST_DISTANCE = 3 };

/* Where a key's text goes; the two lists are taken apart afterwards. */
struct head {
    const char *values[KEY_COUNT];
    int lines[KEY_COUNT];
};

enum key {
    KEY_RULE,
    KEY_TITLE,
    KEY_BASIS,
    KEY_SEVERITY,
    KEY_SUBJECT,
    KEY_SCOPE,
    KEY_MATERIAL,
    KEY_FINDING,
    KEY_READS,
    KEY_WAKE
};

static const struct {
    const char *name;
    bool needed;
} keys[KEY_COUNT] = {
    [KEY_RULE] = { "rule", true },         [KEY_TITLE] = { "title", true },     [KEY_BASIS] = { "basis", true },
    [KEY_SEVERITY] = { "severity", true }, [KEY_SUBJECT] = { "subject", true }, [KEY_SCOPE] = { "scope", true },
    [KEY_MATERIAL] = { "material", true }, [KEY_FINDING] = { "finding", true }, [KEY_READS] = { "reads", false },
    [KEY_WAKE] = { "wake", false },
};

/* What the two keys with a fixed vocabulary may say; the reports know these words. */
static const char *const severities[] = { "high", "medium", "low", NULL };
static const char *const subjects[] = { "note",    "household", "person",   "phone",       "agent",
                                        "account", "sink",      "township", "county_bank", "bank",
                                        "case",    "voucher",   "filing",   "feed",        NULL };

const char *rule_file_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

/* The key called `name`, or KEY_COUNT; then `*nearest` is the one most like it. */
static unsigned key_find(struct str name, const char **nearest)
{
    unsigned least = NEAREST_DISTANCE + 1;
    *nearest = NULL;
    for (unsigned i = 0; i < KEY_COUNT; i++) {
        unsigned distance = str_distance(name, str_of(keys[i].name));
        if (distance == 0)
            return i;
        if (distance < least) {
            least = distance;
            *nearest = keys[i].name;
        }
    }
    return KEY_COUNT;
}

/* Tells of a key that is none, with the one that was probably meant. */
static bool unknown_key(const char *file, int line, struct str name, const char *nearest, struct error *err)
{
    error_set(err, &RULE_HEAD, "%s:%d: unknown key \"%.*s\"", file, line, STR_FMT(name));
    return nearest ? error_hint(err, "The nearest known key is \"%s\".", nearest) : false;
}

/* One line of the head, without its "--". */
static bool head_line(struct arena *arena, const char *file, int number, struct str line, struct head *head,
                      struct error *err)
{
    const char *nearest;
    struct str value = line;
    struct str name = str_trim(str_split(&value, ':'));
    if (!value.at)
        return error_set(err, &RULE_HEAD, "%s:%d: a line of the head is not \"-- key: value\"", file, number);
    unsigned key = key_find(name, &nearest);
    if (key == KEY_COUNT)
        return unknown_key(file, number, name, nearest, err);
    if (head->values[key])
        return error_set(err, &RULE_HEAD, "%s:%d: key \"%s\" stands in line %d already", file, number, keys[key].name,
                         head->lines[key]);
    value = str_trim(value);
    if (!value.len)
        return error_set(err, &RULE_HEAD, "%s:%d: key \"%s\" is empty", file, number, keys[key].name);
    head->values[key] = arena_text(arena, value);
    head->lines[key] = number;
    return true;
}

/* All leading comment lines. */
static bool head_lines(struct arena *arena, const char *file, struct str text, struct head *head, struct error *err)
{
    for (int number = 1; str_starts(text, "--"); number++) {
        struct str rest = text;
        struct str line = str_split(&rest, '\n');
        if (!head_line(arena, file, number, str_from(line, 2), head, err))
            return false;
        text = rest;
    }
    for (unsigned i = 0; i < KEY_COUNT; i++) {
        if (keys[i].needed && !head->values[i])
            return error_set(err, &RULE_HEAD, "%s:1: key \"%s\" is missing", file, keys[i].name);
    }
    return true;
}

/* Whether `value` is in a list that ends with NULL. */
static bool one_of(const char *const *allowed, const char *value)
{
    while (*allowed && strcmp(*allowed, value) != 0)
        allowed++;
    return *allowed != NULL;
}

/* Whether severity, subject and the rule's name are what they may be. */
static bool head_values(const char *file, const struct head *head, struct error *err)
{
    struct str name = str_of(rule_file_name(file));
    const char *id = head->values[KEY_RULE];
    if (!str_starts(name, id) || !str_is(str_from(name, strlen(id)), ".sql"))
        return error_set(err, &RULE_HEAD, "%s:%d: rule \"%s\" stands in a file of another name", file,
                         head->lines[KEY_RULE], id);
    if (!one_of(severities, head->values[KEY_SEVERITY]))
        return error_set(err, &RULE_HEAD, "%s:%d: severity \"%s\" is none of high, medium, low", file,
                         head->lines[KEY_SEVERITY], head->values[KEY_SEVERITY]);
    if (!one_of(subjects, head->values[KEY_SUBJECT]))
        return error_set(err, &RULE_HEAD, "%s:%d: \"%s\" is no kind of subject", file, head->lines[KEY_SUBJECT],
                         head->values[KEY_SUBJECT]);
    return true;
}

/* The parts of `text` (NULL: none) between `mark`s, trimmed. */
static const struct str *list_of(struct arena *arena, const char *text, char mark, size_t *count)
{
    *count = 0;
    if (!text)
        return NULL;
    size_t most = 1;
    for (const char *at = text; *at; at++)
        most += *at == mark;
    struct str *items = arena_array(arena, most, sizeof *items);
    for (struct str rest = str_of(text); rest.at;) {
        struct str item = str_trim(str_split(&rest, mark));
        if (item.len)
            items[(*count)++] = item;
    }
    return items;
}

/* Whether `item` is among the first `count`. */
static bool listed(const struct str *items, size_t count, struct str item)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(items[i], item))
            return true;
    }
    return false;
}

/* The names in the param_on('…') calls of `sql`, each once, in the order of their first call. */
static const struct str *parameters_of(struct arena *arena, const char *sql, size_t *count)
{
    static const char call[] = "param_on('";
    size_t most = 0;
    for (const char *at = sql; (at = strstr(at, call)); at++)
        most++;
    struct str *names = arena_array(arena, most + 1, sizeof *names);
    *count = 0;
    for (const char *at = sql; (at = strstr(at, call)); at++) {
        struct str name = { at + strlen(call), strcspn(at + strlen(call), "'") };
        if (!listed(names, *count, name))
            names[(*count)++] = name;
    }
    return names;
}

bool rule_head_read(struct arena *arena, const char *file, struct str text, struct rule *rule, struct error *err)
{
    struct head head = { 0 };
    if (!head_lines(arena, file, text, &head, err) || !head_values(file, &head, err))
        return false;
    *rule = (struct rule) {
        .file = file,
        .id = head.values[KEY_RULE],
        .title = head.values[KEY_TITLE],
        .severity = head.values[KEY_SEVERITY],
        .subject = head.values[KEY_SUBJECT],
        .scope = head.values[KEY_SCOPE],
        .material = head.values[KEY_MATERIAL],
        .finding = head.values[KEY_FINDING],
        .wake = head.values[KEY_WAKE],
        .sql = text,
    };
    rule->basis = list_of(arena, head.values[KEY_BASIS], ';', &rule->basis_count);
    rule->reads = list_of(arena, head.values[KEY_READS], ',', &rule->reads_count);
    rule->parameters = parameters_of(arena, text.at, &rule->parameter_count);
    return true;
}
