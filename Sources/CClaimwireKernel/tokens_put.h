// Writes the tokens of a row of blocks one block after another. Included by the kernels that define
//
//   static void put_block(piece, block, starts, spaced, tokens): writes the tokens of a block but the last one's end

KERNEL_TARGET static inline void KERNEL(put)(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, claimwire_token *tokens,
    size_t count) {
  for (size_t i = 0; i < claimwire_tokens_row; i++) {
    uint64_t starts = edges->starts[i], spaced = edges->spaced[i];
    claimwire_tokens_end(tokens, count, piece->base + (block + i) * 64, starts, spaced);
    put_block(piece, block + i, starts, spaced, tokens + count);
    count += (size_t)__builtin_popcountll(starts);
  }
}
