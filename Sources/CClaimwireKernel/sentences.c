#include "claimwire_sentences.h"
#include "rows.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// As Swift's TokenKind and TokenFlags go on behind those that the tokenizer's kernel makes.
enum { kind_url = 4, kind_email = 5, kind_ideographic = 9, flag_abbreviation = 16 };

enum { block_tokens = 64 };

/// What each of 64 tokens is by itself, a bit a token: what a kernel finds out, and all that it does.
typedef struct {
  // Kinds.
  uint64_t words, numbers, marks, symbols, addresses, high, ideographs;
  // Words by their case.
  uint64_t lower, capitals, caseless;
  // Flags.
  uint64_t spaces, lines, paragraphs, abbreviations, openings, gaps;
  // First characters: not ASCII, and each by its name.
  uint64_t foreign, full_stops, questions, exclamations, commas, hyphens, underscores, colons, semicolons, bars, left_parentheses,
      right_parentheses, brackets, right_brackets, quotes, percents, small_i;
} token_bits;

/// Fills `found` from planes of bytes, one a token: EQUAL(plane, value), TEST(plane, bit) and LESS(plane, value) give a bit a
/// token. Each kernel has its own.
#define FIND_BITS(found, kinds, cases, flags, firsts)                                              \
  do {                                                                                             \
    uint64_t words = EQUAL(kinds, claimwire_token_word), foreign = EQUAL(firsts, 0);               \
    uint64_t right_brackets = EQUAL(firsts, ']');                                                  \
    uint64_t lower = EQUAL(cases, claimwire_case_lower);                                           \
    uint64_t caseless = EQUAL(cases, claimwire_case_caseless);                                     \
    uint64_t cased = LESS(cases, claimwire_case_mixed_capitalized + 1);                            \
    (found) = (token_bits){                                                                        \
        .words = words,                                                                            \
        .numbers = EQUAL(kinds, claimwire_token_number),                                           \
        .marks = EQUAL(kinds, claimwire_token_punctuation),                                        \
        .symbols = EQUAL(kinds, claimwire_token_symbol),                                           \
        .addresses = EQUAL(kinds, kind_url) | EQUAL(kinds, kind_email),                            \
        .high = ~LESS(kinds, kind_url),                                                            \
        .ideographs = EQUAL(kinds, kind_ideographic),                                              \
        .lower = words & lower,                                                                    \
        .capitals = words & cased & ~lower & ~caseless,                                            \
        .caseless = words & caseless,                                                              \
        .spaces = TEST(flags, claimwire_flag_space),                                               \
        .lines = TEST(flags, claimwire_flag_line),                                                 \
        .paragraphs = TEST(flags, claimwire_flag_paragraph),                                       \
        .abbreviations = TEST(flags, flag_abbreviation),                                           \
        .openings = TEST(flags, claimwire_flag_opening),                                           \
        .gaps = TEST(flags, claimwire_flag_gap),                                                   \
        .foreign = foreign,                                                                        \
        .full_stops = EQUAL(firsts, '.'),                                                          \
        .questions = EQUAL(firsts, '?'),                                                           \
        .exclamations = EQUAL(firsts, '!'),                                                        \
        .commas = EQUAL(firsts, ','),                                                              \
        .hyphens = EQUAL(firsts, '-'),                                                             \
        .underscores = EQUAL(firsts, '_'),                                                         \
        .colons = EQUAL(firsts, ':'),                                                              \
        .semicolons = EQUAL(firsts, ';'),                                                          \
        .bars = EQUAL(firsts, '|'),                                                                \
        .left_parentheses = EQUAL(firsts, '('),                                                    \
        .right_parentheses = EQUAL(firsts, ')'),                                                   \
        .brackets = EQUAL(firsts, '[') | right_brackets,                                           \
        .right_brackets = right_brackets,                                                          \
        .quotes = EQUAL(firsts, '"') | EQUAL(firsts, '\'') | EQUAL(firsts, '`'),                   \
        .percents = EQUAL(firsts, '%'),                                                            \
        .small_i = EQUAL(firsts, 'i'),                                                             \
    };                                                                                             \
  } while (0)

