#include "claimwire_sentences.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// As Swift's TokenKind and TokenFlags go on behind those that the tokenizer's kernel makes.
enum { kind_url = 4, kind_email = 5, kind_ideographic = 9, flag_abbreviation = 16 };

/// The last four bytes of a token, as they are loaded: kind, case, flags, first character.
enum {
  flag_shift = 16,
  first_shift = 24,
  kind_mask = 0xFF,
};

/// Whether the word is "i" by itself inside a line.
static inline bool is_careless(const claimwire_token *token) {
  return token->ascii == 'i' && token->end - token->start == 1 &&
         (token->flags & (claimwire_flag_space | claimwire_flag_line)) == claimwire_flag_space;
}

/// Fills one block for up to 64 tokens: the specification.
static uint8_t scan_block(const claimwire_token *tokens, size_t count, claimwire_sentences_block *block) {
  claimwire_sentences_block found = {0};
  uint8_t style = 0;
  for (size_t index = 0; index < count; index++) {
    claimwire_token token = tokens[index];
    uint64_t bit = (uint64_t)1 << index;
    bool is_mark = token.kind == claimwire_token_punctuation;
    if (token.flags & claimwire_flag_line) {
      found.lines |= bit;
      if (!(token.flags & claimwire_flag_paragraph)) style |= claimwire_sentences_tight;
    }
    bool is_inner = token.ascii == ',' || token.ascii == '-' || token.ascii == '/';
    if ((is_mark && !is_inner) || (token.kind == claimwire_token_symbol && token.ascii == 0) ||
        (token.flags & flag_abbreviation) || token.kind == kind_url || token.kind == kind_email)
      found.marks |= bit;
    if (is_mark && (token.ascii == 0 || token.ascii == '-' || token.ascii == '_' || token.ascii == ':'))
      found.joints |= bit;
    if ((token.flags & claimwire_flag_gap) || token.ascii == '|') found.gaps |= bit;
    bool is_caseless = token.kind == kind_ideographic || (token.kind == claimwire_token_word && token.ascii == 0 &&
                                                          token.letter_case == claimwire_case_caseless);
    if (is_caseless)
      style |= claimwire_sentences_caseless;
    else if (token.kind >= kind_url)
      style |= claimwire_sentences_online;
    else if (is_careless(&token))
      style |= claimwire_sentences_careless;
  }
  if (found.gaps) style |= claimwire_sentences_gapped;
  *block = found;
  return style;
}

#if defined(__x86_64__)

/// The style of a block: each mask that is not 0 counts, `careless` where one of its tokens is so on a closer look.
static inline uint8_t style_of(
    const claimwire_token *tokens, uint64_t gaps, uint64_t tight, uint64_t caseless, uint64_t online, uint64_t careless) {
  uint8_t style = (uint8_t)((tight ? claimwire_sentences_tight : 0) | (caseless ? claimwire_sentences_caseless : 0) |
                            (online ? claimwire_sentences_online : 0) | (gaps ? claimwire_sentences_gapped : 0));
  for (; careless; careless &= careless - 1) {
    const claimwire_token *token = tokens + __builtin_ctzll(careless);
    if (token->kind < kind_url && is_careless(token)) style |= claimwire_sentences_careless;
  }
  return style;
}

#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi,bmi2,lzcnt,popcnt")))

/// The last four bytes of sixteen tokens.
TARGET static inline __m512i avx512_load(const claimwire_token *tokens) {
  const __m512i low = _mm512_setr_epi32(3, 7, 11, 15, 19, 23, 27, 31, 0, 0, 0, 0, 0, 0, 0, 0);
  const char *bytes = (const char *)tokens;
  __m512i first = _mm512_permutex2var_epi32(_mm512_loadu_si512(bytes), low, _mm512_loadu_si512(bytes + 64));
  __m512i second = _mm512_permutex2var_epi32(_mm512_loadu_si512(bytes + 128), low, _mm512_loadu_si512(bytes + 192));
  return _mm512_inserti64x4(first, _mm512_castsi512_si256(second), 1);
}

