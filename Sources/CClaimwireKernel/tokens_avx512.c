#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "tokens_text.h"

#define KERNEL(name) claimwire_avx512_##name
#define KERNEL_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi,bmi2,lzcnt,popcnt")))

#define KERNEL_LANES 8
enum { lanes = KERNEL_LANES };

#include "bits_avx512.h"

KERNEL_TARGET static inline uint64_t KERNEL(ranks)(uint64_t bits, uint64_t starts) { return _pext_u64(bits, starts); }

/// 0 to 63.
KERNEL_TARGET static inline __m512i all_places(void) {
  return _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
      34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
      4, 3, 2, 1, 0);
}

/// Sixteen at a time, as a loop's end is hard to foretell.
KERNEL_TARGET static inline size_t KERNEL(list)(uint64_t bits, uint32_t base, uint32_t *places) {
  size_t count = (size_t)__builtin_popcountll(bits);
  __m512i found = _mm512_maskz_compress_epi8(bits, all_places()), start = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(places, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(found))));
  if (__builtin_expect(count > 16, 0)) {
    _mm512_storeu_si512(places + 16, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 1))));
    _mm512_storeu_si512(places + 32, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 2))));
    _mm512_storeu_si512(places + 48, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(found, 3))));
  }
  return count;
}

/// Of each byte what it is by itself, in eight bits for ten masks: among blanks a line feed has that of capitals, a space
/// that of small letters.
enum { upper = 1, lower = 2, digit = 4, blank = 8, candidate = 16, special = 32, closing = 64, wide = 128 };
enum { line = upper, space = lower };

