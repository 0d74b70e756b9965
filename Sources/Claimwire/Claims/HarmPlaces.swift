/// An article's names of places, each with what its neighbours say of it, and the place of the event that it leads with.
struct HarmPlaces {
  /// In order.
  let candidates: [PlaceCandidate]
  /// The site that the article leads with, else the name that the sentences which tell of harm name most, as an index into
  /// `candidates`.
  let main: Int?
  /// What something is put into near the article's start, by name.
  private let leads: [UInt32: Lead]
  /// Where the article was filed, as an index into `candidates`.
  let dateline: Int?
  /// The countries that each sentence names, by sentence.
  private let countries: [[String]]

  /// O(tokens + mentions).
  init(_ text: TaggedText, words: PlaceWords, gazetteer: Gazetteer) {
    var reader = PlaceReader(text: text, words: words, gazetteer: gazetteer)
    candidates = reader.candidates()
    let sentences = text.document.sentences
    dateline = candidates.firstIndex { sentences[$0.sentence].role == .dateline }
    leads = Self.leads(candidates, dateline: dateline, text)
    main = Self.site(candidates, text) ?? Self.best(leads, candidates)
    countries = Self.countries(of: text.document)
  }

  /// Whether the two sentences name countries and none of them together: they tell of different things.
  func areAbroad(_ first: Int, _ second: Int) -> Bool {
    let (left, right) = (countries[first], countries[second])
    return !left.isEmpty && !right.isEmpty && !left.contains(where: right.contains)
  }

  /// Whether something is put into a place of that name near the article's start: what is told far from there may be of it.
  func isLeading(_ candidate: PlaceCandidate) -> Bool { leads[candidate.name] != nil }

  /// The country that the name's entity is known to lie in.
  func country(of candidate: PlaceCandidate, in text: TaggedText) -> String? {
    guard let mention = candidate.mention else { return nil }
    let document = text.document
    return document.entities[document.mentions[mention].entity].country
  }

  /// The most countries that are remembered of one sentence: a list of more tells of no place.
  private static let mostCountries = 6

  private static func countries(of document: Document) -> [[String]] {
    var countries = [[String]](repeating: [], count: document.sentences.count)
    var sentence = 0
    for mention in document.mentions where mention.type == .place || mention.type == .group {
      guard let country = document.entities[mention.entity].country else { continue }
      while sentence + 1 < countries.count,
        document.sentences[sentence].tokens.upperBound <= mention.tokens.lowerBound
      {
        sentence += 1
      }
      if countries[sentence].count < mostCountries, !countries[sentence].contains(country) {
        countries[sentence].append(country)
      }
    }
    return countries
  }

  /// How far into an article the place of its event is looked for.
  private static let leadSentences = 16

  /// How far into it a site is.
  private static let siteSentences = 8

  /// How much speaks for a name as the event's place.
  private struct Lead {
    var score = 0
    /// The name's first candidate, as an index into ``candidates``.
    var first: Int
  }

  private static func leads(
    _ candidates: [PlaceCandidate],
    dateline: Int?,
    _ text: TaggedText
  ) -> [UInt32: Lead] {
    var leads: [UInt32: Lead] = [:]
    for (index, candidate) in candidates.enumerated() {
      guard candidate.sentence < leadSentences else { break }
      let isPlace = candidate.traits.contains(.locative) || index == dateline
      guard isPlace,
        candidate.traits.isDisjoint(with: [
          .possessive, .attributive, .street, .beside, .police, .organization,
        ])
      else { continue }
      var score = text.tellsOfHarm[candidate.sentence] ? 3 : 1
      if candidate.grain == .town { score += 2 }
      if candidate.traits.contains(.facility) { score += 1 }
      leads[candidate.name, default: Lead(first: index)].score += score
    }
    return leads
  }

  private static func best(_ leads: [UInt32: Lead], _ candidates: [PlaceCandidate]) -> Int? {
    leads.values.max {
      let (left, right) = (candidates[$0.first].grain, candidates[$1.first].grain)
      return left == right ? ($0.score, $1.first) < ($1.score, $0.first) : left > right
    }?.first
  }

  /// "at the Blue Kettle Diner": the first building that a sentence of harm near the article's start puts something in.
  private static func site(_ candidates: [PlaceCandidate], _ text: TaggedText) -> Int? {
    candidates.firstIndex {
      $0.isSite && $0.traits.contains(.strong) && $0.sentence < siteSentences
        && text.tellsOfHarm[$0.sentence]
    }
  }
}
