// The first pass over a piece: what the bytes and the boundaries say of each token, and which places must be considered.
// Included by tokens_blocks.h.
//
// Masks of some blocks are made one after the other; what follows from them is worked out of KERNEL_LANES blocks at once, a
// block a lane.

#define KERNEL_INLINE KERNEL_TARGET __attribute__((always_inline)) static inline

typedef uint64_t KERNEL(lanes) __attribute__((vector_size(8 * KERNEL_LANES)));

KERNEL_INLINE KERNEL(lanes) KERNEL(at)(const uint64_t *mask) {
  KERNEL(lanes) found;
  __builtin_memcpy(&found, mask, sizeof found);
  return found;
}

KERNEL_INLINE void KERNEL(set)(uint64_t *mask, KERNEL(lanes) bits) { __builtin_memcpy(mask, &bits, sizeof bits); }

/// The bits moved to the places behind theirs, and before.
KERNEL_INLINE KERNEL(lanes) KERNEL(behind)(const uint64_t *mask) {
  return KERNEL(at)(mask) << 1 | KERNEL(at)(mask - 1) >> 63;
}

KERNEL_INLINE KERNEL(lanes) KERNEL(before)(const uint64_t *mask) {
  return KERNEL(at)(mask) >> 1 | KERNEL(at)(mask + 1) << 63;
}

/// Lane n of what stands a lane before: of `bits`, but for the first the last one of `bits_before`.
KERNEL_INLINE KERNEL(lanes) KERNEL(lane_before)(KERNEL(lanes) bits_before, KERNEL(lanes) bits) {
#if KERNEL_LANES == 8
  return __builtin_shufflevector(bits_before, bits, 7, 8, 9, 10, 11, 12, 13, 14);
#elif KERNEL_LANES == 4
  return __builtin_shufflevector(bits_before, bits, 3, 4, 5, 6);
#else
  return __builtin_shufflevector(bits_before, bits, 1, 2);
#endif
}

/// What the first pass takes along from one view to the next.
typedef struct {
  claimwire_tokens_masks masks;
  /// What is no ASCII, a block each as in the masks, but none behind; nothing where `has_wide` is false.
  struct {
    uint64_t two[claimwire_tokens_view_size], small[claimwire_tokens_view_size], capital[claimwire_tokens_view_size];
    uint64_t caseless[claimwire_tokens_view_size], first[claimwire_tokens_view_size], lead[claimwire_tokens_view_size];
    uint64_t doubtful[claimwire_tokens_view_size], apostrophe[claimwire_tokens_view_size];
    uint64_t mark[claimwire_tokens_view_size], opening[claimwire_tokens_view_size];
  } wide;
  bool has_wide;
  /// As of claimwire_apostrophes, U+2019; nothing where `has_curly` is false.
  struct {
    uint64_t letter[claimwire_tokens_view_size], letters[claimwire_tokens_view_size], negation[claimwire_tokens_view_size];
  } curly;
  bool has_curly;
  /// The same, U+0027.
  struct {
    uint64_t letter[claimwire_tokens_view_size], letters[claimwire_tokens_view_size], negation[claimwire_tokens_view_size];
    uint64_t single[claimwire_tokens_view_size];
  } apostrophes;
  claimwire_tokens_recent recent;
  /// Whether a word of nothing but ASCII letters goes on behind each block.
  KERNEL(lanes) goes_on;
  size_t places;
} KERNEL(view);

enum { around_size = 69 };

/// The block's bytes, of which one before and four behind may be read: as if white space stood before the piece, and behind
/// the text.
KERNEL_INLINE const uint8_t *KERNEL(bytes_of)(const claimwire_tokens_piece *piece, size_t block, uint8_t around[around_size]) {
  size_t at = piece->base + block * 64;
  if (__builtin_expect(at + around_size - 1 <= piece->count && block > 0, 1)) return piece->bytes + at;
  memset(around, 0, around_size);
  size_t before = block > 0, end = at + around_size - 1 < piece->count ? at + around_size - 1 : piece->count;
  if (end + before > at) memcpy(around + 1 - before, piece->bytes + at - before, end - at + before);
  return around + 1;
}

