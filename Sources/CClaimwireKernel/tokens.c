#include "tokens.h"

#include <string.h>

#include "claimwire_kernel.h"

static inline bool is_upper(uint8_t byte) { return (uint8_t)(byte - 'A') < 26; }
static inline bool is_lower(uint8_t byte) { return (uint8_t)(byte - 'a') < 26; }
static inline bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static inline bool is_blank(uint8_t byte) { return byte <= 0x20 || byte == 0x7F; }

/// Takes segments into the group: all but single spaces, which are a mark on what follows.
static size_t fill_group(
    const uint8_t *bytes, size_t start, const uint32_t *ends, const uint8_t *statuses, size_t segments,
    claimwire_tokens_state *state) {
  uint32_t filled = 0, at = (uint32_t)start;
  bool is_spaced = state->is_spaced;
  size_t taken = 0;
  while (taken < segments && filled < claimwire_tokens_group) {
    uint32_t end = ends[taken];
    bool is_space = (bytes[at] == ' ') & (end - at == 1);
    // Two single spaces never follow one another: they are one segment.
    state->starts[filled] = at;
    state->ends[filled] = end;
    state->statuses[filled] = statuses[taken++];
    state->spaced[filled] = is_spaced;
    is_spaced = is_space;
    filled += !is_space;
    at = end;
  }
  state->group_count = filled;
  state->group_next = 0;
  state->is_spaced = is_spaced;
  return taken;
}

/// The key of bytes that folding leaves as they are: a mark.
static uint32_t key_of(const uint8_t *bytes, uint32_t start, uint32_t end) {
  uint32_t key = CLAIMWIRE_FNV_BASIS;
  for (uint32_t at = start; at < end; at++) key = (key ^ bytes[at]) * claimwire_fnv_prime;
  return key;
}

/// White space, into what stands before the next token.
static void add_blank(const uint8_t *bytes, size_t count, uint32_t start, uint32_t end, claimwire_tokens_state *state) {
  state->flags |= claimwire_flag_space;
  for (uint32_t at = start; at < end; at++) {
    switch (bytes[at]) {
      case '\n':
        state->newlines++;
        state->spaces = 0;
        break;
      case '\r':
        // A CR alone ends a line, as in old Macintosh files; before LF it is the same line end.
        if (at + 1 >= count || bytes[at + 1] != '\n') state->newlines++;
        state->spaces = 0;
        break;
      case '\t': state->spaces += 2; break;
      case ' ': state->spaces++; break;
      default: break;
    }
  }
  if (state->newlines > 0) state->flags |= claimwire_flag_line;
  if (state->newlines > 1) state->flags |= claimwire_flag_paragraph;
  if (state->spaces > 1)
    state->flags |= claimwire_flag_gap;
  else
    state->flags &= (uint8_t)~claimwire_flag_gap;
}

/// The case of what has letters, by places.
static uint8_t letter_case(uint32_t upper, uint32_t lower) {
  if (upper == 0) return lower == 0 ? claimwire_case_caseless : claimwire_case_lower;
  bool is_one = (upper & (upper - 1)) == 0;
  if (lower == 0) return is_one ? claimwire_case_capitalized : claimwire_case_upper;
  // The lowest bit is the first letter.
  if ((upper & -upper) < (lower & -lower)) return is_one ? claimwire_case_capitalized : claimwire_case_mixed_capitalized;
  return claimwire_case_mixed_lower;
}

/// What a mark of one byte is: its kind, or that it is not plain.
enum { mark_callers = 0xFF, mark_stop = 0xFE, mark_quote = 0xFD, mark_opening = 0x80 };

