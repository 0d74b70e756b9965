#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "claimwire_icu.h"
#include "word_rules.h"

struct claimwire_icu_words {
  /// NULL where the rules of this ICU are in a format that is not known: its iterator then does all the work.
  claimwire_words_tables *tables;
  UBreakIterator *iterator;
  /// The stretch that the iterator has, as UTF-16, and for each unit its byte in the text; the stretch's end behind.
  UChar *units;
  uint32_t *offsets;
  size_t room;
  /// How far the iterator has come in the stretch; SIZE_MAX where it has none.
  size_t pending;
};

claimwire_icu_words *claimwire_icu_words_open(bool uses_tables) {
  claimwire_icu_words *words = calloc(1, sizeof *words);
  if (!words) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  words->iterator = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  words->pending = SIZE_MAX;
  if (U_FAILURE(status)) {
    free(words);
    return NULL;
  }
  if (uses_tables) words->tables = claimwire_icu_word_tables_of(words->iterator);
  return words;
}

void claimwire_icu_words_close(claimwire_icu_words *words) {
  if (!words) return;
  claimwire_icu_word_tables_close(words->tables);
  ubrk_close(words->iterator);
  free(words->units);
  free(words->offsets);
  free(words);
}

const claimwire_words_tables *claimwire_icu_words_tables(const claimwire_icu_words *words) { return words->tables; }

static bool make_room(claimwire_icu_words *words, size_t count) {
  if (words->room > count) return true;
  size_t room = count + count / 2 + 1024;
  free(words->units);
  free(words->offsets);
  words->units = malloc(room * sizeof *words->units);
  words->offsets = malloc(room * sizeof *words->offsets);
  words->room = words->units && words->offsets ? room : 0;
  return words->room > 0;
}

/// Gives the iterator the text from `start` to `end`, both boundaries.
static bool hand_over(claimwire_icu_words *words, const uint8_t *bytes, size_t start, size_t end) {
  if (end - start > INT32_MAX || !make_room(words, end - start)) return false;
  size_t at = start;
  int32_t count = 0;
  while (at < end) {
    size_t from = at;
    UChar32 c;
    U8_NEXT_UNSAFE(bytes, at, c);
    int32_t first = count;
    U16_APPEND_UNSAFE(words->units, count, c);
    for (int32_t unit = first; unit < count; unit++) words->offsets[unit] = (uint32_t)from;
  }
  words->offsets[count] = (uint32_t)end;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(words->iterator, words->units, count, &status);
  if (U_FAILURE(status)) return false;
  ubrk_first(words->iterator);
  words->pending = start;
  return true;
}

/// What of the stretch there is room for.
static claimwire_words_progress from_iterator(
    claimwire_icu_words *words, uint32_t *ends, uint8_t *statuses, size_t capacity) {
  claimwire_words_progress progress = {0, words->pending, false};
  while (progress.written < capacity) {
    int32_t end = ubrk_next(words->iterator);
    if (end == UBRK_DONE) {
      words->pending = SIZE_MAX;
      return progress;
    }
    progress.position = words->offsets[end];
    ends[progress.written] = (uint32_t)progress.position;
    statuses[progress.written++] = (uint8_t)(ubrk_getRuleStatus(words->iterator) / 100);
  }
  words->pending = progress.position;
  return progress;
}

/// The line that `start` stands in, if it is mostly of characters of three bytes and not too long, else 0. Behind a line feed
/// a text starts afresh (WB3a), so a line can go to ICU without finding out first what in it needs a dictionary.
static size_t end_of_line(const uint8_t *bytes, size_t count, size_t start, size_t longest) {
  size_t limit = count - start < longest ? count - start : longest;
  const uint8_t *line_feed = memchr(bytes + start, '\n', limit);
  if (!line_feed && limit == longest) return 0;
  size_t end = line_feed ? (size_t)(line_feed - bytes) + 1 : count, leads = 0;
  for (size_t at = start; at < end; at++) leads += bytes[at] >= 0xE0;
  return 3 * leads > (end - start) / 2 ? end : 0;
}

/// The stretch of a dictionary's script that starts at `start`: what stands between its runs goes along if it is short, as
/// each call of ICU's costs as much as some words do.
static size_t end_of_stretch(const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start) {
  enum { longest = 4096, longest_gap = 16 };
  size_t line = end_of_line(bytes, count, start, longest);
  if (line > 0) return line;
  size_t end = start, at = start;
  while (at < count && at - end <= longest_gap && end - start < longest) {
    claimwire_words_segment segment = claimwire_words_next(tables, bytes, count, at);
    at = segment.end;
    if (segment.is_dictionary) end = at;
  }
  return end;
}

claimwire_words_progress claimwire_icu_words_next(
    claimwire_icu_words *words, claimwire_kernel_id kernel, const uint8_t *bytes, size_t count, size_t start,
    uint32_t *ends, uint8_t *statuses, size_t capacity) {
  claimwire_words_progress progress = {0, start, false};
  if (words->pending != start) words->pending = SIZE_MAX;
  while (progress.written + claimwire_words_slack < capacity && progress.position < count) {
    size_t room = capacity - progress.written;
    uint32_t *next_ends = ends + progress.written;
    uint8_t *next_statuses = statuses + progress.written;
    claimwire_words_progress more;
    if (words->pending != SIZE_MAX) {
      more = from_iterator(words, next_ends, next_statuses, room);
    } else if (words->tables) {
      more = claimwire_kernel_words(
          kernel, words->tables, bytes, count, progress.position, next_ends, next_statuses, room);
    } else {
      more = (claimwire_words_progress){0, progress.position, true};
    }
    progress.written += more.written;
    progress.position = more.position;
    if (more.is_dictionary) {
      size_t end =
          words->tables ? end_of_stretch(words->tables, bytes, count, progress.position) : count;
      if (!hand_over(words, bytes, progress.position, end)) {
        progress.is_dictionary = true;
        return progress;
      }
    }
  }
  return progress;
}

/// The same for all of the stretch, as bits; where it ends.
static void mark_from_iterator(claimwire_icu_words *words, size_t start, const claimwire_words_bits *bits) {
  for (int32_t end = ubrk_next(words->iterator); end != UBRK_DONE; end = ubrk_next(words->iterator)) {
    claimwire_words_set_segment(
        bits, start, words->offsets[end], (uint8_t)(ubrk_getRuleStatus(words->iterator) / 100));
    start = words->offsets[end];
  }
  words->pending = SIZE_MAX;
}

bool claimwire_icu_words_mark(
    claimwire_icu_words *words, claimwire_kernel_id kernel, const uint8_t *bytes, size_t count,
    const claimwire_words_bits *bits) {
  size_t position = bits->base;
  while (position < count) {
    size_t end = count;
    if (words->tables) {
      claimwire_words_progress progress =
          claimwire_kernel_mark_words(kernel, words->tables, bytes, count, position, bits);
      position = progress.position;
      if (!progress.is_dictionary) continue;
      end = end_of_stretch(words->tables, bytes, count, position);
    }
    if (!hand_over(words, bytes, position, end)) return false;
    mark_from_iterator(words, position, bits);
    position = end;
  }
  return true;
}
