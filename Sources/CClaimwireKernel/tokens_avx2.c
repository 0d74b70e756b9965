#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#include "tokens_text.h"

#define KERNEL(name) claimwire_avx2_##name
#define KERNEL_TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

#include "tokens_bits.h"

KERNEL_TARGET static inline uint64_t mask_of(__m256i low, __m256i high) {
  uint64_t mask = (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
  // Made here: LLVM 21 takes a mask for a vector of bits, and where it is used behind a branch carries it there bit by bit.
  __asm__("" : "+r"(mask));
  return mask;
}

/// What 32 bytes are: bits of claimwire_tokens_classes. By the upper and the lower half of each byte: a bit stands for a set
/// of bytes that is some lower halves by some upper ones.
typedef struct {
  __m256i block[2];
} pair;

KERNEL_TARGET static inline __m256i within(__m256i bytes, char first, char last) {
  return _mm256_and_si256(
      _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)(first - 1))),
      _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(last + 1)), bytes));
}

KERNEL_TARGET static inline uint64_t between(pair bytes, char first, char last) {
  return mask_of(within(bytes.block[0], first, last), within(bytes.block[1], first, last));
}

KERNEL_TARGET static inline __m256i look_up(__m128i table, __m256i bits) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), bits);
}

/// Sets of marks, a bit each: what both halves of a byte have in common.
KERNEL_TARGET static inline __m256i marks_of(__m256i bytes) {
  enum { quote = 1, closing = 2, apostrophe = 4, dash_stop_hash = 8, colon = 16, at_sign = 32, underscore = 64, tick = 128 };
  const __m128i low = _mm_setr_epi8(
      (char)(at_sign | tick), closing, quote, dash_stop_hash, 0, 0, 0, apostrophe, 0, 0, colon, 0, closing, dash_stop_hash,
      dash_stop_hash | closing, underscore);
  const __m128i high = _mm_setr_epi8(
      0, 0, quote | closing | apostrophe | dash_stop_hash, colon, at_sign, underscore, (char)tick, 0, 0, 0, 0, 0, 0, 0, 0,
      0);
  __m256i upper_half = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
  // The lower half of a byte that is no ASCII gives none.
  return _mm256_and_si256(look_up(low, bytes), look_up(high, upper_half));
}

KERNEL_TARGET static inline uint64_t having(__m256i low, __m256i high, int bits) {
  const __m256i wanted = _mm256_set1_epi8((char)bits), zero = _mm256_setzero_si256();
  return ~mask_of(
      _mm256_cmpeq_epi8(_mm256_and_si256(low, wanted), zero), _mm256_cmpeq_epi8(_mm256_and_si256(high, wanted), zero));
}

KERNEL_TARGET static inline pair load(const uint8_t *bytes) {
  const __m256i *halves = (const __m256i *)(const void *)bytes;
  return (pair){{_mm256_loadu_si256(halves), _mm256_loadu_si256(halves + 1)}};
}

KERNEL_TARGET static inline pair equal(pair bytes, uint8_t byte) {
  const __m256i same = _mm256_set1_epi8((char)byte);
  return (pair){{_mm256_cmpeq_epi8(bytes.block[0], same), _mm256_cmpeq_epi8(bytes.block[1], same)}};
}

KERNEL_TARGET static inline uint64_t bits_of(pair bytes) { return mask_of(bytes.block[0], bytes.block[1]); }

