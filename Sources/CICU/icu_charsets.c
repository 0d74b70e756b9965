#include "claimwire_icu_charsets.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

const char *claimwire_icu_charset_detect(const uint8_t *bytes, size_t count, int32_t *confidence) {
  *confidence = 0;
  if (count > INT32_MAX) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return NULL;
  ucsdet_setText(detector, (const char *)bytes, (int32_t)count, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  const char *name = match ? ucsdet_getName(match, &status) : NULL;
  if (name) *confidence = ucsdet_getConfidence(match, &status);
  // The detector's names are constants, but its documentation does not say so: ICU's list of converters has them for ever.
  UErrorCode alias = U_ZERO_ERROR;
  const char *lasting = name ? ucnv_getAlias(name, 0, &alias) : NULL;
  if (name && U_SUCCESS(alias)) {
    uint16_t aliases = ucnv_countAliases(name, &alias);
    for (uint16_t index = 0; index < aliases; index++) {
      const char *other = ucnv_getAlias(name, index, &alias);
      if (other && ucnv_compareNames(other, name) == 0) lasting = other;
    }
  }
  ucsdet_close(detector);
  return U_FAILURE(status) || U_FAILURE(alias) ? NULL : lasting;
}

struct claimwire_icu_decoder {
  UConverter *from;
  UConverter *to;
  size_t replaced;
  bool is_begun;
  /// UTF-16 on its way from one to the other, and what of it is still to come out.
  UChar pivot[1024];
  UChar *pivot_source;
  UChar *pivot_target;
};

static void replace(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*(size_t *)context;
  // Not ICU's own callback, which has SUB (U+001A) for some charsets.
  static const UChar replacement = 0xFFFD;
  (void)units, (void)length;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

bool claimwire_icu_charset_is_known(const char *charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &status);
  ucnv_close(converter);
  return U_SUCCESS(status);
}

claimwire_icu_decoder *claimwire_icu_decoder_open(const char *charset) {
  claimwire_icu_decoder *decoder = calloc(1, sizeof *decoder);
  if (!decoder) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  decoder->from = ucnv_open(charset, &status);
  decoder->to = ucnv_open("UTF-8", &status);
  decoder->pivot_source = decoder->pivot_target = decoder->pivot;
  UConverterToUCallback before;
  const void *context;
  if (U_SUCCESS(status)) ucnv_setToUCallBack(decoder->from, replace, &decoder->replaced, &before, &context, &status);
  if (U_SUCCESS(status)) return decoder;
  claimwire_icu_decoder_close(decoder);
  return NULL;
}

void claimwire_icu_decoder_close(claimwire_icu_decoder *decoder) {
  if (!decoder) return;
  ucnv_close(decoder->from);
  ucnv_close(decoder->to);
  free(decoder);
}

bool claimwire_icu_decoder_read(
    claimwire_icu_decoder *decoder, const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given, bool finish) {
  static const char nothing[1] = "";
  const char *first = input ? (const char *)input : nothing;
  const char *source = first;
  char *target = (char *)output;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_convertEx(
      decoder->to, decoder->from, &target, target + output_count, &source, source + input_count,
      decoder->pivot, &decoder->pivot_source, &decoder->pivot_target, decoder->pivot + 1024,
      !decoder->is_begun, finish, &status);
  decoder->is_begun = true;
  *taken = (size_t)(source - first);
  *given = (size_t)(target - (char *)output);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;
}

size_t claimwire_icu_decoder_replaced(const claimwire_icu_decoder *decoder) { return decoder->replaced; }
