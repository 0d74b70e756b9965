// Bits of 64 bytes as masks of 64 bits, and back; included where KERNEL_TARGET, with AVX-512 VBMI and GFNI, is set.

/// The bytes of eight words of 64 bits put across: the nth of a word to the nth word.
KERNEL_TARGET static inline __m512i across(__m512i words) {
  const __m512i places = _mm512_set_epi64(
      0x3F372F271F170F07, 0x3E362E261E160E06, 0x3D352D251D150D05, 0x3C342C241C140C04, 0x3B332B231B130B03,
      0x3A322A221A120A02, 0x3931292119110901, 0x3830282018100800);
  return _mm512_permutexvar_epi8(places, words);
}

/// Of 64 bytes the masks of their bits, that of the lowest first: bits are put across by words, with GFNI's product of
/// matrices, one of which is nothing but the order of its rows; then bytes among words.
KERNEL_TARGET static inline __m512i masks_of(__m512i bytes) {
  const __m512i reversed = _mm512_broadcast_i32x4(_mm_set_epi64x(0x08090A0B0C0D0E0F, 0x0001020304050607));
  const __m512i identity = _mm512_set1_epi64((long long)0x8040201008040201);
  return across(_mm512_gf2p8affine_epi64_epi8(identity, _mm512_shuffle_epi8(bytes, reversed), 0));
}

/// The bytes of which those are the masks.
KERNEL_TARGET static inline __m512i bytes_of(__m512i masks) {
  // As of across, but each word from its end.
  const __m512i places = _mm512_set_epi64(
      0x070F171F272F373F, 0x060E161E262E363E, 0x050D151D252D353D, 0x040C141C242C343C, 0x030B131B232B333B,
      0x020A121A222A323A, 0x0109111921293139, 0x0008101820283038);
  const __m512i identity = _mm512_set1_epi64((long long)0x8040201008040201);
  return _mm512_gf2p8affine_epi64_epi8(identity, _mm512_permutexvar_epi8(places, masks), 0);
}

/// Of each byte, its highest bit left out, what the table has.
KERNEL_TARGET static inline __m512i look_up(const uint8_t table[128], __m512i bytes) {
  return _mm512_permutex2var_epi8(_mm512_loadu_si512(table), bytes, _mm512_loadu_si512(table + 64));
}
