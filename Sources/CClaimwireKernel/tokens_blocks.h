// The two passes over a piece, once: each kernel's file defines the names below and includes this.
//
//   KERNEL(name)     the kernel's own name for a function
//   KERNEL_TARGET    attributes of each function: what the processor must have
//   static claimwire_tokens_masks KERNEL(classify)(bytes): of 64 bytes
//   KERNEL_HAS_LOOK   where defined, the kernel has its own KERNEL(look) instead, of bytes of which those before and behind the
//       64 may be read, too
//   static claimwire_tokens_letters KERNEL(letters)(rules, bytes, recent): of 64 bytes, of which two more may be read
//   static size_t KERNEL(list)(bits, base, places): writes the places of the bits, counted from `base`; may write 16 more than
//       it counts; returns how many
//   static uint64_t KERNEL(ranks)(bits, starts): of the bits of `starts`, in their order, those that are in `bits`
//   static void KERNEL(put)(row, base, bytes, tokens): writes a token for each bit of `row->starts`, its end by the same bit of
//       `row->ends`; may write 64 of them

#include <string.h>

#include "tokens_text.h"

/// The 64 bytes at `at`, with NUL beyond the text's end.
KERNEL_TARGET static inline const uint8_t *KERNEL(padded)(
    const claimwire_tokens_piece *piece, size_t at, uint8_t tail[64]) {
  if (__builtin_expect(at + 64 <= piece->count, 1)) return piece->bytes + at;
  memset(tail, 0, 64);
  if (at < piece->count) memcpy(tail, piece->bytes + at, piece->count - at);
  return tail;
}

/// The bits of a piece's block that are before its end.
KERNEL_TARGET static inline uint64_t KERNEL(before_end)(const claimwire_tokens_piece *piece, size_t at) {
  return at + 64 <= piece->limit ? ~0ull : ~(~0ull << (piece->limit - at));
}

#ifndef KERNEL_HAS_LOOK
/// Of the byte before a block, in the lowest bit: what it is.
typedef struct {
  uint64_t digit, upper, lower, blank, closing;
} KERNEL(carry);

KERNEL_TARGET static inline claimwire_tokens_sight KERNEL(look)(
    const uint8_t *bytes, uint64_t next_blank, KERNEL(carry) *carry) {
  claimwire_tokens_masks masks = KERNEL(classify)(bytes);
  uint64_t letter = masks.upper | masks.lower, digit = masks.digit, closing = masks.closing | letter | digit;
  uint64_t after_digit = digit << 1 | carry->digit, after_upper = masks.upper << 1 | carry->upper;
  uint64_t after_lower = masks.lower << 1 | carry->lower, after_blank = masks.blank << 1 | carry->blank;
  uint64_t quote = masks.special & ~masks.candidate, stop = masks.candidate & masks.closing;
  claimwire_tokens_sight sight = {
      .blank = masks.blank,
      .space = masks.space,
      .upper = masks.upper,
      .lower = masks.lower,
      .wide = masks.wide,
      .alphanumeric = letter | digit,
      .opening = quote & after_blank & ~(masks.blank >> 1 | next_blank << 63),
      .odd = masks.special & ~(quote & (after_blank | closing << 1 | carry->closing)),
      .unusual = (digit & (after_upper | after_lower)) | (letter & after_digit) | (masks.upper & after_lower) |
                 (~(letter | digit | masks.wide | masks.blank) & ~(after_digit & digit >> 1)),
      .small_after_capital = masks.lower & after_upper,
      .candidate = masks.candidate & ~stop,
      .stop = stop,
  };
  *carry = (KERNEL(carry)){
      digit >> 63, masks.upper >> 63, masks.lower >> 63, masks.blank >> 63, closing >> 63};
  return sight;
}
#endif

/// Those bits of letters of two and three bytes moved to the places behind the letters.
static inline uint64_t KERNEL(move_behind)(uint64_t letters, uint64_t two) {
  return (letters & two) << 2 | (letters & ~two) << 3;
}

