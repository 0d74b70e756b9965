// Tokens that their first bytes do not tell: character by character.

#include <string.h>

#include "tokens_text.h"

static uint8_t letter_case(uint32_t upper, uint32_t lower, bool starts_upper) {
  if (upper == 0) return lower == 0 ? claimwire_case_caseless : claimwire_case_lower;
  if (lower == 0) return upper == 1 ? claimwire_case_capitalized : claimwire_case_upper;
  if (starts_upper) return upper == 1 ? claimwire_case_capitalized : claimwire_case_mixed_capitalized;
  return claimwire_case_mixed_lower;
}

/// Whether all characters from `start` to `end` are of two or three bytes and of one class: as a word is but for its first
/// letter.
static bool is_even(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, size_t start, size_t end, uint8_t class) {
  uint8_t differences = 0;
  size_t at = start;
  while (at < end && (bytes[at] & 0xE0) == 0xC0) {
    differences |= rules->classes[(uint32_t)(bytes[at] & 0x1F) << 6 | (bytes[at + 1] & 0x3F)] ^ class;
    at += 2;
  }
  while (at < end && (bytes[at] & 0xFE) == 0xE0) {
    differences |= rules->classes[(uint32_t)(bytes[at] & 0x0F) << 12 | (uint32_t)(bytes[at + 1] & 0x3F) << 6 |
                                  (bytes[at + 2] & 0x3F)] ^ class;
    at += 3;
  }
  return at == end && differences == 0;
}

/// Of eight ASCII bytes the highest bits of those from `first` to `last`.
static inline uint64_t bytes_within(uint64_t word, uint8_t first, uint8_t last) {
  const uint64_t ones = 0x0101010101010101;
  return (word + (0x80u - first) * ones) & ~(word + (0x7Fu - last) * ones) & 0x80 * ones;
}

/// The shape of eight ASCII bytes, the first the lowest; no branch on what they are.
static claimwire_shape ascii_shape(uint64_t word) {
  uint64_t upper = bytes_within(word, 'A', 'Z'), lower = bytes_within(word, 'a', 'z');
  uint64_t first_upper = upper & -upper;
  return (claimwire_shape){
      letter_case((upper != 0) + (upper != first_upper), lower != 0, upper != 0 && (lower & (first_upper - 1)) == 0),
      (upper | lower) != 0, bytes_within(word, '0', '9') != 0};
}

claimwire_shape claimwire_tokens_shape(const claimwire_tokens_piece *piece, size_t start, size_t end) {
  const claimwire_tokens_rules *rules = piece->rules;
  const uint8_t *bytes = piece->bytes;
  uint64_t word;
  if (end - start - 1 < sizeof word && start + sizeof word <= piece->count) {
    memcpy(&word, bytes + start, sizeof word);
    word &= ~0ull >> (8 * (sizeof word - (end - start)));
    if ((word & 0x8080808080808080) == 0) return ascii_shape(word);
  }
  if (bytes[start] >= 0x80) {
    claimwire_character first = claimwire_character_at(bytes + start);
    uint8_t class = claimwire_class_of(rules, first.code_point);
    bool is_capital = class == claimwire_class_upper, is_small = class == claimwire_class_lower;
    if ((is_capital || is_small || class == claimwire_class_letter) &&
        is_even(rules, bytes, start + first.length, end, is_capital ? (uint8_t)claimwire_class_lower : class))
      return (claimwire_shape){letter_case(is_capital, is_small, is_capital), true, false};
  }
  uint32_t counts[claimwire_class_emoji + 1] = {0};
  bool starts_upper = false;
  for (size_t at = start; at < end;) {
    uint8_t class = rules->classes[bytes[at]];
    if (bytes[at] < 0x80) {
      at++;
    } else {
      claimwire_character c = claimwire_character_at(bytes + at);
      class = claimwire_class_of(rules, c.code_point);
      at += c.length;
    }
    starts_upper |= class == claimwire_class_upper && (counts[claimwire_class_lower] | counts[claimwire_class_letter]) == 0;
    counts[class]++;
  }
  uint32_t upper = counts[claimwire_class_upper], lower = counts[claimwire_class_lower];
  return (claimwire_shape){
      letter_case(upper, lower, starts_upper), (upper | lower | counts[claimwire_class_letter]) > 0,
      counts[claimwire_class_digit] > 0};
}

/// The kind of what is no word of ICU's.
static uint8_t kind_of_mark(const claimwire_tokens_piece *piece, size_t start) {
  uint8_t first = piece->bytes[start];
  if (first == '@' || first == '#') return claimwire_token_symbol;
  uint8_t kind = (uint8_t)(claimwire_tokens_packed[first] & 0xFF);
  // ICU gives some words that end in a connector no status.
  if (first < 0x80) return kind == claimwire_token_symbol ? kind : claimwire_token_punctuation;
  switch (claimwire_class_of(piece->rules, claimwire_character_at(piece->bytes + start).code_point)) {
    case claimwire_class_emoji: return claimwire_token_emoji;
    case claimwire_class_symbol:
    case claimwire_class_currency: return claimwire_token_symbol;
    case claimwire_class_upper:
    case claimwire_class_lower:
    case claimwire_class_letter: return claimwire_token_ideographic;
    default: return claimwire_token_punctuation;
  }
}

