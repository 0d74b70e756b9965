// One pass over tokens for the sentence stage: where lines start, and the few places that can matter to where a sentence
// ends.
#ifndef CLAIMWIRE_SENTENCES_H
#define CLAIMWIRE_SENTENCES_H

#include <stddef.h>
#include <stdint.h>

#include "claimwire_kernel.h"
#include "claimwire_tokens.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Of 64 tokens, a bit each, the first the lowest. Bits beyond the last token are 0.
typedef struct {
  /// The first of a line.
  uint64_t lines;
  /// Abbreviations, addresses, and marks but for commas, hyphens and slashes: whatever else is inside a sentence.
  uint64_t marks;
  /// Marks that may end a dateline or a label: hyphens, colons, and all that are not ASCII.
  uint64_t joints;
  /// With a wide gap before, or a bar: what lines of a table have.
  uint64_t gaps;
} claimwire_sentences_block;

/// What there is among some tokens. The first three as Swift's `TextStyle`.
enum {
  /// "i" as a word of its own, not at a line's start.
  claimwire_sentences_careless = 1,
  /// Addresses, handles, tags, emoji.
  claimwire_sentences_online = 2,
  /// Words of scripts without capitals.
  claimwire_sentences_caseless = 4,
  /// Lines without a blank line before.
  claimwire_sentences_tight = 8,
  /// Bits in `gaps`.
  claimwire_sentences_gapped = 16,
};

/// Fills a block for each 64 tokens, the last of them perhaps for fewer, and returns what there is among the tokens.
uint8_t claimwire_sentences_scan(
    claimwire_kernel_id kernel, const claimwire_token *_Nonnull tokens, size_t count,
    claimwire_sentences_block *_Nonnull blocks);

/// Adds to `marks` those of the tokens from `start` to `end`, after white space, before which a sentence might begin without a
/// mark: no words in lower case, and those that stand after something else than a word, a number or a comma.
void claimwire_sentences_add_gaps(
    const claimwire_token *_Nonnull tokens, size_t start, size_t end, claimwire_sentences_block *_Nonnull blocks);

#ifdef __cplusplus
}
#endif

#endif
