// What the kernels with BMI do with bits alike; included where KERNEL and KERNEL_TARGET are set.

KERNEL_TARGET static inline size_t KERNEL(list)(uint64_t bits, uint32_t base, uint32_t *places) {
  size_t count = (size_t)__builtin_popcountll(bits);
  // Two at a time, as a loop's end is hard to foretell.
  for (size_t i = 0; i < 2; i++, bits &= bits - 1) places[i] = base + (uint32_t)_tzcnt_u64(bits);
  for (size_t i = 2; __builtin_expect(i < count, 0); i++, bits &= bits - 1) places[i] = base + (uint32_t)_tzcnt_u64(bits);
  return count;
}

KERNEL_TARGET static inline uint64_t KERNEL(ranks)(uint64_t bits, uint64_t starts) { return _pext_u64(bits, starts); }