/// Counts line ends and spaces of what stands before a token, which is blank.
static void count_blanks(
    const uint8_t *bytes, size_t count, size_t start, size_t end, uint32_t *newlines, uint32_t *spaces) {
  for (size_t at = start; at < end; at++) {
    switch (bytes[at]) {
      case '\n':
        ++*newlines;
        *spaces = 0;
        break;
      case '\r':
        // A CR alone ends a line, as in old Macintosh files; before LF it is the same line end.
        if (at + 1 >= count || bytes[at + 1] != '\n') ++*newlines;
        *spaces = 0;
        break;
      case '\t': *spaces += 2; break;
      case ' ': ++*spaces; break;
      case 0xE2:
        // U+2028 and U+2029 part paragraphs.
        if (at + 2 < end && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9)) *newlines += 2;
        break;
      default: break;
    }
  }
}

enum {
  blank_flags = claimwire_flag_space | claimwire_flag_line | claimwire_flag_paragraph | claimwire_flag_gap,
};

static uint8_t flags_of_blanks(uint8_t flags, uint32_t newlines, uint32_t spaces) {
  flags |= claimwire_flag_space;
  if (newlines > 0) flags |= claimwire_flag_line;
  if (newlines > 1) flags |= claimwire_flag_paragraph;
  return spaces > 1 ? flags | claimwire_flag_gap : flags & ~claimwire_flag_gap;
}

/// What stands between the token before and `start`.
static inline uint8_t flags_before(
    const claimwire_tokens_piece *piece, const claimwire_token *before, size_t start) {
  uint32_t newlines = 0, spaces = 0;
  uint8_t flags = 0;
  size_t end = before ? before->end : piece->state->end;
  if (!before && !piece->state->has_token) {
    newlines = piece->state->newlines;
    spaces = piece->state->spaces;
    flags = piece->state->flags;
  }
  if (end >= start) return flags;
  // Line ends by themselves are the commonest.
  if (before && start - end <= 2 && piece->bytes[end] == '\n' && piece->bytes[start - 1] == '\n')
    return (uint8_t)(claimwire_flag_space | claimwire_flag_line | (start - end - 1) * claimwire_flag_paragraph);
  count_blanks(piece->bytes, piece->count, end, start, &newlines, &spaces);
  return flags_of_blanks(flags, newlines, spaces);
}

/// Where what is blank before `at` starts, which is not the piece's start.
static size_t end_of_blanks(const claimwire_tokens_piece *piece, size_t at) {
  size_t place = at - 1 - piece->base, index = place / 64;
  uint64_t word = ~piece->sights.blanks[index] << (63 - place % 64);
  while (word == 0) word = ~piece->sights.blanks[--index], place = index * 64 + 63;
  return piece->base + place + 1 - (size_t)__builtin_clzll(word);
}

/// Whether a quotation mark behind the token may open: it opens something or is a dash.
static bool lets_open(const uint8_t *bytes, const claimwire_token *token) {
  if (token->flags & claimwire_flag_opening) return true;
  if (token->kind != claimwire_token_punctuation) return false;
  const uint8_t *first = bytes + token->start;
  if (first[0] == '-') return true;
  return token->end - token->start == 3 && first[0] == 0xE2 && first[1] == 0x80 && (first[2] == 0x93 || first[2] == 0x94);
}

/// By its shape for paired marks, by the spaces around it for straight ones.
static bool is_opening(
    const claimwire_tokens_piece *piece, const claimwire_token *before, uint8_t flags, size_t start, size_t end) {
  const uint8_t *bytes = piece->bytes;
  switch (claimwire_character_at(bytes + start).code_point) {
    case '(':
    case '[':
    case '{':
    case 0x201C:
    case 0x2018:
    case 0x201E:
    case 0x201A:
    case 0xAB:
    case 0x2039:
    case 0x300C:
    case 0x300E: return true;
    case '`': return end - start == 2;
    case '"':
    case '\'':
      if (start + 1 >= piece->count || bytes[start + 1] <= 0x20) return false;
      return flags & claimwire_flag_space || (before ? lets_open(bytes, before) : piece->state->is_opening);
    default: return false;
  }
}

/// The same, where it may be known already.
static inline uint8_t blank_flags_of(
    const claimwire_tokens_piece *piece, const claimwire_token *token, const claimwire_token *before) {
  if (before && token->flags & claimwire_flag_space) return token->flags & blank_flags;
  return flags_before(piece, before, token->start);
}

