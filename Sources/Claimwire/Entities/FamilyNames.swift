/// The family names of the people whom a document names in full.
struct FamilyNames {
  /// Shorter names are spelled alike too often.
  private static let leastVariantLength = 5
  /// Spellings that are compared with a word, the first of those that sound like it.
  private static let mostVariants = 8

  private var keys: Set<UInt32> = []
  private var spellings: [[UInt8]: [[UInt8]]] = [:]
  /// First letters of family names: most words are ruled out by theirs.
  private var initials: UInt32 = 0
  private let evidence: DocumentEvidence

  /// - Parameter evidence: that of the document's tokens.
  init(_ names: [TaggedName], _ document: Document, _ evidence: DocumentEvidence) {
    self.evidence = evidence
    let tokens = document.tokens
    for name in names where name.label == .person && name.tokens.count > 1 {
      let last = tokens[name.tokens.upperBound - 1]
      guard last.kind == .word, last.isCapitalized, !last.flags.contains(.abbreviation),
        keys.insert(last.key).inserted
      else { continue }
      let spelling = NameFolding.folded(document.bytes[last.span.range])
      guard spelling.count >= Self.leastVariantLength else { continue }
      spellings[Transliteration.skeleton(spelling[...]), default: []].append(spelling)
      initials |= Self.initial(spelling)
    }
  }

  /// Whether the word is one of them as it stands.
  func contains(_ token: Token) -> Bool { keys.contains(token.key) }

  /// Whether the word, which is in no name, is a family name by itself: it or another spelling of it, no word that the
  /// document also has in lower case, and not next to another capitalised word.
  func isFamilyName(at index: Int, in document: Document) -> Bool {
    let tokens = document.tokens
    let token = tokens[index]
    guard !keys.isEmpty, !isBesideCapital(index, tokens), !evidence.hasLowerCase(token.key)
    else { return false }
    if keys.contains(token.key) { return true }
    guard token.letterCase != .upper, Int(token.end - token.start) >= Self.leastVariantLength else {
      return false
    }
    let spelling = NameFolding.folded(document.bytes[token.span.range])
    guard initials & Self.initial(spelling) != 0,
      let known = spellings[Transliteration.skeleton(spelling[...])]
    else { return false }
    return known.prefix(Self.mostVariants).contains {
      Transliteration.isVariant($0[...], spelling[...])
    }
  }

  private func isBesideCapital(_ index: Int, _ tokens: [Token]) -> Bool {
    let isBefore =
      index > 0 && tokens[index - 1].kind == .word && tokens[index - 1].isCapitalized
      && !tokens[index].flags.contains(.lineBefore) && !isStart(index - 1, tokens)
    let isAfter =
      index + 1 < tokens.count && tokens[index + 1].kind == .word && tokens[index + 1].isCapitalized
      && !tokens[index + 1].flags.contains(.lineBefore)
    return isBefore || isAfter
  }

  private func isStart(_ index: Int, _ tokens: [Token]) -> Bool {
    index == 0 || tokens[index].flags.contains(.lineBefore) || tokens[index - 1].isMark(".")
  }

  /// A bit for the first sound: "c" and "k", "j" and "y" may stand for each other.
  private static func initial(_ spelling: [UInt8]) -> UInt32 {
    guard let sound = Transliteration.firstSound(spelling[...]) else { return 0 }
    return 1 << UInt32(sound & 31)
  }
}
