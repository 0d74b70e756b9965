#include "claimwire_words.h"

#define KERNEL(name) claimwire_scalar_##name
#define KERNEL_TARGET

#include "words_masks.h"

/// Swaps the rows and columns of 8 by 8 bytes.
static inline void transpose(uint64_t rows[8]) {
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

/// Flags of each byte: at leads those of the character, at other bytes none.
static uint64_t wide_flags(const claimwire_words_tables *tables, const uint8_t *bytes, uint8_t flags[66],
    claimwire_words_masks *masks) {
  uint64_t wide = 0, continuation = 0, two = 0, three = 0;
  int at = 0;
  for (; at < 64 && bytes[at] >= 0x80 && bytes[at] < 0xC0; at++) {
    flags[at] = 0;
    continuation |= 1ull << at;
  }
  wide = continuation;
  while (at < 64) {
    uint8_t lead = bytes[at];
    uint64_t bit = 1ull << at;
    if (lead < 0x80) {
      flags[at++] = tables->flags[lead];
    } else if (lead < 0xE0) {
      size_t row = tables->row_of[lead & 0x1F];
      flags[at] = tables->flags[row * claimwire_words_row + (bytes[at + 1] & 0x3F)];
      flags[at + 1] = 0;
      two |= bit;
      wide |= bit * 3;
      continuation |= bit << 1;
      at += 2;
    } else {
      size_t row = tables->row_of[(size_t)(lead & 0x0F) << 6 | (bytes[at + 1] & 0x3F)];
      flags[at] =
          lead < 0xF0 ? tables->flags[row * claimwire_words_row + (bytes[at + 2] & 0x3F)] : claimwire_words_complex;
      flags[at + 1] = flags[at + 2] = 0;
      three |= bit;
      wide |= bit * 7;
      continuation |= bit * 6;
      at += 3;
      if (lead >= 0xF0 && at < 66) {
        if (at < 64) continuation |= 1ull << at, wide |= 1ull << at;
        flags[at++] = 0;
      }
    }
  }
  masks->continuation = continuation;
  masks->two = two;
  masks->three = three;
  return wide;
}

static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks) {
  uint64_t high = 0, word;
  for (int i = 0; i < 64; i += 8) {
    __builtin_memcpy(&word, bytes + i, 8);
    high |= word;
  }
  uint64_t rows[8], wide = 0;
  uint8_t found[66];
  bool is_wide = high & 0x8080808080808080ull;
  if (is_wide) {
    wide = wide_flags(tables, bytes, found, masks);
    for (int row = 0; row < 8; row++) {
      uint64_t sum = 0;
      for (int i = 7; i >= 0; i--) sum = sum << 1 | tables->spread[found[row * 8 + i]];
      rows[row] = sum;
    }
  } else {
    for (int row = 0; row < 8; row++) {
      uint64_t sum = 0;
      for (int i = 7; i >= 0; i--) sum = sum << 1 | tables->ascii_spread[bytes[row * 8 + i]];
      rows[row] = sum;
    }
  }
  transpose(rows);
  masks->letter = rows[0];
  masks->number = rows[1];
  masks->space = rows[2];
  masks->mid_letter = rows[3];
  masks->mid_number = rows[4];
  masks->line_feed = rows[5] & ~wide;
  masks->extend = rows[5] & wide;
  masks->carriage_return = rows[6];
  masks->complex = rows[7];
  return is_wide;
}

static inline size_t KERNEL(emit)(
    const claimwire_words_boundaries *found, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  size_t count = 0;
  for (uint64_t rest = found->before; rest; rest &= rest - 1) {
    int place = __builtin_ctzll(rest);
    ends[count] = base + (uint32_t)place;
    statuses[count++] = (uint8_t)((found->after_letter >> place & 1) << 1 | (found->after_number >> place & 1));
  }
  return count;
}

#include "words_blocks.h"
