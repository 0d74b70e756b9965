#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "tokens_text.h"
#include "words_compress.h"

#define KERNEL(name) claimwire_avx2_##name
#define KERNEL_TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

#define KERNEL_LANES 4
enum { lanes = KERNEL_LANES };

KERNEL_TARGET static inline size_t KERNEL(list)(uint64_t bits, uint32_t base, uint32_t *places) {
  size_t count = (size_t)__builtin_popcountll(bits);
  // Two at a time, as a loop's end is hard to foretell.
  for (size_t i = 0; i < 2; i++, bits &= bits - 1) places[i] = base + (uint32_t)_tzcnt_u64(bits);
  for (size_t i = 2; __builtin_expect(i < count, 0); i++, bits &= bits - 1) places[i] = base + (uint32_t)_tzcnt_u64(bits);
  return count;
}

KERNEL_TARGET static inline uint64_t KERNEL(ranks)(uint64_t bits, uint64_t starts) { return _pext_u64(bits, starts); }

KERNEL_TARGET static inline uint64_t mask_of(__m256i low, __m256i high) {
  uint64_t mask = (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
  // Made here: LLVM 21 takes a mask for a vector of bits, and where it is used behind a branch carries it there bit by bit.
  __asm__("" : "+r"(mask));
  return mask;
}

/// What 32 bytes are: bits of claimwire_tokens_classes. By the upper and the lower half of each byte: a bit stands for a set
/// of bytes that is some lower halves by some upper ones.
typedef struct {
  __m256i block[2];
} pair;

/// Moved to where the last is the largest signed number, so that one comparison tells.
KERNEL_TARGET static inline __m256i within(__m256i bytes, uint8_t first, uint8_t last) {
  return _mm256_cmpgt_epi8(
      _mm256_add_epi8(bytes, _mm256_set1_epi8((char)(0x7F - last))), _mm256_set1_epi8((char)(0x7E - (last - first))));
}

KERNEL_TARGET static inline uint64_t between(pair bytes, uint8_t first, uint8_t last) {
  return mask_of(within(bytes.block[0], first, last), within(bytes.block[1], first, last));
}

KERNEL_TARGET static inline __m256i look_up(__m128i table, __m256i bits) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), bits);
}

/// Sets of marks, a bit each: what both halves of a byte have in common.
enum { quote = 1, closing = 2, apostrophe_hash = 4, dash_stop = 8, colon = 16, at_tick = 32, underscore_delete = 64, line = 128 };
enum {
  special_marks = quote | apostrophe_hash | at_tick | underscore_delete,
  candidate_marks = apostrophe_hash | dash_stop | colon | at_tick | underscore_delete,
};

KERNEL_TARGET static inline __m256i marks_of(__m256i bytes) {
  const __m128i low = _mm_setr_epi8(
      at_tick, closing, quote, apostrophe_hash, 0, 0, 0, apostrophe_hash, 0, 0, colon | (char)line, 0, closing, dash_stop,
      dash_stop | closing, underscore_delete);
  const __m128i high = _mm_setr_epi8(
      (char)line, 0, quote | closing | apostrophe_hash | dash_stop, colon, at_tick, underscore_delete, at_tick, underscore_delete, 0,
      0, 0, 0, 0, 0, 0, 0);
  __m256i upper_half = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
  // The lower half of a byte that is no ASCII gives none.
  return _mm256_and_si256(look_up(low, bytes), look_up(high, upper_half));
}

KERNEL_TARGET static inline uint64_t having(__m256i low, __m256i high, int bits) {
  const __m256i wanted = _mm256_set1_epi8((char)bits), zero = _mm256_setzero_si256();
  return ~mask_of(
      _mm256_cmpeq_epi8(_mm256_and_si256(low, wanted), zero), _mm256_cmpeq_epi8(_mm256_and_si256(high, wanted), zero));
}

KERNEL_TARGET static inline pair load(const uint8_t *bytes) {
  const __m256i *halves = (const __m256i *)(const void *)bytes;
  return (pair){{_mm256_loadu_si256(halves), _mm256_loadu_si256(halves + 1)}};
}

