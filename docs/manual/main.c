/*
 * Prints the manual from the tables that the program runs on: build/manual DIR writes DIR/manual.md and DIR/fupin.1.
 *
 * Commands and options come from cli/, settings from cli/settings.c, feeds and reject codes from etl/, rules from
 * sql/rules/, the PBoC's forms from reports/ (pboc.c), messages from each floor's faults.def.  `make lint` fails where the committed pages differ.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "docs/manual/pboc.h"
#include "etl/etl.h"
#include "etl/feed.h"
#include "reports/reports.h"
#include "transforms/transforms.h"

static void print_command(struct buffer *out, const struct command *command)
{
    buffer_printf(out, "### fupin %s %s\n\n%s. %s。\n\n", command->name, command->operands, command->title,
                  command->title_zh);
    for (size_t i = 0; i < command->option_count; i++)
        buffer_printf(out, "- `%s%s%s` %s\n", command->options[i].name, command->options[i].value == NULL ? "" : " ",
                      command->options[i].value == NULL ? "" : command->options[i].value, command->options[i].title);
    if (command->option_count > 0)
        buffer_add_text(out, "\n");
}

static void print_commands(struct buffer *out)
{
    buffer_add_text(
        out,
        "## Commands\n\nGlobal options stand before or after the command: `--home DIR`, `--conf DIR`, `--json`, `--quiet`, "
        "`--lang zh|en`, `--help`.\n\n");
    for (size_t i = 0; i < command_count; i++)
        print_command(out, commands[i]);
}

static void print_settings(struct buffer *out)
{
    buffer_add_text(
        out, "## Settings (conf/fupin.yaml)\n\n| name | default | unit | meaning | 含义 |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < settings_count; i++) {
        const struct config_setting *setting = &settings_table[i];
        buffer_printf(out, "| `%s` | %s | %s | %s | %s |\n", setting->name,
                      setting->fallback == NULL ? "" : setting->fallback, setting->unit == NULL ? "" : setting->unit,
                      setting->title, setting->title_zh);
    }
    buffer_add_text(out, "\n");
}

static const char *const type_names[] = {
    [COLUMN_TEXT] = "text",
    [COLUMN_NAME] = "name",
    [COLUMN_IDENTIFIER] = "identifier",
    [COLUMN_ID] = "identity number",
    [COLUMN_MONEY] = "money, 元",
    [COLUMN_RATE] = "rate, % a year",
    [COLUMN_SHARE] = "share, %",
    [COLUMN_DATE] = "date",
    [COLUMN_MONTH_OR_DATE] = "date or month",
    [COLUMN_NUMBER] = "number",
    [COLUMN_YEAR] = "year",
    [COLUMN_CODE] = "code",
    [COLUMN_YES_NO] = "是/否",
    [COLUMN_OWN_BANK] = "bank code of the sender",
    [COLUMN_BANK] = "bank code",
    [COLUMN_COUNTY] = "county",
    [COLUMN_TOWNSHIP] = "township code",
    [COLUMN_TOWNSHIP_NAME] = "township",
    [COLUMN_VILLAGE_CODE] = "village code",
};

static void print_feed(struct buffer *out, const struct feed *feed)
{
    buffer_printf(out, "### %s %s\n\n%s.\n\n", feed->name, feed->title,
                  feed->kind == FEED_SNAPSHOT ? "A snapshot: the whole state of its extent at the business date"
                                              : "Events: the complete list of what its business date brings");
    buffer_add_text(out, "| column | type | must be there | may be blank | key |\n|---|---|---|---|---|\n");
    for (int i = 0; i < feed->column_count; i++) {
        const struct feed_column *column = &feed->columns[i];
        buffer_printf(out, "| %s | %s | %s | %s | %s |\n", column->name, type_names[column->type],
                      column->required ? "yes" : "", column->required && !column->may_be_blank ? "" : "yes",
                      column->key ? "key" : "");
    }
    buffer_add_text(out, "\n");
}

static void print_feeds(struct buffer *out)
{
    buffer_add_text(out, "## Feeds\n\nTitles stand in conf/sources/canonical.yaml.\n\n");
    const struct feed *feed;
    for (size_t i = 0; (feed = feed_at(i)) != NULL; i++)
        print_feed(out, feed);
}

static void print_rule(struct buffer *out, const struct rule *rule)
{
    buffer_printf(out, "### %s %s\n\n%s · %s\n\n", rule->id, rule->title, rule->severity, rule->subject);
    for (size_t i = 0; i < rule->basis_count; i++)
        buffer_printf(out, "- %.*s\n", STR_FMT(rule->basis[i]));
    for (size_t i = 0; i < rule->parameter_count; i++)
        buffer_printf(out, "- parameter `%.*s`\n", STR_FMT(rule->parameters[i]));
    buffer_printf(out, "\n> %s\n\n", rule->finding);
}

static bool print_rules(struct buffer *out, struct arena *arena, struct error *err)
{
    struct rule_set rules = { 0 };
    if (!transforms_rules(arena, NULL, &rules, err))
        return false;
    buffer_add_text(out,
                    "## Rules\n\nEach is a file of sql/rules/; parameters stand in conf/policy/parameters.yaml.\n\n");
    for (size_t i = 0; i < rules.count; i++)
        print_rule(out, &rules.rules[i]);
    return true;
}

static const struct fault *const faults[] = {
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) &name,
#include "base/faults.def"
#include "etl/faults.def"
#include "reports/faults.def"
#include "transforms/faults.def"
#undef FAULT
};

static void print_faults(struct buffer *out)
{
    buffer_add_text(
        out, "## Messages\n\n| code | exit | message | 提示 | what to do | 处理办法 |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        buffer_printf(out, "| %s | %d | %s | %s | %s | %s |\n", faults[i]->code, (int) faults[i]->status, faults[i]->en,
                      faults[i]->zh, faults[i]->en_action, faults[i]->zh_action);
}

static void print_man(struct buffer *out)
{
    buffer_add_text(out, ".TH FUPIN 1\n.SH NAME\nfupin \\- watches over poverty-alleviation micro-loans\n.SH SYNOPSIS\n"
                         "fupin [options] COMMAND [options] ...\n.SH COMMANDS\n");
    for (size_t i = 0; i < command_count; i++)
        buffer_printf(out, ".TP\n.B fupin %s %s\n%s\n", commands[i]->name, commands[i]->operands, commands[i]->title);
    buffer_add_text(
        out,
        ".SH EXIT STATUS\n0 done; 1 failed; 2 wrong usage or configuration; 3 done, but something waits to be looked at; "
        "4 another run is in progress.\n.SH SEE ALSO\ndocs/manual.md\n");
}

static bool write_pages(struct arena *arena, const char *folder, struct error *err)
{
    AUTO_BUFFER manual = { 0 };
    AUTO_BUFFER man = { 0 };
    buffer_add_text(
        &manual,
        "# The manual of fupin\n\nPrinted by `make manual` from the program's own tables; not edited by hand.\n\n");
    print_commands(&manual);
    print_settings(&manual);
    print_feeds(&manual);
    if (!print_rules(&manual, arena, err))
        return false;
    print_pboc(&manual);
    print_faults(&manual);
    print_man(&man);
    return file_write(arena_printf(arena, "%s/manual.md", folder), buffer_str(&manual), err) &&
           file_write(arena_printf(arena, "%s/fupin.1", folder), buffer_str(&man), err);
}

int main(int argc, char **argv)
{
    AUTO_ARENA arena = { 0 };
    struct error err = { 0 };
    if (argc == 2 && write_pages(&arena, argv[1], &err))
        return 0;
    if (argc != 2)
        error_set(&err, &USAGE, "usage: manual FOLDER");
    error_print(&err, LANGUAGE_EN, stderr);
    return 1;
}