static const uint8_t marks[128] = {
    ['!'] = claimwire_token_punctuation, ['"'] = mark_quote,
    ['#'] = mark_callers,                ['$'] = claimwire_token_symbol,
    ['%'] = claimwire_token_symbol,      ['&'] = claimwire_token_punctuation,
    ['\''] = mark_callers,               ['('] = claimwire_token_punctuation | mark_opening,
    [')'] = claimwire_token_punctuation, ['*'] = claimwire_token_punctuation,
    ['+'] = claimwire_token_symbol,      [','] = claimwire_token_punctuation,
    ['-'] = claimwire_token_punctuation, ['.'] = mark_stop,
    ['/'] = claimwire_token_punctuation, [':'] = claimwire_token_punctuation,
    [';'] = claimwire_token_punctuation, ['<'] = claimwire_token_symbol,
    ['='] = claimwire_token_symbol,      ['>'] = claimwire_token_symbol,
    ['?'] = claimwire_token_punctuation, ['@'] = mark_callers,
    ['['] = claimwire_token_punctuation | mark_opening,
    ['\\'] = claimwire_token_punctuation, [']'] = claimwire_token_punctuation,
    ['^'] = claimwire_token_symbol,      ['_'] = claimwire_token_punctuation,
    ['`'] = mark_callers,                ['{'] = claimwire_token_punctuation | mark_opening,
    ['|'] = claimwire_token_symbol,      ['}'] = claimwire_token_punctuation,
    ['~'] = claimwire_token_symbol,
};

/// The marks that are tokens whatever stands around them: the kind, with claimwire_flag_opening where they open something;
/// all others are special.
#define P claimwire_token_punctuation
#define O claimwire_token_punctuation | claimwire_flag_opening
#define S claimwire_token_symbol
#define X 0xFF
#define SIXTEEN_X X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X
const uint8_t claimwire_tokens_marks[256 + 3] = {
    // clang-format off
    SIXTEEN_X, SIXTEEN_X,
    // ! " # $ % & ' ( ) * + , - . /
    X, P, X, X, S, S, P, X, O, P, P, S, P, X, P, P,
    // 0-9 : ; < = > ?
    X, X, X, X, X, X, X, X, X, X, X, P, S, S, S, P,
    // @ A-O
    SIXTEEN_X,
    // P-Z [ \ ] ^ _
    X, X, X, X, X, X, X, X, X, X, X, O, P, P, S, P,
    // ` a-o
    SIXTEEN_X,
    // p-z { | } ~ DEL
    X, X, X, X, X, X, X, X, X, X, X, O, S, P, S, X,
    SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X,
    // clang-format on
};
#undef P
#undef O
#undef S
#undef X
#undef SIXTEEN_X

/// Whether a full stop after `last` might belong to it: to a word with one in it, a letter alone, or one whose key the
/// caller knows.
static bool may_own_stop(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, const claimwire_token *last, uint32_t start) {
  if (!last || last->end != start || last->kind != claimwire_token_word) return false;
  uint32_t length = last->end - last->start;
  if (length == 1) return true;
  uint32_t key = last->key & ((1u << claimwire_tokens_stop_bits) - 1);
  if (rules->stops[key / 64] >> (key % 64) & 1) return true;
  return bytes[last->end - 2] == '.' || (length > 2 && bytes[last->end - 3] == '.');
}

typedef struct {
  uint8_t kind, flags;
  bool is_callers, is_after_opening, is_blank;
} mark;

static const mark callers_mark = {.is_callers = true};

