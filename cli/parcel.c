/*
 * How it works: which files a recipient gets follows from where they lie in the issue's folder: prefecture/, county/<code>_…,
 * bank/<code>_….  Books with details go through an envelope on their way into the letter; where no password is known the
 * letter is not composed, and the recipient is told to the operator.
 */
#include "cli/parcel.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/post.h"
#include "cli/publish.h"

enum { BOOK_MOST = 1 << 30 };

static bool no_issue(struct parcels *parcels)
{
    struct error *err = &parcels->context->err;
    error_set(err, &USAGE, "%s has not been published", parcels->month);
    return error_hint(err, "Run fupin report %s first.", parcels->month);
}

static bool read_edition(struct parcels *parcels)
{
    struct context *context = parcels->context;
    char text[DATE_TEXT_SIZE];
    const char *values[] = { date_print(parcels->first, text) };
    AUTO_ROWS rows = NULL;
    if (!database_query(parcels->letters->db, "mail/edition.sql", values, 1, &rows, &context->err))
        return false;
    size_t count = rows_count(rows);
    if (count == 0 || !date_read_iso(str_of(rows_field(rows, 0, "as_of")), &parcels->as_of))
        return no_issue(parcels);
    const char **paths = arena_array(context->arena, count + 1, sizeof *paths);
    for (size_t i = 0; i < count; i++)
        paths[i] = arena_text(context->arena, str_of(rows_field(rows, i, "path")));
    parcels->paths = paths;
    parcels->edition = (int) rows_number(rows, 0, rows_column(rows, "edition"));
    parcels->about = arena_printf(context->arena, "%s/%d", parcels->month, parcels->edition);
    parcels->kept = publish_kept(context, parcels->month, parcels->edition);
    return true;
}

bool parcels_open(struct parcels *parcels, struct context *context, struct letters *letters, const char *month)
{
    *parcels = (struct parcels) { .context = context, .letters = letters, .month = month };
    if (!date_read_month(str_of(month), &parcels->first)) {
        error_set(&context->err, &USAGE, "\"%s\" is no month", month);
        return error_hint(&context->err, "Write a month as 2018-03.");
    }
    return protection_read(context, &parcels->protection) && read_edition(parcels);
}

