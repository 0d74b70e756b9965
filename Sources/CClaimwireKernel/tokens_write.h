// The second pass over a piece: writes the tokens. Included by tokens_blocks.h.

/// Finds what there is to know of tokens in as many blocks as there are lanes.
KERNEL_INLINE void KERNEL(find_edges)(
    const claimwire_tokens_piece *piece, size_t block, size_t index, claimwire_tokens_edges *edges) {
  const uint64_t *blank = piece->sights.blanks + block, *space = piece->sights.spaces + block;
  KERNEL(lanes) blanks = KERNEL(at)(blank), spaced = KERNEL(behind)(blank);
  KERNEL(lanes) starts = KERNEL(at)(piece->bits.boundaries + block) & ~blanks;
  // A space behind what is not blank.
  KERNEL(lanes) single_before = KERNEL(at)(space - 1) & ~(KERNEL(at)(blank - 1) << 1);
  KERNEL(lanes) single = (KERNEL(at)(space) & ~spaced) << 1 | single_before >> 63;
  KERNEL(lanes) odd = KERNEL(at)(piece->sights.odd + block) | KERNEL(at)(piece->bits.odd + block);
  KERNEL(set)(piece->sights.odd + block, odd);
  KERNEL(set)(edges->starts + index, starts);
  KERNEL(set)(edges->spaced + index, spaced);
  KERNEL(set)(edges->odd + index, starts & (odd | (spaced & ~single)));
}

/// The piece's end counts as the start of a token, so that the last one has an end; and something blank stands before its
/// start.
KERNEL_TARGET static inline void KERNEL(enclose)(const claimwire_tokens_piece *piece) {
  size_t end = piece->limit - piece->base;
  piece->sights.blanks[end / 64] &= ~claimwire_tokens_bit(end);
  piece->sights.odd[end / 64] &= ~claimwire_tokens_bit(end);
  piece->bits.odd[end / 64] &= ~claimwire_tokens_bit(end);
  piece->sights.blanks[-1] = 1ull << 63;
  piece->sights.spaces[-1] = 0;
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
