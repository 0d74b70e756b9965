// What a kernel knows of 64 bytes: a bit a byte, the lowest the first.
#ifndef CLAIMWIRE_WORDS_MASKS_H
#define CLAIMWIRE_WORDS_MASKS_H

#include <stdint.h>

typedef struct {
  /// At the lead byte of each character.
  uint64_t letter, number, space, mid_letter, mid_number, carriage_return, line_feed, extend, complex;
  /// Bytes after the lead of a character.
  uint64_t continuation;
  /// Lead bytes of characters of two and of three bytes.
  uint64_t two, three;
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

#endif
