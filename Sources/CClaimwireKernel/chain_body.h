// The chain's arithmetic, included once for each set of instructions; CHAIN names the functions.

static inline vector CHAIN(load)(const float *from) {
  vector value;
  memcpy(&value, from, sizeof value);
  return value;
}

static inline void CHAIN(store)(float *to, vector value) { memcpy(to, &value, sizeof value); }

static inline float CHAIN(half_total)(half e) {
  four f = __builtin_shufflevector(e, e, 0, 1, 2, 3) + __builtin_shufflevector(e, e, 4, 5, 6, 7);
  return (f[0] + f[2]) + (f[1] + f[3]);
}

static inline float CHAIN(half_largest)(half e) {
  four f = __builtin_elementwise_max(__builtin_shufflevector(e, e, 0, 1, 2, 3),
                                     __builtin_shufflevector(e, e, 4, 5, 6, 7));
  float even = f[0] > f[2] ? f[0] : f[2], odd = f[1] > f[3] ? f[1] : f[3];
  return even > odd ? even : odd;
}

static inline half CHAIN(low)(vector v) { return __builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7); }

static inline half CHAIN(high)(vector v) { return __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15); }

static inline float CHAIN(total)(vector v) { return CHAIN(half_total)(CHAIN(low)(v) + CHAIN(high)(v)); }

static inline float CHAIN(largest)(vector v) {
  return CHAIN(half_largest)(__builtin_elementwise_max(CHAIN(low)(v), CHAIN(high)(v)));
}

static inline void CHAIN(add)(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count, int16_t *sums) {
  shorts sum;
  memcpy(&sum, sums, sizeof sum);
  // Which features are known is no habit that a processor learns, and a gather of few words costs more than their loads: every
  // row is added, those of unknown features as nothing.
  size_t at = 0;
#ifdef CHAIN_ADD_EIGHTS
  at = CHAIN_ADD_EIGHTS(rows, row_mask, filter, bit_mask, features, count, &sum);
#endif
  for (; at < count; at++) {
    uint32_t feature = features[at], bit = feature >> 5 & bit_mask;
    sum += CHAIN(row)(rows + (size_t)(feature & row_mask) * 16, filter[bit >> 6] >> (bit & 63) & 1);
  }
  memcpy(sums, &sum, sizeof sum);
}

static inline void CHAIN(score)(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count, const int16_t *start, float scale, float *out) {
  shorts sum;
  memcpy(&sum, start, sizeof sum);
  CHAIN(add)(rows, row_mask, filter, bit_mask, features, count, (int16_t *)&sum);
  CHAIN(store)(out, __builtin_convertvector(sum, vector) * scale);
}

static inline uint8_t CHAIN(label)(
    const int8_t *rows, uint32_t row_mask, const uint64_t *filter, uint32_t bit_mask, const uint32_t *features,
    size_t count) {
  int16_t sums[16] = {0};
  CHAIN(add)(rows, row_mask, filter, bit_mask, features, count, sums);
  return CHAIN(best)(sums);
}

// Relative error under 3e-7 (Cody and Waite's reduction, Taylor to the sixth power); 0 below -87.
static inline half CHAIN(half_power)(half exponents) {
  half low = exponents * 0 - 87.0f, high = exponents * 0 + 88.0f;
  half_integers below = exponents < low, above = exponents > high;
  half clamped = (half)(((half_integers)exponents & ~below) | ((half_integers)low & below));
  clamped = (half)(((half_integers)clamped & ~above) | ((half_integers)high & above));
  // Adding 1.5 times 2 to the 23rd leaves no bits for a fraction: rounding without a call.
  half shifted = clamped * 1.44269504f + 12582912.0f;
  half whole = shifted - 12582912.0f;
  // ln 2 in two parts, so that the subtraction is exact.
  half rest = clamped - whole * 0.693359375f + whole * 2.1219444e-4f;
  half sum = rest * (1.0f / 720) + 1.0f / 120;
  sum = sum * rest + 1.0f / 24;
  sum = sum * rest + 1.0f / 6;
  sum = sum * rest + 0.5f;
  sum = sum * rest + 1.0f;
  sum = sum * rest + 1.0f;
  half_integers bits = ((half_integers)shifted - 0x4B400000 + 127) << 23;
  return (half)((half_integers)(sum * (half)bits) & ~below);
}

