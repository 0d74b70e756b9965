#include "claimwire_chain.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

#include "words_compress.h"
#endif

// A multiplication and an addition stay two roundings, on every processor.
#pragma STDC FP_CONTRACT OFF

// Vectors are passed only between functions of this file, each set of instructions among its own.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float vector __attribute__((vector_size(64)));
typedef int32_t integers __attribute__((vector_size(64)));
typedef int16_t shorts __attribute__((vector_size(32)));
typedef int8_t bytes __attribute__((vector_size(16)));
typedef float half __attribute__((vector_size(32)));
typedef int32_t half_integers __attribute__((vector_size(32)));
typedef float four __attribute__((vector_size(16)));

// All bits or none.
static const int16_t claimwire_chain_masks[2][16] __attribute__((aligned(64))) = {
    {0}, {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}};

// A row where it is known, zeros where not.
static inline shorts claimwire_chain_plain_row(const int8_t *row, uint64_t is_known) {
  bytes weights;
  shorts mask;
  memcpy(&weights, row, sizeof weights);
  memcpy(&mask, claimwire_chain_masks[is_known], sizeof mask);
  return __builtin_convertvector(weights, shorts) & mask;
}

// The first of the labels whose sums are highest; 16 where none is above 0.
static inline uint8_t claimwire_chain_plain_best(const int16_t *sums) {
  int16_t top = 0;
  uint8_t label = 16;
  for (uint8_t at = 0; at < 16; at++) {
    if (sums[at] > top) {
      top = sums[at];
      label = at;
    }
  }
  return label;
}

#define CHAIN(name) claimwire_chain_plain_##name
#include "chain_body.h"
#include "chain_narrow.h"
#undef CHAIN

#if defined(__x86_64__)
#define CHAIN(name) claimwire_chain_avx2_##name
#pragma clang attribute push(__attribute__((target("avx2,bmi2,popcnt"))), apply_to = function)

// The rows of known features, eight features at a time: their filter's words are gathered, the known ones put in front.
// Returns how many they are.
static inline size_t claimwire_chain_avx2_known(
    uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features, size_t count,
    uint32_t *known) {
  const __m256i bits = _mm256_set1_epi32((int)bit_mask), rows = _mm256_set1_epi32((int)row_mask);
  size_t found = 0;
  for (size_t at = 0; at < count; at += 8) {
    __m256i feature = _mm256_loadu_si256((const __m256i *)(features + at));
    __m256i bit = _mm256_and_si256(_mm256_srli_epi32(feature, 5), bits);
    __m256i word = _mm256_i32gather_epi32((const int *)filter, _mm256_srli_epi32(bit, 5), 4);
    // The wanted bit becomes the sign.
    __m256i left = _mm256_andnot_si256(bit, _mm256_set1_epi32(31));
    uint32_t mask = (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_sllv_epi32(word, left)));
    __m256i places = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)&claimwire_words_places[mask]));
    __m256i front = _mm256_permutevar8x32_epi32(_mm256_and_si256(feature, rows), places);
    _mm256_storeu_si256((__m256i *)(known + found), front);
    found += (size_t)__builtin_popcount(mask);
  }
  return found;
}

// For CHAIN_ADD_EIGHTS, which the other instructions go without, as adding all costs them less: adds the rows of whole eights
// of features, where they are so many that finding the known ones first costs less; returns how many features those are.
static inline size_t claimwire_chain_avx2_eights(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count, shorts *sum) {
  // A vector's worth more: the last store of known features may run over.
  uint32_t known[128 + 8];
  if (count < 48) return 0;
  size_t taken = (count < 128 ? count : 128) & ~(size_t)7;
  size_t found = claimwire_chain_avx2_known(row_mask, filter, bit_mask, features, taken, known);
  shorts all = *sum;
  for (size_t at = 0; at < found; at++) {
    all += (shorts)_mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(rows + (size_t)known[at] * 16)));
  }
  *sum = all;
  return taken;
}

static inline shorts claimwire_chain_avx2_row(const int8_t *row, uint64_t is_known) {
  __m256i mask = _mm256_load_si256((const __m256i *)claimwire_chain_masks[is_known]);
  return (shorts)_mm256_and_si256(_mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)row)), mask);
}

// The same: a minimum of unsigned numbers is one instruction, so the highest is sought upside down.
static inline uint8_t claimwire_chain_avx2_best(const int16_t *sums) {
  __m128i low = _mm_loadu_si128((const __m128i *)sums), high = _mm_loadu_si128((const __m128i *)sums + 1);
  __m128i turned = _mm_sub_epi16(_mm_set1_epi16(32767), _mm_max_epi16(low, high));
  int16_t top = (int16_t)(32767 - _mm_extract_epi16(_mm_minpos_epu16(turned), 0));
  if (top <= 0) return 16;
  __m128i wanted = _mm_set1_epi16(top);
  __m128i found = _mm_packs_epi16(_mm_cmpeq_epi16(low, wanted), _mm_cmpeq_epi16(high, wanted));
  return (uint8_t)__builtin_ctz((unsigned)_mm_movemask_epi8(found));
}