/// Moves what is known of the last block and the one behind it to the front, and looks at those that follow.
KERNEL_INLINE void KERNEL(classify_view)(
    const claimwire_tokens_piece *piece, size_t first, size_t blocks, KERNEL(view) *view) {
  enum { count = claimwire_tokens_view_blocks };
  for (int mask = 0; mask < claimwire_mask_count; mask++)
    for (int i = 0; i < 2; i++) view->masks.of[mask][i] = view->masks.of[mask][count + i];
  if (first > 0 && first + count < blocks && piece->base + (first + count + 2) * 64 <= piece->count) {
    const uint8_t *bytes = piece->bytes + piece->base + (first + 1) * 64;
    for (size_t i = 2; i < count + 2; i += lanes, bytes += 64 * lanes) KERNEL(classify_row)(bytes, &view->masks, i);
    return;
  }
  uint8_t around[around_size];
  for (size_t i = first == 0 ? 1 : 2; i < count + 2 && first + i - 1 < blocks; i++)
    KERNEL(classify)(KERNEL(bytes_of)(piece, first + i - 1, around), &view->masks, i);
}

/// Looks up what is no ASCII in the view's blocks.
KERNEL_INLINE void KERNEL(find_letters)(
    const claimwire_tokens_piece *piece, size_t first, size_t blocks, KERNEL(view) *view) {
  enum { count = claimwire_tokens_view_blocks };
  uint64_t two = view->wide.two[count], small = view->wide.small[count], capital = view->wide.capital[count];
  uint64_t caseless = view->wide.caseless[count], first_capital = view->wide.first[count];
  // No call, as that would empty the vector registers.
  if (view->has_wide) __builtin_memset_inline(&view->wide, 0, sizeof view->wide);
  if (view->has_curly) __builtin_memset_inline(&view->curly, 0, sizeof view->curly);
  view->has_curly = false;
  view->wide.two[0] = two;
  view->wide.small[0] = small;
  view->wide.capital[0] = capital;
  view->wide.caseless[0] = caseless;
  view->wide.first[0] = first_capital;
  // A list first, as which blocks have any is hard to foretell.
  uint8_t listed[count], around[around_size];
  size_t there = blocks - first < count ? blocks - first : count;
  const uint64_t *wide = view->masks.of[claimwire_mask_wide] + 1;
  size_t found = KERNEL(list_blocks)(wide, wide, there, listed);
  view->has_wide = found > 0 || ((small | capital | caseless) >> 61) != 0;
  for (size_t n = 0; n < found; n++) {
    size_t block = first + listed[n], i = 1 + listed[n];
    claimwire_tokens_letters letters =
        KERNEL(letters)(piece->rules, KERNEL(bytes_of)(piece, block, around), &view->recent);
    view->wide.two[i] = letters.two;
    view->wide.small[i] = letters.small;
    view->wide.capital[i] = letters.capital;
    view->wide.caseless[i] = letters.caseless;
    view->wide.first[i] = letters.capital & piece->bits.boundaries[block];
    view->wide.lead[i] = letters.lead;
    view->wide.doubtful[i] = letters.doubtful;
    view->wide.apostrophe[i] = letters.apostrophe;
    view->wide.mark[i] = letters.mark;
    view->wide.opening[i] = letters.opening;
    if (__builtin_expect(letters.apostrophe == 0, 1)) continue;
    claimwire_apostrophes apostrophes =
        claimwire_tokens_wide_apostrophes(KERNEL(bytes_of)(piece, block, around), letters.apostrophe);
    view->curly.letter[i] = apostrophes.letter;
    view->curly.letters[i] = apostrophes.letters;
    view->curly.negation[i] = apostrophes.negation;
    view->has_curly = true;
  }
}

