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

TARGET static inline __m256i set(__m256i mask, int value) { return _mm256_and_si256(mask, _mm256_set1_epi32(value)); }

TARGET static inline __m256i choose(__m256i mask, int value, __m256i other) {
  return _mm256_blendv_epi8(other, _mm256_set1_epi32(value), mask);
}

TARGET static inline __m256i is_zero(__m256i value) { return _mm256_cmpeq_epi32(value, _mm256_setzero_si256()); }

TARGET static inline __m256i both(__m256i a, __m256i b) { return _mm256_and_si256(a, b); }

TARGET static inline __m256i either(__m256i a, __m256i b) { return _mm256_or_si256(a, b); }

/// A bit a lane.
TARGET static inline uint32_t lanes_in(__m256i mask) { return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(mask)); }

TARGET static inline __m256i eight_bytes(const uint8_t *bytes) {
  return _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)bytes));
}

/// The last four bytes of eight tokens, as pack_group of tokens.c has them; what else is
/// known of them goes into `found`. Masks are of lanes.
TARGET static inline __m256i packed(
    const claimwire_tokens_state *state, uint32_t group, __m256i first, __m256i lengths, __m256i upper, __m256i lower,
    __m256i known, __m256i no_digit, __m256i no_stop, __m256i no_other,
    claimwire_tokens_found *found) {
  const __m256i ones = _mm256_set1_epi32(-1), zero = _mm256_setzero_si256();
  __m256i statuses = eight_bytes(state->statuses + group), is_mark = is_zero(statuses);
  __m256i no_upper = is_zero(upper), no_lower = is_zero(lower), no_letter = both(no_upper, no_lower);
  __m256i is_one = is_zero(both(upper, _mm256_add_epi32(upper, ones)));
  __m256i is_first_upper = _mm256_cmpgt_epi32(
      both(lower, _mm256_sub_epi32(zero, lower)), both(upper, _mm256_sub_epi32(zero, upper)));
  __m256i cases = _mm256_set1_epi32(claimwire_case_mixed_lower << 8);
  cases = choose(is_first_upper, claimwire_case_mixed_capitalized << 8, cases);
  cases = choose(both(is_first_upper, is_one), claimwire_case_capitalized << 8, cases);
  cases = choose(no_lower, claimwire_case_upper << 8, cases);
  cases = choose(both(no_lower, is_one), claimwire_case_capitalized << 8, cases);
  cases = choose(no_upper, claimwire_case_lower << 8, cases);
  cases = choose(no_letter, claimwire_token_number, cases);
  cases = either(cases, _mm256_andnot_si256(no_digit, _mm256_set1_epi32(claimwire_flag_digits << 16)));
  __m256i entry = set(_mm256_i32gather_epi32((const int *)(const void *)claimwire_tokens_marks, first, 1), 0xFF);
  __m256i unknown = _mm256_xor_si256(known, ones);
  __m256i special_word = either(
      either(_mm256_xor_si256(no_other, ones), unknown),
      either(_mm256_cmpgt_epi32(statuses, _mm256_set1_epi32(2)),
             either(both(no_letter, no_digit), _mm256_andnot_si256(either(no_letter, no_stop), ones))));
  __m256i special_mark = either(
      either(_mm256_cmpeq_epi32(entry, _mm256_set1_epi32(0xFF)), unknown),
      _mm256_xor_si256(_mm256_cmpeq_epi32(lengths, _mm256_set1_epi32(1)), ones));
  __m256i is_one_byte = _mm256_cmpeq_epi32(lengths, _mm256_set1_epi32(1));
  __m256i is_sign = either(_mm256_cmpeq_epi32(first, _mm256_set1_epi32(':')), _mm256_cmpeq_epi32(first, _mm256_set1_epi32('@')));
  __m256i is_stop = both(_mm256_cmpeq_epi32(first, _mm256_set1_epi32('.')), is_one_byte);
  found->special |= (uint64_t)lanes_in(_mm256_blendv_epi8(special_word, special_mark, is_mark)) << group;
  found->signs |= (uint64_t)lanes_in(both(is_sign, is_mark)) << group;
  found->stops |= (uint64_t)lanes_in(both(is_stop, is_mark)) << group;
  __m256i mark = either(set(entry, 0x0F), _mm256_slli_epi32(set(entry, claimwire_flag_opening), 16));
  __m256i bytes = _mm256_blendv_epi8(cases, mark, is_mark);
  bytes = either(bytes, _mm256_slli_epi32(eight_bytes(state->spaced + group), 16));
  return either(bytes, _mm256_slli_epi32(first, 24));
}

/// Eight segments at a time, a lane each, four bytes of each at a time.
TARGET void claimwire_avx2_look(const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules, claimwire_tokens_state *state) {
  const __m256i prime = _mm256_set1_epi32(claimwire_fnv_prime), low = _mm256_set1_epi32(0xFF);
  const __m256i zero = _mm256_setzero_si256(), ones = _mm256_set1_epi32(-1);
  const __m256i order = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  // Compared as signed: texts of 2 GiB are looked at one by one.
  size_t readable = count < 16 || count > INT32_MAX ? 0 : count - 16 + 1;
  claimwire_tokens_found all = {0};
  for (uint32_t group = 0; group < state->group_count; group += 8) {
    __m256i starts = lanes_of(state->starts + group);
    __m256i lengths = _mm256_sub_epi32(lanes_of(state->ends + group), starts);
    __m256i known = _mm256_cmpgt_epi32(_mm256_set1_epi32((int)(state->group_count - group)), order);
    known = _mm256_and_si256(known, _mm256_cmpgt_epi32(_mm256_set1_epi32(17), lengths));
    known = _mm256_and_si256(known, _mm256_cmpgt_epi32(lengths, zero));
    known = _mm256_and_si256(known, _mm256_cmpgt_epi32(_mm256_set1_epi32((int)readable), starts));
    __m256i key = _mm256_set1_epi32((int)CLAIMWIRE_FNV_BASIS), upper = zero, lower = zero;
    __m256i first = zero;
    __m256i digits = zero, stops = zero, others = zero;
    for (int place = 0; place < 16; place += 4) {
      __m256i reaching = _mm256_and_si256(known, _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place)));
      if (_mm256_testz_si256(reaching, reaching)) break;
      __m256i four = _mm256_mask_i32gather_epi32(
          zero, (const int *)(const void *)bytes, _mm256_add_epi32(starts, _mm256_set1_epi32(place)), reaching, 1);
      if (place == 0) first = _mm256_and_si256(four, low);
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
    __m256i packed_bytes = packed(
        state, group, first, lengths, upper, lower, known, is_zero(digits), is_zero(stops), is_zero(others), &all);
    _mm256_storeu_si256((__m256i *)(void *)(state->packed + group), packed_bytes);
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
  state->special = claimwire_tokens_special(&all, bytes, count, rules, state);
}

#endif
