/// Spellings of one name from another script: "Chernenko", "Tchernenko"; "Mohammed", "Muhammad"; "al-Sahhaf", "Essahaf".
enum Transliteration {
  /// Longer words are not compared.
  private static let longestWord = 24

  /// Whether the two folded words are spellings of one name: alike when spelled by sound, or a letter or two apart
  /// relative to their length, with one first sound.
  static func isVariant(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left == right { return true }
    guard left.count <= longestWord, right.count <= longestWord,
      let first = firstSound(left), first == firstSound(right)
    else { return false }
    let left = sound(left)
    let right = sound(right)
    if left == right { return left.count > 2 }
    let length = min(left.count, right.count)
    // One letter in five: what separates spellings of one name in the lists of Russian, Arabic and Chinese names that
    // style guides give, while "Hansen" and "Jansen" or "Brown" and "Braun" stay apart.
    guard length >= 5 else { return false }
    return distance(left, right, atMost: length / 5) <= length / 5
  }

  /// A key that most spellings of a name share: its consonants by sound, vowels left out but a leading one.
  static func skeleton(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var skeleton = sound(word)
    var isFirst = true
    skeleton.removeAll { letter in
      defer { isFirst = false }
      return !isFirst && isVowel(letter)
    }
    return skeleton
  }

  /// The word without an Arabic article that is written with it: "essahaf", "elbaradei".
  static func withoutArticle(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.count > 5, let first = word.first,
      first == UInt8(ascii: "e") || first == UInt8(ascii: "a")
    else { return word }
    let second = word[word.startIndex + 1]
    let third = word[word.startIndex + 2]
    let isAssimilated = second == third && "dnrstz".utf8.contains(second)
    return isAssimilated ? word.dropFirst(2) : word
  }

  /// The first letter of every spelling of a name: the first of its ``skeleton(_:)``.
  static func firstSound(_ word: ArraySlice<UInt8>) -> UInt8? {
    word.isEmpty ? nil : sound(at: word.startIndex, in: word).letter
  }

  /// The word as it sounds, roughly: digraphs as one letter, doubled letters as one.
  private static func sound(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(word.count)
    var index = word.startIndex
    while index < word.endIndex {
      let sound = sound(at: index, in: word)
      if out.last != sound.letter { out.append(sound.letter) }
      index += sound.length
    }
    return out
  }

  /// What stands there as one letter, and how many letters it is written with.
  private static func sound(
    at index: Int,
    in word: ArraySlice<UInt8>
  ) -> (letter: UInt8, length: Int) {
    let letter = word[index]
    let next = index + 1 < word.endIndex ? word[index + 1] : 0
    switch (letter, next) {
    case (UInt8(ascii: "p"), UInt8(ascii: "h")): return (UInt8(ascii: "f"), 2)
    case (UInt8(ascii: "k"), UInt8(ascii: "h")), (UInt8(ascii: "c"), UInt8(ascii: "k")),
      (UInt8(ascii: "g"), UInt8(ascii: "h")), (UInt8(ascii: "d"), UInt8(ascii: "h")),
      (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return (single(letter), 2)
    case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "o"), UInt8(ascii: "o")):
      return (UInt8(ascii: "u"), 2)
    case (UInt8(ascii: "e"), UInt8(ascii: "e")), (UInt8(ascii: "i"), UInt8(ascii: "e")):
      return (UInt8(ascii: "i"), 2)
    case (UInt8(ascii: "t"), UInt8(ascii: "s")), (UInt8(ascii: "t"), UInt8(ascii: "z")),
      (UInt8(ascii: "c"), UInt8(ascii: "z")):
      return (UInt8(ascii: "z"), 2)
    default: return (single(letter), 1)
    }
  }

  private static func single(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
    case UInt8(ascii: "w"): UInt8(ascii: "v")
    case UInt8(ascii: "q"), UInt8(ascii: "c"): UInt8(ascii: "k")
    default: letter
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// Levenshtein's distance, or one more than `limit` where it is larger.
  private static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
