#include "claimwire_icu.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

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

static uint8_t classify(uint32_t code_point) { return claimwire_icu_classify(code_point); }

/// Bits 0 and 4 as in `claimwire_tokens_rules.letters`, of a character of that class. What a dictionary splits is left out.
static uint32_t letter_bits(uint32_t code_point, uint8_t class) {
  UChar32 c = (UChar32)code_point;
  if (class != claimwire_class_upper && class != claimwire_class_lower && class != claimwire_class_letter) return 0;
  int32_t word_break = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  bool is_letter = word_break == U_WB_ALETTER || word_break == U_WB_HEBREW_LETTER;
  if (class == claimwire_class_upper) return is_letter ? 0x01 : 0;
  if (class == claimwire_class_lower) return is_letter ? 0x10 : 0;
  if (!is_letter && word_break != U_WB_EXTEND) return 0;
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ? 0 : 0x11;
}

void claimwire_icu_fill_classes(claimwire_tokens_rules *rules) {
  rules->classify = classify;
  for (uint32_t code_point = 0; code_point < claimwire_tokens_class_count; code_point++)
    rules->classes[code_point] = (uint8_t)claimwire_icu_classify(code_point);
  for (uint32_t code_point = 0x80; code_point < claimwire_tokens_letter_count; code_point++) {
    uint32_t half = code_point / 16 % 4;
    rules->letters[code_point / 64][code_point % 16] |= (uint8_t)(letter_bits(code_point, rules->classes[code_point]) << half);
  }
}

int32_t claimwire_icu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return version[0] * 100 + version[1];
}
