/*
 * The slips beside a file, .ok and .log.
 *
 * The first byte of the input chooses which, the rest is the slip.  It is kept as it lay there; and either it says nothing
 * against the file, or the file is held for it, with a reason fit to be shown.
 */
#include "etl/companion.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"

static const char file[] = "loan_NX301_20180131.csv";

/* A folder of its own for each run, in memory where that can be had. */
static void make_folder(char *path, size_t size)
{
    (void) snprintf(path, size, "%s/fupin-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    FUZZ_HOLDS(mkdtemp(path));
}

static void put(int directory, const char *name, struct str bytes)
{
    int fd = openat(directory, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FUZZ_HOLDS(fd >= 0 && write(fd, bytes.at, bytes.len) == (ssize_t) bytes.len);
    close(fd);
}

static void look(struct taking *taking, struct str bytes)
{
    struct error err = { 0 };
    size_t count;
    companion_read(taking);
    const struct slip *slips = companion_slips(taking, &count);
    FUZZ_HOLDS(count == 1 && str_equal(slips[0].bytes, bytes));
    FUZZ_HOLDS(slips[0].fault || utf8_valid(slips[0].text));
    FUZZ_HOLDS(companion_check(taking, &err));
    FUZZ_HOLDS(!slips[0].fault || taking->verdict == VERDICT_HELD);
    FUZZ_HOLDS(taking->verdict == VERDICT_NONE || (taking->verdict == VERDICT_HELD && taking->code == REJECT_TOTALS));
    FUZZ_HOLDS(utf8_valid(buffer_str(&taking->reason)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    struct str slip = { (const char *) bytes + 1, size - 1 };
    const char *name = bytes[0] & 1 ? "loan_NX301_20180131.log" : "loan_NX301_20180131.csv.ok";
    char folder[64];
    make_folder(folder, sizeof folder);
    int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct arrival arrival = { .folder = folder, .name = file, .shown = file };
    struct taking *taking = memory_take(sizeof *taking);
    taking->arrival = &arrival;
    taking->feed = &feed_loan;
    taking->counts = (struct counts) { .rows = 12, .control_amount = 5000000 };
    taking->fd = fuzz_file((const uint8_t *) "a,b\n", 4);
    taking->bytes = 4;
    put(directory, name, slip);
    look(taking, slip);
    (void) unlinkat(directory, name, 0);
    (void) rmdir(folder);
    close(directory);
    close(taking->fd);
    buffer_free(&taking->reason);
    arena_free(&taking->arena);
    void *at = taking;
    memory_give_back(&at);
    return 0;
}
