/*
 * Runs a target without libFuzzer, for `make check`: over its seeds, and over ROUNDS variants of each, the same every time.
 *
 *   fuzz_<target> FOLDER [ROUNDS]
 */
#include <dirent.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

enum { SEED_MOST = 64 * 1024, CHANGES_MOST = 8, ROUNDS_USUAL = 2000 };

static uint64_t state = 88172645463325252;

static size_t draw(size_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t) (state % below);
}

/* Changes a byte, doubles a piece or takes one out; the new size. */
static size_t change(uint8_t *bytes, size_t size)
{
    size_t at = draw(size), piece = 1 + draw(size - at < 64 ? size - at : 64);
    switch (draw(4)) {
    case 0:
        bytes[at] = (uint8_t) draw(256);
        return size;
    case 1:
        bytes[at] = (uint8_t) ",\"\n\r\t|;0\x81\xFF"[draw(10)];
        return size;
    case 2:
        if (size + piece > SEED_MOST)
            return size;
        memmove(bytes + at + piece, bytes + at, size - at);
        return size + piece;
    default:
        if (piece >= size)
            return size;
        memmove(bytes + at, bytes + at + piece, size - at - piece);
        return size - piece;
    }
}

static void run_variants(const uint8_t *seed, size_t size, long rounds)
{
    static uint8_t variant[2 * SEED_MOST];
    (void) LLVMFuzzerTestOneInput(seed, size);
    for (long round = 0; size && round < rounds; round++) {
        size_t now = size;
        memcpy(variant, seed, size);
        for (size_t i = 1 + draw(CHANGES_MOST); i > 0; i--)
            now = change(variant, now);
        (void) LLVMFuzzerTestOneInput(variant, now);
    }
}

static size_t read_seed(const char *folder, const char *name, uint8_t *seed)
{
    char path[1024];
    (void) snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rbe");
    FUZZ_HOLDS(file);
    size_t size = fread(seed, 1, SEED_MOST, file);
    (void) fclose(file);
    return size;
}

int main(int count, char **words)
{
    static uint8_t seed[SEED_MOST];
    int seeds = 0;
    long rounds = count > 2 ? strtol(words[2], NULL, 10) : ROUNDS_USUAL;
    DIR *folder = count > 1 ? opendir(words[1]) : NULL;
    FUZZ_HOLDS(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        run_variants(seed, read_seed(words[1], entry->d_name, seed), rounds);
        seeds++;
    }
    (void) closedir(folder);
    FUZZ_HOLDS(seeds > 0);
    printf("%s: %d seeds, %ld variants of each\n", words[1], seeds, rounds);
    return 0;
}
