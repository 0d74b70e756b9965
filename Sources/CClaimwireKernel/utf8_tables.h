// The tables of Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2021): a bit stands for a way in
// which two bytes cannot follow one another; the three tables are of the halves of the first and the upper half of the second.
#ifndef CLAIMWIRE_UTF8_TABLES_H
#define CLAIMWIRE_UTF8_TABLES_H

#include <immintrin.h>

enum claimwire_utf8_fault {
  too_short = 1,
  too_long = 2,
  overlong_3 = 4,
  too_large = 8,
  surrogate = 16,
  overlong_2 = 32,
  too_large_1000 = 64,
  overlong_4 = 64,
  two_continuations = 128,
  carry = too_short | too_long | two_continuations,
};

static inline __m128i claimwire_utf8_first_high(void) {
  return _mm_setr_epi8(
      too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long, (char)two_continuations,
      (char)two_continuations, (char)two_continuations, (char)two_continuations, too_short | overlong_2, too_short,
      too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000 | overlong_4);
}

static inline __m128i claimwire_utf8_first_low(void) {
  const char large = (char)(carry | too_large | too_large_1000);
  return _mm_setr_epi8(
      (char)(carry | overlong_3 | overlong_2 | overlong_4), (char)(carry | overlong_2), (char)carry, (char)carry,
      (char)(carry | too_large), large, large, large, large, large, large, large, large, (char)(large | surrogate), large,
      large);
}

static inline __m128i claimwire_utf8_second_high(void) {
  const char both = (char)(too_long | overlong_2 | two_continuations);
  return _mm_setr_epi8(
      too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
      (char)(both | overlong_3 | too_large_1000 | overlong_4), (char)(both | overlong_3 | too_large),
      (char)(both | surrogate | too_large), (char)(both | surrogate | too_large), too_short, too_short, too_short, too_short);
}

#endif
