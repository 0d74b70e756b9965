#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "tokens_text.h"

#define KERNEL(name) claimwire_avx512_##name
#define KERNEL_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt")))

#define KERNEL_LANES 8
enum { lanes = KERNEL_LANES };

#include "tokens_bits.h"

KERNEL_TARGET static inline __m512i look_up(const uint8_t table[128], __m512i bytes) {
  return _mm512_permutex2var_epi8(_mm512_loadu_si512(table), bytes, _mm512_loadu_si512(table + 64));
}

/// Of each byte what it is by itself.
enum { upper = 1, lower = 2, digit = 4, blank = 8, space = 16, candidate = 32, special = 64, closing = 128 };

static const uint8_t classes[128] = {
    [0 ... 0x1F] = blank, [' '] = blank | space, ['A' ... 'Z'] = upper, ['a' ... 'z'] = lower, ['0' ... '9'] = digit,
    [0x7F] = blank | candidate | special,
    ['"'] = special, ['#'] = candidate | special, ['\''] = candidate | special, ['@'] = candidate | special,
    ['_'] = candidate | special, ['`'] = candidate | special,
    ['-'] = candidate, [':'] = candidate, ['.'] = candidate | closing, ['!'] = closing, [','] = closing,
};

KERNEL_TARGET static inline __mmask64 having(__m512i classes_of, int bits) {
  return _mm512_test_epi8_mask(classes_of, _mm512_set1_epi8((char)bits));
}

KERNEL_TARGET static inline __mmask64 equal(__m512i bytes, uint8_t byte) {
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)byte));
}

KERNEL_TARGET __attribute__((always_inline)) static inline void KERNEL(classify)(
    const uint8_t *bytes, claimwire_tokens_masks *masks, size_t index) {
  __m512i here = _mm512_loadu_si512(bytes);
  __mmask64 wide = _mm512_movepi8_mask(here);
  __m512i own = _mm512_maskz_mov_epi8(_knot_mask64(wide), look_up(classes, here));
  masks->of[claimwire_mask_upper][index] = having(own, upper);
  masks->of[claimwire_mask_lower][index] = having(own, lower);
  masks->of[claimwire_mask_digit][index] = having(own, digit);
  masks->of[claimwire_mask_blank][index] = having(own, blank);
  masks->of[claimwire_mask_space][index] = having(own, space);
  masks->of[claimwire_mask_line][index] = equal(here, '\n');
  masks->of[claimwire_mask_candidate][index] = having(own, candidate);
  masks->of[claimwire_mask_special][index] = having(own, special);
  masks->of[claimwire_mask_closing][index] = having(own, closing);
  masks->of[claimwire_mask_wide][index] = wide;
}

KERNEL_TARGET static inline __m512i sixteenth(__m512i bytes, int index) {
  switch (index) {
    case 0: return _mm512_zextsi128_si512(_mm512_castsi512_si128(bytes));
    case 1: return _mm512_zextsi128_si512(_mm512_extracti32x4_epi32(bytes, 1));
    case 2: return _mm512_zextsi128_si512(_mm512_extracti32x4_epi32(bytes, 2));
    default: return _mm512_zextsi128_si512(_mm512_extracti32x4_epi32(bytes, 3));
  }
}

/// Four tokens of sixteen: `first` has their starts, ends, kinds and cases, 16 bytes each, `second` their flags and first
/// bytes, and nothing from byte 48 on.
KERNEL_TARGET static inline __m512i four_tokens(__m512i first, __m512i second, __m512i start, int index) {
  const char none = 64 + 48;
  // Token 0; the others are one on.
  const __m512i token = _mm512_broadcast_i32x4(_mm_setr_epi8(
      0, none, none, none, 16, none, none, none, none, none, none, none, 32, 48, 64, 80));
  const __m512i lanes = _mm512_set_epi64(
      0x0303030303030303, 0x0303030303030303, 0x0202020202020202, 0x0202020202020202, 0x0101010101010101,
      0x0101010101010101, 0, 0);
  __m512i places = _mm512_add_epi8(_mm512_add_epi8(token, lanes), _mm512_set1_epi8((char)(4 * index)));
  return _mm512_add_epi32(_mm512_permutex2var_epi8(first, places, second), start);
}

