// The arithmetic of chains of at most seven labels, included once for each set of instructions; CHAIN names the functions.
//
// All of a token is one half vector, "outside" its last lane. Sums are added up in the order of the wide chain's, whose
// other lanes are zeros: both give the same bits.

static inline half CHAIN(half_load)(const float *from) {
  half value;
  memcpy(&value, from, sizeof value);
  return value;
}

static inline void CHAIN(half_store)(float *to, half value) { memcpy(to, &value, sizeof value); }

// The labels without "outside".
static inline half CHAIN(inside)(half v) {
  half zero = {0};
  return __builtin_shufflevector(v, zero, 0, 1, 2, 3, 4, 5, 6, 8);
}

// Every pair's numbers times that of its first label.
static inline half CHAIN(narrow_product)(const float pairs[8][8], half labels) {
  half sum = CHAIN(half_load)(pairs[7]) * labels[7];
  sum += CHAIN(half_load)(pairs[0]) * labels[0];
  sum += CHAIN(half_load)(pairs[1]) * labels[1];
  sum += CHAIN(half_load)(pairs[2]) * labels[2];
  sum += CHAIN(half_load)(pairs[3]) * labels[3];
  sum += CHAIN(half_load)(pairs[4]) * labels[4];
  sum += CHAIN(half_load)(pairs[5]) * labels[5];
  return sum + CHAIN(half_load)(pairs[6]) * labels[6];
}

// Over their sum, which may be nothing.
static inline half CHAIN(narrow_shares)(half sum) {
  float all = CHAIN(half_total)(CHAIN(inside)(sum)) + sum[7];
  return sum * (1 / (all > 1.17549435e-38f ? all : 1.17549435e-38f));
}

static inline void CHAIN(narrow_sum)(
    const claimwire_narrow_pairs *pairs, const float *emissions, size_t count, size_t first, size_t last,
    float *potentials, float *forward, float *backward) {
  half state = {0, 0, 0, 0, 0, 0, 0, 1};
  for (size_t at = 0; at < count; at++) {
    half emission = CHAIN(inside)(CHAIN(half_load)(emissions + at * 16));
    float top = CHAIN(half_largest)(emission);
    half potential = CHAIN(half_power)(emission - (top > 0 ? top : 0));
    CHAIN(half_store)(potentials + at * 8, potential);
    if (at > last) continue;
    float outside = CHAIN(half_total)(CHAIN(half_load)(pairs->factor_columns[7]) * CHAIN(inside)(state)) +
                    pairs->factor_outside * state[7];
    half sum = CHAIN(narrow_product)(pairs->factor_rows, state);
    sum[7] = outside;
    state = CHAIN(narrow_shares)(sum * potential);
    CHAIN(half_store)(forward + at * 8, state);
  }
  state = CHAIN(half_load)(pairs->factor_columns[7]);
  state[7] = pairs->factor_outside;
  for (size_t at = count; at-- > first;) {
    if (at + 1 < count) {
      half right = state * CHAIN(half_load)(potentials + (at + 1) * 8);
      float outside = CHAIN(half_total)(CHAIN(half_load)(pairs->factor_rows[7]) * CHAIN(inside)(right)) +
                      pairs->factor_outside * right[7];
      half sum = CHAIN(narrow_product)(pairs->factor_columns, right);
      sum[7] = outside;
      state = CHAIN(narrow_shares)(sum);
    }
    CHAIN(half_store)(backward + at * 8, state);
  }
}

// Takes the labels for which one first label is better than those before it.
static inline void CHAIN(narrow_better)(half candidate, int first, half *best, half_integers *origin) {
  half_integers better = candidate > *best;
  *best = (half)(((half_integers)candidate & better) | ((half_integers)*best & ~better));
  *origin = (better & first) | (*origin & ~better);
}

static inline void CHAIN(narrow_decode)(
    const claimwire_narrow_pairs *pairs, const float *emissions, size_t count, int32_t *origins, uint8_t *labels) {
  if (count == 0) return;
  half scores = CHAIN(half_load)(pairs->rows[7]) + CHAIN(inside)(CHAIN(half_load)(emissions));
  for (size_t at = 1; at < count; at++) {
    half best = CHAIN(half_load)(pairs->rows[7]) + scores[7];
    half_integers origin = {7, 7, 7, 7, 7, 7, 7, 7};
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[0]) + scores[0], 0, &best, &origin);
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[1]) + scores[1], 1, &best, &origin);
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[2]) + scores[2], 2, &best, &origin);
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[3]) + scores[3], 3, &best, &origin);
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[4]) + scores[4], 4, &best, &origin);
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[5]) + scores[5], 5, &best, &origin);
    CHAIN(narrow_better)(CHAIN(half_load)(pairs->rows[6]) + scores[6], 6, &best, &origin);
    memcpy(origins + at * 8, &origin, sizeof origin);
    scores = best + CHAIN(inside)(CHAIN(half_load)(emissions + at * 16));
  }
  int32_t label = 7;
  float most = scores[7] + pairs->rows[7][7];
  for (int candidate = 0; candidate < 7; candidate++) {
    float score = scores[candidate] + pairs->rows[candidate][7];
    if (score > most) {
      most = score;
      label = candidate;
    }
  }
  for (size_t at = count; at-- > 0;) {
    labels[at] = label == 7 ? 16 : (uint8_t)label;
    if (at > 0) label = origins[at * 8 + label];
  }
}
