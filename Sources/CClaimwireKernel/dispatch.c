#include "kernels.h"

_Bool claimwire_kernel_is_supported(claimwire_kernel_id kernel) {
  switch (kernel) {
    case claimwire_kernel_scalar: return 1;
    case claimwire_kernel_avx2:
#if defined(__x86_64__)
      return __builtin_cpu_supports("avx2");
#else
      return 0;
#endif
  }
  return 0;
}

claimwire_kernel_id claimwire_kernel_chosen(void) {
  return claimwire_kernel_is_supported(claimwire_kernel_avx2) ? claimwire_kernel_avx2 : claimwire_kernel_scalar;
}

size_t claimwire_kernel_utf8_valid_prefix(claimwire_kernel_id kernel, const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (kernel == claimwire_kernel_avx2) return claimwire_avx2_utf8_valid_prefix(bytes, count);
#endif
  (void)kernel;
  return claimwire_scalar_utf8_valid_prefix(bytes, count);
}

size_t claimwire_kernel_count_code_points(
    claimwire_kernel_id kernel, const uint8_t *bytes, size_t count, size_t *astral) {
#if defined(__x86_64__)
  if (kernel == claimwire_kernel_avx2) return claimwire_avx2_count_code_points(bytes, count, astral);
#endif
  (void)kernel;
  return claimwire_scalar_count_code_points(bytes, count, astral);
}
