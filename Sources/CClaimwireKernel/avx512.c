#if defined(__x86_64__)

#include <immintrin.h>

#include "kernels.h"
#include "utf8_tables.h"

#define TARGET __attribute__((target("avx512f,avx512bw")))

TARGET static inline __m512i look_up(__m128i table, __m512i bits) {
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(table), bits);
}

TARGET static inline __m512i high_half(__m512i bytes) {
  return _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(0x0F));
}

/// As of avx2.c, of 64 bytes.
TARGET static inline bool has_errors(const uint8_t *bytes) {
  __m512i here = _mm512_loadu_si512(bytes), before = _mm512_loadu_si512(bytes - 1);
  __m512i pair = _mm512_and_si512(
      _mm512_and_si512(
          look_up(claimwire_utf8_first_high(), high_half(before)),
          look_up(claimwire_utf8_first_low(), _mm512_and_si512(before, _mm512_set1_epi8(0x0F)))),
      look_up(claimwire_utf8_second_high(), high_half(here)));
  __m512i third = _mm512_subs_epu8(_mm512_loadu_si512(bytes - 2), _mm512_set1_epi8(0xE0 - 0x80));
  __m512i fourth = _mm512_subs_epu8(_mm512_loadu_si512(bytes - 3), _mm512_set1_epi8(0xF0 - 0x80));
  __m512i must = _mm512_and_si512(_mm512_or_si512(third, fourth), _mm512_set1_epi8((char)0x80));
  return _mm512_cmpneq_epi8_mask(must, pair) != 0;
}

TARGET size_t claimwire_avx512_utf8_valid_prefix(const uint8_t *bytes, size_t count) {
  // Three bytes must stand before a block.
  size_t at = claimwire_scalar_utf8_valid_lead(bytes, count);
  if (at < 3) return at;
  for (; at + 64 <= count; at += 64) {
    uint64_t wide = _mm512_movepi8_mask(_mm512_loadu_si512(bytes + at));
    if ((wide | bytes[at - 1] >> 7) != 0 && has_errors(bytes + at)) break;
  }
  return claimwire_scalar_utf8_valid_rest(bytes, count, at);
}

#endif
