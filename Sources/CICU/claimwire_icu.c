#include "claimwire_icu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

struct claimwire_icu_breaks {
  UBreakIterator *iterator;
  UText text;
};

claimwire_icu_breaks *claimwire_icu_breaks_open(claimwire_icu_break_kind kind) {
  claimwire_icu_breaks *breaks = calloc(1, sizeof *breaks);
  if (!breaks) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIteratorType type = kind == claimwire_icu_words ? UBRK_WORD : UBRK_SENTENCE;
  breaks->iterator = ubrk_open(type, "en", NULL, 0, &status);
  breaks->text = (UText)UTEXT_INITIALIZER;
  if (U_FAILURE(status)) {
    free(breaks);
    return NULL;
  }
  return breaks;
}

void claimwire_icu_breaks_close(claimwire_icu_breaks *breaks) {
  if (!breaks) return;
  utext_close(&breaks->text);
  ubrk_close(breaks->iterator);
  free(breaks);
}

bool claimwire_icu_breaks_set_text(claimwire_icu_breaks *breaks, const uint8_t *bytes, int64_t count) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&breaks->text, (const char *)bytes, count, &status);
  if (U_FAILURE(status)) return false;
  ubrk_setUText(breaks->iterator, &breaks->text, &status);
  if (U_FAILURE(status)) return false;
  ubrk_first(breaks->iterator);
  return true;
}

int32_t claimwire_icu_breaks_next(
    claimwire_icu_breaks *breaks, uint32_t *ends, uint16_t *statuses, int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(breaks->iterator);
    if (end == UBRK_DONE) break;
    ends[count] = (uint32_t)end;
    statuses[count] = (uint16_t)ubrk_getRuleStatus(breaks->iterator);
    count++;
  }
  return count;
}

uint32_t claimwire_icu_lowercase(uint32_t code_point) { return (uint32_t)u_tolower((UChar32)code_point); }

claimwire_icu_class claimwire_icu_classify(uint32_t code_point) {
  UChar32 c = (UChar32)code_point;
  if (u_isUWhiteSpace(c)) return claimwire_icu_class_space;
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return claimwire_icu_class_upper;
    case U_LOWERCASE_LETTER: return claimwire_icu_class_lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_LETTER_NUMBER: return claimwire_icu_class_letter;
    case U_DECIMAL_DIGIT_NUMBER: return claimwire_icu_class_digit;
    case U_CONNECTOR_PUNCTUATION:
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION: return claimwire_icu_class_punctuation;
    case U_CURRENCY_SYMBOL: return claimwire_icu_class_currency;
    default: break;
  }
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) || u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC))
    return claimwire_icu_class_emoji;
  switch (u_charType(c)) {
    case U_MATH_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_OTHER_NUMBER: return claimwire_icu_class_symbol;
    default: return claimwire_icu_class_other;
  }
}

int32_t claimwire_icu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return version[0] * 100 + version[1];
}
