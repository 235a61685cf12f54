/*
 * The door's other functions: opening the configuration, loading it into the database, and keeping order around runs.
 *
 * How it works: etl_open reads every file once and remembers its bytes; one SHA-256 over all of them tells whether the
 * setup has changed, and only then does it take a K and write the tables of archive anew.
 */
#include <json-c/json.h>
#include <stdio.h>

#include "base/file.h"
#include "etl/array.h"
#include "etl/night.h"
#include "etl/setup.h"

enum { CONFIG_MOST = 64 * 1024 * 1024 };

static void remember(struct etl *etl, const char *name)
{
    struct error ignored = { 0 };
    struct str bytes;
    const char *path = arena_printf(etl->arena, "%s/%s", etl->settings.conf, name);
    if (file_exists(path) && file_read(etl->arena, path, CONFIG_MOST, &bytes, &ignored))
        etl->files.items[etl->files.count++] = (struct config_file) { name, bytes };
}

struct etl *etl_open(struct arena *arena, const struct etl_settings *settings, struct config_mistakes *mistakes)
{
    static const char *const names[] = {
        "senders.csv",      "divisions.csv",     "sources/canonical.yaml", "policy/parameters.yaml",
        "policy/rates.csv", "policy/words.yaml", "policy/articles.yaml"
    };
    struct etl *etl = arena_take(arena, sizeof *etl);
    int before = mistakes->count;
    etl->arena = arena;
    etl->settings = *settings;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remember(etl, names[i]);
    if (settings->text.len)
        etl->files.items[etl->files.count++] = (struct config_file) { "fupin.yaml", settings->text };
    senders_read(&etl->senders, arena, arena_printf(arena, "%s/senders.csv", settings->conf), mistakes);
    divisions_read(&etl->divisions, arena, arena_printf(arena, "%s/divisions.csv", settings->conf), mistakes);
    layouts_read(&etl->layouts, arena, arena_printf(arena, "%s/sources/canonical.yaml", settings->conf), mistakes);
    policy_read(&etl->policy, arena, settings->conf, mistakes);
    return mistakes->count == before ? etl : NULL;
}

void etl_close(struct etl *etl)
{
    (void) etl; /* everything lies in the caller's arena */
}

static struct str number_or_null(struct arena *arena, int64_t number)
{
    return number ? str_of(arena_printf(arena, "%lld", (long long) number)) : (struct str) { 0 };
}

static struct str day_or(struct arena *arena, day_number day, const char *none)
{
    char text[DATE_TEXT_SIZE];
    if (day == DATE_NONE)
        return none ? str_of(none) : (struct str) { 0 };
    return str_keep(arena, str_of(date_print(day, text)));
}

enum { COLUMNS_OF_SETUP = 10 };

/* Runs sql/load/<name> with one array a column. */
static bool insert_arrays(struct database *db, const char *name, struct array *arrays, int count, struct error *err)
{
    const char *values[COLUMNS_OF_SETUP] = { NULL };
    for (int i = 0; i < count; i++)
        values[i] = array_text(&arrays[i]);
    bool good = database_run(db, name, values, count, err);
    for (int i = 0; i < count; i++)
        array_free(&arrays[i]);
    return good;
}

static bool insert_table(struct database *db, const char *name, const struct policy_table *table, struct error *err)
{
    struct array arrays[COLUMNS_OF_SETUP] = { 0 };
    for (size_t i = 0; i < table->rows * table->columns; i++)
        array_add(&arrays[i % table->columns], table->cells[i]);
    return table->rows == 0 || insert_arrays(db, name, arrays, (int) table->columns, err);
}

static bool insert_senders(const struct etl *etl, struct database *db, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    struct array arrays[COLUMNS_OF_SETUP] = { 0 };
    for (size_t i = 0; i < etl->senders.count; i++) {
        const struct sender *sender = &etl->senders.items[i];
        array_add(&arrays[0], sender->code);
        array_add(&arrays[1], sender->kind);
        array_add(&arrays[2], sender->name);
        array_add(&arrays[3], number_or_null(&arena, sender->county));
        array_add(&arrays[4], sender->bank_codes.at ? sender->bank_codes : (struct str) STR(""));
        array_add(&arrays[5], sender->feeds.at ? sender->feeds : (struct str) STR(""));
        array_add(&arrays[6], day_or(&arena, sender->since, NULL));
        array_add(&arrays[7], sender->credit_code.at ? sender->credit_code : (struct str) STR(""));
        array_add(&arrays[8], sender->institution_class.at ? sender->institution_class : (struct str) STR(""));
        array_add(&arrays[9], sender->institution_code.at ? sender->institution_code : (struct str) STR(""));
    }
    return insert_arrays(db, "load/setup_senders.sql", arrays, 10, err);
}