/// Looks for apostrophes (U+0027) in the view's blocks.
KERNEL_INLINE void KERNEL(find_apostrophes)(
    const claimwire_tokens_piece *piece, size_t first, size_t blocks, KERNEL(view) *view) {
  enum { count = claimwire_tokens_view_blocks };
  const uint64_t *candidate = view->masks.of[claimwire_mask_candidate] + 1;
  const uint64_t *special = view->masks.of[claimwire_mask_special] + 1;
  uint8_t listed[count], around[around_size];
  __builtin_memset_inline(&view->apostrophes, 0, sizeof view->apostrophes);
  size_t there = blocks - first < count ? blocks - first : count;
  size_t found = KERNEL(list_blocks)(candidate, special, there, listed);
  for (size_t n = 0; n < found; n++) {
    size_t block = listed[n], i = 1 + block;
    claimwire_apostrophes apostrophes =
        KERNEL(apostrophes)(KERNEL(bytes_of)(piece, first + block, around), candidate[block] & special[block]);
    view->apostrophes.letter[i] = apostrophes.letter;
    view->apostrophes.letters[i] = apostrophes.letters;
    view->apostrophes.negation[i] = apostrophes.negation;
    view->apostrophes.single[i] = apostrophes.single;
  }
}

/// Letters of two and three bytes moved to the places behind them.
KERNEL_INLINE KERNEL(lanes) KERNEL(behind_letters)(const uint64_t *letters, const uint64_t *two) {
  KERNEL(lanes) here = KERNEL(at)(letters), before = KERNEL(at)(letters - 1);
  KERNEL(lanes) here_two = KERNEL(at)(two), before_two = KERNEL(at)(two - 1);
  return (here & here_two) << 2 | (here & ~here_two) << 3 | (before & before_two) >> 62 | (before & ~before_two) >> 61;
}

// Of the blocks in work a mask, and its bits moved to the places behind and before theirs; and what is known of what is no
// ASCII.
#define MASK(name) KERNEL(at)(view->masks.of[claimwire_mask_##name] + index)
#define BEHIND(name) KERNEL(behind)(view->masks.of[claimwire_mask_##name] + index)
#define BEFORE(name) KERNEL(before)(view->masks.of[claimwire_mask_##name] + index)
#define OTHER(name) KERNEL(at)(view->wide.name + index)

/// Adds what there is to know of characters that are no ASCII, and of what stands behind such a letter; returns places. Words
/// that are plain, of small letters, a capital before them or not, or of letters without case, are told here; others are odd.
KERNEL_INLINE KERNEL(lanes) KERNEL(look_wide)(
    const claimwire_tokens_piece *piece, size_t block, size_t index, KERNEL(view) *view) {
  const uint64_t *boundary = piece->bits.boundaries + block;
  const uint64_t *two = view->wide.two + index;
  KERNEL(lanes) behind_small = KERNEL(behind_letters)(view->wide.small + index, two);
  KERNEL(lanes) behind_first = KERNEL(behind_letters)(view->wide.first + index, two);
  KERNEL(lanes) behind_caseless = KERNEL(behind_letters)(view->wide.caseless + index, two);
  KERNEL(lanes) behind_capital = KERNEL(behind_letters)(view->wide.capital + index, two);
  KERNEL(lanes) behind_letter = behind_capital | behind_small | behind_caseless;
  KERNEL(lanes) small = OTHER(small), capital = OTHER(capital), caseless = OTHER(caseless);
  KERNEL(lanes) boundaries = KERNEL(at)(boundary);
  KERNEL(lanes) lower = MASK(lower), wide = MASK(wide);
  KERNEL(lanes) alphanumeric = MASK(upper) | lower | MASK(digit);
  KERNEL(lanes) behind_lower = BEHIND(lower), behind_wide = BEHIND(wide);
  KERNEL(lanes) behind_upper = BEHIND(upper) & KERNEL(behind)(boundary);
  KERNEL(lanes) behind_blank = BEHIND(blank) & ~BEHIND(space);
  KERNEL(lanes) goes_on =
      (small & (behind_small | behind_first | behind_lower | behind_upper)) | (caseless & behind_caseless);
  // Behind what is neither blank, unless a space, nor wide, it is no mark that starts a segment.
  KERNEL(lanes) plain = small | capital | (caseless & ~(behind_wide | behind_blank));
  // What stands behind a character that is neither ASCII nor a letter is in a segment that is odd for that.
  KERNEL(lanes) unusual = (OTHER(lead) & (behind_letter | ~behind_wide) & ~goes_on) |
                          (alphanumeric & behind_letter & ~(lower & (behind_small | behind_first)));
  KERNEL(lanes) marks = OTHER(mark) & boundaries & (boundaries >> 3 | KERNEL(at)(boundary + 1) << 61);
  const claimwire_tokens_sights *sights = &piece->sights;
  KERNEL(set)(sights->odd + block, KERNEL(at)(sights->odd + block) | (boundaries & wide & ~(plain | marks)));
  KERNEL(set)(sights->openings + block, KERNEL(at)(sights->openings + block) | (marks & OTHER(opening)));
  KERNEL(set)(sights->wide_marks + block, marks);
  KERNEL(set)(sights->wide_smalls + block, small & boundaries);
  KERNEL(set)(sights->wide_capitals + block, capital & boundaries);
  // White space that is no ASCII starts with what is doubtful.
  return (unusual & ~boundaries) | (OTHER(doubtful) & boundaries) | OTHER(apostrophe);
}

