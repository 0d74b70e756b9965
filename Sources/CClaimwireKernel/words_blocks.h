// The kernels' algorithm, once: each kernel's file defines the names below and includes this.
//
//   KERNEL(name)     the kernel's own name for a function
//   KERNEL_TARGET    attributes of each function: what the processor must have
//   static bool KERNEL(classify)(tables, bytes, masks, recent): fills the masks of 64 bytes at `bytes`, of which 66 may be read;
//       `continuation`, `two` and `three` only where any of them is no ASCII, which it returns
//   static bool KERNEL(classify_plain)(tables, bytes, masks): the same; where any is no ASCII or complex, it returns false
//       and the masks may be anything
//   static size_t KERNEL(emit)(boundaries, base, ends, statuses): writes the boundaries, may write 64 more than it
//       counts; returns how many
//   static size_t KERNEL(emit_plain)(boundaries, masks, base, ends, statuses): the same of a block classified as plain
//   KERNEL_HAS_RUN   where defined, the kernel has its own KERNEL(run), and the two for plain blocks are not needed
//
// Boundaries go into lists or are set as bits; the same code, compiled twice.
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

/// The boundaries of an ASCII block; of `next_letter` and `next_number` bit n is for the byte n after the block.
KERNEL_TARGET static inline claimwire_words_boundaries KERNEL(resolve_ascii)(
    const claimwire_words_masks *masks, uint64_t next_letter, uint64_t next_number, claimwire_words_carry *carry) {
  uint64_t after_letter = masks->letter << 1 | carry->after_letter;
  uint64_t after_number = masks->number << 1 | carry->after_number;
  // WB5, WB8, WB9, WB10; WB3d; WB3.
  uint64_t joined = ((masks->letter | masks->number) & (after_letter | after_number)) |
                    (masks->space & (masks->space << 1 | carry->after_space)) |
                    (masks->line_feed & (masks->carriage_return << 1 | carry->after_return));
  // WB6, WB7, WB11, WB12.
  uint64_t mid = (masks->mid_letter & after_letter & (masks->letter >> 1 | next_letter << 63)) |
                 (masks->mid_number & after_number & (masks->number >> 1 | next_number << 63));
  joined |= mid | mid << 1 | carry->joined;
  carry->after_letter = masks->letter >> 63;
  carry->after_number = masks->number >> 63;
  carry->after_space = masks->space >> 63;
  carry->after_return = masks->carriage_return >> 63;
  carry->joined = mid >> 63;
  return (claimwire_words_boundaries){~joined, after_letter, after_number};
}

/// The same of any block; inlined, as a call would empty the vector registers.
KERNEL_TARGET __attribute__((always_inline)) static inline claimwire_words_boundaries KERNEL(resolve_wide)(
    const claimwire_words_masks *masks, uint64_t next_letter, uint64_t next_number, claimwire_words_carry *carry) {
  // WB4: what extends a character is passed over like its own bytes.
  uint64_t filler = masks->continuation | masks->extend;
  uint64_t letter_carry = masks->letter >> 63, number_carry = masks->number >> 63;
  uint64_t after_letter = KERNEL(over)(masks->letter << 1 | carry->after_letter, filler, &letter_carry);
  uint64_t after_number = KERNEL(over)(masks->number << 1 | carry->after_number, filler, &number_carry);
  uint64_t joined = filler | ((masks->letter | masks->number) & (after_letter | after_number)) |
                    (masks->space & (masks->space << 1 | carry->after_space)) |
                    (masks->line_feed & (masks->carriage_return << 1 | carry->after_return)) | carry->joined;
  uint64_t letters = masks->mid_letter & after_letter, numbers = masks->mid_number & after_number;
  uint64_t wide_marks = (letters | numbers) & (masks->two | masks->three);
  uint64_t mid = ((letters & (masks->letter >> 1 | next_letter << 63)) |
                  (numbers & (masks->number >> 1 | next_number << 63))) & ~wide_marks;
  joined |= mid | mid << 1;
  carry->joined = mid >> 63;
  if (__builtin_expect(wide_marks != 0, 0)) {
    uint64_t mid2 = masks->two & ((letters & (masks->letter >> 2 | next_letter << 62)) |
                                  (numbers & (masks->number >> 2 | next_number << 62)));
    uint64_t mid3 = masks->three & ((letters & (masks->letter >> 3 | next_letter << 61)) |
                                    (numbers & (masks->number >> 3 | next_number << 61)));
    joined |= mid2 | mid3 | mid2 << 2 | mid3 << 3;
    carry->joined |= mid2 >> 62 | mid3 >> 61;
  }
  carry->after_letter = letter_carry;
  carry->after_number = number_carry;
  carry->after_space = masks->space >> 63;
  carry->after_return = masks->carriage_return >> 63;
  return (claimwire_words_boundaries){~joined, after_letter, after_number};
}

