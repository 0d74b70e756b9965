// The kernels' algorithm, once: each kernel's file defines the names below and includes this.
//
//   KERNEL(name)     the kernel's own name for a function
//   KERNEL_TARGET    attributes of each function: what the processor must have
//   static size_t KERNEL(classify)(tables, bytes, masks): fills the masks but `complex` of 64 bytes at `bytes`, of which
//       66 may be read; true where any of them is no ASCII
//   static size_t KERNEL(emit)(boundaries, base, ends, statuses): writes the boundaries, may write 64 more than it
//       counts; returns how many
//
// Rules are UAX #29's. Boundaries are counted from a boundary at which the text starts afresh: a segment's end never
// depends on what stands before the segment.

#include <string.h>

#include "claimwire_kernel.h"
#include "words_masks.h"

/// Moves each bit of `marks` over the run of `filler` that it stands at (after Cameron's MatchStar), `carry` for the next
/// block's first bit.
KERNEL_TARGET static inline uint64_t KERNEL(over)(uint64_t marks, uint64_t filler, uint64_t *carry) {
  uint64_t sum;
  *carry |= __builtin_add_overflow(marks & filler, filler, &sum);
  return ((sum ^ filler) | marks) & ~filler;
}

/// Where Extend cannot be taken for part of the character before it (WB4): after a line's end, at a start, and after a
/// mark that might join, where the state table has the word.
KERNEL_TARGET static inline void KERNEL(limit_extend)(
    claimwire_words_masks *masks, claimwire_words_carry *carry, bool is_wide) {
  uint64_t mid = masks->mid_letter | masks->mid_number, line_end = masks->carriage_return | masks->line_feed;
  if (!is_wide) {
    carry->unextended = (mid | line_end) >> 63;
    return;
  }
  uint64_t mid1 = mid & ~(masks->two | masks->three), mid2 = mid & masks->two, mid3 = mid & masks->three;
  uint64_t unextended = (line_end | mid1) << 1 | mid2 << 2 | mid3 << 3 | carry->unextended;
  carry->unextended = (line_end | mid1) >> 63 | mid2 >> 62 | mid3 >> 61;
  masks->complex |= masks->extend & unextended;
}

/// The boundaries of an ASCII block; `next` are the masks of the block after it.
KERNEL_TARGET static inline claimwire_words_boundaries KERNEL(resolve_ascii)(
    const claimwire_words_masks *masks, const claimwire_words_masks *next, claimwire_words_carry *carry) {
  uint64_t after_letter = masks->letter << 1 | carry->after_letter;
  uint64_t after_number = masks->number << 1 | carry->after_number;
  // WB5, WB8, WB9, WB10; WB3d; WB3.
  uint64_t joined = ((masks->letter | masks->number) & (after_letter | after_number)) |
                    (masks->space & (masks->space << 1 | carry->after_space)) |
                    (masks->line_feed & (masks->carriage_return << 1 | carry->after_return));
  // WB6, WB7, WB11, WB12.
  uint64_t mid = (masks->mid_letter & after_letter & (masks->letter >> 1 | next->letter << 63)) |
                 (masks->mid_number & after_number & (masks->number >> 1 | next->number << 63));
  joined |= mid | mid << 1 | carry->joined;
  carry->after_letter = masks->letter >> 63;
  carry->after_number = masks->number >> 63;
  carry->after_space = masks->space >> 63;
  carry->after_return = masks->carriage_return >> 63;
  carry->joined = mid >> 63;
  return (claimwire_words_boundaries){~joined, after_letter, after_number};
}