#define CHAIN_ADD_EIGHTS claimwire_chain_avx2_eights
#include "chain_body.h"
#include "chain_narrow.h"
#pragma clang attribute pop
#undef CHAIN_ADD_EIGHTS
#undef CHAIN

#define CHAIN(name) claimwire_chain_avx512_##name
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi2"))), apply_to = function)

static inline shorts claimwire_chain_avx512_row(const int8_t *row, uint64_t is_known) {
  __mmask16 mask = (__mmask16)(0 - is_known);
  return (shorts)_mm256_maskz_cvtepi8_epi16(mask, _mm_loadu_si128((const __m128i *)row));
}

static inline uint8_t claimwire_chain_avx512_best(const int16_t *sums) { return claimwire_chain_avx2_best(sums); }

#include "chain_body.h"
#include "chain_narrow.h"
#pragma clang attribute pop
#undef CHAIN

#define HAS_AVX2() (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
#define HAS_AVX512() \
  (HAS_AVX2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && \
   __builtin_cpu_supports("avx512vl"))
#define CHOOSE(call) \
  if (HAS_AVX512()) { \
    claimwire_chain_avx512_##call; \
    return; \
  } \
  if (HAS_AVX2()) { \
    claimwire_chain_avx2_##call; \
    return; \
  } \
  claimwire_chain_plain_##call
#else
#define CHOOSE(call) claimwire_chain_plain_##call
#endif

void claimwire_chain_fill(claimwire_chain_pairs *pairs, const float *weights) {
  pairs->used = 0;
  for (int first = 0; first < 17; first++) {
    // Seventeen exponentials are a vector and one more.
    float outside[16] = {weights[first * 17 + 16]}, factors[32];
    claimwire_chain_exp(weights + first * 17, factors);
    claimwire_chain_exp(outside, factors + 16);
    for (int second = 0; second < 17; second++) {
      if (factors[second] > 0) {
        if (first < 16 && first >= pairs->used) pairs->used = first + 1;
        if (second < 16 && second >= pairs->used) pairs->used = second + 1;
      }
      float weight = weights[first * 17 + second], factor = factors[second];
      if (second == 16) {
        pairs->rows_outside[first] = weight;
        pairs->factor_rows_outside[first] = factor;
      } else {
        pairs->rows[first][second] = weight;
        pairs->factor_rows[first][second] = factor;
      }
      if (first == 16) {
        pairs->factor_columns_outside[second] = factor;
      } else {
        pairs->factor_columns[second][first] = factor;
      }
    }
  }
}

void claimwire_chain_score(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count, const int16_t *start, float scale, float *out) {
  CHOOSE(score(rows, row_mask, filter, bit_mask, features, count, start, scale, out));
}

void claimwire_chain_add(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count, int16_t *sums) {
  CHOOSE(add(rows, row_mask, filter, bit_mask, features, count, sums));
}

uint8_t claimwire_chain_label(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count) {
#if defined(__x86_64__)
  if (HAS_AVX512()) {
    return claimwire_chain_avx512_label(rows, row_mask, filter, bit_mask, features, count);
  }
  if (HAS_AVX2()) {
    return claimwire_chain_avx2_label(rows, row_mask, filter, bit_mask, features, count);
  }
#endif
  return claimwire_chain_plain_label(rows, row_mask, filter, bit_mask, features, count);
}

void claimwire_chain_exp(const float *exponents, float *out) { CHOOSE(exp(exponents, out)); }

void claimwire_chain_sum(
    const claimwire_chain_pairs *pairs, const float *emissions, size_t count, float *potentials,
    float *potentials_outside, float *forward, float *forward_outside, float *backward, float *backward_outside) {
  CHOOSE(sum(pairs, emissions, count, potentials, potentials_outside, forward, forward_outside, backward,
             backward_outside));
}

void claimwire_chain_decode(
    const claimwire_chain_pairs *pairs, const float *emissions, size_t count, uint8_t *origins, uint8_t *labels) {
  CHOOSE(decode(pairs, emissions, count, origins, labels));
}

void claimwire_narrow_fill(claimwire_narrow_pairs *pairs, const float *weights) {
  claimwire_chain_pairs all = {0};
  claimwire_chain_fill(&all, weights);
  memset(pairs, 0, sizeof *pairs);
  for (int first = 0; first < 8; first++) {
    int from = first < 7 ? first : 16;
    for (int second = 0; second < 7; second++) {
      pairs->rows[first][second] = all.rows[from][second];
      pairs->factor_rows[first][second] = all.factor_rows[from][second];
      pairs->factor_columns[first][second] = all.factor_columns[from][second];
    }
    pairs->rows[first][7] = all.rows_outside[from];
  }
  pairs->factor_outside = all.factor_rows_outside[16];
}

void claimwire_narrow_decode(
    const claimwire_narrow_pairs *pairs, const float *emissions, size_t count, int32_t *origins, uint8_t *labels) {
  CHOOSE(narrow_decode(pairs, emissions, count, origins, labels));
}

void claimwire_narrow_sum(
    const claimwire_narrow_pairs *pairs, const float *emissions, size_t count, size_t first, size_t last,
    float *potentials, float *forward, float *backward) {
  CHOOSE(narrow_sum(pairs, emissions, count, first, last, potentials, forward, backward));
}