static bool insert_divisions(const struct etl *etl, struct database *db, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    struct array arrays[COLUMNS_OF_SETUP] = { 0 };
    for (size_t i = 0; i < etl->divisions.count; i++) {
        const struct division *division = &etl->divisions.by_code[i];
        array_add_number(&arrays[0], division->code);
        array_add(&arrays[1], number_or_null(&arena, division->parent));
        array_add(&arrays[2], str_of(division_level_name(division->level)));
        array_add(&arrays[3], division->name);
        array_add(&arrays[4], day_or(&arena, division->from, "-infinity"));
        array_add(&arrays[5], day_or(&arena, division->to, "infinity"));
    }
    return insert_arrays(db, "load/setup_divisions.sql", arrays, 6, err);
}

static bool insert_all(const struct etl *etl, struct database *db, struct error *err)
{
    const struct policy *policy = &etl->policy;
    return insert_senders(etl, db, err) && insert_divisions(etl, db, err) &&
           insert_table(db, "load/setup_params.sql", &policy->params, err) &&
           insert_table(db, "load/setup_rates.sql", &policy->rates, err) &&
           insert_table(db, "load/setup_words.sql", &policy->words, err) &&
           insert_table(db, "load/setup_articles.sql", &policy->articles, err);
}

/* One fingerprint over names and bytes of all files. */
static void fingerprint(const struct etl *etl, char *text)
{
    struct sha256 *sha = sha256_new();
    for (size_t i = 0; i < etl->files.count; i++) {
        const struct config_file *file = &etl->files.items[i];
        char size[32];
        int len = snprintf(size, sizeof size, "%zu", file->bytes.len);
        sha256_add(sha, file->name, strlen(file->name) + 1);
        sha256_add(sha, size, (size_t) len + 1);
        sha256_add(sha, file->bytes.at, file->bytes.len);
    }
    (void) sha256_end(sha, text);
}

/* Each file goes into the archive; the journal tells which, and as what it is kept there. */
static bool keep_files(const struct etl *etl, struct json_object *line, struct error *err)
{
    struct json_object *files = json_object_new_object(), *seals = json_object_new_object();
    (void) json_object_object_add(line, "files", files);
    (void) json_object_object_add(line, "seals", seals);
    for (size_t i = 0; i < etl->files.count; i++) {
        char sha256[SHA256_TEXT_SIZE];
        struct archive_seal seal;
        const struct config_file *file = &etl->files.items[i];
        if (!archive_keep_text(etl->settings.archive, file->bytes, sha256, &seal, err))
            return false;
        journal_text(files, file->name, str_of(sha256));
        journal_text(seals, file->name, str_of(seal.sha256));
    }
    return true;
}

static bool insert_files(const struct etl *etl, struct database *db, const char *known, struct error *err)
{
    AUTO_ARRAY names = { 0 };
    AUTO_ARRAY sums = { 0 };
    char sha256[SHA256_TEXT_SIZE];
    for (size_t i = 0; i < etl->files.count; i++) {
        array_add(&names, str_of(etl->files.items[i].name));
        array_add(&sums, str_of(sha256_text(etl->files.items[i].bytes, sha256)));
    }
    const char *values[] = { known, array_text(&names), array_text(&sums) };
    return database_run(db, "load/setup_file_insert.sql", values, 3, err);
}

static bool insert_settings(const struct etl *etl, struct database *db, struct error *err)
{
    struct array arrays[2] = { 0 };
    for (size_t i = 0; i < etl->settings.kept_count; i++) {
        array_add(&arrays[0], str_of(etl->settings.kept[i].name));
        array_add(&arrays[1], str_of(etl->settings.kept[i].value));
    }
    return insert_arrays(db, "load/setup_settings.sql", arrays, 2, err);
}

static bool insert_setup(const struct etl *etl, struct database *db, long long known, struct error *err)
{
    char number[24], sha256[SHA256_TEXT_SIZE];
    fingerprint(etl, sha256);
    (void) snprintf(number, sizeof number, "%lld", known);
    const char *values[] = { number, sha256, etl->settings.program };
    return database_run(db, "load/setup_insert.sql", values, 3, err) && insert_files(etl, db, number, err);
}

bool setup_fill(const struct etl *etl, struct database *db, struct error *err)
{
    return insert_settings(etl, db, err) && insert_all(etl, db, err);
}

