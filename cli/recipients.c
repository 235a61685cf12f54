/*
 * How it works: the tree of the YAML is walked once; every mistake is told by its place, and an entry that has one is kept
 * as far as it goes, so that `fupin check` lists them all.
 *
 * Addresses are held to what can stand on an SMTP line as it is: one @, printable ASCII, nothing that could end the line.
 */
#include "cli/recipients.h"

#include "base/file.h"

static const char *const role_names[] = {
    [ROLE_PREFECTURE] = "prefecture", [ROLE_COUNTY] = "county", [ROLE_BANK] = "bank", [ROLE_OPERATOR] = "operator"
};
enum { ROLES = sizeof role_names / sizeof *role_names, ADDRESS_MOST = 254, ID_MOST = 32 };

static const char *text_of(struct config_mistakes *mistakes, const struct config_node *map, const char *key)
{
    const struct config_node *node = config_member(map, key);
    if (node && node->kind != CONFIG_SCALAR)
        config_mistake_add(mistakes, node, &CONFIG_VALUE, NULL, "\"%s\" must be a plain value", key);
    return node && node->kind == CONFIG_SCALAR && node->text.len ? arena_text(mistakes->arena, node->text) : NULL;
}

static bool is_address(struct str text)
{
    size_t ats = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] <= ' ' || text.at[i] > '~' || strchr("<>,;:\"()[]\\", text.at[i]))
            return false;
        ats += text.at[i] == '@';
    }
    return ats == 1 && text.len <= ADDRESS_MOST && *text.at != '@' && text.at[text.len - 1] != '@';
}

static const char *const *addresses_of(struct config_mistakes *mistakes, const struct config_node *map, const char *key)
{
    const struct config_node *list = config_member(map, key);
    size_t count = 0;
    if (list && list->kind != CONFIG_LIST)
        config_mistake_add(mistakes, list, &CONFIG_VALUE, "Write it as [a@example.cn, b@example.cn].",
                           "\"%s\" must be a list of addresses", key);
    for (const struct config_node *item = list ? list->first : NULL; item; item = item->next)
        count++;
    const char **addresses = arena_array(mistakes->arena, count + 1, sizeof *addresses);
    count = 0;
    for (const struct config_node *item = list && list->kind == CONFIG_LIST ? list->first : NULL; item;
         item = item->next) {
        if (item->kind == CONFIG_SCALAR && is_address(item->text))
            addresses[count++] = arena_text(mistakes->arena, item->text);
        else
            config_mistake_add(mistakes, item, &CONFIG_VALUE, NULL, "\"%.*s\" is no mail address", STR_FMT(item->text));
    }
    return addresses;
}

static enum recipient_role role_of(struct config_mistakes *mistakes, const struct config_node *map)
{
    const char *text = text_of(mistakes, map, "role");
    for (int i = ROLE_PREFECTURE; text && i < ROLES; i++)
        if (strcmp(text, role_names[i]) == 0)
            return (enum recipient_role) i;
    if (text)
        config_mistake_add(mistakes, config_member(map, "role"), &CONFIG_VALUE, NULL,
                           "\"%s\" is not one of \"prefecture\", \"county\", \"bank\", \"operator\"", text);
    return ROLE_NONE;
}

/* It names files and stands on the command line. */
static bool is_id(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", id.at[i]))
            return false;
    return id.len > 0 && id.len <= ID_MOST;
}

static void read_one(struct config_mistakes *mistakes, const struct config_node *node, struct recipient *recipient)
{
    static const char *const keys[] = { "name", "role", "of", "sender", "to", "cc", NULL };
    config_known_keys(node, keys, mistakes);
    *recipient = (struct recipient) {
        .id = arena_text(mistakes->arena, node->key),
        .name = text_of(mistakes, node, "name"),
        .role = role_of(mistakes, node),
        .of = text_of(mistakes, node, "of"),
        .sender = text_of(mistakes, node, "sender"),
        .to = addresses_of(mistakes, node, "to"),
        .cc = addresses_of(mistakes, node, "cc"),
    };
    recipient->name = recipient->name ? recipient->name : recipient->id;
    if (!is_id(node->key))
        config_mistake_add(mistakes, node, &CONFIG_VALUE, "Use letters, digits, _ and - only.",
                           "recipient \"%s\" cannot be called so", recipient->id);
    bool has_book = recipient->role == ROLE_COUNTY || recipient->role == ROLE_BANK;
    if (node->kind != CONFIG_MAP || !recipient->to[0])
        config_mistake_add(mistakes, node, &CONFIG_VALUE, NULL, "recipient \"%s\" has no address in \"to\"",
                           recipient->id);
    if (has_book && !recipient->of)
        config_mistake_add(mistakes, node, &CONFIG_VALUE, "Give the code of the county or bank as \"of\".",
                           "recipient \"%s\" does not say whose book it gets", recipient->id);
}

void recipients_read(struct arena *arena, const char *conf, struct recipients *recipients,
                     struct config_mistakes *mistakes)
{
    static const char *const keys[] = { "recipients", NULL };
    const char *path = arena_printf(arena, "%s/recipients.yaml", conf);
    *recipients = (struct recipients) { 0 };
    const struct config_node *root = file_exists(path) ? config_parse(arena, path, mistakes) : NULL;
    const struct config_node *list = config_member(root, "recipients");
    size_t count = 0;
    config_known_keys(root, keys, mistakes);
    for (const struct config_node *node = list ? list->first : NULL; node; node = node->next)
        count++;
    struct recipient *items = arena_array(arena, count + 1, sizeof *items);
    for (const struct config_node *node = list ? list->first : NULL; node; node = node->next)
        read_one(mistakes, node, &items[recipients->count++]);
    recipients->items = items;
}

const struct recipient *recipients_of(const struct recipients *recipients, enum recipient_role role, const char *code)
{
    for (size_t i = 0; i < recipients->count; i++) {
        const struct recipient *recipient = &recipients->items[i];
        if (recipient->role == role && recipient->of && strcmp(recipient->of, code) == 0)
            return recipient;
    }
    return NULL;
}

const struct recipient *recipients_find(const struct recipients *recipients, const char *id)
{
    for (size_t i = 0; i < recipients->count; i++)
        if (strcmp(recipients->items[i].id, id) == 0)
            return &recipients->items[i];
    return NULL;
}
