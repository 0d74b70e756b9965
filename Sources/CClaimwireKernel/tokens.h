#ifndef CLAIMWIRE_TOKENS_KERNELS_H
#define CLAIMWIRE_TOKENS_KERNELS_H

#include "claimwire_tokens.h"

/// FNV-1a, 32 bits (Fowler, Noll, Vo).
enum { claimwire_fnv_prime = 16777619 };
#define CLAIMWIRE_FNV_BASIS 2166136261u

/// A piece in work.
typedef struct {
  const claimwire_tokens_rules *rules;
  const uint8_t *bytes;
  /// The text's end, and the piece's.
  size_t count, base, limit;
  claimwire_words_bits bits;
  claimwire_tokens_block *blocks;
  claimwire_tokens_note *notes;
  size_t note_count, next_note;
  /// Places to consider; then the tokens to describe.
  uint32_t *places;
  size_t place_count;
  /// Full stops that are segments by themselves; then the tokens of which only what stands before them is unusual.
  union {
    uint32_t *stops, *gaps;
  };
  union {
    size_t stop_count, gap_count;
  };
  claimwire_tokens_state *state;
  /// Everything before has been looked at.
  size_t done;
  /// A place whose segment was looked for last, and where that starts.
  size_t seen, seen_start;
} claimwire_tokens_piece;

/// What 64 bytes are, a bit a byte; ASCII only but for `wide`.
typedef struct {
  uint64_t upper, lower, digit, blank, space;
  /// "s" behind an apostrophe (U+0027).
  uint64_t genitive;
  /// Where a token might be something else than a segment, or unusual: . ' ` @ # : - _ DEL
  uint64_t candidate;
  /// What is told by what stands around it: " ' @ _
  uint64_t special;
  /// Some of the marks behind which a quotation mark closes.
  uint64_t closing;
  /// Bytes that are no ASCII.
  uint64_t wide;
} claimwire_tokens_masks;

/// What the first pass has to know of 64 bytes.
typedef struct {
  uint64_t blank, space, upper, lower, wide;
  /// "s" behind an apostrophe (U+0027).
  uint64_t genitive;
  /// Letters and digits, ASCII.
  uint64_t alphanumeric;
  /// Quotation marks (U+0022) that open.
  uint64_t opening;
  /// As a segment's first byte, not told by it alone.
  uint64_t odd;
  /// Inside a segment, unusual: a letter by a digit, a capital behind a small letter, a mark, though not
  /// always one between digits.
  uint64_t unusual, small_after_capital;
  /// As of claimwire_tokens_masks, but for full stops.
  uint64_t candidate;
  /// Full stops, where they are told from other candidates.
  uint64_t stop;
} claimwire_tokens_sight;

/// Of 64 bytes the first ones of what is no ASCII, by `claimwire_tokens_rules.letters`.
typedef struct {
  uint64_t capital, small, caseless;
  /// Of those, the letters of two bytes; the others have three.
  uint64_t two;
  /// First bytes of any character; of some that may be white space; of those an apostrophe's (U+2019).
  uint64_t lead, doubtful, apostrophe;
} claimwire_tokens_letters;

/// First bytes of characters that are no ASCII: of any; of two bytes, from U+00C0 on; of three, from E0 or E1 on; of some that
/// may be white space; of those E2, as an apostrophe's.
typedef struct {
  uint64_t any, two, three, doubtful, apostrophe;
} claimwire_tokens_leads;

/// Rows of letters that the text was last seen to use: their first bytes, 0xFF for none, and what they are.
typedef struct {
  uint8_t two[2], three[2][2];
  const uint8_t *two_rows[2], *three_rows[2];
  /// Which of each to give up next.
  uint8_t two_turn, three_turn;
} claimwire_tokens_recent;

/// What a block leaves to the next of its last character, a letter that is no ASCII: bits for the places that such a letter
/// stands right before.
typedef struct {
  uint64_t small, capital, caseless;
  /// A capital that starts a segment.
  uint64_t first;
  /// Any of them.
  uint64_t any;
} claimwire_tokens_behind;

/// Tokens of 64 bytes, by bits.
typedef struct {
  uint64_t starts, ends;
  /// Bytes that something blank stands before. Starts of words whose first two letters are capitals; of
  /// marks that open; of "'s".
  uint64_t spaced, capitals, openings, clitics;
  /// Starts of words whose first letter is no ASCII.
  uint64_t wide_smalls, wide_capitals;
} claimwire_tokens_row;

/// What must be known of the ASCII among 64 bytes to judge the rest.
typedef struct {
  uint64_t boundaries;
  /// Whether the byte before starts a segment: 0 or 1.
  uint64_t was_start;
  uint64_t upper, lower, alphanumeric, wide;
  /// ASCII that is not blank, or a space.
  uint64_t plain;
} claimwire_tokens_ascii;

/// Of each byte the last four bytes of a token that starts with it, but for what stands before; a word's letters after
/// the first small.
extern const uint32_t claimwire_tokens_packed[256];

/// The kinds, cases and flags of the same, ASCII, a byte each.
extern const uint8_t claimwire_tokens_packed_bytes[3][128];

/// Looks at the places: candidates, and those at which a word goes on in an unusual way; and at the full stops.
void claimwire_tokens_amend(claimwire_tokens_piece *piece);

/// Fills in the tokens that cannot be told from their first bytes, but for their ends.
void claimwire_tokens_describe(claimwire_tokens_piece *piece, claimwire_token *tokens, size_t count);

/// Both passes, by the kernel; how many tokens were written.
size_t claimwire_tokens_run(uint8_t kernel, claimwire_tokens_piece *piece, claimwire_token *tokens);

/// The two passes: the first lists places and full stops; the second tokens.
void claimwire_scalar_tokens_look(claimwire_tokens_piece *piece);
size_t claimwire_scalar_tokens_write(claimwire_tokens_piece *piece, claimwire_token *tokens);
#if defined(__x86_64__)
void claimwire_avx2_tokens_look(claimwire_tokens_piece *piece);
size_t claimwire_avx2_tokens_write(claimwire_tokens_piece *piece, claimwire_token *tokens);
/// Fills in the keys of as many tokens as it returns, from the first on.
size_t claimwire_avx2_tokens_keys(
    const uint8_t *bytes, size_t count, claimwire_token *tokens, size_t token_count);
void claimwire_avx512_tokens_look(claimwire_tokens_piece *piece);
size_t claimwire_avx512_tokens_write(claimwire_tokens_piece *piece, claimwire_token *tokens);
size_t claimwire_avx512_tokens_keys(
    const uint8_t *bytes, size_t count, claimwire_token *tokens, size_t token_count);
#endif

static inline uint64_t claimwire_tokens_bit(size_t place) { return 1ull << place % 64; }

static inline bool claimwire_tokens_has(const claimwire_tokens_piece *piece, const uint64_t *bits, size_t at) {
  size_t place = at - piece->base;
  return bits[place / 64] >> place % 64 & 1;
}

/// The first boundary behind `at`; there is one at the piece's end.
static inline size_t claimwire_tokens_next_boundary(const claimwire_tokens_piece *piece, size_t at) {
  size_t place = at - piece->base + 1, index = place / 64;
  uint64_t word = piece->bits.boundaries[index] >> place % 64 << place % 64;
  while (word == 0) word = piece->bits.boundaries[++index];
  return piece->base + index * 64 + (size_t)__builtin_ctzll(word);
}

#endif
