#if defined(__x86_64__)

#include <immintrin.h>

#include "kernels.h"

__attribute__((target("avx2"))) static inline uint32_t high_bits(const uint8_t *bytes) {
  return (uint32_t)_mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)bytes));
}

__attribute__((target("avx2"))) size_t claimwire_avx2_utf8_valid_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    while (at + 32 <= count && high_bits(bytes + at) == 0) at += 32;
    // At most 32 bytes by characters, then the wide loop again.
    size_t until = at + 32 < count ? at + 32 : count;
    while (at < until) {
      size_t length = claimwire_scalar_character_length(bytes + at, count - at);
      if (length == 0) return at;
      at += length;
    }
  }
  return at;
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
