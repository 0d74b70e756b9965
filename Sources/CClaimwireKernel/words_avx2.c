#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "claimwire_words.h"
#include "words_compress.h"

#define KERNEL(name) claimwire_avx2_##name
#define KERNEL_TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

#include "words_masks.h"

/// Looks each byte's low six bits up in 64 entries.
KERNEL_TARGET static inline __m256i look_up(const uint8_t *entries, __m256i index) {
  const __m128i *quarters = (const __m128i *)entries;
  __m256i low = _mm256_and_si256(index, _mm256_set1_epi8(0x0F));
  __m256i a = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(quarters)), low);
  __m256i b = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(quarters + 1)), low);
  __m256i c = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(quarters + 2)), low);
  __m256i d = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(quarters + 3)), low);
  __m256i bit4 = _mm256_slli_epi16(index, 3), bit5 = _mm256_slli_epi16(index, 2);
  return _mm256_blendv_epi8(_mm256_blendv_epi8(a, b, bit4), _mm256_blendv_epi8(c, d, bit4), bit5);
}

KERNEL_TARGET static inline __m256i ascii_flags(const uint8_t *flags, __m256i block) {
  return _mm256_blendv_epi8(look_up(flags, block), look_up(flags + 64, block), _mm256_slli_epi16(block, 1));
}

KERNEL_TARGET static inline uint64_t mask_of(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

KERNEL_TARGET static inline uint64_t having(__m256i low, __m256i high, int bit) {
  return mask_of(_mm256_slli_epi16(low, 7 - bit), _mm256_slli_epi16(high, 7 - bit));
}

KERNEL_TARGET static inline __m256i load(const uint8_t *bytes) { return _mm256_loadu_si256((const __m256i *)bytes); }

KERNEL_TARGET static inline __m256i equal(__m256i block, uint8_t byte) {
  return _mm256_cmpeq_epi8(block, _mm256_set1_epi8((char)byte));
}

/// Bytes of at least `least`, unsigned.
KERNEL_TARGET static inline __m256i at_least(__m256i block, uint8_t least) {
  __m256i bound = _mm256_set1_epi8((char)least);
  return _mm256_cmpeq_epi8(_mm256_max_epu8(block, bound), block);
}

/// The flags of the characters of two and three bytes; one look-up for all that share a row.
KERNEL_TARGET static void wide_flags(
    const claimwire_words_tables *tables, const uint8_t *bytes, const __m256i block[2], __m256i flags[2],
    claimwire_words_masks *masks) {
  uint64_t wide = mask_of(block[0], block[1]);
  uint64_t leads = mask_of(at_least(block[0], 0xC0), at_least(block[1], 0xC0));
  uint64_t three_or_more = mask_of(at_least(block[0], 0xE0), at_least(block[1], 0xE0));
  __m256i four[2] = {at_least(block[0], 0xF0), at_least(block[1], 0xF0)};
  masks->continuation = wide & ~leads;
  masks->two = leads & ~three_or_more;
  masks->three = three_or_more & ~mask_of(four[0], four[1]);
  __m256i second[2] = {load(bytes + 1), load(bytes + 33)}, third[2] = {load(bytes + 2), load(bytes + 34)};
  const __m256i complex = _mm256_set1_epi8((char)claimwire_words_complex);
  for (int half = 0; half < 2; half++) {
    flags[half] = _mm256_blendv_epi8(flags[half], _mm256_setzero_si256(), block[half]);
    flags[half] = _mm256_or_si256(flags[half], _mm256_and_si256(four[half], complex));
  }
  uint64_t rest = masks->two;
  while (rest) {
    uint8_t lead = bytes[__builtin_ctzll(rest)];
    const uint8_t *row = tables->flags + (size_t)tables->row_of[lead & 0x1F] * claimwire_words_row;
    __m256i same[2];
    for (int half = 0; half < 2; half++) {
      same[half] = equal(block[half], lead);
      flags[half] = _mm256_or_si256(flags[half], _mm256_and_si256(same[half], look_up(row, second[half])));
    }
    rest &= ~mask_of(same[0], same[1]);
  }
  rest = masks->three;
  while (rest) {
    int first = __builtin_ctzll(rest);
    uint8_t lead = bytes[first], next = bytes[first + 1];
    uint16_t row = tables->row_of[(size_t)(lead & 0x0F) << 6 | (next & 0x3F)];
    if (tables->is_complex_row[row]) {
      // Scripts that a dictionary splits have many rows, and one such character is enough.
      masks->complex = 1ull << first;
      break;
    }
    __m256i same[2];
    for (int half = 0; half < 2; half++) {
      same[half] = _mm256_and_si256(equal(block[half], lead), equal(second[half], next));
      flags[half] = _mm256_or_si256(
          flags[half],
          _mm256_and_si256(same[half], look_up(tables->flags + (size_t)row * claimwire_words_row, third[half])));
    }
    rest &= ~mask_of(same[0], same[1]);
  }
}

KERNEL_TARGET static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks) {
  __m256i block[2] = {load(bytes), load(bytes + 32)};
  __m256i flags[2] = {ascii_flags(tables->flags, block[0]), ascii_flags(tables->flags, block[1])};
  uint64_t wide = mask_of(block[0], block[1]);
  masks->complex = 0;
  if (wide) wide_flags(tables, bytes, block, flags, masks);
  masks->letter = having(flags[0], flags[1], 0);
  masks->number = having(flags[0], flags[1], 1);
  masks->space = having(flags[0], flags[1], 2);
  masks->mid_letter = having(flags[0], flags[1], 3);
  masks->mid_number = having(flags[0], flags[1], 4);
  masks->carriage_return = having(flags[0], flags[1], 6);
  masks->complex |= having(flags[0], flags[1], 7);
  uint64_t extend = having(flags[0], flags[1], 5);
  masks->line_feed = extend & ~wide;
  masks->extend = extend & wide;
  return wide != 0;
}

KERNEL_TARGET static inline size_t KERNEL(emit)(
    const claimwire_words_boundaries *found, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  size_t count = 0;
  for (int eighth = 0; eighth < 8; eighth++) {
    int shift = 8 * eighth;
    uint8_t before = (uint8_t)(found->before >> shift);
    // The places of the eight bits that are set, in front; then what stands there.
    __m128i places = _mm_loadl_epi64((const __m128i *)(const void *)&claimwire_words_places[before]);
    uint64_t status = claimwire_words_spread[(uint8_t)(found->after_letter >> shift)] << 1 |
                      claimwire_words_spread[(uint8_t)(found->after_number >> shift)];
    __m256i offsets = _mm256_add_epi32(_mm256_cvtepu8_epi32(places), _mm256_set1_epi32((int)base + shift));
    _mm256_storeu_si256((__m256i *)(void *)(ends + count), offsets);
    _mm_storel_epi64(
        (__m128i *)(void *)(statuses + count), _mm_shuffle_epi8(_mm_cvtsi64_si128((long long)status), places));
    count += (size_t)__builtin_popcount(before);
  }
  return count;
}

#include "words_blocks.h"

#endif
