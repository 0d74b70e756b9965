#include "claimwire_json.h"

// No conversion that throws: a fault that escaped would end the process.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <string_view>

using namespace simdjson;

struct claimwire_json_parser {
  ondemand::parser parser;
};

claimwire_json_parser *claimwire_json_parser_open(void) { return new claimwire_json_parser; }

void claimwire_json_parser_close(claimwire_json_parser *parser) { delete parser; }

namespace {

/// How deep values may be nested, as each level takes stack. simdjson's own limit, 1,024, is only asserted in debug builds.
constexpr size_t deepest = 1000;

/// A line of more bytes than this leaves nothing behind.
constexpr size_t most_kept = 1 << 24;

/// simdjson's lazy front end checks a value only when it is read, so every value is read once. Numbers are read as
/// doubles, which any JSON number can be: long integers pass through as text.
error_code check(ondemand::value value, size_t depth) {
  if (depth > deepest) return DEPTH_ERROR;
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::object: {
      ondemand::object object;
      if (auto error = value.get_object().get(object)) return error;
      for (auto field : object) {
        std::string_view key;
        if (auto error = field.unescaped_key().get(key)) return error;
        ondemand::value inner;
        if (auto error = field.value().get(inner)) return error;
        if (auto error = check(inner, depth + 1)) return error;
      }
      return SUCCESS;
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      if (auto error = value.get_array().get(array)) return error;
      for (auto element : array) {
        ondemand::value inner;
        if (auto error = element.get(inner)) return error;
        if (auto error = check(inner, depth + 1)) return error;
      }
      return SUCCESS;
    }
    case ondemand::json_type::string: return value.get_string().error();
    case ondemand::json_type::number: return value.get_double().error();
    case ondemand::json_type::boolean: return value.get_bool().error();
    case ondemand::json_type::null: {
      // Only the first letter is looked at before: `nul` is an error here.
      bool is_null;
      if (auto error = value.is_null().get(is_null)) return error;
      return is_null ? SUCCESS : INCORRECT_TYPE;
    }
  }
  return INCORRECT_TYPE;
}

error_code check_object(ondemand::document &document) {
  ondemand::object object;
  if (auto error = document.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view key;
    if (auto error = field.unescaped_key().get(key)) return error;
    ondemand::value value;
    if (auto error = field.value().get(value)) return error;
    if (auto error = check(value, 1)) return error;
  }
  // Past the last token there is no location.
  return document.current_location().error() ? SUCCESS : TRAILING_CONTENT;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

error_code visit_fields(ondemand::document &document, claimwire_json_visit visit, void *context) {
  ondemand::object object;
  if (auto error = document.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view name, json, string;
    if (auto error = field.unescaped_key().get(name)) return error;
    ondemand::value value;
    if (auto error = field.value().get(value)) return error;
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    claimwire_json_field out{name.data(), name.size(), claimwire_json_other, nullptr, 0, nullptr, 0};
    if (type == ondemand::json_type::string) {
      json = trimmed(value.raw_json_token());
      if (auto error = value.get_string().get(string)) return error;
      out.kind = claimwire_json_string;
      out.string = string.data();
      out.string_count = string.size();
    } else {
      if (type == ondemand::json_type::number) out.kind = claimwire_json_number;
      if (auto error = to_json_string(value).get(json)) return error;
      json = trimmed(json);
    }
    out.json = json.data();
    out.json_count = json.size();
    visit(&out, context);
  }
  return SUCCESS;
}

}  // namespace

const char *claimwire_json_parse_object(
    claimwire_json_parser *parser, const uint8_t *bytes, size_t count, claimwire_json_visit visit, void *context) {
  padded_string text(reinterpret_cast<const char *>(bytes), count);
  if (!text.data()) return error_message(MEMALLOC);
  ondemand::document document;
  if (auto error = parser->parser.iterate(text).get(document)) return error_message(error);
  if (auto error = check_object(document)) return error_message(error);
  if (auto error = parser->parser.iterate(text).get(document)) return error_message(error);
  auto error = visit_fields(document, visit, context);
  // The parser keeps room of four times the largest line for ever.
  if (count > most_kept) parser->parser = ondemand::parser();
  return error ? error_message(error) : nullptr;
}
