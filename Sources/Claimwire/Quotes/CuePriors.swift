/// How likely words are parts of cues by what is known of them beside the marked articles: what stands around them in
/// unmarked news, what their other forms are, and what ``CueLexicon`` has them for.
///
/// A logistic regression over kinds of words, learned from those that the articles have, each left out of what its own stem
/// tells. For learning only.
struct CuePriors {
  /// A word of unmarked news: how often it was met, and how often in each of some places.
  struct Word {
    var text: String
    var counts: [Int]
  }

  /// What was met of a word in marked articles.
  struct Count {
    var text: String
    var cues = 0
    var total = 0
  }

  /// A word counts as met so often at most, so that the frequent ones are not all that is learned from.
  private static let mostOccurrences = 20

  private let words: [UInt32: Word]
  private let entries: [UInt32: CueLexicon.Entry]
  private let stems: WordStems
  private let classes: WordClasses?

  /// - Parameter words: the words of unmarked news, none twice.
  init(_ words: [Word], classes: WordClasses?) {
    let lexicon = CueLexicon()
    self.classes = classes
    stems = WordStems(lexicon)
    var table: [UInt32: Word] = [:]
    for word in words { table[WordKey(word.text).value] = word }
    var entries: [UInt32: CueLexicon.Entry] = [:]
    for (text, entry) in lexicon.all {
      let key = WordKey(text).value
      if entries[key] == nil { entries[key] = entry }
      if table[key] == nil { table[key] = Word(text: text, counts: []) }
    }
    self.words = table
    self.entries = entries
  }

  /// The words of a file as `scripts/train-quotes` writes it: a word a line, with its counts behind tabs.
  static func words(in file: [UInt8]) -> [Word] {
    file.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let columns = line.split(separator: UInt8(ascii: "\t"))
        .map { String(decoding: $0, as: UTF8.self) }
      guard let text = columns.first else { return nil }
      return Word(text: text, counts: columns.dropFirst().compactMap { Int($0) })
    }
  }

  /// What is known of every word that may be in a cue, by key.
  ///
  /// - Parameter counts: the words of the marked articles by their keys.
  func rates(_ counts: [UInt32: Count]) -> [CueRates.Entry] {
    let known = Known(counts, stems)
    guard let model = model(known) else { return [] }
    return Set(counts.keys).union(words.keys).sorted().compactMap { key in
      let count = counts[key]
      guard let text = count?.text ?? words[key]?.text else { return nil }
      let stem = known.stems[key] ?? stems.stem(text)
      let odds = model.logOdds(features(key, text, stem, known))
      let prior = Double(1 / (1 + Exponential.value(-odds)))
      let rate = CueRates.rate(cues: count?.cues ?? 0, total: count?.total ?? 0, prior: prior)
      guard rate > 0 else { return nil }
      return CueRates.Entry(
        key: key,
        value: rate | CueRates.level(prior) << 4,
        stem: WordKey(stem).value
      )
    }
  }

  /// What the marked articles tell.
  private struct Known {
    var counts: [UInt32: Count]
    var stems: [UInt32: String] = [:]
    var groups: [String: (cues: Int, total: Int)] = [:]

    init(_ counts: [UInt32: Count], _ stems: WordStems) {
      self.counts = counts
      for (key, count) in counts {
        let stem = stems.stem(count.text)
        self.stems[key] = stem
        groups[stem, default: (0, 0)].cues += count.cues
        groups[stem, default: (0, 0)].total += count.total
      }
    }
  }

  private func model(_ known: Known) -> HashedClassifier? {
    let kind: UInt32 = 1
    var trainer = QuoteTrainer.classifier(rows: 1 << 14, rate: 0.1, sparsity: 0)
    for (key, count) in known.counts.sorted(by: { $0.key < $1.key }) {
      let example = features(key, count.text, known.stems[key] ?? "", known)
      let weight =
        Float(min(count.total, Self.mostOccurrences)) / Float(Self.mostOccurrences)
      let share = Float(count.cues) / Float(count.total)
      if count.cues > 0 { trainer.add(example, isPositive: true, importance: weight * share) }
      if share < 1 { trainer.add(example, isPositive: false, importance: weight * (1 - share)) }
    }
    return ModelBlob(ModelStorage(copying: trainer.train(kind: kind)), kind: kind)
      .flatMap { HashedClassifier($0) }
  }

  private func features(
    _ key: UInt32,
    _ text: String,
    _ stem: String,
    _ known: Known
  ) -> [UInt32] {
    var list: [UInt32] = []
    let own = known.counts[key]
    let group = known.groups[stem] ?? (0, 0)
    let (cues, total) = (group.cues - (own?.cues ?? 0), group.total - (own?.total ?? 0))
    let share = total == 0 ? 99 : Self.level(cues, total + 1)
    let form: UInt32 =
      text.hasSuffix("ed") ? 1 : text.hasSuffix("ing") ? 2 : text.hasSuffix("s") ? 3 : 0
    list.add(0, 0)
    list.add(1, share)
    list.add(2, share, UInt32(min(total, 3)))
    list.add(3, share, form)
    list.add(4, form)
    let cluster = classes?.wordClass(key).meaning ?? 0
    list.add(5, UInt32(cluster))
    list.add(6, classes?.table.coarseMeaning(cluster) ?? 0)
    addLexicon(entries[key], &list)
    addNews(words[key]?.counts ?? [], form, &list)
    list.add(60, WordKey(String(text.suffix(3))).value)
    return list
  }

  private func addLexicon(_ entry: CueLexicon.Entry?, _ list: inout [UInt32]) {
    guard let entry else { return list.add(7, 99) }
    list.add(7, UInt32(entry.use.rawValue))
    list.add(8, UInt32(entry.form.rawValue))
    list.add(9, UInt32(CueClass.allCases.firstIndex(of: entry.cueClass) ?? 0))
    list.add(9, UInt32(entry.use.rawValue), UInt32(entry.form.rawValue))
  }

  private func addNews(_ counts: [Int], _ form: UInt32, _ list: inout [UInt32]) {
    guard let total = counts.first else { return list.add(10, 99) }
    list.add(10, Self.log2(total))
    for (index, count) in counts.enumerated().dropFirst() {
      // Five more, so that a rare word is in no upper level.
      let level = Self.level(count, total + 5)
      list.add(20 + UInt32(index), level)
      list.add(40 + UInt32(index), level, form)
    }
  }

  /// Levels of shares that double from each to the next: 0 for none, 1 from 1 in 256 on at most.
  private static func level(_ count: Int, _ total: Int) -> UInt32 {
    count == 0 ? 0 : 1 + log2(1 + count * 256 / max(1, total))
  }

  private static func log2(_ value: Int) -> UInt32 {
    UInt32(Int.bitWidth - 1 - max(1, value).leadingZeroBitCount)
  }
}
