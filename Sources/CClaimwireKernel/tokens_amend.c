// Where tokens are not ICU's segments: full stops, apostrophes, addresses, runs of a mark. Moves the bits of boundaries and
// leaves notes.

#include <string.h>

#include "tokens_text.h"

typedef claimwire_tokens_piece piece_in_work;

typedef struct {
  size_t start, end;
} span;

// MARK: Bits

static bool has(const piece_in_work *piece, const uint64_t *bits, size_t at) {
  return claimwire_tokens_has(piece, bits, at);
}

static void set(const piece_in_work *piece, uint64_t *bits, size_t at) {
  bits[(at - piece->base) / 64] |= claimwire_tokens_bit(at - piece->base);
}

static void clear(const piece_in_work *piece, uint64_t *bits, size_t at) {
  bits[(at - piece->base) / 64] &= ~claimwire_tokens_bit(at - piece->base);
}

static bool is_blank(const piece_in_work *piece, size_t at) {
  return has(piece, piece->sights.blanks, at);
}

static bool is_clitic(const piece_in_work *piece, size_t at) {
  return has(piece, piece->sights.clitics, at);
}

/// Makes what stands from `start` to `end` blank.
static void blank(const piece_in_work *piece, size_t start, size_t end) {
  for (size_t at = start; at < end; at++) set(piece, piece->sights.blanks, at);
}

/// Joins what stands from `start` to `end`.
static void clear_boundaries(const piece_in_work *piece, size_t start, size_t end) {
  size_t from = start - piece->base, to = end - piece->base;
  while (from < to) {
    size_t stop = (from / 64 + 1) * 64 < to ? (from / 64 + 1) * 64 : to;
    uint64_t mask = ~0ull >> (64 - (stop - from)) << from % 64;
    piece->bits.boundaries[from / 64] &= ~mask;
    from = stop;
  }
}

/// The last boundary at `at` or before it; the piece starts with one.
static size_t boundary_before(const piece_in_work *piece, size_t at) {
  size_t place = at - piece->base, index = place / 64;
  uint64_t word = piece->bits.boundaries[index] << (63 - place % 64) >> (63 - place % 64);
  while (word == 0) word = piece->bits.boundaries[--index];
  return piece->base + index * 64 + 63 - (size_t)__builtin_clzll(word);
}

/// The same, not looking twice at a segment of which many places are asked for, in their order.
static size_t segment_start(piece_in_work *piece, size_t at) {
  size_t index = (at - piece->base) / 64, least = (piece->seen - piece->base) / 64;
  uint64_t word = piece->bits.boundaries[index] << (63 - (at - piece->base) % 64) >> (63 - (at - piece->base) % 64);
  while (word == 0 && index > least) word = piece->bits.boundaries[--index];
  size_t found = piece->seen_start;
  if (word != 0) found = piece->base + index * 64 + 63 - (size_t)__builtin_clzll(word);
  if (found < piece->seen_start) found = piece->seen_start;
  piece->seen = at;
  piece->seen_start = found;
  return found;
}

static void set_boundary(const piece_in_work *piece, size_t at, bool is_behind_word) {
  set(piece, piece->bits.boundaries, at);
  // A letter that stands before it does not go on.
  clear(piece, piece->sights.capitals, at - 1);
  if (is_behind_word)
    set(piece, piece->bits.words, at);
  else
    clear(piece, piece->bits.words, at);
}

static void mark_odd(const piece_in_work *piece, size_t at) { set(piece, piece->bits.odd, at); }

static void note(piece_in_work *piece, size_t start, uint8_t kind, uint8_t flags) {
  mark_odd(piece, start);
  piece->notes[piece->note_count++] = (claimwire_tokens_note){.start = (uint32_t)start, .kind = kind, .flags = flags};
}

/// The note on the token that starts at `start`, one of the last.
static claimwire_tokens_note *note_at(const piece_in_work *piece, size_t start) {
  for (size_t i = piece->note_count; i > 0 && piece->notes[i - 1].start >= start; i--)
    if (piece->notes[i - 1].start == start) return piece->notes + i - 1;
  return NULL;
}

