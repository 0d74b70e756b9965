/// The counts that claims of each kind already stand on, so that none is claimed twice.
///
/// Ranges of one kind never overlap, so their order by start is their order by end: a look-up is O(log n), and as harm
/// words are read from left to right, a new range nearly always belongs at the end.
struct TakenCounts {
  private var ranges = [[Range<Int>]](repeating: [], count: HarmKind.allCases.count)

  /// Notes the count; false where a claim of that kind stands on one of its tokens already.
  mutating func take(_ tokens: Range<Int>, for kind: HarmKind) -> Bool {
    let row = Self.row(of: kind)
    let index = ranges[row].firstIndexSorted { $0.upperBound > tokens.lowerBound }
    if index < ranges[row].count, ranges[row][index].lowerBound < tokens.upperBound { return false }
    ranges[row].insert(tokens, at: index)
    return true
  }

  private static func row(of kind: HarmKind) -> Int {
    switch kind {
    case .killed: 0
    case .injured: 1
    case .missing: 2
    case .displaced: 3
    case .detained: 4
    case .kidnapped: 5
    }
  }
}
