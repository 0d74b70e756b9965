// The bits of 64 tokens with AVX-512: what each byte of a token tells is looked up in tables, eight bits at a time, and the
// bits of 64 such bytes become eight masks together.

#define KERNEL_TARGET \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi,bmi2,lzcnt,popcnt")))

#include "bits_avx512.h"

// As the fields of each group of token_bits, the first the lowest.
enum { bit_lower = 1, bit_capital = 2, bit_caseless = 4, bit_ideograph = 8 };
enum { bit_word = 16, bit_number = 32, bit_mail = 64, bit_address = 128 };
enum { bit_bracket = 2, bit_stop = 4, bit_cry = 8, bit_eye = 16, bit_quote = 32, bit_encloser = 64, bit_joint = 128 };
enum { bit_suffix = 1, bit_mouth = 2, bit_bar = 4, bit_small_i = 8, bit_odd = 16, bit_comma = 32, bit_closer = 64 };

/// What tokens of a kind are, words if their case allows it.
static const uint8_t kind_bits[16] = {
    [claimwire_token_word] = bit_lower | bit_capital | bit_caseless | bit_word, [claimwire_token_number] = bit_number,
    [kind_url] = bit_address, [kind_email] = bit_address | bit_mail, [kind_handle] = bit_mail,
    [kind_ideographic] = bit_ideograph,
};

enum { bit_any_case = bit_ideograph | bit_word | bit_number | bit_mail | bit_address };
static const uint8_t case_bits[16] = {
    [claimwire_case_caseless] = bit_any_case | bit_caseless, [claimwire_case_lower] = bit_any_case | bit_lower,
    [claimwire_case_capitalized ... claimwire_case_mixed_capitalized] = bit_any_case | bit_capital,
    [claimwire_case_mixed_capitalized + 1 ... 15] = bit_any_case,
};

/// What marks are by their first character, beside marks.
static const uint8_t mark_bits[128] = {
    [0] = bit_encloser | bit_joint, ['!'] = bit_cry, ['"'] = bit_quote | bit_encloser, ['\''] = bit_quote | bit_encloser,
    ['('] = bit_bracket | bit_encloser, [')'] = bit_encloser, ['-'] = bit_joint, ['.'] = bit_stop | bit_cry,
    [':'] = bit_eye | bit_joint, [';'] = bit_eye, ['?'] = bit_stop | bit_cry, ['['] = bit_encloser, [']'] = bit_encloser,
    ['_'] = bit_joint, ['`'] = bit_quote | bit_encloser,
};

/// What tokens are by their first character, if their kind allows it.
static const uint8_t first_bits[128] = {
    [0] = bit_odd, ['%'] = bit_closer, ['('] = bit_mouth, [')'] = bit_suffix | bit_mouth | bit_closer, [','] = bit_comma,
    ['-'] = bit_mouth, ['.'] = bit_suffix, [']'] = bit_closer, ['i'] = bit_small_i, ['|'] = bit_bar,
};

enum { bit_any_kind = bit_suffix | bit_mouth | bit_bar | bit_comma | bit_closer };
static const uint8_t kinds_of_firsts[16] = {
    [claimwire_token_word] = bit_any_kind | bit_small_i, [claimwire_token_number] = bit_any_kind | bit_small_i,
    [claimwire_token_punctuation] = bit_any_kind | bit_small_i | bit_odd,
    [claimwire_token_symbol] = bit_any_kind | bit_small_i | bit_odd, [claimwire_token_symbol + 1 ... 15] = bit_any_kind,
};

/// The last four bytes of sixteen tokens, those of each four put together by what they are: kinds, cases, flags, characters.
KERNEL_TARGET static inline __m512i avx512_load(const claimwire_token *tokens) {
  const __m512i last = _mm512_setr_epi32(3, 7, 11, 15, 19, 23, 27, 31, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m512i together = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
  const char *bytes = (const char *)tokens;
  __m512i first = _mm512_permutex2var_epi32(_mm512_loadu_si512(bytes), last, _mm512_loadu_si512(bytes + 64));
  __m512i second = _mm512_permutex2var_epi32(_mm512_loadu_si512(bytes + 128), last, _mm512_loadu_si512(bytes + 192));
  __m512i words = _mm512_inserti64x4(first, _mm512_castsi512_si256(second), 1);
  return _mm512_shuffle_epi8(words, together);
}

/// Of each byte, which is less than 16, what the table has.
KERNEL_TARGET static inline __m512i avx512_short_look_up(const uint8_t table[16], __m512i bytes) {
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)table)), bytes);
}

KERNEL_TARGET static void avx512_bits(const claimwire_token *tokens, token_bits *bits) {
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

  __mmask64 marks = _mm512_cmpeq_epi8_mask(kinds, _mm512_set1_epi8(claimwire_token_punctuation));
  __m512i by_kind = _mm512_and_si512(avx512_short_look_up(kind_bits, kinds), avx512_short_look_up(case_bits, cases));
  __m512i by_mark = _mm512_maskz_mov_epi8(marks, look_up(mark_bits, firsts));
  __m512i by_first = _mm512_and_si512(look_up(first_bits, firsts), avx512_short_look_up(kinds_of_firsts, kinds));
  _mm512_storeu_si512(&bits->lower, masks_of(by_kind));
  _mm512_storeu_si512(&bits->marks, masks_of(by_mark));
  bits->marks = marks;
  _mm512_storeu_si512(&bits->suffixes, masks_of(by_first));
  _mm512_storeu_si512(&bits->spaces, masks_of(flags));
}

#undef KERNEL_TARGET
