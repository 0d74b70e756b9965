#define _GNU_SOURCE
#include "claimwire_measuring.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#ifdef __GLIBC__

// Initial-exec: a thread-local that is set up lazily would allocate while it counts.
static _Thread_local uint64_t allocations __attribute__((tls_model("initial-exec")));

// glibc's own, under the names that it keeps for a replacement to call.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  allocations++;
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  allocations++;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  *memory = memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

static uint64_t allocation_count(void) { return allocations; }
bool claimwire_allocations_are_counted(void) { return true; }

#else

static uint64_t allocation_count(void) { return 0; }
bool claimwire_allocations_are_counted(void) { return false; }

#endif

uint64_t claimwire_peak_memory(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return (uint64_t)usage.ru_maxrss;
#else
  return (uint64_t)usage.ru_maxrss * 1024;
#endif
}

static double processor_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

__attribute__((noinline)) claimwire_cost claimwire_measured(void (*work)(void *context), void *context) {
  uint64_t allocations_before = allocation_count();
  double start = processor_seconds();
  work(context);
  double seconds = processor_seconds() - start;
  return (claimwire_cost){.seconds = seconds, .allocations = allocation_count() - allocations_before};
}
