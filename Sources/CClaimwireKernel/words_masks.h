// What a kernel knows of 64 bytes: a bit a byte, the lowest the first.
#ifndef CLAIMWIRE_WORDS_MASKS_H
#define CLAIMWIRE_WORDS_MASKS_H

#include "claimwire_words.h"

typedef struct {
  /// At the lead byte of each character.
  uint64_t letter, number, space, mid_letter, mid_number, carriage_return, line_feed, extend, complex;
  /// Bytes after the lead of a character.
  uint64_t continuation;
  /// Lead bytes of characters of two and of three bytes.
  uint64_t two, three;
  /// The flags themselves, from the second byte on, where a kernel's KERNEL(emit_plain) wants them.
  uint8_t flags[80];
} claimwire_words_masks;

/// What a block leaves to the next; bit 0 is its first byte.
typedef struct {
  /// A letter, number or space (with what extends it) ended just before.
  uint64_t after_letter, after_number, after_space, after_return;
  /// Positions at which a mark is joined that is known to stand between two letters or numbers.
  uint64_t joined;
  /// Positions that Extend may not take: after a line's end or a mark, or at a start.
  uint64_t unextended;
} claimwire_words_carry;

/// The boundaries of a block.
typedef struct {
  /// Bytes that a boundary stands before.
  uint64_t before;
  /// Of those, where a letter or number ends.
  uint64_t after_letter, after_number;
} claimwire_words_boundaries;

/// Rows of the tables that the text was last seen to use, so that the characters of one script are looked up without
/// finding out first which rows a block needs.
typedef struct {
  /// First bytes of two-byte characters, 0xFF for none; and their rows of flags.
  uint8_t two[2];
  const uint8_t *two_flags[2];
  /// First two bytes of three-byte characters, 0xFF for none.
  uint8_t three[2][2];
  const uint8_t *three_flags[2];
  /// Which of each to give up next.
  uint8_t two_turn, three_turn;
} claimwire_words_recent;

/// Where boundaries go: into lists, or as bits.
typedef struct {
  uint32_t *ends;
  uint8_t *statuses;
  /// How many were written, and how many at most before the last block.
  size_t written, last;
  claimwire_words_bits bits;
} claimwire_words_output;

static inline bool claimwire_words_is_full(const claimwire_words_output *output, bool as_bits) {
  return !as_bits && output->written > output->last;
}

/// Sets the boundaries `before` of the 64 bytes at `at`; `words` where a letter or number stands before them.
static inline void claimwire_words_set(const claimwire_words_bits *bits, size_t at, uint64_t before, uint64_t words) {
  size_t place = at - bits->base, index = place / 64, shift = place % 64;
  words &= before;
  // As long as nothing has been passed by the state table.
  if (__builtin_expect(shift == 0, 1)) {
    bits->boundaries[index] |= before;
    bits->words[index] |= words;
    return;
  }
  bits->boundaries[index] |= before << shift;
  bits->words[index] |= words << shift;
  // Two shifts, as one of 64 places is none.
  bits->boundaries[index + 1] |= before >> 1 >> (63 - shift);
  bits->words[index + 1] |= words >> 1 >> (63 - shift);
}

/// The last boundary before `until`, or `least`, which is one.
static inline size_t claimwire_words_last(const claimwire_words_bits *bits, size_t until, size_t least) {
  size_t end = until - bits->base, index = end / 64;
  uint64_t word = end % 64 ? bits->boundaries[index] << (64 - end % 64) >> (64 - end % 64) : 0;
  while (word == 0 && index * 64 + bits->base > least) word = bits->boundaries[--index];
  if (word == 0) return least;
  size_t found = bits->base + index * 64 + 63 - (size_t)__builtin_clzll(word);
  return found > least ? found : least;
}

/// How many characters of a block must share a row for it to be remembered: a quotation mark does not displace a script.
enum { claimwire_words_often = 4 };

/// What stands after a block: bit n for the byte n after it.
typedef struct {
  uint64_t letter, number;
  /// Neither is known: the state table must decide.
  bool is_complex;
} claimwire_words_ahead;

/// The first character that starts at `at` or after, within three bytes.
claimwire_words_ahead claimwire_words_look_ahead(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t at);

#endif
