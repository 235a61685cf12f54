/*
 * One pass from left to right: the first word that is no option is the command, the others its operands.
 *
 * Options of the command may stand before it, too, so its name is looked for first.  "--" ends the options.
 */
#include "cli/arguments.h"

#include <string.h>

#include "base/date.h"

struct reader {
    struct context *context;
    struct arguments *arguments;
    char **words;
    int count, at;
    const char **operands;
    bool only_operands;
};

/* Options that take a value and belong to no command. */
static const char **global_value(struct reader *reader, const char *word)
{
    if (strcmp(word, "--home") == 0)
        return &reader->context->home;
    if (strcmp(word, "--conf") == 0)
        return &reader->context->conf;
    return strcmp(word, "--lang") == 0 ? &reader->arguments->language : NULL;
}

static bool *global_flag(struct reader *reader, const char *word)
{
    if (strcmp(word, "--json") == 0)
        return &reader->context->json;
    if (strcmp(word, "--quiet") == 0)
        return &reader->context->quiet;
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ? &reader->arguments->help : NULL;
}

static const struct option *option_called(const struct command *command, const char *word)
{
    for (size_t i = 0; command != NULL && i < command->option_count; i++) {
        if (strcmp(command->options[i].name, word) == 0)
            return &command->options[i];
    }
    return NULL;
}

static bool takes_value(struct reader *reader, const char *word)
{
    const struct option *option = option_called(reader->arguments->command, word);
    return global_value(reader, word) != NULL || (option != NULL && option->kind != OPTION_FLAG);
}

static const struct command *command_called(const char *word)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i]->name, word) == 0)
            return commands[i];
    }
    return NULL;
}

/* The nearest command or option, for a word that is neither. */
static const char *nearest_command(const char *word)
{
    const char *nearest = "";
    unsigned least = 4;
    for (size_t i = 0; i < command_count; i++) {
        unsigned distance = str_distance(str_of(word), str_of(commands[i]->name));
        if (distance < least) {
            least = distance;
            nearest = commands[i]->name;
        }
    }
    return nearest;
}

static bool unknown_command(struct error *err, const char *word)
{
    const char *nearest = nearest_command(word);
    error_set(err, &USAGE, "there is no command \"%s\"", word);
    return *nearest == '\0' ? error_hint(err, "fupin --help lists the commands.")
                            : error_hint(err, "Nearest: \"%s\"; fupin --help lists the commands.", nearest);
}

/* The first word that is neither an option nor a global option's value. */
static bool find_command(struct reader *reader)
{
    for (int i = 1; i < reader->count; i++) {
        const char *word = reader->words[i];
        if (word[0] != '-') {
            reader->arguments->command = command_called(word);
            reader->words[i] = NULL;
            return reader->arguments->command != NULL || unknown_command(&reader->context->err, word);
        }
        if (global_value(reader, word) != NULL)
            i++;
    }
    return true;
}

/* One more value of an option that may be given several times. */
static bool add_text(const struct option *option, struct option_texts *texts, const char *value, struct error *err)
{
    if (texts->count == OPTION_TEXTS_MOST)
        return error_set(err, &USAGE, "%s stands more than %d times", option->name, OPTION_TEXTS_MOST);
    texts->values[texts->count++] = value;
    return true;
}

static bool set_option(struct reader *reader, const struct option *option, const char *value)
{
    char *target = (char *) reader->arguments->command->fill + option->offset;
    struct error *err = &reader->context->err;
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *) (void *) target = true;
        return true;
    case OPTION_TEXT:
        *(const char **) (void *) target = value;
        return true;
    case OPTION_TEXTS:
        return add_text(option, (struct option_texts *) (void *) target, value, err);
    case OPTION_DATE:
        if (date_read_iso(str_of(value), (day_number *) (void *) target))
            return true;
        error_set(err, &USAGE, "%s \"%s\" is no date", option->name, value);
        return error_hint(err, "Write a day as 2018-03-31.");
    }
    return false;
}

static bool read_option(struct reader *reader, const char *word)
{
    struct error *err = &reader->context->err;
    const struct option *option = option_called(reader->arguments->command, word);
    const char **value = global_value(reader, word);
    bool *flag = global_flag(reader, word);
    if (flag != NULL)
        return *flag = true;
    if (option == NULL && value == NULL) {
        error_set(err, &USAGE, "unknown option %s", word);
        return error_hint(err, "See fupin %s --help.",
                          reader->arguments->command == NULL ? "" : reader->arguments->command->name);
    }
    const char *text = NULL;
    if (takes_value(reader, word)) {
        text = ++reader->at < reader->count ? reader->words[reader->at] : NULL;
        if (text == NULL)
            return error_set(err, &USAGE, "option %s needs a value", word);
    }
    if (value == NULL)
        return set_option(reader, option, text);
    *value = text;
    return true;
}

static bool check_operands(struct reader *reader)
{
    const struct command *command = reader->arguments->command;
    int count = reader->context->operand_count;
    if (command == NULL || reader->arguments->help ||
        (count >= command->least_operands && count <= command->most_operands))
        return true;
    error_set(&reader->context->err, &USAGE, "fupin %s: %s", command->name,
              count < command->least_operands ? "something is missing" : "too many words");
    return error_hint(&reader->context->err, "Usage: fupin %s %s", command->name, command->operands);
}

/* The command's struct starts with dates that are no dates; all else is zero. */
static void clear_options(const struct command *command)
{
    for (size_t i = 0; command != NULL && i < command->option_count; i++) {
        if (command->options[i].kind == OPTION_DATE)
            *(day_number *) (void *) ((char *) command->fill + command->options[i].offset) = DATE_NONE;
    }
}

bool arguments_read(struct context *context, struct arguments *arguments, int argc, char **argv)
{
    struct reader reader = { .context = context, .arguments = arguments, .words = argv, .count = argc };
    reader.operands = arena_array(context->arena, (size_t) argc + 1, sizeof *reader.operands);
    if (!find_command(&reader))
        return false;
    clear_options(arguments->command);
    for (reader.at = 1; reader.at < argc; reader.at++) {
        const char *word = argv[reader.at];
        if (word == NULL)
            continue;
        if (strcmp(word, "--") == 0 && !reader.only_operands)
            reader.only_operands = true;
        else if (reader.only_operands || word[0] != '-' || word[1] == '\0')
            reader.operands[context->operand_count++] = word;
        else if (!read_option(&reader, word))
            return false;
    }
    context->operands = reader.operands;
    context->options = arguments->command == NULL ? NULL : arguments->command->fill;
    return check_operands(&reader);
}
