// Characters and shapes of tokens.
#ifndef CLAIMWIRE_TOKENS_TEXT_H
#define CLAIMWIRE_TOKENS_TEXT_H

#include "tokens.h"

static inline bool claimwire_is_upper(uint8_t byte) { return (uint8_t)(byte - 'A') < 26; }
static inline bool claimwire_is_lower(uint8_t byte) { return (uint8_t)(byte - 'a') < 26; }
static inline bool claimwire_is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static inline bool claimwire_is_blank(uint8_t byte) { return byte <= 0x20 || byte == 0x7F; }

typedef struct {
  uint32_t code_point, length;
} claimwire_character;

/// The character at `bytes`, which are valid UTF-8.
static inline claimwire_character claimwire_character_at(const uint8_t *bytes) {
  uint8_t lead = bytes[0];
  if (lead < 0x80) return (claimwire_character){lead, 1};
  if (lead < 0xE0) return (claimwire_character){(uint32_t)(lead & 0x1F) << 6 | (bytes[1] & 0x3F), 2};
  if (lead < 0xF0)
    return (claimwire_character){
        (uint32_t)(lead & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F), 3};
  return (claimwire_character){(uint32_t)(lead & 0x07) << 18 | (uint32_t)(bytes[1] & 0x3F) << 12 |
                                   (uint32_t)(bytes[2] & 0x3F) << 6 | (bytes[3] & 0x3F),
                               4};
}

static inline uint8_t claimwire_class_of(const claimwire_tokens_rules *rules, uint32_t code_point) {
  return code_point < claimwire_tokens_class_count ? rules->classes[code_point] : rules->classify(code_point);
}

/// The 64 bytes at `at`, with NUL beyond the text's end.
static inline const uint8_t *claimwire_tokens_padded(const claimwire_tokens_piece *piece, size_t at, uint8_t tail[64]) {
  if (__builtin_expect(at + 64 <= piece->count, 1)) return piece->bytes + at;
  __builtin_memset(tail, 0, 64);
  if (at < piece->count) __builtin_memcpy(tail, piece->bytes + at, piece->count - at);
  return tail;
}

/// Apostrophes: before "s", "d", "m"; before "ll", "re", "ve"; in "n't"; before what makes nothing of them that a quotation mark
/// is not.
typedef struct {
  uint64_t letter, letters, negation, single;
} claimwire_apostrophes;

/// Adds one, of a byte or three, by what stands around it; two more bytes are read, and the one before.
static inline void claimwire_tokens_add_apostrophe(
    claimwire_apostrophes *found, const uint8_t *mark, size_t length, uint64_t bit) {
  uint8_t next = mark[length], third = mark[length + 1];
  bool is_letter = (next == 's') | (next == 'd') | (next == 'm'), is_negation = (next == 't') & (mark[-1] == 'n');
  bool is_letters = ((next == 'l') & (third == 'l')) | (((next == 'r') | (next == 'v')) & (third == 'e'));
  bool is_single = ((next | 0x20) != 's') & (next != '\'') & (next < 0x80);
  found->letter |= is_letter ? bit : 0;
  found->letters |= is_letters ? bit : 0;
  found->negation |= is_negation ? bit : 0;
  found->single |= is_single ? bit : 0;
}

/// Those among the marks of 64 bytes that are U+0027.
static inline claimwire_apostrophes claimwire_tokens_apostrophes(const uint8_t *bytes, uint64_t marks) {
  claimwire_apostrophes found = {0};
  for (; marks; marks &= marks - 1) {
    const uint8_t *mark = bytes + __builtin_ctzll(marks);
    if (mark[0] == '\'') claimwire_tokens_add_apostrophe(&found, mark, 1, marks & -marks);
  }
  return found;
}

/// The same of marks that are U+2019.
static inline claimwire_apostrophes claimwire_tokens_wide_apostrophes(const uint8_t *bytes, uint64_t marks) {
  claimwire_apostrophes found = {0};
  for (; marks; marks &= marks - 1)
    claimwire_tokens_add_apostrophe(&found, bytes + __builtin_ctzll(marks), 3, marks & -marks);
  return found;
}

/// What a token looks like.
typedef struct {
  uint8_t letter_case;
  bool has_letters, has_digits;
} claimwire_shape;

/// The shape of what stands from `start` to `end`; O(n).
claimwire_shape claimwire_tokens_shape(const claimwire_tokens_piece *piece, size_t start, size_t end);

static inline bool claimwire_has_capital_first(uint8_t letter_case) {
  return letter_case == claimwire_case_capitalized || letter_case == claimwire_case_upper ||
         letter_case == claimwire_case_mixed_capitalized;
}

/// A hash of the last eight bytes of a word, small letters, the last the highest.
static inline uint32_t claimwire_tokens_hash(uint64_t folded) {
  // The golden ratio, as Knuth's multiplicative hashing has it.
  return (uint32_t)((folded * 0x9E3779B97F4A7C15ull) >> (64 - claimwire_tokens_hash_bits));
}

/// WordKey's hash: ASCII and Latin-1 capitals small, U+2019 as an apostrophe.
uint32_t claimwire_tokens_key(const uint8_t *bytes, size_t start, size_t end);

#endif
