// libFuzzer's entry to the C code that reads what strangers wrote: the first byte of an input says which shim gets the rest.
//
// scripts/fuzz --sanitize builds and runs it with the address and undefined-behaviour sanitizers.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

extern "C" {
#include "claimwire_compression.h"
}
#include "claimwire_html.h"
#include "claimwire_icu.h"
#include "claimwire_icu_charsets.h"
#include "claimwire_icu_sentences.h"
#include "claimwire_json.h"
#include "claimwire_kernel.h"

namespace {

void require(bool holds) {
  if (!holds) abort();
}

bool is_utf8(const uint8_t *bytes, size_t count) {
  return claimwire_kernel_utf8_valid_prefix(claimwire_kernel_chosen(), bytes, count) == count;
}

/// The input with every ill-formed sequence as U+FFFD, as TextRepair makes it.
std::vector<uint8_t> repaired(const uint8_t *bytes, size_t count) {
  std::vector<uint8_t> text;
  for (size_t at = 0; at < count;) {
    size_t valid = claimwire_kernel_utf8_valid_prefix(claimwire_kernel_chosen(), bytes + at, count - at);
    text.insert(text.end(), bytes + at, bytes + at + valid);
    at += valid;
    if (at == count) break;
    at += claimwire_kernel_utf8_ill_formed_length(bytes + at, count - at);
    text.insert(text.end(), {0xEF, 0xBF, 0xBD});
  }
  require(text.empty() || is_utf8(text.data(), text.size()));
  return text;
}

void json(const uint8_t *bytes, size_t count) {
  auto text = repaired(bytes, count);
  if (text.empty()) return;
  static claimwire_json_parser *parser = claimwire_json_parser_open();
  claimwire_json_parse_object(
      parser, text.data(), text.size(),
      [](const claimwire_json_field *field, void *) {
        require(is_utf8((const uint8_t *)field->name, field->name_count) || field->name_count == 0);
        require(field->json_count > 0);
        if (field->string && field->string_count > 0) require(is_utf8((const uint8_t *)field->string, field->string_count));
      },
      nullptr);
}

void decompress(const uint8_t *bytes, size_t count, claimwire_compression kind) {
  auto *stream = claimwire_decompressor_open(kind);
  uint8_t out[4096];
  size_t at = 0, made = 0;
  while (made < 1 << 20) {
    size_t taken, given;
    // In pieces, as a pipe gives it.
    size_t piece = std::min<size_t>(count - at, 37);
    auto state = claimwire_decompressor_read(stream, bytes + at, piece, &taken, out, sizeof out, &given);
    require(taken <= piece && given <= sizeof out);
    at += taken;
    made += given;
    if (state == claimwire_stream_corrupt || (taken == 0 && given == 0)) break;
  }
  claimwire_decompressor_close(stream);
}

void html(const uint8_t *bytes, size_t count) {
  auto text = repaired(bytes, count);
  if (text.empty()) return;
  int depth = 0;
  claimwire_html_handler handler = {
      [](void *context, const char *, const char *const *attributes) {
        require(++*(int *)context <= claimwire_html_deepest);
        for (; attributes && *attributes; attributes += 2)
          if (attributes[1]) require(strlen(attributes[1]) < 1 << 24);
      },
      [](void *context, const char *) { --*(int *)context; },
      [](void *, const char *bytes, size_t count) { require(is_utf8((const uint8_t *)bytes, count)); },
  };
  claimwire_html_parse(text.data(), text.size(), &handler, &depth);
}

void charset(const uint8_t *bytes, size_t count) {
  static const char *names[] = {"windows-1252", "Shift_JIS", "gb18030", "ISO-2022-JP", "UTF-16", "UTF-7", "EUC-KR", "big5"};
  int32_t confidence;
  const char *found = claimwire_icu_charset_detect(bytes, count, &confidence);
  const char *name = count > 0 && bytes[0] & 1 && found ? found : names[count > 0 ? bytes[0] / 2 % 8 : 0];
  auto *decoder = claimwire_icu_decoder_open(name);
  if (!decoder) return;
  std::vector<uint8_t> text;
  uint8_t out[64];
  size_t at = 0;
  while (true) {
    size_t taken, given, piece = std::min<size_t>(count - at, 11);
    bool is_last = at + piece == count;
    if (!claimwire_icu_decoder_read(decoder, bytes + at, piece, &taken, out, sizeof out, &given, is_last)) break;
    at += taken;
    text.insert(text.end(), out, out + given);
    if (is_last && taken == piece && given < sizeof out) break;
    require(text.size() < count * 8 + 64);
  }
  require(text.empty() || is_utf8(text.data(), text.size()));
  claimwire_icu_decoder_close(decoder);
}

void boundaries(const uint8_t *bytes, size_t count) {
  auto text = repaired(bytes, count);
  size_t size = text.size();
  // The kernels read past the end, as far as the header says.
  text.resize(size + 64);
  static auto *words = claimwire_icu_words_open(true);
  std::vector<uint32_t> ends(size + 64 + claimwire_words_slack);
  std::vector<uint8_t> statuses(ends.size());
  auto progress = claimwire_icu_words_next(
      words, claimwire_kernel_chosen(), text.data(), size, 0, ends.data(), statuses.data(), ends.size());
  uint32_t last = 0;
  for (size_t index = 0; index < progress.written; index++) {
    require(ends[index] > last && ends[index] <= size);
    last = ends[index];
  }
  require(last == size);
  static auto *sentences = claimwire_icu_sentence_breaks_open();
  if (claimwire_icu_sentence_breaks_set_text(sentences, text.data(), (int64_t)size))
    while (claimwire_icu_sentence_breaks_next(sentences) >= 0) {}
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  if (count < 1) return 0;
  const uint8_t *rest = bytes + 1;
  switch (bytes[0] % 6) {
    case 0: json(rest, count - 1); break;
    case 1: decompress(rest, count - 1, claimwire_compression_gzip); break;
    case 2: decompress(rest, count - 1, claimwire_compression_zstd); break;
    case 3: html(rest, count - 1); break;
    case 4: charset(rest, count - 1); break;
    case 5: boundaries(rest, count - 1); break;
  }
  return 0;
}
