/*
 * The settings, declared once; base/config does the reading.
 */
#include "cli/settings.h"

#include <stddef.h>

#include "base/file.h"

static const char *const languages[] = { "zh", "en", NULL };
static const char *const securities[] = { "starttls", "tls", NULL };

#define AT(member) offsetof(struct settings, member)

const struct config_setting settings_table[] = {
    { .name = "database",
      .type = CONFIG_TEXT,
      .title = "connection string of another PostgreSQL (from 15 on)",
      .title_zh = "另用的 PostgreSQL（15 起）连接串；不写则用本机私有库",
      .offset = AT(database),
      .local = true },
    { .name = "lang",
      .type = CONFIG_TEXT,
      .allowed = languages,
      .title = "language of messages",
      .title_zh = "提示信息的语言",
      .offset = AT(language),
      .local = true },
    { .name = "settle",
      .type = CONFIG_NUMBER,
      .unit = "s",
      .fallback = "2",
      .least = 0,
      .most = 600,
      .title = "age from which a file in the inbox is complete",
      .title_zh = "文件静置多久视为传完",
      .offset = AT(settle),
      .local = true },
    { .name = "report.issuer",
      .type = CONFIG_TEXT,
      .fallback = "扶贫小额信贷监测办公室",
      .title = "issuer of the bulletin",
      .title_zh = "通报的发文机关",
      .offset = AT(issuer) },
    { .name = "report.to",
      .type = CONFIG_TEXT,
      .fallback = "",
      .title = "whom the bulletin reports to",
      .title_zh = "报送",
      .offset = AT(to) },
    { .name = "report.copies",
      .type = CONFIG_TEXT,
      .fallback = "",
      .title = "who gets a copy",
      .title_zh = "抄送",
      .offset = AT(copies) },
    { .name = "report.persons_to",
      .type = CONFIG_TEXT_LIST,
      .title = "codes of the counties and banks whose own books show whole names",
      .title_zh = "哪些县市、机构的分册可显示完整姓名（代码清单；缺省一律脱敏）",
      .offset = AT(persons_to) },
    { .name = "secrets",
      .type = CONFIG_TEXT,
      .title =
          "file with passwords, readable by the service alone (else secrets.yaml among the service's credentials, or in conf)",
      .title_zh = "密码文件，仅服务用户可读（缺省为系统凭据目录或配置目录下的 secrets.yaml）",
      .offset = AT(secrets),
      .local = true },
    { .name = "mail.host",
      .type = CONFIG_TEXT,
      .title = "mail server; none: no mail leaves",
      .title_zh = "邮件服务器；不写则不发邮件",
      .offset = AT(mail.host),
      .local = true },
    { .name = "mail.port",
      .type = CONFIG_NUMBER,
      .fallback = "587",
      .least = 1,
      .most = 65535,
      .title = "its port",
      .title_zh = "端口",
      .offset = AT(mail.port),
      .local = true },
    { .name = "mail.security",
      .type = CONFIG_TEXT,
      .fallback = "starttls",
      .allowed = securities,
      .title = "STARTTLS or TLS from the first byte; the certificate is checked either way",
      .title_zh = "加密方式：starttls 或 tls；证书一律核验",
      .offset = AT(mail.security),
      .local = true },
    { .name = "mail.ca",
      .type = CONFIG_TEXT,
      .title = "file with the certificates trusted (else the system's)",
      .title_zh = "信任的根证书文件（缺省用系统的）",
      .offset = AT(mail.ca),
      .local = true },
    { .name = "mail.from",
      .type = CONFIG_TEXT,
      .title = "sender's address",
      .title_zh = "发件地址",
      .offset = AT(mail.from),
      .local = true },
    { .name = "mail.from_name",
      .type = CONFIG_TEXT,
      .title = "sender's name (else report.issuer)",
      .title_zh = "发件人名称（缺省为 report.issuer）",
      .offset = AT(mail.from_name),
      .local = true },
    { .name = "mail.most_bytes",
      .type = CONFIG_SIZE,
      .unit = "bytes",
      .fallback = "20971520",
      .least = 32768,
      .most = 1073741824,
      .title = "largest mail that the server takes; more is packed, then cut into several mails",
      .title_zh = "单封邮件上限；超过则打包，仍超过则分封",
      .offset = AT(mail.most_bytes),
      .local = true },
    { .name = "mail.tries",
      .type = CONFIG_NUMBER,
      .fallback = "4",
      .least = 1,
      .most = 20,
      .title = "how often a mail is tried in one run",
      .title_zh = "一次运行中每封邮件最多尝试次数",
      .offset = AT(mail.tries),
      .local = true },
    { .name = "mail.wait",
      .type = CONFIG_NUMBER,
      .unit = "s",
      .fallback = "15",
      .least = 0,
      .most = 3600,
      .title = "pause before the second try; each further one is three times as long",
      .title_zh = "首次重试前的等待；以后每次为前次的三倍",
      .offset = AT(mail.wait),
      .local = true },
    { .name = "mail.timeout",
      .type = CONFIG_NUMBER,
      .unit = "s",
      .fallback = "300",
      .least = 1,
      .most = 3600,
      .title = "longest time for one mail",
      .title_zh = "发送一封邮件的最长时间",
      .offset = AT(mail.timeout),
      .local = true },
    { .name = "products",
      .type = CONFIG_TEXT_LIST,
      .fallback = "扶贫小额信贷",
      .title = "product names that count as the watched product",
      .title_zh = "计入本系统的产品名称",
      .offset = AT(products) },
    { .name = "limits.unpacked",
      .type = CONFIG_SIZE,
      .unit = "bytes",
      .fallback = "8589934592",
      .least = 1048576,
      .most = 1099511627776,
      .title = "largest file, unpacked",
      .title_zh = "单个文件解压后的上限",
      .offset = AT(unpacked) },
    { .name = "limits.ratio",
      .type = CONFIG_NUMBER,
      .fallback = "200",
      .least = 2,
      .most = 100000,
      .title = "largest ratio unpacked : packed",
      .title_zh = "解压倍数上限",
      .offset = AT(ratio) },
    { .name = "limits.ratio_from",
      .type = CONFIG_SIZE,
      .unit = "bytes",
      .fallback = "67108864",
      .least = 0,
      .most = 1099511627776,
      .title = "from where on the ratio counts",
      .title_zh = "解压多少之后开始核对倍数",
      .offset = AT(ratio_from) },
    { .name = "limits.columns",
      .type = CONFIG_NUMBER,
      .fallback = "1000",
      .least = 10,
      .most = 16000,
      .title = "most columns",
      .title_zh = "列数上限",
      .offset = AT(columns) },
    { .name = "limits.field",
      .type = CONFIG_SIZE,
      .unit = "bytes",
      .fallback = "65536",
      .least = 256,
      .most = 16777216,
      .title = "longest field",
      .title_zh = "单个字段的上限",
      .offset = AT(field) },
    { .name = "limits.record",
      .type = CONFIG_SIZE,
      .unit = "bytes",
      .fallback = "1048576",
      .least = 1024,
      .most = 67108864,
      .title = "longest record",
      .title_zh = "单条记录的上限",
      .offset = AT(record) },
    { .name = "held.rejected_percent",
      .type = CONFIG_NUMBER,
      .unit = "%",
      .fallback = "5",
      .least = 0,
      .most = 100,
      .title = "a file with a larger share of rejected rows is held",
      .title_zh = "退回行超过此比例则整份待定",
      .offset = AT(rejected_percent) },
    { .name = "held.shrunk_percent",
      .type = CONFIG_NUMBER,
      .unit = "%",
      .fallback = "80",
      .least = 0,
      .most = 100,
      .title = "a snapshot with a smaller share of the rows before is held",
      .title_zh = "行数少于上期此比例则整份待定",
      .offset = AT(shrunk_percent) },
};

