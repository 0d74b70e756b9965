#if defined(__aarch64__)

#include <arm_neon.h>

#include "claimwire_words.h"
#include "words_compress.h"

#define KERNEL(name) claimwire_neon_##name
#define KERNEL_TARGET

#include "words_masks.h"

/// The highest bits of 64 bytes that are all ones or all zeros, a bit a byte.
static inline uint64_t mask_of(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t low = vpaddq_u8(vandq_u8(a, weights), vandq_u8(b, weights));
  uint8x16_t high = vpaddq_u8(vandq_u8(c, weights), vandq_u8(d, weights));
  low = vpaddq_u8(low, high);
  low = vpaddq_u8(low, low);
  return vgetq_lane_u64(vreinterpretq_u64_u8(low), 0);
}

typedef struct {
  uint8x16_t quarter[4];
} block64;

static inline block64 load(const uint8_t *bytes) {
  return (block64){{vld1q_u8(bytes), vld1q_u8(bytes + 16), vld1q_u8(bytes + 32), vld1q_u8(bytes + 48)}};
}

static inline uint64_t having(block64 flags, uint8_t bits) {
  uint8x16_t wanted = vdupq_n_u8(bits);
  return mask_of(
      vtstq_u8(flags.quarter[0], wanted), vtstq_u8(flags.quarter[1], wanted), vtstq_u8(flags.quarter[2], wanted),
      vtstq_u8(flags.quarter[3], wanted));
}

static inline uint64_t at_least(block64 block, uint8_t least) {
  uint8x16_t bound = vdupq_n_u8(least);
  return mask_of(
      vcgeq_u8(block.quarter[0], bound), vcgeq_u8(block.quarter[1], bound), vcgeq_u8(block.quarter[2], bound),
      vcgeq_u8(block.quarter[3], bound));
}

static inline uint8x16x4_t entries(const uint8_t *row) {
  return (uint8x16x4_t){{vld1q_u8(row), vld1q_u8(row + 16), vld1q_u8(row + 32), vld1q_u8(row + 48)}};
}

/// ASCII's flags; none for other bytes.
static inline block64 ascii_flags(const uint8_t *flags, block64 block) {
  uint8x16x4_t low = entries(flags), high = entries(flags + 64);
  block64 found;
  for (int i = 0; i < 4; i++)
    // An index of 64 or more finds nothing in the first, and from there on counts from 0 in the second.
    found.quarter[i] = vorrq_u8(
        vqtbl4q_u8(low, block.quarter[i]), vqtbl4q_u8(high, vsubq_u8(block.quarter[i], vdupq_n_u8(64))));
  return found;
}

/// ORs into the flags what a row has for `index`, where the block has `lead` (and behind it `next`, if not 0); the places.
static inline uint64_t add_row(
    block64 *flags, const uint8_t *row, block64 index, block64 block, uint8_t lead, block64 second, uint8_t next) {
  uint8x16x4_t table = entries(row);
  block64 same;
  for (int i = 0; i < 4; i++) {
    same.quarter[i] = vceqq_u8(block.quarter[i], vdupq_n_u8(lead));
    if (next) same.quarter[i] = vandq_u8(same.quarter[i], vceqq_u8(second.quarter[i], vdupq_n_u8(next)));
    uint8x16_t found = vqtbl4q_u8(table, vandq_u8(index.quarter[i], vdupq_n_u8(0x3F)));
    flags->quarter[i] = vorrq_u8(flags->quarter[i], vandq_u8(found, same.quarter[i]));
  }
  return mask_of(same.quarter[0], same.quarter[1], same.quarter[2], same.quarter[3]);
}

/// The flags of the characters of two and three bytes; one look-up for all that share a row: text of one script has few.
static void wide_flags(
    const claimwire_words_tables *tables, const uint8_t *bytes, block64 block, block64 *flags, uint64_t wide,
    claimwire_words_masks *masks, claimwire_words_recent *recent) {
  uint64_t leads = at_least(block, 0xC0), three_or_more = at_least(block, 0xE0), four = at_least(block, 0xF0);
  block64 second = load(bytes + 1), third = load(bytes + 2);
  masks->continuation = wide & ~leads;
  masks->two = leads & ~three_or_more;
  masks->three = three_or_more & ~four;
  masks->complex = four;
  uint64_t rest = masks->two;
  for (int slot = 0; slot < 2 && rest; slot++)
    rest &= ~add_row(flags, recent->two_flags[slot], second, block, recent->two[slot], second, 0);
  while (rest) {
    uint8_t lead = bytes[__builtin_ctzll(rest)];
    const uint8_t *row = tables->flags + (size_t)tables->row_of[lead & 0x1F] * claimwire_words_row;
    uint64_t same = add_row(flags, row, second, block, lead, second, 0);
    rest &= ~same;
    if (__builtin_popcountll(same) < claimwire_words_often) continue;
    recent->two[recent->two_turn] = lead;
    recent->two_flags[recent->two_turn] = row;
    recent->two_turn ^= 1;
  }
  rest = masks->three;
  for (int slot = 0; slot < 2 && rest; slot++)
    rest &= ~add_row(
        flags, recent->three_flags[slot], third, block, recent->three[slot][0], second, recent->three[slot][1]);
  while (rest) {
    int first = __builtin_ctzll(rest);
    uint8_t lead = bytes[first], next = bytes[first + 1];
    uint16_t number = tables->row_of[(size_t)(lead & 0x0F) << 6 | (next & 0x3F)];
    // Scripts that a dictionary splits have many rows, and one such character is enough.
    if (tables->is_complex_row[number]) {
      masks->complex |= 1ull << first;
      break;
    }
    const uint8_t *row = tables->flags + (size_t)number * claimwire_words_row;
    uint64_t same = add_row(flags, row, third, block, lead, second, next);
    rest &= ~same;
    if (__builtin_popcountll(same) < claimwire_words_often) continue;
    recent->three[recent->three_turn][0] = lead;
    recent->three[recent->three_turn][1] = next;
    recent->three_flags[recent->three_turn] = row;
    recent->three_turn ^= 1;
  }
}