static inline vector CHAIN(power)(vector exponents) {
  half low = CHAIN(half_power)(CHAIN(low)(exponents)), high = CHAIN(half_power)(CHAIN(high)(exponents));
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

static inline void CHAIN(exp)(const float *exponents, float *out) {
  CHAIN(store)(out, CHAIN(power)(CHAIN(load)(exponents)));
}

static inline void CHAIN(sum)(
    const claimwire_chain_pairs *pairs, const float *emissions, size_t count, float *potentials,
    float *potentials_outside, float *forward, float *forward_outside, float *backward, float *backward_outside) {
  for (size_t at = 0; at < count; at++) {
    vector emission = CHAIN(load)(emissions + at * 16);
    // The largest is taken out, so that no exponential overflows.
    float top = CHAIN(largest)(emission);
    top = top > 0 ? top : 0;
    half only = {0};
    CHAIN(store)(potentials + at * 16, CHAIN(power)(emission - top));
    potentials_outside[at] = CHAIN(half_power)(only - top)[0];
  }
  vector before = {0}, behind = CHAIN(load)(pairs->factor_columns[16]);
  float before_outside = 1, behind_outside = pairs->factor_columns_outside[16];
  // Both ways at once: each step waits for the one before it, not for the other way's.
  for (size_t at = 0; at < count; at++) {
    vector sum = CHAIN(load)(pairs->factor_rows[16]) * before_outside;
    for (int first = 0; first < pairs->used; first++) sum += CHAIN(load)(pairs->factor_rows[first]) * before[first];
    float sum_outside = CHAIN(total)(CHAIN(load)(pairs->factor_columns[16]) * before) +
                        pairs->factor_columns_outside[16] * before_outside;
    before = sum * CHAIN(load)(potentials + at * 16);
    before_outside = sum_outside * potentials_outside[at];
    float all = CHAIN(total)(before) + before_outside, inverse = 1 / (all > 1.17549435e-38f ? all : 1.17549435e-38f);
    before *= inverse;
    before_outside *= inverse;
    CHAIN(store)(forward + at * 16, before);
    forward_outside[at] = before_outside;

    size_t mirror = count - 1 - at;
    if (at > 0) {
      vector right = behind * CHAIN(load)(potentials + (mirror + 1) * 16);
      float right_outside = behind_outside * potentials_outside[mirror + 1];
      sum = CHAIN(load)(pairs->factor_columns[16]) * right_outside;
      for (int second = 0; second < pairs->used; second++) sum += CHAIN(load)(pairs->factor_columns[second]) * right[second];
      sum_outside =
          CHAIN(total)(CHAIN(load)(pairs->factor_rows[16]) * right) + pairs->factor_rows_outside[16] * right_outside;
      all = CHAIN(total)(sum) + sum_outside;
      inverse = 1 / (all > 1.17549435e-38f ? all : 1.17549435e-38f);
      behind = sum * inverse;
      behind_outside = sum_outside * inverse;
    }
    CHAIN(store)(backward + mirror * 16, behind);
    backward_outside[mirror] = behind_outside;
  }
}

static inline void CHAIN(decode)(
    const claimwire_chain_pairs *pairs, const float *emissions, size_t count, uint8_t *origins, uint8_t *labels) {
  if (count == 0) return;
  vector scores = CHAIN(load)(pairs->rows[16]) + CHAIN(load)(emissions);
  float outside = pairs->rows_outside[16];
  for (size_t at = 1; at < count; at++) {
    vector best = CHAIN(load)(pairs->rows[16]) + outside;
    integers origin = {16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16};
    float best_outside = pairs->rows_outside[16] + outside;
    uint8_t origin_outside = 16;
    for (int first = 0; first < pairs->used; first++) {
      vector candidate = CHAIN(load)(pairs->rows[first]) + scores[first];
      integers better = candidate > best;
      best = (vector)(((integers)candidate & better) | ((integers)best & ~better));
      origin = (better & first) | (origin & ~better);
      float candidate_outside = pairs->rows_outside[first] + scores[first];
      if (candidate_outside > best_outside) {
        best_outside = candidate_outside;
        origin_outside = (uint8_t)first;
      }
    }
    bytes small = __builtin_convertvector(origin, bytes);
    memcpy(origins + at * 17, &small, sizeof small);
    origins[at * 17 + 16] = origin_outside;
    scores = best + CHAIN(load)(emissions + at * 16);
    outside = best_outside;
  }
  uint8_t label = 16;
  float most = outside + pairs->rows_outside[16];
  for (int candidate = 0; candidate < pairs->used; candidate++) {
    float score = scores[candidate] + pairs->rows_outside[candidate];
    if (score > most) {
      most = score;
      label = (uint8_t)candidate;
    }
  }
  for (size_t at = count; at-- > 0;) {
    labels[at] = label;
    if (at > 0) label = origins[at * 17 + label];
  }
}
