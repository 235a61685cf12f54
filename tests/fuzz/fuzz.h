/*
 * What the targets share.  A target is a file tests/fuzz/<target>.c with the one function that libFuzzer calls.
 */
#ifndef FUPIN_TESTS_FUZZ_FUZZ_H
#define FUPIN_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* What must be so whatever comes in; says where it is not, and ends. */
#define FUZZ_HOLDS(what) ((what) ? (void) 0 : fuzz_fail(__FILE__, __LINE__, #what))
void fuzz_fail(const char *file, int line, const char *what) __attribute__((noreturn));

/* A file in memory with these bytes, open for reading at its start. */
int fuzz_file(const uint8_t *bytes, size_t size);

#endif
