// Passes over whole buffers that are worth the processor's vector units. No allocation, no I/O.
//
// Every kernel gives the same answer; the scalar ones are the specification. Each is compiled with the attributes of its
// processors, so that the fastest one can be chosen at run time and no build flag is needed.
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
  claimwire_kernel_neon,
  claimwire_kernel_avx2,
  /// With VBMI2 and GFNI.
  claimwire_kernel_avx512,
  claimwire_kernel_count,
} claimwire_kernel_id;

/// "scalar", "neon", "avx2", "avx512".
const char *_Nonnull claimwire_kernel_name(claimwire_kernel_id kernel);

/// Whether this processor has what the kernel needs.
bool claimwire_kernel_is_supported(claimwire_kernel_id kernel);

/// The fastest that is supported.
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

/// Writes word boundaries after `start`, which must be one: byte offsets, ascending, the text's end included, and the
/// rule status divided by 100 of the stretch that ends there. Stops at the text's end, where a dictionary is needed, and
/// where the room is used up: `capacity` entries each, of which claimwire_words_slack are the kernel's own; more than
/// that must be given. `bytes` is valid UTF-8. Linear in what it passes; allocates nothing.
claimwire_words_progress claimwire_kernel_words(
    claimwire_kernel_id kernel, const claimwire_words_tables *_Nonnull tables, const uint8_t *_Nonnull bytes,
    size_t count, size_t start, uint32_t *_Nonnull ends, uint8_t *_Nonnull statuses, size_t capacity);

/// The same boundaries as bits, up to the text's end or where a dictionary is needed; `written` says nothing.
claimwire_words_progress claimwire_kernel_mark_words(
    claimwire_kernel_id kernel, const claimwire_words_tables *_Nonnull tables, const uint8_t *_Nonnull bytes,
    size_t count, size_t start, const claimwire_words_bits *_Nonnull bits);

#ifdef __cplusplus
}
#endif

#endif
