#include "tokens.h"

#include <string.h>

#include "claimwire_kernel.h"
#include "tokens_text.h"

// MARK: Tables

// The kind, case and flags of an ASCII byte as a token's first.
#define IS(b, first, count) ((b) - (first) >= 0 && (b) - (first) < (count))
#define IS_SYMBOL(b) \
  ((b) == '#' || (b) == '$' || (b) == '%' || (b) == '+' || (b) == '<' || (b) == '=' || (b) == '>' || (b) == '@' || \
   (b) == '^' || (b) == '|' || (b) == '~')
#define KIND(b) \
  (IS(b, 'A', 26) || IS(b, 'a', 26) ? claimwire_token_word \
   : IS(b, '0', 10)                 ? claimwire_token_number \
   : IS_SYMBOL(b)                   ? claimwire_token_symbol \
                                    : claimwire_token_punctuation)
#define CASE(b) (IS(b, 'A', 26) ? claimwire_case_capitalized : IS(b, 'a', 26) ? claimwire_case_lower : 0)
#define FLAGS(b) \
  (IS(b, '0', 10)                               ? claimwire_flag_digits \
   : (b) == '(' || (b) == '[' || (b) == '{' ? claimwire_flag_opening \
                                            : 0)
#define PACKED(b) ((uint32_t)KIND(b) | (uint32_t)CASE(b) << 8 | (uint32_t)FLAGS(b) << 16 | (uint32_t)(b) << 24)

#define FOUR(f, b) f(b), f((b) + 1), f((b) + 2), f((b) + 3)
#define SIXTEEN(f, b) FOUR(f, b), FOUR(f, (b) + 4), FOUR(f, (b) + 8), FOUR(f, (b) + 12)
#define ASCII(f) \
  SIXTEEN(f, 0), SIXTEEN(f, 16), SIXTEEN(f, 32), SIXTEEN(f, 48), SIXTEEN(f, 64), SIXTEEN(f, 80), SIXTEEN(f, 96), \
      SIXTEEN(f, 112)

const uint32_t claimwire_tokens_packed[256] = {ASCII(PACKED)};
// NUL stands for what is no ASCII, and for words of it; other control characters for what something is that is not told from
// its first byte: a mark that opens, a word in capitals, a clitic.
#define BY_PLACE(b, none, opening, capitals, clitic, other) \
  ((b) == 0 ? (none) : (b) == 1 ? (opening) : (b) == 2 ? (capitals) : (b) == 4 ? (clitic) : (other))
#define SHOWN_KIND(b) \
  BY_PLACE( \
      b, claimwire_token_word, claimwire_token_punctuation, claimwire_token_word, claimwire_token_word, KIND(b))
#define SHOWN_CASE(b) BY_PLACE(b, 0, 0, claimwire_case_upper, claimwire_case_lower, CASE(b))
#define SHOWN_FLAGS(b) BY_PLACE(b, 0, claimwire_flag_opening, 0, claimwire_flag_clitic, FLAGS(b))
const uint8_t claimwire_tokens_packed_bytes[3][128] = {{ASCII(SHOWN_KIND)}, {ASCII(SHOWN_CASE)}, {ASCII(SHOWN_FLAGS)}};

// As find_edges has the bits: a space; two line ends; two spaces; three with two line ends; a line end, by itself, of two and of
// three.
const uint8_t claimwire_tokens_gap_flags[16] = {
    [1] = claimwire_flag_space,
    [3] = claimwire_flag_space | claimwire_flag_line | claimwire_flag_paragraph,
    [5] = claimwire_flag_space | claimwire_flag_gap,
    [7] = claimwire_flag_space | claimwire_flag_line | claimwire_flag_paragraph,
    [9] = claimwire_flag_space | claimwire_flag_line,
    [11] = claimwire_flag_space | claimwire_flag_line,
    [15] = claimwire_flag_space | claimwire_flag_line,
};
const uint8_t claimwire_tokens_gap_lengths[16] = {[1] = 1, [3] = 2, [5] = 2, [7] = 3, [9] = 1, [11] = 2, [15] = 3};

bool claimwire_tokens_add_stop(
    claimwire_tokens_rules *rules, const uint8_t *word, size_t count, uint8_t condition) {
  uint32_t key = claimwire_tokens_key(word, 0, count);
  for (uint32_t tried = 0; tried < claimwire_tokens_stop_count - 1; tried++) {
    claimwire_tokens_stop *stop = rules->stops + (key + tried) % claimwire_tokens_stop_count;
    if (stop->condition != 0 && stop->key != key) continue;
    *stop = (claimwire_tokens_stop){key, word[0], condition};
    uint64_t folded = 0;
    for (size_t i = 0; i < count && i < sizeof folded; i++) folded = folded >> 8 | (uint64_t)word[i] << 56;
    uint32_t hash = claimwire_tokens_hash(folded);
    rules->may_own[hash / 64] |= 1ull << hash % 64;
    if (rules->longest_stop < count) rules->longest_stop = (uint32_t)count;
    return true;
  }
  return false;
}

// MARK: Pieces

/// Whether an ideograph, U+4000 to U+9FFF, starts at `at` behind U+3001, U+3002 or U+FF0C.
static bool is_ideograph_behind_mark(const uint8_t *bytes, size_t start, size_t at) {
  if (bytes[at] < 0xE4 || bytes[at] > 0xE9 || at < start + 4) return false;
  uint8_t first = bytes[at - 3], second = bytes[at - 2], third = bytes[at - 1];
  if (first == 0xE3) return second == 0x80 && (third == 0x81 || third == 0x82);
  return first == 0xEF && second == 0xBC && third == 0x8C;
}

