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

/// ORs into the flags what a row has for the bytes `index`, where `same` is set; returns those places.
KERNEL_TARGET static inline uint64_t add_row(
    __m256i flags[2], const uint8_t *row, __m256i index0, __m256i index1, __m256i same0, __m256i same1) {
  flags[0] = _mm256_or_si256(flags[0], _mm256_and_si256(same0, look_up(row, index0)));
  flags[1] = _mm256_or_si256(flags[1], _mm256_and_si256(same1, look_up(row, index1)));
  return mask_of(same0, same1);
}

/// Looks up what has not been seen lately, a row at a time, and remembers it.
KERNEL_TARGET __attribute__((noinline)) static void new_two(
    const claimwire_words_tables *tables, const uint8_t *bytes, __m256i flags[2], uint64_t rest,
    claimwire_words_recent *recent) {
  while (rest) {
    uint8_t lead = bytes[__builtin_ctzll(rest)];
    const uint8_t *row = tables->flags + (size_t)tables->row_of[lead & 0x1F] * claimwire_words_row;
    uint64_t same = add_row(
        flags, row, load(bytes + 1), load(bytes + 33), equal(load(bytes), lead), equal(load(bytes + 32), lead));
    rest &= ~same;
    if (__builtin_popcountll(same) < claimwire_words_often) continue;
    recent->two[recent->two_turn] = lead;
    recent->two_flags[recent->two_turn] = row;
    recent->two_turn ^= 1;
  }
}

KERNEL_TARGET static inline uint64_t add_three(
    const uint8_t *bytes, __m256i flags[2], const uint8_t lead[2], const uint8_t *row) {
  __m256i same0 = _mm256_and_si256(equal(load(bytes), lead[0]), equal(load(bytes + 1), lead[1]));
  __m256i same1 = _mm256_and_si256(equal(load(bytes + 32), lead[0]), equal(load(bytes + 33), lead[1]));
  return add_row(flags, row, load(bytes + 2), load(bytes + 34), same0, same1);
}

/// The place of a character that makes the block complex, 0 for none.
KERNEL_TARGET __attribute__((noinline)) static uint64_t new_three(
    const claimwire_words_tables *tables, const uint8_t *bytes, __m256i flags[2], uint64_t rest,
    claimwire_words_recent *recent) {
  while (rest) {
    int first = __builtin_ctzll(rest);
    uint16_t number = tables->row_of[(size_t)(bytes[first] & 0x0F) << 6 | (bytes[first + 1] & 0x3F)];
    // Scripts that a dictionary splits have many rows, and one such character is enough.
    if (tables->is_complex_row[number]) return 1ull << first;
    const uint8_t *row = tables->flags + (size_t)number * claimwire_words_row;
    uint64_t same = add_three(bytes, flags, bytes + first, row);
    rest &= ~same;
    if (__builtin_popcountll(same) < claimwire_words_often) continue;
    recent->three[recent->three_turn][0] = bytes[first];
    recent->three[recent->three_turn][1] = bytes[first + 1];
    recent->three_flags[recent->three_turn] = row;
    recent->three_turn ^= 1;
  }
  return 0;
}

/// The flags of the characters of two and three bytes; one look-up for all that share a row: text of one script has few.
KERNEL_TARGET static inline void wide_flags(
    const claimwire_words_tables *tables, const uint8_t *bytes, const __m256i block[2], __m256i flags[2], uint64_t wide,
    claimwire_words_masks *masks, claimwire_words_recent *recent) {
  uint64_t leads = mask_of(at_least(block[0], 0xC0), at_least(block[1], 0xC0));
  uint64_t three_or_more = mask_of(at_least(block[0], 0xE0), at_least(block[1], 0xE0));
  masks->continuation = wide & ~leads;
  masks->two = leads & ~three_or_more;
  masks->three = 0;
  flags[0] = _mm256_blendv_epi8(flags[0], _mm256_setzero_si256(), block[0]);
  flags[1] = _mm256_blendv_epi8(flags[1], _mm256_setzero_si256(), block[1]);
  if (masks->two) {
    uint64_t found = 0;
    for (int slot = 0; slot < 2; slot++)
      found |= add_row(
          flags, recent->two_flags[slot], load(bytes + 1), load(bytes + 33), equal(block[0], recent->two[slot]),
          equal(block[1], recent->two[slot]));
    uint64_t rest = masks->two & ~found;
    if (__builtin_expect(rest != 0, 0)) new_two(tables, bytes, flags, rest, recent);
  }
  if (three_or_more) {
    __m256i four[2] = {at_least(block[0], 0xF0), at_least(block[1], 0xF0)};
    const __m256i complex = _mm256_set1_epi8((char)claimwire_words_complex);
    flags[0] = _mm256_or_si256(flags[0], _mm256_and_si256(four[0], complex));
    flags[1] = _mm256_or_si256(flags[1], _mm256_and_si256(four[1], complex));
    masks->three = three_or_more & ~mask_of(four[0], four[1]);
    uint64_t rest = masks->three & ~add_three(bytes, flags, recent->three[0], recent->three_flags[0]);
    if (rest) rest &= ~add_three(bytes, flags, recent->three[1], recent->three_flags[1]);
    if (__builtin_expect(rest != 0, 0)) masks->complex = new_three(tables, bytes, flags, rest, recent);
  }
}

