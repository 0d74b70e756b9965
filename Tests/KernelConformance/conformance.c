// Holds every kernel, and the boundaries over chunks, against the iterator of the ICU that is linked: over files and over
// random strings that favour rare classes of characters. Any difference is printed, with what repeats it, and fails.
//
// usage: conformance BOUNDARIES SEED [FILE…]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "claimwire_icu.h"

enum { longest = 1 << 12 };

static uint64_t random_state;

/// SplitMix64 (Steele, Lea, Flood).
static uint64_t random_word(void) {
  uint64_t z = random_state += 0x9E3779B97F4A7C15ull;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ z >> 27) * 0x94D049BB133111EBull;
  return z ^ z >> 31;
}

static uint32_t below(uint32_t bound) { return (uint32_t)(random_word() % bound); }

/// Characters of each category of the rules, by category: rare categories are drawn as often as common ones.
static struct {
  uint32_t *members;
  size_t count;
} categories[256];
static size_t category_count;

static void sort_characters(const claimwire_words_tables *tables) {
  category_count = tables->category_count;
  for (uint32_t c = 0; c < 0x110000; c++) {
    if (c >= 0xD800 && c < 0xE000) continue;
    uint8_t category = tables->categories[(size_t)tables->row_of[c / claimwire_words_row] * claimwire_words_row +
                                          c % claimwire_words_row];
    size_t count = categories[category].count++;
    if ((count & (count - 1)) == 0)
      categories[category].members = realloc(categories[category].members, (2 * count + 1) * sizeof(uint32_t));
    categories[category].members[count] = c;
  }
}

static uint32_t random_character(uint32_t mood) {
  // Two in three of the characters that text is made of, so that words arise.
  static const uint32_t common[] = {'a', 'b', 'Z', '1', '2', ' ', ' ', '.', ',', '\'', '\n', 0x2019, 0xE9, 0x416, 0x301,
                                    0x93E, '"', '-', '\r', 0x627, 0x5D0, '@', ':', 0x200D, 0x1F468, 0x2024, 0xB7, '_'};
  if (below(100) < mood) return common[below(sizeof common / sizeof *common)];
  while (true) {
    size_t category = below((uint32_t)category_count);
    size_t count = categories[category].count;
    // The first members of a category are its plainest.
    if (count > 0) return categories[category].members[below(2) ? below(count < 16 ? (uint32_t)count : 16) : below((uint32_t)count)];
  }
}

/// A text of up to `longest` bytes: single characters and runs.
static size_t random_text(uint8_t *bytes) {
  static const uint32_t moods[] = {10, 50, 70, 90, 98, 100};
  uint32_t mood = moods[below(6)], letters = below(4);
  size_t wanted = 1 + below(below(2) ? 200 : longest - 300), count = 0;
  while (count < wanted) {
    uint32_t c = letters && below(4) < letters ? 'a' + below(26) : random_character(mood);
    uint32_t run = below(24) == 0 ? 1 + below(70) : 1;
    for (; run > 0 && count < wanted; run--) {
      int32_t at = (int32_t)count;
      U8_APPEND_UNSAFE(bytes, at, c);
      count = (size_t)at;
    }
  }
  return count;
}

typedef struct {
  uint32_t *ends;
  uint8_t *statuses;
  size_t count, room;
} boundaries;

static void make_room(boundaries *found, size_t count) {
  if (found->room >= count) return;
  found->room = count;
  found->ends = realloc(found->ends, count * sizeof *found->ends);
  found->statuses = realloc(found->statuses, count);
}

/// ICU's own answer, over UTF-16.
static void ask_icu(UBreakIterator *iterator, const uint8_t *bytes, size_t count, boundaries *found) {
  UChar *units = malloc((count + 1) * sizeof *units);
  uint32_t *offsets = malloc((count + 1) * sizeof *offsets);
  int32_t length = 0;
  for (size_t at = 0; at < count;) {
    size_t from = at;
    UChar32 c;
    U8_NEXT_UNSAFE(bytes, at, c);
    int32_t first = length;
    U16_APPEND_UNSAFE(units, length, c);
    for (; first < length; first++) offsets[first] = (uint32_t)from;
  }
  offsets[length] = (uint32_t)count;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, units, length, &status);
  make_room(found, count + 1);
  found->count = 0;
  ubrk_first(iterator);
  for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator)) {
    found->ends[found->count] = offsets[end];
    found->statuses[found->count++] = (uint8_t)(ubrk_getRuleStatus(iterator) / 100);
  }
  free(units);
  free(offsets);
}

static int report(const char *what, const char *where, const uint8_t *bytes, size_t count, const boundaries *found,
    const boundaries *expected) {
  size_t at = 0;
  while (at < found->count && at < expected->count && found->ends[at] == expected->ends[at] &&
         found->statuses[at] == expected->statuses[at])
    at++;
  if (at == found->count && at == expected->count) return 0;
  uint32_t from = at > 0 ? expected->ends[at - 1] : 0;
  printf("%s, %s: after byte %u ", what, where, from);
  if (at < found->count) printf("got %u (%u) ", found->ends[at], found->statuses[at]);
  if (at < expected->count) printf("where ICU has %u (%u)", expected->ends[at], expected->statuses[at]);
  printf("\n ");
  for (size_t i = from; i < count && i < from + 40u; i++) printf(" %02X", bytes[i]);
  printf("\n");
  return 1;
}

