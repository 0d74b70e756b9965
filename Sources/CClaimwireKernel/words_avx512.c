#if defined(__x86_64__)

#include <immintrin.h>

#include "claimwire_words.h"

#define KERNEL(name) claimwire_avx512_##name
#define KERNEL_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi,bmi2,lzcnt,popcnt")))

#include "bits_avx512.h"
#include "words_masks.h"

/// Looks up what has not been seen lately, a row at a time, and remembers it.
KERNEL_TARGET __attribute__((noinline)) static __m512i new_two(
    const claimwire_words_tables *tables, const uint8_t *bytes, __m512i flags, uint64_t rest,
    claimwire_words_recent *recent) {
  __m512i block = _mm512_loadu_si512(bytes), second = _mm512_loadu_si512(bytes + 1);
  while (rest) {
    uint8_t lead = bytes[__builtin_ctzll(rest)];
    const uint8_t *row = tables->flags + (size_t)tables->row_of[lead & 0x1F] * claimwire_words_row;
    __mmask64 same = _mm512_mask_cmpeq_epi8_mask(rest, block, _mm512_set1_epi8((char)lead));
    flags = _mm512_mask_permutexvar_epi8(flags, same, second, _mm512_loadu_si512(row));
    rest &= ~same;
    if (__builtin_popcountll(same) < claimwire_words_often) continue;
    recent->two[recent->two_turn] = lead;
    recent->two_flags[recent->two_turn] = row;
    recent->two_turn ^= 1;
  }
  return flags;
}

KERNEL_TARGET __attribute__((noinline)) static __m512i new_three(
    const claimwire_words_tables *tables, const uint8_t *bytes, __m512i flags, uint64_t rest,
    claimwire_words_recent *recent) {
  __m512i block = _mm512_loadu_si512(bytes), second = _mm512_loadu_si512(bytes + 1);
  __m512i third = _mm512_loadu_si512(bytes + 2);
  while (rest) {
    int first = __builtin_ctzll(rest);
    uint8_t lead = bytes[first], next = bytes[first + 1];
    uint16_t number = tables->row_of[(size_t)(lead & 0x0F) << 6 | (next & 0x3F)];
    if (tables->is_complex_row[number])
      // Scripts that a dictionary splits have many rows, and one such character is enough.
      return _mm512_mask_set1_epi8(flags, rest, (char)claimwire_words_complex);
    const uint8_t *row = tables->flags + (size_t)number * claimwire_words_row;
    __mmask64 same = _mm512_mask_cmpeq_epi8_mask(rest, block, _mm512_set1_epi8((char)lead));
    same = _mm512_mask_cmpeq_epi8_mask(same, second, _mm512_set1_epi8((char)next));
    flags = _mm512_mask_permutexvar_epi8(flags, same, third, _mm512_loadu_si512(row));
    rest &= ~same;
    if (__builtin_popcountll(same) < claimwire_words_often) continue;
    recent->three[recent->three_turn][0] = lead;
    recent->three[recent->three_turn][1] = next;
    recent->three_flags[recent->three_turn] = row;
    recent->three_turn ^= 1;
  }
  return flags;
}