TARGET static inline __mmask16 has(__m512i words, uint32_t bits) {
  return _mm512_test_epi32_mask(words, _mm512_set1_epi32((int)bits));
}

TARGET static inline __mmask16 is(__m512i words, uint32_t value) {
  return _mm512_cmpeq_epi32_mask(words, _mm512_set1_epi32((int)value));
}

TARGET static uint8_t avx512_block(const claimwire_token *tokens, claimwire_sentences_block *block) {
  claimwire_sentences_block found = {0};
  uint64_t tight = 0, caseless = 0, online = 0, careless = 0;
  for (unsigned group = 0; group < 64; group += 16) {
    __m512i words = avx512_load(tokens + group);
    __m512i kinds = _mm512_and_si512(words, _mm512_set1_epi32(kind_mask));
    __m512i firsts = _mm512_srli_epi32(words, first_shift);
    __mmask16 is_mark = is(kinds, claimwire_token_punctuation), is_foreign = is(firsts, 0);
    __mmask16 is_line = has(words, claimwire_flag_line << flag_shift);
    __mmask16 is_high = _mm512_cmpge_epu32_mask(kinds, _mm512_set1_epi32(kind_url));
    __mmask16 is_hyphen = is(firsts, '-'), is_ideographic = is(kinds, kind_ideographic);
    __mmask16 is_inner = is_hyphen | is(firsts, ',') | is(firsts, '/');
    __mmask16 is_address = is(kinds, kind_url) | is(kinds, kind_email);
    __mmask16 marks = (is_mark & (__mmask16)~is_inner) | (is(kinds, claimwire_token_symbol) & is_foreign) |
                      has(words, flag_abbreviation << flag_shift) | is_address;
    __mmask16 joints = is_mark & (is_foreign | is_hyphen | is(firsts, '_') | is(firsts, ':'));
    __mmask16 gaps = has(words, (uint32_t)claimwire_flag_gap << flag_shift) | is(firsts, '|');
    // A word without case whose first character is not ASCII: but for the flags, 0.
    __mmask16 is_caseless = is_ideographic | is(_mm512_andnot_si512(_mm512_set1_epi32(0xFF << flag_shift), words), 0);
    found.lines |= (uint64_t)is_line << group;
    found.marks |= (uint64_t)marks << group;
    found.joints |= (uint64_t)joints << group;
    found.gaps |= (uint64_t)gaps << group;
    tight |= (uint64_t)(__mmask16)(is_line & (__mmask16)~has(words, claimwire_flag_paragraph << flag_shift));
    caseless |= is_caseless;
    online |= (uint64_t)(__mmask16)(is_high & (__mmask16)~is_caseless);
    careless |= (uint64_t)is(firsts, 'i') << group;
  }
  *block = found;
  return style_of(tokens, found.gaps, tight, caseless, online, careless);
}

#undef TARGET
#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

