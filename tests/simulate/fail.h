/* How the simulator gives up: one sentence on stderr and exit status 1. */
#ifndef SIMULATE_FAIL_H
#define SIMULATE_FAIL_H

/* Says what went wrong and ends the program.  A test tool has nothing to clean up. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