KERNEL_TARGET static inline pair equal(pair bytes, uint8_t byte) {
  const __m256i same = _mm256_set1_epi8((char)byte);
  return (pair){{_mm256_cmpeq_epi8(bytes.block[0], same), _mm256_cmpeq_epi8(bytes.block[1], same)}};
}

KERNEL_TARGET static inline pair both(pair a, pair b) {
  return (pair){{_mm256_and_si256(a.block[0], b.block[0]), _mm256_and_si256(a.block[1], b.block[1])}};
}

KERNEL_TARGET static inline pair masked(pair bytes, uint8_t bits) {
  const __m256i mask = _mm256_set1_epi8((char)bits);
  return (pair){{_mm256_and_si256(bytes.block[0], mask), _mm256_and_si256(bytes.block[1], mask)}};
}

KERNEL_TARGET static inline uint64_t bits_of(pair bytes) { return mask_of(bytes.block[0], bytes.block[1]); }

KERNEL_TARGET __attribute__((always_inline)) static inline void KERNEL(classify)(
    const uint8_t *bytes, claimwire_tokens_masks *masks, size_t index) {
  pair block = load(bytes), joined, blanks;
  for (int i = 0; i < 2; i++) {
    __m256i digits = within(block.block[i], '0', '9');
    // A digit is both, so that they are told by two masks: each one more costs as much as what follows from it.
    joined.block[i] = _mm256_or_si256(within(_mm256_or_si256(block.block[i], _mm256_set1_epi8(0x20)), 'a', 'z'), digits);
    // DEL and 0 to 32 as one range, with what is no ASCII before it.
    blanks.block[i] = _mm256_or_si256(within(block.block[i], 0x7F, ' '), digits);
  }
  __m256i low = marks_of(block.block[0]), high = marks_of(block.block[1]);
  uint64_t wide = bits_of(block), alphanumeric = bits_of(joined), blank_or_digit = bits_of(blanks);
  // The bit in which small letters differ from capitals, and a space from control characters.
  uint64_t fifth = mask_of(_mm256_slli_epi16(block.block[0], 2), _mm256_slli_epi16(block.block[1], 2));
  uint64_t letters = alphanumeric & ~blank_or_digit, blank = blank_or_digit & ~(alphanumeric | wide);
  uint64_t candidate = having(low, high, candidate_marks);
  masks->of[claimwire_mask_upper][index] = letters & ~fifth;
  masks->of[claimwire_mask_lower][index] = letters & fifth;
  masks->of[claimwire_mask_digit][index] = alphanumeric & blank_or_digit;
  masks->of[claimwire_mask_blank][index] = blank;
  // DEL has the bit, too.
  masks->of[claimwire_mask_space][index] = blank & fifth & ~candidate;
  masks->of[claimwire_mask_line][index] = mask_of(low, high);
  masks->of[claimwire_mask_candidate][index] = candidate;
  masks->of[claimwire_mask_special][index] = having(low, high, special_marks);
  masks->of[claimwire_mask_closing][index] = mask_of(_mm256_slli_epi16(low, 6), _mm256_slli_epi16(high, 6));
  masks->of[claimwire_mask_wide][index] = wide;
}

KERNEL_TARGET static inline claimwire_tokens_leads KERNEL(leads)(const uint8_t *bytes) {
  pair block = load(bytes), doubtful = equal(block, 0xC2);
  for (int i = 0; i < 2; i++) doubtful.block[i] = _mm256_or_si256(doubtful.block[i], within(block.block[i], 0xE1, 0xE3));
  return (claimwire_tokens_leads){
      .any = between(block, 0xC0, 0xFF),
      .two = between(block, 0xC3, 0xDF),
      .three = between(block, 0xE0, 0xE1),
      .doubtful = bits_of(doubtful),
      .general = bits_of(equal(block, 0xE2)),
  };
}

KERNEL_TARGET static inline claimwire_tokens_marks KERNEL(general_marks)(const uint8_t *bytes) {
  pair last = load(bytes + 2), first = both(equal(load(bytes), 0xE2), equal(load(bytes + 1), 0x80));
  return (claimwire_tokens_marks){
      .any = bits_of(both(first, equal(masked(last, 0xF0), 0x90))),
      .opening = bits_of(both(first, equal(masked(last, 0xF9), 0x98))),
      .apostrophe = bits_of(both(first, equal(last, 0x99))),
  };
}

