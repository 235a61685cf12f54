/*
 * How it works: the table is sorted when it is made, so a name is found by halving and a prefix is a stretch.
 *
 * A name that is not there can only be a slip of ours, since names are literals: it ends the program at once, and
 * the first test that runs the line finds it.
 */
#include "base/database_sql.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/database_inside.h"

/* Where `name` is, or would be. */
static size_t place_of(const char *name)
{
    size_t low = 0, high = 0;
    while (sql_files[high].name)
        high++;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(sql_files[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct str sql_text(const char *name)
{
    const struct sql_file *file = &sql_files[place_of(name)];
    if (!file->name || strcmp(file->name, name) != 0) {
        fprintf(stderr, "fupin: there is no file \"sql/%s\" in this program\n", name);
        abort();
    }
    return (struct str) { file->at, (size_t) (file->end - file->at) };
}

const char *sql_name(const char *prefix, size_t i)
{
    size_t at = place_of(prefix);
    for (; sql_files[at].name && str_starts(str_of(sql_files[at].name), prefix); at++)
        if (i-- == 0)
            return sql_files[at].name;
    return NULL;
}

const char *sql_name_of(const char *at)
{
    for (const struct sql_file *file = sql_files; file->name; file++)
        if (file->at == at)
            return file->name;
    return NULL;
}
