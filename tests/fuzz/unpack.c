/*
 * The gzip and zip front: a packed file from its first byte to its parts.
 *
 * The first byte of the input chooses the pieces in which is read, the rest is the file.  What comes out does not depend on
 * the pieces and stays within the limits, every byte of the file is seen once, no more members come than may, in the order
 * of their names, each name fit to be shown; and whatever is wrong with a zip is said.
 */
#include "etl/unpack.h"

#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "etl/zip_directory.h"
#include "tests/fuzz/fuzz.h"

enum { UNPACKED_MOST = 1 << 20, PIECE_MOST = 4096 };

static void count_bytes(void *context, const void *bytes, size_t size)
{
    (void) bytes;
    *(size_t *) context += size;
}

/* Reads all parts; their names and bytes as one text. */
static enum unpack_fault read_all(int fd, size_t step, size_t size, struct buffer *came)
{
    static const struct etl_settings settings = { .max_unpacked_bytes = UNPACKED_MOST,
                                                  .max_ratio = 200,
                                                  .ratio_from_bytes = 1 << 16 };
    char piece[PIECE_MOST];
    size_t seen = 0, got, parts = 0;
    AUTO_UNPACK unpack = unpack_open(fd, &settings, count_bytes, &seen);
    for (; unpack_next(unpack); parts++) {
        const char *name = unpack_member(unpack);
        FUZZ_HOLDS((name != NULL) == (unpack_kind(unpack) == UNPACK_ZIP));
        FUZZ_HOLDS(!name || utf8_valid(str_of(name)));
        buffer_printf(came, "[%s]", name ? name : "");
        while ((got = unpack_read(unpack, piece, step)) > 0)
            buffer_add(came, (struct str) { piece, got });
    }
    unpack_see_rest(unpack);
    FUZZ_HOLDS(seen == size && unpack_bytes_read(unpack) == size && parts <= ZIP_MEMBERS_MOST);
    FUZZ_HOLDS(unpack_fault(unpack) != UNPACK_GOOD || unpack_bytes_out(unpack) <= UNPACKED_MOST);
    bool said = unpack_why(unpack) && utf8_valid(str_of(unpack_why(unpack)));
    FUZZ_HOLDS(unpack_fault(unpack) != UNPACK_DAMAGED || unpack_kind(unpack) == UNPACK_GZIP || said);
    return unpack_fault(unpack);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    AUTO_BUFFER one = { 0 };
    AUTO_BUFFER other = { 0 };
    if (size < 2)
        return 0;
    int fd = fuzz_file(bytes + 1, size - 1);
    enum unpack_fault fault = read_all(fd, PIECE_MOST, size - 1, &one);
    FUZZ_HOLDS(fault == read_all(fd, 1 + bytes[0] % 251, size - 1, &other));
    FUZZ_HOLDS(fault != UNPACK_GOOD || str_equal(buffer_str(&one), buffer_str(&other)));
    close(fd);
    return 0;
}
