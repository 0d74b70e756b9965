// What kernels without AVX-512 do block by block; included where KERNEL, KERNEL_TARGET and KERNEL(classify) are set.

KERNEL_TARGET static inline void KERNEL(classify_row)(const uint8_t *bytes, claimwire_tokens_masks *masks, size_t index) {
  for (size_t i = 0; i < lanes; i++) KERNEL(classify)(bytes + 64 * i, masks, index + i);
}

KERNEL_TARGET static inline size_t KERNEL(list_blocks)(
    const uint64_t *first, const uint64_t *second, size_t count, uint8_t listed[claimwire_tokens_view_blocks]) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    listed[found] = (uint8_t)i;
    found += (first[i] & second[i]) != 0;
  }
  return found;
}

KERNEL_TARGET static inline claimwire_apostrophes KERNEL(apostrophes)(const uint8_t *bytes, uint64_t marks) {
  return claimwire_tokens_apostrophes(bytes, marks);
}
