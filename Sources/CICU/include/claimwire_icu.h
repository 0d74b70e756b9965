// ICU as Claimwire sees it: opaque handles, plain integers, UTF-8 byte offsets.
//
// No ICU header is included here. ICU renames its functions by version (ubrk_open_72), which Swift would see, and its C
// types clash with those of the ICU that Foundation bundles.
#ifndef CLAIMWIRE_ICU_H
#define CLAIMWIRE_ICU_H

#include <stdbool.h>
#include <stdint.h>

#include "claimwire_words.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What a break iterator looks for.
typedef enum : uint8_t {
  claimwire_icu_words,
  claimwire_icu_sentences,
} claimwire_icu_break_kind;

/// A break iterator over UTF-8 text; not safe to share between threads.
typedef struct claimwire_icu_breaks claimwire_icu_breaks;

/// Opens an iterator with locale `en`; NULL where ICU's data is missing.
claimwire_icu_breaks *_Nullable claimwire_icu_breaks_open(claimwire_icu_break_kind kind);

void claimwire_icu_breaks_close(claimwire_icu_breaks *_Nullable breaks);

/// Points the iterator at `count` bytes of valid UTF-8, which must stay alive and unchanged while it is used.
/// False where ICU refused the text.
bool claimwire_icu_breaks_set_text(
    claimwire_icu_breaks *_Nonnull breaks, const uint8_t *_Nonnull bytes, int64_t count);

/// Writes up to `capacity` further boundaries (byte offsets, ascending, the text's end included, its start not) and
/// each one's rule status (0 none, 100 number, 200 letter, 300 kana, 400 ideograph). Returns how many; 0 at the end.
int32_t claimwire_icu_breaks_next(
    claimwire_icu_breaks *_Nonnull breaks, uint32_t *_Nonnull ends, uint16_t *_Nonnull statuses, int32_t capacity);

/// The word rules of the ICU that is linked at run time as plain tables, about 60 kB, made in under a millisecond. NULL
/// where that ICU compiles its rules in a format that is not known here; its own iterator then does the work.
claimwire_words_tables *_Nullable claimwire_icu_word_tables_open(void);

void claimwire_icu_word_tables_close(claimwire_words_tables *_Nullable tables);

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

/// ICU's version as major * 100 + minor, of the library linked at run time.
int32_t claimwire_icu_version(void);

#ifdef __cplusplus
}
#endif

#endif
