// The two passes over a piece, once: each kernel's file defines the names below and includes this.
//
//   KERNEL(name)     the kernel's own name for a function
//   KERNEL_TARGET    attributes of each function: what the processor must have
//   static claimwire_tokens_masks KERNEL(classify)(bytes): of 64 bytes; those before and behind them may be read, too
//   KERNEL_HAS_LOOK   where defined, the kernel has its own KERNEL(look) instead, of bytes of which those before and behind the
//       64 may be read, too
//   static claimwire_tokens_letters KERNEL(letters)(rules, bytes, recent): of 64 bytes, of which two more may be read
//   static size_t KERNEL(first)(bits): the place of the lowest bit, 64 or less where there is none
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
      .genitive = masks.genitive,
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

/// Adds what there is to know of characters that are no ASCII, and of what stands behind such a letter; returns places. Words
/// that are plain, of small letters, a capital before them or not, or of letters without case, are told here; others are odd.
///
/// Always inlined, as a call would empty the vector registers.
KERNEL_TARGET __attribute__((always_inline)) static inline uint64_t KERNEL(look_wide)(
    const claimwire_tokens_piece *piece, size_t index, const uint8_t *bytes, const claimwire_tokens_ascii *ascii,
    claimwire_tokens_recent *recent, claimwire_tokens_behind *carry) {
  uint64_t boundaries = ascii->boundaries;
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
      .any = KERNEL(carry_behind)(small | capital | caseless, two),
  };
  uint8_t before = bytes[-1];
  uint64_t after_lower = ascii->lower << 1 | claimwire_is_lower(before);
  uint64_t after_first = (ascii->upper & boundaries) << 1 | (ascii->was_start & claimwire_is_upper(before));
  uint64_t after_plain = ascii->plain << 1 | (before >= ' ' && before < 0x7F);
  uint64_t goes_on = (small & (behind.small | behind.first | after_lower | after_first)) | (caseless & behind.caseless);
  // Behind what is neither blank, unless a space, nor wide, it is no mark that starts a segment.
  uint64_t plain = small | capital | (caseless & after_plain);
  // What stands behind a character that is neither ASCII nor a letter is in a segment that is odd for that.
  uint64_t after_letter = behind.small | behind.capital | behind.caseless;
  uint64_t after_known = after_letter | ~ascii->wide << 1 | (before < 0x80);
  uint64_t unusual = (letters.lead & after_known & ~goes_on) |
                     (ascii->alphanumeric & after_letter & ~(ascii->lower & (behind.small | behind.first)));
  piece->blocks[index].odd |= boundaries & ascii->wide & ~plain;
  piece->blocks[index].wide_smalls = small & boundaries;
  piece->blocks[index].wide_capitals = capital & boundaries;
  // White space that is no ASCII, and an apostrophe, start with what is doubtful.
  return (unusual & ~boundaries) | (letters.doubtful & (boundaries | letters.apostrophe));
}

/// Where "'s" is a clitic for sure: behind a word of nothing but ASCII letters, and before no mark that could make an address of
/// it. `goes_on` is whether such a word has not ended with the block before.
KERNEL_TARGET static inline uint64_t KERNEL(clitics)(
    uint64_t boundaries, const claimwire_tokens_sight *sight, bool *goes_on) {
  uint64_t letters = sight->upper | sight->lower, sum;
  // A bit at a word's start moves through its letters (after Cameron's MatchStar).
  bool carry = __builtin_add_overflow(letters, boundaries & letters, &sum);
  carry |= __builtin_add_overflow(sum, *goes_on, &sum);
  *goes_on = carry;
  uint64_t ends = boundaries >> 1 & ~(sight->candidate >> 1);
  return (sight->genitive & ~boundaries & ends) >> 1 & sum & ~letters & ~boundaries;
}

