/*
 * Where it lies: as the settings say; else among the credentials that systemd hands to the service (LoadCredential), else
 * beside the configuration.  A mistake in it is told by its place and the name of a key, never by a value.
 */
#include "cli/secrets.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { OTHERS = 077, OTHERS_OF_CREDENTIALS = 037, PASSWORD_LEAST = 8, PASSWORD_MOST = 255 };

static const char name[] = "secrets.yaml";

/* systemd owns its credentials as root and lets the service read them by a group's right. */
static const char *find(struct context *context, mode_t *forbidden)
{
    const char *credentials = getenv("CREDENTIALS_DIRECTORY");
    *forbidden = OTHERS;
    if (context->settings.secrets)
        return context->settings.secrets;
    if (credentials && *credentials) {
        const char *path = arena_printf(context->arena, "%s/%s", credentials, name);
        *forbidden = OTHERS_OF_CREDENTIALS;
        if (file_exists(path))
            return path;
        *forbidden = OTHERS;
    }
    return arena_printf(context->arena, "%s/%s", context->conf, name);
}

/* Looked at through the open file, so that it cannot be another one by then; a link is not followed. */
static bool check_rights(struct context *context, const char *path, mode_t forbidden)
{
    struct stat seen;
    struct error *err = &context->err;
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &seen) != 0)
        return error_system(err, &SECRETS, "cannot open \"%s\"", path);
    if (!S_ISREG(seen.st_mode))
        return error_set(err, &SECRETS, "\"%s\" is no plain file", path);
    if (seen.st_uid != geteuid() && seen.st_uid != 0) {
        error_set(err, &SECRETS, "\"%s\" belongs to user %u", path, (unsigned) seen.st_uid);
        return error_hint(err, "Run chown %u %s", (unsigned) geteuid(), path);
    }
    if ((seen.st_mode & forbidden) == 0)
        return true;
    error_set(err, &SECRETS, "\"%s\" can be read or written by others (mode %04o)", path,
              (unsigned) seen.st_mode & 07777);
    return error_hint(err, "Run chmod 600 %s and change the passwords in it.", path);
}

/* The text of a member, or NULL. */
static const char *text_of(struct arena *arena, const struct config_node *map, const char *key)
{
    const struct config_node *node = config_member(map, key);
    return node && node->kind == CONFIG_SCALAR && node->text.len ? arena_text(arena, node->text) : NULL;
}

static void check_password(struct config_mistakes *mistakes, const struct config_node *node)
{
    size_t len = node->kind == CONFIG_SCALAR ? str_characters(node->text) : 0;
    if (len < PASSWORD_LEAST || len > PASSWORD_MOST)
        config_mistake_add(mistakes, node, &SECRETS, NULL, "the password of \"%.*s\" needs %d to %d characters",
                           STR_FMT(node->key), PASSWORD_LEAST, PASSWORD_MOST);
}

static void read_members(struct context *context, const struct config_node *root, struct secrets *secrets,
                         struct config_mistakes *mistakes)
{
    static const char *const keys[] = { "mail", "recipients", NULL }, *const mail_keys[] = { "user", "password", NULL };
    const struct config_node *mail = config_member(root, "mail");
    config_known_keys(root, keys, mistakes);
    config_known_keys(mail, mail_keys, mistakes);
    secrets->there = true;
    secrets->mail_user = text_of(context->arena, mail, "user");
    secrets->mail_password = text_of(context->arena, mail, "password");
    secrets->recipients = config_member(root, "recipients");
    if (!secrets->recipients || secrets->recipients->kind != CONFIG_MAP)
        return;
    for (const struct config_node *node = secrets->recipients->first; node; node = node->next)
        check_password(mistakes, node);
}

bool secrets_read(struct context *context, struct secrets *secrets)
{
    struct config_mistakes mistakes = { .arena = context->arena };
    mode_t forbidden;
    *secrets = (struct secrets) { .path = find(context, &forbidden) };
    if (!context->settings.secrets && !file_exists(secrets->path))
        return true;
    if (!check_rights(context, secrets->path, forbidden))
        return false;
    const struct config_node *root = config_parse(context->arena, secrets->path, &mistakes);
    if (root)
        read_members(context, root, secrets, &mistakes);
    if (mistakes.count == 0)
        return true;
    const struct config_mistake *first = mistakes.first;
    error_set(&context->err, &SECRETS, "%s:%d:%d: %s", first->file, first->line, first->column, first->message);
    return error_hint(&context->err, "%s", first->remedy);
}

const char *secrets_password(const struct secrets *secrets, struct arena *arena, const char *id)
{
    return text_of(arena, secrets->recipients, id);
}