const size_t settings_count = sizeof settings_table / sizeof *settings_table;

/* The value as config_parse reads it. */
static void add_quoted(struct buffer *out, struct str text)
{
    buffer_add_text(out, "\"");
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            buffer_add_text(out, "\\");
        buffer_add(out, (struct str) { text.at + i, 1 });
    }
    buffer_add_text(out, "\"");
}

static void add_value(struct buffer *out, const struct config_setting *setting, const void *at)
{
    const struct config_list *list = at;
    switch (setting->type) {
    case CONFIG_TEXT:
        add_quoted(out, str_of(*(const char *const *) at));
        return;
    case CONFIG_NUMBER:
    case CONFIG_SIZE:
        buffer_printf(out, "%lld", *(const long long *) at);
        return;
    case CONFIG_BOOL:
        buffer_add_text(out, *(const bool *) at ? "true" : "false");
        return;
    case CONFIG_TEXT_LIST:
        buffer_add_text(out, "[");
        for (size_t i = 0; i < list->count; i++) {
            buffer_add_text(out, i ? ", " : "");
            add_quoted(out, list->items[i]);
        }
        buffer_add_text(out, "]");
        return;
    }
}

/* "report.issuer" stands below "report:", which is said once. */
static void add_line(struct buffer *out, const char **section, const struct config_setting *setting, const void *at)
{
    const char *dot = strchr(setting->name, '.');
    size_t len = dot ? (size_t) (dot - setting->name) : 0;
    if (dot && (!*section || strncmp(*section, setting->name, len + 1) != 0))
        buffer_printf(out, "%.*s:\n", (int) len, setting->name);
    *section = dot ? setting->name : NULL;
    buffer_printf(out, "%s%s: ", dot ? "  " : "", dot ? dot + 1 : setting->name);
    add_value(out, setting, at);
    buffer_add_text(out, "\n");
}

void settings_keep(struct arena *arena, const struct settings *settings, struct settings_kept *kept)
{
    AUTO_BUFFER text = { 0 };
    const char *section = NULL;
    struct etl_setting *items = arena_array(arena, settings_count, sizeof *items);
    *kept = (struct settings_kept) { .items = items };
    for (size_t i = 0; i < settings_count; i++) {
        AUTO_BUFFER value = { 0 };
        const struct config_setting *setting = &settings_table[i];
        const void *at = (const char *) settings + setting->offset;
        if (setting->local)
            continue;
        add_line(&text, &section, setting, at);
        if (setting->type == CONFIG_TEXT)
            buffer_add_text(&value, *(const char *const *) at);
        else
            add_value(&value, setting, at);
        items[kept->count++] = (struct etl_setting) { setting->name, arena_text(arena, buffer_str(&value)) };
    }
    kept->text = str_keep(arena, buffer_str(&text));
}

static const char *none_if_empty(const char *text)
{
    return text == NULL || *text == '\0' ? NULL : text;
}

void settings_read(struct arena *arena, const char *conf, struct settings *settings, struct config_mistakes *mistakes)
{
    const char *path = arena_printf(arena, "%s/fupin.yaml", conf);
    struct config_node *root = file_exists(path) ? config_parse(arena, path, mistakes) : NULL;
    config_apply(root, settings_table, settings_count, settings, mistakes);
    settings->database = none_if_empty(settings->database);
    settings->language = none_if_empty(settings->language);
    settings->secrets = none_if_empty(settings->secrets);
    settings->mail.host = none_if_empty(settings->mail.host);
    settings->mail.ca = none_if_empty(settings->mail.ca);
}
