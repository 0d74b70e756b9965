/// Adds up the words of a spelled number as they come, refusing a word that cannot go on with it.
struct SpelledSum {
  /// What stands below the next word of scale.
  private var current = 0.0
  private var total = 0.0
  /// The least word of scale so far; scales must fall.
  private var leastScale = Double.infinity
  private var hasWord = false
  /// What the last word of scale multiplied by, 1 where there was none.
  private(set) var lastScale = 1.0
  /// Whether the last word was an ordinal, which ends a number.
  private(set) var isOrdinal = false

  /// The number so far.
  var value: Double { total + current }

  /// Whether "and" may go on: after "hundred" and "thousand".
  var takesAnd: Bool {
    (current >= 100 && current.remainder(dividingBy: 100) == 0) || (current == 0 && total > 0)
  }

  /// Whether the word may stand after "and".
  func takesAfterAnd(_ word: NumberWord?) -> Bool {
    switch word {
    case .small(let value): value > 0
    case .tens, .ordinal, .tensOrdinal: true
    default: false
    }
  }

  /// Adds the word; false where it starts another number.
  mutating func accept(_ word: NumberWord) -> Bool {
    let isAccepted: Bool
    switch word {
    case .small(let value): isAccepted = addSmall(value)
    case .tens(let value): isAccepted = addTens(value)
    case .hundred: isAccepted = multiply(by: 100)
    case .scale(let scale): isAccepted = raise(by: scale)
    case .group(let size): isAccepted = group(by: size)
    case .ordinal(let value): isAccepted = hasWord && end(addSmall(value))
    case .tensOrdinal(let value): isAccepted = hasWord && end(addTens(value))
    case .scaleOrdinal(let scale):
      isAccepted = hasWord && end(scale == 100 ? multiply(by: 100) : raise(by: scale))
    default: isAccepted = false
    }
    hasWord = hasWord || isAccepted
    return isAccepted
  }

  private mutating func end(_ isAccepted: Bool) -> Bool {
    isOrdinal = isAccepted
    return isAccepted
  }

  private mutating func addSmall(_ value: Double) -> Bool {
    guard leastScale > 12 else { return false }
    let below = current.truncatingRemainder(dividingBy: 100)
    let followsTens = below >= 20 && below.truncatingRemainder(dividingBy: 10) == 0
    let isFree = current == 0 ? !hasWord || total > 0 : below == 0
    guard isFree || (followsTens && value > 0 && value < 10) else { return false }
    current += value
    return true
  }

  private mutating func addTens(_ value: Double) -> Bool {
    guard leastScale > 12, current == 0 || current.truncatingRemainder(dividingBy: 100) == 0 else {
      return false
    }
    current += value
    return true
  }

  /// "two hundred", "twelve hundred", and "hundred" by itself.
  private mutating func multiply(by hundred: Double) -> Bool {
    guard current < 100, current > 0 || !hasWord else { return false }
    current = max(current, 1) * hundred
    lastScale = hundred
    return true
  }

  private mutating func raise(by scale: Double) -> Bool {
    guard scale < leastScale, current > 0 || !hasWord else { return false }
    total += max(current, 1) * scale
    current = 0
    leastScale = scale
    lastScale = scale
    return true
  }

  /// "two dozen", "three score"; "score" by itself is a goal or a tune.
  private mutating func group(by size: Double) -> Bool {
    guard total == 0, current > 0 ? current < 100 : !hasWord && size == 12 else { return false }
    total = max(current, 1) * size
    current = 0
    leastScale = size
    lastScale = size
    return true
  }
}
