// Which characters of two and three bytes are letters, by rows of 64: text of one script has few rows, and the kernel looks up
// all of a block that share one at once. Included where the names below are defined.
//
//   KERNEL(name), KERNEL_TARGET    as in tokens_blocks.h
//   static claimwire_tokens_leads KERNEL(leads)(bytes): of 64 bytes
//   static claimwire_tokens_marks KERNEL(general_marks)(bytes): of 64 bytes, of which three more may be read
//   KERNEL(found)    vectors of a byte for each of 64, for one of the rows: see claimwire_tokens_rules.letters
//   static uint64_t KERNEL(add_two)(bytes, lead, row, found): adds the letters of two bytes that begin with `lead`; returns
//       where those bytes are
//   static uint64_t KERNEL(add_three)(bytes, lead, row, found): the same of three bytes that begin with two of `lead`
//   static void KERNEL(split)(found, letters): fills in `capital` and `small`

/// How many characters of a block must share a row for it to be remembered.
enum { often = 4 };

KERNEL_TARGET __attribute__((noinline)) static KERNEL(found) KERNEL(new_two)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, uint64_t rest, claimwire_tokens_recent *recent,
    KERNEL(found) found) {
  while (rest) {
    uint8_t lead = bytes[_tzcnt_u64(rest)];
    const uint8_t *row = rules->letters[lead & 0x1F];
    uint64_t same = KERNEL(add_two)(bytes, lead, row, &found);
    rest &= ~same;
    if (__builtin_popcountll(same) < often) continue;
    recent->two[recent->two_turn] = lead;
    recent->two_rows[recent->two_turn] = row;
    recent->two_turn ^= 1;
  }
  return found;
}

KERNEL_TARGET __attribute__((noinline)) static KERNEL(found) KERNEL(new_three)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, uint64_t rest, claimwire_tokens_recent *recent,
    KERNEL(found) found) {
  while (rest) {
    const uint8_t *lead = bytes + _tzcnt_u64(rest);
    const uint8_t *row = rules->letters[(lead[0] & 0x0F) << 6 | (lead[1] & 0x3F)];
    uint64_t same = KERNEL(add_three)(bytes, lead, row, &found);
    rest &= ~same;
    if (__builtin_popcountll(same) < often) continue;
    memcpy(recent->three[recent->three_turn], lead, 2);
    recent->three_rows[recent->three_turn] = row;
    recent->three_turn ^= 1;
  }
  return found;
}

KERNEL_TARGET static inline claimwire_tokens_letters KERNEL(letters)(
    const claimwire_tokens_rules *rules, const uint8_t *bytes, claimwire_tokens_recent *recent) {
  claimwire_tokens_leads leads = KERNEL(leads)(bytes);
  claimwire_tokens_letters letters = {
      .two = leads.two, .lead = leads.any, .doubtful = leads.doubtful};
  if (leads.general) {
    claimwire_tokens_marks marks = KERNEL(general_marks)(bytes);
    letters.doubtful &= ~marks.any;
    letters.mark = marks.any;
    letters.opening = marks.opening;
    letters.apostrophe = marks.apostrophe;
  }
  KERNEL(found) found = {0};
  if (leads.two) {
    uint64_t rest = leads.two & ~KERNEL(add_two)(bytes, recent->two[0], recent->two_rows[0], &found);
    rest &= ~KERNEL(add_two)(bytes, recent->two[1], recent->two_rows[1], &found);
    if (__builtin_expect(rest != 0, 0)) found = KERNEL(new_two)(rules, bytes, rest, recent, found);
  }
  if (leads.three) {
    uint64_t rest = leads.three & ~KERNEL(add_three)(bytes, recent->three[0], recent->three_rows[0], &found);
    rest &= ~KERNEL(add_three)(bytes, recent->three[1], recent->three_rows[1], &found);
    if (__builtin_expect(rest != 0, 0)) found = KERNEL(new_three)(rules, bytes, rest, recent, found);
  }
  if (!(leads.two | leads.three)) return letters;
  KERNEL(split)(found, &letters);
  letters.caseless = letters.capital & letters.small;
  letters.capital &= ~letters.caseless;
  letters.small &= ~letters.caseless;
  return letters;
}
