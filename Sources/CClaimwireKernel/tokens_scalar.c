#include "rows.h"
#include "tokens_text.h"

#define KERNEL(name) claimwire_scalar_##name
#define KERNEL_TARGET

/// Of each ASCII byte the bits of the masks, a byte each: bit n as the lowest bit of byte n.
#define SPREAD(b) \
  (uint64_t)(IS(b, 'A', 26)) | (uint64_t)(IS(b, 'a', 26)) << 8 | (uint64_t)(IS(b, '0', 10)) << 16 | \
      (uint64_t)((b) <= 0x20 || (b) == 0x7F) << 24 | (uint64_t)((b) == ' ') << 32 | \
      (uint64_t)((b) == '.' || (b) == '\'' || (b) == '`' || (b) == '@' || (b) == '#' || (b) == ':' || (b) == '-' || \
             (b) == '_' || (b) == 0x7F) \
      << 40 | \
      (uint64_t)((b) == '"' || (b) == '\'' || (b) == '@' || (b) == '_') << 48
#define IS(b, first, count) ((b) - (first) >= 0 && (b) - (first) < (count))
#define FOUR(f, b) f(b), f((b) + 1), f((b) + 2), f((b) + 3)
#define SIXTEEN(f, b) FOUR(f, b), FOUR(f, (b) + 4), FOUR(f, (b) + 8), FOUR(f, (b) + 12)

static const uint64_t spread[256] = {
    SIXTEEN(SPREAD, 0), SIXTEEN(SPREAD, 16), SIXTEEN(SPREAD, 32), SIXTEEN(SPREAD, 48), SIXTEEN(SPREAD, 64),
    SIXTEEN(SPREAD, 80), SIXTEEN(SPREAD, 96), SIXTEEN(SPREAD, 112),
#define WIDE(b) 1ull << 56
    SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0),
    SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0),
};

/// "s" behind an apostrophe, which is one of `marks`.
static inline uint64_t genitives(const uint8_t *bytes, uint64_t marks) {
  uint64_t found = 0;
  for (; marks; marks &= marks - 1) {
    const uint8_t *mark = bytes + __builtin_ctzll(marks);
    if (mark[0] == '\'' && mark[1] == 's') found |= (marks & -marks) << 1;
  }
  return found;
}

static inline claimwire_tokens_masks KERNEL(classify)(const uint8_t *bytes) {
  uint64_t masks[8];
  claimwire_fill_rows(masks, spread, bytes);
  claimwire_transpose(masks);
  return (claimwire_tokens_masks){
      .upper = masks[0],
      .lower = masks[1],
      .digit = masks[2],
      .blank = masks[3],
      .space = masks[4],
      .genitive = genitives(bytes, masks[5] & masks[6]),
      .candidate = masks[5],
      .special = masks[6],
      .wide = masks[7],
  };
}

/// Adds a letter by its last byte.
static inline void add_letter(claimwire_tokens_letters *letters, const uint8_t row[16], uint8_t last, int place) {
  uint64_t bits = row[last & 0x0F] >> (last >> 4 & 3);
  letters->capital |= (bits & 1) << place;
  letters->small |= (bits >> 4 & 1) << place;
}

/// Characters of a length together, as text goes from one length to another with every word.
static inline claimwire_tokens_letters KERNEL(letters)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, claimwire_tokens_recent *recent) {
  static const uint8_t none[16] = {0};
  (void)recent;
  claimwire_tokens_letters letters = {0};
  uint64_t longer = 0;
  for (int i = 0; i < 64; i += 8) {
    uint64_t word;
    __builtin_memcpy(&word, bytes + i, sizeof word);
    letters.lead |= claimwire_high_bits(word & word << 1) << i;
    longer |= claimwire_high_bits(word & word << 1 & word << 2) << i;
  }
  letters.two = letters.lead & ~longer;
  for (uint64_t rest = letters.two; rest; rest &= rest - 1) {
    int place = __builtin_ctzll(rest);
    const uint8_t *c = bytes + place;
    letters.doubtful |= (uint64_t)(c[0] == 0xC2) << place;
    add_letter(&letters, rules->letters[c[0] & 0x1F], c[1], place);
  }
  for (uint64_t rest = longer; rest; rest &= rest - 1) {
    int place = __builtin_ctzll(rest);
    const uint8_t *c = bytes + place;
    letters.doubtful |= (uint64_t)((uint8_t)(c[0] - 0xE1) < 3) << place;
    letters.apostrophe |= (uint64_t)(c[0] == 0xE2) << place;
    add_letter(&letters, c[0] <= 0xE1 ? rules->letters[(c[0] & 0x0F) << 6 | (c[1] & 0x3F)] : none, c[2], place);
  }
  letters.caseless = letters.capital & letters.small;
  letters.capital &= ~letters.caseless;
  letters.small &= ~letters.caseless;
  return letters;
}

static inline size_t KERNEL(first)(uint64_t bits) { return (size_t)__builtin_ctzll(bits | 1ull << 63); }

static inline size_t KERNEL(list)(uint64_t bits, uint32_t base, uint32_t *places) {
  size_t count = 0;
  for (; bits; bits &= bits - 1) places[count++] = base + (uint32_t)__builtin_ctzll(bits);
  return count;
}

static inline uint64_t KERNEL(ranks)(uint64_t bits, uint64_t starts) {
  uint64_t found = 0;
  for (; bits; bits &= bits - 1) found |= 1ull << __builtin_popcountll(starts & ((bits & -bits) - 1));
  return found;
}

static inline void KERNEL(put)(
    const claimwire_tokens_row *row, uint32_t base, const uint8_t *bytes, claimwire_token *tokens) {
  for (uint64_t starts = row->starts, ends = row->ends; starts; starts &= starts - 1, ends &= ends - 1, tokens++) {
    uint32_t start = (uint32_t)__builtin_ctzll(starts), end = (uint32_t)__builtin_ctzll(ends | 1ull << 63);
    uint32_t letter_case = (uint32_t)((row->capitals | row->clitics | row->wide_smalls) >> start & 1) |
                           (uint32_t)(row->wide_capitals >> start & 1) * claimwire_case_capitalized;
    uint32_t packed = claimwire_tokens_packed[bytes[start]] | (uint32_t)(row->spaced >> start & 1) << 16 |
                      letter_case << 8 | (uint32_t)(row->openings >> start & 1) << 22;
    if (row->clitics >> start & 1) packed = (packed & ~0xFFu) | claimwire_flag_clitic << 16;
    const uint32_t words[4] = {base + start, base + end, 0, packed};
    __builtin_memcpy(tokens, words, sizeof words);
  }
}

#include "tokens_blocks.h"
