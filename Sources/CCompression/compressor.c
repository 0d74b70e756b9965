#include "claimwire_compression.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

struct claimwire_compressor {
  claimwire_compression kind;
  z_stream gzip;
  ZSTD_CStream *zstd;
};

/// zlib: the largest window with a gzip header, and the memory that its documentation calls the default.
enum { gzip_window = 15 + 16, gzip_memory = 8 };

claimwire_compressor *claimwire_compressor_open(claimwire_compression kind) {
  claimwire_compressor *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  made->kind = kind;
  int is_open;
  if (kind == claimwire_compression_gzip) {
    is_open = deflateInit2(&made->gzip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, gzip_memory,
                           Z_DEFAULT_STRATEGY) == Z_OK;
  } else {
    made->zstd = ZSTD_createCStream();
    is_open = made->zstd && !ZSTD_isError(ZSTD_initCStream(made->zstd, ZSTD_CLEVEL_DEFAULT));
  }
  if (is_open) return made;
  ZSTD_freeCStream(made->zstd);
  free(made);
  return NULL;
}

void claimwire_compressor_close(claimwire_compressor *compressor) {
  if (!compressor) return;
  if (compressor->kind == claimwire_compression_gzip) {
    deflateEnd(&compressor->gzip);
  } else {
    ZSTD_freeCStream(compressor->zstd);
  }
  free(compressor);
}

static claimwire_stream_state write_gzip(
    claimwire_compressor *compressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given, int finish) {
  z_stream *stream = &compressor->gzip;
  unsigned in_count = input_count > UINT_MAX ? UINT_MAX : (unsigned)input_count;
  stream->next_in = (Bytef *)input;
  stream->avail_in = in_count;
  stream->next_out = output;
  stream->avail_out = output_count > UINT_MAX ? UINT_MAX : (unsigned)output_count;
  int is_last = finish && in_count == input_count;
  int status = deflate(stream, is_last ? Z_FINISH : Z_NO_FLUSH);
  *taken = (size_t)(stream->next_in - input);
  *given = (size_t)(stream->next_out - output);
  if (status == Z_STREAM_END) {
    return deflateReset(stream) == Z_OK ? claimwire_stream_whole : claimwire_stream_corrupt;
  }
  if (status != Z_OK && status != Z_BUF_ERROR) return claimwire_stream_corrupt;
  return !finish && *taken == input_count ? claimwire_stream_whole : claimwire_stream_more;
}

static claimwire_stream_state write_zstd(
    claimwire_compressor *compressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given, int finish) {
  ZSTD_inBuffer in = {input, input_count, 0};
  ZSTD_outBuffer out = {output, output_count, 0};
  size_t left = ZSTD_compressStream2(compressor->zstd, &out, &in, finish ? ZSTD_e_end : ZSTD_e_continue);
  *taken = in.pos;
  *given = out.pos;
  if (ZSTD_isError(left)) return claimwire_stream_corrupt;
  int is_done = in.pos == in.size && (!finish || left == 0);
  return is_done ? claimwire_stream_whole : claimwire_stream_more;
}

claimwire_stream_state claimwire_compressor_write(
    claimwire_compressor *compressor,
    const uint8_t *input, size_t input_count, size_t *taken,
    uint8_t *output, size_t output_count, size_t *given, int finish) {
  *taken = *given = 0;
  return compressor->kind == claimwire_compression_gzip
             ? write_gzip(compressor, input, input_count, taken, output, output_count, given, finish)
             : write_zstd(compressor, input, input_count, taken, output, output_count, given, finish);
}
