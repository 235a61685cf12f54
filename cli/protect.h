/*
 * What leaves the archive leaves protected: each county's and bank's book in an envelope that its recipient's password
 * opens.
 */
#ifndef FUPIN_CLI_PROTECT_H
#define FUPIN_CLI_PROTECT_H

#include "cli/recipients.h"
#include "cli/secrets.h"

struct protection {
    struct recipients recipients;
    struct secrets secrets;
};

/* Reads recipients and passwords; false with context->err. */
bool protection_read(struct context *context, struct protection *protection) MUST_CHECK;

/* The same for `fupin check`: every mistake is added, also a recipient of details who has no password. */
void protection_check(struct context *context, struct config_mistakes *mistakes);

/* What opens the file at `path` (below an issue's folder, "county/532301_楚雄市/….xlsx"): the password of the first
 * recipient of that county or bank; NULL where the file has no details, or nobody's password is known. */
const char *protection_password(struct context *context, const struct protection *protection, const char *path);

/* Whether a file of an issue holds details of persons, by its path: a county's or a bank's. */
bool protection_has_details(const char *path);

/* Encrypts the books of a finished issue's folder in place, and tells their sums anew in its SHA256SUMS.  manifest.json
 * keeps the sums of the plain ones. */
bool protection_folder(struct context *context, const char *folder) MUST_CHECK;

#endif