typedef pair KERNEL(found);

/// Adds the letters that `row` knows by the characters' last bytes.
KERNEL_TARGET static inline void add_letters(pair last, pair same, const uint8_t row[16], pair *found) {
  // Of the upper halves of 8 to B the bits of both cases.
  const __m128i chosen = _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, (char)0x88, 0, 0, 0, 0);
  const __m256i half = _mm256_set1_epi8(0x0F);
  __m128i known = _mm_loadu_si128((const __m128i *)(const void *)row);
  for (int i = 0; i < 2; i++) {
    __m256i letters = _mm256_and_si256(
        look_up(known, _mm256_and_si256(last.block[i], half)),
        look_up(chosen, _mm256_and_si256(_mm256_srli_epi16(last.block[i], 4), half)));
    found->block[i] = _mm256_or_si256(found->block[i], _mm256_and_si256(letters, same.block[i]));
  }
}

KERNEL_TARGET static inline uint64_t KERNEL(add_two)(
    const uint8_t *bytes, uint8_t lead, const uint8_t row[16], pair *found) {
  pair same = equal(load(bytes), lead);
  add_letters(load(bytes + 1), same, row, found);
  return bits_of(same);
}

KERNEL_TARGET static inline uint64_t KERNEL(add_three)(
    const uint8_t *bytes, const uint8_t lead[2], const uint8_t row[16], pair *found) {
  pair first = equal(load(bytes), lead[0]), same = equal(load(bytes + 1), lead[1]);
  for (int i = 0; i < 2; i++) same.block[i] = _mm256_and_si256(first.block[i], same.block[i]);
  add_letters(load(bytes + 2), same, row, found);
  return bits_of(same);
}

KERNEL_TARGET static inline void KERNEL(split)(pair found, claimwire_tokens_letters *letters) {
  letters->capital = having(found.block[0], found.block[1], 0x0F);
  letters->small = having(found.block[0], found.block[1], 0xF0);
}

#include "tokens_letters.h"

/// Of 64 bytes those at 16 places.
KERNEL_TARGET static inline __m128i pick(const uint8_t *bytes, __m128i places) {
  const __m128i *quarters = (const __m128i *)(const void *)bytes;
  __m128i a = _mm_shuffle_epi8(_mm_loadu_si128(quarters), places);
  __m128i b = _mm_shuffle_epi8(_mm_loadu_si128(quarters + 1), places);
  __m128i c = _mm_shuffle_epi8(_mm_loadu_si128(quarters + 2), places);
  __m128i d = _mm_shuffle_epi8(_mm_loadu_si128(quarters + 3), places);
  __m128i bit4 = _mm_slli_epi16(places, 3), bit5 = _mm_slli_epi16(places, 2);
  return _mm_blendv_epi8(_mm_blendv_epi8(a, b, bit4), _mm_blendv_epi8(c, d, bit4), bit5);
}

/// A byte of ones for each of 32 bits.
KERNEL_TARGET static inline __m256i widened(uint64_t bits) {
  const __m256i eights = _mm256_setr_epi8(
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
  const __m256i own = _mm256_set1_epi64x((long long)0x8040201008040201);
  __m256i all = _mm256_set1_epi32((int)bits);
  return _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(all, eights), own), own);
}

/// Of 32 tokens kinds, cases, flags and first bytes, a byte each.
typedef struct {
  __m256i kinds, cases, flags, ascii;
} looks;

