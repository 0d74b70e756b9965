#if defined(__x86_64__)

#include <immintrin.h>

#include "tokens.h"

#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

/// Bits 1, 2, 4 and 8 of each lane's bytes that are all ones, as a number.
TARGET static inline __m256i places(__m256i mask) {
  __m256i weights = _mm256_and_si256(mask, _mm256_set1_epi32(0x08040201));
  return _mm256_srli_epi32(_mm256_mullo_epi32(weights, _mm256_set1_epi32(0x01010101)), 24);
}

/// Bytes from `first` to `last`, both below 0x7F; bytes from 0x80 on are none.
TARGET static inline __m256i within(__m256i bytes, char first, char last) {
  return _mm256_and_si256(
      _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)(first - 1))),
      _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(last + 1)), bytes));
}

TARGET static inline __m256i lanes_of(const uint32_t *values) { return _mm256_loadu_si256((const __m256i *)(const void *)values); }

/// Eight segments at a time, a lane each, four bytes of each at a time.
TARGET void claimwire_avx2_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state) {
  const __m256i prime = _mm256_set1_epi32(claimwire_fnv_prime), low = _mm256_set1_epi32(0xFF);
  const __m256i zero = _mm256_setzero_si256(), ones = _mm256_set1_epi32(-1);
  const __m256i order = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  // Compared as signed: texts of 2 GiB are looked at one by one.
  size_t readable = count < 16 || count > INT32_MAX ? 0 : count - 16 + 1;
  for (uint32_t group = 0; group < state->group_count; group += 8) {
    __m256i starts = lanes_of(state->starts + group);
    __m256i lengths = _mm256_sub_epi32(lanes_of(state->ends + group), starts);
    __m256i known = _mm256_cmpgt_epi32(_mm256_set1_epi32((int)(state->group_count - group)), order);
    known = _mm256_and_si256(known, _mm256_cmpgt_epi32(_mm256_set1_epi32(17), lengths));
    known = _mm256_and_si256(known, _mm256_cmpgt_epi32(lengths, zero));
    known = _mm256_and_si256(known, _mm256_cmpgt_epi32(_mm256_set1_epi32((int)readable), starts));
    __m256i key = _mm256_set1_epi32((int)CLAIMWIRE_FNV_BASIS), upper = zero, lower = zero;
    __m256i digits = zero, stops = zero, others = zero;
    for (int place = 0; place < 16; place += 4) {
      __m256i reaching = _mm256_and_si256(known, _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place)));
      if (_mm256_testz_si256(reaching, reaching)) break;
      __m256i four = _mm256_mask_i32gather_epi32(
          zero, (const int *)(const void *)bytes, _mm256_add_epi32(starts, _mm256_set1_epi32(place)), reaching, 1);
      // The bytes of each lane that belong to the segment.
      __m256i left = _mm256_min_epi32(_mm256_sub_epi32(lengths, _mm256_set1_epi32(place)), _mm256_set1_epi32(4));
      left = _mm256_mullo_epi32(left, _mm256_set1_epi32(0x01010101));
      __m256i own = _mm256_and_si256(reaching, _mm256_cmpgt_epi8(left, _mm256_set1_epi32(0x03020100)));
      __m256i upper_bytes = _mm256_and_si256(own, within(four, 'A', 'Z'));
      __m256i lower_bytes = _mm256_and_si256(own, within(four, 'a', 'z'));
      __m256i digit_bytes = _mm256_and_si256(own, within(four, '0', '9'));
      __m256i stop_bytes = _mm256_or_si256(
          _mm256_cmpeq_epi8(four, _mm256_set1_epi8('.')), _mm256_cmpeq_epi8(four, _mm256_set1_epi8(',')));
      stop_bytes = _mm256_and_si256(own, stop_bytes);
      __m256i plain = _mm256_or_si256(_mm256_or_si256(upper_bytes, lower_bytes), _mm256_or_si256(digit_bytes, stop_bytes));
      upper = _mm256_or_si256(upper, _mm256_sll_epi32(places(upper_bytes), _mm_cvtsi32_si128(place)));
      lower = _mm256_or_si256(lower, _mm256_sll_epi32(places(lower_bytes), _mm_cvtsi32_si128(place)));
      digits = _mm256_or_si256(digits, digit_bytes);
      stops = _mm256_or_si256(stops, stop_bytes);
      others = _mm256_or_si256(others, _mm256_andnot_si256(plain, own));
      four = _mm256_or_si256(four, _mm256_and_si256(upper_bytes, _mm256_set1_epi8(0x20)));
      for (int byte = 0; byte < 4; byte++) {
        __m256i more = _mm256_and_si256(known, _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place + byte)));
        __m256i next = _mm256_mullo_epi32(_mm256_xor_si256(key, _mm256_and_si256(four, low)), prime);
        key = _mm256_blendv_epi8(key, next, more);
        four = _mm256_srli_epi32(four, 8);
      }
    }
    _mm256_storeu_si256((__m256i *)(void *)(state->keys + group), key);
    _mm256_storeu_si256(
        (__m256i *)(void *)(state->letters + group), _mm256_or_si256(upper, _mm256_slli_epi32(lower, 16)));
    __m256i found = _mm256_andnot_si256(_mm256_cmpeq_epi32(digits, zero), _mm256_set1_epi32(claimwire_tokens_digit));
    found = _mm256_or_si256(
        found, _mm256_andnot_si256(_mm256_cmpeq_epi32(stops, zero), _mm256_set1_epi32(claimwire_tokens_stop)));
    found = _mm256_or_si256(
        found, _mm256_andnot_si256(_mm256_cmpeq_epi32(others, zero), _mm256_set1_epi32(claimwire_tokens_other)));
    found = _mm256_or_si256(
        found, _mm256_and_si256(_mm256_xor_si256(known, ones), _mm256_set1_epi32(claimwire_tokens_unknown)));
    // Dwords to bytes.
    __m256i bytes_of = _mm256_shuffle_epi8(
        found, _mm256_setr_epi8(0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 4, 8, 12, -1, -1, -1, -1, -1,
                   -1, -1, -1, -1, -1, -1, -1));
    uint32_t low_half = (uint32_t)_mm256_extract_epi32(bytes_of, 0), high_half = (uint32_t)_mm256_extract_epi32(bytes_of, 4);
    uint64_t eight = low_half | (uint64_t)high_half << 32;
    __builtin_memcpy(state->others + group, &eight, 8);
  }
}

#endif