/// Whether any of the blocks has characters that are no ASCII, or such a letter stands right before them.
KERNEL_INLINE bool KERNEL(is_wide)(const KERNEL(view) *view, size_t index) {
  size_t before = index - 1;
  uint64_t any = (view->wide.small[before] | view->wide.capital[before] | view->wide.caseless[before]) >> 61;
  return (any | __builtin_reduce_or(MASK(wide))) != 0;
}

/// The byte behind each word of nothing but ASCII letters, and bytes that are neither letters nor starts of segments.
KERNEL_INLINE KERNEL(lanes) KERNEL(behind_words)(
    KERNEL(lanes) boundaries, KERNEL(lanes) letters, KERNEL(lanes) *goes_on) {
  // A bit at a word's start moves through its letters (after Cameron's MatchStar).
  KERNEL(lanes) starts = boundaries & letters, sum = starts + letters;
  KERNEL(lanes) carry = (starts | (letters & ~sum)) >> 63;
  sum += KERNEL(lane_before)(*goes_on, carry);
  *goes_on = carry;
  return sum & ~letters & ~boundaries;
}

/// Which of the apostrophes of clitics are in one for sure, so many bytes before its end: behind such a word, and before no
/// mark that could make an address of it.
KERNEL_INLINE KERNEL(lanes) KERNEL(in_clitics)(
    KERNEL(lanes) apostrophes, int length, KERNEL(lanes) boundaries, KERNEL(lanes) behind_words,
    KERNEL(lanes) candidate) {
  KERNEL(lanes) ends = boundaries & ~candidate;
  return apostrophes & behind_words & (ends >> length) & ~(boundaries >> (length - 1));
}

/// Full stops of which more must be known than which word they stand behind: by another one, behind what is no ASCII or a
/// capital by itself, with a mark on them, at the block's edges.
KERNEL_INLINE KERNEL(lanes) KERNEL(unusual_stops)(
    KERNEL(lanes) stop, KERNEL(lanes) wide, KERNEL(lanes) capitals, KERNEL(lanes) next_boundaries) {
  const uint64_t edges = 1ull << 63 | 7;
  return stop & (stop << 2 | stop << 3 | stop >> 1 | wide << 1 | capitals << 1 | (wide >> 1 & ~next_boundaries) | edges);
}

enum { long_word = 7 };

