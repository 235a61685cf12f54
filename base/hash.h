/*
 * SHA-256 of files and texts, MD5 where a form asks for it, and the 63-bit keys that stand for natural keys inside the database.
 *
 * A key is a hash and no sequence number: the same in every rebuild and on every machine, without a
 * dictionary to ask.  The natural key stands beside it in every version row, and loading compares the two,
 * so that a collision stops the load instead of joining two people.
 */
#ifndef FUPIN_BASE_HASH_H
#define FUPIN_BASE_HASH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/str.h"

enum { SHA256_TEXT_SIZE = 65, MD5_TEXT_SIZE = 33 };

struct sha256;

struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *sha, const void *bytes, size_t size);
/* Lower-case hexadecimal into `text` (SHA256_TEXT_SIZE bytes); frees `sha`. */
const char *sha256_end(struct sha256 *sha, char *text);

const char *sha256_text(struct str bytes, char *text);
bool sha256_file(const char *path, char *text, struct error *err) MUST_CHECK;

/* Lower-case hexadecimal into `text` (MD5_TEXT_SIZE bytes).  It protects nothing: the PBoC's forms ask for it. */
const char *md5_text(struct str bytes, char *text);

/* The key of one or two texts ("NX301", "JJ0001"): positive, never 0.  XXH3-64 with the top bit cleared,
 * over the texts joined by U+001F. */
int64_t hash_key(struct str first, struct str second);

/* A row's fingerprint: XXH3-64 of its bytes. */
int64_t hash_row(const void *bytes, size_t size);

#endif