/// A mark that is no ASCII.
static mark wide_mark(const claimwire_tokens_rules *rules, const uint8_t *bytes, uint32_t start, uint32_t end) {
  uint32_t code_point, length = end - start;
  if (bytes[start] < 0xE0 && length == 2) {
    code_point = (uint32_t)(bytes[start] & 0x1F) << 6 | (bytes[start + 1] & 0x3F);
  } else if (bytes[start] < 0xF0 && length == 3) {
    code_point = (uint32_t)(bytes[start] & 0x0F) << 12 | (uint32_t)(bytes[start + 1] & 0x3F) << 6 | (bytes[start + 2] & 0x3F);
  } else {
    return callers_mark;
  }
  // An apostrophe may be part of a clitic; U+2028 and U+2029 part paragraphs.
  if (code_point >= claimwire_tokens_class_count || code_point == 0x2019 || code_point == 0x2028 || code_point == 0x2029)
    return callers_mark;
  switch (rules->classes[code_point]) {
    case claimwire_class_space: return (mark){.is_blank = true};
    case claimwire_class_symbol:
    case claimwire_class_currency: return (mark){.kind = claimwire_token_symbol};
    case claimwire_class_punctuation: break;
    default: return callers_mark;
  }
  switch (code_point) {
    case 0xAB:
    case 0x2018:
    case 0x201A:
    case 0x201C:
    case 0x201E:
    case 0x2039: return (mark){claimwire_token_punctuation, claimwire_flag_opening, false, true, false};
    case 0x2013:
    case 0x2014: return (mark){claimwire_token_punctuation, 0, false, true, false};
    default: return (mark){.kind = claimwire_token_punctuation};
  }
}

static mark mark_of(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, size_t count, uint32_t start, uint32_t end,
    const claimwire_tokens_state *state, const claimwire_token *last) {
  uint8_t byte = bytes[start];
  if (is_blank(byte)) return (mark){.is_blank = true};
  if (byte >= 0x80) return wide_mark(rules, bytes, start, end);
  if (end - start != 1) return callers_mark;
  uint8_t entry = marks[byte];
  switch (entry) {
    case mark_callers: return callers_mark;
    case mark_stop:
      if ((end < count && bytes[end] == '.') || may_own_stop(rules, bytes, last, start)) return callers_mark;
      return (mark){.kind = claimwire_token_punctuation};
    case mark_quote: {
      bool is_before_blank = end >= count || bytes[end] <= 0x20;
      bool is_opening = ((state->flags & claimwire_flag_space) || state->is_after_opening) && !is_before_blank;
      return (mark){claimwire_token_punctuation, is_opening ? claimwire_flag_opening : 0, false, is_opening, false};
    }
    default: {
      bool is_dash = byte == '-', is_opening = entry & mark_opening;
      if (is_dash && end < count && bytes[end] == '-') return callers_mark;
      return (mark){entry & 0x0F, is_opening ? claimwire_flag_opening : 0, false, is_dash || is_opening, false};
    }
  }
}

typedef struct {
  uint32_t key;
  uint8_t kind, letter_case, flags;
  bool is_callers;
} word;

static const word callers_word = {.is_callers = true};

/// A word of any length, character by character.
static word spelled(const claimwire_tokens_rules *rules, const uint8_t *bytes, uint32_t start, uint32_t end) {
  uint32_t key = CLAIMWIRE_FNV_BASIS, upper = 0, lower = 0, letters = 0, digits = 0, at = start;
  bool starts_upper = false;
  while (at < end) {
    uint8_t byte = bytes[at], class;
    if (byte < 0x80) {
      bool is_capital = is_upper(byte);
      class = is_capital ? claimwire_class_upper
                         : is_lower(byte) ? claimwire_class_lower : is_digit(byte) ? claimwire_class_digit : 0;
      // Apostrophes, full stops and the "@" of an address.
      if (class == 0) return callers_word;
      key = (key ^ (byte | (uint32_t)is_capital << 5)) * claimwire_fnv_prime;
      at++;
    } else if (byte < 0xE0) {
      uint8_t next = bytes[at + 1];
      class = rules->classes[(uint32_t)(byte & 0x1F) << 6 | (next & 0x3F)];
      // Latin-1: U+00C0 to U+00DE but for the multiplication sign.
      bool is_capital = byte == 0xC3 && next <= 0x9E && next != 0x97;
      key = (key ^ byte) * claimwire_fnv_prime;
      key = (key ^ (uint32_t)(next + (is_capital << 5))) * claimwire_fnv_prime;
      at += 2;
    } else if (byte < 0xF0) {
      uint32_t code_point = (uint32_t)(byte & 0x0F) << 12 | (uint32_t)(bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F);
      if (code_point >= claimwire_tokens_class_count || code_point == 0x2019) return callers_word;
      class = rules->classes[code_point];
      for (int i = 0; i < 3; i++) key = (key ^ bytes[at + i]) * claimwire_fnv_prime;
      at += 3;
    } else {
      return callers_word;
    }
    bool is_capital = class == claimwire_class_upper, is_small = class == claimwire_class_lower;
    starts_upper |= is_capital && letters == 0;
    upper += is_capital;
    lower += is_small;
    letters += is_capital || is_small || class == claimwire_class_letter;
    digits += class == claimwire_class_digit;
  }
  word found = {.key = key, .kind = claimwire_token_symbol, .flags = digits ? claimwire_flag_digits : 0};
  if (letters > 0)
    found.kind = claimwire_token_word;
  else if (digits > 0)
    found.kind = claimwire_token_number;
  // The same as of places: which come first, and whether there is one capital or more.
  found.letter_case = letter_case(upper == 0 ? 0 : upper == 1 ? 1 + !starts_upper * 3u : starts_upper ? 5 : 12, lower ? 2 : 0);
  return found;
}

