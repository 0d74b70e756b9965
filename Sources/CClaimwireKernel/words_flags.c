#include <stdlib.h>
#include <string.h>

#include "claimwire_words.h"

// Which categories of ICU's rules the kernels can take by themselves.
//
// What a kernel does with a character is the automaton below. A category gets the role of a character that stands for it,
// and keeps it only if ICU's automaton, restricted to the categories that kept theirs, accepts the same stretches with the
// same statuses: both are walked together over every reachable pair of states. So the shortcut is proved against the
// rules of the ICU that is linked, whichever it is, each time the tables are made.

enum { icu_stop = 0, icu_start = 1, accepting_always = 1 };

typedef enum : uint8_t {
  role_complex,
  role_letter,
  role_number,
  role_space,
  role_mid_letter,
  role_mid_number,
  role_mid_both,
  role_extend,
  role_return,
  role_line_feed,
  role_other,
} role;

/// The states of the kernels' automaton; the rules of UAX #29 that each stands for.
typedef enum : uint8_t {
  model_start,
  model_letter,      // letters and numbers, a letter last: WB5, WB10
  model_number,      // the same, a number last: WB8, WB9
  model_space,       // spaces alone: WB3d
  model_other,       // one character and what extends it: WB4, WB999
  model_return,      // CR: WB3, WB3a
  model_line_feed,   // LF or CR LF: WB3a
  model_letter_mid,  // a letter and a mark that only a letter may follow: WB6, WB7
  model_number_mid,  // a number and a mark that only a number may follow: WB11, WB12
  model_stop,        // the boundary lies behind
  model_undecided,   // left to the state table
  model_states,
} model_state;

static const bool is_accepting[model_states] = {
    [model_letter] = true, [model_number] = true, [model_space] = true,
    [model_other] = true,  [model_return] = true, [model_line_feed] = true,
};

static const uint8_t model_status[model_states] = {[model_letter] = 2, [model_number] = 1};

static model_state after_start(role c) {
  switch (c) {
    case role_letter: return model_letter;
    case role_number: return model_number;
    case role_space: return model_space;
    case role_return: return model_return;
    case role_line_feed: return model_line_feed;
    case role_extend: return model_undecided;
    default: return model_other;
  }
}

static model_state after_word(model_state state, role c) {
  switch (c) {
    case role_letter: return model_letter;
    case role_number: return model_number;
    case role_extend: return state;
    case role_mid_letter: return state == model_letter ? model_letter_mid : model_stop;
    case role_mid_number: return state == model_number ? model_number_mid : model_stop;
    case role_mid_both: return state == model_letter ? model_letter_mid : model_number_mid;
    default: return model_stop;
  }
}

static model_state model_next(model_state state, role c) {
  switch (state) {
    case model_start: return after_start(c);
    case model_letter:
    case model_number: return after_word(state, c);
    case model_space: return c == role_space ? model_space : c == role_extend ? model_other : model_stop;
    case model_other: return c == role_extend ? model_other : model_stop;
    case model_return: return c == role_line_feed ? model_line_feed : model_stop;
    case model_letter_mid: return c == role_letter ? model_letter : c == role_extend ? model_undecided : model_stop;
    case model_number_mid: return c == role_number ? model_number : c == role_extend ? model_undecided : model_stop;
    default: return model_stop;
  }
}

/// Whether ICU's automaton in `icu` says what the model in `model` does.
static bool agrees(const claimwire_words_tables *tables, uint16_t icu, model_state model) {
  if (model == model_stop) return icu == icu_stop;
  if (tables->look_ahead[icu] != 0 || tables->accepting[icu] > accepting_always) return false;
  if (is_accepting[model])
    return tables->accepting[icu] == accepting_always && tables->status[icu] == model_status[model];
  return tables->accepting[icu] == 0;
}

/// Walks both automata together. The category on which they part, or -1 where they never do.
static int disagreement(const claimwire_words_tables *tables, const role *roles) {
  size_t pair_count = (size_t)tables->states * model_states;
  uint8_t *is_seen = calloc(pair_count, 1);
  uint32_t *pending = malloc(pair_count * sizeof *pending);
  int found = -1;
  size_t pending_count = 0;
  if (is_seen && pending) pending[pending_count++] = icu_start * model_states + model_start;
  while (pending_count > 0 && found < 0) {
    uint32_t pair = pending[--pending_count];
    uint16_t icu = (uint16_t)(pair / model_states);
    model_state model = (model_state)(pair % model_states);
    for (int category = 0; category < tables->category_count && found < 0; category++) {
      if (roles[category] == role_complex) continue;
      model_state next_model = model_next(model, roles[category]);
      if (next_model == model_undecided) continue;
      uint16_t next_icu = tables->next[icu * tables->category_count + category];
      if (!agrees(tables, next_icu, next_model)) found = category;
      uint32_t next = (uint32_t)next_icu * model_states + next_model;
      if (next_model == model_stop || is_seen[next]) continue;
      is_seen[next] = 1;
      pending[pending_count++] = next;
    }
  }
  if (!is_seen || !pending) found = 0;
  free(is_seen);
  free(pending);
  return found;
}

