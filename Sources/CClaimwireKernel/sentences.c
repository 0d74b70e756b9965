#include "claimwire_sentences.h"
#include "rows.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// As Swift's TokenKind and TokenFlags go on behind those that the tokenizer's kernel makes.
enum { kind_url = 4, kind_email = 5, kind_handle = 6, kind_ideographic = 9 };

enum { block_tokens = 64 };

/// What each of 64 tokens is by itself, a bit a token: what a kernel finds out, and all that it does. Groups of eight, of
/// which a kernel may leave out what nobody asks for.
typedef struct {
  // By kind and case: words in lower case, with a capital, without case; words of scripts without capitals; all words and
  // numbers; addresses of mail and handles, addresses of pages and mail.
  uint64_t lower, capitals, caseless, ideographs, words, numbers, mail, addresses;
  // Marks, and of these: opening brackets; full stops and question marks; these and exclamation marks; colons and
  // semicolons; quotation marks; as in the block.
  uint64_t marks, brackets, stops, cries, eyes, quotes, enclosers, joints;
  // By the first character: what ends the marker of a list's item; the mouths of emoticons; bars; what may be an "i" alone;
  // marks and symbols that are not ASCII; commas; closing brackets and "%".
  uint64_t suffixes, mouths, bars, small_i, odd, commas, closers, none;
  // The flags.
  uint64_t spaces, lines, paragraphs, clitics, abbreviations, digits, openings, gaps;
} token_bits;

/// Makes the bits from planes of bytes, one a token: EQUAL(plane, value), TEST(plane, bit) and LESS(plane, value) make a SET
/// of tokens, which C's operators on bits join, and PUT(field, set) puts it where it belongs. Each kernel has its own.
#define FIND_BITS(kinds, cases, flags, firsts)                                                                         \
  do {                                                                                                                 \
    SET words = EQUAL(kinds, claimwire_token_word), marks = EQUAL(kinds, claimwire_token_punctuation);                 \
    SET lower = words & EQUAL(cases, claimwire_case_lower), caseless = words & EQUAL(cases, claimwire_case_caseless);  \
    SET is_cased = LESS(cases, claimwire_case_mixed_capitalized + 1), emails = EQUAL(kinds, kind_email);               \
    PUT(lower, lower);                                                                                                 \
    PUT(capitals, words & is_cased & ~(lower | caseless));                                                             \
    PUT(caseless, caseless);                                                                                           \
    PUT(ideographs, EQUAL(kinds, kind_ideographic));                                                                   \
    PUT(words, words);                                                                                                 \
    PUT(numbers, EQUAL(kinds, claimwire_token_number));                                                                \
    PUT(mail, emails | EQUAL(kinds, kind_handle));                                                                     \
    PUT(addresses, emails | EQUAL(kinds, kind_url));                                                                   \
    SET foreign = EQUAL(firsts, 0), full_stops = EQUAL(firsts, '.'), hyphens = EQUAL(firsts, '-');                     \
    SET left = EQUAL(firsts, '('), right = EQUAL(firsts, ')'), right_brackets = EQUAL(firsts, ']');                    \
    SET stops = marks & (full_stops | EQUAL(firsts, '?')), colons = EQUAL(firsts, ':');                                \
    SET quotes = marks & (EQUAL(firsts, '"') | EQUAL(firsts, '\'') | EQUAL(firsts, '`'));                              \
    PUT(marks, marks);                                                                                                 \
    PUT(brackets, marks & left);                                                                                       \
    PUT(stops, stops);                                                                                                 \
    PUT(cries, stops | (marks & EQUAL(firsts, '!')));                                                                  \
    PUT(eyes, marks & (colons | EQUAL(firsts, ';')));                                                                  \
    PUT(quotes, quotes);                                                                                               \
    PUT(enclosers, quotes | (marks & (foreign | left | right | EQUAL(firsts, '[') | right_brackets)));                 \
    PUT(joints, marks & (foreign | hyphens | EQUAL(firsts, '_') | colons));                                            \
    PUT(suffixes, full_stops | right);                                                                                 \
    PUT(mouths, hyphens | left | right);                                                                               \
    PUT(bars, EQUAL(firsts, '|'));                                                                                     \
    PUT(small_i, EQUAL(firsts, 'i') & LESS(kinds, kind_url));                                                          \
    PUT(odd, (marks | EQUAL(kinds, claimwire_token_symbol)) & foreign);                                                \
    PUT(commas, EQUAL(firsts, ','));                                                                                   \
    PUT(closers, right | right_brackets | EQUAL(firsts, '%'));                                                         \
    PUT(spaces, TEST(flags, claimwire_flag_space));                                                                    \
    PUT(lines, TEST(flags, claimwire_flag_line));                                                                      \
    PUT(paragraphs, TEST(flags, claimwire_flag_paragraph));                                                            \
    PUT(abbreviations, TEST(flags, claimwire_flag_abbreviation));                                                      \
    PUT(openings, TEST(flags, claimwire_flag_opening));                                                                \
    PUT(gaps, TEST(flags, claimwire_flag_gap));                                                                        \
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

#define SET uint64_t
#define PUT(field, set) bits->field = set
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
  FIND_BITS(kinds, cases, flags, firsts);
}

