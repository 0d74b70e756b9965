// One JSON object into its fields, through RapidJSON. The only place that knows RapidJSON.
#ifndef CLAIMWIRE_JSON_H
#define CLAIMWIRE_JSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  claimwire_json_string,
  claimwire_json_number,
  claimwire_json_other,
} claimwire_json_kind;

/// A field of the object. The pointers are valid during the call only.
typedef struct {
  const char *_Nonnull name;
  size_t name_count;
  claimwire_json_kind kind;
  /// The value as it stands in the input.
  const char *_Nonnull json;
  size_t json_count;
  /// The value without its quotation marks and escapes, where it is a string, else NULL.
  const char *_Nullable string;
  size_t string_count;
} claimwire_json_field;

typedef void (*claimwire_json_visit)(const claimwire_json_field *_Nonnull field, void *_Nullable context);

/// Parsing memory; not safe to share between threads.
typedef struct claimwire_json_parser claimwire_json_parser;

claimwire_json_parser *_Nonnull claimwire_json_parser_open(void);
void claimwire_json_parser_close(claimwire_json_parser *_Nonnull parser);

/// Checks the whole text and then visits each field of its object in order. Returns NULL, or what is wrong (a static
/// string) before anything was visited. `bytes` must be valid UTF-8.
const char *_Nullable claimwire_json_parse_object(
    claimwire_json_parser *_Nonnull parser, const uint8_t *_Nonnull bytes, size_t count,
    claimwire_json_visit _Nonnull visit, void *_Nullable context);

#ifdef __cplusplus
}
#endif

#endif