static uint8_t category_of(const claimwire_words_tables *tables, uint32_t code_point) {
  size_t row = tables->row_of[code_point / claimwire_words_row];
  return tables->categories[row * claimwire_words_row + code_point % claimwire_words_row];
}

/// Characters that stand for their category. Marks before letters: where a version of ICU has both in one category, the
/// last one wins.
static const struct {
  uint32_t code_point;
  role role;
} exemplars[] = {
    {'!', role_other},       {'"', role_other},       {0xA9, role_other},       {0xB7, role_mid_letter},
    {'.', role_mid_both},    {'\'', role_mid_both},   {',', role_mid_number},   {0x301, role_extend},
    {0xAD, role_extend},     {'\r', role_return},     {'\n', role_line_feed},   {' ', role_space},
    {'1', role_number},      {'@', role_letter},      {'a', role_letter},
};

static uint8_t flags_of(role c, bool is_ascii) {
  switch (c) {
    case role_letter: return claimwire_words_letter;
    case role_number: return claimwire_words_number;
    case role_space: return is_ascii ? claimwire_words_space : claimwire_words_complex;
    case role_mid_letter: return claimwire_words_mid_letter;
    case role_mid_number: return claimwire_words_mid_number;
    case role_mid_both: return claimwire_words_mid_letter | claimwire_words_mid_number;
    case role_extend: return is_ascii ? claimwire_words_complex : claimwire_words_extend;
    case role_return: return is_ascii ? claimwire_words_return : claimwire_words_complex;
    case role_line_feed: return is_ascii ? claimwire_words_extend : claimwire_words_complex;
    case role_other: return 0;
    case role_complex: break;
  }
  return claimwire_words_complex;
}

/// What ASCII characters are to their neighbours.
static void assign_neighbours(claimwire_words_tables *tables) {
  enum { number = 1, letter = 2, space = 4, between_letters = 8, between_numbers = 16, line_end = 32 };
  for (int byte = 0; byte < 128; byte++) {
    uint8_t flags = tables->flags[byte], earlier = 0, middle = 0, later = 0;
    if (flags & claimwire_words_letter) earlier = letter | between_letters, middle = letter | number, later = between_letters;
    if (flags & claimwire_words_number) earlier = number | between_numbers, middle = letter | number, later = between_numbers;
    if (flags & claimwire_words_space) earlier = middle = space;
    if (flags & claimwire_words_mid_letter) middle |= between_letters;
    if (flags & claimwire_words_mid_number) middle |= between_numbers;
    if (flags & claimwire_words_return) earlier = line_end;
    if (flags & claimwire_words_extend) middle = line_end;
    if (flags & claimwire_words_complex) earlier = middle = later = claimwire_words_complex;
    tables->earlier[byte] = earlier;
    tables->middle[byte] = middle;
    tables->later[byte] = later;
  }
}

void claimwire_words_assign_flags(claimwire_words_tables *tables) {
  role roles[256] = {role_complex};
  for (size_t i = 0; i < sizeof exemplars / sizeof *exemplars; i++) {
    uint8_t category = category_of(tables, exemplars[i].code_point);
    if (category < tables->first_dictionary_category) roles[category] = exemplars[i].role;
  }
  int category;
  while ((category = disagreement(tables, roles)) >= 0) {
    // No memory, or what had no role at all: nothing is left to the kernels.
    if (roles[category] == role_complex) memset(roles, role_complex, sizeof roles);
    if (roles[category] == role_complex) break;
    roles[category] = role_complex;
  }
  for (size_t row = 0; row < tables->row_count; row++) {
    uint8_t all = claimwire_words_complex;
    for (size_t column = 0; column < claimwire_words_row; column++) {
      size_t index = row * claimwire_words_row + column;
      // Rows 0 and 1 are ASCII and nothing else.
      tables->flags[index] = flags_of(roles[tables->categories[index]], row < 2);
      all &= tables->flags[index];
    }
    tables->is_complex_row[row] = all;
  }
  assign_neighbours(tables);
  uint16_t none = (uint16_t)(tables->row_count * claimwire_words_row);
  for (int byte = 0; byte < 256; byte++) {
    bool is_ascii = byte < 0x80, leads_two = byte >= 0xC2 && byte < 0xE0;
    tables->leads[byte].base =
        is_ascii ? (uint16_t)byte
                 : leads_two ? (uint16_t)(tables->row_of[byte & 0x1F] * claimwire_words_row) : none;
    tables->leads[byte].mask = leads_two ? 0x3F : 0;
  }
  for (unsigned flags = 0; flags < 256; flags++) {
    uint64_t spread = 0;
    for (int bit = 0; bit < 8; bit++) spread |= (uint64_t)(flags >> bit & 1) << 8 * bit;
    tables->spread[flags] = spread;
  }
  for (int byte = 0; byte < 128; byte++) tables->ascii_spread[byte] = tables->spread[tables->flags[byte]];
}