static bool can_cut(const uint8_t *bytes, size_t start, size_t at) {
  return bytes[at - 1] == '\n' || (bytes[at] == ' ' && bytes[at - 1] != ' ') ||
         is_ideograph_behind_mark(bytes, start, at);
}

enum { cut_block = 64 };

/// Whether a cut may be at one of the bytes of a block but its first; without a branch a byte, so that the compiler makes
/// vectors of it and a text without a space is searched at the speed of the stages that follow.
static bool may_cut_in(const uint8_t *block) {
  uint8_t found = 0;
  for (size_t i = 0; i < cut_block; i++)
    found |= (uint8_t)((block[i] == '\n') | (block[i] == ' ') | ((uint8_t)(block[i] - 0xE4) <= 0xE9 - 0xE4));
  return found != 0;
}

size_t claimwire_tokens_cut(const uint8_t *bytes, size_t start, size_t limit, size_t wanted) {
  if (limit - start <= wanted) return limit;
  // Where the next piece is cut, so that it need not be waited for.
  if (limit - start > 2 * wanted) __builtin_prefetch(bytes + start + 2 * wanted);
  for (size_t at = start + wanted; at > start;) {
    bool is_block = at - start >= cut_block;
    size_t last = is_block ? at - (cut_block - 1) : start;
    if (is_block && !may_cut_in(bytes + last)) at = last;
    for (; at > last; at--)
      if (can_cut(bytes, start, at)) return at;
  }
  for (size_t at = start + wanted + 1; at < limit;) {
    bool is_block = limit - at >= cut_block;
    size_t last = is_block ? at + (cut_block - 1) : limit;
    if (is_block && !may_cut_in(bytes + at - 1)) at = last;
    for (; at < last; at++)
      if (can_cut(bytes, start, at)) return at;
  }
  return limit;
}

// One word is read before the piece, and as many as a vector has behind it.
enum { cleared_arrays = 4, arrays = 15, listed_beyond = 80, words_before = 1, words_behind = 20 };

static size_t words_of(size_t count) { return words_before + count / 64 + words_behind; }

size_t claimwire_tokens_work_size(size_t count) {
  return words_of(count) * arrays * sizeof(uint64_t) +
         (count + 1) * sizeof(claimwire_tokens_note) + (count + listed_beyond) * sizeof(uint32_t);
}

claimwire_tokens_work claimwire_tokens_divide(void *memory, size_t base, size_t count) {
  size_t room = words_of(count);
  uint64_t *words = memory;
  memset(words, 0, room * cleared_arrays * sizeof *words);
  claimwire_tokens_note *notes = (claimwire_tokens_note *)(void *)(words + arrays * room);
  uint32_t *places = (uint32_t *)(void *)(notes + count + 1);
  words += words_before;
  uint64_t *sights = words + cleared_arrays * room;
  return (claimwire_tokens_work){
      .bits = {words, words + room, words + 2 * room, words + 3 * room, base},
      .sights =
          {
              sights, sights + room, sights + 2 * room, sights + 3 * room, sights + 4 * room, sights + 5 * room,
              sights + 6 * room, sights + 7 * room, sights + 8 * room, sights + 9 * room, sights + 10 * room,
          },
      .notes = notes,
      .places = places,
  };
}

size_t claimwire_tokens_run(uint8_t kernel, claimwire_tokens_piece *piece, claimwire_token *tokens) {
  switch (kernel) {
#if defined(__x86_64__)
    case claimwire_kernel_avx2:
      claimwire_avx2_tokens_look(piece);
      claimwire_tokens_amend(piece);
      return claimwire_avx2_tokens_write(piece, tokens);
    case claimwire_kernel_avx512:
      claimwire_avx512_tokens_look(piece);
      claimwire_tokens_amend(piece);
      return claimwire_avx512_tokens_write(piece, tokens);
#endif
    default:
      claimwire_scalar_tokens_look(piece);
      claimwire_tokens_amend(piece);
      return claimwire_scalar_tokens_write(piece, tokens);
  }
}

// MARK: Keys

uint32_t claimwire_tokens_key(const uint8_t *bytes, size_t start, size_t end) {
  uint32_t key = CLAIMWIRE_FNV_BASIS;
  size_t at = start;
  while (at < end) {
    uint8_t byte = bytes[at];
    if (byte < 0x80) {
      key = (key ^ (byte | (uint32_t)claimwire_is_upper(byte) << 5)) * claimwire_fnv_prime;
      at++;
    } else if (byte == 0xE2 && at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99) {
      key = (key ^ '\'') * claimwire_fnv_prime;
      at += 3;
    } else if (byte == 0xC3 && at + 1 < end) {
      // U+00C0 to U+00DE but for the multiplication sign U+00D7.
      uint8_t next = bytes[at + 1];
      bool is_upper = next >= 0x80 && next <= 0x9E && next != 0x97;
      key = (key ^ byte) * claimwire_fnv_prime;
      key = (key ^ (uint32_t)(next + (is_upper << 5))) * claimwire_fnv_prime;
      at += 2;
    } else {
      key = (key ^ byte) * claimwire_fnv_prime;
      at++;
    }
  }
  return key;
}

void claimwire_tokens_fill_keys(
    uint8_t kernel, const uint8_t *bytes, size_t count, claimwire_token *tokens, size_t token_count) {
  size_t done = 0;
#if defined(__x86_64__)
  if (kernel == claimwire_kernel_avx2) done = claimwire_avx2_tokens_keys(bytes, count, tokens, token_count);
  if (kernel == claimwire_kernel_avx512) done = claimwire_avx512_tokens_keys(bytes, count, tokens, token_count);
#else
  (void)kernel;
  (void)count;
#endif
  for (size_t i = done; i < token_count; i++) tokens[i].key = claimwire_tokens_key(bytes, tokens[i].start, tokens[i].end);
}
