#include "claimwire_icu_sentences.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct claimwire_icu_sentence_breaks {
  UBreakIterator *iterator;
  UText text;
};

claimwire_icu_sentence_breaks *claimwire_icu_sentence_breaks_open(void) {
  claimwire_icu_sentence_breaks *breaks = calloc(1, sizeof *breaks);
  if (!breaks) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  breaks->iterator = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
  breaks->text = (UText)UTEXT_INITIALIZER;
  if (U_FAILURE(status)) {
    free(breaks);
    return NULL;
  }
  return breaks;
}

void claimwire_icu_sentence_breaks_close(claimwire_icu_sentence_breaks *breaks) {
  if (!breaks) return;
  utext_close(&breaks->text);
  ubrk_close(breaks->iterator);
  free(breaks);
}

bool claimwire_icu_sentence_breaks_set_text(
    claimwire_icu_sentence_breaks *breaks, const uint8_t *bytes, int64_t count) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&breaks->text, (const char *)bytes, count, &status);
  if (U_FAILURE(status)) return false;
  ubrk_setUText(breaks->iterator, &breaks->text, &status);
  if (U_FAILURE(status)) return false;
  ubrk_first(breaks->iterator);
  return true;
}

int64_t claimwire_icu_sentence_breaks_next(claimwire_icu_sentence_breaks *breaks) {
  int32_t end = ubrk_next(breaks->iterator);
  return end == UBRK_DONE ? -1 : end;
}