/// The same of any block.
KERNEL_TARGET static inline claimwire_words_boundaries KERNEL(resolve_wide)(
    const claimwire_words_masks *masks, const claimwire_words_masks *next, claimwire_words_carry *carry) {
  // WB4: what extends a character is passed over like its own bytes.
  uint64_t filler = masks->continuation | masks->extend;
  uint64_t letter_carry = masks->letter >> 63, number_carry = masks->number >> 63;
  uint64_t after_letter = KERNEL(over)(masks->letter << 1 | carry->after_letter, filler, &letter_carry);
  uint64_t after_number = KERNEL(over)(masks->number << 1 | carry->after_number, filler, &number_carry);
  uint64_t joined = filler | ((masks->letter | masks->number) & (after_letter | after_number)) |
                    (masks->space & (masks->space << 1 | carry->after_space)) |
                    (masks->line_feed & (masks->carriage_return << 1 | carry->after_return));
  uint64_t letters = masks->mid_letter & after_letter, numbers = masks->mid_number & after_number;
  uint64_t mid1 = (letters & (masks->letter >> 1 | next->letter << 63)) |
                  (numbers & (masks->number >> 1 | next->number << 63));
  uint64_t mid2 = (letters & (masks->letter >> 2 | next->letter << 62)) |
                  (numbers & (masks->number >> 2 | next->number << 62));
  uint64_t mid3 = (letters & (masks->letter >> 3 | next->letter << 61)) |
                  (numbers & (masks->number >> 3 | next->number << 61));
  mid1 &= ~(masks->two | masks->three);
  mid2 &= masks->two;
  mid3 &= masks->three;
  joined |= mid1 | mid2 | mid3 | mid1 << 1 | mid2 << 2 | mid3 << 3 | carry->joined;
  carry->after_letter = letter_carry;
  carry->after_number = number_carry;
  carry->after_space = masks->space >> 63;
  carry->after_return = masks->carriage_return >> 63;
  carry->joined = mid1 >> 63 | mid2 >> 62 | mid3 >> 61;
  return (claimwire_words_boundaries){~joined, after_letter, after_number};
}

/// Classifies the block at `at`, padded with NUL beyond the text's end; true where it is not all ASCII.
KERNEL_TARGET static inline bool KERNEL(block)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t at, claimwire_words_masks *masks) {
  if (__builtin_expect(at + 66 <= count, 1)) return KERNEL(classify)(tables, bytes + at, masks);
  uint8_t tail[128] = {0};
  if (at < count) memcpy(tail, bytes + at, count - at);
  return KERNEL(classify)(tables, tail, masks);
}

/// Lets the state table pass what is complex: from the boundary `start` to the first one at `until` or later.
KERNEL_TARGET static claimwire_words_progress KERNEL(by_table)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, size_t until, uint32_t *ends,
    uint8_t *statuses, size_t room) {
  claimwire_words_progress progress = {0, start, false};
  while (progress.position < until && progress.position < count && progress.written < room) {
    claimwire_words_segment segment = claimwire_words_next(tables, bytes, count, progress.position);
    if (segment.is_dictionary) {
      progress.is_dictionary = true;
      break;
    }
    ends[progress.written] = (uint32_t)segment.end;
    statuses[progress.written++] = segment.status;
    progress.position = segment.end;
  }
  return progress;
}

KERNEL_TARGET claimwire_words_progress KERNEL(words)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, uint32_t *ends,
    uint8_t *statuses, size_t capacity) {
  size_t last = capacity - claimwire_words_slack, written = 0;
  claimwire_words_progress progress = {0, start, false};
  while (progress.position < count && written <= last) {
    // From a boundary, afresh.
    size_t at = progress.position;
    claimwire_words_masks masks, next;
    claimwire_words_carry carry = {.unextended = 1};
    bool is_wide = KERNEL(block)(tables, bytes, count, at, &masks);
    KERNEL(limit_extend)(&masks, &carry, is_wide);
    uint64_t allowed = ~(uint64_t)1;
    uint64_t complex = masks.complex;
    while (complex == 0) {
      bool is_next_wide = KERNEL(block)(tables, bytes, count, at + 64, &next);
      KERNEL(limit_extend)(&next, &carry, is_next_wide);
      claimwire_words_boundaries found = is_wide ? KERNEL(resolve_wide)(&masks, &next, &carry)
                                                 : KERNEL(resolve_ascii)(&masks, &next, &carry);
      found.before &= allowed;
      allowed = ~(uint64_t)0;
      complex = next.complex;
      // What stands in the last four bytes might depend on what is complex.
      if (complex) found.before &= ~(uint64_t)0 >> 4;
      bool is_end = at + 64 > count;
      if (is_end) found.before &= ~(uint64_t)0 >> (63 - (count - at));
      written += KERNEL(emit)(&found, (uint32_t)at, ends + written, statuses + written);
      if (is_end) return (claimwire_words_progress){written, count, false};
      at += 64;
      masks = next;
      is_wide = is_next_wide;
      if (written > last) break;
    }
    if (written > 0) progress.position = ends[written - 1];
    if (complex == 0) continue;
    size_t until = at + 64 - (size_t)__builtin_clzll(complex);
    claimwire_words_progress passed = KERNEL(by_table)(
        tables, bytes, count, progress.position, until, ends + written, statuses + written, capacity - written);
    written += passed.written;
    progress = passed;
    if (passed.is_dictionary) break;
  }
  progress.written = written;
  return progress;
}
