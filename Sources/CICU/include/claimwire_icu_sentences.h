// ICU's sentence rules over UTF-8, for text that no model was trained for.
#ifndef CLAIMWIRE_ICU_SENTENCES_H
#define CLAIMWIRE_ICU_SENTENCES_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A sentence iterator; not safe to share between threads.
typedef struct claimwire_icu_sentence_breaks claimwire_icu_sentence_breaks;

/// Opens ICU's sentence rules for locale `en`; NULL where its data is missing.
claimwire_icu_sentence_breaks *_Nullable claimwire_icu_sentence_breaks_open(void);

void claimwire_icu_sentence_breaks_close(claimwire_icu_sentence_breaks *_Nullable breaks);

/// Points the iterator at `count` bytes of valid UTF-8, which must stay alive and unchanged while it is used.
/// False where ICU refused the text.
bool claimwire_icu_sentence_breaks_set_text(
    claimwire_icu_sentence_breaks *_Nonnull breaks, const uint8_t *_Nonnull bytes, int64_t count);

/// The next boundary as a byte offset, the text's end included, its start not; -1 after the last.
int64_t claimwire_icu_sentence_breaks_next(claimwire_icu_sentence_breaks *_Nonnull breaks);

#ifdef __cplusplus
}
#endif

#endif
