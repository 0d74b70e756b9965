#include "claimwire_json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <optional>
#include <string>
#include <vector>

namespace {

/// How deep values may be nested: RFC 8259, section 9, lets a parser set a limit.
constexpr size_t deepest = 1000;

/// A line of more bytes than this leaves nothing behind.
constexpr size_t most_kept = 1 << 24;

/// A field whose strings lie in `Fields::decoded`, which moves while it grows.
struct Field {
  size_t name_start, name_count;
  claimwire_json_kind kind;
  size_t json_start, json_count;
  size_t string_start, string_count;
};

/// RapidJSON's handler: the fields of the outermost object, and the depth of what is inside them.
class Fields : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Fields> {
 public:
  std::vector<Field> fields;
  std::string decoded;
  const char *fault = nullptr;

  explicit Fields(const rapidjson::MemoryStream &stream) : stream(stream) {}

  bool Default() { return value(claimwire_json_other); }
  bool RawNumber(const char *, rapidjson::SizeType, bool) { return value(claimwire_json_number); }

  bool String(const char *bytes, rapidjson::SizeType count, bool) {
    if (depth == 1) {
      fields.back().string_start = decoded.size();
      fields.back().string_count = count;
      decoded.append(bytes, count);
    }
    return value(claimwire_json_string);
  }

  bool Key(const char *bytes, rapidjson::SizeType count, bool) {
    if (depth > 1) return true;
    fields.push_back({decoded.size(), count, claimwire_json_other, after_colon(), 0, 0, 0});
    decoded.append(bytes, count);
    return true;
  }

  bool StartObject() { return enter(); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool StartArray() { return depth == 0 ? refuse("a value of another kind") : enter(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }

 private:
  const rapidjson::MemoryStream &stream;
  size_t depth = 0;

  bool refuse(const char *why) {
    fault = why;
    return false;
  }

  bool enter() { return depth++ < deepest || refuse("values are nested too deeply"); }

  /// RapidJSON's iterative parser tells of a bracket before it steps over it, of every other value after.
  bool leave() {
    depth -= 1;
    return depth == 0 || end_value(claimwire_json_other, stream.Tell() + 1);
  }

  bool value(claimwire_json_kind kind) {
    return depth == 0 ? refuse("a value of another kind") : end_value(kind, stream.Tell());
  }

  bool end_value(claimwire_json_kind kind, size_t end) {
    if (depth > 1) return true;
    fields.back().kind = kind;
    fields.back().json_count = end - fields.back().json_start;
    return true;
  }

  /// Where the value starts whose name has just been read; the end of the text where there is none.
  size_t after_colon() const {
    rapidjson::MemoryStream ahead = stream;
    rapidjson::SkipWhitespace(ahead);
    ahead.Take();
    rapidjson::SkipWhitespace(ahead);
    return ahead.Tell();
  }
};

void visit_all(const Fields &found, const char *text, claimwire_json_visit visit, void *context) {
  const char *decoded = found.decoded.data();
  for (const Field &field : found.fields) {
    bool is_string = field.kind == claimwire_json_string;
    claimwire_json_field out{
        decoded + field.name_start, field.name_count, field.kind, text + field.json_start, field.json_count,
        is_string ? decoded + field.string_start : nullptr, field.string_count};
    visit(&out, context);
  }
}

}  // namespace

struct claimwire_json_parser {
  std::optional<rapidjson::Reader> reader{std::in_place};
};

claimwire_json_parser *claimwire_json_parser_open(void) { return new claimwire_json_parser; }

void claimwire_json_parser_close(claimwire_json_parser *parser) { delete parser; }

const char *claimwire_json_parse_object(
    claimwire_json_parser *parser, const uint8_t *bytes, size_t count, claimwire_json_visit visit, void *context) {
  auto text = reinterpret_cast<const char *>(bytes);
  rapidjson::MemoryStream stream(text, count);
  Fields found(stream);
  // Numbers as text, so that long integers pass through as they stand; no recursion, so that depth takes no stack.
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::ParseResult result = parser->reader->Parse<flags>(stream, found);
  const char *fault = found.fault;
  if (!fault && result.IsError()) fault = rapidjson::GetParseError_En(result.Code());
  // RapidJSON takes a NUL for the end.
  if (!fault && stream.Tell() != count) fault = rapidjson::GetParseError_En(rapidjson::kParseErrorDocumentRootNotSingular);
  if (!fault) visit_all(found, text, visit, context);
  if (count > most_kept) parser->reader.emplace();
  return fault;
}
