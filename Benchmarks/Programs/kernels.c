// Times ICU's word iterator and every kernel on the same texts, in turns on one core, offsets and class bytes written.
//
// usage: bench ROUNDS FILE…
// A line a file, tab-separated: path, megabytes a second of ICU over UTF-16 (the text converted beforehand), of ICU over
// UTF-8, then name and megabytes a second of each kernel; medians.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "claimwire_icu.h"

enum { room = 8192, most_rounds = 99 };

static uint32_t ends[room];
static uint8_t statuses[room];

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *times, int count) {
  qsort(times, (size_t)count, sizeof *times, ascending);
  return times[count / 2];
}

/// The iterator's boundaries, written where the kernels write theirs.
static size_t iterate(UBreakIterator *iterator) {
  size_t count = 0;
  ubrk_first(iterator);
  for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator)) {
    ends[count % room] = (uint32_t)end;
    statuses[count++ % room] = (uint8_t)(ubrk_getRuleStatus(iterator) / 100);
  }
  return count;
}

static size_t by_kernel(claimwire_icu_words *words, claimwire_kernel_id kernel, const uint8_t *bytes, size_t count) {
  size_t position = 0, written = 0;
  while (position < count) {
    claimwire_words_progress progress =
        claimwire_icu_words_next(words, kernel, bytes, count, position, ends, statuses, room);
    position = progress.position;
    written += progress.written;
  }
  return written;
}

static int time_file(const char *path, int rounds, UBreakIterator *iterator, claimwire_icu_words *words) {
  FILE *file = fopen(path, "rb");
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  size_t count = (size_t)ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(count);
  UChar *units = malloc((count + 1) * sizeof *units);
  if (fread(bytes, 1, count, file) != count) return 1;
  fclose(file);
  int32_t length;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(units, (int32_t)count + 1, &length, (const char *)bytes, (int32_t)count, &status);
  static double utf16[most_rounds], utf8[most_rounds], kernels[claimwire_kernel_count][most_rounds];
  UText text = UTEXT_INITIALIZER;
  int differences = 0;
  for (int round = 0; round < rounds; round++) {
    double start = now();
    ubrk_setText(iterator, units, length, &status);
    size_t expected = iterate(iterator);
    utf16[round] = now() - start;
    start = now();
    utext_openUTF8(&text, (const char *)bytes, (int64_t)count, &status);
    ubrk_setUText(iterator, &text, &status);
    iterate(iterator);
    utf8[round] = now() - start;
    for (int kernel = 0; kernel < claimwire_kernel_count; kernel++) {
      if (!claimwire_kernel_is_supported((claimwire_kernel_id)kernel)) continue;
      start = now();
      differences += by_kernel(words, (claimwire_kernel_id)kernel, bytes, count) != expected;
      kernels[kernel][round] = now() - start;
    }
  }
  utext_close(&text);
  double megabytes = (double)count / 1e6;
  printf("%s\t%.1f\t%.1f", path, megabytes / median(utf16, rounds), megabytes / median(utf8, rounds));
  for (int kernel = 0; kernel < claimwire_kernel_count; kernel++)
    if (claimwire_kernel_is_supported((claimwire_kernel_id)kernel))
      printf("\t%s\t%.1f", claimwire_kernel_name((claimwire_kernel_id)kernel), megabytes / median(kernels[kernel], rounds));
  printf("\n");
  free(bytes);
  free(units);
  return U_FAILURE(status) || differences > 0;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  int rounds = atoi(argv[1]);
  if (rounds < 1 || rounds > most_rounds) return 2;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  claimwire_icu_words *words = claimwire_icu_words_open(true);
  if (U_FAILURE(status) || !words) return 2;
  int failed = 0;
  for (int file = 2; file < argc; file++) failed |= time_file(argv[file], rounds, iterator, words);
  claimwire_icu_words_close(words);
  ubrk_close(iterator);
  return failed;
}