/// As claimwire_tokens_packed has them.
KERNEL_TARGET static inline looks looks_of(__m256i first) {
  // Symbols by the upper halves 2 to 7, of which 6 has none; brackets that open.
  enum { two = 1, three = 2, four = 4, five = 8, seven = 16, symbols = 31, parenthesis = 32, brackets = 64 };
  const __m128i low = _mm_setr_epi8(
      four, 0, 0, two, two, two, 0, 0, parenthesis, 0, 0, two | brackets, three | seven, three, three | five | seven, 0);
  const __m128i high = _mm_setr_epi8(
      0, 0, two | parenthesis, three, four, five | brackets, 0, seven | brackets, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m256i half = _mm256_set1_epi8(0x0F), zero = _mm256_setzero_si256();
  __m256i marks = _mm256_and_si256(look_up(low, first), look_up(high, _mm256_and_si256(_mm256_srli_epi16(first, 4), half)));
  __m256i letters = within(_mm256_or_si256(first, _mm256_set1_epi8(0x20)), 'a', 'z');
  __m256i digits = within(first, '0', '9'), wide = _mm256_cmpgt_epi8(zero, first);
  // Punctuation is one less than a symbol, a number one less than that, a word zero.
  __m256i kinds = _mm256_add_epi8(_mm256_set1_epi8(claimwire_token_symbol), digits);
  kinds = _mm256_add_epi8(kinds, _mm256_cmpeq_epi8(_mm256_and_si256(marks, _mm256_set1_epi8(symbols)), zero));
  // One bit of either.
  __m256i opens = _mm256_add_epi8(
      _mm256_and_si256(marks, _mm256_set1_epi8(parenthesis | brackets)), _mm256_set1_epi8(parenthesis));
  __m256i is_small = _mm256_and_si256(_mm256_srli_epi16(first, 5), _mm256_set1_epi8(claimwire_case_lower));
  return (looks){
      .kinds = _mm256_andnot_si256(_mm256_or_si256(letters, wide), kinds),
      .cases = _mm256_and_si256(letters, _mm256_sub_epi8(_mm256_set1_epi8(claimwire_case_capitalized), is_small)),
      .flags = _mm256_or_si256(
          _mm256_and_si256(digits, _mm256_set1_epi8(claimwire_flag_digits)),
          _mm256_and_si256(opens, _mm256_set1_epi8(claimwire_flag_opening))),
      .ascii = _mm256_andnot_si256(wide, first),
  };
}

/// Of up to 64 tokens, a bit each in their order, what the first byte does not tell: see claimwire_tokens_sights.
typedef struct {
  uint64_t spaced, gaps[claimwire_gap_bits], capitals, openings, clitics, wide_smalls, wide_capitals, wide_marks;
} ranks;

/// Adds what stands in a block to what is known of `count` tokens before; they are 64 at most.
KERNEL_TARGET static inline void rank_block(
    const claimwire_tokens_sights *sights, size_t block, const claimwire_tokens_edges *edges, size_t index, size_t count,
    bool has_rare, ranks *ranks) {
  uint64_t starts = edges->starts[index];
  count %= 64;
  ranks->spaced |= _pext_u64(edges->spaced[index], starts) << count;
  for (int i = 0; i < claimwire_gap_bits; i++) ranks->gaps[i] |= _pext_u64(edges->gaps[i][index], starts) << count;
  ranks->capitals |= _pext_u64(sights->capitals[block], starts) << count;
  ranks->openings |= _pext_u64(sights->openings[block], starts) << count;
  ranks->wide_marks |= _pext_u64(sights->wide_marks[block], starts) << count;
  if (__builtin_expect(!has_rare, 1)) return;
  ranks->clitics |= _pext_u64(sights->clitics[block], starts) << count;
  ranks->wide_smalls |= _pext_u64(sights->wide_smalls[block], starts) << count;
  ranks->wide_capitals |= _pext_u64(sights->wide_capitals[block], starts) << count;
}

/// What is blank before 32 tokens, as claimwire_tokens_gap_flags counts.
KERNEL_TARGET static inline __m256i gaps_of(const ranks *ranks, size_t from) {
  __m256i gaps = _mm256_and_si256(widened(ranks->spaced >> from), _mm256_set1_epi8(1));
  for (int i = 0; i < claimwire_gap_bits; i++)
    gaps = _mm256_or_si256(gaps, _mm256_and_si256(widened(ranks->gaps[i] >> from), _mm256_set1_epi8((char)(2 << i))));
  return gaps;
}

KERNEL_TARGET static inline __m256i by_gap(const uint8_t table[16], __m256i gaps) {
  return look_up(_mm_loadu_si128((const __m128i *)(const void *)table), gaps);
}

KERNEL_TARGET static inline void add_ranks(const ranks *ranks, size_t from, bool has_rare, __m256i gaps, looks *looks) {
  looks->flags = _mm256_or_si256(looks->flags, by_gap(claimwire_tokens_gap_flags, gaps));
  // Ones are less one.
  looks->cases = _mm256_sub_epi8(looks->cases, widened(ranks->capitals >> from));
  looks->flags = _mm256_or_si256(
      looks->flags, _mm256_and_si256(widened(ranks->openings >> from), _mm256_set1_epi8(claimwire_flag_opening)));
  looks->kinds = _mm256_or_si256(
      looks->kinds, _mm256_and_si256(widened(ranks->wide_marks >> from), _mm256_set1_epi8(claimwire_token_punctuation)));
  if (__builtin_expect(!has_rare, 1)) return;
  __m256i clitics = widened(ranks->clitics >> from), capitals = widened(ranks->wide_capitals >> from);
  looks->kinds = _mm256_andnot_si256(clitics, looks->kinds);
  looks->flags = _mm256_or_si256(looks->flags, _mm256_and_si256(clitics, _mm256_set1_epi8(claimwire_flag_clitic)));
  looks->cases = _mm256_or_si256(
      looks->cases, _mm256_and_si256(
                        _mm256_or_si256(clitics, widened(ranks->wide_smalls >> from)), _mm256_set1_epi8(claimwire_case_lower)));
  looks->cases = _mm256_or_si256(
      looks->cases, _mm256_and_si256(capitals, _mm256_set1_epi8(claimwire_case_capitalized)));
}

#define STEP(eighth) (eighth) * 0x0808080808080808
#define STEPS(first) \
  STEP(first), STEP((first) + 1), STEP((first) + 2), STEP((first) + 3), STEP((first) + 4), STEP((first) + 5), \
      STEP((first) + 6), STEP((first) + 7)
static const uint64_t places_before[8 * lanes] = {STEPS(0ull), STEPS(8ull), STEPS(16ull), STEPS(24ull)};

/// Writes the places of the bits of as many words as there are lanes, a byte each; returns how many.
KERNEL_TARGET static inline size_t list_places(const uint64_t words[lanes], uint8_t *places) {
  const uint8_t *eights = (const uint8_t *)words;
  const uint64_t *before = places_before;
  uint8_t *end = places;
  // Read from memory: LLVM 21 takes vectors for bytes, one by one.
  __asm__("" : "+r"(eights), "+r"(before) : : "memory");
#pragma clang loop unroll(full)
  for (uint64_t eighth = 0; eighth < 8 * lanes; eighth++) {
    uint8_t bits = eights[eighth];
    uint64_t found = claimwire_words_places[bits] + before[eighth];
    __builtin_memcpy(end, &found, sizeof found);
    end += __builtin_popcount(bits);
    // Kept as one sum.
    __asm__("" : "+r"(end));
  }
  return (size_t)(end - places);
}

/// Writes the first bytes of the tokens that start in a block.
KERNEL_TARGET static inline void pick_firsts(
    const uint8_t *bytes, const uint8_t *places, size_t count, uint8_t *firsts) {
  for (size_t i = 0; i < count; i += 16) {
    __m128i own = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(places + i)), _mm_set1_epi8(63));
    _mm_storeu_si128((__m128i *)(void *)(firsts + i), pick(bytes, own));
  }
}

