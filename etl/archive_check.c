/*
 * How it works: the journal's lines are walked; each names the file as it came by its SHA-256, and as it is kept by its seal.
 *
 * The journal is the list of what must be there, not the database: it lies beside the files, and a database that was lost
 * or restored must not decide what is missing.  Nothing is unpacked; comparing seals reads each file once, as it is kept.
 */
#include <json-c/json.h>

#include "etl/replay.h"

struct checking {
    const char *archive;
    etl_damage_seen *each;
    void *context;
};

/* What is sound is not spoken of.  A line without a seal cannot be right: the empty text is no file's. */
static bool check_one(const struct checking *checking, struct etl_damage damage, const char *seal, struct error *err)
{
    enum archive_state state = archive_state(checking->archive, damage.sha256, seal ? seal : "");
    damage.missing = state == ARCHIVE_MISSING;
    return state == ARCHIVE_SOUND || checking->each(checking->context, &damage, err);
}

/* Two objects with the same names: sums, and seals. */
static bool check_several(const struct checking *checking, const struct journal_told *told, const char *sums_key,
                          const char *seals_key, struct error *err)
{
    struct json_object *files = NULL, *seals = NULL, *seal = NULL;
    if (!json_object_object_get_ex(told->all, sums_key, &files))
        return true;
    (void) json_object_object_get_ex(told->all, seals_key, &seals);
    json_object_object_foreach(files, name, sum)
    {
        struct etl_damage damage = { .name = name,
                                     .sha256 = json_object_get_string(sum),
                                     .known = told->known,
                                     .business_date = told_day(told, "business_date") };
        bool sealed = seals && json_object_object_get_ex(seals, name, &seal);
        if (!check_one(checking, damage, sealed ? json_object_get_string(seal) : NULL, err))
            return false;
    }
    return true;
}

/* Three kinds of lines speak of files: those that came, those released (their slips came with them), and configurations. */
static bool check_line(const struct checking *checking, const struct journal_told *told, struct error *err)
{
    struct etl_damage damage = { .name = told_text(told, "name"),
                                 .sha256 = told_text(told, "sha256"),
                                 .known = told->known,
                                 .business_date = told_day(told, "business_date") };
    if (strcmp(told->kind, "file") == 0 || strcmp(told->kind, "release") == 0)
        return check_one(checking, damage, told_text(told, "seal"), err) &&
               check_several(checking, told, "slips", "slip_seals", err);
    return strcmp(told->kind, "setup") != 0 || check_several(checking, told, "files", "seals", err);
}

/* journal_next() gives false for a broken chain as well as for a fault of reading; both have filled `err`. */
bool etl_archive_check(struct arena *arena, const char *archive, long long until, etl_damage_seen *each, void *context,
                       struct error *err)
{
    struct checking checking = { archive, each, context };
    struct journal_reader reader;
    struct journal_told told;
    bool more = true;
    if (!journal_read(&reader, arena, archive, err))
        return false;
    while (journal_next(&reader, &told, &more, err) && more && (!until || told.line <= until))
        if (!check_line(&checking, &told, err))
            return false;
    return err->fault == NULL;
}

bool etl_publications(struct arena *arena, const char *archive, etl_told_seen *each, void *context, struct error *err)
{
    struct journal_reader reader;
    struct journal_told told;
    bool more = true;
    if (!journal_read(&reader, arena, archive, err))
        return false;
    while (journal_next(&reader, &told, &more, err) && more) {
        struct etl_told publication = { .kind = ETL_TOLD_PUBLICATION,
                                        .line = told.line,
                                        .known = told_number(&told, "world_known"),
                                        .known_day = told_day(&told, "known_day"),
                                        .subject = told_text(&told, "subject"),
                                        .all = told.all };
        if (strcmp(told.kind, "publication") == 0 && !each(context, &publication, err))
            return false;
    }
    return err->fault == NULL;
}
