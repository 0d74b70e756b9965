// Data that ships inside the binary: each accessor gives a pointer to read-only bytes and their count.
#ifndef CLAIMWIRE_DATA_H
#define CLAIMWIRE_DATA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const uint8_t *_Nonnull bytes;
  size_t count;
} claimwire_data_blob;

/// The JSON Schema (2020-12) of a record.
claimwire_data_blob claimwire_data_record_schema(void);

/// The page that records are shown in: HTML, UTF-8, with a line `<!--records-->` where they stand.
claimwire_data_blob claimwire_data_page(void);

/// Places and demonyms: the layout stands in scripts/make-gazetteer.
claimwire_data_blob claimwire_data_gazetteer(void);

/// The name tagger's weights, 64-byte aligned.
claimwire_data_blob claimwire_data_ner(void);

/// Word classes, 64-byte aligned.
claimwire_data_blob claimwire_data_words(void);

/// The part-of-speech tagger's weights, 64-byte aligned.
claimwire_data_blob claimwire_data_syntax(void);

/// The cues and weights that quotes are read by, 64-byte aligned.
claimwire_data_blob claimwire_data_quotes(void);

/// The weights that rank the speakers of quotes, 64-byte aligned.
claimwire_data_blob claimwire_data_speakers(void);

/// The weights that decide where a sentence ends, 64-byte aligned.
claimwire_data_blob claimwire_data_sentences(void);

#ifdef __cplusplus
}
#endif

#endif