/// Writes kinds, cases, flags and first bytes of 32 tokens as they lie in a token.
KERNEL_TARGET static inline void pack(const looks *looks, uint32_t *packed) {
  // Of tokens 0 to 7 and 16 to 23, and of the others.
  __m256i low = _mm256_unpacklo_epi8(looks->kinds, looks->cases);
  __m256i low_flags = _mm256_unpacklo_epi8(looks->flags, looks->ascii);
  __m256i high = _mm256_unpackhi_epi8(looks->kinds, looks->cases);
  __m256i high_flags = _mm256_unpackhi_epi8(looks->flags, looks->ascii);
  __m256i fours[4] = {
      _mm256_unpacklo_epi16(low, low_flags), _mm256_unpackhi_epi16(low, low_flags),
      _mm256_unpacklo_epi16(high, high_flags), _mm256_unpackhi_epi16(high, high_flags)};
  __m128i *four = (__m128i *)(void *)packed;
  for (int i = 0; i < 4; i++) {
    _mm_storeu_si128(four + i, _mm256_castsi256_si128(fours[i]));
    _mm_storeu_si128(four + 4 + i, _mm256_extracti128_si256(fours[i], 1));
  }
}

/// Does so for all tokens of as many blocks as there are lanes, whose starts are at `places`; and writes where the token before
/// each of them ends. `first` counts the blocks of the edges before them.
KERNEL_TARGET static inline void pack_blocks(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, size_t first,
    const uint8_t *places, uint32_t *packed, uint8_t *ends) {
  uint8_t firsts[64 + 32], tail[64];
  uint64_t rare = 0;
  for (size_t i = block; i < block + lanes; i++)
    rare |= piece->sights.clitics[i] | piece->sights.wide_smalls[i] | piece->sights.wide_capitals[i];
  for (size_t lane = 0; lane < lanes;) {
    // As many blocks as have 64 tokens.
    ranks ranks = {0};
    size_t count = 0, own;
    for (; lane < lanes; lane++, count += own) {
      own = (size_t)__builtin_popcountll(edges->starts[first + lane]);
      if (__builtin_expect(count + own > 64, 0)) break;
      const uint8_t *bytes = claimwire_tokens_padded(piece, piece->base + (block + lane) * 64, tail);
      pick_firsts(bytes, places + count, own, firsts + count);
      rank_block(&piece->sights, block + lane, edges, first + lane, count, rare != 0, &ranks);
    }
    for (size_t i = 0; i < count; i += 32) {
      looks looks = looks_of(_mm256_loadu_si256((const __m256i *)(const void *)(firsts + i)));
      __m256i gaps = gaps_of(&ranks, i), start = _mm256_loadu_si256((const __m256i *)(const void *)(places + i));
      add_ranks(&ranks, i, rare != 0, gaps, &looks);
      pack(&looks, packed + i);
      _mm256_storeu_si256(
          (__m256i *)(void *)(ends + i), _mm256_sub_epi8(start, by_gap(claimwire_tokens_gap_lengths, gaps)));
    }
    places += count;
    packed += count;
    ends += count;
  }
}