static const uint8_t classes[128] = {
    [0 ... '\n' - 1] = blank, ['\n'] = blank | line, ['\n' + 1 ... 0x1F] = blank, [' '] = blank | space,
    ['A' ... 'Z'] = upper, ['a' ... 'z'] = lower, ['0' ... '9'] = digit, [0x7F] = blank | candidate | special,
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

/// Words of eight vectors put across: the nth of a vector to the nth vector.
KERNEL_TARGET static inline void transpose(__m512i rows[8]) {
  __m512i pairs[8], fours[8];
  for (int i = 0; i < 8; i += 2) {
    pairs[i] = _mm512_unpacklo_epi64(rows[i], rows[i + 1]);
    pairs[i + 1] = _mm512_unpackhi_epi64(rows[i], rows[i + 1]);
  }
  for (int i = 0; i < 2; i++)
    for (int half = 0; half < 8; half += 4) {
      fours[half + i] = _mm512_shuffle_i64x2(pairs[half + i], pairs[half + i + 2], 0x88);
      fours[half + i + 2] = _mm512_shuffle_i64x2(pairs[half + i], pairs[half + i + 2], 0xDD);
    }
  for (int i = 0; i < 4; i++) {
    rows[i] = _mm512_shuffle_i64x2(fours[i], fours[i + 4], 0x88);
    rows[i + 4] = _mm512_shuffle_i64x2(fours[i], fours[i + 4], 0xDD);
  }
}

KERNEL_TARGET static inline __m512i classes_of(const uint8_t *bytes) {
  __m512i here = _mm512_loadu_si512(bytes);
  return _mm512_mask_mov_epi8(look_up(classes, here), _mm512_movepi8_mask(here), _mm512_set1_epi8((char)wide));
}

KERNEL_TARGET static inline void KERNEL(classify)(const uint8_t *bytes, claimwire_tokens_masks *masks, size_t index) {
  uint64_t rows[8];
  _mm512_storeu_si512(rows, masks_of(classes_of(bytes)));
  uint64_t blanks = rows[3];
  masks->of[claimwire_mask_upper][index] = rows[0] & ~blanks;
  masks->of[claimwire_mask_lower][index] = rows[1] & ~blanks;
  masks->of[claimwire_mask_digit][index] = rows[2];
  masks->of[claimwire_mask_blank][index] = blanks;
  masks->of[claimwire_mask_space][index] = rows[1] & blanks;
  masks->of[claimwire_mask_line][index] = rows[0] & blanks;
  masks->of[claimwire_mask_candidate][index] = rows[4];
  masks->of[claimwire_mask_special][index] = rows[5];
  masks->of[claimwire_mask_closing][index] = rows[6];
  masks->of[claimwire_mask_wide][index] = rows[7];
}

KERNEL_TARGET __attribute__((always_inline)) static inline void KERNEL(classify_row)(
    const uint8_t *bytes, claimwire_tokens_masks *masks, size_t index) {
  __m512i rows[8];
  for (int i = 0; i < 8; i++) rows[i] = masks_of(classes_of(bytes + 64 * i));
  transpose(rows);
  __m512i blanks = rows[3];
  _mm512_storeu_si512(masks->of[claimwire_mask_upper] + index, _mm512_andnot_si512(blanks, rows[0]));
  _mm512_storeu_si512(masks->of[claimwire_mask_lower] + index, _mm512_andnot_si512(blanks, rows[1]));
  _mm512_storeu_si512(masks->of[claimwire_mask_digit] + index, rows[2]);
  _mm512_storeu_si512(masks->of[claimwire_mask_blank] + index, blanks);
  _mm512_storeu_si512(masks->of[claimwire_mask_space] + index, _mm512_and_si512(blanks, rows[1]));
  _mm512_storeu_si512(masks->of[claimwire_mask_line] + index, _mm512_and_si512(blanks, rows[0]));
  _mm512_storeu_si512(masks->of[claimwire_mask_candidate] + index, rows[4]);
  _mm512_storeu_si512(masks->of[claimwire_mask_special] + index, rows[5]);
  _mm512_storeu_si512(masks->of[claimwire_mask_closing] + index, rows[6]);
  _mm512_storeu_si512(masks->of[claimwire_mask_wide] + index, rows[7]);
}

KERNEL_TARGET static inline size_t KERNEL(list_blocks)(
    const uint64_t *first, const uint64_t *second, size_t count, uint8_t listed[claimwire_tokens_view_blocks]) {
  const __m128i places = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  uint32_t low = _mm512_test_epi64_mask(_mm512_loadu_si512(first), _mm512_loadu_si512(second));
  uint32_t high = _mm512_test_epi64_mask(_mm512_loadu_si512(first + 8), _mm512_loadu_si512(second + 8));
  uint32_t found = _bzhi_u32(low | high << 8, (uint32_t)count);
  _mm_storeu_si128((__m128i *)(void *)listed, _mm_maskz_compress_epi8((__mmask16)found, places));
  return (size_t)__builtin_popcount(found);
}

/// What a byte by an apostrophe makes of it: letters of clitics, by themselves, in pairs, and before it; what may be more than
/// a quotation mark.
enum { single_letter = 1, tee = 2, ell = 4, pair_first = 8, pair_second = 16, en = 32, not_single = 64 };

static const uint8_t by_apostrophe[128] = {
    ['s'] = single_letter | not_single, ['d'] = single_letter, ['m'] = single_letter, ['t'] = tee, ['l'] = ell,
    ['r'] = pair_first, ['v'] = pair_first, ['e'] = pair_second, ['n'] = en, ['S'] = not_single, ['\''] = not_single,
};

/// Nothing for what is no ASCII.
KERNEL_TARGET static inline __m512i look_up_ascii(const uint8_t table[128], const uint8_t *bytes) {
  __m512i here = _mm512_loadu_si512(bytes);
  return _mm512_maskz_mov_epi8(~_mm512_movepi8_mask(here), look_up(table, here));
}

/// Without a loop, as how many there are is hard to foretell.
KERNEL_TARGET static inline claimwire_apostrophes KERNEL(apostrophes)(const uint8_t *bytes, uint64_t marks) {
  __m512i before = look_up_ascii(by_apostrophe, bytes - 1), next = look_up_ascii(by_apostrophe, bytes + 1);
  __m512i third = look_up_ascii(by_apostrophe, bytes + 2);
  __mmask64 is_wide = _mm512_movepi8_mask(_mm512_loadu_si512(bytes + 1));
  marks &= equal(_mm512_loadu_si512(bytes), '\'');
  return (claimwire_apostrophes){
      .letter = marks & having(next, single_letter),
      .letters = marks & ((having(next, ell) & having(third, ell)) |
                          (having(next, pair_first) & having(third, pair_second))),
      .negation = marks & having(next, tee) & having(before, en),
      .single = marks & ~(is_wide | having(next, not_single)),
  };
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

/// What is known of a byte that a token starts with: in the lower half what is blank before it; the upper half, unless it is
/// nothing, stands for what claimwire_tokens_packed_bytes has in its place.
enum { blanks_before = 0x0F, is_unlike_its_byte = 0x70 };

/// The masks of that of a row of blocks, a vector each.
KERNEL_TARGET static inline void know(
    const claimwire_tokens_edges *edges, const claimwire_tokens_sights *sights, size_t block,
    __m512i known[claimwire_tokens_row]) {
  known[0] = _mm512_loadu_si512(edges->spaced);
  for (int i = 0; i < claimwire_gap_bits; i++) known[1 + i] = _mm512_loadu_si512(edges->gaps[i]);
  known[4] = _mm512_loadu_si512(sights->openings + block);
  known[5] = _mm512_loadu_si512(sights->capitals + block);
  known[6] = _mm512_loadu_si512(sights->clitics + block);
  known[7] = _mm512_setzero_si512();
  transpose(known);
}

/// Of the lower halves of bytes below 128.
KERNEL_TARGET static inline __m512i nibble_of(const uint8_t table[16], __m512i bytes) {
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)table)), bytes);
}