/// Sixty-four bytes in words of eight.
typedef struct {
  uint64_t words[block_tokens / 8];
} byte_plane;

static inline uint64_t each_byte(uint8_t value) { return value * 0x0101010101010101u; }

static inline uint64_t scalar_equal(const byte_plane *plane, uint8_t value) {
  uint64_t bits = 0;
  for (unsigned word = 0; word < block_tokens / 8; word++) {
    uint64_t rest = plane->words[word] ^ each_byte(value);
    uint64_t is_other = ((rest & each_byte(0x7F)) + each_byte(0x7F)) | rest;
    bits |= claimwire_high_bits(~is_other) << (8 * word);
  }
  return bits;
}

static inline uint64_t scalar_test(const byte_plane *plane, uint8_t bit) {
  uint64_t bits = 0;
  for (unsigned word = 0; word < block_tokens / 8; word++)
    bits |= claimwire_low_bits(plane->words[word] >> __builtin_ctz(bit)) << (8 * word);
  return bits;
}

/// Both are less than 128.
static inline uint64_t scalar_less(const byte_plane *plane, uint8_t value) {
  uint64_t bits = 0;
  for (unsigned word = 0; word < block_tokens / 8; word++) {
    uint64_t is_no_less = (plane->words[word] | each_byte(0x80)) - each_byte(value);
    bits |= claimwire_high_bits(~is_no_less) << (8 * word);
  }
  return bits;
}

#define EQUAL(plane, value) scalar_equal(&(plane), value)
#define TEST(plane, bit) scalar_test(&(plane), bit)
#define LESS(plane, value) scalar_less(&(plane), value)

static void scalar_bits(const claimwire_token *tokens, token_bits *bits) {
  byte_plane kinds = {0}, cases = {0}, flags = {0}, firsts = {0};
  for (unsigned index = 0; index < block_tokens; index++) {
    unsigned word = index / 8, shift = index % 8 * 8;
    kinds.words[word] |= (uint64_t)tokens[index].kind << shift;
    cases.words[word] |= (uint64_t)tokens[index].letter_case << shift;
    flags.words[word] |= (uint64_t)tokens[index].flags << shift;
    firsts.words[word] |= (uint64_t)tokens[index].ascii << shift;
  }
  FIND_BITS(*bits, kinds, cases, flags, firsts);
}

#undef EQUAL
#undef TEST
#undef LESS

#if defined(__x86_64__)

#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi,bmi2,lzcnt,popcnt")))

