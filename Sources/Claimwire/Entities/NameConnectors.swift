/// Words without capitals that names have in them: "of" between two capitalised words, "al" before one, "province" after.
///
/// Learned from the labelled text: all other words end a stretch that the tagger looks at. Half of the tokens near capitals
/// need no look, for one name in two hundred, most of those errors of annotation.
struct NameConnectors: Sendable {
  static let section: UInt32 = 5

  static let first: UInt8 = 1
  static let inner: UInt8 = 2
  static let last: UInt8 = 4

  private let table: KeyTable

  init?(_ blob: ModelBlob) {
    guard let table = KeyTable(blob, section: NameConnectors.section) else { return nil }
    self.table = table
  }

  /// Whether a name may start with the token, though it has no capital.
  @inline(__always)
  func mayBeFirst(_ token: Token) -> Bool { has(token, NameConnectors.first) }

  /// Whether it may stand between two capitalised words of a name.
  @inline(__always)
  func mayBeInner(_ token: Token) -> Bool { has(token, NameConnectors.inner) }

  /// Whether a name may end with it.
  @inline(__always)
  func mayBeLast(_ token: Token) -> Bool { has(token, NameConnectors.last) }

  @inline(__always)
  private func has(_ token: Token, _ flag: UInt8) -> Bool {
    table.flags(TaggerTraits.word(token)) & flag != 0
  }
}

/// Counts how often words without capitals stand in names and beside them.
struct NameConnectorCounts {
  /// A word must stand in a name so often.
  private static let leastCount = 2

  private struct Count {
    var inside = 0
    var near = 0
  }

  private var first: [UInt32: Count] = [:]
  private var inner: [UInt32: Count] = [:]
  private var last: [UInt32: Count] = [:]

  /// Counts a document's words; `names` are ranges of tokens, ascending.
  mutating func add(_ tokens: [Token], names: [Range<Int>]) {
    let anchors = tokens.indices.filter { TaggerRegions.isAnchor($0, in: tokens) }
    var isAnchor = [Bool](repeating: false, count: tokens.count)
    for anchor in anchors { isAnchor[anchor] = true }
    for (number, anchor) in anchors.enumerated() {
      if anchor > 0, !isAnchor[anchor - 1] {
        first[word(tokens, anchor - 1), default: Count()].near += 1
      }
      let next = anchor + 1
      guard next < tokens.count, !isAnchor[next] else { continue }
      last[word(tokens, next), default: Count()].near += 1
      guard number + 1 < anchors.count, anchors[number + 1] - next <= TaggerRegions.longestGap
      else { continue }
      for index in next..<anchors[number + 1] {
        inner[word(tokens, index), default: Count()].near += 1
      }
    }
    for name in names {
      let inside = name.filter { isAnchor[$0] }
      guard let start = inside.first, let end = inside.last else { continue }
      for index in name where !isAnchor[index] {
        let key = word(tokens, index)
        if index < start {
          first[key, default: Count()].inside += 1
        } else if index > end {
          last[key, default: Count()].inside += 1
        } else {
          inner[key, default: Count()].inside += 1
        }
      }
    }
  }

  /// The table's slots.
  func slots() -> [UInt32] {
    var entries: [(key: UInt32, flags: UInt8)] = []
    func add(_ counts: [UInt32: Count], _ flag: UInt8, leastShare: Double) {
      for (key, count) in counts
      where count.inside >= Self.leastCount
        && Double(count.inside) >= leastShare * Double(count.near)
      {
        entries.append((key, flag))
      }
    }
    // Shares from 0.1 to 5 % were tried on the training sets: more leaves out names, less lets every comma in.
    add(first, NameConnectors.first, leastShare: 0.005)
    add(inner, NameConnectors.inner, leastShare: 0.001)
    add(last, NameConnectors.last, leastShare: 0.005)
    return KeyTable.slots(entries)
  }

  private func word(_ tokens: [Token], _ index: Int) -> UInt32 { TaggerTraits.word(tokens[index]) }
}
