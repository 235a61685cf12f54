/*
 * How it works: every value of the format is either a hash of a salt and some constant, or something encrypted with a key
 * under such a hash as initial vector; hash_of() and encrypt() do both.  What the library refuses is remembered in
 * `failed`, so that the steps read one after the other, and is told at the end of each function of the header.
 *
 * The password's rounds are what makes guessing slow: 100,000 hashes, each over the one before it and its number.
 */
#include "reports/agile.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include "reports/reports.h"

enum { SPIN_BYTES = 4, CONSTANT_BYTES = 8, PASSWORD_MOST = 255, BASE64_SIZE = 4 * ((AGILE_HASH_BYTES + 2) / 3) + 1 };

/* What a hash is made for: constants of the format. */
static const unsigned char for_verifier[] = { 0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79 };
static const unsigned char for_verifier_hash[] = { 0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e };
static const unsigned char for_key[] = { 0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6 };
static const unsigned char for_mac_key[] = { 0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6 };
static const unsigned char for_mac_value[] = { 0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33 };

static void note(struct agile *agile, bool good)
{
    agile->failed = agile->failed || !good;
}

static bool told(const struct agile *agile, struct error *err)
{
    return !agile->failed || error_set(err, &REPORT_ENCRYPT, "the cryptographic library has refused");
}

static void draw(struct agile *agile, unsigned char *bytes, int count)
{
    note(agile, RAND_bytes(bytes, count) == 1);
}

/* SHA-512 over two pieces. */
static void hash_of(struct agile *agile, struct str first, struct str second, unsigned char *hash)
{
    unsigned size = AGILE_HASH_BYTES;
    note(agile, EVP_DigestInit_ex(agile->hashing, agile->sha512, NULL) == 1 &&
                    EVP_DigestUpdate(agile->hashing, first.at, first.len) == 1 &&
                    EVP_DigestUpdate(agile->hashing, second.at, second.len) == 1 &&
                    EVP_DigestFinal_ex(agile->hashing, hash, &size) == 1);
}

static struct str bytes_of(const void *at, size_t len)
{
    return (struct str) { at, len };
}

static void put_little(unsigned char *at, unsigned long long value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (unsigned char) (value >> (8 * i));
}

/* `size` is a number of whole blocks; in place. */
static void encrypt(struct agile *agile, const unsigned char *key, const unsigned char *vector, unsigned char *bytes,
                    size_t size)
{
    int done = 0;
    note(agile, EVP_EncryptInit_ex(agile->cipher, EVP_aes_256_cbc(), NULL, key, vector) == 1 &&
                    EVP_CIPHER_CTX_set_padding(agile->cipher, 0) == 1 &&
                    EVP_EncryptUpdate(agile->cipher, bytes, &done, bytes, (int) size) == 1 && (size_t) done == size);
}

/* The initial vector of a segment or of the HMAC: the hash of the data's salt and what it is for. */
static void data_vector(struct agile *agile, const unsigned char *what, size_t size, unsigned char *hash)
{
    hash_of(agile, bytes_of(agile->data_salt, sizeof agile->data_salt), bytes_of(what, size), hash);
}

/* The package's own key encrypts what is told of the HMAC. */
static void encrypt_for_data(struct agile *agile, const unsigned char *what, unsigned char *bytes)
{
    unsigned char vector[AGILE_HASH_BYTES];
    data_vector(agile, what, CONSTANT_BYTES, vector);
    encrypt(agile, agile->key, vector, bytes, AGILE_HASH_BYTES);
}

static void begin_mac(struct agile *agile)
{
    char digest[] = "SHA512";
    const OSSL_PARAM params[] = { OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                  OSSL_PARAM_construct_end() };
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    agile->mac = mac ? EVP_MAC_CTX_new(mac) : NULL;
    EVP_MAC_free(mac);
    note(agile, agile->mac && EVP_MAC_init(agile->mac, agile->mac_key, sizeof agile->mac_key, params) == 1);
}

static void add_to_mac(struct agile *agile, const unsigned char *bytes, size_t size)
{
    note(agile, !agile->failed && EVP_MAC_update(agile->mac, bytes, size) == 1);
}

bool agile_begin(struct agile *agile, unsigned long long bytes, unsigned char head[8], struct error *err)
{
    agile->sha512 = EVP_MD_fetch(NULL, "SHA512", NULL);
    agile->hashing = EVP_MD_CTX_new();
    agile->cipher = EVP_CIPHER_CTX_new();
    note(agile, agile->sha512 && agile->hashing && agile->cipher);
    draw(agile, agile->data_salt, sizeof agile->data_salt);
    draw(agile, agile->key, sizeof agile->key);
    draw(agile, agile->mac_key, sizeof agile->mac_key);
    begin_mac(agile);
    put_little(head, bytes, 8);
    add_to_mac(agile, head, 8);
    return told(agile, err);
}

size_t agile_segment(struct agile *agile, unsigned char *segment, size_t size)
{
    unsigned char number[SPIN_BYTES], vector[AGILE_HASH_BYTES];
    size_t whole = (size + AGILE_BLOCK_BYTES - 1) / AGILE_BLOCK_BYTES * AGILE_BLOCK_BYTES;
    memset(segment + size, 0, whole - size);
    put_little(number, agile->segment++, sizeof number);
    data_vector(agile, number, sizeof number, vector);
    encrypt(agile, agile->key, vector, segment, whole);
    add_to_mac(agile, segment, whole);
    return whole;
}

