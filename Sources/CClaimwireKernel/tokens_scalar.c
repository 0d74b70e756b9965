#include "tokens.h"

#define KERNEL(name) claimwire_scalar_##name
#define KERNEL_TARGET

/// Of each ASCII byte the bits of the masks, a byte each: bit n as the lowest bit of byte n.
#define SPREAD(b) \
  (uint64_t)(IS(b, 'A', 26)) | (uint64_t)(IS(b, 'a', 26)) << 8 | (uint64_t)(IS(b, '0', 10)) << 16 | \
      (uint64_t)((b) <= 0x20 || (b) == 0x7F) << 24 | (uint64_t)((b) == ' ') << 32 | \
      (uint64_t)((b) == '.' || (b) == '\'' || (b) == '`' || (b) == '@' || (b) == '#' || (b) == ':' || (b) == '-' || \
             (b) == '_' || (b) == 0x7F) \
      << 40 | \
      (uint64_t)((b) == '"' || (b) == '\'' || (b) == '@' || (b) == '_') << 48
#define IS(b, first, count) ((b) - (first) >= 0 && (b) - (first) < (count))
#define FOUR(f, b) f(b), f((b) + 1), f((b) + 2), f((b) + 3)
#define SIXTEEN(f, b) FOUR(f, b), FOUR(f, (b) + 4), FOUR(f, (b) + 8), FOUR(f, (b) + 12)

static const uint64_t spread[256] = {
    SIXTEEN(SPREAD, 0), SIXTEEN(SPREAD, 16), SIXTEEN(SPREAD, 32), SIXTEEN(SPREAD, 48), SIXTEEN(SPREAD, 64),
    SIXTEEN(SPREAD, 80), SIXTEEN(SPREAD, 96), SIXTEEN(SPREAD, 112),
#define WIDE(b) 1ull << 56
    SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0),
    SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0),
};

/// Eight bytes at a time, a bit each of eight masks; then the bytes of each mask together.
static inline claimwire_tokens_masks KERNEL(classify)(const uint8_t *bytes) {
  uint64_t masks[8] = {0};
  for (int i = 0; i < 64; i += 8) {
    uint64_t row = 0;
    for (int j = 7; j >= 0; j--) row = row << 1 | spread[bytes[i + j]];
    for (int mask = 0; mask < 8; mask++) masks[mask] |= (row >> 8 * mask & 0xFF) << i;
  }
  return (claimwire_tokens_masks){masks[0], masks[1], masks[2], masks[3], masks[4], masks[5], masks[6], 0, masks[7]};
}

static inline uint64_t KERNEL(equal)(const uint8_t *bytes, uint8_t byte) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7F, same = 0x0101010101010101 * (uint64_t)byte;
  uint64_t found = 0;
  for (int i = 0; i < 64; i += 8) {
    uint64_t word;
    __builtin_memcpy(&word, bytes + i, sizeof word);
    word ^= same;
    // The highest bit of each byte that is zero, then those bits together.
    uint64_t zero = ~(((word & low) + low) | word | low);
    found |= ((zero >> 7) * 0x0102040810204080 >> 56) << i;
  }
  return found;
}

static inline size_t KERNEL(list)(uint64_t bits, uint32_t base, uint32_t *places) {
  size_t count = 0;
  for (; bits; bits &= bits - 1) places[count++] = base + (uint32_t)__builtin_ctzll(bits);
  return count;
}

static inline uint64_t KERNEL(ranks)(uint64_t bits, uint64_t starts) {
  uint64_t found = 0;
  for (; bits; bits &= bits - 1) found |= 1ull << __builtin_popcountll(starts & ((bits & -bits) - 1));
  return found;
}

static inline void KERNEL(put)(
    uint64_t starts, uint64_t ends, uint64_t spaced, uint64_t capitals, uint64_t openings, uint32_t base,
    const uint8_t *bytes, claimwire_token *tokens) {
  for (; starts; starts &= starts - 1, ends &= ends - 1, tokens++) {
    uint32_t start = (uint32_t)__builtin_ctzll(starts), end = (uint32_t)__builtin_ctzll(ends | 1ull << 63);
    uint32_t packed = claimwire_tokens_packed[bytes[start]] | (uint32_t)(spaced >> start & 1) << 16 |
                      (uint32_t)(capitals >> start & 1) << 8 | (uint32_t)(openings >> start & 1) << 22;
    const uint32_t words[4] = {base + start, base + end, 0, packed};
    __builtin_memcpy(tokens, words, sizeof words);
  }
}

#include "tokens_blocks.h"
