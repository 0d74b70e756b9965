// Tables by eight bits of a mask, for processors that cannot compress by a mask.
#ifndef CLAIMWIRE_WORDS_COMPRESS_H
#define CLAIMWIRE_WORDS_COMPRESS_H

#include <stdint.h>

/// Of each byte, the places of the bits that are set, ascending, a byte each from the lowest on.
extern const uint64_t claimwire_words_places[256];

/// Of each byte, bit n as the lowest bit of byte n.
extern const uint64_t claimwire_words_spread[256];

#endif
