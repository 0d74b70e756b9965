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
  for (size_t at = 0; at < count; at++) {
    half emission = CHAIN(inside)(CHAIN(half_load)(emissions + at * 16));
    float top = CHAIN(half_largest)(emission);
    CHAIN(half_store)(potentials + at * 8, CHAIN(half_power)(emission - (top > 0 ? top : 0)));
  }
  half before = {0, 0, 0, 0, 0, 0, 0, 1}, behind = CHAIN(half_load)(pairs->factor_columns[7]);
  behind[7] = pairs->factor_outside;
  // Both ways at once: each step waits for the one before it, not for the other way's.
  for (size_t at = 0; at < count; at++) {
    size_t mirror = count - 1 - at;
    if (at <= last) {
      float outside = CHAIN(half_total)(CHAIN(half_load)(pairs->factor_columns[7]) * CHAIN(inside)(before)) +
                      pairs->factor_outside * before[7];
      half sum = CHAIN(narrow_product)(pairs->factor_rows, before);
      sum[7] = outside;
      before = CHAIN(narrow_shares)(sum * CHAIN(half_load)(potentials + at * 8));
      CHAIN(half_store)(forward + at * 8, before);
    }
    if (mirror < first) continue;
    if (at > 0) {
      half right = behind * CHAIN(half_load)(potentials + (mirror + 1) * 8);
      float outside = CHAIN(half_total)(CHAIN(half_load)(pairs->factor_rows[7]) * CHAIN(inside)(right)) +
                      pairs->factor_outside * right[7];
      half sum = CHAIN(narrow_product)(pairs->factor_columns, right);
      sum[7] = outside;
      behind = CHAIN(narrow_shares)(sum);
    }
    CHAIN(half_store)(backward + mirror * 8, behind);
  }
}

// The first labels that are best for each second one so far, and what they make.
typedef struct {
  half sums;
  half_integers labels;
} CHAIN(origins);

static inline CHAIN(origins) CHAIN(narrow_origins)(const claimwire_narrow_pairs *pairs, half scores, int first) {
  half_integers label = {first, first, first, first, first, first, first, first};
  return (CHAIN(origins)){CHAIN(half_load)(pairs->rows[first]) + scores[first], label};
}

// Of two the better, and the earlier where they are equal.
static inline CHAIN(origins) CHAIN(narrow_better)(CHAIN(origins) earlier, CHAIN(origins) later) {
  half_integers better = later.sums > earlier.sums;
  return (CHAIN(origins)){
      (half)(((half_integers)later.sums & better) | ((half_integers)earlier.sums & ~better)),
      (later.labels & better) | (earlier.labels & ~better)};
}

static inline void CHAIN(narrow_decode)(
    const claimwire_narrow_pairs *pairs, const float *emissions, size_t count, int32_t *origins, uint8_t *labels) {
  if (count == 0) return;
  half scores = CHAIN(half_load)(pairs->rows[7]) + CHAIN(inside)(CHAIN(half_load)(emissions));
  for (size_t at = 1; at < count; at++) {
    // "Outside" comes first, then the labels in their order; as a tree, whose branches do not wait for each other.
    CHAIN(origins) first = CHAIN(narrow_better)(
        CHAIN(narrow_better)(CHAIN(narrow_origins)(pairs, scores, 7), CHAIN(narrow_origins)(pairs, scores, 0)),
        CHAIN(narrow_better)(CHAIN(narrow_origins)(pairs, scores, 1), CHAIN(narrow_origins)(pairs, scores, 2)));
    CHAIN(origins) second = CHAIN(narrow_better)(
        CHAIN(narrow_better)(CHAIN(narrow_origins)(pairs, scores, 3), CHAIN(narrow_origins)(pairs, scores, 4)),
        CHAIN(narrow_better)(CHAIN(narrow_origins)(pairs, scores, 5), CHAIN(narrow_origins)(pairs, scores, 6)));
    CHAIN(origins) best = CHAIN(narrow_better)(first, second);
    memcpy(origins + at * 8, &best.labels, sizeof best.labels);
    scores = best.sums + CHAIN(inside)(CHAIN(half_load)(emissions + at * 16));
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
