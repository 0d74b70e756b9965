#if defined(__x86_64__)

#include <immintrin.h>

#include "tokens.h"

#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,bmi,bmi2,lzcnt,popcnt")))

/// Bits 1, 2, 4 and 8 of each lane's bytes that are set in `mask`, as a number.
TARGET static inline __m512i places(__mmask64 mask) {
  // Each byte's weight in the highest byte of the product.
  __m512i weights = _mm512_maskz_mov_epi8(mask, _mm512_set1_epi32(0x08040201));
  return _mm512_srli_epi32(_mm512_mullo_epi32(weights, _mm512_set1_epi32(0x01010101)), 24);
}

TARGET static inline __mmask64 within(__m512i bytes, uint8_t first, uint8_t count) {
  return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8((char)first)), _mm512_set1_epi8((char)count));
}

/// The last four bytes of sixteen tokens, as pack_group of tokens.c has them; what else is
/// known of them goes into `found`.
TARGET static inline __m512i packed(
    const claimwire_tokens_state *state, uint32_t group, __m512i first, __m512i lengths, __m512i upper, __m512i lower,
    __mmask16 known, __mmask16 has_digit, __mmask16 has_stop, __mmask16 has_other,
    claimwire_tokens_found *found) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i statuses = _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(const void *)(state->statuses + group)));
  __m512i spaced = _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(const void *)(state->spaced + group)));
  __mmask16 has_upper = _mm512_test_epi32_mask(upper, upper), has_lower = _mm512_test_epi32_mask(lower, lower);
  __mmask16 is_more = _mm512_test_epi32_mask(upper, _mm512_sub_epi32(upper, _mm512_set1_epi32(1)));
  __mmask16 is_first_upper = _mm512_cmplt_epu32_mask(
      _mm512_and_si512(upper, _mm512_sub_epi32(zero, upper)), _mm512_and_si512(lower, _mm512_sub_epi32(zero, lower)));
  __m512i cases = _mm512_set1_epi32(claimwire_case_mixed_lower << 8);
  cases = _mm512_mask_mov_epi32(cases, is_first_upper, _mm512_set1_epi32(claimwire_case_capitalized << 8));
  cases = _mm512_mask_mov_epi32(
      cases, is_first_upper & is_more, _mm512_set1_epi32(claimwire_case_mixed_capitalized << 8));
  cases = _mm512_mask_mov_epi32(cases, (__mmask16)~has_lower, _mm512_set1_epi32(claimwire_case_capitalized << 8));
  cases = _mm512_mask_mov_epi32(cases, (__mmask16)~has_lower & is_more, _mm512_set1_epi32(claimwire_case_upper << 8));
  cases = _mm512_mask_mov_epi32(cases, (__mmask16)~has_upper, _mm512_set1_epi32(claimwire_case_lower << 8));
  cases = _mm512_mask_mov_epi32(cases, (__mmask16) ~(has_upper | has_lower), _mm512_set1_epi32(claimwire_token_number));
  cases = _mm512_mask_or_epi32(cases, has_digit, cases, _mm512_set1_epi32(claimwire_flag_digits << 16));
  __m512i entry = _mm512_permutex2var_epi8(
      _mm512_loadu_si512(claimwire_tokens_marks), first, _mm512_loadu_si512(claimwire_tokens_marks + 64));
  entry = _mm512_and_si512(entry, _mm512_set1_epi32(0xFF));
  __mmask16 is_word = _mm512_test_epi32_mask(statuses, statuses), has_letter = has_upper | has_lower;
  __mmask16 special_word = has_other | (__mmask16)~known | _mm512_cmpgt_epu32_mask(statuses, _mm512_set1_epi32(2)) |
                           (has_letter & has_stop) | (__mmask16) ~(has_letter | has_digit);
  __mmask16 special_mark = _mm512_cmpeq_epi32_mask(entry, _mm512_set1_epi32(0xFF)) | (__mmask16)~known |
                           _mm512_cmpneq_epi32_mask(lengths, _mm512_set1_epi32(1)) |
                           _mm512_test_epi32_mask(first, _mm512_set1_epi32(0x80));
  __mmask16 is_one = _mm512_cmpeq_epi32_mask(lengths, _mm512_set1_epi32(1));
  __mmask16 is_sign =
      _mm512_cmpeq_epi32_mask(first, _mm512_set1_epi32(':')) | _mm512_cmpeq_epi32_mask(first, _mm512_set1_epi32('@'));
  __mmask16 is_stop = _mm512_cmpeq_epi32_mask(first, _mm512_set1_epi32('.')) & is_one;
  found->special |= (uint64_t)(__mmask16)((special_word & is_word) | (special_mark & ~is_word)) << group;
  found->signs |= (uint64_t)(__mmask16)(is_sign & ~is_word) << group;
  found->stops |= (uint64_t)(__mmask16)(is_stop & ~is_word) << group;
  __m512i mark = _mm512_or_si512(
      _mm512_and_si512(entry, _mm512_set1_epi32(0x0F)),
      _mm512_slli_epi32(_mm512_and_si512(entry, _mm512_set1_epi32(claimwire_flag_opening)), 16));
  __m512i bytes = _mm512_mask_mov_epi32(mark, is_word, cases);
  bytes = _mm512_or_si512(bytes, _mm512_slli_epi32(spaced, 16));
  return _mm512_or_si512(bytes, _mm512_slli_epi32(first, 24));
}

