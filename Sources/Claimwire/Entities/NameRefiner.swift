/// Mends the tagger's names by what it cannot see: the words of the rest of the document, the gazetteer, the sentence's role.
///
/// - A name that starts with a pronoun or a function word is none ("He can …"), but for a title in quotation marks.
/// - "Acme/Bilt" are two names.
/// - A last word that the document has in lower case after the same word is no part of the name ("Kenyan Territory"
///   beside "Kenyan territory").
/// - A family name of somebody named in full names a person, in another spelling as well, and so do capitalised words
///   behind "Mrs" or "Rep.".
/// - "Bank" and "of" before a place are one organization with it.
/// - A single word of which the text says "it" is no person ("Vantor said it expects").
/// - A word in capitals that the gazetteer knows as a place is one ("KAMPALA"), and one that it knows as a country is no
///   organization unless the tagger is sure ("the UK": sets of labelled text have governments under either type).
struct NameRefiner: Sendable {
  private let gazetteer: Gazetteer

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The mended names, ascending, none overlapping another; linear in the document.
  ///
  /// - Parameter evidence: that of the document's tokens.
  func refined(
    _ names: [TaggedName],
    in document: Document,
    _ evidence: DocumentEvidence
  ) -> [TaggedName] {
    let tokens = document.tokens
    var kept: [TaggedName] = []
    kept.reserveCapacity(names.count)
    let phrases = LowerCasePhrases(names: names, tokens: tokens)
    for name in names where !startsAsSentence(name, tokens) {
      guard name.tokens.contains(where: { tokens[$0].isMark("/") }) else {
        kept.append(trimmed(name, phrases, tokens))
        continue
      }
      for part in parts(of: name, tokens) { kept.append(trimmed(part, phrases, tokens)) }
    }
    let families = FamilyNames(kept, document, evidence)
    for index in kept.indices { relabel(&kept[index], families, document) }
    relabelImpersonal(&kept, families, document)
    extendBanks(&kept, tokens)
    return withUntagged(kept, families, document)
  }

  // MARK: Boundaries

  private func startsAsSentence(_ name: TaggedName, _ tokens: [Token]) -> Bool {
    guard name.tokens.count > 1, Self.functionWords.contains(tokens[name.tokens.lowerBound].key)
    else { return false }
    guard name.label == .miscellaneous else { return name.tokens.count > 2 }
    let before = name.tokens.lowerBound - 1
    let after = name.tokens.upperBound
    let isTitle =
      before >= 0 && after < tokens.count && tokens[before].flags.contains(.opening)
      && tokens[after].kind == .punctuation && !tokens[after].flags.contains(.spaceBefore)
      && !tokens[after].isMark(",") && !tokens[after].isMark(".")
    return !isTitle
  }

  private static let functionWords = KeySet(
    """
    i you he she it we they his her its our your my their this these those there who what when where why how if but
    and or so as because while although though since until unless not nobody everyone
    """
  )

  /// The pieces between slashes that touch words on both sides.
  private func parts(of name: TaggedName, _ tokens: [Token]) -> [TaggedName] {
    name.tokens.split { tokens[$0].isMark("/") }.map { part in
      TaggedName(tokens: part, label: name.label, confidence: name.confidence)
    }
  }

  private func trimmed(
    _ name: TaggedName,
    _ phrases: LowerCasePhrases,
    _ tokens: [Token]
  ) -> TaggedName {
    guard name.label != .person, name.tokens.count == 2, name.confidence < 0.9,
      phrases.contains(tokens[name.tokens.lowerBound], tokens[name.tokens.upperBound - 1])
    else { return name }
    var name = name
    name.tokens = name.tokens.lowerBound..<name.tokens.upperBound - 1
    return name
  }

  /// "Bank of Lostria", "First Bank of Lostria": one organization, though the tagger may see no more than the place.
  private func extendBanks(_ names: inout [TaggedName], _ tokens: [Token]) {
    for index in names.indices where names[index].label == .location {
      let end = index > 0 ? names[index - 1].tokens.upperBound : 0
      let of = names[index].tokens.lowerBound - 1
      guard of - 1 >= end, tokens[of].key == Self.of, tokens[of - 1].isCapitalized,
        tokens[of - 1].key == Self.bank
      else { continue }
      var start = of - 1
      while start > end, isInName(start - 1, tokens) { start -= 1 }
      names[index].tokens = start..<names[index].tokens.upperBound
      names[index].label = .organization
    }
  }

