#include <string.h>

#include "kernels.h"

static inline bool is_continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// The second byte's bounds for a lead byte (Unicode 15, table 3-7); high 0 where the byte leads nothing.
typedef struct {
  uint8_t length, low, high;
} lead;

static inline lead lead_of(uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return (lead){2, 0x80, 0xBF};
  if (byte == 0xE0) return (lead){3, 0xA0, 0xBF};
  if (byte == 0xED) return (lead){3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return (lead){3, 0x80, 0xBF};
  if (byte == 0xF0) return (lead){4, 0x90, 0xBF};
  if (byte == 0xF4) return (lead){4, 0x80, 0x8F};
  if (byte >= 0xF1 && byte <= 0xF3) return (lead){4, 0x80, 0xBF};
  return (lead){0, 0, 0};
}

size_t claimwire_scalar_character_length(const uint8_t *bytes, size_t count) {
  if (count == 0) return 0;
  if (bytes[0] < 0x80) return 1;
  lead l = lead_of(bytes[0]);
  if (l.length == 0 || count < l.length) return 0;
  if (bytes[1] < l.low || bytes[1] > l.high) return 0;
  for (size_t i = 2; i < l.length; i++)
    if (!is_continuation(bytes[i])) return 0;
  return l.length;
}

size_t claimwire_scalar_utf8_valid_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    uint64_t word;
    while (at + sizeof word <= count) {
      memcpy(&word, bytes + at, sizeof word);
      if (word & 0x8080808080808080u) break;
      at += sizeof word;
    }
    if (at == count) break;
    size_t length = claimwire_scalar_character_length(bytes + at, count - at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

size_t claimwire_scalar_utf8_valid_lead(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < 3 && at < count) {
    size_t length = claimwire_scalar_character_length(bytes + at, count - at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

size_t claimwire_scalar_utf8_valid_rest(const uint8_t *bytes, size_t count, size_t at) {
  // The rest, from the start of the character that may reach into it, or be cut off by the text's end.
  for (size_t back = 1; back <= 3 && back <= at; back++) {
    if (bytes[at - back] < 0x80) break;
    if (bytes[at - back] >= 0xC0) {
      size_t length = claimwire_scalar_character_length(bytes + at - back, count - (at - back));
      if (length == 0 || length > back) at -= back;
      break;
    }
  }
  return at + claimwire_scalar_utf8_valid_prefix(bytes + at, count - at);
}

size_t claimwire_kernel_utf8_ill_formed_length(const uint8_t *bytes, size_t count) {
  lead l = lead_of(bytes[0]);
  if (l.length == 0 || count < 2 || bytes[1] < l.low || bytes[1] > l.high) return 1;
  size_t length = 2;
  while (length < l.length && length < count && is_continuation(bytes[length])) length++;
  return length;
}

size_t claimwire_scalar_count_code_points(const uint8_t *bytes, size_t count, size_t *astral) {
  size_t points = 0, pairs = 0;
  for (size_t i = 0; i < count; i++) {
    points += !is_continuation(bytes[i]);
    pairs += bytes[i] >= 0xF0;
  }
  if (astral) *astral = pairs;
  return points;
}
