// Passes over whole buffers that are worth the processor's vector units. No allocation, no I/O.
//
// Every kernel gives the same answer; scalar.c is the specification. The fastest one that the processor has is chosen on
// first use.
#ifndef CLAIMWIRE_KERNEL_H
#define CLAIMWIRE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "claimwire_chain.h"
#include "claimwire_words.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum : uint8_t {
  claimwire_kernel_scalar,
  claimwire_kernel_avx2,
} claimwire_kernel_id;

/// Whether this processor has what the kernel needs.
_Bool claimwire_kernel_is_supported(claimwire_kernel_id kernel);

/// The kernel in use.
claimwire_kernel_id claimwire_kernel_chosen(void);

/// How many bytes from the start are well-formed UTF-8 (Unicode 15, table 3-7): `count` where all are.
size_t claimwire_kernel_utf8_valid_prefix(
    claimwire_kernel_id kernel, const uint8_t *_Nonnull bytes, size_t count);

/// The length of the ill-formed sequence at the start of `bytes`, by the "maximal subpart" practice of Unicode 15
/// section 3.9, that is, what one U+FFFD stands for: 1 to 3. `bytes` must not start with a well-formed character.
size_t claimwire_kernel_utf8_ill_formed_length(const uint8_t *_Nonnull bytes, size_t count);

/// Code points in well-formed UTF-8: the bytes that are no continuation bytes. `astral`, where not NULL, receives how
/// many of them take two UTF-16 units.
size_t claimwire_kernel_count_code_points(
    claimwire_kernel_id kernel, const uint8_t *_Nonnull bytes, size_t count, size_t *_Nullable astral);

#ifdef __cplusplus
}
#endif

#endif