static inline word word_of(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, size_t count, uint32_t start, uint32_t end,
    const claimwire_tokens_state *state, uint32_t place) {
  // "http" of an address, "@" of one.
  if (end < count && (bytes[end] == '@' || (bytes[end] == ':' && end + 1 < count && bytes[end + 1] == '/')))
    return callers_word;
  uint8_t others = state->others[place];
  if (others >= claimwire_tokens_other) return spelled(rules, bytes, start, end);
  uint32_t upper = state->letters[place] & 0xFFFF, lower = state->letters[place] >> 16;
  bool has_digits = others & claimwire_tokens_digit, has_letters = (upper | lower) != 0;
  if (has_letters ? others & claimwire_tokens_stop : !has_digits) return callers_word;
  return (word){
      state->keys[place], has_letters ? claimwire_token_word : claimwire_token_number, letter_case(upper, lower),
      has_digits ? claimwire_flag_digits : 0, false};
}

/// The four bytes of a token behind its key.
static inline uint32_t pack(uint32_t kind, uint32_t letter_case, uint32_t flags, uint32_t first) {
  return kind | letter_case << 8 | flags << 16 | first << 24;
}

/// What a mark of one byte is by itself: packed, or special.
enum { special_mark = 0xFF };

/// Finds out which segments are tokens by themselves.
static void pack_group(
    const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules, claimwire_tokens_state *state) {
  claimwire_tokens_found group = {0};
  for (uint32_t i = 0; i < state->group_count; i++) {
    uint32_t start = state->starts[i], length = state->ends[i] - start, first = bytes[start];
    uint32_t others = state->others[i], upper = state->letters[i] & 0xFFFF, lower = state->letters[i] >> 16;
    uint32_t has_letters = state->letters[i] != 0, has_digits = others & claimwire_tokens_digit;
    uint32_t is_more = (upper & (upper - 1)) != 0, is_first_upper = (upper & -upper) < (lower & -lower);
    uint32_t with_upper = lower == 0 ? claimwire_case_capitalized + is_more
                                     : is_first_upper ? claimwire_case_capitalized + 2 * is_more : claimwire_case_mixed_lower;
    uint32_t letter_case = upper == 0 ? lower != 0 : with_upper;
    uint32_t word = pack(!has_letters, letter_case, has_digits << 5, first);
    uint32_t is_special_word = (others >= claimwire_tokens_other) | (state->statuses[i] > 2) |
                               (has_letters ? others >> 1 & 1 : !has_digits);
    uint32_t entry = claimwire_tokens_marks[first];
    uint32_t mark = pack(entry & 0x0F, 0, entry & claimwire_flag_opening, first);
    uint32_t is_special_mark = (entry == special_mark) | (length != 1) | (others >= claimwire_tokens_unknown);
    bool is_word = state->statuses[i] != 0;
    state->packed[i] = (is_word ? word : mark) | (uint32_t)state->spaced[i] << 16;
    uint64_t is_special = is_word ? is_special_word : is_special_mark;
    // An address goes on behind ":" or "@".
    uint64_t is_sign = !is_word & ((first == ':') | (first == '@'));
    group.special |= is_special << i;
    group.signs |= is_sign << i;
    group.stops |= (uint64_t)(!is_word & (first == '.') & (length == 1)) << i;
  }
  state->special = claimwire_tokens_special(&group, bytes, count, rules, state);
}

