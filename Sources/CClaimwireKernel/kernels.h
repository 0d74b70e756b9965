#ifndef CLAIMWIRE_KERNELS_H
#define CLAIMWIRE_KERNELS_H

#include "claimwire_kernel.h"

size_t claimwire_scalar_utf8_valid_prefix(const uint8_t *bytes, size_t count);
/// The length of the first well-formed characters, as many as have three bytes; less than three where there are no more.
size_t claimwire_scalar_utf8_valid_lead(const uint8_t *bytes, size_t count);
/// The valid prefix where all before `at` is known to be well-formed, but for a character that `at` may part.
size_t claimwire_scalar_utf8_valid_rest(const uint8_t *bytes, size_t count, size_t at);
size_t claimwire_scalar_count_code_points(const uint8_t *bytes, size_t count, size_t *astral);

/// The length of the well-formed character at `bytes`, 0 where it is ill-formed.
size_t claimwire_scalar_character_length(const uint8_t *bytes, size_t count);

claimwire_words_progress claimwire_scalar_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, uint32_t *ends,
    uint8_t *statuses, size_t capacity);
claimwire_words_progress claimwire_scalar_mark_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    const claimwire_words_bits *bits);

#if defined(__aarch64__)
claimwire_words_progress claimwire_neon_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, uint32_t *ends,
    uint8_t *statuses, size_t capacity);
claimwire_words_progress claimwire_neon_mark_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    const claimwire_words_bits *bits);
#endif

#if defined(__x86_64__)
size_t claimwire_avx2_utf8_valid_prefix(const uint8_t *bytes, size_t count);
size_t claimwire_avx2_count_code_points(const uint8_t *bytes, size_t count, size_t *astral);
claimwire_words_progress claimwire_avx2_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, uint32_t *ends,
    uint8_t *statuses, size_t capacity);
claimwire_words_progress claimwire_avx2_mark_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    const claimwire_words_bits *bits);
size_t claimwire_avx512_utf8_valid_prefix(const uint8_t *bytes, size_t count);
claimwire_words_progress claimwire_avx512_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start, uint32_t *ends,
    uint8_t *statuses, size_t capacity);
claimwire_words_progress claimwire_avx512_mark_words(
    const claimwire_words_tables *tables, const uint8_t *bytes, size_t count, size_t start,
    const claimwire_words_bits *bits);
#endif

#endif
