// Writes the tokens of a row of blocks one block after another. Included by the kernels that define
//
//   static void put_block(piece, block, edges, index, before, tokens): writes the tokens of a block, that of `index` among the
//       edges, but the last one's end; first that of the one before, or of any where there is none

KERNEL_TARGET static inline void KERNEL(put)(
    const claimwire_tokens_piece *piece, size_t block, const claimwire_tokens_edges *edges, claimwire_token *tokens,
    size_t count) {
  for (size_t i = 0; i < claimwire_tokens_row; i++) {
    put_block(piece, block + i, edges, i, tokens + count - (count > 0), tokens + count);
    count += (size_t)__builtin_popcountll(edges->starts[i]);
  }
}