#ifndef KERNEL_HAS_RUN
/// Passes blocks of nothing but plain ASCII from `at` on, the block before `at` having been one. Returns where it stopped.
KERNEL_TARGET __attribute__((always_inline)) static inline size_t KERNEL(run)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t at, claimwire_words_carry *carry,
    claimwire_words_output *output, bool as_bits) {
  claimwire_words_carry kept = *carry;
  claimwire_words_output kept_output = *output;
  while (at + 65 <= count && !claimwire_words_is_full(&kept_output, as_bits)) {
    claimwire_words_masks masks;
    if (!KERNEL(classify_plain)(tables, bytes + at, &masks)) break;
    uint8_t next = bytes[at + 64];
    // A mark before what may be anything.
    if ((next >= 0x80 || tables->flags[next] & claimwire_words_complex) && (masks.mid_letter | masks.mid_number) >> 63)
      break;
    uint8_t flags = tables->flags[next & 0x7F];
    claimwire_words_boundaries found = KERNEL(resolve_ascii)(
        &masks, (flags & claimwire_words_letter) >> 1, flags & claimwire_words_number, &kept);
    kept.unextended = (masks.mid_letter | masks.mid_number | masks.line_feed | masks.carriage_return) >> 63;
    if (as_bits)
      claimwire_words_set(&kept_output.bits, at, found.before, found.after_letter | found.after_number);
    else
      kept_output.written += KERNEL(emit_plain)(
          &found, &masks, (uint32_t)at, kept_output.ends + kept_output.written,
          kept_output.statuses + kept_output.written);
    at += 64;
  }
  output->written = kept_output.written;
  *carry = kept;
  return at;
}
#endif

/// Classifies the block at `at`, padded with NUL beyond the text's end; true where it is not all ASCII.
KERNEL_TARGET static inline bool KERNEL(block)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t at, claimwire_words_masks *masks,
    claimwire_words_recent *recent) {
  if (__builtin_expect(at + 66 <= count, 1)) return KERNEL(classify)(tables, bytes + at, masks, recent);
  uint8_t tail[128] = {0};
  memcpy(tail, bytes + at, count - at);
  return KERNEL(classify)(tables, tail, masks, recent);
}

/// Lets the state table pass what is complex: from the boundary `start` to the first one at `until` or later.
KERNEL_TARGET __attribute__((always_inline)) static inline claimwire_words_progress KERNEL(by_table)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, size_t until,
    claimwire_words_output *output, bool as_bits) {
  claimwire_words_progress progress = {0, start, false};
  while (progress.position < until && progress.position < count &&
         (as_bits || output->written < output->last + claimwire_words_slack)) {
    claimwire_words_segment segment = claimwire_words_next(tables, bytes, count, progress.position);
    if (segment.is_dictionary) {
      progress.is_dictionary = true;
      break;
    }
    if (as_bits) {
      claimwire_words_set_segment(&output->bits, progress.position, segment.end, segment.status);
    } else {
      output->ends[output->written] = (uint32_t)segment.end;
      output->statuses[output->written++] = segment.status;
    }
    progress.position = segment.end;
  }
  return progress;
}

