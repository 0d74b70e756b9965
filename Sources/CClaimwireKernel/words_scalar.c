#include "claimwire_words.h"

#define KERNEL(name) claimwire_scalar_##name
#define KERNEL_TARGET

#include "rows.h"
#include "words_masks.h"

/// Flags of each byte: at leads those of the character, at other bytes none. No branch on what a byte is, as text goes
/// from one to the other with every word.
static uint64_t wide_flags(
    const claimwire_words_tables *tables, const uint8_t *bytes, uint8_t flags[64], claimwire_words_masks *masks) {
  uint64_t wide = 0, leads = 0, three = 0, four = 0;
  for (int i = 0; i < 64; i += 8) {
    uint64_t word;
    __builtin_memcpy(&word, bytes + i, 8);
    wide |= claimwire_high_bits(word) << i;
    leads |= claimwire_high_bits(word & word << 1) << i;
    three |= claimwire_high_bits(word & word << 1 & word << 2) << i;
    four |= claimwire_high_bits(word & word << 1 & word << 2 & word << 3) << i;
  }
  for (int i = 0; i < 64; i++) {
    uint8_t byte = bytes[i];
    flags[i] = tables->flags[tables->leads[byte].base + (bytes[i + 1] & tables->leads[byte].mask)];
  }
  masks->continuation = wide & ~leads;
  masks->two = leads & ~three;
  masks->three = three & ~four;
  for (uint64_t rest = masks->three; rest; rest &= rest - 1) {
    int at = __builtin_ctzll(rest);
    size_t row = tables->row_of[(size_t)(bytes[at] & 0x0F) << 6 | (bytes[at + 1] & 0x3F)];
    flags[at] = tables->flags[row * claimwire_words_row + (bytes[at + 2] & 0x3F)];
  }
  for (uint64_t rest = four; rest; rest &= rest - 1) flags[__builtin_ctzll(rest)] = claimwire_words_complex;
  return wide;
}

static inline void fill_masks(uint64_t rows[8], claimwire_words_masks *masks) {
  claimwire_transpose(rows);
  masks->number = rows[0];
  masks->letter = rows[1];
  masks->space = rows[2];
  masks->mid_letter = rows[3];
  masks->mid_number = rows[4];
  masks->line_feed = rows[5];
  masks->carriage_return = rows[6];
  masks->complex = rows[7];
}

static inline bool is_wide(const uint8_t *bytes) {
  uint64_t high = 0, word;
  for (int i = 0; i < 64; i += 8) {
    __builtin_memcpy(&word, bytes + i, 8);
    high |= word;
  }
  return high & 0x8080808080808080u;
}

static inline bool KERNEL(classify_plain)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks) {
  if (is_wide(bytes)) return false;
  uint64_t rows[8];
  claimwire_fill_rows(rows, tables->ascii_spread, bytes);
  fill_masks(rows, masks);
  return masks->complex == 0;
}

static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks,
    claimwire_words_recent *recent) {
  (void)recent;
  if (!is_wide(bytes)) {
    uint64_t rows[8];
    claimwire_fill_rows(rows, tables->ascii_spread, bytes);
    fill_masks(rows, masks);
    return false;
  }
  uint64_t rows[8];
  uint8_t found[64];
  uint64_t wide = wide_flags(tables, bytes, found, masks);
  claimwire_fill_rows(rows, tables->spread, found);
  fill_masks(rows, masks);
  masks->extend = masks->line_feed & wide;
  masks->line_feed &= ~wide;
  return true;
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

static inline size_t KERNEL(emit_plain)(
    const claimwire_words_boundaries *found, claimwire_words_masks *masks, uint32_t base, uint32_t *ends,
    uint8_t *statuses) {
  (void)masks;
  return KERNEL(emit)(found, base, ends, statuses);
}

#include "words_blocks.h"