/// The flags of the characters of two and three bytes. One look-up for all that share a row: text of one script has
/// few rows.
KERNEL_TARGET static inline __m512i wide_flags(
    const claimwire_words_tables *tables, const uint8_t *bytes, __m512i block, __m512i flags, __mmask64 wide,
    claimwire_words_masks *masks, claimwire_words_recent *recent) {
  __m512i second = _mm512_loadu_si512(bytes + 1);
  __mmask64 continuation = wide & _mm512_cmplt_epu8_mask(block, _mm512_set1_epi8((char)0xC0));
  __mmask64 three_or_more = _mm512_cmpge_epu8_mask(block, _mm512_set1_epi8((char)0xE0));
  masks->continuation = continuation;
  masks->two = wide & ~continuation & ~three_or_more;
  __mmask64 same0 = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)recent->two[0]));
  __mmask64 same1 = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)recent->two[1]));
  flags = _mm512_mask_permutexvar_epi8(flags, same0 & masks->two, second, _mm512_loadu_si512(recent->two_flags[0]));
  flags = _mm512_mask_permutexvar_epi8(flags, same1 & masks->two, second, _mm512_loadu_si512(recent->two_flags[1]));
  uint64_t rest = masks->two & ~(same0 | same1);
  if (__builtin_expect(rest != 0, 0)) flags = new_two(tables, bytes, flags, rest, recent);
  masks->three = 0;
  if (three_or_more) {
    __m512i third = _mm512_loadu_si512(bytes + 2);
    __mmask64 four = _mm512_cmpge_epu8_mask(block, _mm512_set1_epi8((char)0xF0));
    flags = _mm512_mask_set1_epi8(flags, four, (char)claimwire_words_complex);
    masks->three = three_or_more & ~four;
    same0 = _mm512_mask_cmpeq_epi8_mask(masks->three, block, _mm512_set1_epi8((char)recent->three[0][0]));
    same1 = _mm512_mask_cmpeq_epi8_mask(masks->three, block, _mm512_set1_epi8((char)recent->three[1][0]));
    same0 = _mm512_mask_cmpeq_epi8_mask(same0, second, _mm512_set1_epi8((char)recent->three[0][1]));
    same1 = _mm512_mask_cmpeq_epi8_mask(same1, second, _mm512_set1_epi8((char)recent->three[1][1]));
    flags = _mm512_mask_permutexvar_epi8(flags, same0, third, _mm512_loadu_si512(recent->three_flags[0]));
    flags = _mm512_mask_permutexvar_epi8(flags, same1, third, _mm512_loadu_si512(recent->three_flags[1]));
    rest = masks->three & ~(same0 | same1);
    if (__builtin_expect(rest != 0, 0)) flags = new_three(tables, bytes, flags, rest, recent);
  }
  return flags;
}

KERNEL_TARGET static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks,
    claimwire_words_recent *recent) {
  __m512i block = _mm512_loadu_si512(bytes);
  __mmask64 wide = _mm512_movepi8_mask(block);
  __m512i flags = _mm512_maskz_permutex2var_epi8(
      ~wide, _mm512_loadu_si512(tables->flags), block, _mm512_loadu_si512(tables->flags + 64));
  if (wide) flags = wide_flags(tables, bytes, block, flags, wide, masks, recent);
  uint64_t of[8];
  _mm512_storeu_si512(of, masks_of(flags));
  masks->letter = of[__builtin_ctz(claimwire_words_letter)];
  masks->number = of[__builtin_ctz(claimwire_words_number)];
  masks->space = of[__builtin_ctz(claimwire_words_space)];
  masks->mid_letter = of[__builtin_ctz(claimwire_words_mid_letter)];
  masks->mid_number = of[__builtin_ctz(claimwire_words_mid_number)];
  masks->carriage_return = of[__builtin_ctz(claimwire_words_return)];
  masks->complex = of[__builtin_ctz(claimwire_words_complex)];
  uint64_t extend = of[__builtin_ctz(claimwire_words_extend)];
  masks->line_feed = extend & ~wide;
  masks->extend = extend & wide;
  return wide != 0;
}

/// Writes the places of the bits of `before`, counted from `base`, and what `status` has there.
KERNEL_TARGET static inline size_t KERNEL(write)(
    uint64_t before, __m512i status, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  const __m512i places = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
      34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
      4, 3, 2, 1, 0);
  size_t count = (size_t)__builtin_popcountll(before);
  _mm512_storeu_si512(statuses, _mm512_maskz_compress_epi8(before, status));
  __m512i offsets = _mm512_maskz_compress_epi8(before, places);
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

KERNEL_TARGET static inline size_t KERNEL(emit)(
    const claimwire_words_boundaries *found, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  __m512i status = _mm512_mask_mov_epi8(
      _mm512_maskz_set1_epi8(found->after_number, 1), found->after_letter, _mm512_set1_epi8(2));
  return KERNEL(write)(found->before, status, base, ends, statuses);
}

#define KERNEL_HAS_RUN