KERNEL_TARGET __attribute__((always_inline)) static inline claimwire_tokens_masks KERNEL(classify)(const uint8_t *bytes) {
  pair block = {{
      _mm256_loadu_si256((const __m256i *)(const void *)bytes),
      _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32)),
  }};
  const __m256i space = _mm256_set1_epi8(' '), delete = _mm256_set1_epi8(0x7F);
  __m256i low = marks_of(block.block[0]), high = marks_of(block.block[1]);
  pair behind = equal(load(bytes - 1), '\''), genitive = equal(block, 's');
  for (int i = 0; i < 2; i++) genitive.block[i] = _mm256_and_si256(genitive.block[i], behind.block[i]);
  claimwire_tokens_masks masks = {
      .upper = between(block, 'A', 'Z'),
      .lower = between(block, 'a', 'z'),
      .digit = between(block, '0', '9'),
      .space = mask_of(_mm256_cmpeq_epi8(block.block[0], space), _mm256_cmpeq_epi8(block.block[1], space)),
      .genitive = bits_of(genitive),
      .candidate = having(low, high, 4 | 8 | 16 | 32 | 64 | 128),
      .special = having(low, high, 1 | 4 | 32 | 64),
      .closing = mask_of(_mm256_slli_epi16(low, 6), _mm256_slli_epi16(high, 6)),
      .wide = mask_of(block.block[0], block.block[1]),
  };
  uint64_t deletes = mask_of(_mm256_cmpeq_epi8(block.block[0], delete), _mm256_cmpeq_epi8(block.block[1], delete));
  masks.candidate |= deletes;
  masks.blank = between(block, 0, ' ') | deletes;
  return masks;
}

KERNEL_TARGET static inline claimwire_tokens_leads KERNEL(leads)(const uint8_t *bytes) {
  pair block = load(bytes);
  return (claimwire_tokens_leads){
      .any = between(block, (char)0xC0, (char)0xFE),
      .two = between(block, (char)0xC3, (char)0xDF),
      .three = between(block, (char)0xE0, (char)0xE1),
      .doubtful = between(block, (char)0xE1, (char)0xE3) | bits_of(equal(block, 0xC2)),
      .apostrophe = bits_of(equal(block, 0xE2)),
  };
}

typedef pair KERNEL(found);

/// Adds the letters that `row` knows by the characters' last bytes.
KERNEL_TARGET static inline void add_letters(pair last, pair same, const uint8_t row[16], pair *found) {
  // Of the upper halves of 8 to B the bits of both cases.
  const __m128i chosen = _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, (char)0x88, 0, 0, 0, 0);
  const __m256i half = _mm256_set1_epi8(0x0F);
  __m128i known = _mm_loadu_si128((const __m128i *)(const void *)row);
  for (int i = 0; i < 2; i++) {
    __m256i letters = _mm256_and_si256(
        look_up(known, _mm256_and_si256(last.block[i], half)),
        look_up(chosen, _mm256_and_si256(_mm256_srli_epi16(last.block[i], 4), half)));
    found->block[i] = _mm256_or_si256(found->block[i], _mm256_and_si256(letters, same.block[i]));
  }
}

KERNEL_TARGET static inline uint64_t KERNEL(add_two)(
    const uint8_t *bytes, uint8_t lead, const uint8_t row[16], pair *found) {
  pair same = equal(load(bytes), lead);
  add_letters(load(bytes + 1), same, row, found);
  return bits_of(same);
}

KERNEL_TARGET static inline uint64_t KERNEL(add_three)(
    const uint8_t *bytes, const uint8_t lead[2], const uint8_t row[16], pair *found) {
  pair first = equal(load(bytes), lead[0]), same = equal(load(bytes + 1), lead[1]);
  for (int i = 0; i < 2; i++) same.block[i] = _mm256_and_si256(first.block[i], same.block[i]);
  add_letters(load(bytes + 2), same, row, found);
  return bits_of(same);
}

KERNEL_TARGET static inline void KERNEL(split)(pair found, claimwire_tokens_letters *letters) {
  letters->capital = having(found.block[0], found.block[1], 0x0F);
  letters->small = having(found.block[0], found.block[1], 0xF0);
}

#include "tokens_letters.h"

