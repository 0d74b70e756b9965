// The second pass over a piece: writes the tokens. Included by tokens_blocks.h.

/// Places behind something blank that is told from its bytes, and the bits of it but for `spaced`.
typedef struct {
  KERNEL(lanes) known, bits[claimwire_gap_bits];
} KERNEL(gaps);

#define BACK(mask, n) (KERNEL(at)(mask) << (n) | KERNEL(at)((mask) - 1) >> (64 - (n)))

/// Up to three spaces and line feeds, but for two spaces among three.
KERNEL_INLINE KERNEL(gaps) KERNEL(find_gaps)(const claimwire_tokens_piece *piece, size_t block) {
  const uint64_t *blank = piece->sights.blanks + block, *space = piece->sights.spaces + block;
  const uint64_t *line = piece->sights.lines + block;
  KERNEL(lanes) space_1 = BACK(space, 1), space_2 = BACK(space, 2), space_3 = BACK(space, 3);
  KERNEL(lanes) line_1 = BACK(line, 1), line_2 = BACK(line, 2), line_3 = BACK(line, 3);
  KERNEL(lanes) one = space_1 | line_1, two = one & (space_2 | line_2), three = two & (space_3 | line_3);
  KERNEL(lanes) spaces = space_1 & space_2, lines = line_1 & line_2;
  one &= ~BACK(blank, 2);
  two &= ~BACK(blank, 3);
  three &= ~(BACK(blank, 4) | spaces);
  KERNEL(lanes) paragraph = (two & lines) | (three & (lines | (line_3 & (line_1 | line_2))));
  return (KERNEL(gaps)){
      one | two | three,
      {(two & ~spaces) | three, (two & spaces) | three, ((one & line_1) | (two & ~spaces) | three) & ~paragraph},
  };
}

/// Finds what there is to know of tokens in as many blocks as there are lanes.
KERNEL_INLINE void KERNEL(find_edges)(
    const claimwire_tokens_piece *piece, size_t block, size_t index, claimwire_tokens_edges *edges) {
  const uint64_t *blank = piece->sights.blanks + block;
  KERNEL(lanes) blanks = KERNEL(at)(blank), spaced = KERNEL(behind)(blank);
  KERNEL(lanes) starts = KERNEL(at)(piece->bits.boundaries + block) & ~blanks;
  KERNEL(gaps) gaps = KERNEL(find_gaps)(piece, block);
  KERNEL(lanes) odd = KERNEL(at)(piece->sights.odd + block) | KERNEL(at)(piece->bits.odd + block);
  KERNEL(set)(piece->sights.odd + block, odd);
  KERNEL(set)(edges->starts + index, starts);
  // Without this flag it is looked for what is blank before what is odd.
  KERNEL(set)(edges->spaced + index, spaced & gaps.known);
  KERNEL(set)(edges->odd + index, starts & (odd | (spaced & ~gaps.known)));
  for (int i = 0; i < claimwire_gap_bits; i++) KERNEL(set)(edges->gaps[i] + index, starts & gaps.bits[i]);
}

/// The piece's end counts as the start of a token, so that the last one has an end; and something blank stands before its
/// start.
KERNEL_TARGET static inline void KERNEL(enclose)(const claimwire_tokens_piece *piece) {
  size_t end = piece->limit - piece->base;
  piece->sights.blanks[end / 64] &= ~claimwire_tokens_bit(end);
  piece->sights.odd[end / 64] &= ~claimwire_tokens_bit(end);
  piece->bits.odd[end / 64] &= ~claimwire_tokens_bit(end);
  piece->sights.blanks[-1] = 1ull << 63;
  piece->sights.spaces[-1] = piece->sights.lines[-1] = 0;
}

KERNEL_TARGET size_t KERNEL(tokens_write)(claimwire_tokens_piece *shared, claimwire_token *tokens) {
  const claimwire_tokens_piece copy = *shared, *piece = &copy;
  size_t count = 0, odds = 0, blocks = (piece->limit - piece->base) / 64 + 1;
  KERNEL(enclose)(piece);
  for (size_t block = 0; block < blocks; block += claimwire_tokens_row) {
    claimwire_tokens_edges edges;
    for (size_t i = 0; i < claimwire_tokens_row; i += lanes) KERNEL(find_edges)(piece, block + i, i, &edges);
    size_t listed = count;
    for (size_t i = 0; i < claimwire_tokens_row; i++) {
      uint64_t starts = edges.starts[i];
      odds += KERNEL(list)(KERNEL(ranks)(edges.odd[i], starts), (uint32_t)listed, piece->places + odds);
      listed += (size_t)__builtin_popcountll(starts);
    }
    KERNEL(put)(piece, block, &edges, tokens, count);
    count = listed;
  }
  shared->place_count = odds;
  return count - 1;
}
