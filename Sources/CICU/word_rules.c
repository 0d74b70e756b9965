#include "word_rules.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucptrie.h>

// The layout of ICU's compiled break rules, as `ubrk_getBinaryRules` gives them (icu4c/source/common/rbbidata.h,
// format version 6 since ICU 69).

typedef struct {
  uint32_t magic;
  uint8_t format_version[4];
  uint32_t length;
  uint32_t category_count;
  uint32_t forward_table, forward_table_length;
  uint32_t reverse_table, reverse_table_length;
  uint32_t trie, trie_length;
  uint32_t rule_source, rule_source_length;
  uint32_t status_table, status_table_length;
  uint32_t reserved[6];
} rules_header;

typedef struct {
  uint32_t state_count;
  uint32_t row_length;
  uint32_t first_dictionary_category;
  uint32_t look_ahead_slots;
  uint32_t flags;
} table_header;

enum { rules_magic = 0xB1A0, rules_format = 6 };
enum { flag_begin_required = 2, flag_rows_of_bytes = 4 };
enum { row_accepting, row_look_ahead, row_status, row_next };

/// A cell of a row, which is of bytes or of 16-bit units.
static uint16_t cell(const uint8_t *rows, const table_header *table, uint32_t state, uint32_t column) {
  const uint8_t *row = rows + (size_t)state * table->row_length;
  if (table->flags & flag_rows_of_bytes) return row[column];
  uint16_t value;
  memcpy(&value, row + 2 * (size_t)column, sizeof value);
  return value;
}

/// The last of a state's rule statuses, which are ascending, divided by 100.
static uint8_t status_class(const uint8_t *rules, const rules_header *header, uint16_t index) {
  const int32_t *statuses = (const int32_t *)(const void *)(rules + header->status_table);
  return (uint8_t)(statuses[index + statuses[index]] / 100);
}

static bool fill_states(claimwire_words_tables *tables, const uint8_t *rules, const rules_header *header) {
  table_header table;
  memcpy(&table, rules + header->forward_table, sizeof table);
  if (table.flags & flag_begin_required || table.look_ahead_slots > claimwire_words_slots) return false;
  const uint8_t *rows = rules + header->forward_table + sizeof table;
  tables->states = (uint16_t)table.state_count;
  tables->category_count = (uint16_t)header->category_count;
  tables->first_dictionary_category = (uint16_t)table.first_dictionary_category;
  tables->slots = (uint16_t)table.look_ahead_slots;
  tables->next = calloc((size_t)table.state_count * header->category_count, sizeof *tables->next);
  tables->accepting = calloc(table.state_count, sizeof *tables->accepting);
  tables->look_ahead = calloc(table.state_count, sizeof *tables->look_ahead);
  tables->status = calloc(table.state_count, sizeof *tables->status);
  if (!tables->next || !tables->accepting || !tables->look_ahead || !tables->status) return false;
  for (uint32_t state = 0; state < table.state_count; state++) {
    tables->accepting[state] = cell(rows, &table, state, row_accepting);
    tables->look_ahead[state] = cell(rows, &table, state, row_look_ahead);
    tables->status[state] = status_class(rules, header, cell(rows, &table, state, row_status));
    for (uint32_t category = 0; category < header->category_count; category++)
      tables->next[state * header->category_count + category] = cell(rows, &table, state, row_next + category);
  }
  return true;
}

enum { width = claimwire_words_row };

/// Where the tables are filled to, and how far they reach.
typedef struct {
  uint16_t rows, room;
  /// The row that is all of a category; 0 where none is yet.
  uint16_t uniform[256];
} rows_made;

/// A new row, with no category yet; twice the room where it is used up.
static bool add_row(claimwire_words_tables *tables, rows_made *made) {
  if (made->rows == made->room) {
    uint16_t room = (uint16_t)(made->room * 2);
    uint8_t *categories = room > made->room ? realloc(tables->categories, (size_t)room * width) : NULL;
    if (!categories) return false;
    tables->categories = categories;
    made->room = room;
  }
  memset(tables->categories + (size_t)made->rows * width, 0, width);
  made->rows += 1;
  return true;
}