KERNEL_TARGET static inline __mmask64 within(__m512i bytes, uint8_t first, uint8_t last) {
  return _mm512_cmple_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8((char)first)), _mm512_set1_epi8((char)(last - first)));
}

KERNEL_TARGET static inline claimwire_tokens_leads KERNEL(leads)(const uint8_t *bytes) {
  __m512i here = _mm512_loadu_si512(bytes);
  return (claimwire_tokens_leads){
      .any = _mm512_cmpge_epu8_mask(here, _mm512_set1_epi8((char)0xC0)),
      .two = within(here, 0xC3, 0xDF),
      .three = within(here, 0xE0, 0xE1),
      .doubtful = within(here, 0xE1, 0xE3) | equal(here, 0xC2),
      .general = equal(here, 0xE2),
  };
}

KERNEL_TARGET static inline claimwire_tokens_marks KERNEL(general_marks)(const uint8_t *bytes) {
  __m512i last = _mm512_loadu_si512(bytes + 2);
  __mmask64 any = equal(_mm512_loadu_si512(bytes), 0xE2) & equal(_mm512_loadu_si512(bytes + 1), 0x80) &
                  equal(_mm512_and_si512(last, _mm512_set1_epi8((char)0xF0)), 0x90);
  return (claimwire_tokens_marks){
      .any = any,
      .opening = any & equal(_mm512_and_si512(last, _mm512_set1_epi8(9)), 8),
      .apostrophe = any & equal(last, 0x99),
  };
}

typedef __m512i KERNEL(found);

/// Adds the letters that `row` knows by the characters' last bytes.
KERNEL_TARGET static inline __m512i add_letters(__m512i found, __m512i last, __mmask64 same, const uint8_t row[16]) {
  // Of the upper halves of 8 to B the bits of both cases.
  const __m512i chosen = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, (char)0x88, 0, 0, 0, 0));
  const __m512i half = _mm512_set1_epi8(0x0F);
  __m512i known = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)row));
  known = _mm512_shuffle_epi8(known, _mm512_and_si512(last, half));
  return _mm512_mask_mov_epi8(
      found, same,
      _mm512_and_si512(known, _mm512_shuffle_epi8(chosen, _mm512_and_si512(_mm512_srli_epi16(last, 4), half))));
}

KERNEL_TARGET static inline uint64_t KERNEL(add_two)(
    const uint8_t *bytes, uint8_t lead, const uint8_t row[16], __m512i *found) {
  __mmask64 same = equal(_mm512_loadu_si512(bytes), lead);
  *found = add_letters(*found, _mm512_loadu_si512(bytes + 1), same, row);
  return same;
}

KERNEL_TARGET static inline uint64_t KERNEL(add_three)(
    const uint8_t *bytes, const uint8_t lead[2], const uint8_t row[16], __m512i *found) {
  __mmask64 same = equal(_mm512_loadu_si512(bytes), lead[0]) & equal(_mm512_loadu_si512(bytes + 1), lead[1]);
  *found = add_letters(*found, _mm512_loadu_si512(bytes + 2), same, row);
  return same;
}

KERNEL_TARGET static inline void KERNEL(split)(__m512i found, claimwire_tokens_letters *letters) {
  letters->capital = having(found, 0x0F);
  letters->small = having(found, 0xF0);
}

#include "tokens_letters.h"

/// 0 to 63.
KERNEL_TARGET static inline __m512i all_places(void) {
  return _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
      34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
      4, 3, 2, 1, 0);
}

/// Of a byte that a token starts with: what is blank before it, and some more.
enum { is_spaced = 1, gap = 2, is_opening = 16, is_capital = 32, is_clitic = 64 };