  /// Whether a capitalised word belongs to the name behind it: no "The" and nothing on another line.
  private func isInName(_ index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    return token.kind == .word && token.isCapitalized
      && !tokens[index + 1].flags.contains(.lineBefore) && !Self.leads.contains(token.key)
  }

  private static let of = WordKey("of").value
  private static let bank = WordKey("bank").value
  /// What is capitalised at a sentence's start alone.
  private static let leads = KeySet(
    "the a an at in on by for from to and but with as of after before if when while"
  )

  // MARK: Labels

  /// A bare family name of someone in the document names that person, unless the tagger is sure of something else.
  private func relabel(_ name: inout TaggedName, _ families: FamilyNames, _ document: Document) {
    if isCountryInCapitals(name, document) {
      name.label = .location
      return
    }
    if name.label == .organization || name.label == .miscellaneous, name.confidence < 0.8,
      name.tokens.count <= Self.longestAddressed, isAddressed(name, document.tokens)
    {
      name.label = .person
      return
    }
    if name.label == .person, isCompany(name, document.tokens) {
      name.label = .organization
      return
    }
    guard name.label != .person, name.tokens.count == 1, name.confidence < 0.8,
      let token = name.tokens.first.map({ document.tokens[$0] }), families.contains(token),
      name.label == .organization || !isPlace(token, document)
    else { return }
    name.label = .person
  }

  /// What the text calls "it" and never "Mr" is an organization, unless the gazetteer knows a country or town of the name.
  private func relabelImpersonal(
    _ names: inout [TaggedName],
    _ families: FamilyNames,
    _ document: Document
  ) {
    let tokens = document.tokens
    let impersonal = ImpersonalNames(names, tokens)
    if impersonal.isEmpty { return }
    func isSuch(_ name: TaggedName) -> Bool {
      name.tokens.count == 1 && impersonal.contains(tokens[name.tokens.lowerBound])
    }
    let addressed = Set(
      names.lazy.filter { isSuch($0) && isAddressed($0, tokens) }.map {
        tokens[$0.tokens.lowerBound].key
      }
    )
    for index in names.indices where isSuch(names[index]) {
      let token = tokens[names[index].tokens.lowerBound]
      let isOrganization =
        names[index].label == .person
        ? !families.contains(token) && !addressed.contains(token.key)
        : names[index].label == .location && !isSettlement(token, document)
      if isOrganization { names[index].label = .organization }
    }
  }

  /// Whether the gazetteer knows a country, a part of one or a town of the name.
  private func isSettlement(_ token: Token, _ document: Document) -> Bool {
    gazetteer.kinds(of: document.bytes[token.span.range]).hasOther(than: .noSettlements)
  }

  private func isAddressed(_ name: TaggedName, _ tokens: [Token]) -> Bool {
    name.tokens.lowerBound > 0 && isHonorific(tokens[name.tokens.lowerBound - 1])
  }

  /// Whether its last word is a company's: "Pittmore Co".
  private func isCompany(_ name: TaggedName, _ tokens: [Token]) -> Bool {
    let last = tokens[name.tokens.upperBound - 1]
    return name.tokens.count > 1 && last.isCapitalized && Self.companies.contains(last.key)
      && !isAddressed(name, tokens)
  }

  private static let companies = KeySet("co co. corp corp. inc inc. ltd ltd. plc llc gmbh nv")

  private func isCountryInCapitals(_ name: TaggedName, _ document: Document) -> Bool {
    guard name.label == .organization, name.tokens.count == 1, name.confidence < 0.8 else {
      return false
    }
    let token = document.tokens[name.tokens.lowerBound]
    return token.letterCase == .upper
      && gazetteer.firstEntry(of: document.bytes[token.span.range])?.kind == .country
  }

  private func isPlace(_ token: Token, _ document: Document) -> Bool {
    gazetteer.kinds(of: document.bytes[token.span.range]).hasOther(than: .group)
  }

  // MARK: Names that the tagger left out