static inline void fill_masks(block64 flags, claimwire_words_masks *masks) {
  masks->number = having(flags, claimwire_words_number);
  masks->letter = having(flags, claimwire_words_letter);
  masks->space = having(flags, claimwire_words_space);
  masks->mid_letter = having(flags, claimwire_words_mid_letter);
  masks->mid_number = having(flags, claimwire_words_mid_number);
  masks->line_feed = having(flags, claimwire_words_extend);
  masks->carriage_return = having(flags, claimwire_words_return);
}

static inline bool KERNEL(classify)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks,
    claimwire_words_recent *recent) {
  block64 block = load(bytes), flags = ascii_flags(tables->flags, block);
  uint64_t wide = at_least(block, 0x80);
  masks->complex = 0;
  if (wide) wide_flags(tables, bytes, block, &flags, wide, masks, recent);
  fill_masks(flags, masks);
  masks->complex |= having(flags, claimwire_words_complex);
  masks->extend = masks->line_feed & wide;
  masks->line_feed &= ~wide;
  return wide != 0;
}

static inline bool KERNEL(classify_plain)(
    const claimwire_words_tables *tables, const uint8_t *bytes, claimwire_words_masks *masks) {
  block64 block = load(bytes), flags = ascii_flags(tables->flags, block);
  uint8x16_t any = vdupq_n_u8(0);
  for (int i = 0; i < 4; i++) any = vorrq_u8(any, vorrq_u8(block.quarter[i], flags.quarter[i]));
  if (vmaxvq_u8(any) >= 0x80) return false;
  fill_masks(flags, masks);
  const uint8x16_t status = vdupq_n_u8(claimwire_words_letter | claimwire_words_number);
  for (int i = 0; i < 4; i++) vst1q_u8(masks->flags + 1 + 16 * i, vandq_u8(flags.quarter[i], status));
  return true;
}

/// Writes the places of the bits of `before`, counted from `base`, and what `status` has there.
static inline size_t write_eights(
    uint64_t before, const uint8_t status[64], uint32_t base, uint32_t *ends, uint8_t *statuses) {
  uint32x4_t start = vdupq_n_u32(base);
  uint8_t *status_end = statuses;
  for (int eighth = 0; eighth < 8; eighth++) {
    uint8_t bits = (uint8_t)(before >> 8 * eighth);
    // The places of the bits that are set, in front; then what stands there.
    uint8x8_t places = vcreate_u8(claimwire_words_places[bits]);
    uint16x8_t wider = vmovl_u8(places);
    vst1q_u32(ends, vaddw_u16(start, vget_low_u16(wider)));
    vst1q_u32(ends + 4, vaddw_u16(start, vget_high_u16(wider)));
    vst1_u8(status_end, vtbl1_u8(vld1_u8(status + 8 * eighth), places));
    size_t count = (size_t)__builtin_popcount(bits);
    ends += count;
    status_end += count;
    start = vaddq_u32(start, vdupq_n_u32(8));
  }
  return (size_t)(status_end - statuses);
}

static inline size_t KERNEL(emit)(
    const claimwire_words_boundaries *found, uint32_t base, uint32_t *ends, uint8_t *statuses) {
  uint64_t status[8];
  for (int eighth = 0; eighth < 8; eighth++)
    status[eighth] = claimwire_words_spread[(uint8_t)(found->after_letter >> 8 * eighth)] << 1 |
                     claimwire_words_spread[(uint8_t)(found->after_number >> 8 * eighth)];
  return write_eights(found->before, (const uint8_t *)status, base, ends, statuses);
}

static inline size_t KERNEL(emit_plain)(
    const claimwire_words_boundaries *found, claimwire_words_masks *masks, uint32_t base, uint32_t *ends,
    uint8_t *statuses) {
  masks->flags[0] = (uint8_t)((found->after_letter & 1) << 1 | (found->after_number & 1));
  return write_eights(found->before, masks->flags, base, ends, statuses);
}

#include "words_blocks.h"

#endif
