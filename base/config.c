/*
 * How it works: libyaml's events become a tree of nodes that know their place; the tree is then asked, not the file.
 *
 * Of YAML we take maps, lists and scalars.  Anchors, aliases and tags are refused: no configuration of ours needs
 * them, and they are how a small file becomes a large one.  The first fault of syntax ends the reading, since what
 * follows it cannot be trusted; a key given twice is told, and the reading goes on.
 */
#include "base/config.h"

#include <stdio.h>
#include <yaml.h>

#include "base/file.h"
#include "base/utf8.h"

enum { FILE_MOST = 1024 * 1024, DEPTH_MOST = 16 };

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct config_mistakes *mistakes;
    const char *file;
    bool failed;
};

void config_mistake_add(struct config_mistakes *mistakes, const struct config_node *at, const struct fault *fault,
                        const char *remedy, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    struct config_mistake *mistake = arena_take(mistakes->arena, sizeof *mistake);
    mistake->message = arena_vprintf(mistakes->arena, format, values);
    va_end(values);
    mistake->file = at ? at->file : "";
    mistake->line = at ? at->line : 0;
    mistake->column = at ? at->column : 0;
    mistake->remedy = remedy ? remedy : fault->en_action;
    mistake->fault = fault;
    if (mistakes->last)
        mistakes->last->next = mistake;
    else
        mistakes->first = mistake;
    mistakes->last = mistake;
    mistakes->count++;
}

static struct config_node *make_node(struct reader *reader, enum config_kind kind, yaml_mark_t mark)
{
    struct config_node *node = arena_take(reader->arena, sizeof *node);
    node->kind = kind;
    node->file = reader->file;
    node->line = (int) mark.line + 1;
    node->column = (int) mark.column + 1;
    return node;
}

/* Adds a mistake of syntax at `mark`; NULL, so that a reader can return it. */
static struct config_node *refuse(struct reader *reader, yaml_mark_t mark, const char *what)
{
    if (!reader->failed)
        config_mistake_add(reader->mistakes, make_node(reader, CONFIG_SCALAR, mark), &CONFIG_SYNTAX, NULL, "%s", what);
    reader->failed = true;
    return NULL;
}

/* The next event; a fault of the parser's is told with the place that it gives. */
static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    const char *problem = reader->parser.problem ? reader->parser.problem : "cannot be read";
    yaml_mark_t mark = reader->parser.problem_mark.line ? reader->parser.problem_mark : reader->parser.mark;
    (void) refuse(reader, mark, arena_printf(reader->arena, "no YAML: %s", problem));
    return false;
}

/* What we do not take of YAML; a quoted scalar carries no tag of its own, so plain and quoted both pass. */
static bool has_extras(const yaml_event_t *event)
{
    switch ((int) event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor || event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor || event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor || event->data.mapping_start.tag;
    default:
        return event->type == YAML_ALIAS_EVENT;
    }
}

static struct config_node *read_node(struct reader *reader, const yaml_event_t *event, int depth);

/* The caller keeps the last child, so that order costs no walk. */
static void append(struct config_node *parent, struct config_node **last, struct config_node *child)
{
    if (*last)
        (*last)->next = child;
    else
        parent->first = child;
    *last = child;
}

/* Reads the value of `key` into `map`. */
static void read_member(struct reader *reader, struct config_node *map, struct config_node **last,
                        const struct config_node *key, int depth)
{
    yaml_event_t event;
    if (key->kind != CONFIG_SCALAR || !next_event(reader, &event)) {
        if (!reader->failed)
            config_mistake_add(reader->mistakes, key, &CONFIG_SYNTAX, NULL, "a key must be a plain word");
        reader->failed = true;
        return;
    }
    const struct config_node *twice = config_member(map, arena_text(reader->arena, key->text));
    struct config_node *value = read_node(reader, &event, depth + 1);
    yaml_event_delete(&event);
    if (!value)
        return;
    if (twice) {
        config_mistake_add(reader->mistakes, key, &CONFIG_SYNTAX, "Keep one of the two.",
                           "key \"%.*s\" stands already in line %d", STR_FMT(key->text), twice->line);
        return;
    }
    value->key = key->text;
    value->line = key->line;
    value->column = key->column;
    append(map, last, value);
}