/// Places behind so many letters in a row.
KERNEL_INLINE KERNEL(lanes) KERNEL(behind_long_words)(KERNEL(lanes) letters) {
  KERNEL(lanes) two = letters & letters << 1, four = two & two << 2;
  return (four & four << 3) << 1;
}

/// Of control characters before line feeds those that are CR.
KERNEL_INLINE KERNEL(lanes) KERNEL(returns)(const claimwire_tokens_piece *piece, size_t block, KERNEL(lanes) rare) {
  if (__builtin_expect(__builtin_reduce_or(rare) == 0, 1)) return rare;
  uint64_t bits[lanes];
  KERNEL(set)(bits, rare);
  size_t start = piece->base + block * 64;
  for (size_t lane = 0; lane < lanes; lane++, start += 64)
    for (uint64_t rest = bits[lane]; rest; rest &= rest - 1) {
      // The masks of blocks behind the text are those of others.
      size_t at = start + (size_t)__builtin_ctzll(rest);
      if (at >= piece->count || piece->bytes[at] != '\r') bits[lane] &= ~(rest & -rest);
    }
  return KERNEL(at)(bits);
}

/// Looks at as many blocks as there are lanes.
KERNEL_INLINE void KERNEL(look)(
    const claimwire_tokens_piece *piece, size_t block, size_t index, size_t blocks, KERNEL(view) *view) {
  const uint64_t *boundary = piece->bits.boundaries + block;
  KERNEL(lanes) upper = MASK(upper), lower = MASK(lower);
  KERNEL(lanes) digit = MASK(digit), blank = MASK(blank);
  KERNEL(lanes) candidate = MASK(candidate), closing = MASK(closing);
  KERNEL(lanes) special = MASK(special), wide = MASK(wide);
  KERNEL(lanes) letters = upper | lower, alphanumeric = letters | digit;
  KERNEL(lanes) behind_upper = BEHIND(upper), behind_lower = BEHIND(lower);
  KERNEL(lanes) behind_digit = BEHIND(digit), behind_blank = BEHIND(blank);
  KERNEL(lanes) behind_closing = BEHIND(closing) | behind_upper | behind_lower | behind_digit;
  KERNEL(lanes) boundaries = KERNEL(at)(boundary), next_boundaries = KERNEL(before)(boundary);
  candidate &= ~(KERNEL(at)(view->apostrophes.single + index) & boundaries);
  KERNEL(lanes) quote = special & ~candidate, all_stops = candidate & closing;
  KERNEL(lanes) joining = candidate & ~(special | closing);
  // A dash or colon is of consequence only by another mark.
  candidate &= ~(all_stops | (joining & (alphanumeric | blank) >> 1));
  KERNEL(lanes) behind_words = KERNEL(behind_words)(boundaries, letters, &view->goes_on);
#define IN_CLITICS(found, length) KERNEL(in_clitics)(found, length, boundaries, behind_words, candidate)
#define APOSTROPHES(name) KERNEL(at)(view->name + index)
  KERNEL(lanes) clitics = IN_CLITICS(APOSTROPHES(apostrophes.letter), 2) | IN_CLITICS(APOSTROPHES(apostrophes.letters), 3);
  KERNEL(lanes) negations = IN_CLITICS(APOSTROPHES(apostrophes.negation), 2);
  bool is_wide = KERNEL(is_wide)(view, index);
  if (view->has_curly) {
    clitics |= IN_CLITICS(APOSTROPHES(curly.letter), 4) | IN_CLITICS(APOSTROPHES(curly.letters), 5);
    negations |= IN_CLITICS(APOSTROPHES(curly.negation), 4);
  }
  // "n't" starts before its apostrophe, unless it is the whole word.
  negations &= ~(boundaries << 1 | 1);
  KERNEL(lanes) apostrophes = clitics | negations;
  clitics |= negations >> 1;

  const claimwire_tokens_sights *sights = &piece->sights;
  KERNEL(set)(sights->blanks + block, blank);
  KERNEL(lanes) space = MASK(space), line = MASK(line);
  KERNEL(set)(sights->spaces + block, space | KERNEL(returns)(piece, block, blank & ~(space | line) & BEFORE(line)));
  KERNEL(set)(sights->lines + block, line);
  KERNEL(set)(sights->clitics + block, clitics);
  KERNEL(set)(sights->capitals + block, upper & BEFORE(upper) & boundaries & ~next_boundaries);
  KERNEL(set)(sights->openings + block, quote & behind_blank & ~BEFORE(blank));
  KERNEL(set)(sights->odd + block, boundaries & special & ~(quote & (behind_blank | behind_closing)));

  // Where a segment goes on otherwise than a word of one case, a capital at its start, and a number do.
  KERNEL(lanes) unusual = (digit & (behind_upper | behind_lower)) | (letters & behind_digit) | (upper & behind_lower) |
                          (lower & behind_upper & ~KERNEL(behind)(boundary)) |
                          (~(alphanumeric | wide | blank) & ~(behind_digit & digit >> 1));
  KERNEL(lanes) stops = all_stops & boundaries;
  KERNEL(lanes) judged = KERNEL(unusual_stops)(all_stops, wide, upper & boundaries, next_boundaries);
  KERNEL(lanes) places = (unusual & ~boundaries) | candidate | (judged & stops);
  stops &= ~judged;
  if (piece->rules->longest_stop < long_word) stops &= ~KERNEL(behind_long_words)(letters);

  if (is_wide) {
    places |= KERNEL(look_wide)(piece, block, index, view);
  } else {
    KERNEL(lanes) none = {0};
    KERNEL(set)(sights->wide_marks + block, none);
    KERNEL(set)(sights->wide_smalls + block, none);
    KERNEL(set)(sights->wide_capitals + block, none);
  }
  KERNEL(set)(sights->stops + block, stops);
  uint64_t listed[lanes];
  KERNEL(set)(listed, (places & ~(apostrophes | clitics)) | stops);
  uint32_t at = (uint32_t)(piece->base + block * 64);
  for (size_t lane = 0; lane < lanes && block + lane < blocks; lane++, at += 64) {
    view->places += KERNEL(list)(listed[lane], at, piece->places + view->places);
  }
}

