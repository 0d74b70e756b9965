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
  /// The first of a line with a blank line before it.
  uint64_t paragraphs;
  /// Where a sentence might end, or an item of a list begin: terminal marks, abbreviations, addresses, what may be an
  /// emoticon, marks and symbols that are not ASCII but dashes and quotation marks.
  uint64_t ends;
  /// Full stops and question marks, if of one character, between what neither rules nor a model would decide otherwise:
  /// they touch a word, number, closing bracket or "%", and white space and a capital stand behind.
  uint64_t plain;
  /// Before which a sentence might begin without a mark: after white space, no words in lower case that stand after a word,
  /// a number, a comma or a quotation mark, nothing right after a full stop or question mark. None in edited prose.
  uint64_t starts;
  /// What the marker of a list's item may begin with: an opening bracket, a mark or symbol as above, an abbreviation, what a
  /// full stop or bracket touches.
  uint64_t labels;
  /// Quotation marks and brackets, and all other marks that are not ASCII.
  uint64_t enclosers;
  /// Marks that may end a dateline or a label: hyphens, colons, and all that are not ASCII.
  uint64_t joints;
  /// With a wide gap before, or a bar: what lines of a table have.
  uint64_t gaps;
  /// Words in lower case.
  uint64_t lower;
  /// Words with a capital first.
  uint64_t capitals;
} claimwire_sentences_block;

/// The block's fields in their order.
///
/// Blocks lie in memory field by field, a row of words each, the first word of a row `stride` words behind that of the row
/// before: so the bits of any token and of those behind it are one load of eight bytes, wherever a block ends.
enum {
  claimwire_sentences_lines,
  claimwire_sentences_paragraphs,
  claimwire_sentences_ends,
  claimwire_sentences_plain,
  claimwire_sentences_starts,
  claimwire_sentences_labels,
  claimwire_sentences_enclosers,
  claimwire_sentences_joints,
  claimwire_sentences_gaps,
  claimwire_sentences_lower,
  claimwire_sentences_capitals,
  claimwire_sentences_field_count,
};

/// A block out of the rows of its fields.
static inline claimwire_sentences_block claimwire_sentences_block_at(
    const uint64_t *_Nonnull rows, size_t stride, size_t block) {
  claimwire_sentences_block found;
  for (size_t field = 0; field < claimwire_sentences_field_count; field++)
    ((uint64_t *)&found)[field] = rows[field * stride + block];
  return found;
}

/// What there is among some tokens: as Swift's `TextStyle`.
enum {
  /// "i" as a word of its own, not at a line's start.
  claimwire_sentences_careless = 1,
  /// Addresses of mail and handles.
  claimwire_sentences_mail = 2,
  /// Words of scripts without capitals.
  claimwire_sentences_caseless = 4,
};

/// Tokens that have one style: as many as a long article has, so that most texts have one throughout.
enum { claimwire_sentences_stretch = 1024 };

/// Fills a block of `rows` for each 64 of the tokens from `start` to `end` and a style for each stretch of them; both are ends of
/// stretches, or `end` the text's, of `count` tokens. O(end - start).
void claimwire_sentences_scan(
    claimwire_kernel_id kernel, const uint8_t *_Nonnull bytes, const claimwire_token *_Nonnull tokens, size_t count,
    size_t start, size_t end, uint64_t *_Nonnull rows, size_t stride, uint8_t *_Nonnull styles);

#ifdef __cplusplus
}
#endif

#endif
