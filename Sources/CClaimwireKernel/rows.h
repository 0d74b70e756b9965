// 64 bytes as eight rows of eight: how the scalar kernels make masks without vectors.
#ifndef CLAIMWIRE_ROWS_H
#define CLAIMWIRE_ROWS_H

#include <stdint.h>

/// Eight bits each of eight flags, a byte a flag: `spread` has a character's flags as the lowest bits of eight bytes.
static inline void claimwire_fill_rows(uint64_t rows[8], const uint64_t *spread, const uint8_t *values) {
  for (int row = 0; row < 8; row++) {
    uint64_t sum = 0;
    for (int i = 7; i >= 0; i--) sum = sum << 1 | spread[values[row * 8 + i]];
    rows[row] = sum;
  }
}

/// Swaps the rows and columns of 8 by 8 bytes.
static inline void claimwire_transpose(uint64_t rows[8]) {
  for (int i = 0; i < 8; i += 2) {
    uint64_t a = rows[i], b = rows[i + 1], swap = (a >> 8 ^ b) & 0x00FF00FF00FF00FFull;
    rows[i] = a ^ swap << 8;
    rows[i + 1] = b ^ swap;
  }
  for (int i = 0; i < 8; i += i & 1 ? 3 : 1) {
    uint64_t a = rows[i], b = rows[i + 2], swap = (a >> 16 ^ b) & 0x0000FFFF0000FFFFull;
    rows[i] = a ^ swap << 16;
    rows[i + 2] = b ^ swap;
  }
  for (int i = 0; i < 4; i++) {
    uint64_t a = rows[i], b = rows[i + 4], swap = (a >> 32 ^ b) & 0x00000000FFFFFFFFull;
    rows[i] = a ^ swap << 32;
    rows[i + 4] = b ^ swap;
  }
}

/// The lowest bits of eight bytes, put together: the first byte's the lowest.
static inline uint64_t claimwire_low_bits(uint64_t word) {
  return ((word & 0x0101010101010101u) * 0x0102040810204080u) >> 56;
}

/// Their highest bits.
static inline uint64_t claimwire_high_bits(uint64_t word) { return claimwire_low_bits(word >> 7); }

#endif
