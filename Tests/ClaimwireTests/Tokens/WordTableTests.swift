import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// Word lists looked up by token.
struct WordTableTests {
  @Test func findsWordsInAnyCase() throws {
    let table = WordTable(lines: "killed slain: dead\nhurt o'clock: alive")
    let document = try annotated("Killed SLAIN o’clock hurts")
    let values = document.tokens.map { table.value(of: $0, in: document.bytes) }
    #expect(values == ["dead", "dead", "alive", nil])
  }

  @Test func holdsManyWords() {
    let words = (0..<5_000).map { "word\($0)" }
    let table = WordTable(words.enumerated().map { ($1, $0) })
    #expect(words.indices.allSatisfy { table.value(of: words[$0]) == $0 })
    #expect(table.value(of: "word5000") == nil)
  }
}