#undef EQUAL
#undef TEST
#undef LESS

#if defined(__x86_64__)

#include "sentences_avx512.h"

#undef SET
#undef PUT
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

// Vectors for C's own operators: of a set, the highest bit of each byte counts.
typedef int8_t avx2_bytes __attribute__((vector_size(32)));
typedef int16_t avx2_pairs __attribute__((vector_size(32)));

#define SET __m256i
#define PUT(field, set) memcpy((char *)&bits->field + place, &(int){_mm256_movemask_epi8(set)}, sizeof(int))
#define EQUAL(plane, value) ((__m256i)((avx2_bytes)(plane) == (int8_t)(value)))
#define TEST(plane, bit) ((__m256i)((avx2_pairs)(plane) << (7 - __builtin_ctz(bit))))
/// No kind or case is 128 or more.
#define LESS(plane, value) ((__m256i)((avx2_bytes)(plane) < (int8_t)(value)))

/// In halves: all that one needs fits into the registers.
TARGET static void avx2_bits(const claimwire_token *tokens, token_bits *bits) {
  for (int half = 0; half < 2; half++) {
    size_t place = half * sizeof(uint32_t);
    __m256i planes[4];
    avx2_planes(tokens + half * (block_tokens / 2), planes);
    FIND_BITS(planes[0], planes[1], planes[2], planes[3]);
  }
}

#undef SET
#undef PUT
#undef EQUAL
#undef TEST
#undef LESS
#undef TARGET

#endif

/// What stands before each of a block's tokens, from bits of the block and of the one before.
static inline uint64_t before(uint64_t bits, uint64_t bits_before) { return bits << 1 | bits_before >> 63; }

/// What stands after each, from bits of the block and of the one after.
static inline uint64_t after(uint64_t bits, uint64_t bits_after) { return bits >> 1 | bits_after << 63; }

/// Words with a capital that touch what stands before.
static inline uint64_t touching_capitals(const token_bits *bits) { return bits->capitals & ~bits->spaces; }

/// Words with a capital after white space, by themselves or behind an opening mark.
static inline uint64_t follows_plain(const token_bits *bits, uint64_t touching_capitals_after) {
  return bits->spaces & (bits->capitals | (bits->marks & bits->openings & touching_capitals_after));
}

/// What may stand before a plain end.
static inline uint64_t leads_plain(const token_bits *bits) {
  return bits->numbers | bits->closers | (bits->words & ~bits->abbreviations);
}

/// Words, numbers, commas and quotation marks.
static inline uint64_t leads(const token_bits *bits) { return bits->words | bits->numbers | bits->commas | bits->quotes; }

/// Full stops and question marks that touch what stands before.
static inline uint64_t touching_stops(const token_bits *bits) { return bits->stops & ~bits->spaces; }

/// Of marks and symbols that are not ASCII, U+2010 to U+201F: dashes and quotation marks, the most of them, which end no
/// sentence and start no list.
static inline uint64_t dashes_and_quotes(uint64_t odd, const claimwire_token *tokens, const uint8_t *bytes) {
  uint64_t found = 0;
  // Two at a time, the last one twice if need be: most come in pairs, and how many come is hard to foretell.
  while (odd) {
    uint64_t rest = odd & (odd - 1), second = rest ? rest : odd;
    unsigned places[2] = {(unsigned)__builtin_ctzll(odd), (unsigned)__builtin_ctzll(second)};
    for (int turn = 0; turn < 2; turn++) {
      const uint8_t *first = bytes + tokens[places[turn]].start;
      // What is behind the first two is there if they are these.
      if (first[0] == 0xE2 && first[1] == 0x80) found |= (uint64_t)(first[2] >> 4 == 9) << places[turn];
    }
    odd = rest & (rest - 1);
  }
  return found;
}

