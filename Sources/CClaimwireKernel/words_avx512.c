#if defined(__x86_64__)

#include <immintrin.h>

#include "claimwire_words.h"

#define KERNEL(name) claimwire_avx512_##name
#define KERNEL_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt")))

#include "words_masks.h"

KERNEL_TARGET static inline __mmask64 having(__m512i flags, int bit) {
  return _mm512_test_epi8_mask(flags, _mm512_set1_epi8((char)bit));
}

/// The flags of the characters of two and three bytes. One look-up for all that share a row: text of one script has
/// few rows.
KERNEL_TARGET static __m512i wide_flags(
    const claimwire_words_tables *tables, const uint8_t *bytes, __m512i block, __m512i flags, __mmask64 wide,
    claimwire_words_masks *masks) {
  __m512i second = _mm512_loadu_si512(bytes + 1), third = _mm512_loadu_si512(bytes + 2);
  __mmask64 continuation = wide & _mm512_cmplt_epu8_mask(block, _mm512_set1_epi8((char)0xC0));
  __mmask64 three_or_more = _mm512_cmpge_epu8_mask(block, _mm512_set1_epi8((char)0xE0));
  __mmask64 four = _mm512_cmpge_epu8_mask(block, _mm512_set1_epi8((char)0xF0));
  masks->continuation = continuation;
  masks->two = wide & ~continuation & ~three_or_more;
  masks->three = three_or_more & ~four;
  flags = _mm512_mask_set1_epi8(flags, four, (char)claimwire_words_complex);
  uint64_t rest = masks->two;
  while (rest) {
    uint8_t lead = bytes[__builtin_ctzll(rest)];
    __mmask64 same = _mm512_mask_cmpeq_epi8_mask(rest, block, _mm512_set1_epi8((char)lead));
    const uint8_t *row = tables->flags + (size_t)tables->row_of[lead & 0x1F] * claimwire_words_row;
    flags = _mm512_mask_permutexvar_epi8(flags, same, second, _mm512_loadu_si512(row));
    rest &= ~same;
  }
  rest = masks->three;
  while (rest) {
    int first = __builtin_ctzll(rest);
    uint8_t lead = bytes[first], next = bytes[first + 1];
    uint16_t row = tables->row_of[(size_t)(lead & 0x0F) << 6 | (next & 0x3F)];
    if (tables->is_complex_row[row]) {
      // Scripts that a dictionary splits have many rows, and one such character is enough.
      flags = _mm512_mask_set1_epi8(flags, rest, (char)claimwire_words_complex);
      break;
    }
    __mmask64 same = _mm512_mask_cmpeq_epi8_mask(rest, block, _mm512_set1_epi8((char)lead));
    same = _mm512_mask_cmpeq_epi8_mask(same, second, _mm512_set1_epi8((char)next));
    flags = _mm512_mask_permutexvar_epi8(
        flags, same, third, _mm512_loadu_si512(tables->flags + (size_t)row * claimwire_words_row));
    rest &= ~same;
  }
  return flags;
}

KERNEL_TARGET static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks) {
  __m512i block = _mm512_loadu_si512(bytes);
  __mmask64 wide = _mm512_movepi8_mask(block);
  __m512i flags = _mm512_maskz_permutex2var_epi8(
      ~wide, _mm512_loadu_si512(tables->flags), block, _mm512_loadu_si512(tables->flags + 64));
  if (wide) flags = wide_flags(tables, bytes, block, flags, wide, masks);
  masks->letter = having(flags, claimwire_words_letter);
  masks->number = having(flags, claimwire_words_number);
  masks->space = having(flags, claimwire_words_space);
  masks->mid_letter = having(flags, claimwire_words_mid_letter);
  masks->mid_number = having(flags, claimwire_words_mid_number);
  masks->carriage_return = having(flags, claimwire_words_return);
  masks->complex = _mm512_movepi8_mask(flags);
  uint64_t extend = having(flags, claimwire_words_extend);
  masks->line_feed = extend & ~wide;
  masks->extend = extend & wide;
  return wide != 0;
}

KERNEL_TARGET static inline size_t KERNEL(emit)(
    const claimwire_words_boundaries *found, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  const __m512i places = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
      34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
      4, 3, 2, 1, 0);
  size_t count = (size_t)__builtin_popcountll(found->before);
  __m512i status = _mm512_mask_mov_epi8(
      _mm512_maskz_set1_epi8(found->after_number, 1), found->after_letter, _mm512_set1_epi8(2));
  _mm512_storeu_si512(statuses, _mm512_maskz_compress_epi8(found->before, status));
  __m512i offsets = _mm512_maskz_compress_epi8(found->before, places);
  __m512i start = _mm512_set1_epi32((int)base);
  _mm512_storeu_si512(ends, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(offsets))));
  _mm512_storeu_si512(
      ends + 16, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(offsets, 1))));
  if (__builtin_expect(count > 32, 0)) {
    _mm512_storeu_si512(
        ends + 32, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(offsets, 2))));
    _mm512_storeu_si512(
        ends + 48, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(offsets, 3))));
  }
  return count;
}

#include "words_blocks.h"

#endif
