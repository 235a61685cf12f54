/*
 * How it works: a file's name is the rule's with a word before the ending; one that is not there is no text.  A site's rule that
 * stands in for one of ours does not get our files with it: they speak of another rule.
 */
#include "transforms/rule_beside.h"

#include "base/file.h"
#include "transforms/rule_head.h"

enum { BESIDE_LIMIT = 1024 * 1024 };

bool rule_beside_is_rule(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot && dot != name && strcmp(dot, ".sql") == 0;
}

/* The file that lies beside the rule's as its `what`; at == NULL: there is none. */
static bool read_one(struct arena *arena, bool built_in, const struct rule *rule, const char *what, struct str *text,
                     struct error *err)
{
    int stem = (int) (strlen(rule->file) - strlen(".sql"));
    const char *file = arena_printf(arena, "%.*s.%s.sql", stem, rule->file, what);
    *text = (struct str) { NULL, 0 };
    if (built_in) {
        const char *found = sql_name(file, 0);
        if (found && strcmp(found, file) == 0)
            *text = sql_text(found);
        return true;
    }
    return !file_exists(file) || file_read(arena, file, BESIDE_LIMIT, text, err);
}

bool rule_beside_read(struct arena *arena, bool built_in, struct rule *rule, struct error *err)
{
    return read_one(arena, built_in, rule, "examples", &rule->examples, err) &&
           read_one(arena, built_in, rule, "conditions", &rule->conditions, err);
}
