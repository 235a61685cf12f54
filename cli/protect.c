/*
 * How it works: the archive keeps every edition plain, for that is what `fupin verify` can make again; what is handed out
 * from it is encrypted on the way.  SHA256SUMS of the folder tells the files as they lie, so it is written anew.
 *
 * A county or bank whose recipient has no password keeps its book plain in out/, which nobody but the service may read;
 * no such book is ever mailed (cli/deliver.c).
 */
#include "cli/protect.h"

#include "base/file.h"
#include "base/hash.h"
#include "reports/reports.h"

enum { SUMS_MOST = 16 << 20 };

bool protection_read(struct context *context, struct protection *protection)
{
    struct config_mistakes mistakes = { .arena = context->arena };
    recipients_read(context->arena, context->conf, &protection->recipients, &mistakes);
    if (mistakes.count == 0)
        return secrets_read(context, &protection->secrets);
    const struct config_mistake *first = mistakes.first;
    error_set(&context->err, first->fault, "%s:%d:%d: %s", first->file, first->line, first->column, first->message);
    return error_hint(&context->err, "%s", first->remedy);
}

void protection_check(struct context *context, struct config_mistakes *mistakes)
{
    struct protection protection = { 0 };
    recipients_read(context->arena, context->conf, &protection.recipients, mistakes);
    struct config_node place = { .file = arena_printf(context->arena, "%s/recipients.yaml", context->conf) };
    if (!secrets_read(context, &protection.secrets)) {
        place.file = protection.secrets.path;
        config_mistake_add(mistakes, &place, &SECRETS, arena_text(context->arena, str_of(context->err.hint)), "%s",
                           context->err.what);
        context->err = (struct error) { 0 };
        return;
    }
    for (size_t i = 0; i < protection.recipients.count; i++) {
        const struct recipient *recipient = &protection.recipients.items[i];
        bool details = recipient->role == ROLE_COUNTY || recipient->role == ROLE_BANK;
        if (details && !secrets_password(&protection.secrets, context->arena, recipient->id))
            config_mistake_add(
                mistakes, &place, &SECRETS,
                arena_printf(context->arena, "Put one under recipients: into %s.", protection.secrets.path),
                "recipient \"%s\" gets a book with details but has no password", recipient->id);
    }
}

bool protection_has_details(const char *path)
{
    return str_starts(str_of(path), "county/") || str_starts(str_of(path), "bank/");
}

/* "county/532301_楚雄市/..." is of 532301. */
static const struct recipient *recipient_of(struct context *context, const struct protection *protection,
                                            const char *path)
{
    struct str rest = str_of(path);
    struct str kind = str_split(&rest, '/');
    const char *code = rest.at ? arena_text(context->arena, str_split(&rest, '_')) : "";
    return recipients_of(&protection->recipients, str_is(kind, "county") ? ROLE_COUNTY : ROLE_BANK, code);
}

const char *protection_password(struct context *context, const struct protection *protection, const char *path)
{
    if (!protection_has_details(path) || !str_ends(str_of(path), ".xlsx"))
        return NULL;
    const struct recipient *recipient = recipient_of(context, protection, path);
    return recipient ? secrets_password(&protection->secrets, context->arena, recipient->id) : NULL;
}

/* A line of SHA256SUMS: the sum, two spaces, the path. */
static bool protect_line(struct context *context, const struct protection *protection, const char *folder,
                         struct str line, struct buffer *out)
{
    char sum[SHA256_TEXT_SIZE];
    const char *path =
        line.len > SHA256_TEXT_SIZE ? arena_text(context->arena, str_from(line, SHA256_TEXT_SIZE + 1)) : "";
    const char *password = protection_password(context, protection, path);
    const char *where = arena_printf(context->arena, "%s/%s", folder, path);
    if (!password) {
        buffer_printf(out, "%.*s\n", STR_FMT(line));
        return true;
    }
    if (!reports_encrypt(where, password, where, &context->err) || !sha256_file(where, sum, &context->err))
        return false;
    buffer_printf(out, "%s  %s\n", sum, path);
    return true;
}

static bool protect_all(struct context *context, const struct protection *protection, const char *folder,
                        const char *sums)
{
    struct str rest;
    AUTO_BUFFER out = { 0 };
    if (!file_read(context->arena, sums, SUMS_MOST, &rest, &context->err))
        return false;
    while (rest.at && rest.len)
        if (!protect_line(context, protection, folder, str_split(&rest, '\n'), &out))
            return false;
    return file_write(sums, buffer_str(&out), &context->err);
}

bool protection_folder(struct context *context, const char *folder)
{
    struct protection protection = { 0 };
    const char *sums = arena_printf(context->arena, "%s/SHA256SUMS", folder);
    if (!protection_read(context, &protection))
        return false;
    return !protection.secrets.recipients || !file_exists(sums) || protect_all(context, &protection, folder, sums);
}
