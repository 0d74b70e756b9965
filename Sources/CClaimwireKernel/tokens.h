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
void claimwire_scalar_look(const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules,
    claimwire_tokens_state *state);
#if defined(__x86_64__)
void claimwire_avx2_look(const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules,
    claimwire_tokens_state *state);
void claimwire_avx512_look(const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules,
    claimwire_tokens_state *state);
#endif

/// What was found out of a group, a bit a segment.
typedef struct {
  /// No tokens by themselves.
  uint64_t special;
  /// Signs that an address goes on behind.
  uint64_t signs;
  /// Full stops of one byte.
  uint64_t stops;
} claimwire_tokens_found;

/// Which segments of the group are special in the end: what stands beside them counts, too.
static inline uint64_t claimwire_tokens_special(
    const claimwire_tokens_found *found, const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules,
    const claimwire_tokens_state *state) {
  if (state->group_count == 0) return 0;
  uint64_t last = 1ull << (state->group_count - 1), special = found->special | found->signs | found->signs >> 1;
  // A full stop by itself stands between others that are not special and no full stops, and behind none that may own it.
  special |= found->stops & (special << 1 | 1 | found->stops << 1 | found->stops >> 1 | last);
  for (uint64_t rest = found->stops & ~special; rest; rest &= rest - 1) {
    int before = __builtin_ctzll(rest) - 1;
    uint32_t key = state->keys[before] & ((1u << claimwire_tokens_stop_bits) - 1);
    uint64_t may_own = (rules->stops[key / 64] >> (key % 64) & 1) | (state->ends[before] - state->starts[before] == 1) |
                       (state->others[before] & claimwire_tokens_stop);
    if (may_own && state->statuses[before] != 0) special |= rest & -rest;
  }
  size_t end = state->ends[state->group_count - 1];
  if (end < count && (bytes[end] == ':' || bytes[end] == '@')) special |= last;
  return special;
}

#endif
