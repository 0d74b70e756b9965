#include "claimwire_words.h"
#include "words_masks.h"

enum { stop_state = 0, start_state = 1, end_category = 1, accepting_always = 1 };

typedef struct {
  uint32_t code_point;
  size_t length;
} character;

/// Decodes a character of valid UTF-8 whose first byte is no ASCII.
static inline character decode(const uint8_t *bytes) {
  uint8_t lead = bytes[0];
  if (lead < 0xE0) return (character){(uint32_t)(lead & 0x1F) << 6 | (bytes[1] & 0x3F), 2};
  if (lead < 0xF0)
    return (character){(uint32_t)(lead & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F), 3};
  return (character){(uint32_t)(lead & 0x07) << 18 | (uint32_t)(bytes[1] & 0x3F) << 12 |
                         (uint32_t)(bytes[2] & 0x3F) << 6 | (bytes[3] & 0x3F),
                     4};
}

/// The category of the character at `bytes`, and its length.
static inline uint8_t category_at(const claimwire_words_tables *tables, const uint8_t *bytes, size_t *length) {
  if (bytes[0] < 0x80) {
    *length = 1;
    return tables->categories[bytes[0]];
  }
  character c = decode(bytes);
  *length = c.length;
  size_t row = tables->row_of[c.code_point / claimwire_words_row];
  return tables->categories[row * claimwire_words_row + c.code_point % claimwire_words_row];
}

/// The longest match from `start`, as ICU's rule engine finds it. A character that nothing matches is a segment by itself.
claimwire_words_segment claimwire_words_next(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start) {
  size_t marks[claimwire_words_slots];
  for (uint16_t slot = 0; slot < tables->slots; slot++) marks[slot] = SIZE_MAX;
  claimwire_words_segment found = {start, 0, false};
  size_t first_dictionary = SIZE_MAX;
  size_t at = start;
  uint16_t state = start_state;
  bool is_past_end = false;
  while (!is_past_end) {
    uint8_t category = end_category;
    if (at < count) {
      size_t length;
      category = category_at(tables, bytes + at, &length);
      if (category >= tables->first_dictionary_category && first_dictionary == SIZE_MAX) first_dictionary = at;
      at += length;
    } else {
      is_past_end = true;
    }
    state = tables->next[state * tables->category_count + category];
    uint16_t accepting = tables->accepting[state];
    if (accepting == accepting_always) {
      found.end = at;
      found.status = tables->status[state];
    } else if (accepting > accepting_always && marks[accepting] != SIZE_MAX) {
      found.end = marks[accepting];
      found.status = tables->status[state];
      break;
    }
    uint16_t slot = tables->look_ahead[state];
    if (slot > accepting_always) marks[slot] = at;
    if (state == stop_state) break;
  }
  if (found.end == start) {
    size_t length;
    category_at(tables, bytes + start, &length);
    found.end = start + length;
    found.status = 0;
  }
  found.is_dictionary = first_dictionary < found.end;
  return found;
}

claimwire_words_ahead claimwire_words_look_ahead(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t at) {
  size_t place = 0;
  while (at + place < count && (bytes[at + place] & 0xC0) == 0x80) place++;
  at += place;
  if (at >= count) return (claimwire_words_ahead){0};
  uint8_t flags;
  if (bytes[at] < 0x80) {
    flags = tables->flags[bytes[at]];
    if (flags == claimwire_words_extend) flags = 0;
  } else {
    uint32_t code_point = decode(bytes + at).code_point;
    size_t row = tables->row_of[code_point / claimwire_words_row];
    flags = tables->flags[row * claimwire_words_row + code_point % claimwire_words_row];
  }
  claimwire_words_ahead ahead = {0};
  if (flags & claimwire_words_letter) ahead.letter = 1ull << place;
  if (flags & claimwire_words_number) ahead.number = 1ull << place;
  ahead.is_complex = flags & (claimwire_words_complex | claimwire_words_extend);
  return ahead;
}
