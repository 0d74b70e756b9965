// Language tokens: ICU's segments joined and split by the conventions of `Tokenizer`, made out of bits of boundaries.
//
// A text is done in pieces that no token spans, and each in two passes. The first looks at the few places where a token is
// not simply a segment (a full stop, an apostrophe, "@", a word of several cases …), moves the bits of the boundaries to
// where the tokens are, and marks what cannot be told from its first two bytes. The second writes the tokens: a start is
// a boundary before what is not blank, an end the next start less one space; what else is blank is seen to behind it.
#ifndef CLAIMWIRE_TOKENS_H
#define CLAIMWIRE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "claimwire_words.h"

#ifdef __cplusplus
extern "C" {
#endif

/// As Swift's `Token` lies in memory (a test holds them together).
typedef struct {
  uint32_t start, end, key;
  uint8_t kind, letter_case, flags, ascii;
} claimwire_token;

/// As `TokenKind`, `LetterCase` and `TokenFlags`.
enum {
  claimwire_token_word,
  claimwire_token_number,
  claimwire_token_punctuation,
  claimwire_token_symbol,
  claimwire_token_url,
  claimwire_token_email,
  claimwire_token_handle,
  claimwire_token_hashtag,
  claimwire_token_emoji,
  claimwire_token_ideographic,
};
enum {
  claimwire_case_caseless,
  claimwire_case_lower,
  claimwire_case_capitalized,
  claimwire_case_upper,
  claimwire_case_mixed_capitalized,
  claimwire_case_mixed_lower,
};
enum {
  claimwire_flag_space = 1,
  claimwire_flag_line = 2,
  claimwire_flag_paragraph = 4,
  claimwire_flag_clitic = 8,
  claimwire_flag_abbreviation = 16,
  claimwire_flag_digits = 32,
  claimwire_flag_opening = 64,
  claimwire_flag_gap = 128,
};

/// What characters are: as claimwire_icu_class of CICU's.
enum {
  claimwire_class_other,
  claimwire_class_space,
  claimwire_class_upper,
  claimwire_class_lower,
  claimwire_class_letter,
  claimwire_class_digit,
  claimwire_class_punctuation,
  claimwire_class_symbol,
  claimwire_class_currency,
  claimwire_class_emoji,
};

/// When a word owns a full stop behind it; 0 never.
enum {
  claimwire_stop_always = 1,
  /// Only before a number: "No. 10".
  claimwire_stop_before_number,
  /// Only with a capital: "Gen.".
  claimwire_stop_capitalized,
  /// Only with a capital and before a number: "Mar. 3".
  claimwire_stop_capitalized_before_number,
  /// Only with a capital and behind a comma: "Jackson, Miss.".
  claimwire_stop_state,
};

enum {
  /// Code points whose class is looked up in a table: most scripts that have cases, and general punctuation.
  claimwire_tokens_class_count = 0x2100,
  /// Places for abbreviations, by the low bits of their keys.
  claimwire_tokens_stop_count = 512,
  /// Code points of which the kernels know letters: in two bytes, or three that begin with E0 or E1.
  claimwire_tokens_letter_count = 0x2000,
  /// Bits of a hash by which most words that own no full stop are told.
  claimwire_tokens_hash_bits = 13,
};

typedef struct {
  uint32_t key;
  /// The first letter, small; and a condition.
  uint8_t first, condition;
} claimwire_tokens_stop;

typedef struct {
  uint8_t classes[claimwire_tokens_class_count];
  /// Letters by rows of 64 code points, a byte for each lower half of a byte, so that one vector look-up does a row: of the
  /// code point 16 * n + i in a row, byte i has bit n for a capital, bit 4 + n for a small letter, both for a letter without
  /// case and a mark on one. Only those that UAX #29 lets a word start with (ALetter, Hebrew_Letter), and such marks (Extend).
  uint8_t letters[claimwire_tokens_letter_count / 64][16];
  /// The class of any code point.
  uint8_t (*_Nullable classify)(uint32_t code_point);
  /// Open addressing.
  claimwire_tokens_stop stops[claimwire_tokens_stop_count];
  /// Bytes of the longest abbreviation.
  uint32_t longest_stop;
  /// A bit for each hash of the last eight bytes of one.
  uint64_t may_own[(1 << claimwire_tokens_hash_bits) / 64];
} claimwire_tokens_rules;

/// Adds an abbreviation: a word in small ASCII letters. False where there is no more room.
bool claimwire_tokens_add_stop(
    claimwire_tokens_rules *_Nonnull rules, const uint8_t *_Nonnull word, size_t count, uint8_t condition);

/// What tokens before leave to those after.
typedef struct {
  /// The byte after the last token, in this run of the text; 0 where there was none.
  uint32_t end;
  /// Whether there was one in this run; where not, what stands before the run: line ends and spaces, and flags.
  bool has_token;
  uint32_t newlines, spaces;
  uint8_t flags;
  /// Of the last token of the text: whether there is one, opens something or is a dash, has a capital first, is a comma.
  bool has_last, is_opening, is_capitalized, is_comma;
} claimwire_tokens_state;

/// A text begins.
void claimwire_tokens_restart(claimwire_tokens_state *_Nonnull state);

/// The text goes on in other memory, whose offsets start at zero: the run that ends now had `count` bytes.
void claimwire_tokens_go_on(
    claimwire_tokens_state *_Nonnull state, const uint8_t *_Nonnull bytes, size_t count);

/// Where to end a piece that starts at `start`: a place behind a line feed (WB3a), before the first of some spaces, or between a
/// mark of Chinese or Japanese and an ideograph (WB999), so that no token spans it. `limit` where there is none. About
/// `wanted` bytes on, more where there is no such place. O(n) of what it passes.
size_t claimwire_tokens_cut(const uint8_t *_Nonnull bytes, size_t start, size_t limit, size_t wanted);

/// A token that is not what its bytes say: an address, a clitic, a word with its full stop.
typedef struct {
  uint32_t start;
  uint8_t kind, flags;
  /// Its case, and whether there is no more to find out.
  uint8_t letter_case;
  bool is_final;
} claimwire_tokens_note;

/// What the first pass leaves to the second, a bit a byte as in claimwire_words_bits.
typedef struct {
  /// White space and control characters; of those spaces, and CR before LF, which counts as one; LF.
  uint64_t *_Nonnull blanks, *_Nonnull spaces, *_Nonnull lines;
  /// Where words start with two ASCII capitals; marks that open.
  uint64_t *_Nonnull capitals, *_Nonnull openings;
  /// Starts of segments that must be looked at character by character.
  uint64_t *_Nonnull odd;
  /// Where "'s" starts that is a clitic.
  uint64_t *_Nonnull clitics;
  /// Where segments start with a small letter or a capital that is no ASCII; which are a character of U+2010 to U+201F.
  uint64_t *_Nonnull wide_smalls, *_Nonnull wide_capitals, *_Nonnull wide_marks;
  /// Full stops that are segments by themselves, of which all depends on the word before.
  uint64_t *_Nonnull stops;
} claimwire_tokens_sights;

/// Memory for a piece.
typedef struct {
  claimwire_words_bits bits;
  claimwire_tokens_sights sights;
  claimwire_tokens_note *_Nonnull notes;
  /// The list in work.
  uint32_t *_Nonnull places;
} claimwire_tokens_work;

/// Bytes of memory that a piece of `count` bytes needs.
size_t claimwire_tokens_work_size(size_t count);

/// Divides memory of that size, aligned for 64-bit words, for the piece at `base`; clears what must be clear.
claimwire_tokens_work claimwire_tokens_divide(void *_Nonnull memory, size_t base, size_t count);

/// Tokens that a piece of `count` bytes needs room for: a vector may be written behind the last.
static inline size_t claimwire_tokens_room(size_t count) { return count + 64; }

/// Writes the tokens of the piece from `work->bits.base` to `limit`, whose boundaries are set in `work`, without their keys;
/// returns how many. What stands behind `limit`, up to `count`, is read only to decide about full stops and quotation
/// marks. Bytes are valid UTF-8; nothing beyond `count` is read. Allocates nothing; O(n). `kernel` is a
/// claimwire_kernel_id.
size_t claimwire_tokens_make(
    uint8_t kernel, const claimwire_tokens_rules *_Nonnull rules, const uint8_t *_Nonnull bytes, size_t count,
    size_t limit, claimwire_tokens_work *_Nonnull work, claimwire_tokens_state *_Nonnull state,
    claimwire_token *_Nonnull tokens);

/// Fills in the keys: as `WordKey` has them. O(n).
void claimwire_tokens_fill_keys(
    uint8_t kernel, const uint8_t *_Nonnull bytes, size_t count, claimwire_token *_Nonnull tokens, size_t token_count);

#ifdef __cplusplus
}
#endif

#endif
