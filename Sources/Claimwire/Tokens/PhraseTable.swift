/// Phrases of one to eight words with a value each, matched against tokens at their fixed end.
///
/// Built once from text. A token that starts (or ends) no phrase costs one table lookup. Words are compared by key.
struct PhraseTable<Value: Sendable>: Sendable {
  /// Which end of a phrase is known.
  enum Anchor: Sendable {
    /// Phrases are matched forwards from their first word.
    case start
    /// Phrases are matched backwards from their last word.
    case end
  }

  private struct Phrase: Sendable {
    /// The keys of the other words, from the anchor outwards.
    var rest: [UInt32]
    var value: Value
  }

  private let anchor: Anchor
  /// By the word at the anchor: which of `groups`.
  private let heads: WordTable<Int>
  private var groups: [[Phrase]] = []

  /// A table of phrases, their words separated by white space, in lower case.
  init(_ entries: [(phrase: String, value: Value)], anchor: Anchor) {
    self.anchor = anchor
    var headIndex: [String: Int] = [:]
    for entry in entries {
      var words = entry.phrase.lexiconParts(" ").map(String.init)
      if anchor == .end { words.reverse() }
      guard let head = words.first else { continue }
      let group = headIndex[head] ?? groups.count
      if group == groups.count {
        headIndex[head] = group
        groups.append([])
      }
      groups[group].append(
        Phrase(rest: words.dropFirst().map { WordKey($0).value }, value: entry.value)
      )
    }
    for index in groups.indices { groups[index].sort { $0.rest.count > $1.rest.count } }
    heads = WordTable(headIndex.map { ($0.key, $0.value) })
  }

  /// The longest phrase with its anchor word at `index`, all of it inside `bounds`.
  func match(
    at index: Int,
    in tokens: [Token],
    _ bytes: [UInt8],
    bounds: Range<Int>
  ) -> (tokens: Range<Int>, value: Value)? {
    guard bounds.contains(index), let group = heads.value(of: tokens[index], in: bytes) else {
      return nil
    }
    for phrase in groups[group] {
      let far = anchor == .start ? index + phrase.rest.count : index - phrase.rest.count
      guard bounds.contains(far) else { continue }
      let isMatch = phrase.rest.indices.allSatisfy {
        tokens[anchor == .start ? index + 1 + $0 : index - 1 - $0].key == phrase.rest[$0]
      }
      if isMatch { return (min(index, far)..<max(index, far) + 1, phrase.value) }
    }
    return nil
  }
}

extension PhraseTable {
  /// Lines of phrases separated by "|" and then, after a colon, the value that they share, which `value` reads:
  /// `more than | over: >`.
  init(lines: String, anchor: Anchor, value: (Substring) -> Value?) {
    var entries: [(phrase: String, value: Value)] = []
    for line in lines.lexiconParts("\n") {
      let halves = line.lexiconParts(":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let name = halves[1].lexiconParts(" ").first ?? ""
      guard let value = value(name) else { continue }
      for phrase in halves[0].lexiconParts("|") { entries.append((String(phrase), value)) }
    }
    self.init(entries, anchor: anchor)
  }
}
