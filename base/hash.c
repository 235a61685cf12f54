/*
 * How it works: OpenSSL does SHA-256, libxxhash XXH3; this file only holds them to one form.
 *
 * XXH3 is compiled in from its header: keys are a few bytes long, and a call through the library would cost more
 * than the hash.  Its 64-bit result is a promise of xxhash since 0.8.0, so that keys outlive an upgrade.
 */
#define XXH_INLINE_ALL
#include "base/hash.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/file.h"
#include "base/memory.h"

enum { KEY_ON_STACK = 256, READ_SIZE = 256 * 1024 };

/* struct sha256 is OpenSSL's context by another name, so that no other file needs its header. */
struct sha256 *sha256_new(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context)
        EVP_DigestInit_ex(context, EVP_sha256(), NULL);
    return (struct sha256 *) context;
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t size)
{
    EVP_DigestUpdate((EVP_MD_CTX *) sha, bytes, size);
}

/* Both digests are as long as their text says. */
static const char *hexadecimal(const unsigned char *digest, unsigned size, char *text)
{
    for (unsigned i = 0; i < size; i++) {
        text[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    text[2 * size] = '\0';
    return text;
}

const char *sha256_end(struct sha256 *sha, char *text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    EVP_DigestFinal_ex((EVP_MD_CTX *) sha, digest, &len);
    EVP_MD_CTX_free((EVP_MD_CTX *) sha);
    return hexadecimal(digest, (SHA256_TEXT_SIZE - 1) / 2, text);
}

const char *md5_text(struct str bytes, char *text)
{
    unsigned char digest[EVP_MAX_MD_SIZE] = { 0 };
    EVP_Digest(bytes.at, bytes.len, digest, NULL, EVP_md5(), NULL);
    return hexadecimal(digest, (MD5_TEXT_SIZE - 1) / 2, text);
}

const char *sha256_text(struct str bytes, char *text)
{
    struct sha256 *sha = sha256_new();
    sha256_add(sha, bytes.at, bytes.len);
    return sha256_end(sha, text);
}

bool sha256_file(const char *path, char *text, struct error *err)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_system(err, &FILE_IO, "could not open file \"%s\"", path);
    AUTO_ARENA arena = { 0 };
    char *bytes = arena_take(&arena, READ_SIZE);
    struct sha256 *sha = sha256_new();
    ssize_t got;
    while ((got = read(fd, bytes, READ_SIZE)) > 0)
        sha256_add(sha, bytes, (size_t) got);
    sha256_end(sha, text);
    return got == 0 || error_system(err, &FILE_IO, "could not read file \"%s\"", path);
}

/* Keys are positive, so that 0 and negative numbers stay free for "none" and "not resolved". */
static int64_t positive(uint64_t hash)
{
    int64_t key = (int64_t) (hash & INT64_MAX);
    return key ? key : 1;
}

int64_t hash_key(struct str first, struct str second)
{
    if (!second.at)
        return positive(XXH3_64bits(first.at, first.len));
    char joined[KEY_ON_STACK];
    if (first.len + 1 + second.len <= sizeof joined) {
        if (first.len)
            memcpy(joined, first.at, first.len);
        joined[first.len] = '\x1F';
        if (second.len)
            memcpy(joined + first.len + 1, second.at, second.len);
        return positive(XXH3_64bits(joined, first.len + 1 + second.len));
    }
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    XXH3_64bits_update(&state, first.at, first.len);
    XXH3_64bits_update(&state, "\x1F", 1);
    XXH3_64bits_update(&state, second.at, second.len);
    return positive(XXH3_64bits_digest(&state));
}

int64_t hash_row(const void *bytes, size_t size)
{
    return (int64_t) XXH3_64bits(bytes, size);
}
