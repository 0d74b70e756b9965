// Arithmetic of linear chains with seventeen labels: sixteen that fill one vector, and "outside".
//
// Every kernel gives the same bits: the same operations in the same order, never contracted. Vectors need not
// be aligned.
#ifndef CLAIMWIRE_CHAIN_H
#define CLAIMWIRE_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { claimwire_chain_labels = 16, claimwire_chain_states = 17 };

/// The weights of pairs of labels. Vectors are of 16 floats; index 16 of the first dimension is "outside".
typedef struct {
  /// By first label: the second ones.
  float rows[claimwire_chain_states][claimwire_chain_labels];
  float rows_outside[claimwire_chain_states];
  /// e to their power, by first label.
  float factor_rows[claimwire_chain_states][claimwire_chain_labels];
  float factor_rows_outside[claimwire_chain_states];
  /// The same by second label: the first ones.
  float factor_columns[claimwire_chain_states][claimwire_chain_labels];
  float factor_columns_outside[claimwire_chain_states];
  /// Labels from this number on follow none and are followed by none: the loops over labels end here.
  int used;
} claimwire_chain_pairs;

/// Takes the weights of all pairs, first label by second (17 by 17). One below -87 forbids its pair.
void claimwire_chain_fill(claimwire_chain_pairs *_Nonnull pairs, const float *_Nonnull weights);

/// Has the filter's words and the rows of these features fetched, while other work goes on.
///
/// Models are larger than the nearest caches: all misses are under way before the first is waited for, those of rows that the
/// filter leaves out among them.
static inline void claimwire_chain_fetch(
    const int8_t *_Nonnull rows, uint32_t row_mask, const uint64_t *_Nonnull filter, uint32_t bit_mask,
    const uint32_t *_Nonnull features, size_t count) {
  for (size_t at = 0; at < count; at++) {
    __builtin_prefetch(filter + ((features[at] >> 5 & bit_mask) >> 6));
    __builtin_prefetch(rows + (size_t)(features[at] & row_mask) * 16);
  }
}

/// Adds the rows of those features whose bit is set in the filter to sixteen sums. Masks are sizes less 1.
void claimwire_chain_add(
    const int8_t *_Nonnull rows, uint32_t row_mask, const uint64_t *_Nonnull filter, uint32_t bit_mask,
    const uint32_t *_Nonnull features, size_t count, int16_t *_Nonnull sums);

/// The same on top of sixteen sums at `start`, times `scale`, into `out`.
void claimwire_chain_score(
    const int8_t *_Nonnull rows, uint32_t row_mask, const uint64_t *_Nonnull filter, uint32_t bit_mask,
    const uint32_t *_Nonnull features, size_t count, const int16_t *_Nonnull start, float scale, float *_Nonnull out);

/// The first of the labels that score highest; 16 where none scores above 0.
uint8_t claimwire_chain_label(
    const int8_t *_Nonnull rows, uint32_t row_mask, const uint64_t *_Nonnull filter, uint32_t bit_mask,
    const uint32_t *_Nonnull features, size_t count);

/// Has the cache line fetched, while other work goes on.
static inline void claimwire_chain_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

/// e to the power of sixteen numbers.
void claimwire_chain_exp(const float *_Nonnull exponents, float *_Nonnull out);

/// The forward-backward algorithm over `count` tokens. All arrays have `count` vectors, those "outside" `count` numbers;
/// `potentials` is scratch.
void claimwire_chain_sum(
    const claimwire_chain_pairs *_Nonnull pairs, const float *_Nonnull emissions, size_t count,
    float *_Nonnull potentials, float *_Nonnull potentials_outside, float *_Nonnull forward,
    float *_Nonnull forward_outside, float *_Nonnull backward, float *_Nonnull backward_outside);

/// Viterbi's algorithm; `origins` is scratch of 17 bytes a token.
void claimwire_chain_decode(
    const claimwire_chain_pairs *_Nonnull pairs, const float *_Nonnull emissions, size_t count,
    uint8_t *_Nonnull origins, uint8_t *_Nonnull labels);

/// The weights of pairs in a chain of at most seven labels: vectors are of 8 floats, and index 7 is "outside".
typedef struct {
  /// By first label: the second ones.
  float rows[8][8];
  /// e to their power without those of "outside" as second label, and the same by second label.
  float factor_rows[8][8];
  float factor_columns[8][8];
  /// That of "outside" behind itself.
  float factor_outside;
} claimwire_narrow_pairs;

/// Takes the weights of all pairs, as `claimwire_chain_fill` does; labels from the eighth on are left out.
void claimwire_narrow_fill(claimwire_narrow_pairs *_Nonnull pairs, const float *_Nonnull weights);

/// Viterbi's algorithm over the first seven of each token's sixteen emissions; `origins` is scratch of 8 numbers a token.
void claimwire_narrow_decode(
    const claimwire_narrow_pairs *_Nonnull pairs, const float *_Nonnull emissions, size_t count,
    int32_t *_Nonnull origins, uint8_t *_Nonnull labels);

/// The forward-backward algorithm over them: `forward` up to the token `last`, `backward` down to `first`. Arrays have 8
/// numbers a token; `potentials` is scratch.
void claimwire_narrow_sum(
    const claimwire_narrow_pairs *_Nonnull pairs, const float *_Nonnull emissions, size_t count, size_t first,
    size_t last, float *_Nonnull potentials, float *_Nonnull forward, float *_Nonnull backward);

#ifdef __cplusplus
}
#endif

#endif
