import CClaimwireKernel
import Testing

@testable import Claimwire

/// The kernel writes tokens into memory as Swift reads them.
struct TokenLayoutTests {
  @Test func tokensLieInMemoryAlike() {
    #expect(MemoryLayout<Token>.size == MemoryLayout<claimwire_token>.size)
    #expect(MemoryLayout<Token>.stride == MemoryLayout<claimwire_token>.stride)
    var written = claimwire_token(
      start: 1,
      end: 2,
      key: 3,
      kind: UInt8(claimwire_token_symbol),
      letter_case: UInt8(claimwire_case_mixed_lower),
      flags: UInt8(claimwire_flag_gap),
      ascii: 7
    )
    let token = withUnsafeBytes(of: &written) { $0.load(as: Token.self) }
    #expect(token.start == 1 && token.end == 2 && token.key == 3 && token.ascii == 7)
    #expect(token.kind == .symbol)
    #expect(token.letterCase == .mixedLower)
    #expect(token.flags == .gapBefore)
  }

  @Test func namesOfTheKernelAreThoseOfSwift() {
    let kinds = [
      claimwire_token_word, claimwire_token_number, claimwire_token_punctuation,
      claimwire_token_symbol, claimwire_token_url, claimwire_token_email, claimwire_token_handle,
      claimwire_token_hashtag, claimwire_token_emoji, claimwire_token_ideographic,
    ]
    #expect(kinds.map { TokenKind(rawValue: UInt8($0)) } == TokenKind.allCases)
    let conditions: [(Int, Abbreviations.Condition)] = [
      (claimwire_stop_always, .always), (claimwire_stop_before_number, .beforeNumber),
      (claimwire_stop_capitalized, .capitalized),
      (claimwire_stop_capitalized_before_number, .capitalizedBeforeNumber),
      (claimwire_stop_state, .state),
    ]
    for (condition, name) in conditions { #expect(UInt8(condition) == name.rawValue) }
    let flags: [(Int, TokenFlags)] = [
      (claimwire_flag_space, .spaceBefore), (claimwire_flag_line, .lineBefore),
      (claimwire_flag_paragraph, .paragraphBefore), (claimwire_flag_clitic, .clitic),
      (claimwire_flag_abbreviation, .abbreviation), (claimwire_flag_digits, .digits),
      (claimwire_flag_opening, .opening), (claimwire_flag_gap, .gapBefore),
    ]
    for (flag, name) in flags { #expect(TokenFlags(rawValue: UInt8(flag)) == name) }
    var cases: [UInt8] = []
    for letterCase in [
      LetterCase.caseless, .lower, .capitalized, .upper, .mixedCapitalized, .mixedLower,
    ] {
      withUnsafeBytes(of: letterCase) { cases += $0 }
    }
    #expect(
      cases.map(Int.init) == [
        claimwire_case_caseless, claimwire_case_lower, claimwire_case_capitalized,
        claimwire_case_upper, claimwire_case_mixed_capitalized, claimwire_case_mixed_lower,
      ]
    )
  }
}