static inline uint64_t KERNEL(carry_behind)(uint64_t letters, uint64_t two) {
  return (letters & two) >> 62 | (letters & ~two) >> 61;
}

/// Adds what has to be known of characters that are no ASCII, and of what stands behind such a letter. Words that are plain, of
/// small letters, a capital before them or not, or of letters without case, are told here; others are odd.
KERNEL_TARGET static inline void KERNEL(look_wide)(
    const claimwire_tokens_piece *piece, const uint8_t *bytes, size_t index, uint64_t was_start,
    claimwire_tokens_recent *recent, claimwire_tokens_behind *carry, claimwire_tokens_sight *sight) {
  uint64_t boundaries = piece->bits.boundaries[index];
  claimwire_tokens_letters letters = KERNEL(letters)(piece->rules, bytes, recent);
  uint64_t two = letters.two, small = letters.small, capital = letters.capital, caseless = letters.caseless;
  claimwire_tokens_behind behind = {
      .small = KERNEL(move_behind)(small, two) | carry->small,
      .capital = KERNEL(move_behind)(capital, two) | carry->capital,
      .caseless = KERNEL(move_behind)(caseless, two) | carry->caseless,
      .first = KERNEL(move_behind)(capital & boundaries, two) | carry->first,
  };
  *carry = (claimwire_tokens_behind){
      .small = KERNEL(carry_behind)(small, two),
      .capital = KERNEL(carry_behind)(capital, two),
      .caseless = KERNEL(carry_behind)(caseless, two),
      .first = KERNEL(carry_behind)(capital & boundaries, two),
  };
  uint8_t before = bytes[-1];
  uint64_t after_lower = sight->lower << 1 | claimwire_is_lower(before);
  uint64_t after_first = (sight->upper & boundaries) << 1 | (was_start & claimwire_is_upper(before));
  // Neither blank, unless a space, nor wide: a mark cannot be joined to it and start a segment.
  uint64_t after_plain = ~(sight->wide | (sight->blank & ~sight->space)) << 1 | (before >= ' ' && before < 0x7F);
  uint64_t goes_on = (small & (behind.small | behind.first | after_lower | after_first)) | (caseless & behind.caseless);
  sight->unusual |= (letters.lead & ~goes_on) | (sight->alphanumeric & (behind.small | behind.capital | behind.caseless) &
                                                 ~(sight->lower & (behind.small | behind.first)));
  sight->odd |= sight->wide & ~(small | capital | (caseless & after_plain));
  // White space that is no ASCII, and an apostrophe, start with one of these.
  sight->candidate |= letters.doubtful & boundaries;
  piece->wide_smalls[index] = small & boundaries;
  piece->wide_capitals[index] = capital & boundaries;
}

