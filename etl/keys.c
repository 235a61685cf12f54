/*
 * How it works: rows are dealt by their key into 256 partitions; each is later looked at by itself, in a hash table.
 *
 * A partition has one block in memory; full blocks go to one temporary file, which remembers whose they are.  Blocks
 * of a partition come back in the order in which they went, so that of equal keys the first row of the file wins.  A
 * partition that is too large to be looked at whole is looked at in slices of its keys, each time reading it anew: a file
 * of any size takes the same memory.
 */
#include "etl/keys.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

/* Keys have 63 bits: the upper eight tell the partition, those from SLICE_SHIFT on the slice, so that neither is used twice. */
enum { PARTITIONS = 256, PARTITION_SHIFT = 55, BLOCK = 512, EXTENT_SHIFT = 40 };

/* How many entries are looked at together, about; and from where on the bits of a key tell its slice. */
enum { SLICE = 8192, SLICES_MOST = 4096, SLICE_SHIFT = 40 };

struct entry {
    int64_t key, hash;
    uint64_t line; /* and the extent, above EXTENT_SHIFT */
};

struct keys {
    struct entry blocks[PARTITIONS][BLOCK];
    uint16_t filled[PARTITIONS];
    FILE *file;
    unsigned char *owners; /* of each block in the file: its partition */
    size_t written, owners_room;
    struct repeated *found;
    size_t found_count, found_room;
    struct entry *entries; /* of the partition at hand */
    size_t entries_room;
    uint32_t *slots;
    size_t slots_room;
};

struct keys *keys_new(void)
{
    return memory_take(sizeof(struct keys));
}

/* A full block goes behind the others; all are of one size, so that its number is its place. */
static bool write_block(struct keys *keys, unsigned partition, struct error *err)
{
    if (!keys->file && !(keys->file = tmpfile()))
        return error_system(err, &FILE_IO, "could not make a temporary file");
    if (fwrite(keys->blocks[partition], sizeof(struct entry), BLOCK, keys->file) != BLOCK)
        return error_system(err, &FILE_IO, "could not write to a temporary file");
    void *at = keys->owners;
    memory_grow(&at, &keys->owners_room, keys->written + 1, 1);
    keys->owners = at;
    keys->owners[keys->written++] = (unsigned char) partition;
    keys->filled[partition] = 0;
    return true;
}

bool keys_add(struct keys *keys, int64_t key, int64_t hash, uint64_t line, int extent, struct error *err)
{
    unsigned partition = (unsigned) ((uint64_t) key >> PARTITION_SHIFT) % PARTITIONS;
    keys->blocks[partition][keys->filled[partition]++] =
        (struct entry) { key, hash, line | (uint64_t) extent << EXTENT_SHIFT };
    return keys->filled[partition] < BLOCK || write_block(keys, partition, err);
}

/* A part of a partition's keys: slice `at` of `of`, a power of two. */
struct slice {
    unsigned partition, at, of;
};

static size_t blocks_of(const struct keys *keys, unsigned partition)
{
    size_t blocks = 0;
    for (size_t i = 0; i < keys->written; i++)
        blocks += keys->owners[i] == partition;
    return blocks;
}

/* Adds those of a block's entries that are in the slice. */
static void pick(struct keys *keys, const struct slice *slice, const struct entry *block, size_t filled, size_t *count)
{
    void *at = keys->entries;
    memory_grow(&at, &keys->entries_room, *count + filled + 1, sizeof *keys->entries);
    keys->entries = at;
    for (size_t i = 0; i < filled; i++)
        if ((((uint64_t) block[i].key >> SLICE_SHIFT) & (slice->of - 1)) == slice->at)
            keys->entries[(*count)++] = block[i];
}

/* Brings the entries of a slice into keys->entries; `*count` tells how many. */
static bool gather(struct keys *keys, const struct slice *slice, size_t *count, struct error *err)
{
    struct entry block[BLOCK];
    *count = 0;
    for (size_t i = 0; i < keys->written; i++) {
        if (keys->owners[i] != slice->partition)
            continue;
        if (fseeko(keys->file, (off_t) (i * BLOCK * sizeof(struct entry)), SEEK_SET) != 0 ||
            fread(block, sizeof(struct entry), BLOCK, keys->file) != BLOCK)
            return error_system(err, &FILE_IO, "could not read back a temporary file");
        pick(keys, slice, block, BLOCK, count);
    }
    pick(keys, slice, keys->blocks[slice->partition], keys->filled[slice->partition], count);
    return true;
}

static void note_repeated(struct keys *keys, const struct entry *entry, bool same)
{
    void *at = keys->found;
    memory_grow(&at, &keys->found_room, keys->found_count + 1, sizeof *keys->found);
    keys->found = at;
    keys->found[keys->found_count++] = (struct repeated) {
        .line = entry->line & ((UINT64_C(1) << EXTENT_SHIFT) - 1),
        .extent = (int) (entry->line >> EXTENT_SHIFT),
        .same = same,
    };
}

/* Puts the entries of a partition into a table of slots (open addressing, at most half full). */
static void look_through(struct keys *keys, size_t count)
{
    size_t slots = 64;
    while (slots < count * 2)
        slots *= 2;
    void *at = keys->slots;
    memory_grow(&at, &keys->slots_room, slots, sizeof *keys->slots);
    keys->slots = at;
    memset(keys->slots, 0, slots * sizeof *keys->slots);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &keys->entries[i];
        size_t slot = ((uint64_t) entry->key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (slots - 1);
        while (keys->slots[slot] && keys->entries[keys->slots[slot] - 1].key != entry->key)
            slot = (slot + 1) & (slots - 1);
        if (keys->slots[slot])
            note_repeated(keys, entry, keys->entries[keys->slots[slot] - 1].hash == entry->hash);
        else
            keys->slots[slot] = (uint32_t) i + 1;
    }
}

/* Slices double until they hold SLICE entries each, about: keys are hashes and spread evenly.  Rows that all repeat one key
 * fall into one slice, though, and memory follows these. */
static bool look_at(struct keys *keys, unsigned partition, struct error *err)
{
    struct slice slice = { .partition = partition, .of = 1 };
    size_t blocks = blocks_of(keys, partition), entries;
    while (blocks * BLOCK / slice.of > SLICE && slice.of < SLICES_MOST)
        slice.of *= 2;
    for (; slice.at < slice.of; slice.at++) {
        if (!gather(keys, &slice, &entries, err))
            return false;
        look_through(keys, entries);
    }
    return true;
}

/* The order in which rows are then listed and read again. */
static int by_line(const void *left, const void *right)
{
    const struct repeated *a = left, *b = right;
    return a->line < b->line ? -1 : a->line > b->line;
}

bool keys_find(struct keys *keys, const struct repeated **found, size_t *count, struct error *err)
{
    keys->found_count = 0;
    if (keys->file && fflush(keys->file) != 0)
        return error_system(err, &FILE_IO, "could not write to a temporary file");
    for (unsigned partition = 0; partition < PARTITIONS; partition++)
        if (!look_at(keys, partition, err))
            return false;
    if (keys->found_count)
        qsort(keys->found, keys->found_count, sizeof *keys->found, by_line);
    *found = keys->found;
    *count = keys->found_count;
    return true;
}

void keys_free(struct keys **keys)
{
    if (!*keys)
        return;
    void *blocks[] = { (*keys)->owners, (*keys)->found, (*keys)->entries, (*keys)->slots, *keys };
    if ((*keys)->file)
        (void) fclose((*keys)->file);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (blocks[i])
            memory_give_back(&blocks[i]);
    *keys = NULL;
}