KERNEL_TARGET static inline void fill_masks(__m256i low, __m256i high, claimwire_words_masks *masks) {
  masks->number = having(low, high, 0);
  masks->letter = having(low, high, 1);
  masks->space = having(low, high, 2);
  masks->mid_letter = having(low, high, 3);
  masks->mid_number = having(low, high, 4);
  masks->line_feed = having(low, high, 5);
  masks->carriage_return = having(low, high, 6);
}

KERNEL_TARGET static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks,
    claimwire_words_recent *recent) {
  __m256i block[2] = {load(bytes), load(bytes + 32)};
  __m256i flags[2] = {ascii_flags(tables->flags, block[0]), ascii_flags(tables->flags, block[1])};
  uint64_t wide = mask_of(block[0], block[1]);
  masks->complex = 0;
  if (wide) wide_flags(tables, bytes, block, flags, wide, masks, recent);
  fill_masks(flags[0], flags[1], masks);
  masks->complex |= having(flags[0], flags[1], 7);
  masks->extend = masks->line_feed & wide;
  masks->line_feed &= ~wide;
  return wide != 0;
}

KERNEL_TARGET static inline bool KERNEL(classify_plain)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks) {
  __m256i low = load(bytes), high = load(bytes + 32);
  __m256i low_flags = ascii_flags(tables->flags, low), high_flags = ascii_flags(tables->flags, high);
  __m256i any = _mm256_or_si256(_mm256_or_si256(low, high), _mm256_or_si256(low_flags, high_flags));
  if (_mm256_movemask_epi8(any)) return false;
  fill_masks(low_flags, high_flags, masks);
  const __m256i status = _mm256_set1_epi8(claimwire_words_letter | claimwire_words_number);
  _mm256_storeu_si256((__m256i *)(void *)(masks->flags + 1), _mm256_and_si256(low_flags, status));
  _mm256_storeu_si256((__m256i *)(void *)(masks->flags + 33), _mm256_and_si256(high_flags, status));
  return true;
}

/// Writes the places of the bits of `before`, counted from `base`, and what `status` has there.
KERNEL_TARGET static inline size_t write_eights(
    uint64_t before, const uint8_t status[64], uint32_t base, uint32_t *ends, uint8_t *statuses) {
  __m256i start = _mm256_set1_epi32((int)base);
  const __m256i step = _mm256_set1_epi32(8);
  uint8_t *status_end = statuses;
#pragma clang loop unroll(full)
  for (int eighth = 0; eighth < 8; eighth++) {
    uint8_t bits = (uint8_t)(before >> 8 * eighth);
    // The places of the bits that are set, in front; then what stands there.
    __m128i places = _mm_loadl_epi64((const __m128i *)(const void *)&claimwire_words_places[bits]);
    __m128i values = _mm_loadl_epi64((const __m128i *)(const void *)(status + 8 * eighth));
    _mm256_storeu_si256((__m256i *)(void *)ends, _mm256_add_epi32(_mm256_cvtepu8_epi32(places), start));
    _mm_storel_epi64((__m128i *)(void *)status_end, _mm_shuffle_epi8(values, places));
    size_t count = (size_t)__builtin_popcount(bits);
    ends += count;
    status_end += count;
    start = _mm256_add_epi32(start, step);
  }
  return (size_t)(status_end - statuses);
}

KERNEL_TARGET static inline size_t KERNEL(emit)(
    const claimwire_words_boundaries *found, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  uint64_t status[8];
  for (int eighth = 0; eighth < 8; eighth++)
    status[eighth] = claimwire_words_spread[(uint8_t)(found->after_letter >> 8 * eighth)] << 1 |
                     claimwire_words_spread[(uint8_t)(found->after_number >> 8 * eighth)];
  return write_eights(found->before, (const uint8_t *)status, base, ends, statuses);
}

KERNEL_TARGET static inline size_t KERNEL(emit_plain)(
    const claimwire_words_boundaries *found, claimwire_words_masks *masks, uint32_t base, uint32_t *ends,
    uint8_t *statuses) {
  masks->flags[0] = (uint8_t)((found->after_letter & 1) << 1 | (found->after_number & 1));
  return write_eights(found->before, masks->flags, base, ends, statuses);
}

#include "words_blocks.h"

#endif