/// Sixteen segments at a time, a lane each, four bytes of each at a time.
TARGET void claimwire_avx512_look(const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules, claimwire_tokens_state *state) {
  const __m512i prime = _mm512_set1_epi32(claimwire_fnv_prime), low = _mm512_set1_epi32(0xFF);
  size_t readable = count < 16 ? 0 : count - 16 + 1;
  claimwire_tokens_found found = {0};
  for (uint32_t group = 0; group < state->group_count; group += 16) {
    __m512i starts = _mm512_loadu_si512(state->starts + group), ends = _mm512_loadu_si512(state->ends + group);
    __m512i lengths = _mm512_sub_epi32(ends, starts);
    uint32_t lanes = state->group_count - group < 16 ? (1u << (state->group_count - group)) - 1 : 0xFFFF;
    __mmask16 known = _mm512_mask_cmple_epu32_mask((__mmask16)lanes, lengths, _mm512_set1_epi32(16));
    known = _mm512_mask_cmplt_epu32_mask(known, starts, _mm512_set1_epi32((int)readable));
    __m512i key = _mm512_set1_epi32((int)CLAIMWIRE_FNV_BASIS), upper = _mm512_setzero_si512(), lower = upper;
    __m512i first = _mm512_setzero_si512();
    __mmask16 has_digit = 0, has_stop = 0, has_other = 0;
    for (int place = 0; place < 16; place += 4) {
      __mmask16 reaching = _mm512_mask_cmpgt_epu32_mask(known, lengths, _mm512_set1_epi32(place));
      if (!reaching) break;
      __m512i four = _mm512_mask_i32gather_epi32(
          _mm512_setzero_si512(), reaching, _mm512_add_epi32(starts, _mm512_set1_epi32(place)), bytes, 1);
      if (place == 0) first = _mm512_and_si512(four, low);
      // The bytes of each lane that belong to the segment.
      __m512i left = _mm512_sub_epi32(lengths, _mm512_set1_epi32(place));
      left = _mm512_mullo_epi32(_mm512_min_epu32(left, _mm512_set1_epi32(4)), _mm512_set1_epi32(0x01010101));
      __mmask64 own = _mm512_cmplt_epu8_mask(_mm512_set1_epi32(0x03020100), left) &
                      _mm512_movepi8_mask(_mm512_movm_epi32(reaching));
      __mmask64 upper_bytes = within(four, 'A', 26) & own, lower_bytes = within(four, 'a', 26) & own;
      __mmask64 digit_bytes = within(four, '0', 10) & own;
      __mmask64 stop_bytes = _mm512_mask_cmpeq_epi8_mask(own, four, _mm512_set1_epi8('.')) |
                             _mm512_mask_cmpeq_epi8_mask(own, four, _mm512_set1_epi8(','));
      __mmask64 other_bytes = own & ~(upper_bytes | lower_bytes | digit_bytes | stop_bytes);
      upper = _mm512_or_si512(upper, _mm512_sllv_epi32(places(upper_bytes), _mm512_set1_epi32(place)));
      lower = _mm512_or_si512(lower, _mm512_sllv_epi32(places(lower_bytes), _mm512_set1_epi32(place)));
      has_digit |= _mm512_test_epi32_mask(_mm512_movm_epi8(digit_bytes), _mm512_set1_epi32(-1));
      has_stop |= _mm512_test_epi32_mask(_mm512_movm_epi8(stop_bytes), _mm512_set1_epi32(-1));
      has_other |= _mm512_test_epi32_mask(_mm512_movm_epi8(other_bytes), _mm512_set1_epi32(-1));
      four = _mm512_mask_or_epi32(
          four, 0xFFFF, four, _mm512_maskz_mov_epi8(upper_bytes, _mm512_set1_epi8(0x20)));
      for (int byte = 0; byte < 4; byte++) {
        __mmask16 more = _mm512_mask_cmpgt_epu32_mask(known, lengths, _mm512_set1_epi32(place + byte));
        key = _mm512_mask_mullo_epi32(key, more, _mm512_xor_si512(key, _mm512_and_si512(four, low)), prime);
        four = _mm512_srli_epi32(four, 8);
      }
    }
    _mm512_storeu_si512(state->keys + group, key);
    _mm512_storeu_si512(state->letters + group, _mm512_or_si512(upper, _mm512_slli_epi32(lower, 16)));
    _mm512_storeu_si512(
        state->packed + group,
        packed(
            state, group, first, lengths, upper, lower, known, has_digit, has_stop, has_other, &found));
    __m512i others = _mm512_maskz_set1_epi32(has_digit, claimwire_tokens_digit);
    others = _mm512_mask_or_epi32(others, has_stop, others, _mm512_set1_epi32(claimwire_tokens_stop));
    others = _mm512_mask_or_epi32(others, has_other, others, _mm512_set1_epi32(claimwire_tokens_other));
    others = _mm512_mask_or_epi32(others, (__mmask16)~known, others, _mm512_set1_epi32(claimwire_tokens_unknown));
    _mm_storeu_si128((__m128i *)(void *)(state->others + group), _mm512_cvtepi32_epi8(others));
  }
  state->special = claimwire_tokens_special(&found, bytes, count, rules, state);
}

#endif