/// Makes one token of what stands from `start` to `end`. If a segment goes on behind, the rest of it is a token by itself.
static void claim(piece_in_work *piece, size_t start, size_t end, uint8_t kind, uint8_t flags) {
  clear_boundaries(piece, start + 1, end);
  if (end < piece->limit && (!has(piece, piece->bits.boundaries, end) || is_clitic(piece, end))) {
    clear(piece, piece->sights.clitics, end);
    set_boundary(piece, end, false);
    mark_odd(piece, end);
  }
  note(piece, start, kind, flags);
  if (piece->done < end) piece->done = end;
}

// MARK: Characters

/// The bytes of the letter or digit that starts at `at`; 0 where there is none, or the text ends.
static size_t alphanumeric_length(const piece_in_work *piece, size_t at) {
  if (at >= piece->count) return 0;
  uint8_t byte = piece->bytes[at];
  if (byte < 0x80) return claimwire_is_upper(byte) || claimwire_is_lower(byte) || claimwire_is_digit(byte);
  claimwire_character c = claimwire_character_at(piece->bytes + at);
  uint8_t class = claimwire_class_of(piece->rules, c.code_point);
  return class >= claimwire_class_upper && class <= claimwire_class_digit ? c.length : 0;
}

static bool has_prefix(const piece_in_work *piece, span word, const char *prefix) {
  size_t at = word.start;
  for (; *prefix; prefix++, at++)
    if (at >= word.end || (piece->bytes[at] | 0x20) != (*prefix | 0x20)) return false;
  return true;
}

/// What stands at `at`, 0 behind the text's end.
static uint8_t byte_at(const piece_in_work *piece, size_t at) { return at < piece->count ? piece->bytes[at] : 0; }

// MARK: Full stops

/// A token as far as the one behind it asks.
typedef struct {
  bool is_capitalized, is_comma;
} neighbour;

/// The token before the one that starts at `start`.
static neighbour token_before(const piece_in_work *piece, size_t start) {
  size_t end = start;
  while (end > piece->base && is_blank(piece, end - 1)) end = boundary_before(piece, end - 1);
  if (end == piece->base)
    return (neighbour){
        piece->state->has_last && piece->state->is_capitalized, piece->state->has_last && piece->state->is_comma};
  size_t first = boundary_before(piece, end - 1);
  uint8_t letter_case = claimwire_tokens_shape(piece, first, end).letter_case;
  return (neighbour){
      claimwire_has_capital_first(letter_case), end - first == 1 && piece->bytes[first] == ','};
}

/// "U.S", "a.m", "Ph.D": pieces of one or two bytes between full stops.
static bool is_dotted(const piece_in_work *piece, span word) {
  size_t length = 0, pieces = 1;
  for (size_t at = word.start; at < word.end; at++) {
    if (piece->bytes[at] != '.') {
      length++;
      continue;
    }
    if (length == 0 || length > 2) return false;
    pieces++;
    length = 0;
  }
  return pieces > 1 && length <= 2;
}

/// The first byte behind a word's full stop that is no space; 0 at the text's end.
static uint8_t byte_after_stop(const piece_in_work *piece, span word) {
  size_t at = word.end + 1;
  while (at < piece->count && piece->bytes[at] == ' ') at++;
  return byte_at(piece, at);
}

/// A capital alone, with a name or another initial to come, as between "George" and "Bush".
static bool is_initial(const piece_in_work *piece, span word) {
  uint8_t letter = piece->bytes[word.start];
  if (word.end - word.start != 1 || !claimwire_is_upper(letter)) return false;
  uint8_t next = byte_after_stop(piece, word);
  if (!claimwire_is_upper(next) && next < 0x80) return false;
  return letter != 'I' || token_before(piece, word.start).is_capitalized;
}

static uint8_t condition_of(const claimwire_tokens_rules *rules, uint32_t key, uint8_t first) {
  for (uint32_t slot = key;; slot++) {
    const claimwire_tokens_stop *stop = rules->stops + slot % claimwire_tokens_stop_count;
    if (stop->condition == 0) return 0;
    if (stop->key == key && (first >= 0x80 || stop->first == (claimwire_is_upper(first) ? first | 0x20 : first)))
      return stop->condition;
  }
}

