// ICU as Claimwire sees it: opaque handles, plain integers, UTF-8 byte offsets.
//
// No ICU header is included here. ICU renames its functions by version (ubrk_open_72), which Swift would see, and its C
// types clash with those of the ICU that Foundation bundles.
#ifndef CLAIMWIRE_ICU_H
#define CLAIMWIRE_ICU_H

#include <stdbool.h>
#include <stdint.h>

#include "claimwire_kernel.h"
#include "claimwire_tokens.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Word boundaries of ICU's: by a kernel where the rules decide, by ICU's iterator, on UTF-16, where a dictionary does.
/// Not safe to share between threads; about 0.2 MB, which grows with the longest stretch that a dictionary splits.
typedef struct claimwire_icu_words claimwire_icu_words;

/// Opens ICU's rules for locale `en`; NULL where its data is missing. `uses_tables` false leaves all text to ICU's
/// iterator, to compare against.
claimwire_icu_words *_Nullable claimwire_icu_words_open(bool uses_tables);

void claimwire_icu_words_close(claimwire_icu_words *_Nullable words);

/// The rules as tables; NULL where this ICU's format is not known or they are not used.
const claimwire_words_tables *_Nullable claimwire_icu_words_tables(const claimwire_icu_words *_Nonnull words);

/// What claimwire_kernel_words does, dictionaries included: stops at the text's end or where the room is used up. Going on
/// must be from the position that the call before came to, with the same text. `is_dictionary` is true only where ICU
/// could not take the text, which is longer than 2 GiB without a boundary or for which there is no memory.
claimwire_words_progress claimwire_icu_words_next(
    claimwire_icu_words *_Nonnull words, claimwire_kernel_id kernel, const uint8_t *_Nonnull bytes, size_t count,
    size_t start, uint32_t *_Nonnull ends, uint8_t *_Nonnull statuses, size_t capacity);

/// The same as bits: all boundaries between `bits->base`, which must be one, and `count`, which is the last. False where
/// ICU could not take the text.
bool claimwire_icu_words_mark(
    claimwire_icu_words *_Nonnull words, claimwire_kernel_id kernel, const uint8_t *_Nonnull bytes, size_t count,
    const claimwire_words_bits *_Nonnull bits);

/// Simple (one to one) lower case of a code point.
uint32_t claimwire_icu_lowercase(uint32_t code_point);

/// What kind of character a code point is, told apart as far as tokens need it.
typedef enum : uint8_t {
  claimwire_icu_class_other,
  claimwire_icu_class_space,
  claimwire_icu_class_upper,
  claimwire_icu_class_lower,
  claimwire_icu_class_letter,
  claimwire_icu_class_digit,
  claimwire_icu_class_punctuation,
  claimwire_icu_class_symbol,
  claimwire_icu_class_currency,
  claimwire_icu_class_emoji,
} claimwire_icu_class;

claimwire_icu_class claimwire_icu_classify(uint32_t code_point);

/// Fills the classes of `rules`: a fifth of a millisecond.
void claimwire_icu_fill_classes(claimwire_tokens_rules *_Nonnull rules);

/// ICU's version as major * 100 + minor, of the library linked at run time.
int32_t claimwire_icu_version(void);

#ifdef __cplusplus
}
#endif

#endif
