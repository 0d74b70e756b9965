#ifndef CLAIMWIRE_COMPRESSION_H
#define CLAIMWIRE_COMPRESSION_H

#include <stddef.h>
#include <stdint.h>

/// gzip (RFC 1952) through zlib and Zstandard (RFC 8878) through libzstd, as streams: one member or frame after another,
/// as `cat a.gz b.gz` makes them.

typedef enum {
  claimwire_compression_gzip,
  claimwire_compression_zstd,
} claimwire_compression;

typedef enum {
  /// Bytes were taken or given; call again.
  claimwire_stream_more,
  /// All input was taken and it ended between members: the end, unless more input comes.
  claimwire_stream_whole,
  /// What stands in the input is no such data; nothing more can be had from it.
  claimwire_stream_corrupt,
} claimwire_stream_state;

typedef struct claimwire_decompressor claimwire_decompressor;

/// NULL where memory is short.
claimwire_decompressor *claimwire_decompressor_open(claimwire_compression kind);
void claimwire_decompressor_close(claimwire_decompressor *decompressor);

/// Decodes from `input` into `output`; `*taken` and `*given` say how much of each was used.
claimwire_stream_state claimwire_decompressor_read(
    claimwire_decompressor *decompressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given);

typedef struct claimwire_compressor claimwire_compressor;

/// NULL where memory is short. Level 6 for gzip and 3 for Zstandard, their own defaults.
claimwire_compressor *claimwire_compressor_open(claimwire_compression kind);
void claimwire_compressor_close(claimwire_compressor *compressor);

/// Encodes from `input` into `output`; with `finish`, ends the member once all input is taken.
///
/// `claimwire_stream_whole` says that all input was taken and, with `finish`, that the member is ended.
claimwire_stream_state claimwire_compressor_write(
    claimwire_compressor *compressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given, int finish);

#endif