/// The boundaries that are set as bits, read out.
static void bits_of(
    claimwire_icu_words *words, claimwire_kernel_id id, const uint8_t *bytes, size_t count, boundaries *found) {
  found->count = 0;
  void *memory = malloc(claimwire_tokens_work_size(count));
  claimwire_tokens_work work = claimwire_tokens_divide(memory, 0, count);
  bool is_taken = claimwire_icu_words_mark(words, id, bytes, count, &work.bits);
  for (size_t at = 1; is_taken && at <= count; at++) {
    size_t word = at / 64, bit = at % 64;
    if (!(work.bits.boundaries[word] >> bit & 1)) continue;
    found->ends[found->count] = (uint32_t)at;
    found->statuses[found->count++] =
        (uint8_t)(work.bits.words[word] >> bit & 1 ? 2 : work.bits.ideographs[word] >> bit & 1 ? 4 : 0);
  }
  free(memory);
}

/// One text through every kernel with room of `capacity`; the bytes are copied to the end of a block of their own, so that
/// a sanitizer sees what is read beyond them.
static int compare(claimwire_icu_words *words, const char *where, const uint8_t *bytes, size_t count, size_t capacity,
    const boundaries *expected) {
  boundaries found = {0};
  int failures = 0;
  uint8_t *text = malloc(count);
  memcpy(text, bytes, count);
  make_room(&found, count + capacity + 1);
  for (int kernel = 0; kernel < claimwire_kernel_count; kernel++) {
    claimwire_kernel_id id = (claimwire_kernel_id)kernel;
    if (!claimwire_kernel_is_supported(id)) continue;
    if (claimwire_kernel_utf8_valid_prefix(id, text, count) != count) {
      printf("%s, %s: valid text taken for invalid\n", claimwire_kernel_name(id), where);
      failures++;
    }
    uint32_t *ends = malloc(capacity * sizeof *ends);
    uint8_t *statuses = malloc(capacity);
    found.count = 0;
    for (size_t position = 0; position < count;) {
      claimwire_words_progress progress =
          claimwire_icu_words_next(words, id, text, count, position, ends, statuses, capacity);
      if (progress.written == 0 || progress.written > capacity || found.count + progress.written > count) break;
      memcpy(found.ends + found.count, ends, progress.written * sizeof *ends);
      memcpy(found.statuses + found.count, statuses, progress.written);
      found.count += progress.written;
      position = progress.position;
    }
    failures += report(claimwire_kernel_name(id), where, text, count, &found, expected);
    free(ends);
    free(statuses);
    bits_of(words, id, text, count, &found);
    // Numbers are not told from letters, nor kana from ideographs.
    for (size_t i = 0; i < found.count && i < expected->count; i++)
      if (found.statuses[i] > 0 && (found.statuses[i] + 1) / 2 == (expected->statuses[i] + 1) / 2)
        found.statuses[i] = expected->statuses[i];
    failures += report(claimwire_kernel_name(id), "as bits", text, count, &found, expected);
  }
  free(text);
  free(found.ends);
  free(found.statuses);
  return failures;
}

static uint8_t *read_file(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  size_t room = 1 << 20;
  uint8_t *bytes = malloc(room);
  *count = 0;
  for (size_t more; (more = fread(bytes + *count, 1, room - *count, file)) > 0;) {
    *count += more;
    if (*count == room) bytes = realloc(bytes, room *= 2);
  }
  fclose(file);
  return bytes;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  unsigned long long wanted = strtoull(argv[1], NULL, 10), seed = strtoull(argv[2], NULL, 10);
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  claimwire_icu_words *words = claimwire_icu_words_open(true);
  if (U_FAILURE(status) || !words) return 2;
  const claimwire_words_tables *tables = claimwire_icu_words_tables(words);
  if (!tables) {
    printf("ICU %d compiles its rules in an unknown format\n", claimwire_icu_version());
    return 2;
  }
  boundaries expected = {0};
  int failures = 0;
  unsigned long long compared = 0;
  for (int file = 3; file < argc; file++) {
    size_t count;
    uint8_t *bytes = read_file(argv[file], &count);
    if (!bytes) return 2;
    if (claimwire_kernel_utf8_valid_prefix(claimwire_kernel_scalar, bytes, count) == count) {
      ask_icu(iterator, bytes, count, &expected);
      failures += compare(words, argv[file], bytes, count, 8192, &expected);
      compared += expected.count;
    }
    free(bytes);
  }
  sort_characters(tables);
  uint8_t *bytes = malloc(longest + 64);
  for (unsigned long long text = 0; compared < wanted && failures < 20; text++) {
    random_state = seed + text;
    size_t count = random_text(bytes);
    ask_icu(iterator, bytes, count, &expected);
    char where[64];
    snprintf(where, sizeof where, "random text of seed %llu", seed + text);
    failures += compare(words, where, bytes, count, claimwire_words_slack + 1 + below(400), &expected);
    compared += expected.count;
  }
  printf("ICU %d.%d: %llu boundaries by", claimwire_icu_version() / 100, claimwire_icu_version() % 100, compared);
  for (int kernel = 0; kernel < claimwire_kernel_count; kernel++)
    if (claimwire_kernel_is_supported((claimwire_kernel_id)kernel))
      printf(" %s", claimwire_kernel_name((claimwire_kernel_id)kernel));
  printf(", %d differences\n", failures);
  for (size_t category = 0; category < category_count; category++) free(categories[category].members);
  free(bytes);
  free(expected.ends);
  free(expected.statuses);
  claimwire_icu_words_close(words);
  ubrk_close(iterator);
  return failures > 0;
}
