/*
 * How it works: received files and configurations are looked at by etl against their seals; the kept files of an issue
 * against the sums that its line in the journal has.
 */
#include "cli/archive.h"

#include <json-c/json.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"

struct looking {
    struct context *context;
    const struct archive_editions *editions;
    struct archive_faults *faults;
    struct archive_editions *found;
    long long line;
};

static void add_fault(struct looking *looking, const char *name, const char *sha256, const char *why,
                      const char *months)
{
    struct arena *arena = looking->context->arena;
    struct archive_faults *faults = looking->faults;
    void *at = faults->items;
    memory_grow(&at, &faults->room, faults->count + 1, sizeof *faults->items);
    faults->items = at;
    faults->items[faults->count++] =
        (struct archive_fault) { arena_text(arena, str_of(name)), arena_text(arena, str_of(sha256)), why, months };
}

static const char *months_of(const struct looking *looking, const struct etl_damage *damage)
{
    struct arena *arena = looking->context->arena;
    const char *months = "";
    for (size_t i = 0; damage->known && i < looking->editions->count; i++) {
        const struct archive_edition *edition = &looking->editions->items[i];
        bool rests = edition->known >= damage->known &&
                     (damage->business_date == DATE_NONE || edition->last >= damage->business_date);
        if (rests && !strstr(months, edition->month))
            months = arena_printf(arena, "%s%s%s", months, *months ? ", " : "", edition->month);
    }
    return months;
}

static bool see_damage(void *context, const struct etl_damage *damage, struct error *err)
{
    struct looking *looking = context;
    (void) err;
    add_fault(looking, damage->name, damage->sha256, damage->missing ? "is missing" : "has been changed",
              months_of(looking, damage));
    return true;
}

static bool see_edition(void *context, const struct etl_told *told, struct error *err)
{
    struct looking *looking = context;
    struct archive_editions *found = looking->found;
    struct arena *arena = looking->context->arena;
    const char *slash = strchr(told->subject, '/');
    void *at = found->items;
    memory_grow(&at, &found->room, found->count + 1, sizeof *found->items);
    found->items = at;
    struct archive_edition *edition = &found->items[found->count];
    *edition = (struct archive_edition) { .subject = arena_text(arena, str_of(told->subject)),
                                          .known = told->known,
                                          .line = told->line };
    day_number first;
    if (!slash)
        return error_set(err, &USAGE, "the journal tells of no edition: \"%s\"", told->subject);
    edition->month = arena_text(arena, (struct str) { told->subject, (size_t) (slash - told->subject) });
    if (!date_read_month(str_of(edition->month), &first))
        return error_set(err, &USAGE, "the journal tells of no month: \"%s\"", told->subject);
    edition->last = date_month_end(first);
    found->count++;
    return true;
}

bool archive_editions(struct context *context, struct archive_editions *editions)
{
    struct looking looking = { .context = context, .found = editions };
    return etl_publications(context->arena, context_path(context, "var/archive"), see_edition, &looking, &context->err);
}

/* The files of a kept edition. */
static bool see_kept(void *context, const struct etl_told *told, struct error *err)
{
    struct looking *looking = context;
    struct arena *arena = looking->context->arena;
    struct json_object *outputs = NULL;
    (void) err;
    if ((looking->line && told->line > looking->line) || !json_object_object_get_ex(told->all, "outputs", &outputs))
        return true;
    json_object_object_foreach(outputs, path, sum)
    {
        char sha256[SHA256_TEXT_SIZE];
        struct error unread = { 0 };
        const char *name = arena_printf(arena, "issues/%s/%s", told->subject, path);
        const char *where = arena_printf(arena, "%s/var/archive/%s", looking->context->home, name);
        const char *month = arena_printf(arena, "%.7s", told->subject);
        if (!file_exists(where))
            add_fault(looking, name, json_object_get_string(sum), "is missing", month);
        else if (!sha256_file(where, sha256, &unread) || strcmp(sha256, json_object_get_string(sum)) != 0)
            add_fault(looking, name, json_object_get_string(sum), "has been changed", month);
    }
    return true;
}

bool archive_faults(struct context *context, const struct archive_editions *editions, long long line,
                    struct archive_faults *faults)
{
    const char *archive = context_path(context, "var/archive");
    struct looking looking = { .context = context, .editions = editions, .faults = faults, .line = line };
    return etl_archive_check(context->arena, archive, line, see_damage, &looking, &context->err) &&
           (line || etl_publications(context->arena, archive, see_kept, &looking, &context->err));
}

void archive_let_go(struct archive_editions *editions, struct archive_faults *faults)
{
    void *at = editions->items, *more = faults->items;
    if (at)
        memory_give_back(&at);
    if (more)
        memory_give_back(&more);
}