KERNEL_TARGET void KERNEL(tokens_look)(claimwire_tokens_piece *shared) {
  // A copy that no store can change.
  const claimwire_tokens_piece copy = *shared, *piece = &copy;
  uint8_t around[68];
  size_t places = 0, stops = 0;
  uint64_t was_start = 0;
  const uint8_t *row = piece->rules->letters[0];
  claimwire_tokens_recent recent = {{0xFF, 0xFF}, {{0xFF, 0xFF}, {0xFF, 0xFF}}, {row, row}, {row, row}, 0, 0};
  claimwire_tokens_behind behind = {0};
  bool word = false;
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
    uint64_t boundaries = piece->bits.boundaries[index], clitics = KERNEL(clitics)(boundaries, &sight, &word);
    claimwire_tokens_block *block = piece->blocks + index;
    block->blanks = sight.blank;
    block->spaces = sight.space;
    uint64_t next_upper = sight.upper >> 1 | (uint64_t)claimwire_is_upper(bytes[64]) << 63;
    block->capitals = sight.upper & next_upper & boundaries & ~(boundaries >> 1 | piece->bits.boundaries[index + 1] << 63);
    block->openings = sight.opening;
    block->clitics = clitics;
    block->wide_smalls = 0;
    block->wide_capitals = 0;
    piece->bits.boundaries[index] = boundaries | clitics;
    piece->bits.words[index] |= clitics;
    block->odd = boundaries & sight.odd;
    // Where a segment goes on otherwise than a word of one case, a capital at its start, and a number do.
    uint64_t unusual = sight.unusual | (sight.small_after_capital & ~(boundaries << 1 | was_start));
    uint64_t rest = (((unusual | sight.stop) & ~boundaries) | sight.candidate) & ~clitics;
    if (sight.wide | behind.any) {
      claimwire_tokens_ascii ascii = {
          boundaries, was_start, sight.upper, sight.lower, sight.alphanumeric, sight.wide,
          ~(sight.wide | (sight.blank & ~sight.space))};
      rest |= KERNEL(look_wide)(piece, index, bytes, &ascii, &recent, &behind);
    }
    was_start = boundaries >> 63;
    places += KERNEL(list)(rest, (uint32_t)at, piece->places + places);
    // Full stops by themselves are many, and most of them no more than that.
    stops += KERNEL(list)(sight.stop & boundaries, (uint32_t)at, piece->stops + stops);
  }
  while (places > 0 && piece->places[places - 1] >= piece->limit) places--;
  while (stops > 0 && piece->stops[stops - 1] >= piece->limit) stops--;
  shared->place_count = places;
  shared->stop_count = stops;
}

KERNEL_TARGET size_t KERNEL(tokens_write)(claimwire_tokens_piece *shared, claimwire_token *tokens) {
  const claimwire_tokens_piece copy = *shared, *piece = &copy;
  uint8_t tail[64];
  size_t count = 0, odds = 0, gaps = 0;
  // Nothing starts at the piece's end.
  piece->blocks[(piece->limit - piece->base) / 64].blanks |= claimwire_tokens_bit(piece->limit - piece->base);
  // Of the byte before the block: that it is blank, a space behind what is not; and that a token has no end yet.
  uint64_t was_blank = 1, was_single = 0, is_open = 0;
  const claimwire_tokens_block *block = piece->blocks;
  for (size_t at = piece->base, index = 0; at <= piece->limit; at += 64, index++, block++) {
    uint64_t boundaries = piece->bits.boundaries[index], spaced = block->blanks << 1 | was_blank;
    uint64_t single = block->spaces & ~spaced, starts = boundaries & ~block->blanks, ends = boundaries & ~spaced;
    uint64_t odd = starts & (block->odd | piece->bits.odd[index]), gap = starts & spaced & ~(single << 1 | was_single) & ~odd;
    was_blank = block->blanks >> 63;
    was_single = single >> 63;
    // Of an open token, or of one that is written anew at once; right as soon as there is an end.
    tokens[count - is_open].end = (uint32_t)at + (uint32_t)KERNEL(first)(ends);
    odds += KERNEL(list)(KERNEL(ranks)(odd, starts), (uint32_t)count, piece->places + odds);
    gaps += KERNEL(list)(KERNEL(ranks)(gap, starts), (uint32_t)count, piece->gaps + gaps);
    claimwire_tokens_row row = {
        .starts = starts,
        .ends = ends & (ends - is_open),
        .spaced = spaced,
        .capitals = block->capitals,
        .openings = block->openings,
        .clitics = block->clitics & starts,
        .wide_smalls = block->wide_smalls & starts,
        .wide_capitals = block->wide_capitals & starts,
    };
    is_open += (uint64_t)__builtin_popcountll(starts) - (uint64_t)__builtin_popcountll(ends);
    KERNEL(put)(&row, (uint32_t)at, KERNEL(padded)(piece, at, tail), tokens + count);
    count += (size_t)__builtin_popcountll(starts);
  }
  shared->place_count = odds;
  shared->gap_count = gaps;
  return count;
}
