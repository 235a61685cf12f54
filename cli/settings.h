/*
 * What conf/fupin.yaml says, read against one table of settings.
 *
 * No configuration is read below cli/: what a floor needs is passed to it.
 */
#ifndef FUPIN_CLI_SETTINGS_H
#define FUPIN_CLI_SETTINGS_H

#include "base/config.h"
#include "etl/etl.h"

/* How mail leaves; without a host none does. */
struct mail_settings {
    const char *host;     /* or NULL */
    const char *security; /* "starttls" or "tls" */
    const char *ca;       /* file with certificates, or NULL: those of the system */
    const char *from, *from_name;
    long long port, most_bytes, tries, wait, timeout;
};

struct settings {
    const char *database; /* conninfo, or NULL: the private cluster */
    const char *language; /* "zh", "en" or NULL */
    long long settle;
    const char *issuer, *to, *copies, *pboc_remark;
    struct config_list persons_to; /* codes of counties and banks */
    const char *secrets;           /* path, or NULL: where it usually lies */
    struct mail_settings mail;
    struct config_list products;
    long long unpacked, ratio, ratio_from, columns, field, record;
    long long rejected_percent, shrunk_percent;
};

/* The table, for reader, help and manual alike. */
extern const struct config_setting settings_table[];
extern const size_t settings_count;

/* The settings that decide what is loaded or printed, as a text that settings_read() reads the same, and one by one. */
struct settings_kept {
    struct str text;
    const struct etl_setting *items;
    size_t count;
};

void settings_keep(struct arena *arena, const struct settings *settings, struct settings_kept *kept);

/* Reads <conf>/fupin.yaml (none: the defaults); mistakes are added. */
void settings_read(struct arena *arena, const char *conf, struct settings *settings, struct config_mistakes *mistakes);

#endif
