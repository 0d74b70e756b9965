// ICU's compiled word rules as the kernels' tables.
#ifndef CLAIMWIRE_WORD_RULES_H
#define CLAIMWIRE_WORD_RULES_H

#include <unicode/ubrk.h>

#include "claimwire_words.h"

/// The rules of a word iterator as plain tables, about 60 kB, made in half a millisecond. NULL where this ICU compiles its
/// rules in a format that is not known here; its own iterator then does the work.
claimwire_words_tables *claimwire_icu_word_tables_of(UBreakIterator *iterator);

void claimwire_icu_word_tables_close(claimwire_words_tables *tables);

#endif
