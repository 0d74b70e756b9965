// ICU's charsets: what bytes look like, and text of any charset into UTF-8.
#ifndef CLAIMWIRE_ICU_CHARSETS_H
#define CLAIMWIRE_ICU_CHARSETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The charset that the bytes look most like, as a name of ICU's that lives for ever, and how sure that is, 0 to 100.
/// NULL where they look like none. O(count), some megabytes a second: to be asked about a sample.
const char *_Nullable claimwire_icu_charset_detect(const uint8_t *_Nonnull bytes, size_t count, int32_t *_Nonnull confidence);

/// Whether ICU has a converter of this name or alias.
bool claimwire_icu_charset_is_known(const char *_Nonnull charset);

/// A converter to UTF-8; not safe to share between threads.
typedef struct claimwire_icu_decoder claimwire_icu_decoder;

/// NULL for a charset that ICU does not know, or where memory is short.
claimwire_icu_decoder *_Nullable claimwire_icu_decoder_open(const char *_Nonnull charset);

void claimwire_icu_decoder_close(claimwire_icu_decoder *_Nullable decoder);

/// Decodes from `input` into `output`, valid UTF-8; `*taken` and `*given` say how much of each was used. `finish` says that
/// no more input comes: to be called until nothing is taken or given. What is no character becomes U+FFFD. False where
/// nothing more can be had.
bool claimwire_icu_decoder_read(
    claimwire_icu_decoder *_Nonnull decoder, const uint8_t *_Nullable input, size_t input_count, size_t *_Nonnull taken,
    uint8_t *_Nonnull output, size_t output_count, size_t *_Nonnull given, bool finish);

/// How many sequences became U+FFFD so far.
size_t claimwire_icu_decoder_replaced(const claimwire_icu_decoder *_Nonnull decoder);

#ifdef __cplusplus
}
#endif

#endif
