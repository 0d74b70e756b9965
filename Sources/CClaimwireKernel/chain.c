#include "claimwire_chain.h"

#include <string.h>

// A multiplication and an addition stay two roundings, on every processor.
#pragma STDC FP_CONTRACT OFF

// Vectors are passed only between functions of this file, each set of instructions among its own.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float vector __attribute__((vector_size(64)));
typedef int32_t integers __attribute__((vector_size(64)));
typedef int16_t shorts __attribute__((vector_size(32)));
typedef int8_t bytes __attribute__((vector_size(16)));

#define CHAIN(name) claimwire_chain_plain_##name
#include "chain_body.h"
#undef CHAIN

#if defined(__x86_64__)
#define CHAIN(name) claimwire_chain_avx2_##name
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "chain_body.h"
#pragma clang attribute pop
#undef CHAIN
#define CHOOSE(call) \
  if (__builtin_cpu_supports("avx2")) { \
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
    size_t count, float scale, float *out) {
  CHOOSE(score(rows, row_mask, filter, bit_mask, features, count, scale, out));
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
