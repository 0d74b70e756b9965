#include "rows.h"
#include "tokens_text.h"

#define KERNEL(name) claimwire_scalar_##name
#define KERNEL_TARGET

// What every processor of these architectures has.
#define KERNEL_LANES 2
enum { lanes = KERNEL_LANES };

/// Of each ASCII byte the bits of the masks, a byte each: bit n as the lowest bit of byte n. What is no ASCII is upper and
/// lower at once, LF a digit and blank.
#define SPREAD(b) \
  (uint64_t)(IS(b, 'A', 26)) | (uint64_t)(IS(b, 'a', 26)) << 8 | (uint64_t)(IS(b, '0', 10) || (b) == '\n') << 16 | \
      (uint64_t)((b) <= 0x20 || (b) == 0x7F) << 24 | (uint64_t)((b) == ' ') << 32 | \
      (uint64_t)((b) == '.' || (b) == '\'' || (b) == '`' || (b) == '@' || (b) == '#' || (b) == ':' || (b) == '-' || \
             (b) == '_' || (b) == 0x7F) \
      << 40 | \
      (uint64_t)((b) == '"' || (b) == '\'' || (b) == '`' || (b) == '@' || (b) == '#' || (b) == '_' || (b) == 0x7F) << 48 | \
      (uint64_t)((b) == '!' || (b) == ',' || (b) == '.') << 56
#define IS(b, first, count) ((b) - (first) >= 0 && (b) - (first) < (count))
#define FOUR(f, b) f(b), f((b) + 1), f((b) + 2), f((b) + 3)
#define SIXTEEN(f, b) FOUR(f, b), FOUR(f, (b) + 4), FOUR(f, (b) + 8), FOUR(f, (b) + 12)

static const uint64_t spread[256] = {
    SIXTEEN(SPREAD, 0), SIXTEEN(SPREAD, 16), SIXTEEN(SPREAD, 32), SIXTEEN(SPREAD, 48), SIXTEEN(SPREAD, 64),
    SIXTEEN(SPREAD, 80), SIXTEEN(SPREAD, 96), SIXTEEN(SPREAD, 112),
#define WIDE(b) 0x0101
    SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0),
    SIXTEEN(WIDE, 0), SIXTEEN(WIDE, 0),
};

static inline void KERNEL(classify)(const uint8_t *bytes, claimwire_tokens_masks *masks, size_t index) {
  uint64_t rows[8];
  claimwire_fill_rows(rows, spread, bytes);
  claimwire_transpose(rows);
  uint64_t wide = rows[0] & rows[1], line = rows[2] & rows[3];
  masks->of[claimwire_mask_upper][index] = rows[0] ^ wide;
  masks->of[claimwire_mask_lower][index] = rows[1] ^ wide;
  masks->of[claimwire_mask_digit][index] = rows[2] ^ line;
  masks->of[claimwire_mask_blank][index] = rows[3];
  masks->of[claimwire_mask_space][index] = rows[4];
  masks->of[claimwire_mask_line][index] = line;
  masks->of[claimwire_mask_candidate][index] = rows[5];
  masks->of[claimwire_mask_special][index] = rows[6];
  masks->of[claimwire_mask_closing][index] = rows[7];
  masks->of[claimwire_mask_wide][index] = wide;
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
    if (c[0] == 0xE2 && c[1] == 0x80 && c[2] >> 4 == 9) {
      letters.mark |= 1ull << place;
      letters.opening |= (uint64_t)((c[2] & 9) == 8) << place;
      letters.apostrophe |= (uint64_t)(c[2] == 0x99) << place;
      continue;
    }
    add_letter(&letters, c[0] <= 0xE1 ? rules->letters[(c[0] & 0x0F) << 6 | (c[1] & 0x3F)] : none, c[2], place);
  }
  letters.caseless = letters.capital & letters.small;
  letters.capital &= ~letters.caseless;
  letters.small &= ~letters.caseless;
  return letters;
}

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

static inline void put_block(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, size_t index,
    claimwire_token *before, claimwire_token *tokens) {
  uint64_t starts = edges->starts[index], spaced = edges->spaced[index];
  const claimwire_tokens_sights *sights = &piece->sights;
  uint32_t base = (uint32_t)(piece->base + block * 64);
  uint64_t capitals = sights->capitals[block], openings = sights->openings[block], clitics = sights->clitics[block];
  uint64_t smalls = sights->wide_smalls[block] | capitals | clitics, wide_capitals = sights->wide_capitals[block];
  uint64_t marks = sights->wide_marks[block];
  uint8_t tail[64];
  // The token that stands for the piece's end may be behind the text.
  const uint8_t *bytes = claimwire_tokens_padded(piece, base, tail);
  claimwire_token *token = tokens;
  if (starts) {
    uint32_t first = (uint32_t)__builtin_ctzll(starts);
    before->end = base + first - (uint32_t)(spaced >> first & 1);
  }
  for (; starts; token++) {
    uint32_t start = (uint32_t)__builtin_ctzll(starts);
    starts &= starts - 1;
    uint32_t next = (uint32_t)__builtin_ctzll(starts | 1ull << 63);
    uint32_t letter_case =
        (uint32_t)(smalls >> start & 1) | (uint32_t)(wide_capitals >> start & 1) * claimwire_case_capitalized;
    uint32_t packed = claimwire_tokens_packed[bytes[start]] | (uint32_t)(spaced >> start & 1) << 16 |
                      letter_case << 8 | (uint32_t)(openings >> start & 1) << 22 |
                      (uint32_t)(marks >> start & 1) * claimwire_token_punctuation;
    if (clitics >> start & 1) packed = (packed & ~0xFFu) | claimwire_flag_clitic << 16;
    const uint32_t words[4] = {base + start, base + next - (uint32_t)(spaced >> next & 1), 0, packed};
    __builtin_memcpy(token, words, sizeof words);
  }
  uint64_t gaps = edges->gaps[0][index] | edges->gaps[1][index] | edges->gaps[2][index];
  for (; gaps; gaps &= gaps - 1) {
    token = tokens + __builtin_popcountll(edges->starts[index] & ((gaps & -gaps) - 1));
    size_t gap = claimwire_tokens_gap_at(edges, index, (size_t)__builtin_ctzll(gaps));
    token->flags |= claimwire_tokens_gap_flags[gap];
    // One was taken off.
    token[-1].end -= claimwire_tokens_gap_lengths[gap] - 1u;
  }
}

KERNEL_TARGET static inline void KERNEL(put)(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, claimwire_token *tokens,
    size_t count) {
  for (size_t i = 0; i < claimwire_tokens_row; i++) {
    put_block(piece, block + i, edges, i, tokens + count - (count > 0), tokens + count);
    count += (size_t)__builtin_popcountll(edges->starts[i]);
  }
}

#include "tokens_lists.h"

#include "tokens_blocks.h"