/// Gives the code points from `at` to `end` their category.
static bool fill_range(claimwire_words_tables *tables, rows_made *made, UChar32 at, UChar32 end, uint8_t category) {
  while (at <= end) {
    UChar32 column = at % width, stop = at - column + width - 1 < end ? at - column + width - 1 : end;
    bool is_whole = column == 0 && stop - at == width - 1;
    uint16_t *row = &tables->row_of[at / width];
    // ASCII's two rows are never shared.
    if (is_whole && made->uniform[category] && at >= 2 * width) {
      *row = made->uniform[category];
    } else {
      if (column == 0) {
        *row = made->rows;
        if (!add_row(tables, made)) return false;
      }
      if (is_whole) made->uniform[category] = *row;
      memset(tables->categories + (size_t)*row * width + column, category, (size_t)(stop - at + 1));
    }
    at = stop + 1;
  }
  return true;
}

/// Two stages: rows of 64 code points that are all of one category share a row. ICU's trie is walked by its ranges, some
/// thousand of them, rather than by code points.
static bool fill_categories(claimwire_words_tables *tables, const uint8_t *rules, const rules_header *header) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;
  UCPTrie *trie = ucptrie_openFromBinary(
      UCPTRIE_TYPE_ANY, UCPTRIE_VALUE_BITS_ANY, rules + header->trie, (int32_t)header->trie_length, &length, &status);
  if (U_FAILURE(status)) return false;
  rows_made made = {.room = 256};
  tables->row_of = calloc(claimwire_words_rows, sizeof *tables->row_of);
  tables->categories = malloc((size_t)made.room * width);
  bool is_filled = tables->row_of && tables->categories;
  UChar32 start = 0, end;
  uint32_t value;
  while (is_filled && (end = ucptrie_getRange(trie, start, UCPMAP_RANGE_NORMAL, 0, NULL, NULL, &value)) >= 0) {
    is_filled = fill_range(tables, &made, start, end, (uint8_t)value);
    start = end + 1;
  }
  ucptrie_close(trie);
  tables->row_count = made.rows;
  // One row more, without any flags.
  tables->flags = calloc((size_t)made.rows + 1, width);
  tables->is_complex_row = calloc((size_t)made.rows + 1, 1);
  return is_filled && tables->flags && tables->is_complex_row;
}

void claimwire_icu_word_tables_close(claimwire_words_tables *tables) {
  if (!tables) return;
  free(tables->row_of);
  free(tables->categories);
  free(tables->flags);
  free(tables->is_complex_row);
  free(tables->next);
  free(tables->accepting);
  free(tables->look_ahead);
  free(tables->status);
  free(tables);
}

static claimwire_words_tables *tables_from(const uint8_t *rules) {
  rules_header header;
  memcpy(&header, rules, sizeof header);
  if (header.magic != rules_magic || header.format_version[0] != rules_format) return NULL;
  claimwire_words_tables *tables = calloc(1, sizeof *tables);
  if (tables && fill_states(tables, rules, &header) && fill_categories(tables, rules, &header)) {
    claimwire_words_assign_flags(tables);
    return tables;
  }
  claimwire_icu_word_tables_close(tables);
  return NULL;
}

claimwire_words_tables *claimwire_icu_word_tables_of(UBreakIterator *iterator) {
  UErrorCode status = U_ZERO_ERROR;
  claimwire_words_tables *tables = NULL;
  int32_t length = ubrk_getBinaryRules(iterator, NULL, 0, &status);
  uint8_t *rules = U_SUCCESS(status) ? malloc((size_t)length) : NULL;
  if (rules) {
    ubrk_getBinaryRules(iterator, rules, length, &status);
    if (U_SUCCESS(status)) tables = tables_from(rules);
    free(rules);
  }
  return tables;
}