/// Whether a word owns the full stop behind it.
static bool owns_stop(const piece_in_work *piece, span word) {
  const uint8_t *bytes = piece->bytes;
  size_t length = word.end - word.start;
  if (length > 2 && (bytes[word.end - 2] == '.' || bytes[word.end - 3] == '.') && is_dotted(piece, word)) return true;
  if (is_initial(piece, word)) return true;
  if (length > piece->rules->longest_stop) return false;
  uint8_t condition =
      condition_of(piece->rules, claimwire_tokens_key(bytes, word.start, word.end), bytes[word.start]);
  if (condition == 0) return false;
  bool is_before_number = claimwire_is_digit(byte_after_stop(piece, word));
  bool is_capitalized = claimwire_has_capital_first(
      claimwire_tokens_shape(piece, word.start, word.end).letter_case);
  switch (condition) {
    case claimwire_stop_always: return true;
    case claimwire_stop_before_number: return is_before_number;
    case claimwire_stop_capitalized: return is_capitalized;
    case claimwire_stop_capitalized_before_number: return is_capitalized && is_before_number;
    default: return is_capitalized && token_before(piece, word.start).is_comma;
  }
}

/// The word token that ends at `at`, or nothing.
static span word_before(const piece_in_work *piece, size_t at) {
  if (at == piece->base || is_blank(piece, at - 1)) return (span){0, 0};
  span found = {boundary_before(piece, at - 1), at};
  const claimwire_tokens_note *noted = note_at(piece, found.start);
  if (noted ? noted->kind != claimwire_token_word : !has(piece, piece->bits.words, at)) return (span){0, 0};
  uint8_t last = piece->bytes[at - 1];
  bool ends_in_letter = claimwire_is_lower(last) || claimwire_is_upper(last);
  if (!ends_in_letter && !claimwire_tokens_shape(piece, found.start, at).has_letters)
    return (span){0, 0};
  return found;
}

/// The same byte over and over: one token, if there are more of them.
static bool claim_run(piece_in_work *piece, span mark, uint8_t byte) {
  size_t end = mark.end;
  while (end < piece->count && piece->bytes[end] == byte) end++;
  if (end == mark.end) return false;
  claim(piece, mark.start, end, claimwire_token_punctuation, 0);
  return true;
}

/// "." joins an abbreviation before it; "..." is one token.
static void add_stop(piece_in_work *piece, span mark) {
  piece->done = mark.end;
  if (claim_run(piece, mark, '.') || mark.end - mark.start != 1) return;
  span word = word_before(piece, mark.start);
  if (word.end == 0 || !owns_stop(piece, word)) return;
  clear(piece, piece->bits.boundaries, mark.start);
  claimwire_tokens_note *noted = note_at(piece, word.start);
  if (noted)
    *noted = (claimwire_tokens_note){
        .start = noted->start, .kind = noted->kind, .flags = noted->flags | claimwire_flag_abbreviation};
  else
    note(piece, word.start, claimwire_token_word, claimwire_flag_abbreviation);
}

// MARK: Addresses

static size_t end_of_tag(const piece_in_work *piece, size_t start) {
  size_t end = start, length;
  while ((length = alphanumeric_length(piece, end)) > 0 || byte_at(piece, end) == '_') end += length > 0 ? length : 1;
  return end;
}

static size_t end_of_email(const piece_in_work *piece, size_t start) {
  size_t end = start, length;
  while ((length = alphanumeric_length(piece, end)) > 0 || byte_at(piece, end) == '.' || byte_at(piece, end) == '-')
    end += length > 0 ? length : 1;
  while (end > start && (piece->bytes[end - 1] == '.' || piece->bytes[end - 1] == '-')) end--;
  return end;
}

static bool is_closing(uint8_t byte) {
  switch (byte) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '\'': return true;
    default: return false;
  }
}

/// Up to white space, a quotation mark or an angle bracket, less closing punctuation at the end.
static size_t end_of_url(const piece_in_work *piece, size_t start) {
  size_t end = start;
  while (end < piece->count) {
    uint8_t byte = piece->bytes[end];
    if (claimwire_is_blank(byte) || byte == '"' || byte == '<' || byte == '>' || byte >= 0x80) break;
    end++;
  }
  while (end > start + 1 && is_closing(piece->bytes[end - 1])) end--;
  return end;
}

