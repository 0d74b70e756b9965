/// Who was harmed, as a verb's subject or object or a noun's complement: one phrase or a list of them.
struct Argument: Sendable {
  /// The phrases' own tokens, one range an item.
  var items: [Item]
  /// From the first item to the last, with what stands between.
  var tokens: Range<Int>

  /// One member of a list.
  struct Item: Sendable {
    var count: PeopleCount
    var tokens: Range<Int>
  }

  /// The counts to claim: each number of two or more by itself, or the sum where any member counts one.
  ///
  /// The conventions' third point: "558 suspects and 135 fugitives" are two counts, "a man and two boys" is three.
  var counts: [(count: PeopleCount, victims: Range<Int>)] {
    guard items.count > 1 else { return items.map { ($0.count, $0.tokens) } }
    guard items.contains(where: { $0.count.isOne || $0.count.isDescription }),
      !items.contains(where: { $0.count.isZero })
    else {
      return items.map { ($0.count, $0.tokens) }
    }
    var sum = items[0].count
    for item in items.dropFirst() { sum = sum.adding(item.count, tokens: tokens) }
    return [(sum, tokens)]
  }
}