static void describe(claimwire_tokens_piece *piece, claimwire_token *token, const claimwire_token *before) {
  const uint8_t *bytes = piece->bytes;
  size_t start = token->start;
  while (piece->next_note < piece->note_count && piece->notes[piece->next_note].start < start) piece->next_note++;
  const claimwire_tokens_note *noted = piece->notes + piece->next_note;
  if (piece->next_note == piece->note_count || noted->start != start) noted = NULL;
  if (noted && noted->is_final) {
    token->kind = noted->kind;
    token->letter_case = noted->letter_case;
    token->flags = noted->flags;
    return;
  }
  size_t end = claimwire_tokens_next_boundary(piece, start);
  uint8_t flags = blank_flags_of(piece, token, before), kind;
  if (bytes[start] == 0xE2 && end - start == 3 && bytes[start + 1] == 0x80 && (bytes[start + 2] & 0xF0) == 0x90 &&
      !noted && !claimwire_tokens_has(piece, piece->bits.words, end)) {
    // Dashes and quotation marks, U+2010 to U+201F, all of them punctuation; U+2018, U+201A, U+201C and U+201E open.
    bool opens = (bytes[start + 2] & 0x09) == 0x08;
    token->kind = claimwire_token_punctuation;
    token->letter_case = claimwire_case_caseless;
    token->flags = flags | (opens ? claimwire_flag_opening : 0);
    return;
  }
  if (noted) {
    kind = noted->kind;
    flags |= noted->flags;
  } else if (claimwire_tokens_has(piece, piece->bits.words, end)) {
    kind = claimwire_token_word;
  } else if (claimwire_tokens_has(piece, piece->bits.ideographs, end)) {
    kind = claimwire_token_ideographic;
  } else {
    kind = kind_of_mark(piece, start);
  }
  claimwire_shape shape = {0};
  if (end - start > 1 || bytes[start] != '"') shape = claimwire_tokens_shape(piece, start, end);
  if (kind == claimwire_token_word && !shape.has_letters)
    kind = shape.has_digits ? claimwire_token_number : claimwire_token_symbol;
  if (shape.has_digits) flags |= claimwire_flag_digits;
  if (kind == claimwire_token_punctuation && is_opening(piece, before, flags, start, end)) flags |= claimwire_flag_opening;
  token->kind = kind;
  token->letter_case = shape.letter_case;
  token->flags = flags;
}

void claimwire_tokens_describe(claimwire_tokens_piece *piece, claimwire_token *tokens, size_t count) {
  if (count == 0) return;

  if (!piece->state->has_token) describe(piece, tokens, NULL);
  for (size_t i = 0; i < piece->place_count; i++) {
    uint32_t index = piece->places[i];
    claimwire_token *token = tokens + index, *before = index > 0 ? token - 1 : NULL;
    bool is_odd = claimwire_tokens_has(piece, piece->sights.odd, token->start);
    if (before && !(token->flags & claimwire_flag_space)) before->end = (uint32_t)end_of_blanks(piece, token->start);
    if (index == count) break;
    if (is_odd)
      describe(piece, token, before);
    else if (before || piece->state->has_token)
      token->flags |= flags_before(piece, before, token->start);
  }
}

// MARK: Between pieces

/// Keeps what later tokens may ask of the last one.
static void remember(claimwire_tokens_state *state, const uint8_t *bytes, const claimwire_token *last) {
  state->end = last->end;
  state->has_token = state->has_last = true;
  state->is_opening = lets_open(bytes, last);
  state->is_capitalized = claimwire_has_capital_first(last->letter_case);
  state->is_comma = last->ascii == ',' && last->end - last->start == 1;
}

size_t claimwire_tokens_make(
    uint8_t kernel, const claimwire_tokens_rules *rules, const uint8_t *bytes, size_t count, size_t limit,
    claimwire_tokens_work *work, claimwire_tokens_state *state, claimwire_token *tokens) {
  size_t base = work->bits.base;
  claimwire_tokens_piece piece = {
      .rules = rules,
      .bytes = bytes,
      .count = count,
      .base = base,
      .limit = limit,
      .bits = work->bits,
      .sights = work->sights,
      .notes = work->notes,
      .places = work->places,
      .state = state,
      .done = base,
      .seen = base,
      .seen_start = base,
  };
  if (limit <= base) return 0;
  piece.bits.boundaries[0] |= 1;
  size_t written = claimwire_tokens_run(kernel, &piece, tokens);
  claimwire_tokens_describe(&piece, tokens, written);
  if (written > 0) remember(state, bytes, tokens + written - 1);
  return written;
}

void claimwire_tokens_restart(claimwire_tokens_state *state) {
  *state = (claimwire_tokens_state){
      .flags = claimwire_flag_space | claimwire_flag_line | claimwire_flag_paragraph, .is_opening = true};
}

void claimwire_tokens_go_on(claimwire_tokens_state *state, const uint8_t *bytes, size_t count) {
  if (state->has_token) {
    state->newlines = state->spaces = 0;
    state->flags = 0;
  }
  if (state->end < count) {
    count_blanks(bytes, count, state->end, count, &state->newlines, &state->spaces);
    state->flags = flags_of_blanks(state->flags, state->newlines, state->spaces);
  }
  state->has_token = false;
  state->end = 0;
}