/* Where the files of a recipient lie; NULL: it gets none. */
static const char *folder_of(struct arena *arena, const struct recipient *to)
{
    switch (to->role) {
    case ROLE_PREFECTURE:
        return "prefecture/";
    case ROLE_COUNTY:
        return arena_printf(arena, "county/%s_", to->of);
    case ROLE_BANK:
        return arena_printf(arena, "bank/%s_", to->of);
    case ROLE_NONE:
    case ROLE_OPERATOR:
        return NULL;
    }
    return NULL;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "扶贫小额信贷月通报": what the books are called before their place and month. */
static const char *title_of(struct arena *arena, const char *path)
{
    struct str rest = str_of(name_of(path));
    return arena_text(arena, str_split(&rest, '_'));
}

static const char *subject_of(struct parcels *parcels, const char *path)
{
    struct arena *arena = parcels->context->arena;
    int year, month, day;
    date_parts(parcels->first, &year, &month, &day);
    const char *edition = parcels->edition > 1 ? arena_printf(arena, "（第%d版）", parcels->edition) : "";
    return arena_printf(arena, "%s（%d年%d月）%s", title_of(arena, path), year, month, edition);
}

void parcel_fill(struct parcels *parcels, const struct recipient *to, struct parcel *parcel)
{
    struct context *context = parcels->context;
    const char *folder = folder_of(context->arena, to);
    size_t count = 0, room = 0;
    while (parcels->paths[room])
        room++;
    const char **paths = arena_array(context->arena, room + 1, sizeof *paths);
    for (size_t i = 0; folder && i < room; i++)
        if (str_starts(str_of(parcels->paths[i]), folder) && str_ends(str_of(parcels->paths[i]), ".xlsx"))
            paths[count++] = parcels->paths[i];
    *parcel = (struct parcel) { .to = to, .paths = paths };
    if (count == 0)
        return;
    parcel->subject = subject_of(parcels, paths[count - 1]);
    if (!protection_has_details(paths[0]))
        return;
    parcel->password = secrets_password(&parcels->protection.secrets, context->arena, to->id);
    if (!parcel->password)
        parcel->problem = arena_printf(context->arena, "no password for \"%s\" under recipients: in %s", to->id,
                                       parcels->protection.secrets.path);
}

static bool read_book(struct parcels *parcels, const struct parcel *parcel, const char *path, struct str *bytes)
{
    struct context *context = parcels->context;
    const char *plain = arena_printf(context->arena, "%s/%s", parcels->kept, path);
    const char *envelope = arena_printf(context->arena, "%s/var/archive/mail/.envelope", context->home);
    if (!parcel->password)
        return file_read(context->arena, plain, BOOK_MOST, bytes, &context->err);
    bool good =
        file_make_folder(arena_printf(context->arena, "%s/var/archive/mail", context->home), 0750, &context->err) &&
        reports_encrypt(plain, parcel->password, envelope, &context->err) &&
        file_read(context->arena, envelope, BOOK_MOST, bytes, &context->err);
    (void) unlink(envelope);
    return good;
}

static bool attach(struct parcels *parcels, const struct parcel *parcel, struct mail_job *job)
{
    struct arena *arena = parcels->context->arena;
    size_t count = 0;
    while (parcel->paths[count])
        count++;
    struct mail_attachment *attachments = arena_array(arena, count, sizeof *attachments);
    for (size_t i = 0; i < count; i++) {
        attachments[i].name = arena_text(arena, str_of(name_of(parcel->paths[i])));
        if (!read_book(parcels, parcel, parcel->paths[i], &attachments[i].bytes))
            return false;
    }
    job->attachments = attachments;
    job->attachment_count = count;
    job->packed_name = arena_printf(arena, "%s_%s.zip", title_of(arena, parcel->paths[count - 1]), parcels->month);
    return true;
}

/* Code and name of each county that has a book. */
static const char *const *counties_of(struct parcels *parcels)
{
    struct arena *arena = parcels->context->arena;
    size_t count = 0;
    while (parcels->paths[count])
        count++;
    const char **counties = arena_array(arena, 2 * count + 1, sizeof *counties);
    count = 0;
    for (const char *const *path = parcels->paths; *path; path++) {
        struct str rest = str_of(*path);
        struct str kind = str_split(&rest, '/'), place = str_split(&rest, '/'), name = place;
        struct str code = str_split(&name, '_');
        if (!str_is(kind, "county") || !name.at || (count && str_is(code, counties[count - 2])))
            continue;
        counties[count++] = arena_text(arena, code);
        counties[count++] = arena_text(arena, name);
    }
    return counties;
}

/* The prefecture's code is that of its counties, up to the last two digits. */
static const char *prefecture_of(struct arena *arena, const char *const *counties)
{
    return counties[0] ? arena_printf(arena, "%.4s00", counties[0]) : "";
}

static bool write_body(struct parcels *parcels, const struct parcel *parcel, struct mail_job *job)
{
    struct context *context = parcels->context;
    const char *const *counties = counties_of(parcels);
    bool all = parcel->to->role == ROLE_PREFECTURE;
    int year, month, day;
    date_parts(parcels->as_of, &year, &month, &day);
    const struct mail_body_job body = {
        .figures = arena_printf(context->arena, "%s/figures.csv", parcels->kept),
        .scope = all                               ? "prefecture"
                 : parcel->to->role == ROLE_COUNTY ? "county"
                                                   : "bank",
        .id = all ? prefecture_of(context->arena, counties) : parcel->to->of,
        .whom = parcel->to->name,
        .title = parcel->subject,
        .as_of = arena_printf(context->arena, "%d年%d月%d日", year, month, day),
        .issuer = context->settings.issuer,
        .counties = all ? counties : NULL,
        .encrypted = parcel->password != NULL,
    };
    return reports_mail_body(&body, context->arena, &job->html, &job->text, &context->err);
}

static bool compose(struct parcels *parcels, const struct parcel *parcel, struct mail_message **messages, size_t *count)
{
    struct context *context = parcels->context;
    struct mail_job job;
    post_begin(context, &job);
    job.to = parcel->to->to;
    job.cc = parcel->to->cc;
    job.subject = parcel->subject;
    job.identity = letters_identity(context->arena, "issue", parcels->about, parcel->to->id);
    return attach(parcels, parcel, &job) && write_body(parcels, parcel, &job) &&
           reports_compose(&job, context->arena, messages, count, &context->err);
}

bool parcel_add(struct parcels *parcels, const struct parcel *parcel)
{
    struct context *context = parcels->context;
    struct mail_message *messages;
    size_t count;
    const struct letter like = {
        .kind = "issue",
        .about = parcels->about,
        .recipient = parcel->to->id,
        .addresses = letters_addresses(context->arena, parcel->to->to, parcel->to->cc),
    };
    if (!compose(parcels, parcel, &messages, &count) || !database_begin(parcels->letters->db, &context->err))
        return error_context(&context->err, "composing the mail to %s", parcel->to->id);
    if (letters_add(parcels->letters, &like, parcels->month, messages, count))
        return database_commit(parcels->letters->db, &context->err);
    database_rollback(parcels->letters->db);
    return false;
}
