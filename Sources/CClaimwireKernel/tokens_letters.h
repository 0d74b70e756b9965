// Which characters of two and three bytes are letters, by rows of 64: text of one script has few rows, and the kernel looks up
// all of a block that share one at once. Included where the names below are defined.
//
//   KERNEL(name), KERNEL_TARGET    as in tokens_blocks.h
//   static claimwire_tokens_leads KERNEL(leads)(bytes): of 64 bytes
//   static uint64_t KERNEL(two_row)(bytes, lead, row, letters): adds the letters of two bytes that begin with `lead`; returns
//       where those bytes are
//   static uint64_t KERNEL(three_row)(bytes, lead, row, letters): the same of three bytes that begin with two of `lead`

/// How many characters of a block must share a row for it to be remembered.
enum { often = 4 };

KERNEL_TARGET __attribute__((noinline)) static void KERNEL(new_two)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, uint64_t rest, claimwire_tokens_recent *recent,
    claimwire_tokens_letters *letters) {
  while (rest) {
    uint8_t lead = bytes[_tzcnt_u64(rest)];
    const uint8_t *row = rules->letters[lead & 0x1F];
    uint64_t same = KERNEL(two_row)(bytes, lead, row, letters);
    rest &= ~same;
    if (__builtin_popcountll(same) < often) continue;
    recent->two[recent->two_turn] = lead;
    recent->two_rows[recent->two_turn] = row;
    recent->two_turn ^= 1;
  }
}

KERNEL_TARGET __attribute__((noinline)) static void KERNEL(new_three)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, uint64_t rest, claimwire_tokens_recent *recent,
    claimwire_tokens_letters *letters) {
  while (rest) {
    const uint8_t *lead = bytes + _tzcnt_u64(rest);
    const uint8_t *row = rules->letters[(lead[0] & 0x0F) << 6 | (lead[1] & 0x3F)];
    uint64_t same = KERNEL(three_row)(bytes, lead, row, letters);
    rest &= ~same;
    if (__builtin_popcountll(same) < often) continue;
    memcpy(recent->three[recent->three_turn], lead, 2);
    recent->three_rows[recent->three_turn] = row;
    recent->three_turn ^= 1;
  }
}

KERNEL_TARGET static inline claimwire_tokens_letters KERNEL(letters)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, claimwire_tokens_recent *recent) {
  claimwire_tokens_leads leads = KERNEL(leads)(bytes);
  claimwire_tokens_letters letters = {.two = leads.two, .lead = leads.any, .doubtful = leads.doubtful};
  uint64_t rest = leads.two;
  rest &= ~KERNEL(two_row)(bytes, recent->two[0], recent->two_rows[0], &letters);
  rest &= ~KERNEL(two_row)(bytes, recent->two[1], recent->two_rows[1], &letters);
  if (__builtin_expect(rest != 0, 0)) KERNEL(new_two)(rules, bytes, rest, recent, &letters);
  if (leads.three) {
    rest = leads.three;
    rest &= ~KERNEL(three_row)(bytes, recent->three[0], recent->three_rows[0], &letters);
    rest &= ~KERNEL(three_row)(bytes, recent->three[1], recent->three_rows[1], &letters);
    if (__builtin_expect(rest != 0, 0)) KERNEL(new_three)(rules, bytes, rest, recent, &letters);
  }
  letters.caseless = letters.capital & letters.small;
  letters.capital &= ~letters.caseless;
  letters.small &= ~letters.caseless;
  return letters;
}