/* UTF-16, low byte first, as Excel hashes it. */
static size_t put_utf16(struct str password, unsigned char *out)
{
    size_t size = 0;
    for (size_t at = 0; at < password.len && size + 4 <= 2 * PASSWORD_MOST;) {
        unsigned code = str_next_character(password, &at);
        if (code > 0xffff) {
            put_little(out + size, 0xd800 + ((code - 0x10000) >> 10), 2);
            size += 2;
            code = 0xdc00 + ((code - 0x10000) & 0x3ff);
        }
        put_little(out + size, code, 2);
        size += 2;
    }
    return size;
}

/* The hash that all keys of the password are made of. */
static void spin(struct agile *agile, struct str password, const unsigned char *salt, unsigned char *hash)
{
    unsigned char wide[2 * PASSWORD_MOST + 4], number[SPIN_BYTES];
    size_t size = put_utf16(password, wide);
    hash_of(agile, bytes_of(salt, AGILE_BLOCK_BYTES), bytes_of(wide, size), hash);
    for (unsigned i = 0; i < AGILE_ROUNDS; i++) {
        put_little(number, i, sizeof number);
        hash_of(agile, bytes_of(number, sizeof number), bytes_of(hash, AGILE_HASH_BYTES), hash);
    }
    OPENSSL_cleanse(wide, sizeof wide);
}

/* Encrypts with the password's key made for `what`. */
static void encrypt_for_password(struct agile *agile, const unsigned char *spun, const unsigned char *what,
                                 const unsigned char *salt, struct str bytes)
{
    unsigned char key[AGILE_HASH_BYTES];
    hash_of(agile, bytes_of(spun, AGILE_HASH_BYTES), bytes_of(what, CONSTANT_BYTES), key);
    encrypt(agile, key, salt, (unsigned char *) bytes.at, bytes.len);
    OPENSSL_cleanse(key, sizeof key);
}

static void add_attribute(struct buffer *out, const char *name, const unsigned char *bytes, int size)
{
    unsigned char text[BASE64_SIZE];
    EVP_EncodeBlock(text, bytes, size);
    buffer_printf(out, " %s=\"%s\"", name, (const char *) text);
}

/* What both keys have in common. */
static void add_method(struct buffer *out)
{
    buffer_printf(out,
                  " saltSize=\"%d\" blockSize=\"%d\" keyBits=\"%d\" hashSize=\"%d\" cipherAlgorithm=\"AES\""
                  " cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\"",
                  AGILE_BLOCK_BYTES, AGILE_BLOCK_BYTES, 8 * AGILE_KEY_BYTES, AGILE_HASH_BYTES);
}

/* The HMAC over what was written, and its key. */
static void add_integrity(struct agile *agile, struct buffer *out)
{
    unsigned char value[AGILE_HASH_BYTES];
    size_t size = 0;
    note(agile, !agile->failed && EVP_MAC_final(agile->mac, value, &size, sizeof value) == 1 && size == sizeof value);
    encrypt_for_data(agile, for_mac_key, agile->mac_key);
    encrypt_for_data(agile, for_mac_value, value);
    buffer_add_text(out, "<dataIntegrity");
    add_attribute(out, "encryptedHmacKey", agile->mac_key, sizeof agile->mac_key);
    add_attribute(out, "encryptedHmacValue", value, sizeof value);
    buffer_add_text(out, "/>");
}

/* The package's key under the password, and a verifier by which a reader knows a wrong one. */
static void add_password(struct agile *agile, struct str password, struct buffer *out)
{
    unsigned char salt[AGILE_BLOCK_BYTES], spun[AGILE_HASH_BYTES], verifier[AGILE_BLOCK_BYTES],
        verifier_hash[AGILE_HASH_BYTES];
    draw(agile, salt, sizeof salt);
    draw(agile, verifier, sizeof verifier);
    spin(agile, password, salt, spun);
    hash_of(agile, bytes_of(verifier, sizeof verifier), bytes_of("", 0), verifier_hash);
    encrypt_for_password(agile, spun, for_verifier, salt, bytes_of(verifier, sizeof verifier));
    encrypt_for_password(agile, spun, for_verifier_hash, salt, bytes_of(verifier_hash, sizeof verifier_hash));
    encrypt_for_password(agile, spun, for_key, salt, bytes_of(agile->key, sizeof agile->key));
    OPENSSL_cleanse(spun, sizeof spun);
    buffer_printf(out, "<p:encryptedKey spinCount=\"%d\"", AGILE_ROUNDS);
    add_method(out);
    add_attribute(out, "saltValue", salt, sizeof salt);
    add_attribute(out, "encryptedVerifierHashInput", verifier, sizeof verifier);
    add_attribute(out, "encryptedVerifierHashValue", verifier_hash, sizeof verifier_hash);
    add_attribute(out, "encryptedKeyValue", agile->key, sizeof agile->key);
    buffer_add_text(out, "/>");
}

bool agile_info(struct agile *agile, struct str password, struct buffer *out, struct error *err)
{
    static const char version[] = { 4, 0, 4, 0, 0x40, 0, 0, 0 }; /* 4.4, agile */
    buffer_add(out, bytes_of(version, sizeof version));
    buffer_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
                         "<encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\""
                         " xmlns:p=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">"
                         "<keyData");
    add_method(out);
    add_attribute(out, "saltValue", agile->data_salt, sizeof agile->data_salt);
    buffer_add_text(out, "/>");
    add_integrity(agile, out);
    buffer_add_text(out, "<keyEncryptors><keyEncryptor"
                         " uri=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">");
    add_password(agile, password, out);
    buffer_add_text(out, "</keyEncryptor></keyEncryptors></encryption>");
    return told(agile, err);
}

void agile_end(struct agile *agile)
{
    EVP_MAC_CTX_free(agile->mac);
    EVP_CIPHER_CTX_free(agile->cipher);
    EVP_MD_CTX_free(agile->hashing);
    EVP_MD_free(agile->sha512);
    OPENSSL_cleanse(agile, sizeof *agile);
}