KERNEL_TARGET void KERNEL(tokens_look)(claimwire_tokens_piece *shared) {
  // A copy that no store can change.
  const claimwire_tokens_piece copy = *shared, *piece = &copy;
  enum { count = claimwire_tokens_view_blocks };
  const uint8_t *row = piece->rules->letters[0];
  KERNEL(view) view = {.recent = {{0xFF, 0xFF}, {{0xFF, 0xFF}, {0xFF, 0xFF}}, {row, row}, {row, row}, 0, 0}};
  view.masks.of[claimwire_mask_blank][count] = 1ull << 63;
  size_t blocks = (piece->limit - piece->base) / 64 + 1;
  for (size_t first = 0; first < blocks; first += count) {
    KERNEL(classify_view)(piece, first, blocks, &view);
    KERNEL(find_letters)(piece, first, blocks, &view);
    KERNEL(find_apostrophes)(piece, first, blocks, &view);
    for (size_t i = 0; i < count && first + i < blocks; i += lanes) KERNEL(look)(piece, first + i, 1 + i, blocks, &view);
    // Not at once, as those are read that were just written.
    for (size_t i = first; i < first + count && i < blocks; i += lanes) {
      KERNEL(lanes) clitics = KERNEL(at)(piece->sights.clitics + i);
      KERNEL(set)(piece->bits.boundaries + i, KERNEL(at)(piece->bits.boundaries + i) | clitics);
      KERNEL(set)(piece->bits.words + i, KERNEL(at)(piece->bits.words + i) | clitics);
    }
  }
  size_t places = view.places;
  while (places > 0 && piece->places[places - 1] >= piece->limit) places--;
  shared->place_count = places;
}