/// The last four bytes of sixteen tokens, those of each four put together by what they are: kinds, cases, flags, characters.
TARGET static inline __m512i avx512_load(const claimwire_token *tokens) {
  const __m512i last = _mm512_setr_epi32(3, 7, 11, 15, 19, 23, 27, 31, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m512i together = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
  const char *bytes = (const char *)tokens;
  __m512i first = _mm512_permutex2var_epi32(_mm512_loadu_si512(bytes), last, _mm512_loadu_si512(bytes + 64));
  __m512i second = _mm512_permutex2var_epi32(_mm512_loadu_si512(bytes + 128), last, _mm512_loadu_si512(bytes + 192));
  __m512i words = _mm512_inserti64x4(first, _mm512_castsi512_si256(second), 1);
  return _mm512_shuffle_epi8(words, together);
}

#define EQUAL(plane, value) _mm512_cmpeq_epi8_mask(plane, _mm512_set1_epi8((char)(value)))
#define TEST(plane, bits) _mm512_test_epi8_mask(plane, _mm512_set1_epi8((char)(bits)))
#define LESS(plane, value) _mm512_cmplt_epu8_mask(plane, _mm512_set1_epi8((char)(value)))

TARGET static void avx512_bits(const claimwire_token *tokens, token_bits *bits) {
  const __m512i kinds_cases = _mm512_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
  const __m512i flags_firsts = _mm512_setr_epi32(2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
  __m512i first = avx512_load(tokens), second = avx512_load(tokens + 16);
  __m512i third = avx512_load(tokens + 32), fourth = avx512_load(tokens + 48);
  __m512i low = _mm512_permutex2var_epi32(first, kinds_cases, second);
  __m512i high = _mm512_permutex2var_epi32(third, kinds_cases, fourth);
  __m512i kinds = _mm512_shuffle_i64x2(low, high, 0x44), cases = _mm512_shuffle_i64x2(low, high, 0xEE);
  low = _mm512_permutex2var_epi32(first, flags_firsts, second);
  high = _mm512_permutex2var_epi32(third, flags_firsts, fourth);
  __m512i flags = _mm512_shuffle_i64x2(low, high, 0x44), firsts = _mm512_shuffle_i64x2(low, high, 0xEE);
  FIND_BITS(*bits, kinds, cases, flags, firsts);
}

#undef TARGET
#undef EQUAL
#undef TEST
#undef LESS
#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

/// The last four bytes of eight tokens, put together by what they are in each half.
TARGET static inline __m256i avx2_load(const claimwire_token *tokens) {
  const __m256i together = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
  const __m256i *vectors = (const __m256i *)(const void *)tokens;
  __m256i first = _mm256_unpackhi_epi32(_mm256_loadu_si256(vectors), _mm256_loadu_si256(vectors + 1));
  __m256i second = _mm256_unpackhi_epi32(_mm256_loadu_si256(vectors + 2), _mm256_loadu_si256(vectors + 3));
  __m256i words = _mm256_permutevar8x32_epi32(
      _mm256_unpackhi_epi64(first, second), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
  return _mm256_shuffle_epi8(words, together);
}

/// The planes of 32 tokens: kinds, cases, flags, first characters.
TARGET static inline void avx2_planes(const claimwire_token *tokens, __m256i planes[4]) {
  // Each half of a load has four tokens: 32 bits a plane, the planes one after the other.
  const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  __m256i first = avx2_load(tokens), second = avx2_load(tokens + 8);
  __m256i third = avx2_load(tokens + 16), fourth = avx2_load(tokens + 24);
  __m256i low = _mm256_unpacklo_epi32(first, second), low_rest = _mm256_unpacklo_epi32(third, fourth);
  __m256i high = _mm256_unpackhi_epi32(first, second), high_rest = _mm256_unpackhi_epi32(third, fourth);
  planes[0] = _mm256_unpacklo_epi64(low, low_rest);
  planes[1] = _mm256_unpackhi_epi64(low, low_rest);
  planes[2] = _mm256_unpacklo_epi64(high, high_rest);
  planes[3] = _mm256_unpackhi_epi64(high, high_rest);
  for (int plane = 0; plane < 4; plane++) planes[plane] = _mm256_permutevar8x32_epi32(planes[plane], in_order);
}

typedef struct {
  __m256i low, high;
} plane_pair;

TARGET static inline uint64_t avx2_bits_of(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

TARGET static inline uint64_t avx2_equal(plane_pair plane, uint8_t value) {
  __m256i same = _mm256_set1_epi8((char)value);
  return avx2_bits_of(_mm256_cmpeq_epi8(plane.low, same), _mm256_cmpeq_epi8(plane.high, same));
}

/// The bit of each byte.
TARGET static inline uint64_t avx2_test(plane_pair plane, uint8_t bit) {
  int shift = 7 - __builtin_ctz(bit);
  return avx2_bits_of(_mm256_slli_epi16(plane.low, shift), _mm256_slli_epi16(plane.high, shift));
}

/// Bytes are small: no kind or case is 128 or more.
TARGET static inline uint64_t avx2_less(plane_pair plane, uint8_t value) {
  __m256i limit = _mm256_set1_epi8((char)value);
  return avx2_bits_of(_mm256_cmpgt_epi8(limit, plane.low), _mm256_cmpgt_epi8(limit, plane.high));
}

#define EQUAL avx2_equal
#define TEST avx2_test
#define LESS avx2_less

TARGET static void avx2_bits(const claimwire_token *tokens, token_bits *bits) {
  __m256i low[4], high[4];
  avx2_planes(tokens, low);
  avx2_planes(tokens + 32, high);
  plane_pair kinds = {low[0], high[0]}, cases = {low[1], high[1]};
  plane_pair flags = {low[2], high[2]}, firsts = {low[3], high[3]};
  FIND_BITS(*bits, kinds, cases, flags, firsts);
}

#undef EQUAL
#undef TEST
#undef LESS
#undef TARGET

#endif

/// What stands before each of a block's tokens, from bits of the block and of the one before.
static inline uint64_t before(uint64_t bits, uint64_t bits_before) { return bits << 1 | bits_before >> 63; }

/// What stands after each, from bits of the block and of the one after.
static inline uint64_t after(uint64_t bits, uint64_t bits_after) { return bits >> 1 | bits_after << 63; }

/// Words, numbers and marks after which a full stop is plain.
static inline uint64_t leads_plain(const token_bits *bits) {
  return bits->numbers | (bits->words & ~bits->abbreviations) | bits->right_parentheses | bits->right_brackets |
         bits->percents;
}

/// Words with a capital after white space, by themselves or behind an opening mark.
static inline uint64_t follows_plain(const token_bits *bits, uint64_t touching_capitals_after) {
  uint64_t is_opening = bits->marks & bits->openings & touching_capitals_after;
  return bits->spaces & (bits->capitals | is_opening);
}

static inline uint64_t touching_capitals(const token_bits *bits) { return bits->capitals & ~bits->spaces; }

/// What can be told of the tokens by their neighbours: fills the block but for `starts`, which is as if no prose were
/// edited.
static inline void combine(
    const token_bits *last, const token_bits *bits, const token_bits *next, claimwire_sentences_block *block) {
  uint64_t capitals_after = after(touching_capitals(bits), touching_capitals(next));
  // The first of the next block alone counts.
  uint64_t next_follows = follows_plain(next, after(touching_capitals(next), 0));
  uint64_t stops = bits->full_stops | bits->questions;
  uint64_t leads = bits->words | bits->numbers | bits->commas, last_leads = last->words | last->numbers | last->commas;
  uint64_t suffixes = ~bits->spaces & (bits->full_stops | bits->right_parentheses);
  uint64_t next_suffixes = ~next->spaces & (next->full_stops | next->right_parentheses);
  uint64_t mouths = ~bits->spaces & (bits->hyphens | bits->left_parentheses | bits->right_parentheses);
  uint64_t next_mouths = ~next->spaces & (next->hyphens | next->left_parentheses | next->right_parentheses);
  uint64_t emoticons = bits->marks & (bits->colons | bits->semicolons) & after(mouths, next_mouths);
  *block = (claimwire_sentences_block){
      .lines = bits->lines,
      .paragraphs = bits->lines & bits->paragraphs,
      .ends = (bits->marks & (stops | bits->exclamations)) | ((bits->marks | bits->symbols) & bits->foreign) |
              bits->abbreviations | bits->addresses | emoticons,
      .plain = bits->marks & stops & ~bits->spaces & before(leads_plain(bits), leads_plain(last)) &
               after(follows_plain(bits, capitals_after), next_follows),
      .starts = bits->spaces & ~(bits->lower & before(leads, last_leads)),
      .labels = bits->marks | bits->symbols | bits->abbreviations | after(suffixes, next_suffixes),
      .enclosers = bits->marks & (bits->foreign | bits->quotes | bits->left_parentheses | bits->right_parentheses |
                                  bits->brackets),
      .joints = bits->marks & (bits->foreign | bits->hyphens | bits->underscores | bits->colons),
      .gaps = bits->gaps | bits->bars,
      .lower = bits->lower,
      .capitals = bits->capitals,
  };
}

/// What there is among the block's tokens.
static inline uint8_t style_of(const claimwire_token *tokens, const token_bits *bits) {
  uint64_t is_caseless = bits->ideographs | (bits->caseless & bits->foreign);
  uint8_t style = (uint8_t)((is_caseless ? claimwire_sentences_caseless : 0) |
                            (bits->high & ~is_caseless ? claimwire_sentences_online : 0));
  // "i" in the middle of a line, if it is no longer.
  uint64_t careless = bits->small_i & bits->spaces & ~bits->lines & ~bits->high & ~is_caseless;
  for (; careless; careless &= careless - 1) {
    const claimwire_token *token = tokens + __builtin_ctzll(careless);
    if (token->end - token->start == 1) style |= claimwire_sentences_careless;
  }
  return style;
}

typedef void (*bits_finder)(const claimwire_token *tokens, token_bits *bits);

static bits_finder finder_of(claimwire_kernel_id kernel) {
  switch (kernel) {
#if defined(__x86_64__)
    case claimwire_kernel_avx512: return avx512_bits;
    case claimwire_kernel_avx2: return avx2_bits;
#endif
    default: return scalar_bits;
  }
}

/// Finds the bits of fewer than 64 tokens.
static void find_last(bits_finder find, const claimwire_token *tokens, size_t count, token_bits *bits) {
  claimwire_token whole[block_tokens] = {0};
  memcpy(whole, tokens, count * sizeof *tokens);
  find(whole, bits);
  uint64_t there = ((uint64_t)1 << count) - 1;
  uint64_t *fields = (uint64_t *)bits;
  for (size_t field = 0; field < sizeof *bits / sizeof *fields; field++) fields[field] &= there;
}

/// Ends a stretch of that style: sentences may begin without a mark in careless text and online alone.
static void end_stretch(claimwire_sentences_block *blocks, size_t count, uint8_t style) {
  if (style & (claimwire_sentences_careless | claimwire_sentences_online)) return;
  for (size_t block = 0; block < count; block++) blocks[block].starts = 0;
}

/// Finds the bits of a block, none where the text has no such block.
static void find_block(
    bits_finder find, const claimwire_token *tokens, size_t count, size_t block, token_bits *bits) {
  size_t start = block * block_tokens;
  if (start + block_tokens <= count)
    find(tokens + start, bits);
  else if (start < count)
    find_last(find, tokens + start, count - start, bits);
  else
    *bits = (token_bits){0};
}

void claimwire_sentences_scan(
    claimwire_kernel_id kernel, const claimwire_token *tokens, size_t count, size_t start, size_t end,
    claimwire_sentences_block *blocks, uint8_t *styles) {
  enum { stretch_blocks = claimwire_sentences_stretch / block_tokens };
  bits_finder find = finder_of(kernel);
  size_t first = start / block_tokens, limit = (end + block_tokens - 1) / block_tokens;
  if (start >= end) return;
  // Of the block before, of the one in work, of the one after.
  token_bits memory[3] = {{0}};
  token_bits *last = memory, *bits = memory + 1, *next = memory + 2;
  if (first > 0) find_block(find, tokens, count, first - 1, last);
  find_block(find, tokens, count, first, bits);
  uint8_t style = 0;
  for (size_t block = first; block < limit; block++) {
    find_block(find, tokens, count, block + 1, next);
    combine(last, bits, next, blocks + block);
    style |= style_of(tokens + block * block_tokens, bits);
    if (block + 1 == limit || (block + 1) % stretch_blocks == 0) {
      size_t stretch = block / stretch_blocks;
      end_stretch(blocks + stretch * stretch_blocks, block + 1 - stretch * stretch_blocks, style);
      styles[stretch] = style;
      style = 0;
    }
    token_bits *unused = last;
    last = bits;
    bits = next;
    next = unused;
  }
}