KERNEL_TARGET static inline __m512i add(__m512i bytes, __mmask64 own, int bit) {
  // Kept as one sum: LLVM 21 makes two instructions of what it knows to have no such bit.
  __asm__("" : "+v"(bytes));
  return _mm512_mask_add_epi8(bytes, own, bytes, _mm512_set1_epi8((char)bit));
}

KERNEL_TARGET static inline __m512i known_of(
    const claimwire_tokens_edges *edges, size_t index, const claimwire_tokens_sights *sights, size_t block) {
  __m512i known = _mm512_maskz_set1_epi8(edges->spaced[index], is_spaced);
  for (int i = 0; i < claimwire_gap_bits; i++) known = add(known, edges->gaps[i][index], gap << i);
  known = add(known, sights->openings[block], is_opening);
  known = add(known, sights->capitals[block], is_capital);
  return add(known, sights->clitics[block], is_clitic);
}

/// Of the lower halves of bytes below 128.
KERNEL_TARGET static inline __m512i nibble_of(const uint8_t table[16], __m512i bytes) {
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)table)), bytes);
}

KERNEL_TARGET static inline void put_block(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, size_t index,
    claimwire_token *before, claimwire_token *tokens) {
  uint64_t starts = edges->starts[index];
  const claimwire_tokens_sights *sights = &piece->sights;
  uint32_t base = (uint32_t)(piece->base + block * 64);
  uint8_t tail[64];
  const uint8_t *bytes = claimwire_tokens_padded(piece, base, tail);
  const __m512i places = all_places();
  int count = __builtin_popcountll(starts);
  __m512i first = _mm512_maskz_compress_epi8(starts, _mm512_loadu_si512(bytes));
  __m512i start = _mm512_maskz_compress_epi8(starts, places);
  __m512i known = _mm512_maskz_compress_epi8(starts, known_of(edges, index, sights, block));
  // Where the next token starts, less what is blank.
  __m512i end = _mm512_sub_epi8(start, nibble_of(claimwire_tokens_gap_lengths, known));
  if (starts) before->end = base + (uint32_t)(int8_t)_mm_extract_epi8(_mm512_castsi512_si128(end), 0);
  end = _mm512_permutexvar_epi8(_mm512_add_epi8(places, _mm512_set1_epi8(1)), end);
  // What is no ASCII is a word without case, unless something else is said, and its first byte NUL.
  __mmask64 wide = _mm512_movepi8_mask(first);
  first = _mm512_maskz_mov_epi8(~wide, first);
  __m512i kinds = look_up(claimwire_tokens_packed_bytes[0], first), cases = look_up(claimwire_tokens_packed_bytes[1], first);
  __m512i flags = look_up(claimwire_tokens_packed_bytes[2], first);
  cases = _mm512_mask_add_epi8(cases, having(known, is_capital), cases, _mm512_set1_epi8(1));
  flags = _mm512_or_si512(flags, nibble_of(claimwire_tokens_gap_flags, known));
  flags = _mm512_mask_add_epi8(flags, having(known, is_opening), flags, _mm512_set1_epi8(claimwire_flag_opening));
  if (wide) {
    cases = _mm512_mask_mov_epi8(
        cases, _pext_u64(sights->wide_smalls[block], starts), _mm512_set1_epi8(claimwire_case_lower));
    cases = _mm512_mask_mov_epi8(
        cases, _pext_u64(sights->wide_capitals[block], starts), _mm512_set1_epi8(claimwire_case_capitalized));
    kinds = _mm512_mask_mov_epi8(
        kinds, _pext_u64(sights->wide_marks[block], starts), _mm512_set1_epi8(claimwire_token_punctuation));
  }
  __mmask64 clitics = having(known, is_clitic);
  kinds = _mm512_mask_mov_epi8(kinds, clitics, _mm512_set1_epi8(claimwire_token_word));
  cases = _mm512_mask_mov_epi8(cases, clitics, _mm512_set1_epi8(claimwire_case_lower));
  flags = _mm512_mask_mov_epi8(flags, clitics, _mm512_set1_epi8(claimwire_flag_clitic));
  // The place of the block in the starts and ends of four tokens.
  const __m512i places_of = _mm512_maskz_set1_epi32(0x3333, (int)base);
#pragma clang loop unroll(full)
  for (int group = 0; group < 4; group++) {
    if (16 * group >= count) break;
    __m512i low = sixteenth(start, group), high = sixteenth(flags, group);
    low = _mm512_inserti32x4(low, _mm512_castsi512_si128(sixteenth(end, group)), 1);
    low = _mm512_inserti32x4(low, _mm512_castsi512_si128(sixteenth(kinds, group)), 2);
    low = _mm512_inserti32x4(low, _mm512_castsi512_si128(sixteenth(cases, group)), 3);
    high = _mm512_inserti32x4(high, _mm512_castsi512_si128(sixteenth(first, group)), 1);
    for (int index = 0; index < 4; index++)
      _mm512_storeu_si512(tokens + 16 * group + 4 * index, four_tokens(low, high, places_of, index));
  }
}

