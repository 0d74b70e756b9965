#include "kernels.h"

static const char *const names[claimwire_kernel_count] = {
    [claimwire_kernel_scalar] = "scalar",
    [claimwire_kernel_neon] = "neon",
    [claimwire_kernel_avx2] = "avx2",
    [claimwire_kernel_avx512] = "avx512",
};

const char *claimwire_kernel_name(claimwire_kernel_id kernel) { return names[kernel]; }

bool claimwire_kernel_is_supported(claimwire_kernel_id kernel) {
  switch (kernel) {
    case claimwire_kernel_scalar: return true;
    case claimwire_kernel_neon:
#if defined(__aarch64__)
      return true;
#else
      return false;
#endif
#if defined(__x86_64__)
    case claimwire_kernel_avx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
             __builtin_cpu_supports("lzcnt") && __builtin_cpu_supports("popcnt");
    case claimwire_kernel_avx512:
      return claimwire_kernel_is_supported(claimwire_kernel_avx2) && __builtin_cpu_supports("avx512f") &&
             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
             __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("gfni");
#endif
    default: return false;
  }
}

claimwire_kernel_id claimwire_kernel_chosen(void) {
  for (int kernel = claimwire_kernel_count - 1; kernel > claimwire_kernel_scalar; kernel--)
    if (claimwire_kernel_is_supported((claimwire_kernel_id)kernel)) return (claimwire_kernel_id)kernel;
  return claimwire_kernel_scalar;
}

size_t claimwire_kernel_utf8_valid_prefix(claimwire_kernel_id kernel, const uint8_t *bytes, size_t count) {
  switch (kernel) {
#if defined(__x86_64__)
    case claimwire_kernel_avx2: return claimwire_avx2_utf8_valid_prefix(bytes, count);
    case claimwire_kernel_avx512: return claimwire_avx512_utf8_valid_prefix(bytes, count);
#endif
    default: return claimwire_scalar_utf8_valid_prefix(bytes, count);
  }
}

size_t claimwire_kernel_count_code_points(
    claimwire_kernel_id kernel, const uint8_t *bytes, size_t count, size_t *astral) {
  switch (kernel) {
#if defined(__x86_64__)
    case claimwire_kernel_avx2:
    case claimwire_kernel_avx512: return claimwire_avx2_count_code_points(bytes, count, astral);
#endif
    default: return claimwire_scalar_count_code_points(bytes, count, astral);
  }
}

claimwire_words_progress claimwire_kernel_words(
    claimwire_kernel_id kernel, const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    uint32_t *ends, uint8_t *statuses, size_t capacity) {
  switch (kernel) {
#if defined(__aarch64__)
    case claimwire_kernel_neon: return claimwire_neon_words(tables, bytes, count, start, ends, statuses, capacity);
#endif
#if defined(__x86_64__)
    case claimwire_kernel_avx2: return claimwire_avx2_words(tables, bytes, count, start, ends, statuses, capacity);
    case claimwire_kernel_avx512: return claimwire_avx512_words(tables, bytes, count, start, ends, statuses, capacity);
#endif
    default: return claimwire_scalar_words(tables, bytes, count, start, ends, statuses, capacity);
  }
}

claimwire_words_progress claimwire_kernel_mark_words(
    claimwire_kernel_id kernel, const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    const claimwire_words_bits *bits) {
  switch (kernel) {
#if defined(__aarch64__)
    case claimwire_kernel_neon: return claimwire_neon_mark_words(tables, bytes, count, start, bits);
#endif
#if defined(__x86_64__)
    case claimwire_kernel_avx2: return claimwire_avx2_mark_words(tables, bytes, count, start, bits);
    case claimwire_kernel_avx512: return claimwire_avx512_mark_words(tables, bytes, count, start, bits);
#endif
    default: return claimwire_scalar_mark_words(tables, bytes, count, start, bits);
  }
}
