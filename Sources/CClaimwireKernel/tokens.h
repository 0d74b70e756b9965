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
  claimwire_tokens_sights sights;
  claimwire_tokens_note *notes;
  size_t note_count, next_note;
  /// Places to consider; then the tokens to describe, or of which only what stands before them is unusual.
  uint32_t *places;
  size_t place_count;
  claimwire_tokens_state *state;
  /// Everything before has been looked at.
  size_t done;
  /// A place whose segment was looked for last, and where that starts.
  size_t seen, seen_start;
} claimwire_tokens_piece;

/// What bytes are, a bit a byte; ASCII only but for the last.
enum {
  claimwire_mask_upper,
  claimwire_mask_lower,
  claimwire_mask_digit,
  /// White space and control characters.
  claimwire_mask_blank,
  claimwire_mask_space,
  /// LF.
  claimwire_mask_line,
  /// Where a token might be something else than a segment, or unusual: . ' ` @ # : - _ DEL
  claimwire_mask_candidate,
  /// What is told by what stands around it, " ' @ _, and candidates that are rare: # ` DEL
  claimwire_mask_special,
  /// Some of the marks behind which a quotation mark closes; of the candidates only the full stop.
  claimwire_mask_closing,
  /// What is no ASCII.
  claimwire_mask_wide,
  claimwire_mask_count,
};

/// Blocks of 64 bytes that are looked at together; with them the one before and the one behind.
enum { claimwire_tokens_view_blocks = 16, claimwire_tokens_view_size = claimwire_tokens_view_blocks + 2 };

typedef struct {
  uint64_t of[claimwire_mask_count][claimwire_tokens_view_size];
} claimwire_tokens_masks;

/// Of 64 bytes the first ones of what is no ASCII, by `claimwire_tokens_rules.letters`.
typedef struct {
  uint64_t capital, small, caseless;
  /// Of those, the letters of two bytes; the others have three.
  uint64_t two;
  /// First bytes of any character; of some that may be white space; of an apostrophe (U+2019).
  uint64_t lead, doubtful, apostrophe;
  /// Of U+2010 to U+201F, dashes and quotation marks; of those the ones that open.
  uint64_t mark, opening;
} claimwire_tokens_letters;

/// First bytes of characters that are no ASCII: of any; of two bytes, from U+00C0 on; of three, from E0 or E1 on; of some that
/// may be white space; of those E2, as an apostrophe's.
typedef struct {
  uint64_t any, two, three, doubtful, general;
} claimwire_tokens_leads;

/// Of U+2010 to U+201F: any; those that open; the apostrophe U+2019.
typedef struct {
  uint64_t any, opening, apostrophe;
} claimwire_tokens_marks;

/// Rows of letters that the text was last seen to use: their first bytes, 0xFF for none, and what they are.
typedef struct {
  uint8_t two[2], three[2][2];
  const uint8_t *two_rows[2], *three_rows[2];
  /// Which of each to give up next.
  uint8_t two_turn, three_turn;
} claimwire_tokens_recent;

/// Blocks whose tokens are written together, so that what one step leaves in memory is there when the next one reads it.
enum { claimwire_tokens_row = 8, claimwire_gap_bits = 3 };

/// Where tokens start in so many blocks; what is blank before them, and three bits more of it, for the commonest that are no
/// single space; tokens to be described, or behind something blank that the bits do not tell.
typedef struct {
  uint64_t starts[claimwire_tokens_row], spaced[claimwire_tokens_row], odd[claimwire_tokens_row];
  uint64_t gaps[claimwire_gap_bits][claimwire_tokens_row];
} claimwire_tokens_edges;

/// By those bits, that of `spaced` the lowest: the flags of the token, and how many bytes are blank before it.
extern const uint8_t claimwire_tokens_gap_flags[16], claimwire_tokens_gap_lengths[16];

/// Of each byte the last four bytes of a token that starts with it, but for what stands before; a word's letters after
/// the first small.
extern const uint32_t claimwire_tokens_packed[256];

/// The kinds, cases and flags of the same, ASCII, a byte each; of some control characters those that no first byte tells.
extern const uint8_t claimwire_tokens_packed_bytes[3][128];

/// Looks at the places: candidates, those at which a word goes on in an unusual way, and full stops.
void claimwire_tokens_amend(claimwire_tokens_piece *piece);

/// Fills in the tokens that cannot be told from their first bytes, but for their ends.
void claimwire_tokens_describe(claimwire_tokens_piece *piece, claimwire_token *tokens, size_t count);

/// Both passes, by the kernel; how many tokens were written.
size_t claimwire_tokens_run(uint8_t kernel, claimwire_tokens_piece *piece, claimwire_token *tokens);

/// The two passes: the first lists places, the second tokens.
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

/// The bits of what is blank before the token that starts at `place` of a block.
static inline size_t claimwire_tokens_gap_at(const claimwire_tokens_edges *edges, size_t block, size_t place) {
  return (edges->spaced[block] >> place & 1) | (edges->gaps[0][block] >> place & 1) << 1 |
         (edges->gaps[1][block] >> place & 1) << 2 | (edges->gaps[2][block] >> place & 1) << 3;
}

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
