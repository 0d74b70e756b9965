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
