#include "claimwire_data.h"

static const uint8_t record_schema[] = {
#embed "blobs/record.schema.json"
};

claimwire_data_blob claimwire_data_record_schema(void) {
  return (claimwire_data_blob){record_schema, sizeof record_schema};
}

static const uint8_t page[] = {
#embed "blobs/page.html"
};

claimwire_data_blob claimwire_data_page(void) {
  return (claimwire_data_blob){page, sizeof page};
}

static const uint8_t gazetteer[] = {
#embed "blobs/gazetteer.bin"
};

claimwire_data_blob claimwire_data_gazetteer(void) {
  return (claimwire_data_blob){gazetteer, sizeof gazetteer};
}

_Alignas(64) static const uint8_t ner[] = {
#embed "blobs/ner.bin"
};

claimwire_data_blob claimwire_data_ner(void) {
  return (claimwire_data_blob){ner, sizeof ner};
}

_Alignas(64) static const uint8_t words[] = {
#embed "blobs/words.bin"
};

claimwire_data_blob claimwire_data_words(void) {
  return (claimwire_data_blob){words, sizeof words};
}

_Alignas(64) static const uint8_t syntax[] = {
#embed "blobs/syntax.bin"
};

claimwire_data_blob claimwire_data_syntax(void) {
  return (claimwire_data_blob){syntax, sizeof syntax};
}

_Alignas(64) static const uint8_t quotes[] = {
#embed "blobs/quotes.bin"
};

claimwire_data_blob claimwire_data_quotes(void) {
  return (claimwire_data_blob){quotes, sizeof quotes};
}

_Alignas(64) static const uint8_t speakers[] = {
#embed "blobs/speakers.bin"
};

claimwire_data_blob claimwire_data_speakers(void) {
  return (claimwire_data_blob){speakers, sizeof speakers};
}

_Alignas(64) static const uint8_t sentences[] = {
#embed "blobs/sentences.bin"
};

claimwire_data_blob claimwire_data_sentences(void) {
  return (claimwire_data_blob){sentences, sizeof sentences};
}
