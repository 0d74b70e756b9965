// How often memory was asked for, so that a test can say that something does not.
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

#include <stdbool.h>
#include <stdint.h>

/// False where the process' allocator cannot be stood in for: with a sanitizer, or another C library than glibc.
bool allocations_are_counted(void);

/// Calls of malloc and its kin by this thread so far.
uint64_t allocations_of_thread(void);

#endif