/* Reads the members of a map or the items of a list up to its end. */
static struct config_node *read_children(struct reader *reader, struct config_node *node, int depth)
{
    struct config_node *last = NULL;
    yaml_event_type_t end = node->kind == CONFIG_MAP ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    while (!reader->failed) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            return NULL;
        bool ended = event.type == end;
        struct config_node *child = ended ? NULL : read_node(reader, &event, depth + 1);
        yaml_event_delete(&event);
        if (ended)
            return node;
        if (child && node->kind == CONFIG_MAP)
            read_member(reader, node, &last, child, depth);
        else if (child)
            append(node, &last, child);
    }
    return NULL;
}

/* The node that begins with `event`. */
static struct config_node *read_node(struct reader *reader, const yaml_event_t *event, int depth)
{
    if (has_extras(event))
        return refuse(reader, event->start_mark, "anchors, aliases and tags are not taken");
    if (depth > DEPTH_MOST)
        return refuse(reader, event->start_mark, arena_printf(reader->arena, "more than %d levels deep", DEPTH_MOST));
    if (event->type == YAML_SCALAR_EVENT) {
        struct config_node *node = make_node(reader, CONFIG_SCALAR, event->start_mark);
        struct str text = { (const char *) event->data.scalar.value, event->data.scalar.length };
        node->text = str_keep(reader->arena, text);
        return node;
    }
    enum config_kind kind = event->type == YAML_MAPPING_START_EVENT ? CONFIG_MAP : CONFIG_LIST;
    return read_children(reader, make_node(reader, kind, event->start_mark), depth);
}

/* The one document of the file; an empty file is an empty map. */
static struct config_node *read_document(struct reader *reader)
{
    struct config_node *root = NULL;
    int documents = 0;
    for (bool ended = false; !ended && !reader->failed;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            break;
        ended = event.type == YAML_STREAM_END_EVENT;
        bool structure = ended || event.type == YAML_STREAM_START_EVENT || event.type == YAML_DOCUMENT_END_EVENT;
        if (event.type == YAML_DOCUMENT_START_EVENT && ++documents > 1)
            (void) refuse(reader, event.start_mark, "a second document begins here");
        else if (!structure && event.type != YAML_DOCUMENT_START_EVENT)
            root = read_node(reader, &event, 1);
        yaml_event_delete(&event);
    }
    if (reader->failed)
        return NULL;
    return root ? root : make_node(reader, CONFIG_MAP, (yaml_mark_t) { 0 });
}

struct config_node *config_parse(struct arena *arena, const char *path, struct config_mistakes *mistakes)
{
    struct reader reader = { .arena = arena, .mistakes = mistakes, .file = arena_text(arena, str_of(path)) };
    struct error err = { 0 };
    struct str bytes;
    int before = mistakes->count;
    const struct config_node place = { .file = reader.file };
    if (!file_read(arena, path, FILE_MOST, &bytes, &err)) {
        config_mistake_add(mistakes, &place, &CONFIG_FILE, NULL, "%s", err.what);
        return NULL;
    }
    if (!utf8_valid(bytes)) {
        config_mistake_add(mistakes, &place, &CONFIG_SYNTAX, "Save the file as UTF-8.", "the file is not UTF-8");
        return NULL;
    }
    if (!yaml_parser_initialize(&reader.parser)) {
        config_mistake_add(mistakes, &place, &CONFIG_FILE, NULL, "no memory to read it");
        return NULL;
    }
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *) bytes.at, bytes.len);
    struct config_node *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return mistakes->count == before ? root : NULL;
}

const struct config_node *config_member(const struct config_node *map, const char *key)
{
    if (!map || map->kind != CONFIG_MAP)
        return NULL;
    for (const struct config_node *member = map->first; member; member = member->next)
        if (str_is(member->key, key))
            return member;
    return NULL;
}

void config_known_keys(const struct config_node *map, const char *const *known, struct config_mistakes *mistakes)
{
    if (!map || map->kind != CONFIG_MAP)
        return;
    for (const struct config_node *member = map->first; member; member = member->next) {
        const char *nearest = known[0];
        bool found = false;
        for (const char *const *word = known; *word && !found; word++) {
            found = str_is(member->key, *word);
            if (str_distance(member->key, str_of(*word)) < str_distance(member->key, str_of(nearest)))
                nearest = *word;
        }
        if (!found)
            config_mistake_add(mistakes, member, &CONFIG_UNKNOWN_KEY, NULL, "unknown key \"%.*s\"; nearest: \"%s\"",
                               STR_FMT(member->key), nearest ? nearest : "");
    }
}
