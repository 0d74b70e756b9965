/// Spellings of one name from another script: "Chernenko", "Tchernenko"; "Mohammed", "Muhammad"; "al-Sahhaf", "Essahaf".
enum Transliteration {
  /// Longer words are not compared.
  private static let longestWord = 24

  /// Whether the two folded words are spellings of one name: alike when spelled by sound, or a letter or two apart
  /// relative to their length, with one first sound.
  static func isVariant(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left == right { return true }
    guard left.count <= longestWord, right.count <= longestWord else { return false }
    let left = sound(left)
    let right = sound(right)
    guard let first = left.first, first == right.first else { return false }
    if left == right { return left.count > 2 }
    let length = min(left.count, right.count)
    // One letter in five: what separates spellings of one name in the lists of Russian, Arabic and Chinese names that
    // style guides give, while "Hansen" and "Jansen" or "Brown" and "Braun" stay apart.
    guard length >= 5 else { return false }
    return distance(left, right, atMost: length / 5) <= length / 5
  }

  /// A key that most spellings of a name share: its consonants by sound, vowels left out but a leading one.
  static func skeleton(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let sound = sound(word)
    return sound.prefix(1) + sound.dropFirst().filter { !isVowel($0) }
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

  /// The word as it sounds, roughly: digraphs as one letter, doubled letters as one.
  private static func sound(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let letters = Array(word)
    var out: [UInt8] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      let next = index + 1 < letters.count ? letters[index + 1] : 0
      var sound = single(letter)
      switch (letter, next) {
      case (UInt8(ascii: "p"), UInt8(ascii: "h")):
        sound = UInt8(ascii: "f")
        index += 1
      case (UInt8(ascii: "k"), UInt8(ascii: "h")), (UInt8(ascii: "c"), UInt8(ascii: "k")),
        (UInt8(ascii: "g"), UInt8(ascii: "h")), (UInt8(ascii: "d"), UInt8(ascii: "h")),
        (UInt8(ascii: "t"), UInt8(ascii: "h")):
        sound = single(letter)
        index += 1
      case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "o"), UInt8(ascii: "o")):
        sound = UInt8(ascii: "u")
        index += 1
      case (UInt8(ascii: "e"), UInt8(ascii: "e")), (UInt8(ascii: "i"), UInt8(ascii: "e")):
        sound = UInt8(ascii: "i")
        index += 1
      case (UInt8(ascii: "t"), UInt8(ascii: "s")), (UInt8(ascii: "t"), UInt8(ascii: "z")),
        (UInt8(ascii: "c"), UInt8(ascii: "z")):
        sound = UInt8(ascii: "z")
        index += 1
      default: break
      }
      if out.last != sound { out.append(sound) }
      index += 1
    }
    return out
  }

  private static func single(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
    case UInt8(ascii: "w"): UInt8(ascii: "v")
    case UInt8(ascii: "q"), UInt8(ascii: "c"): UInt8(ascii: "k")
    default: letter
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

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