KERNEL_TARGET __attribute__((always_inline)) static inline claimwire_words_progress KERNEL(pass)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    claimwire_words_output *output, bool as_bits) {
  claimwire_words_progress progress = {0, start, false};
  // Of three bytes first general punctuation, which a script may displace.
  const uint8_t *punctuation = tables->flags + (size_t)tables->row_of[0x2000 / claimwire_words_row] * claimwire_words_row;
  claimwire_words_recent recent = {
      .two = {0xFF, 0xFF},
      .two_flags = {tables->flags, tables->flags},
      .three = {{0xE2, 0x80}, {0xFF, 0xFF}},
      .three_flags = {punctuation, tables->flags},
  };
  while (progress.position < count && !claimwire_words_is_full(output, as_bits)) {
    // From a boundary, afresh.
    size_t at = progress.position;
    claimwire_words_masks masks;
    claimwire_words_carry carry = {.unextended = 1};
    uint64_t allowed = ~(uint64_t)1, complex = 0;
    do {
      bool is_wide = KERNEL(block)(tables, bytes, count, at, &masks, &recent);
      KERNEL(limit_extend)(&masks, &carry, is_wide);
      uint64_t next_letter = 0, next_number = 0;
      // Marks that the block's end parts from the character after them.
      uint64_t ends_here = 1ull << 63;
      if (is_wide) ends_here |= (masks.two & 3ull << 62) | (masks.three & 7ull << 61);
      uint64_t open = (masks.mid_letter | masks.mid_number) & ends_here;
      if (__builtin_expect(open != 0, 0)) {
        claimwire_words_ahead ahead = claimwire_words_look_ahead(tables, bytes, count, at + 64);
        next_letter = ahead.letter;
        next_number = ahead.number;
        // A mark that the state table must judge.
        if (ahead.is_complex) masks.complex |= open;
      }
      claimwire_words_boundaries found = is_wide ? KERNEL(resolve_wide)(&masks, next_letter, next_number, &carry)
                                                 : KERNEL(resolve_ascii)(&masks, next_letter, next_number, &carry);
      found.before &= allowed;
      allowed = ~(uint64_t)0;
      complex = masks.complex;
      // What stands in the four bytes before might depend on what is complex.
      if (__builtin_expect(complex != 0, 0)) found.before &= ((complex & -complex) - 1) >> 4;
      bool is_end = at + 64 > count;
      if (is_end) found.before &= ~(uint64_t)0 >> (63 - (count - at));
      if (as_bits)
        claimwire_words_set(&output->bits, at, found.before, found.after_letter | found.after_number);
      else
        output->written += KERNEL(emit)(
            &found, (uint32_t)at, output->ends + output->written, output->statuses + output->written);
      if (complex != 0 || claimwire_words_is_full(output, as_bits)) break;
      if (is_end) {
        progress.position = count;
        return progress;
      }
      at += 64;
      if (!is_wide) at = KERNEL(run)(tables, bytes, count, at, &carry, output, as_bits);
    } while (!claimwire_words_is_full(output, as_bits) && at < count);
    if (as_bits) {
      // The last block counts where it is complex; else all of it has been passed.
      progress.position = claimwire_words_last(&output->bits, at + (complex != 0 ? 64 : 0), progress.position);
    } else if (output->written > 0) {
      progress.position = output->ends[output->written - 1];
    }
    if (complex == 0) {
      // The block after the last one, where the text ends with a block.
      if (at < count || claimwire_words_is_full(output, as_bits)) continue;
      if (as_bits) {
        claimwire_words_set(&output->bits, count, 1, carry.after_letter | carry.after_number);
      } else {
        output->ends[output->written] = (uint32_t)count;
        output->statuses[output->written++] = (uint8_t)(carry.after_letter << 1 | carry.after_number);
      }
      progress.position = count;
      return progress;
    }
    size_t until = at + 64 - (size_t)__builtin_clzll(complex);
    progress = KERNEL(by_table)(tables, bytes, count, progress.position, until, output, as_bits);
    if (progress.is_dictionary) break;
  }
  return progress;
}

KERNEL_TARGET claimwire_words_progress KERNEL(words)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, uint32_t *ends,
    uint8_t *statuses, size_t capacity) {
  claimwire_words_output output = {.ends = ends, .statuses = statuses, .last = capacity - claimwire_words_slack};
  claimwire_words_progress progress = KERNEL(pass)(tables, bytes, count, start, &output, false);
  progress.written = output.written;
  return progress;
}

KERNEL_TARGET claimwire_words_progress KERNEL(mark_words)(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    const claimwire_words_bits *bits) {
  claimwire_words_output output = {.bits = *bits};
  return KERNEL(pass)(tables, bytes, count, start, &output, true);
}
