/*
 * A file's bytes, unpacked: plain files as they are, gzip by its first bytes, within limits.
 */
#ifndef FUPIN_ETL_UNPACK_H
#define FUPIN_ETL_UNPACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "etl/etl.h"

struct unpack;

enum unpack_fault { UNPACK_GOOD, UNPACK_DAMAGED, UNPACK_TOO_LARGE, UNPACK_TOO_DENSE, UNPACK_UNREADABLE };

/* Hands every byte that is read from the file to `see`, before it is unpacked. */
typedef void unpack_tap(void *context, const void *bytes, size_t size);

/* Begins at the file's start; `fd` stays the caller's. */
struct unpack *unpack_open(int fd, const struct etl_settings *settings, unpack_tap *see, void *context);

/* The next bytes, at most `room`; 0 at the end or at a fault. */
size_t unpack_read(struct unpack *unpack, char *at, size_t room);

enum unpack_fault unpack_fault(const struct unpack *unpack);
bool unpack_is_packed(const struct unpack *unpack);

/* How many bytes of the file have been read, and how many have been handed out. */
uint64_t unpack_bytes_read(const struct unpack *unpack);
uint64_t unpack_bytes_out(const struct unpack *unpack);

void unpack_close(struct unpack **unpack);
#define AUTO_UNPACK struct unpack *__attribute__((cleanup(unpack_close)))

#endif