static bool starts_url(const piece_in_work *piece, span word) {
  if (has_prefix(piece, word, "www.")) return true;
  if (!has_prefix(piece, word, "http") && !has_prefix(piece, word, "ftp")) return false;
  return byte_at(piece, word.end) == ':' && byte_at(piece, word.end + 1) == '/' && byte_at(piece, word.end + 2) == '/';
}

/// Takes a URL, e-mail address or handle that starts with the word; where it ends, 0 for none.
static size_t claim_address(piece_in_work *piece, span word) {
  const uint8_t *bytes = piece->bytes;
  size_t end = 0, at = word.start;
  uint8_t kind = claimwire_token_handle;
  if (bytes[word.start] == '@' && word.end - word.start > 1) {
    end = end_of_tag(piece, word.start + 1);
  } else if (word.end - word.start > 2 && starts_url(piece, word)) {
    end = end_of_url(piece, word.start);
    kind = claimwire_token_url;
  } else {
    // ICU 72 joins at "@"; plain UAX #29 breaks there.
    while (at < word.end && bytes[at] != '@') at++;
    if (at == word.start || byte_at(piece, at) != '@' || alphanumeric_length(piece, at + 1) == 0) return 0;
    end = end_of_email(piece, at + 1);
    kind = claimwire_token_email;
  }
  claim(piece, word.start, end, kind, 0);
  return end;
}

// MARK: Words

/// What makes "example.Com" an address rather than two sentences.
static bool is_domain(const piece_in_work *piece, span word) {
  static const char *const domains[] = {"co", "io", "js", "com", "org", "net", "gov", "edu"};
  for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
    if (word.end - word.start == (i < 3 ? 2u : 3u) && has_prefix(piece, word, domains[i])) return true;
  return false;
}

/// The full stop of a sentence that the next one touches ("the end.The next"), which UAX #29 takes for one word; 0 for none.
///
/// Two small letters before it, a capital and a small letter after it; not "Example.Com".
static size_t run_on_stop(const piece_in_work *piece, span word) {
  const uint8_t *bytes = piece->bytes;
  if (word.end - word.start < 5) return 0;
  for (size_t at = word.start + 2; at < word.end - 2; at++) {
    if (bytes[at] != '.') continue;
    if (claimwire_is_lower(bytes[at - 1]) && claimwire_is_lower(bytes[at - 2]) && claimwire_is_upper(bytes[at + 1]) &&
        claimwire_is_lower(bytes[at + 2]) && !is_domain(piece, (span){at + 1, word.end}))
      return at;
  }
  return 0;
}

/// 1 for ', 3 for ’, 0 for anything else.
static size_t apostrophe_length(const piece_in_work *piece, size_t at) {
  const uint8_t *bytes = piece->bytes;
  if (bytes[at] == '\'') return 1;
  if (bytes[at] != 0xE2 || at + 2 >= piece->count) return 0;
  return bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 ? 3 : 0;
}

/// Where "'s", "'ll", "n't" … starts whose apostrophe is at `apostrophe`; 0 for none.
static size_t clitic_at(const piece_in_work *piece, size_t apostrophe, size_t suffix, span word) {
  const uint8_t *bytes = piece->bytes;
  uint8_t first = byte_at(piece, suffix) | 0x20, second;
  switch (word.end - suffix) {
    case 1:
      if (first == 's' || first == 'd' || first == 'm') return apostrophe;
      return first == 't' && (bytes[apostrophe - 1] | 0x20) == 'n' && apostrophe - 1 > word.start ? apostrophe - 1 : 0;
    case 2:
      second = bytes[suffix + 1] | 0x20;
      return (first == 'l' && second == 'l') || ((first == 'r' || first == 'v') && second == 'e') ? apostrophe : 0;
    default: return 0;
  }
}

static size_t start_of_clitic(const piece_in_work *piece, span word) {
  size_t least = word.end > 5 && word.end - 5 > word.start + 1 ? word.end - 5 : word.start + 1;
  for (size_t at = word.end - 1; at >= least; at--) {
    size_t length = apostrophe_length(piece, at);
    if (length > 0) return clitic_at(piece, at, at + length, word);
  }
  return 0;
}