/// What can be told of the tokens by their neighbours: the block but for `starts`, which is as if no prose were edited.
static inline claimwire_sentences_block combine(
    const token_bits *last, const token_bits *bits, const token_bits *next, uint64_t unmarked) {
  uint64_t capitals_after = after(touching_capitals(bits), touching_capitals(next));
  // The first of the next block alone counts.
  uint64_t next_follows = follows_plain(next, after(touching_capitals(next), 0));
  uint64_t mouths = after(bits->mouths & ~bits->spaces, next->mouths & ~next->spaces);
  uint64_t suffixes = after(bits->suffixes & ~bits->spaces, next->suffixes & ~next->spaces);
  return (claimwire_sentences_block){
      .lines = bits->lines,
      .paragraphs = bits->lines & bits->paragraphs,
      .ends = ((bits->cries | bits->odd | bits->abbreviations | bits->addresses) & ~unmarked) | (bits->eyes & mouths),
      .plain = touching_stops(bits) & before(leads_plain(bits), leads_plain(last)) &
               after(follows_plain(bits, capitals_after), next_follows),
      .starts = bits->spaces & ~(bits->lower & before(leads(bits), leads(last))) &
                ~before(touching_stops(bits), touching_stops(last)),
      .labels = ((bits->brackets | bits->odd | bits->abbreviations) & ~unmarked) | suffixes,
      .enclosers = bits->enclosers,
      .joints = bits->joints,
      .gaps = bits->gaps | bits->bars,
      .lower = bits->lower,
      .capitals = bits->capitals,
  };
}

static_assert(sizeof(claimwire_sentences_block) == claimwire_sentences_field_count * sizeof(uint64_t));

/// Writes each field of the block where its row has it.
static inline void put(claimwire_sentences_block block, uint64_t *rows, size_t stride, size_t index) {
  for (size_t field = 0; field < claimwire_sentences_field_count; field++)
    rows[field * stride + index] = ((const uint64_t *)&block)[field];
}

/// Whether one of the words without case is of a script without capitals: no "3M".
static bool has_foreign(const claimwire_token *tokens, uint64_t caseless) {
  for (uint64_t words = caseless; words; words &= words - 1)
    if (tokens[__builtin_ctzll(words)].ascii == 0) return true;
  return false;
}

/// What there is among the block's tokens.
static inline uint8_t style_of(const claimwire_token *tokens, const token_bits *bits) {
  bool is_caseless = bits->ideographs || has_foreign(tokens, bits->caseless);
  uint8_t style = (uint8_t)((is_caseless ? claimwire_sentences_caseless : 0) | (bits->mail ? claimwire_sentences_mail : 0));
  // If it is no longer.
  for (uint64_t careless = bits->small_i & bits->spaces & ~bits->lines; careless; careless &= careless - 1) {
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

/// Finds the bits of the last tokens, of a block that is not full.
static void find_last(bits_finder find, const claimwire_token *tokens, size_t count, token_bits *bits) {
  unsigned there = (unsigned)(count % block_tokens), missing = block_tokens - there;
  uint64_t *fields = (uint64_t *)bits;
  if (count >= block_tokens) {
    // Those before them fall out below.
    find(tokens + count - block_tokens, bits);
    for (size_t field = 0; field < sizeof *bits / sizeof *fields; field++) fields[field] >>= missing;
    return;
  }
  claimwire_token whole[block_tokens] = {0};
  memcpy(whole, tokens, count * sizeof *tokens);
  find(whole, bits);
  for (size_t field = 0; field < sizeof *bits / sizeof *fields; field++) fields[field] &= UINT64_MAX >> missing;
}

/// Ends a stretch of that style: sentences may begin without a mark in careless text and mail alone.
static void end_stretch(uint64_t *starts, size_t count, uint8_t style) {
  if (style & (claimwire_sentences_careless | claimwire_sentences_mail)) return;
  for (size_t block = 0; block < count; block++) starts[block] = 0;
}

/// Finds the bits of a block, none where the text has no such block.
static void find_block(
    bits_finder find, const claimwire_token *tokens, size_t count, size_t block, token_bits *bits) {
  size_t start = block * block_tokens;
  if (start + block_tokens <= count)
    find(tokens + start, bits);
  else if (start < count)
    find_last(find, tokens, count, bits);
  else
    *bits = (token_bits){0};
}

void claimwire_sentences_scan(
    claimwire_kernel_id kernel, const uint8_t *bytes, const claimwire_token *tokens, size_t count, size_t start, size_t end,
    uint64_t *rows, size_t stride, uint8_t *styles) {
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
    const claimwire_token *first_token = tokens + block * block_tokens;
    put(combine(last, bits, next, dashes_and_quotes(bits->odd, first_token, bytes)), rows, stride, block);
    style |= style_of(first_token, bits);
    if (block + 1 == limit || (block + 1) % stretch_blocks == 0) {
      size_t stretch = block / stretch_blocks, start_block = stretch * stretch_blocks;
      end_stretch(rows + claimwire_sentences_starts * stride + start_block, block + 1 - start_block, style);
      styles[stretch] = style;
      style = 0;
    }
    token_bits *unused = last;
    last = bits;
    bits = next;
    next = unused;
  }
}
