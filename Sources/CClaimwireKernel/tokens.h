#ifndef CLAIMWIRE_TOKENS_KERNELS_H
#define CLAIMWIRE_TOKENS_KERNELS_H

#include "claimwire_tokens.h"

/// FNV-1a, 32 bits (Fowler, Noll, Vo).
enum { claimwire_fnv_prime = 16777619 };
#define CLAIMWIRE_FNV_BASIS 2166136261u

enum { claimwire_tokens_digit = 1, claimwire_tokens_stop = 2, claimwire_tokens_other = 4, claimwire_tokens_unknown = 8 };

/// The marks that are tokens whatever stands around them: the kind, with claimwire_flag_opening where they open something;
/// 0xFF for all other bytes. Four bytes may be read at each.
extern const uint8_t claimwire_tokens_marks[256 + 3];

/// Fills keys, letters, others, packed and special of the group. Segments of more than 16 bytes, and those of which 16 bytes cannot be read,
/// may be left as unknown.
void claimwire_scalar_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state);
#if defined(__x86_64__)
void claimwire_avx2_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state);
void claimwire_avx512_look(const uint8_t *bytes, size_t count, claimwire_tokens_state *state);
#endif

#endif