static void add_word(piece_in_work *piece, span word) {
  size_t start = word.start, end = word.end;
  if (piece->done < end) piece->done = end;
  size_t address;
  while ((address = claim_address(piece, word)) > 0) {
    // ICU may have joined more ("@name's").
    if (address >= end) return;
    word.start = address;
  }
  size_t stop;
  while ((stop = run_on_stop(piece, word)) > 0) {
    set_boundary(piece, stop, true);
    set_boundary(piece, stop + 1, false);
    mark_odd(piece, stop + 1);
    add_stop(piece, (span){stop, stop + 1});
    word.start = stop + 1;
  }
  piece->done = piece->done < end ? end : piece->done;
  size_t clitic = start_of_clitic(piece, word);
  if (clitic > 0) {
    set_boundary(piece, clitic, true);
    note(piece, clitic, claimwire_token_word, claimwire_flag_clitic);
  } else if (word.start > start && end < piece->limit && piece->bytes[end] == '.') {
    // What is left of the word was not seen when full stops were sorted out.
    add_stop(piece, (span){end, claimwire_tokens_next_boundary(piece, end)});
  }
}

// MARK: Marks

/// "'s" behind a token that ICU does not join with it ("U.S.'s"), "''", or a mark.
static void add_apostrophe(piece_in_work *piece, span mark) {
  if ((byte_at(piece, mark.end) | 0x20) == 's' && alphanumeric_length(piece, mark.end + 1) == 0 &&
      word_before(piece, mark.start).end != 0)
    claim(piece, mark.start, mark.end + 1, claimwire_token_word, claimwire_flag_clitic);
  else if (piece->bytes[mark.start] == '\'')
    claim_run(piece, mark, '\'');
}

static void add_mark(piece_in_work *piece, span mark) {
  piece->done = mark.end;
  uint8_t first = piece->bytes[mark.start];
  switch (first) {
    case '.': add_stop(piece, mark); return;
    case '-':
    case '`': claim_run(piece, mark, first); return;
    case '\'': add_apostrophe(piece, mark); return;
    case '@':
    case '#':
      if (alphanumeric_length(piece, mark.end) == 0) return;
      claim(
          piece, mark.start, end_of_tag(piece, mark.end),
          first == '@' ? claimwire_token_handle : claimwire_token_hashtag, 0);
      return;
    default: break;
  }
  if (first < 0x80) return;
  uint32_t code_point = claimwire_character_at(piece->bytes + mark.start).code_point;
  if (code_point == 0x2019)
    add_apostrophe(piece, mark);
  else if (claimwire_class_of(piece->rules, code_point) == claimwire_class_space)
    blank(piece, mark.start, mark.end);
}

static void add_segment(piece_in_work *piece, size_t start) {
  span segment = {start, claimwire_tokens_next_boundary(piece, start)};
  if (has(piece, piece->bits.words, segment.end))
    add_word(piece, segment);
  else if (!has(piece, piece->bits.ideographs, segment.end))
    add_mark(piece, segment);
  else
    piece->done = segment.end;
}

/// The word that touches a mark at `at`, if nothing was found in it: what follows may make an address of it.
static void reconsider_word(piece_in_work *piece, size_t at) {
  if (at == piece->base || !has(piece, piece->bits.words, at)) return;
  size_t start = boundary_before(piece, at - 1);
  if (start >= piece->done) add_word(piece, (span){start, at});
}

/// An apostrophe in a word that nothing was found in before, and small ASCII letters: where the clitic starts, 0 for others.
static size_t plain_clitic(const piece_in_work *piece, size_t place) {
  size_t apostrophe = piece->bytes[place] == '\'' ? 1 : 3;
  if (place + apostrophe + 4 > piece->limit || place < piece->base + 2) return 0;
  const uint8_t *suffix = piece->bytes + place + apostrophe;
  size_t length = suffix[1] == 'l' || suffix[1] == 'e' ? 2 : 1, end = place + apostrophe + length, start = place;
  bool is_suffix;
  switch (*suffix) {
    case 's':
    case 'd':
    case 'm': is_suffix = length == 1; break;
    case 't':
      is_suffix = length == 1 && piece->bytes[place - 1] == 'n' && !has(piece, piece->bits.boundaries, place - 1);
      start = place - 1;
      break;
    case 'l': is_suffix = length == 2 && suffix[1] == 'l'; break;
    case 'r':
    case 'v': is_suffix = length == 2 && suffix[1] == 'e'; break;
    default: return 0;
  }
  // Not the start of an address, nor a letter that stands before the next segment.
  uint8_t next = piece->bytes[end];
  bool is_whole = has(piece, piece->bits.boundaries, end) && !has(piece, piece->bits.boundaries, end - 1) &&
                  has(piece, piece->bits.words, end);
  return is_suffix && is_whole && next != ':' && next != '@' ? start : 0;
}

