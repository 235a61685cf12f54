/*
 * The arithmetic of Excel's own encryption: ECMA-376 "agile" ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15) with AES-256 in CBC,
 * SHA-512, 100,000 rounds over the password, and an HMAC over what lies in the file.
 *
 * A package is encrypted with a key drawn at random; the key is encrypted with one made of the password.  No byte of
 * either ever leaves this module but encrypted.
 */
#ifndef FUPIN_REPORTS_AGILE_H
#define FUPIN_REPORTS_AGILE_H

#include <openssl/evp.h>

#include "base/error.h"
#include "base/memory.h"

enum {
    AGILE_KEY_BYTES = 32,
    AGILE_BLOCK_BYTES = 16,
    AGILE_HASH_BYTES = 64,
    AGILE_SEGMENT_BYTES = 4096, /* each with an initial vector of its own */
    AGILE_ROUNDS = 100000,
};

/* One package on its way.  Zero it, then agile_begin(); agile_end() wipes it. */
struct agile {
    EVP_MD *sha512;
    EVP_MD_CTX *hashing;
    EVP_CIPHER_CTX *cipher;
    EVP_MAC_CTX *mac;
    unsigned char data_salt[AGILE_BLOCK_BYTES];
    unsigned char key[AGILE_KEY_BYTES], mac_key[AGILE_HASH_BYTES];
    unsigned segment; /* the number of the next */
    bool failed;      /* the library has refused something: kept until asked */
};

/* Draws salt and keys, and begins the HMAC with the package's size in bytes, which is written first: eight bytes into
 * `head`. */
bool agile_begin(struct agile *agile, unsigned long long bytes, unsigned char head[8], struct error *err) MUST_CHECK;

/* Encrypts the next segment: `size` bytes (a full segment, but for the last) in place; what fills up the last block is
 * zero.  `segment` has AGILE_SEGMENT_BYTES.  How many bytes there are now to write. */
size_t agile_segment(struct agile *agile, unsigned char *segment, size_t size);

/* Adds the text of stream EncryptionInfo for `password` (UTF-8), after the last segment. */
bool agile_info(struct agile *agile, struct str password, struct buffer *out, struct error *err) MUST_CHECK;

/* Wipes the keys and gives all back. */
void agile_end(struct agile *agile);

#endif