  private func withUntagged(
    _ names: [TaggedName],
    _ families: FamilyNames,
    _ document: Document
  ) -> [TaggedName] {
    var found: [TaggedName] = []
    var next = 0
    var sentence = SentenceCursor(document.sentences)
    for (index, token) in document.tokens.enumerated() {
      if next < names.count, index >= names[next].tokens.lowerBound {
        if index == names[next].tokens.upperBound - 1 {
          found.append(names[next])
          next += 1
        }
        continue
      }
      // Inside a name found behind an honorific there is no other.
      guard token.kind == .word, token.isCapitalized,
        found.last.map({ $0.tokens.upperBound <= index }) ?? true
      else { continue }
      if index > 0, isHonorific(document.tokens[index - 1]), isNoTitle(token, document),
        !isInCapitals(sentence.index(ofToken: index), document)
      {
        let limit = next < names.count ? names[next].tokens.lowerBound : document.tokens.count
        found.append(addressed(from: index, before: limit, document.tokens))
        continue
      }
      guard token.end - token.start > 3 else { continue }
      if families.isFamilyName(at: index, in: document) {
        found.append(TaggedName(tokens: index..<index + 1, label: .person, confidence: 0.7))
      } else if token.letterCase == .upper, isPlaceInCapitals(token, document),
        !isInCapitals(sentence.index(ofToken: index), document)
      {
        found.append(TaggedName(tokens: index..<index + 1, label: .location, confidence: 0.7))
      }
    }
    return found
  }

  /// "Mrs", "Rep.": what only a person's name follows.
  private func isHonorific(_ token: Token) -> Bool {
    token.isCapitalized && Self.honorifics.contains(token.key)
  }

  /// Whether it is a word of more than a letter and no second title, as in "Mrs Justice Roe".
  private func isNoTitle(_ token: Token, _ document: Document) -> Bool {
    guard token.end - token.start > 1 else { return false }
    switch RoleLexicon.english.noun(token, in: document.bytes)?.field {
    case .honorific, .headOfState, .judiciary: return false
    default: return true
    }
  }

  /// The name behind an honorific: up to three capitalised words that touch nothing else.
  private func addressed(from start: Int, before limit: Int, _ tokens: [Token]) -> TaggedName {
    var end = start + 1
    while end < min(limit, start + Self.longestAddressed), tokens[end].kind == .word,
      tokens[end].letterCase == .capitalized, tokens[end].flags.contains(.spaceBefore),
      !tokens[end].flags.contains(.lineBefore)
    {
      end += 1
    }
    return TaggedName(tokens: start..<end, label: .person, confidence: 0.7)
  }

  private static let longestAddressed = 3
  private static let honorifics = KeySet(
    """
    mr mr. mrs mrs. ms ms. dr dr. sir dame prof prof. professor sen. rep. gov. rev. sgt. col. gen. capt. maj.
    """
  )

  private func isPlaceInCapitals(_ token: Token, _ document: Document) -> Bool {
    gazetteer.entries(of: document.bytes[token.span.range]).contains {
      ($0.kind == .country || $0.kind == .city) && $0.rank <= 2
    }
  }

  /// Whether the sentence is all capitals, so that they tell nothing.
  private func isInCapitals(_ sentence: Int, _ document: Document) -> Bool {
    guard sentence < document.sentences.count else { return true }
    let words = document.sentences[sentence].tokens.prefix(40).filter {
      document.tokens[$0].kind == .word
    }
    let upper = words.count { document.tokens[$0].letterCase == .upper }
    return upper * 2 > words.count
  }
}

/// Pairs of a capitalised word and a lower-case one after it, of those that start with a name's first word.
private struct LowerCasePhrases {
  private var pairs: Set<UInt64> = []

  init(names: [TaggedName], tokens: [Token]) {
    let firsts = Set(
      names.lazy.filter { $0.tokens.count == 2 && $0.label != .person && $0.confidence < 0.9 }
        .map { tokens[$0.tokens.lowerBound].key }
    )
    if firsts.isEmpty { return }
    for index in tokens.indices.dropLast() where tokens[index + 1].letterCase == .lower {
      if tokens[index].isCapitalized, firsts.contains(tokens[index].key) {
        pairs.insert(Self.pair(tokens[index], tokens[index + 1]))
      }
    }
  }

  func contains(_ first: Token, _ second: Token) -> Bool {
    pairs.contains(Self.pair(first, second))
  }

  private static func pair(_ first: Token, _ second: Token) -> UInt64 {
    UInt64(first.key) << 32 | UInt64(second.key)
  }
}
