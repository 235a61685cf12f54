/*
 * Two pages: the list of commands with the global options, and one command with its own.
 */
#include "cli/help.h"

#include <stdio.h>

static const struct option global_options[] = {
    { .name = "--home",
      .value = "DIR",
      .title = "the home with inbox/, var/ and out/ (else $FUPIN_HOME, else the checkout)",
      .title_zh = "工作目录，内有 inbox/、var/、out/（否则取 $FUPIN_HOME，再否则取程序所在目录）" },
    { .name = "--conf",
      .value = "DIR",
      .title = "the configuration (else $FUPIN_CONF, conf/ in the home or beside the checkout, /etc/fupin/)",
      .title_zh = "配置目录（否则取 $FUPIN_CONF、数据目录或程序旁的 conf/、/etc/fupin/）" },
    { .name = "--json", .title = "one JSON value on standard output", .title_zh = "标准输出只含一个 JSON 值" },
    { .name = "--quiet", .title = "no progress, warnings and errors only", .title_zh = "不显示进度，只报告警告和错误" },
    { .name = "--lang", .value = "zh|en", .title = "language of messages", .title_zh = "提示信息的语言" },
    { .name = "--help",
      .title = "this help; after a command, that command's",
      .title_zh = "帮助；写在命令之后则为该命令的帮助" },
};

static void print_options(const struct context *context, const struct option *options, size_t count, FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        char name[48];
        snprintf(name, sizeof name, "%s %s", options[i].name, options[i].value == NULL ? "" : options[i].value);
        fprintf(out, "  %-16s %s\n", name, context_say(context, options[i].title_zh, options[i].title));
    }
}

static void print_all(const struct context *context, FILE *out)
{
    fprintf(out, "%s\n\n",
            context_say(context, "fupin：监测扶贫小额信贷，逐笔核对，按月通报。",
                        "fupin watches over poverty-alleviation micro-loans, loan by loan, and reports each month."));
    fprintf(out, "%s\n\n",
            context_say(context, "用法：fupin [选项] 命令 [选项] …", "usage: fupin [options] COMMAND [options] …"));
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-10s %-22s %s\n", commands[i]->name, commands[i]->operands,
                context_say(context, commands[i]->title_zh, commands[i]->title));
    fputc('\n', out);
    print_options(context, global_options, sizeof global_options / sizeof *global_options, out);
    fprintf(out, "\n%s\n",
            context_say(
                context, "退出码：0 完成；1 失败；2 用法或配置有误；3 完成，但有文件或行待处理；4 另一任务正在运行。",
                "exit status: 0 done; 1 failed; 2 wrong usage or configuration; 3 done, but something waits to be "
                "looked at; 4 another run is in progress."));
}

int help_print(const struct context *context, const struct command *command, bool asked)
{
    FILE *out = asked ? stdout : stderr;
    if (command == NULL) {
        print_all(context, out);
        return asked ? EXIT_DONE : EXIT_USAGE;
    }
    fprintf(out, "fupin %s %s\n\n%s\n", command->name, command->operands,
            context_say(context, command->title_zh, command->title));
    if (command->option_count > 0)
        fputc('\n', out);
    print_options(context, command->options, command->option_count, out);
    return EXIT_DONE;
}
