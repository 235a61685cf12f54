/*
 * How it works: progress_at() is called for every buffer and mostly does nothing but look at the clock.
 *
 * A terminal gets a bar that is drawn over itself four times a second; a file or journal gets a line every ten
 * seconds and one at the end, so that a night's log stays short.
 */
#include "base/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"

enum { BAR_WIDTH = 24, REDRAW_MS = 250, LINE_MS = 10000, TITLE_SIZE = 128 };

struct progress {
    char title[TITLE_SIZE];
    uint64_t total, bytes, rows;
    int64_t begun_ms, drawn_ms;
    bool terminal;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct progress *progress_begin(const char *title, uint64_t total_bytes, bool quiet)
{
    if (quiet)
        return NULL;
    struct progress *progress = memory_take(sizeof *progress);
    (void) snprintf(progress->title, sizeof progress->title, "%s", title);
    progress->total = total_bytes;
    progress->begun_ms = progress->drawn_ms = now_ms();
    progress->terminal = isatty(STDERR_FILENO) == 1;
    return progress;
}

/* "12.3 MB/s, 40000 rows, 12 s left" */
static void describe(const struct progress *progress, int64_t now, char *text, size_t size)
{
    double seconds = (double) (now - progress->begun_ms) / 1000.0;
    double speed = seconds > 0 ? (double) progress->bytes / seconds : 0;
    int len = snprintf(text, size, "%.1f MB/s, %llu rows", speed / 1e6, (unsigned long long) progress->rows);
    if (progress->total > progress->bytes && speed > 0)
        (void) snprintf(text + len, size - (size_t) len, ", %.0f s left",
                        (double) (progress->total - progress->bytes) / speed);
}

/* \033[K clears what a longer line has left. */
static void draw_bar(const struct progress *progress, const char *text)
{
    char bar[BAR_WIDTH + 1];
    uint64_t total = progress->total ? progress->total : 1;
    uint64_t done = progress->bytes < total ? progress->bytes : total;
    size_t filled = (size_t) ((double) done / (double) total * BAR_WIDTH);
    memset(bar, ' ', BAR_WIDTH);
    memset(bar, '#', filled);
    bar[BAR_WIDTH] = '\0';
    fprintf(stderr, "\r%s [%s] %s\033[K", progress->title, bar, text);
    fflush(stderr);
}

static void draw(struct progress *progress, int64_t now)
{
    char text[128];
    describe(progress, now, text, sizeof text);
    progress->drawn_ms = now;
    if (progress->terminal)
        draw_bar(progress, text);
    else
        log_line(LOG_INFO, "%s: %s", progress->title, text);
}

void progress_at(struct progress *progress, uint64_t bytes, uint64_t rows)
{
    if (!progress)
        return;
    progress->bytes = bytes;
    progress->rows = rows;
    int64_t now = now_ms();
    if (now - progress->drawn_ms >= (progress->terminal ? REDRAW_MS : LINE_MS))
        draw(progress, now);
}

void progress_end(struct progress *progress)
{
    if (!progress)
        return;
    draw(progress, now_ms());
    if (progress->terminal)
        fputc('\n', stderr);
    void *at = progress;
    memory_give_back(&at);
}