KERNEL_TARGET static inline void put_block(
    const claimwire_tokens_piece *piece, size_t block, uint64_t starts, __m512i known, claimwire_token *before,
    claimwire_token *tokens) {
  const claimwire_tokens_sights *sights = &piece->sights;
  uint32_t base = (uint32_t)(piece->base + block * 64);
  uint8_t tail[64];
  const uint8_t *bytes = claimwire_tokens_padded(piece, base, tail);
  const __m512i places = all_places();
  int count = __builtin_popcountll(starts);
  __m512i start = _mm512_maskz_compress_epi8(starts, places);
  __m512i first = _mm512_permutexvar_epi8(start, _mm512_loadu_si512(bytes));
  known = _mm512_permutexvar_epi8(start, bytes_of(known));
  __m512i blanks = _mm512_and_si512(known, _mm512_set1_epi8(blanks_before));
  // Where the next token starts, less what is blank.
  __m512i end = _mm512_sub_epi8(start, nibble_of(claimwire_tokens_gap_lengths, blanks));
  if (starts) before->end = base + (uint32_t)(int8_t)_mm_extract_epi8(_mm512_castsi512_si128(end), 0);
  end = _mm512_permutexvar_epi8(_mm512_add_epi8(places, _mm512_set1_epi8(1)), end);
  // What is no ASCII is a word without case, unless something else is said, and its first byte NUL.
  __mmask64 wide = _mm512_movepi8_mask(first);
  first = _mm512_maskz_mov_epi8(~wide, first);
  __m512i upper_half = _mm512_and_si512(_mm512_srli_epi16(known, 4), _mm512_set1_epi8(0x0F));
  __m512i looked_up = _mm512_mask_mov_epi8(first, having(known, is_unlike_its_byte), upper_half);
  __m512i kinds = look_up(claimwire_tokens_packed_bytes[0], looked_up);
  __m512i cases = look_up(claimwire_tokens_packed_bytes[1], looked_up);
  __m512i flags = look_up(claimwire_tokens_packed_bytes[2], looked_up);
  flags = _mm512_or_si512(flags, nibble_of(claimwire_tokens_gap_flags, blanks));
  if (wide) {
    cases = _mm512_mask_mov_epi8(
        cases, _pext_u64(sights->wide_smalls[block], starts), _mm512_set1_epi8(claimwire_case_lower));
    cases = _mm512_mask_mov_epi8(
        cases, _pext_u64(sights->wide_capitals[block], starts), _mm512_set1_epi8(claimwire_case_capitalized));
    __mmask64 marks = _pext_u64(sights->wide_marks[block], starts);
    kinds = _mm512_mask_mov_epi8(kinds, marks, _mm512_set1_epi8(claimwire_token_punctuation));
  }
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

KERNEL_TARGET static inline void KERNEL(put)(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, claimwire_token *tokens,
    size_t count) {
  __m512i known[claimwire_tokens_row];
  know(edges, &piece->sights, block, known);
  for (size_t i = 0; i < claimwire_tokens_row; i++) {
    put_block(piece, block + i, edges->starts[i], known[i], tokens + count - (count > 0), tokens + count);
    count += (size_t)__builtin_popcountll(edges->starts[i]);
  }
}

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