KERNEL_TARGET static inline void KERNEL(put)(
    const claimwire_tokens_row *row, uint32_t base, const uint8_t *bytes, claimwire_token *tokens) {
  uint64_t starts = row->starts, ends = row->ends, spaced = row->spaced;
  uint64_t rare = starts & (row->capitals | row->openings | row->clitics | row->wide_smalls | row->wide_capitals);
  claimwire_token *token = tokens;
  // Four at a time, as a loop's end is hard to foretell.
  for (; starts; token += 4) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 4; i++, starts &= starts - 1, ends &= ends - 1) {
      uint32_t start = (uint32_t)_tzcnt_u64(starts) & 63, end = (uint32_t)_tzcnt_u64(ends);
      uint32_t packed = claimwire_tokens_packed[bytes[start]] | (uint32_t)(spaced >> start & 1) << 16;
      token[i].start = base + start;
      token[i].end = base + end;
      __builtin_memcpy(&token[i].kind, &packed, sizeof packed);
    }
  }
  for (; __builtin_expect(rare != 0, 0); rare &= rare - 1) {
    size_t place = (size_t)_tzcnt_u64(rare);
    claimwire_token *changed = tokens + __builtin_popcountll(row->starts & ((rare & -rare) - 1));
    changed->kind &= (uint8_t)((row->clitics >> place & 1) - 1);
    changed->letter_case |= ((row->capitals | row->clitics | row->wide_smalls) >> place & 1) |
                            (row->wide_capitals >> place & 1) * claimwire_case_capitalized;
    changed->flags |= (row->openings >> place & 1) * claimwire_flag_opening |
                      (row->clitics >> place & 1) * claimwire_flag_clitic;
  }
}

/// Eight tokens at a time, a lane each, four bytes of each at a time.
KERNEL_TARGET size_t KERNEL(tokens_keys)(
    const uint8_t *bytes, size_t count, claimwire_token *tokens, size_t token_count) {
  const __m256i prime = _mm256_set1_epi32(claimwire_fnv_prime), low = _mm256_set1_epi32(0xFF);
  const __m256i zero = _mm256_setzero_si256();
  size_t done = 0;
  // Places are compared and added as signed.
  if (count > INT32_MAX) return 0;
  for (; done + 8 <= token_count; done += 8) {
    claimwire_token *group = tokens + done;
    if ((size_t)group[7].end + 4 > count) break;
    __m256i starts = _mm256_setr_epi32(
        (int)group[0].start, (int)group[1].start, (int)group[2].start, (int)group[3].start, (int)group[4].start,
        (int)group[5].start, (int)group[6].start, (int)group[7].start);
    __m256i ends = _mm256_setr_epi32(
        (int)group[0].end, (int)group[1].end, (int)group[2].end, (int)group[3].end, (int)group[4].end,
        (int)group[5].end, (int)group[6].end, (int)group[7].end);
    __m256i lengths = _mm256_sub_epi32(ends, starts), key = _mm256_set1_epi32((int)CLAIMWIRE_FNV_BASIS);
    __m256i plain = _mm256_cmpgt_epi32(_mm256_set1_epi32(256), lengths);
    for (int place = 0;; place += 4) {
      __m256i reaching = _mm256_and_si256(plain, _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place)));
      if (_mm256_testz_si256(reaching, reaching)) break;
      __m256i four = _mm256_mask_i32gather_epi32(
          zero, (const int *)(const void *)bytes, _mm256_add_epi32(starts, _mm256_set1_epi32(place)), reaching, 1);
      __m256i capitals = within(four, 'A', 'Z');
      // Lanes that have what is no ASCII are done by themselves, even where that stands behind the token.
      plain = _mm256_and_si256(
          plain, _mm256_cmpeq_epi32(_mm256_and_si256(four, _mm256_set1_epi32((int)0x80808080)), zero));
      four = _mm256_or_si256(four, _mm256_and_si256(capitals, _mm256_set1_epi8(0x20)));
      for (int byte = 0; byte < 4; byte++) {
        __m256i more = _mm256_cmpgt_epi32(lengths, _mm256_set1_epi32(place + byte));
        __m256i next = _mm256_mullo_epi32(_mm256_xor_si256(key, _mm256_and_si256(four, low)), prime);
        key = _mm256_blendv_epi8(key, next, more);
        four = _mm256_srli_epi32(four, 8);
      }
    }
    uint32_t keys[8];
    _mm256_storeu_si256((__m256i *)(void *)keys, key);
    for (int i = 0; i < 8; i++) group[i].key = keys[i];
    uint32_t rest = ~(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(plain)) & 0xFF;
    for (; rest; rest &= rest - 1) {
      claimwire_token *token = group + __builtin_ctz(rest);
      token->key = claimwire_tokens_key(bytes, token->start, token->end);
    }
  }
  return done;
}

#include "tokens_blocks.h"

#endif