#include "tokens_put.h"

/// Sixteen tokens at a time, a lane each, four bytes of each at a time.
KERNEL_TARGET size_t KERNEL(tokens_keys)(
    const uint8_t *bytes, size_t count, claimwire_token *tokens, size_t token_count) {
  const __m512i prime = _mm512_set1_epi32(claimwire_fnv_prime), low = _mm512_set1_epi32(0xFF);
  const __m512i dword = _mm512_set_epi32(60, 56, 52, 48, 44, 40, 36, 32, 28, 24, 20, 16, 12, 8, 4, 0);
  size_t done = 0;
  // A gather counts places as signed.
  if (count > INT32_MAX) return 0;
  for (; done + 16 <= token_count; done += 16) {
    claimwire_token *group = tokens + done;
    __m512i starts = _mm512_i32gather_epi32(dword, group, 4);
    __m512i lengths = _mm512_sub_epi32(_mm512_i32gather_epi32(dword, &group->end, 4), starts);
    __m512i key = _mm512_set1_epi32((int)CLAIMWIRE_FNV_BASIS);
    __mmask16 plain = _mm512_cmple_epu32_mask(lengths, low);
    // Four bytes of the last one must be there to read.
    if ((size_t)group[15].end + 4 > count) break;
    for (int place = 0;; place += 4) {
      __mmask16 reaching = _mm512_mask_cmpgt_epu32_mask(plain, lengths, _mm512_set1_epi32(place));
      if (!reaching) break;
      __m512i four = _mm512_mask_i32gather_epi32(
          _mm512_setzero_si512(), reaching, _mm512_add_epi32(starts, _mm512_set1_epi32(place)), bytes, 1);
      __mmask64 capitals = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(four, _mm512_set1_epi8('A')), _mm512_set1_epi8(26));
      // Lanes that have what is no ASCII are done by themselves, even where that stands behind the token.
      plain &= (__mmask16)~_mm512_test_epi32_mask(four, _mm512_set1_epi32((int)0x80808080));
      four = _mm512_mask_add_epi8(four, capitals, four, _mm512_set1_epi8(0x20));
      for (int byte = 0; byte < 4; byte++) {
        __mmask16 more = _mm512_cmpgt_epu32_mask(lengths, _mm512_set1_epi32(place + byte));
        key = _mm512_mask_mullo_epi32(key, more, _mm512_xor_si512(key, _mm512_and_si512(four, low)), prime);
        four = _mm512_srli_epi32(four, 8);
      }
    }
    _mm512_i32scatter_epi32(&group->key, dword, key, 4);
    for (uint32_t rest = (uint16_t)~plain; rest; rest &= rest - 1) {
      claimwire_token *token = group + __builtin_ctz(rest);
      token->key = claimwire_tokens_key(bytes, token->start, token->end);
    }
  }
  return done;
}

#include "tokens_blocks.h"

#endif