/// The last four bytes of eight tokens.
TARGET static inline __m256i avx2_load(const claimwire_token *tokens) {
  const __m256i *vectors = (const __m256i *)(const void *)tokens;
  __m256i first = _mm256_unpackhi_epi32(_mm256_loadu_si256(vectors), _mm256_loadu_si256(vectors + 1));
  __m256i second = _mm256_unpackhi_epi32(_mm256_loadu_si256(vectors + 2), _mm256_loadu_si256(vectors + 3));
  return _mm256_permutevar8x32_epi32(
      _mm256_unpackhi_epi64(first, second), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

TARGET static inline __m256i avx2_is(__m256i words, uint32_t value) {
  return _mm256_cmpeq_epi32(words, _mm256_set1_epi32((int)value));
}

/// The bit of each word, in its highest place.
TARGET static inline uint64_t avx2_flag(__m256i words, int bit) {
  return (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_slli_epi32(words, 31 - bit)));
}

TARGET static inline uint64_t avx2_bits(__m256i words) {
  return (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(words));
}

TARGET static inline __m256i avx2_any(__m256i left, __m256i right) { return _mm256_or_si256(left, right); }

TARGET static uint8_t avx2_block(const claimwire_token *tokens, claimwire_sentences_block *block) {
  claimwire_sentences_block found = {0};
  uint64_t tight = 0, caseless = 0, online = 0, careless = 0;
  for (unsigned group = 0; group < 64; group += 8) {
    __m256i words = avx2_load(tokens + group);
    __m256i kinds = _mm256_and_si256(words, _mm256_set1_epi32(kind_mask));
    __m256i firsts = _mm256_srli_epi32(words, first_shift);
    __m256i is_mark = avx2_is(kinds, claimwire_token_punctuation), is_foreign = avx2_is(firsts, 0);
    __m256i is_hyphen = avx2_is(firsts, '-');
    __m256i is_inner = avx2_any(is_hyphen, avx2_any(avx2_is(firsts, ','), avx2_is(firsts, '/')));
    __m256i is_address = avx2_any(avx2_is(kinds, kind_url), avx2_is(kinds, kind_email));
    __m256i marks = avx2_any(
        avx2_any(_mm256_andnot_si256(is_inner, is_mark), is_address),
        _mm256_and_si256(avx2_is(kinds, claimwire_token_symbol), is_foreign));
    __m256i joints = _mm256_and_si256(
        is_mark, avx2_any(avx2_any(is_foreign, is_hyphen), avx2_any(avx2_is(firsts, '_'), avx2_is(firsts, ':'))));
    __m256i is_caseless = avx2_any(
        avx2_is(kinds, kind_ideographic),
        avx2_is(_mm256_andnot_si256(_mm256_set1_epi32(0xFF << flag_shift), words), 0));
    uint64_t lines = avx2_flag(words, flag_shift + 1);
    found.lines |= lines << group;
    found.marks |= (avx2_bits(marks) | avx2_flag(words, flag_shift + 4)) << group;
    found.joints |= avx2_bits(joints) << group;
    found.gaps |= (avx2_bits(avx2_is(firsts, '|')) | avx2_flag(words, flag_shift + 7)) << group;
    tight |= lines & ~avx2_flag(words, flag_shift + 2);
    caseless |= avx2_bits(is_caseless);
    online |= avx2_bits(_mm256_andnot_si256(is_caseless, _mm256_cmpgt_epi32(kinds, _mm256_set1_epi32(kind_url - 1))));
    careless |= avx2_bits(avx2_is(firsts, 'i')) << group;
  }
  *block = found;
  return style_of(tokens, found.gaps, tight, caseless, online, careless);
}

#endif

uint8_t claimwire_sentences_scan(
    claimwire_kernel_id kernel, const claimwire_token *tokens, size_t count, claimwire_sentences_block *blocks) {
  uint8_t style = 0;
  size_t whole = count / 64;
  switch (kernel) {
#if defined(__x86_64__)
    case claimwire_kernel_avx512:
      for (size_t block = 0; block < whole; block++) style |= avx512_block(tokens + block * 64, blocks + block);
      break;
    case claimwire_kernel_avx2:
      for (size_t block = 0; block < whole; block++) style |= avx2_block(tokens + block * 64, blocks + block);
      break;
#endif
    default:
      for (size_t block = 0; block < whole; block++) style |= scan_block(tokens + block * 64, 64, blocks + block);
  }
  if (count % 64) style |= scan_block(tokens + whole * 64, count % 64, blocks + whole);
  return style;
}

void claimwire_sentences_add_gaps(
    const claimwire_token *tokens, size_t start, size_t end, claimwire_sentences_block *blocks) {
  for (size_t index = start ? start : 1; index < end; index++) {
    claimwire_token token = tokens[index], before = tokens[index - 1];
    bool is_lower = token.kind == claimwire_token_word && token.letter_case == claimwire_case_lower;
    bool is_after_word = before.kind <= claimwire_token_number || (before.ascii == ',' && before.end - before.start == 1);
    bool is_gap = (token.flags & claimwire_flag_space) && !(is_lower && is_after_word);
    blocks[index / 64].marks |= (uint64_t)is_gap << (index % 64);
  }
}
