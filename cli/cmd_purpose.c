/*
 * fupin purpose: how the text of a purpose is judged, word by word.
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/show.h"
#include "transforms/transforms.h"

static struct json_object *text_or_null(const char *text)
{
    return text ? json_object_new_string(text) : NULL;
}

static void print_json(const char *purpose, const struct purpose_told *told)
{
    struct json_object *object = json_object_new_object(), *words = json_object_new_array();
    for (size_t i = 0; i < told->count; i++) {
        struct json_object *word = json_object_new_object();
        json_object_object_add(word, "word", json_object_new_string(told->parts[i].word));
        json_object_object_add(word, "category", text_or_null(told->parts[i].category));
        json_object_array_add(words, word);
    }
    json_object_object_add(object, "purpose", json_object_new_string(purpose));
    json_object_object_add(object, "rule", text_or_null(told->category ? "USE-01" : told->empty ? "USE-06" : NULL));
    json_object_object_add(object, "category", text_or_null(told->category));
    json_object_object_add(object, "words", words);
    show_json(object);
}

static void print_text(const struct context *context, const char *purpose, const struct purpose_told *told)
{
    for (size_t i = 0; i < told->count; i++)
        printf(context_say(context, "“%s”：%s\n", "\"%s\": %s\n"), told->parts[i].word,
               told->parts[i].category ? told->parts[i].category
                                       : context_say(context, "例外，略过", "an exception, passed over"));
    if (told->category)
        printf(context_say(context, "“%s”属禁止用途：%s（USE-01）\n", "\"%s\" names a forbidden use: %s (USE-01)\n"),
               purpose, told->category);
    else if (told->empty)
        printf(context_say(context, "“%s”没有说明用途（USE-06）\n", "\"%s\" says nothing (USE-06)\n"), purpose);
    else
        printf(context_say(context, "“%s”未见禁止用途\n", "\"%s\" names no forbidden use\n"), purpose);
}

static int run(struct context *context)
{
    struct purpose_told told;
    const char *purpose = context->operands[0];
    AUTO_DATABASE db = context_connect(context, "fupin_transforms");
    if (db == NULL || !database_begin(db, &context->err) ||
        !transforms_purpose(db, context->arena, purpose, &told, &context->err) || !database_commit(db, &context->err))
        return context_fail(context);
    if (context->json)
        print_json(purpose, &told);
    else
        print_text(context, purpose, &told);
    return EXIT_DONE;
}

const struct command command_purpose = {
    .name = "purpose",
    .operands = "TEXT",
    .title = "how the text of a purpose is judged, and by which words",
    .title_zh = "某一用途文字如何判断、依据哪些词",
    .needs = NEEDS_DATABASE,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
