// Language tokens of what is plain: words, numbers, white space and marks. Everything else is the caller's.
#ifndef CLAIMWIRE_TOKENS_H
#define CLAIMWIRE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// As Swift's `Token` lies in memory (a test holds them together).
typedef struct {
  uint32_t start, end, key;
  uint8_t kind, letter_case, flags, ascii;
} claimwire_token;

/// As `TokenKind`, `LetterCase` and `TokenFlags`.
enum { claimwire_token_word, claimwire_token_number, claimwire_token_punctuation, claimwire_token_symbol };
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
  claimwire_flag_digits = 32,
  claimwire_flag_opening = 64,
  claimwire_flag_gap = 128,
};

/// Segments that are looked at together, and what was found out of them.
enum { claimwire_tokens_group = 64 };

/// What tokens before leave to those after. Zero but for `flags` at a text's start.
typedef struct {
  /// Segments that end here or before are part of a token that is already there.
  uint32_t taken;
  /// What stands before the next token, and the line ends and spaces in it.
  uint32_t newlines, spaces;
  uint8_t flags;
  /// Of the last token: whether it opens a quotation or is a dash, and whether there is one.
  bool is_after_opening;
  /// The group in work: segments but for single spaces, and where in it the next one is.
  uint32_t group_count, group_next;
  uint32_t starts[claimwire_tokens_group], ends[claimwire_tokens_group];
  uint8_t statuses[claimwire_tokens_group];
  /// Whether a single space stands before.
  uint8_t spaced[claimwire_tokens_group];
  uint32_t keys[claimwire_tokens_group];
  /// The places of capitals in the first 16 bytes, and above them those of small letters.
  uint32_t letters[claimwire_tokens_group];
  /// Bit 0 a digit, 1 a full stop or comma, 2 something else than these and letters, 3 not looked at.
  uint8_t others[claimwire_tokens_group];
  /// The last four bytes of the token that each segment is, where it is one by itself whatever stands around it, as most
  /// are; the others have their bit in `special`.
  uint32_t packed[claimwire_tokens_group];
  uint64_t special;
  /// Whether a single space stands behind the group's last segment.
  bool is_spaced;
} claimwire_tokens_state;

/// What a call came to.
typedef struct {
  /// Tokens written.
  size_t written;
  /// Segments passed into the state's group, of those given.
  size_t segments;
  /// Whether the caller must do the segment from `start` to `end`, before it calls again.
  bool is_callers;
  uint32_t start, end;
  uint8_t status;
} claimwire_tokens_progress;

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
};

enum {
  /// Low bits of a key that say whether its word may own a full stop.
  claimwire_tokens_stop_bits = 13,
  /// Code points whose class is known here: most scripts that have cases, and general punctuation.
  claimwire_tokens_class_count = 0x2100,
};

typedef struct {
  /// A bit for each value of a key's low bits.
  uint64_t stops[(1 << claimwire_tokens_stop_bits) / 64];
  uint8_t classes[claimwire_tokens_class_count];
} claimwire_tokens_rules;

/// Makes tokens of segments, of which the first starts at `start`, until there are no more of them, room for tokens is
/// short, or one is met that is not plain. To go on, give the segments that were not passed yet.
///
/// `last` is the token before those written, NULL for none. Reads nothing beyond `count` bytes, which are valid UTF-8;
/// allocates nothing. `kernel` is a claimwire_kernel_id.
claimwire_tokens_progress claimwire_tokens_plain(
    uint8_t kernel, const claimwire_tokens_rules *_Nonnull rules, const uint8_t *_Nonnull bytes, size_t count,
    size_t start, const uint32_t *_Nonnull ends, const uint8_t *_Nonnull statuses, size_t segments,
    claimwire_tokens_state *_Nonnull state, const claimwire_token *_Nullable last, claimwire_token *_Nonnull tokens,
    size_t room);

#ifdef __cplusplus
}
#endif

#endif
