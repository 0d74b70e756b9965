// Word boundaries: ICU's compiled rules as plain tables, and kernels that take 64 bytes at a time where the rules are the
// simple ones.
#ifndef CLAIMWIRE_WORDS_H
#define CLAIMWIRE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Code points to a row of the tables: what the last byte of a character of two or three bytes selects from.
enum { claimwire_words_row = 64, claimwire_words_rows = 0x110000 / claimwire_words_row };

/// What a character is to the kernels, a bit each. A character without a bit stands alone.
enum {
  /// Numeric.
  claimwire_words_number = 1,
  /// ALetter. These two are the rule status, too.
  claimwire_words_letter = 2,
  /// The ASCII space.
  claimwire_words_space = 4,
  /// Joins two letters (MidLetter, MidNumLet, Single_Quote).
  claimwire_words_mid_letter = 8,
  /// Joins two numbers (MidNum, MidNumLet, Single_Quote).
  claimwire_words_mid_number = 16,
  /// LF if ASCII, else Extend or Format: belongs to the character before.
  claimwire_words_extend = 32,
  /// CR.
  claimwire_words_return = 64,
  /// Everything else: the state table decides around it.
  claimwire_words_complex = 128,
};

/// The rules as plain arrays. ICU's "RBBI" rules: state 0 stops, state 1 starts; category 1 is the text's end.
typedef struct {
  /// Row number of each 64 code points.
  uint16_t *_Nonnull row_of;
  /// Categories, 64 a row. Rows 0 and 1 are ASCII's.
  uint8_t *_Nonnull categories;
  /// Bits for the kernels, in the same rows; one row more, without any.
  uint8_t *_Nonnull flags;
  /// Whether every character of a row is complex.
  uint8_t *_Nonnull is_complex_row;
  uint16_t row_count;
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
  /// Of each value of flags, bit n as the lowest bit of byte n; and the same of each ASCII character's flags.
  uint64_t spread[256], ascii_spread[128];
  /// Where in `flags` what starts with a byte is found: at `base` and what the next byte has in `mask`. For what is neither
  /// ASCII nor of two bytes, a place with no flags.
  struct {
    uint16_t base, mask;
  } leads[256];
  /// Of each ASCII character as the first, second or third of neighbours, what it is ready for; bits as in
  /// words_avx512.c.
  uint8_t earlier[128], middle[128], later[128];
} claimwire_words_tables;

enum { claimwire_words_slots = 16 };

/// A stretch between two boundaries, by the state table.
typedef struct {
  size_t end;
  /// Rule status divided by 100.
  uint8_t status;
  /// Whether it has characters of a script that is split by dictionary: ICU must split it further.
  bool is_dictionary;
} claimwire_words_segment;

/// The stretch from `start`, which must be a boundary before `count`; the specification that the kernels are held to.
/// `bytes` is valid UTF-8. Linear in what it passes.
claimwire_words_segment claimwire_words_next(
    const claimwire_words_tables *_Nonnull tables, const uint8_t *_Nonnull bytes, size_t count, size_t start);

/// Fills `tables->flags` from categories and states: gives each category its bits by a character that stands for it, then
/// holds the state table against what the kernels do with those bits, for every sequence of characters, and leaves to the
/// state table each category that it treats otherwise.
void claimwire_words_assign_flags(claimwire_words_tables *_Nonnull tables);

/// What a call to a kernel's boundaries came to.
typedef struct {
  /// Boundaries written.
  size_t written;
  /// The last boundary: where to go on.
  size_t position;
  /// Whether a dictionary has to split what starts at `position`.
  bool is_dictionary;
} claimwire_words_progress;

/// Boundaries as bits: bit n of word w is of the byte 64 * w + n from `base` on. All start as zero; two words more than the
/// text from `base` takes.
typedef struct {
  /// A boundary stands before the byte.
  uint64_t *_Nonnull boundaries;
  /// Of those, with a rule status of 1 or 2: a word ends there.
  uint64_t *_Nonnull words;
  /// Of those, with one of 3 or 4.
  uint64_t *_Nonnull ideographs;
  /// Where such a stretch starts.
  uint64_t *_Nonnull odd;
  size_t base;
} claimwire_words_bits;

/// Sets the boundary that a stretch ends with, by its rule status divided by 100.
static inline void claimwire_words_set_segment(
    const claimwire_words_bits *_Nonnull bits, size_t start, size_t end, uint8_t status) {
  size_t place = end - bits->base, from = start - bits->base;
  uint64_t bit = 1ull << place % 64;
  bits->boundaries[place / 64] |= bit;
  if (status == 1 || status == 2) bits->words[place / 64] |= bit;
  if (status < 3) return;
  bits->ideographs[place / 64] |= bit;
  bits->odd[from / 64] |= 1ull << from % 64;
}

/// Room that `ends` and `statuses` need beyond what is wanted: a kernel writes by vectors.
enum { claimwire_words_slack = 192 };

#ifdef __cplusplus
}
#endif

#endif
