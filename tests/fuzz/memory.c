/* What the targets share: a file in memory, and how a target ends that does not hold. */
#include <sys/mman.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"

void fuzz_fail(const char *file, int line, const char *what)
{
    (void) fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

int fuzz_file(const uint8_t *bytes, size_t size)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    FUZZ_HOLDS(fd >= 0);
    for (size_t done = 0; done < size;) {
        ssize_t wrote = write(fd, bytes + done, size - done);
        FUZZ_HOLDS(wrote > 0);
        done += (size_t) wrote;
    }
    FUZZ_HOLDS(lseek(fd, 0, SEEK_SET) == 0);
    return fd;
}
