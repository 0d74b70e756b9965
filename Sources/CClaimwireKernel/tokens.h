#ifndef CLAIMWIRE_TOKENS_KERNELS_H
#define CLAIMWIRE_TOKENS_KERNELS_H

#include "claimwire_tokens.h"

/// FNV-1a, 32 bits (Fowler, Noll, Vo).
enum { claimwire_fnv_prime = 16777619 };
#define CLAIMWIRE_FNV_BASIS 2166136261u

enum { claimwire_tokens_digit = 1, claimwire_tokens_stop = 2, claimwire_tokens_other = 4, claimwire_tokens_unknown = 8 };

/// Fills keys, letters and others of the group. Segments of more than 16 bytes, and those of which 16 bytes cannot be read,
/// may be left as unknown.
void claimwire_scalar_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state);
#if defined(__x86_64__)
void claimwire_avx2_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state);
void claimwire_avx512_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state);
#endif

#endif