/// Blocks of plain ASCII, by pairs and triples of neighbours: the bits of a byte's place in a pair or triple are ANDed with
/// those of the byte before it, so that two tests make all boundaries.
///
/// Bits: 0 and 1 a word goes on (of the earlier byte, they are the rule status), 2 spaces go on, 5 CR LF; 3 and 4 a mark
/// is joined between letters, between numbers; 7 not plain.
typedef struct {
  __m512i earlier[2], middle[2], later[2];
} neighbours;

enum { pair_bits = 0x27 };

KERNEL_TARGET static inline neighbours neighbour_tables(const claimwire_words_tables *tables) {
  return (neighbours){
      {_mm512_loadu_si512(tables->earlier), _mm512_loadu_si512(tables->earlier + 64)},
      {_mm512_loadu_si512(tables->middle), _mm512_loadu_si512(tables->middle + 64)},
      {_mm512_loadu_si512(tables->later), _mm512_loadu_si512(tables->later + 64)},
  };
}

KERNEL_TARGET __attribute__((always_inline)) static inline size_t KERNEL(run)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t at, claimwire_words_carry *carry,
    claimwire_words_output *output, bool as_bits) {
  neighbours table = neighbour_tables(tables);
  uint64_t joined = carry->joined;
  claimwire_words_output kept = *output;
  // Bits go into their words through two that are kept here.
  size_t start = at, place = as_bits ? at - kept.bits.base : 0, shift = place % 64;
  uint64_t *boundaries = as_bits ? kept.bits.boundaries + place / 64 : NULL;
  uint64_t *words = as_bits ? kept.bits.words + place / 64 : NULL;
  uint64_t boundary_word = as_bits ? *boundaries : 0, word_word = as_bits ? *words : 0;
  while (at + 65 <= count && !claimwire_words_is_full(&kept, as_bits)) {
    __m512i before = _mm512_loadu_si512(bytes + at - 1), here = _mm512_loadu_si512(bytes + at);
    __m512i after = _mm512_loadu_si512(bytes + at + 1);
    __m512i earlier = _mm512_permutex2var_epi8(table.earlier[0], before, table.earlier[1]);
    __m512i middle = _mm512_permutex2var_epi8(table.middle[0], here, table.middle[1]);
    __m512i later = _mm512_permutex2var_epi8(table.later[0], after, table.later[1]);
    __m512i not_plain = _mm512_or_si512(_mm512_or_si512(here, after), _mm512_or_si512(middle, later));
    if (_mm512_movepi8_mask(not_plain)) break;
    __m512i pair = _mm512_and_si512(earlier, middle);
    uint64_t mid = _mm512_test_epi8_mask(pair, later);
    uint64_t on = _mm512_test_epi8_mask(pair, _mm512_set1_epi8(pair_bits)) | mid | mid << 1 | joined;
    joined = mid >> 63;
    if (as_bits) {
      uint64_t behind_word = _mm512_test_epi8_mask(earlier, _mm512_set1_epi8(3)) & ~on;
      *boundaries++ = boundary_word | ~on << shift;
      *words++ = word_word | behind_word << shift;
      boundary_word = ~on >> 1 >> (63 - shift);
      word_word = behind_word >> 1 >> (63 - shift);
    } else {
      kept.written += KERNEL(write)(
          ~on, _mm512_and_si512(earlier, _mm512_set1_epi8(3)), (uint32_t)at, kept.ends + kept.written,
          kept.statuses + kept.written);
    }
    at += 64;
  }
  if (as_bits) {
    *boundaries |= boundary_word;
    *words |= word_word;
  }
  output->written = kept.written;
  if (at == start) return at;
  uint8_t flags = tables->flags[bytes[at - 1]];
  carry->joined = joined;
  carry->after_letter = flags & claimwire_words_letter ? 1 : 0;
  carry->after_number = flags & claimwire_words_number ? 1 : 0;
  carry->after_space = flags & claimwire_words_space ? 1 : 0;
  carry->after_return = flags & claimwire_words_return ? 1 : 0;
  carry->unextended = flags & (claimwire_words_mid_letter | claimwire_words_mid_number | claimwire_words_return |
                               claimwire_words_extend) ? 1 : 0;
  return at;
}

#include "words_blocks.h"

#endif