#define IS(b, first, count) ((uint8_t)((b) - (first)) < (count) ? 1u : 0u)
#define STOP(b) ((b) == '.' || (b) == ',' ? 1u : 0u)
#define KNOWN(b) (IS(b, 'A', 26) | IS(b, 'a', 26) | IS(b, '0', 10) | STOP(b))
/// Bit 0 a capital, 16 a small letter; above 24 the bits of `others`.
#define LOOK(b) IS(b, 'A', 26) | IS(b, 'a', 26) << 16 | (IS(b, '0', 10) | STOP(b) << 1 | (1 - KNOWN(b)) << 2) << 24
#define LOOK4(b) LOOK(b), LOOK((b) + 1), LOOK((b) + 2), LOOK((b) + 3)
#define LOOK16(b) LOOK4(b), LOOK4((b) + 4), LOOK4((b) + 8), LOOK4((b) + 12)
#define LOOK64(b) LOOK16(b), LOOK16((b) + 16), LOOK16((b) + 32), LOOK16((b) + 48)

static const uint32_t looks[256] = {LOOK64(0), LOOK64(64), LOOK64(128), LOOK64(192)};

void claimwire_scalar_look(
    const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules, claimwire_tokens_state *state) {
  for (uint32_t i = 0; i < state->group_count; i++) {
    const uint8_t *word = bytes + state->starts[i];
    uint32_t length = state->ends[i] - state->starts[i], letters = 0, key = CLAIMWIRE_FNV_BASIS;
    uint8_t others = length > 16 ? claimwire_tokens_unknown : 0;
    for (uint32_t at = 0; at < length && at < 16; at++) {
      uint32_t entry = looks[word[at]];
      letters |= (entry & 0x00010001) << at;
      others |= (uint8_t)(entry >> 24);
      key = (key ^ word[at] ^ (entry & 1) << 5) * claimwire_fnv_prime;
    }
    state->letters[i] = letters;
    state->others[i] = others;
    state->keys[i] = key;
  }
  pack_group(bytes, count, rules, state);
}

static void look(
    uint8_t kernel, const uint8_t *bytes, size_t count, const claimwire_tokens_rules *rules,
    claimwire_tokens_state *state) {
  switch (kernel) {
#if defined(__x86_64__)
    case claimwire_kernel_avx2: claimwire_avx2_look(bytes, count, rules, state); break;
    case claimwire_kernel_avx512: claimwire_avx512_look(bytes, count, rules, state); break;
#endif
    default: claimwire_scalar_look(bytes, count, rules, state); break;
  }
}

/// A single space before the next segment, into what stands before it.
static void add_space(const uint8_t *bytes, size_t count, claimwire_tokens_state *state) {
  uint32_t from = state->starts[state->group_next];
  if (!state->spaced[state->group_next] || from <= state->taken) return;
  if (state->flags == 0) {
    state->flags = claimwire_flag_space;
    state->spaces = 1;
  } else {
    add_blank(bytes, count, from - 1, from, state);
  }
}

