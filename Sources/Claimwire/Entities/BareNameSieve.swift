/// Gives people called by one word to the full name that it belongs to: the family name, else another part of the name,
/// else a given name, else a spelling of the family name.
///
/// Of several with one family name, the one mentioned last has it, of two named in one sentence the first; an honorific's gender rules out the others. A name
/// that comes before every full name ("Roe resigns" as a headline) goes to the first of them.
struct BareNameSieve: Sendable {
  /// People with one word in their names that are looked at, the latest first.
  private static let mostCandidates = 24

  let givenNames: GivenNames

  func apply(to clusters: inout EntityClusters) {
    var people = PeopleIndex(clusters: &clusters, givenNames: givenNames)
    let mentions = clusters.mentions
    var alone: [AloneName: Int] = [:]
    for index in mentions.indices where mentions[index].type == .person {
      if mentions[index].isFullName {
        people.see(index, in: mentions[index].sentence)
      } else if let person = people.person(called: mentions[index], at: index, Self.mostCandidates)
      {
        clusters.join(person.firstMention, index)
        people.see(index, in: mentions[index].sentence, as: person.number)
      } else {
        let name = AloneName(
          skeleton: Transliteration.skeleton(mentions[index].folded[...]),
          gender: mentions[index].gender
        )
        if let first = alone[name],
          Transliteration.isVariant(mentions[first].folded[...], mentions[index].folded[...])
        {
          clusters.join(first, index)
        } else {
          alone[name] = index
        }
      }
    }
  }

  private struct AloneName: Hashable {
    var skeleton: [UInt8]
    var gender: Gender?
  }
}

/// The people with full names in a document, found by any word of their names.
private struct PeopleIndex {
  struct Person {
    var number: Int
    var firstMention: Int
    var lastMention: Int
    /// The sentence of the last mention, and the first mention in it.
    var lastSentence = -1
    var firstOfSentence = -1
    var gender: Gender?
  }

  private let givenNames: GivenNames
  private var people: [Person] = []
  private var personOfMention: [Int: Int] = [:]
  private var families: [UInt32: [Int]] = [:]
  private var middles: [UInt32: [Int]] = [:]
  private var givens: [UInt32: [Int]] = [:]
  /// Family names in the order in which they came, as far as ``sounds`` does not have them yet.
  private var unsounded: [(person: Int, family: ArraySlice<UInt8>)] = []
  private var sounds: [[UInt8]: [(person: Int, family: ArraySlice<UInt8>)]] = [:]

  init(clusters: inout EntityClusters, givenNames: GivenNames) {
    self.givenNames = givenNames
    let mentions = clusters.mentions
    var numbers: [Int: Int] = [:]
    for index in mentions.indices where mentions[index].isFullName {
      let first = clusters.first(of: index)
      let number = numbers[first] ?? people.count
      if number == people.count {
        numbers[first] = number
        people.append(Person(number: number, firstMention: first, lastMention: -1, gender: nil))
      }
      personOfMention[index] = number
      if people[number].gender == nil { people[number].gender = mentions[index].gender }
      if index == first || mentions[index].folded != mentions[first].folded,
        let name = mentions[index].personName
      {
        add(name, number)
      }
    }
  }

  private mutating func add(_ name: PersonName, _ number: Int) {
    func add(_ word: ArraySlice<UInt8>, to index: inout [UInt32: [Int]]) {
      add(key: NameFolding.key(word), to: &index)
    }
    func add(key: UInt32, to index: inout [UInt32: [Int]]) {
      if index[key]?.last != number { index[key, default: []].append(number) }
    }
    add(name.family, to: &families)
    add(key: givenNames.formal(NameFolding.key(name.given)), to: &givens)
    for word in name.middle.suffix(4)
    where word.count > 2 || word.count == 2 && !Self.particles.contains(NameFolding.key(word)) {
      add(word, to: &middles)
    }
    if people[number].gender == nil { people[number].gender = givenNames.gender(of: name.given) }
    unsounded.append((number, name.family))
  }

  /// The people whose family names may be spelled so; their sounds are worked out when first asked for.
  private mutating func spelled(
    _ name: ArraySlice<UInt8>
  ) -> [(person: Int, family: ArraySlice<UInt8>)] {
    for known in unsounded {
      let bare = Transliteration.withoutArticle(known.family)
      sounds[Transliteration.skeleton(bare), default: []].append(known)
    }
    unsounded = []
    return sounds[Transliteration.skeleton(name)] ?? []
  }

  private static let particles = KeySet("de la le el al da do di du bin ben st jr sr ii iv")

  mutating func see(_ mention: Int, in sentence: Int) {
    if let number = personOfMention[mention] { see(mention, in: sentence, as: number) }
  }

  mutating func see(_ mention: Int, in sentence: Int, as number: Int) {
    if people[number].lastSentence != sentence {
      people[number].lastSentence = sentence
      people[number].firstOfSentence = mention
    }
    people[number].lastMention = mention
  }

  /// Whom a name of one word means at this mention.
  mutating func person(called mention: NamedMention, at index: Int, _ limit: Int) -> Person? {
    guard let word = mention.words.last, let spelling = mention.spellings.last else { return nil }
    if let found = inFocus(families[word], mention, limit) { return found }
    if let found = inFocus(middles[word], mention, limit) { return found }
    if let found = inFocus(givens[givenNames.formal(word)], mention, limit) { return found }
    let name = Transliteration.withoutArticle(spelling)
    let people = spelled(name).suffix(limit).filter {
      Transliteration.isVariant(Transliteration.withoutArticle($0.family), name)
    }
    return inFocus(people.map(\.person), mention, limit)
  }

  /// The one mentioned last, of two in one sentence the first, else the one to be mentioned first.
  private func inFocus(_ numbers: [Int]?, _ mention: NamedMention, _ limit: Int) -> Person? {
    guard let numbers else { return nil }
    let candidates = numbers.suffix(limit).map { people[$0] }.filter {
      $0.gender == nil || mention.gender == nil || $0.gender == mention.gender
    }
    let seen = candidates.filter { $0.lastMention >= 0 }
    let latest = seen.max {
      ($0.lastSentence, -$0.firstOfSentence) < ($1.lastSentence, -$1.firstOfSentence)
    }
    return latest ?? candidates.first
  }
}
