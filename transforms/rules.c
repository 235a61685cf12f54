/*
 * How it works: the rules built into the program and those of the site's folder go into one array, which is sorted
 * by id; a site's file of the same name as one of ours takes its place.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "transforms/rule_beside.h"
#include "transforms/rule_head.h"

enum { RULE_FILE_LIMIT = 1024 * 1024 };

/* Rules while they are collected. */
struct collection {
    struct arena *arena;
    struct rule *rules;
    size_t count, room;
};

/* Where `rule` goes: the place of the one that it stands in for, else a new one. */
static struct rule *place_for(struct collection *all, const char *file)
{
    const char *name = rule_file_name(file);
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(rule_file_name(all->rules[i].file), name) == 0)
            return &all->rules[i];
    }
    if (all->count == all->room) {
        struct rule *larger = arena_array(all->arena, all->room * 2 + 32, sizeof *larger);
        if (all->count)
            memcpy(larger, all->rules, all->count * sizeof *larger);
        all->rules = larger;
        all->room = all->room * 2 + 32;
    }
    return &all->rules[all->count++];
}

/* Reads one file, and what stands beside it, and puts its rule in place. */
static bool add(struct collection *all, const char *file, struct str text, bool built_in, struct error *err)
{
    struct rule rule;
    if (!rule_head_read(all->arena, file, text, &rule, err) || !rule_beside_read(all->arena, built_in, &rule, err))
        return false;
    *place_for(all, file) = rule;
    return true;
}

/* The files of sql/rules/, as they were when the program was built. */
static bool add_built_in(struct collection *all, struct error *err)
{
    const char *name;
    for (size_t i = 0; (name = sql_name("rules/", i)); i++) {
        if (rule_beside_is_rule(rule_file_name(name)) && !add(all, name, sql_text(name), true, err))
            return false;
    }
    return true;
}

/* One file of the site; its text lives as long as the rules do. */
static bool add_site_file(struct collection *all, const char *folder, const char *name, struct error *err)
{
    struct str text;
    const char *path = arena_printf(all->arena, "%s/%s", folder, name);
    return file_read(all->arena, path, RULE_FILE_LIMIT, &text, err) && add(all, path, text, false, err);
}

/* For the cleanup attribute. */
static void close_folder(DIR **folder)
{
    if (*folder)
        closedir(*folder);
}

/* The rule files of `path`, in whatever order: they are sorted later.  A folder that is not there holds none. */
static bool add_site(struct collection *all, const char *path, struct error *err)
{
    DIR *folder __attribute__((cleanup(close_folder))) = opendir(path);
    if (!folder)
        return errno == ENOENT || error_system(err, &RULE_FOLDER, "cannot read folder \"%s\"", path);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (rule_beside_is_rule(entry->d_name) && !add_site_file(all, path, entry->d_name, err))
            return false;
    }
    return true;
}

bool rule_is_read(struct str read, const char *id)
{
    if (!str_ends(read, "*"))
        return str_is(read, id);
    return strlen(id) >= read.len && strncmp(id, read.at, read.len - 1) == 0;
}

static int by_id(const void *left, const void *right)
{
    return strcmp(((const struct rule *) left)->id, ((const struct rule *) right)->id);
}

bool transforms_rules(struct arena *arena, const char *site_folder, struct rule_set *rules, struct error *err)
{
    struct collection all = { .arena = arena };
    if (!add_built_in(&all, err) || (site_folder && !add_site(&all, site_folder, err)))
        return false;
    if (all.count)
        qsort(all.rules, all.count, sizeof *all.rules, by_id);
    *rules = (struct rule_set) { all.rules, all.count };
    return true;
}