/// A place in a word: looks at the word, which is odd if the place stays in it.
static void add_inner(piece_in_work *piece, size_t place) {
  bool is_apostrophe = piece->bytes[place] == '\'' || piece->bytes[place] == 0xE2;
  size_t clitic = is_apostrophe && !has(piece, piece->bits.boundaries, place) ? plain_clitic(piece, place) : 0;
  if (clitic > 0) {
    set_boundary(piece, clitic, true);
    mark_odd(piece, clitic);
    piece->notes[piece->note_count++] = (claimwire_tokens_note){
        (uint32_t)clitic, claimwire_token_word, claimwire_flag_clitic, claimwire_case_lower, true};
    piece->done = claimwire_tokens_next_boundary(piece, place);
    return;
  }
  add_segment(piece, segment_start(piece, place));
  if (!has(piece, piece->bits.boundaries, place)) mark_odd(piece, segment_start(piece, place));
}

/// Whether a dash by itself stands before, that nothing has been made of.
static bool follows_dash(const piece_in_work *piece, size_t place) {
  return place > piece->done && piece->bytes[place - 1] == '-' && has(piece, piece->bits.boundaries, place - 1);
}

static void consider(claimwire_tokens_piece *piece, size_t place) {
  const uint8_t *bytes = piece->bytes;
  uint8_t byte = bytes[place];
  bool is_start = has(piece, piece->bits.boundaries, place);
  if (place < piece->done) {
    if (!is_start) mark_odd(piece, segment_start(piece, place));
    return;
  }
  switch (byte) {
    case '.':
      if (is_start)
        add_segment(piece, place);
      else if (place == piece->base || !claimwire_is_digit(bytes[place - 1]) ||
               !claimwire_is_digit(byte_at(piece, place + 1)))
        add_inner(piece, place);
      return;
    case ':':
      if (!is_start) break;
      reconsider_word(piece, place);
      return;
    case '/':
      if (!is_start || bytes[place - 1] != ':') break;
      reconsider_word(piece, place - 1);
      return;
    case '-':
      if (!is_start) break;
      add_segment(piece, follows_dash(piece, place) ? place - 1 : place);
      return;
    case '@':
      if (is_start) reconsider_word(piece, place);
      if (place < piece->done) return;
      add_inner(piece, place);
      return;
    case '\'':
    case '`':
    case '#': add_inner(piece, place); return;
    default: break;
  }
  if (byte < 0x80) {
    mark_odd(piece, segment_start(piece, place));
    // It is blank, but a quotation mark before it opens.
    if (byte == 0x7F && place > piece->base) mark_odd(piece, place - 1);
    return;
  }
  uint32_t code_point = claimwire_character_at(bytes + place).code_point;
  if (code_point == 0x2019) {
    add_inner(piece, place);
  } else if (is_start) {
    if (claimwire_class_of(piece->rules, code_point) == claimwire_class_space) add_segment(piece, place);
  } else if (place > piece->base && claimwire_is_blank(bytes[place - 1])) {
    // What extends white space is no token either.
    blank(piece, place, claimwire_tokens_next_boundary(piece, place));
  } else {
    // "-" with a mark on it, which may be more than one.
    if (follows_dash(piece, place)) add_segment(piece, place - 1);
    mark_odd(piece, segment_start(piece, place));
  }
}

/// Whether the word that ends at `place`, not in the piece's first 64 bytes, may be an abbreviation; seldom wrong, and only in
/// saying so.
static inline bool may_be_known(const piece_in_work *piece, size_t place) {
  // The 64 boundaries before the place, that of the byte before it the highest.
  const uint64_t *boundaries = piece->bits.boundaries + (place - piece->base) / 64;
  size_t bit = (place - piece->base) % 64;
  uint64_t before = boundaries[0] << 1 << (63 - bit) | boundaries[-1] >> bit, word;
  size_t length = (size_t)__builtin_clzll(before | 1) + 1;
  memcpy(&word, piece->bytes + place - sizeof word, sizeof word);
  uint64_t folded = (word | 0x2020202020202020) & (length < 8 ? ~0ull << (64 - 8 * length) : ~0ull);
  uint32_t hash = claimwire_tokens_hash(folded);
  return piece->rules->may_own[hash / 64] >> hash % 64 & 1;
}

