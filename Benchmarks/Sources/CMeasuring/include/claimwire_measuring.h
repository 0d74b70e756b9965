// What Swift cannot do itself: count the allocations of a program, and mark a stretch of it for a tool that counts
// instructions.
#ifndef CLAIMWIRE_MEASURING_H
#define CLAIMWIRE_MEASURING_H

#include <stdbool.h>
#include <stdint.h>

/// What a piece of work cost the thread that did it.
typedef struct {
  /// Seconds of the processor: what other processes do meanwhile does not count.
  double seconds;
  /// How often it asked for memory: malloc, calloc, realloc, aligned_alloc, posix_memalign. Giving back does not count.
  /// Always 0 where they are not counted.
  uint64_t allocations;
} claimwire_cost;

/// Whether allocations are counted here: where the C library lets malloc be replaced under its own name (glibc).
bool claimwire_allocations_are_counted(void);

/// The most memory that this process has had at a time, in bytes.
uint64_t claimwire_peak_memory(void);

/// Calls `work` with `context` and tells what it cost.
///
/// Nothing else calls it, so that `valgrind --tool=callgrind --toggle-collect=claimwire_measured` counts the instructions
/// of what is done inside and of nothing else.
claimwire_cost claimwire_measured(void (*work)(void *context), void *context);

#endif
