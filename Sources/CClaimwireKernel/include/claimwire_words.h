// Word boundaries by table: a state machine over character categories, whose tables are ICU's own compiled rules.
#ifndef CLAIMWIRE_WORDS_H
#define CLAIMWIRE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Code points to a block of the category table.
enum { claimwire_words_block = 128, claimwire_words_blocks = 0x110000 / claimwire_words_block };

/// The rules as plain arrays. ICU's "RBBI" rules: state 0 stops, state 1 starts; category 1 is the text's end.
typedef struct {
  /// Block number of each stretch of 128 code points.
  uint16_t *_Nonnull block_of;
  /// Categories, 128 a block. Blocks 0 is ASCII's.
  uint8_t *_Nonnull categories;
  uint16_t states;
  uint16_t category_count;
  /// Categories from here on are of scripts that are split by dictionary.
  uint16_t first_dictionary_category;
  /// Next state, `category_count` a state.
  uint16_t *_Nonnull next;
  /// 0 not accepting, 1 accepting, else the look-ahead slot whose position is the boundary.
  uint16_t *_Nonnull accepting;
  /// The look-ahead slot that takes the position here, 0 for none.
  uint16_t *_Nonnull look_ahead;
  /// Rule status divided by 100: 0 none, 1 number, 2 letter, 3 kana, 4 ideograph.
  uint8_t *_Nonnull status;
  /// Look-ahead slots, at most claimwire_words_slots.
  uint16_t slots;
} claimwire_words_tables;

enum { claimwire_words_slots = 16 };

/// Set in a status where the segment has characters of a script that is split by dictionary.
enum { claimwire_words_dictionary = 0x80 };

/// Writes up to `capacity` segment ends after `start`, which must be a boundary, and their status bytes. Returns how
/// many; 0 at the end. `bytes` is valid UTF-8. Linear in what it passes.
size_t claimwire_words_next(
    const claimwire_words_tables *_Nonnull tables, const uint8_t *_Nonnull bytes, size_t count, size_t start,
    uint32_t *_Nonnull ends, uint8_t *_Nonnull statuses, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
