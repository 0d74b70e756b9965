#include "words_compress.h"

// Worked out by the compiler, a level of macros a bit: the bits before are known, `n` of them set.
#define SPREAD(b) \
  ((b) & 1ull) | ((b) >> 1 & 1ull) << 8 | ((b) >> 2 & 1ull) << 16 | ((b) >> 3 & 1ull) << 24 | \
      ((b) >> 4 & 1ull) << 32 | ((b) >> 5 & 1ull) << 40 | ((b) >> 6 & 1ull) << 48 | ((b) >> 7 & 1ull) << 56

#define BELOW(b, n) \
  ((((b) >> 0 & 1) & (0 < (n))) + (((b) >> 1 & 1) & (1 < (n))) + (((b) >> 2 & 1) & (2 < (n))) + \
   (((b) >> 3 & 1) & (3 < (n))) + (((b) >> 4 & 1) & (4 < (n))) + (((b) >> 5 & 1) & (5 < (n))) + \
   (((b) >> 6 & 1) & (6 < (n))))

#define PLACE(b, n) ((b) >> (n) & 1 ? (n##ull) << 8 * BELOW(b, n) : 0)

#define PLACES(b) PLACE(b, 1) | PLACE(b, 2) | PLACE(b, 3) | PLACE(b, 4) | PLACE(b, 5) | PLACE(b, 6) | PLACE(b, 7)

#define FOUR(f, b) f(b), f((b) + 1), f((b) + 2), f((b) + 3)
#define SIXTEEN(f, b) FOUR(f, b), FOUR(f, (b) + 4), FOUR(f, (b) + 8), FOUR(f, (b) + 12)
#define SIXTY_FOUR(f, b) SIXTEEN(f, b), SIXTEEN(f, (b) + 16), SIXTEEN(f, (b) + 32), SIXTEEN(f, (b) + 48)
#define ALL(f) SIXTY_FOUR(f, 0), SIXTY_FOUR(f, 64), SIXTY_FOUR(f, 128), SIXTY_FOUR(f, 192)

const uint64_t claimwire_words_places[256] = {ALL(PLACES)};
const uint64_t claimwire_words_spread[256] = {ALL(SPREAD)};
