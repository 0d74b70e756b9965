// The two passes over a piece, once: each kernel's file defines the names below and includes this.
//
//   KERNEL(name)     the kernel's own name for a function
//   KERNEL_TARGET    attributes of each function: what the processor must have
//   KERNEL_LANES     words of 64 bits to a vector, 2, 4 or 8
//   static void KERNEL(classify)(bytes, masks, index): sets the masks of 64 bytes
//   static void KERNEL(classify_row)(bytes, masks, index): the same of as many blocks as there are lanes
//   static size_t KERNEL(list_blocks)(first, second, count, listed): which of the blocks have bits in both masks, an array
//       each that has claimwire_tokens_view_blocks; returns how many
//   static claimwire_apostrophes KERNEL(apostrophes)(bytes, marks): those among the marks of 64 bytes that are U+0027; the
//       byte before and two behind may be read
//   static claimwire_tokens_letters KERNEL(letters)(rules, bytes, recent): of 64 bytes, of which three more may be read
//   static size_t KERNEL(list)(bits, base, places): writes the places of the bits, counted from `base`; may write 16 more than
//       it counts, and 64 in all; returns how many
//   static uint64_t KERNEL(ranks)(bits, starts): of the bits of `starts`, in their order, those that are in `bits`
//   static void KERNEL(put)(piece, block, edges, tokens, count): writes the tokens of claimwire_tokens_row blocks behind
//       `count` others; each ends where the next one starts, or at the one space before it; may write 64 more than it has

#include <string.h>

#include "tokens_look.h"
#include "tokens_text.h"
#include "tokens_write.h"
