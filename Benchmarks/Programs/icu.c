// ICU's own word and sentence iterators over UTF-8, for scripts/compare.
//
// usage: icu serve words|sentences FILE    answers each line of input with the seconds of a pass over the documents
//        icu spans words|sentences FILE    prints document, start and end of each segment, in bytes
//        icu once words|sentences FILE     one pass, and how many segments there are
// A FILE has documents that end in zero bytes.
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>

typedef struct {
  const char *bytes;
  size_t count;
} document;

static double seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static char *contents(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *count = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*count + 1);
  if (bytes && fread(bytes, 1, *count, file) != *count) return NULL;
  fclose(file);
  return bytes;
}

static size_t cut(const char *bytes, size_t count, document *documents) {
  size_t found = 0, start = 0;
  for (size_t end = 0; end <= count; end++) {
    if (end < count && bytes[end] != 0) continue;
    if (end > start) {
      if (documents) documents[found] = (document){bytes + start, end - start};
      found++;
    }
    start = end + 1;
  }
  return found;
}

/// The segments of all documents; printed where they are asked for.
static size_t pass(UBreakIterator *iterator, const document *documents, size_t count, bool printed) {
  UText text = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  size_t segments = 0;
  for (size_t index = 0; index < count; index++) {
    utext_openUTF8(&text, documents[index].bytes, (int64_t)documents[index].count, &status);
    ubrk_setUText(iterator, &text, &status);
    int32_t start = ubrk_first(iterator);
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; start = end, end = ubrk_next(iterator)) {
      segments++;
      if (printed) printf("%zu\t%d\t%d\n", index, start, end);
    }
  }
  utext_close(&text);
  return segments;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIteratorType type = strcmp(argv[2], "words") == 0 ? UBRK_WORD : UBRK_SENTENCE;
  UBreakIterator *iterator = ubrk_open(type, "en", NULL, 0, &status);
  size_t size = 0;
  char *bytes = contents(argv[3], &size);
  if (U_FAILURE(status) || !bytes) return 1;
  size_t count = cut(bytes, size, NULL), total = 0;
  document *documents = malloc((count + 1) * sizeof *documents);
  cut(bytes, size, documents);
  for (size_t index = 0; index < count; index++) total += documents[index].count;
  if (strcmp(argv[1], "serve") != 0) {
    size_t segments = pass(iterator, documents, count, strcmp(argv[1], "spans") == 0);
    if (strcmp(argv[1], "once") == 0) printf("%zu\n", segments);
    return 0;
  }
  size_t kept = pass(iterator, documents, count, false);
  printf("ready\t%zu\t%zu\n", count, total);
  fflush(stdout);
  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    double start = seconds();
    size_t segments = pass(iterator, documents, count, false);
    double spent = seconds() - start;
    if (segments != kept) return 1;
    printf("%.9f\n", spent);
    fflush(stdout);
  }
  return 0;
}