static bool write_setup(const struct etl *etl, struct database *db, const char *sha256, struct journal *journal,
                        struct error *err)
{
    struct json_object *line = json_object_new_object();
    journal->known++;
    journal_text(line, "kind", (struct str) STR("setup"));
    (void) json_object_object_add(line, "known", json_object_new_int64(journal->known));
    journal_text(line, "conf_sha256", str_of(sha256));
    journal_text(line, "program", str_of(etl->settings.program));
    if (!keep_files(etl, line, err)) {
        (void) json_object_put(line);
        return false;
    }
    return journal_add(journal, line, err) && insert_setup(etl, db, journal->known, err) && setup_fill(etl, db, err) &&
           journal_settle(journal, db, err);
}

bool etl_setup(struct etl *etl, struct database *db, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_ROWS rows = NULL;
    AUTO_JOURNAL journal = { .fd = -1 };
    char sha256[SHA256_TEXT_SIZE];
    fingerprint(etl, sha256);
    if (!journal_mend(&journal, &arena, etl->settings.archive, db, err) ||
        !database_query(db, "load/setup_last.sql", NULL, 0, &rows, err))
        return false;
    if (rows_count(rows) && strcmp(rows_text(rows, 0, 0), sha256) == 0)
        return true;
    return write_setup(etl, db, sha256, &journal, err) || error_context(err, "loading the configuration");
}

/* Files with a verdict leave the inbox. */
static bool clear_inbox(struct etl *etl, struct database *db, struct error *err)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(db, "load/in_inbox.sql", NULL, 0, &rows, err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++)
        if (!inbox_remove(&etl->settings, rows_text(rows, i, 0), rows_number(rows, i, 1), rows_number(rows, i, 2), err))
            return false;
    return database_run(db, "load/in_inbox_clear.sql", NULL, 0, err);
}

bool etl_recover(struct etl *etl, struct database *db, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_JOURNAL journal = { .fd = -1 };
    return journal_mend(&journal, &arena, etl->settings.archive, db, err) && clear_inbox(etl, db, err);
}

bool etl_tidy(struct etl *etl, struct database *db, struct error *err)
{
    return clear_inbox(etl, db, err);
}

bool etl_note_night(struct etl *etl, struct database *db, const struct etl_run *run, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_JOURNAL journal = { .fd = -1 };
    return journal_open(&journal, &arena, etl->settings.archive, db, err) &&
           journal_add(&journal, journal_line(run, "night", 0), err) && journal_settle(&journal, db, err);
}

static bool note_publication(struct database *db, const char *subject, long long known, struct error *err)
{
    char number[24];
    const char *values[] = { subject, number };
    snprintf(number, sizeof number, "%lld", known);
    return database_run(db, "load/publication_insert.sql", values, 2, err);
}

static void add_sums(struct json_object *line, const char *key, const struct etl_sum *sums, size_t count)
{
    struct json_object *object = json_object_new_object();
    for (size_t i = 0; i < count; i++)
        journal_text(object, sums[i].name, str_of(sums[i].sha256));
    (void) json_object_object_add(line, key, object);
}

static struct json_object *publication_line(const struct etl_run *run, const struct etl_publication *publication,
                                            long long known)
{
    char day[DATE_TEXT_SIZE];
    struct json_object *line = journal_line(run, "publication", known);
    journal_text(line, "subject", str_of(publication->subject));
    (void) json_object_object_add(line, "world_known", json_object_new_int64(publication->world_known));
    journal_text(line, "known_day",
                 publication->known_day == DATE_NONE ? (struct str) { 0 }
                                                     : str_of(date_print(publication->known_day, day)));
    journal_text(line, "inputs_sha256", str_of(publication->inputs_sha256));
    add_sums(line, "rules", publication->rules, publication->rule_count);
    add_sums(line, "outputs", publication->outputs, publication->output_count);
    return line;
}

bool etl_note_publication(struct etl *etl, struct database *db, const struct etl_run *run,
                          const struct etl_publication *publication, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    AUTO_JOURNAL journal = { .fd = -1 };
    AUTO_ROWS noted = NULL;
    const char *values[] = { publication->subject };
    if (!database_query(db, "load/publication_find.sql", values, 1, &noted, err))
        return false;
    if (rows_count(noted))
        return true;
    if (!journal_open(&journal, &arena, etl->settings.archive, db, err))
        return false;
    journal.known++;
    return journal_add(&journal, publication_line(run, publication, journal.known), err) &&
           note_publication(db, publication->subject, journal.known, err) && journal_settle(&journal, db, err);
}