/// Writes eight tokens.
KERNEL_TARGET static inline void put_eight(
    const uint8_t *places, const uint8_t *ends, const uint32_t *packed, __m256i base, claimwire_token *tokens) {
  __m256i start = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)places));
  __m256i end = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)ends));
  __m256i looks = _mm256_loadu_si256((const __m256i *)(const void *)packed);
  start = _mm256_add_epi32(start, base);
  end = _mm256_add_epi32(end, base);
  const __m256i no_key = _mm256_setzero_si256();
  // Of tokens 0, 1, 4 and 5, and of the others.
  __m256i low = _mm256_unpacklo_epi32(start, end), low_looks = _mm256_unpacklo_epi32(no_key, looks);
  __m256i high = _mm256_unpackhi_epi32(start, end), high_looks = _mm256_unpackhi_epi32(no_key, looks);
  __m256i found[4] = {
      _mm256_unpacklo_epi64(low, low_looks), _mm256_unpackhi_epi64(low, low_looks),
      _mm256_unpacklo_epi64(high, high_looks), _mm256_unpackhi_epi64(high, high_looks)};
  __m128i *token = (__m128i *)(void *)tokens;
  for (int i = 0; i < 4; i++) {
    _mm_storeu_si128(token + i, _mm256_castsi256_si128(found[i]));
    _mm_storeu_si128(token + 4 + i, _mm256_extracti128_si256(found[i], 1));
  }
}