KERNEL_TARGET void KERNEL(tokens_look)(claimwire_tokens_piece *piece) {
  uint8_t around[68];
  size_t places = 0, stops = 0;
  uint64_t was_start = 0;
  const uint8_t *row = piece->rules->letters[0];
  claimwire_tokens_recent recent = {{0xFF, 0xFF}, {{0xFF, 0xFF}, {0xFF, 0xFF}}, {row, row}, {row, row}, 0, 0};
  claimwire_tokens_behind behind = {0};
#ifndef KERNEL_HAS_LOOK
  KERNEL(carry) carry = {.blank = 1};
#endif
  for (size_t at = piece->base, index = 0; at <= piece->limit; at += 64, index++) {
    const uint8_t *bytes = piece->bytes + at;
    if (__builtin_expect(at + 67 > piece->count || at == piece->base, 0)) {
      // As if white space stood before the piece, and behind the text.
      memset(around, 0, sizeof around);
      size_t before = at > piece->base, end = at + 67 < piece->count ? at + 67 : piece->count;
      if (end + before > at) memcpy(around + 1 - before, bytes - before, end - at + before);
      bytes = around + 1;
    }
#ifdef KERNEL_HAS_LOOK
    claimwire_tokens_sight sight = KERNEL(look)(bytes);
#else
    claimwire_tokens_sight sight = KERNEL(look)(bytes, bytes[64] <= ' ', &carry);
#endif
    uint64_t boundaries = piece->bits.boundaries[index];
    if (sight.wide | behind.small | behind.capital | behind.caseless)
      KERNEL(look_wide)(piece, bytes, index, was_start, &recent, &behind, &sight);
    else
      piece->wide_smalls[index] = piece->wide_capitals[index] = 0;
    piece->blanks[index] |= sight.blank;
    piece->spaces[index] = sight.space;
    piece->capitals[index] = sight.upper;
    piece->openings[index] = sight.opening;
    piece->bits.odd[index] |= boundaries & sight.odd;
    // Where a segment goes on otherwise than a word of one case, a capital at its start, and a number do.
    uint64_t unusual = sight.unusual | (sight.small_after_capital & ~(boundaries << 1 | was_start));
    was_start = boundaries >> 63;
    uint64_t rest = ((unusual | sight.stop) & ~boundaries) | sight.candidate;
    uint64_t own = KERNEL(before_end)(piece, at);
    places += KERNEL(list)(rest & own, (uint32_t)at, piece->places + places);
    // Full stops by themselves are many, and most of them no more than that.
    stops += KERNEL(list)(sight.stop & boundaries & own, (uint32_t)at, piece->stops + stops);
  }
  piece->place_count = places;
  piece->stop_count = stops;
}

KERNEL_TARGET size_t KERNEL(tokens_write)(claimwire_tokens_piece *piece, claimwire_token *tokens) {
  uint8_t tail[64];
  size_t count = 0, odds = 0, gaps = 0;
  // Of the byte before the block: that it is blank, a space behind what is not; and that a token has no end yet.
  uint64_t was_blank = 1, was_single = 0, is_open = 0;
  for (size_t at = piece->base, index = 0; at <= piece->limit; at += 64, index++) {
    uint64_t boundaries = piece->bits.boundaries[index], blanks = piece->blanks[index];
    uint64_t capitals = piece->capitals[index], spaced = blanks << 1 | was_blank;
    uint64_t single = piece->spaces[index] & ~spaced;
    uint64_t starts = boundaries & ~blanks & KERNEL(before_end)(piece, at), ends = boundaries & ~spaced;
    uint64_t odd = starts & piece->bits.odd[index], gap = starts & spaced & ~(single << 1 | was_single);
    // A capital behind a capital at the start.
    uint64_t goes_on = ~(boundaries >> 1 | piece->bits.boundaries[index + 1] << 63);
    capitals &= (capitals >> 1 | piece->capitals[index + 1] << 63) & goes_on;
    was_blank = blanks >> 63;
    was_single = single >> 63;
    if (is_open && ends) {
      tokens[count - 1].end = (uint32_t)(at + (size_t)__builtin_ctzll(ends));
      ends &= ends - 1;
      is_open = 0;
    }
    if (!starts) continue;
    claimwire_tokens_row row = {
        starts, ends, spaced, capitals, piece->openings[index], piece->wide_smalls[index] & starts,
        piece->wide_capitals[index] & starts};
    KERNEL(put)(&row, (uint32_t)at, KERNEL(padded)(piece, at, tail), tokens + count);
    odds += KERNEL(list)(KERNEL(ranks)(odd, starts), (uint32_t)count, piece->places + odds);
    gaps += KERNEL(list)(KERNEL(ranks)(gap & ~odd, starts), (uint32_t)count, piece->gaps + gaps);
    count += (size_t)__builtin_popcountll(starts);
    // The highest bit is of a start: that token goes on.
    is_open = starts >= ends;
  }
  piece->place_count = odds;
  piece->gap_count = gaps;
  return count;
}