/// Whether the full stop at `place` may be more than a mark by itself, or is part of a word; seldom wrong, and only in
/// saying so.
static inline bool may_join(const piece_in_work *piece, size_t place) {
  const uint8_t *bytes = piece->bytes;
  if (place < piece->base + 64) return true;
  uint8_t next = byte_at(piece, place + 1), last = bytes[place - 1];
  bool is_inner = !has(piece, piece->bits.boundaries, place);
  bool is_dotted = bytes[place - 2] == '.' || bytes[place - 3] == '.';
  bool is_capital = has(piece, piece->bits.boundaries, place - 1) && claimwire_is_upper(last);
  bool is_decimal = claimwire_is_digit(last) && claimwire_is_digit(next);
  // A stop with marks on it may still be one of some.
  bool is_longer = next >= 0x80 && !has(piece, piece->bits.boundaries, place + 1);
  return (is_inner & !is_decimal) | (last >= 0x80) | is_dotted | is_capital | may_be_known(piece, place) | (next == '.') |
         is_longer;
}

/// Whether a place is of consequence. Seldom wrong, and only in saying so; no branch on what it is.
static inline bool is_worthwhile(const piece_in_work *piece, size_t place) {
  const uint8_t *bytes = piece->bytes;
  uint8_t byte = bytes[place], next = byte_at(piece, place + 1), third = byte_at(piece, place + 2);
  bool is_inner = !has(piece, piece->bits.boundaries, place);
  uint8_t before = bytes[place - (place > piece->base)];
  bool is_dash = (byte == '-') & (next != '-') & (next < 0x80) & (before != '-');
  bool is_colon = (byte == ':') & (next != '/');
  // U+2000 to U+2FFF but for white space and the apostrophe.
  bool is_white = (third < 0x8B) | (third == 0x99) | (third == 0x9F) | ((third & 0xF8) == 0xA8);
  bool is_other = ((byte == 0xE2) & !((next < 0x82) & is_white)) | ((byte == 0xC2) & (next != 0x85) & (next != 0xA0)) |
                  ((byte == 0xE1) & (next != 0x9A)) | ((byte == 0xE3) & (next != 0x80));
  bool is_slash = (byte == '/') & (before != ':');
  bool is_decimal = (byte == ',' || byte == ';') && claimwire_is_digit(before) && claimwire_is_digit(next);
  // What an apostrophe starts is a clitic, if it is anything.
  bool is_closing = (byte == 0xE2) & (next == 0x80) & (third == 0x99) & ((byte_at(piece, place + 3) | 0x20) != 's');
  return is_inner ? !is_decimal : !(is_dash | is_colon | is_slash | is_other | is_closing);
}

/// Leaves out the full stops of which nothing depends on more than the word before, and that word is no abbreviation; no branch
/// on which they are.
static void leave_out_stops(piece_in_work *shared) {
  // A copy that no store can change.
  const piece_in_work copy = *shared, *piece = &copy;
  size_t first = 0;
  while (first < piece->place_count && piece->places[first] < piece->base + 64) first++;
  size_t kept = first;
  for (size_t i = first; i < piece->place_count; i++) {
    uint32_t place = piece->places[i];
    piece->places[kept] = place;
    bool is_other = !has(piece, piece->sights.stops, place), is_known = may_be_known(piece, place);
    kept += (size_t)is_other | (size_t)is_known;
  }
  shared->place_count = kept;
}

void claimwire_tokens_amend(claimwire_tokens_piece *piece) {
  leave_out_stops(piece);
  for (size_t i = 0; i < piece->place_count; i++) {
    uint32_t place = piece->places[i];
    bool is_stop = piece->bytes[place] == '.';
    if (is_stop ? may_join(piece, place) : is_worthwhile(piece, place)) consider(piece, place);
  }
}
