#if defined(__x86_64__)

#include <immintrin.h>

#include "kernels.h"
#include "utf8_tables.h"

#define TARGET __attribute__((target("avx2")))

TARGET static inline __m256i load(const uint8_t *bytes) { return _mm256_loadu_si256((const __m256i *)(const void *)bytes); }

/// What `table` has for the four bits of each byte.
TARGET static inline __m256i look_up(__m128i table, __m256i bits) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), bits);
}

TARGET static inline __m256i high_half(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

/// Not zero where 32 bytes at `bytes`, of which three before must be readable, are ill-formed behind what stands before:
/// see the tables.
TARGET static inline __m256i errors_at(const uint8_t *bytes) {
  __m256i here = load(bytes), before = load(bytes - 1);
  __m256i pair = _mm256_and_si256(
      _mm256_and_si256(
          look_up(claimwire_utf8_first_high(), high_half(before)),
          look_up(claimwire_utf8_first_low(), _mm256_and_si256(before, _mm256_set1_epi8(0x0F)))),
      look_up(claimwire_utf8_second_high(), high_half(here)));
  // The third and fourth bytes of characters, which must be continuations behind continuations, and no others may be.
  __m256i third = _mm256_subs_epu8(load(bytes - 2), _mm256_set1_epi8(0xE0 - 0x80));
  __m256i fourth = _mm256_subs_epu8(load(bytes - 3), _mm256_set1_epi8(0xF0 - 0x80));
  __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(must, pair);
}

TARGET size_t claimwire_avx2_utf8_valid_prefix(const uint8_t *bytes, size_t count) {
  // Three bytes must stand before a block.
  size_t at = claimwire_scalar_utf8_valid_lead(bytes, count);
  if (at < 3) return at;
  for (; at + 64 <= count; at += 64) {
    __m256i low = load(bytes + at), high = load(bytes + at + 32);
    bool is_ascii = _mm256_movemask_epi8(_mm256_or_si256(low, high)) == 0;
    if (is_ascii && bytes[at - 1] < 0x80) continue;
    __m256i errors = _mm256_or_si256(errors_at(bytes + at), errors_at(bytes + at + 32));
    if (!_mm256_testz_si256(errors, errors)) break;
  }
  return claimwire_scalar_utf8_valid_rest(bytes, count, at);
}

__attribute__((target("avx2"))) size_t claimwire_avx2_count_code_points(
    const uint8_t *bytes, size_t count, size_t *astral) {
  size_t points = 0, pairs = 0, at = 0;
  // Signed: continuation bytes are -128…-65, the leads of four-byte characters -16…-12.
  const __m256i last_continuation = _mm256_set1_epi8(-65), before_astral = _mm256_set1_epi8(-17);
  for (; at + 32 <= count; at += 32) {
    __m256i block = _mm256_loadu_si256((const __m256i *)(bytes + at));
    points += (size_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(block, last_continuation)));
    __m256i negative = _mm256_cmpgt_epi8(_mm256_setzero_si256(), block);
    __m256i wide = _mm256_and_si256(negative, _mm256_cmpgt_epi8(block, before_astral));
    pairs += (size_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(wide));
  }
  size_t rest = 0;
  points += claimwire_scalar_count_code_points(bytes + at, count - at, &rest);
  if (astral) *astral = pairs + rest;
  return points;
}

#endif