/// Makes a token of the next segment of the group, by what stands before and after it.
static bool add_special(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, size_t count, claimwire_tokens_state *state,
    const claimwire_token *last, claimwire_token *tokens, claimwire_tokens_progress *progress) {
  uint32_t next = state->group_next, from = state->starts[next], to = state->ends[next];
  if (to > state->taken) add_space(bytes, count, state);
  state->group_next++;
  if (to <= state->taken) return true;
  uint8_t status = state->statuses[next], first = bytes[from];
  claimwire_token token = {from, to, state->keys[next], 0, claimwire_case_caseless, state->flags, first < 0x80 ? first : 0};
  // Unless a part of it is in a token already.
  bool is_callers = from < state->taken, is_after_opening = false;
  if (!is_callers && status == 0) {
    mark found = mark_of(rules, bytes, count, from, to, state, last);
    if (found.is_blank) {
      add_blank(bytes, count, from, to, state);
      return true;
    }
    is_callers = found.is_callers;
    is_after_opening = found.is_after_opening;
    token.kind = found.kind;
    token.flags |= found.flags;
    if (first >= 0x80 || state->others[next] & claimwire_tokens_unknown) token.key = key_of(bytes, from, to);
  } else if (!is_callers) {
    word found = status > 2 ? callers_word : word_of(rules, bytes, count, from, to, state, next);
    is_callers = found.is_callers;
    token.key = found.key;
    token.kind = found.kind;
    token.letter_case = found.letter_case;
    token.flags |= found.flags;
  }
  if (is_callers) {
    progress->is_callers = true;
    progress->start = from;
    progress->end = to;
    progress->status = status;
    return false;
  }
  tokens[progress->written++] = token;
  state->taken = to;
  state->flags = 0;
  state->newlines = state->spaces = 0;
  state->is_after_opening = is_after_opening;
  return true;
}

/// Makes tokens of `run` segments of the group that are tokens by themselves.
static void add_run(
    claimwire_tokens_state *state, uint32_t run, claimwire_token *restrict tokens, claimwire_tokens_progress *progress) {
  uint32_t next = state->group_next;
  for (uint32_t i = 0; i < run; i++) {
    const uint32_t words[4] = {
        state->starts[next + i], state->ends[next + i], state->keys[next + i], state->packed[next + i]};
    memcpy(tokens + progress->written + i, words, sizeof words);
  }
  if (state->flags) {
    tokens[progress->written].flags |= state->flags;
    state->flags = 0;
    state->newlines = state->spaces = 0;
  }
  state->group_next = next + run;
  progress->written += run;
  const claimwire_token *last = tokens + progress->written - 1;
  state->taken = last->end;
  state->is_after_opening = last->flags & claimwire_flag_opening || (last->ascii == '-' && last->kind == claimwire_token_punctuation);
}

claimwire_tokens_progress claimwire_tokens_plain(
    uint8_t kernel, const claimwire_tokens_rules *rules, const uint8_t *bytes, size_t count, size_t start,
    const uint32_t *ends, const uint8_t *statuses, size_t segments, claimwire_tokens_state *state,
    const claimwire_token *last, claimwire_token *tokens, size_t room) {
  claimwire_tokens_progress progress = {0};
  while (true) {
    while (state->group_next < state->group_count && progress.written < room) {
      uint32_t next = state->group_next;
      uint64_t special = state->special >> next;
      if (!(special & 1) && state->starts[next] >= state->taken) {
        if (state->flags) add_space(bytes, count, state);
        uint32_t run = special ? (uint32_t)__builtin_ctzll(special) : claimwire_tokens_group;
        if (run > state->group_count - next) run = state->group_count - next;
        if (run > room - progress.written) run = (uint32_t)(room - progress.written);
        add_run(state, run, tokens, &progress);
        continue;
      }
      const claimwire_token *before = progress.written > 0 ? &tokens[progress.written - 1] : last;
      if (!add_special(rules, bytes, count, state, before, tokens, &progress)) return progress;
    }
    if (state->group_next < state->group_count || progress.segments == segments) return progress;
    size_t passed = fill_group(
        bytes, start, ends + progress.segments, statuses + progress.segments, segments - progress.segments, state);
    progress.segments += passed;
    start = ends[progress.segments - 1];
    look(kernel, bytes, count, rules, state);
  }
}
