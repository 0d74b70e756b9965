#include "claimwire_compression.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

struct claimwire_decompressor {
  claimwire_compression kind;
  z_stream gzip;
  ZSTD_DStream *zstd;
  /// Whether the input stands between members.
  int is_between;
};

/// zlib: the largest window, and a gzip header where 16 is added.
enum { gzip_window = 15 + 16 };

claimwire_decompressor *claimwire_decompressor_open(claimwire_compression kind) {
  claimwire_decompressor *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  made->kind = kind;
  made->is_between = 1;
  int is_open;
  if (kind == claimwire_compression_gzip) {
    is_open = inflateInit2(&made->gzip, gzip_window) == Z_OK;
  } else {
    made->zstd = ZSTD_createDStream();
    is_open = made->zstd != NULL;
  }
  if (is_open) return made;
  free(made);
  return NULL;
}

void claimwire_decompressor_close(claimwire_decompressor *decompressor) {
  if (!decompressor) return;
  if (decompressor->kind == claimwire_compression_gzip) {
    inflateEnd(&decompressor->gzip);
  } else {
    ZSTD_freeDStream(decompressor->zstd);
  }
  free(decompressor);
}

static unsigned clamped(size_t count) { return count > UINT_MAX ? UINT_MAX : (unsigned)count; }

static claimwire_stream_state read_gzip(
    claimwire_decompressor *decompressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given) {
  z_stream *stream = &decompressor->gzip;
  stream->next_in = (Bytef *)input;
  stream->avail_in = clamped(input_count);
  stream->next_out = output;
  stream->avail_out = clamped(output_count);
  if (input_count > 0) decompressor->is_between = 0;
  int status = inflate(stream, Z_NO_FLUSH);
  *taken = (size_t)(stream->next_in - input);
  *given = (size_t)(stream->next_out - output);
  if (status == Z_STREAM_END) {
    decompressor->is_between = 1;
    return inflateReset(stream) == Z_OK ? claimwire_stream_more : claimwire_stream_corrupt;
  }
  return status == Z_OK || status == Z_BUF_ERROR ? claimwire_stream_more : claimwire_stream_corrupt;
}

static claimwire_stream_state read_zstd(
    claimwire_decompressor *decompressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given) {
  ZSTD_inBuffer in = {input, input_count, 0};
  ZSTD_outBuffer out = {output, output_count, 0};
  size_t wanted = ZSTD_decompressStream(decompressor->zstd, &out, &in);
  *taken = in.pos;
  *given = out.pos;
  if (ZSTD_isError(wanted)) return claimwire_stream_corrupt;
  decompressor->is_between = wanted == 0;
  return claimwire_stream_more;
}

claimwire_stream_state claimwire_decompressor_read(
    claimwire_decompressor *decompressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given) {
  *taken = *given = 0;
  if (input_count == 0 && decompressor->is_between) return claimwire_stream_whole;
  return decompressor->kind == claimwire_compression_gzip
             ? read_gzip(decompressor, input, input_count, taken, output, output_count, given)
             : read_zstd(decompressor, input, input_count, taken, output, output_count, given);
}