KERNEL_TARGET static inline void KERNEL(put)(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, claimwire_token *tokens,
    size_t count) {
  // As many blocks as have 256 bytes, the places in which take a byte.
  enum { parts = claimwire_tokens_row / lanes };
  uint8_t places[parts][64 * lanes + 32], ends[parts][64 * lanes + 32];
  uint32_t packed[parts][64 * lanes + 32];
  size_t counts[parts];
  for (int i = 0; i < parts; i++) counts[i] = list_places(edges->starts + i * lanes, places[i]);
  for (int i = 0; i < parts; i++)
    pack_blocks(piece, block + i * lanes, edges, i * lanes, places[i], packed[i], ends[i]);
  for (int i = 0; i < parts; count += counts[i++]) {
    if (counts[i] == 0) continue;
    uint32_t base = (uint32_t)(piece->base + (block + i * lanes) * 64);
    tokens[count - (count > 0)].end = base + places[i][0] - (uint8_t)(places[i][0] - ends[i][0]);
    for (size_t n = 0; n < counts[i]; n += 8)
      put_eight(places[i] + n, ends[i] + n + 1, packed[i] + n, _mm256_set1_epi32((int)base), tokens + count + n);
  }
}

/// Eight tokens at a time, a lane each, four bytes of each at a time.
KERNEL_TARGET size_t KERNEL(tokens_keys)(
    const uint8_t *bytes, size_t count, claimwire_token *tokens, size_t token_count) {
  const __m256i prime = _mm256_set1_epi32(claimwire_fnv_prime), low = _mm256_set1_epi32(0xFF);
  const __m256i zero = _mm256_setzero_si256();
  size_t done = 0;
  // Places are compared and added as signed.
  if (count > INT32_MAX) return 0;
  for (; done + 8 <= token_count; done += 8) {
    claimwire_token *group = tokens + done;
    if ((size_t)group[7].end + 4 > count) break;
    __m256i starts = _mm256_setr_epi32(
        (int)group[0].start, (int)group[1].start, (int)group[2].start, (int)group[3].start, (int)group[4].start,
        (int)group[5].start, (int)group[6].start, (int)group[7].start);
    __m256i ends = _mm256_setr_epi32(
        (int)group[0].end, (int)group[1].end, (int)group[2].end, (int)group[3].end, (int)group[4].end,
        (int)group[5].end, (int)group[6].end, (int)group[7].end);
    __m256i lengths = _mm256_sub_epi32(ends, starts), key = _mm256_set1_epi32((int)CLAIMWIRE_FNV_BASIS);
    __m256i plain = _mm256_cmpgt_epi32(_mm256_set1_epi32(256), lengths);
    for (int place = 0;; place += 4) {
      __m256i reaching = _mm256_and_si256(plain, _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place)));
      if (_mm256_testz_si256(reaching, reaching)) break;
      __m256i four = _mm256_mask_i32gather_epi32(
          zero, (const int *)(const void *)bytes, _mm256_add_epi32(starts, _mm256_set1_epi32(place)), reaching, 1);
      __m256i capitals = within(four, 'A', 'Z');
      // Lanes that have what is no ASCII are done by themselves, even where that stands behind the token.
      plain = _mm256_and_si256(
          plain, _mm256_cmpeq_epi32(_mm256_and_si256(four, _mm256_set1_epi32((int)0x80808080)), zero));
      four = _mm256_or_si256(four, _mm256_and_si256(capitals, _mm256_set1_epi8(0x20)));
      for (int byte = 0; byte < 4; byte++) {
        __m256i more = _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place + byte));
        __m256i next = _mm256_mullo_epi32(_mm256_xor_si256(key, _mm256_and_si256(four, low)), prime);
        key = _mm256_blendv_epi8(key, next, more);
        four = _mm256_srli_epi32(four, 8);
      }
    }
    uint32_t keys[8];
    _mm256_storeu_si256((__m256i *)(void *)keys, key);
    for (int i = 0; i < 8; i++) group[i].key = keys[i];
    uint32_t rest = ~(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(plain)) & 0xFF;
    for (; rest; rest &= rest - 1) {
      claimwire_token *token = group + __builtin_ctz(rest);
      token->key = claimwire_tokens_key(bytes, token->start, token->end);
    }
  }
  return done;
}

#include "tokens_lists.h"

#include "tokens_blocks.h"

#endif
