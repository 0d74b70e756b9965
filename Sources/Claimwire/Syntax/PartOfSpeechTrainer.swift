/// Trains the part-of-speech tagger from treebanks: what `claimwire train-syntax` runs.
///
/// The same treebanks in the same order give the same bytes.
public final class PartOfSpeechTrainer {
  /// A document's tokens with their right tags.
  private struct Labelled {
    var document: Document
    var tags: [PartOfSpeech]
  }

  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter()
  private var texts: [Labelled] = []

  /// A trainer without text.
  ///
  /// - Throws: ``ClaimwireError/noICUData``.
  public init() throws(ClaimwireError) {
    guard let tokenizer = Tokenizer() else { throw .noICUData }
    self.tokenizer = tokenizer
  }

  /// Adds a treebank in CoNLL-U format.
  ///
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``.
  public func add(treebankAt path: String) throws(ClaimwireError) {
    let file = try FileDescriptor.open(path: path).readAll()
    for text in Treebank(file).texts {
      var document = Document(article: Article(id: "", text: text.bytes))
      tokenizer.tokenize(&document)
      splitter.annotate(&document)
      texts.append(Labelled(document: document, tags: Self.tags(document, text)))
    }
  }

  /// The model of all texts.
  public func train() -> [UInt8] { Self.model(of: texts) }

  /// How many of the words each fold's model tags right that saw the others only.
  ///
  /// - Returns: words tagged right and words in all, marks left out.
  public func crossValidation(folds: Int) -> (right: Int, total: Int) {
    var right = 0
    var total = 0
    for fold in 0..<folds {
      let seen = texts.indices.filter { $0 % folds != fold }.map { texts[$0] }
      let tagger = PartOfSpeechTagger(model: Self.model(of: seen))
      for index in texts.indices where index % folds == fold {
        let text = texts[index]
        var reader = tagger.reader(of: text.document)
        for sentence in text.document.sentences {
          let tags = reader.tags(of: sentence.tokens)
          for (offset, token) in sentence.tokens.enumerated() where text.tags[token] != .other {
            total += 1
            if tags[offset] == text.tags[token] { right += 1 }
          }
        }
      }
    }
    return (right, total)
  }

  /// The tag of each token: that of the word which it shares most bytes with.
  private static func tags(_ document: Document, _ text: Treebank.Text) -> [PartOfSpeech] {
    var first = 0
    return document.tokens.map { token in
      while first < text.words.count, text.words[first].span.end <= token.start { first += 1 }
      var best: (shared: Int, part: PartOfSpeech) = (0, .other)
      var index = first
      while index < text.words.count, text.words[index].span.start < token.end {
        let span = text.words[index].span
        let shared = Int(min(span.end, token.end)) - Int(max(span.start, token.start))
        if shared > best.shared { best = (shared, text.words[index].part) }
        index += 1
      }
      return token.kind == .punctuation ? .other : best.part
    }
  }

  private static func model(of texts: [Labelled]) -> [UInt8] {
    var options = ChainTrainer.Options()
    options.rowCount = 1 << 15
    options.filterWordCount = 1 << 14
    options.epochs = 8
    options.rate = 0.2
    var trainer = ChainTrainer(options: options, domainCount: 1) { _, _ in true }
    defer { trainer.deallocate() }
    for text in texts {
      var features = SyntaxFeatures(text.document)
      for sentence in text.document.sentences {
        add(sentence.tokens, text, &features, to: &trainer)
      }
    }
    trainer.train { _ in }
    var writer = ModelBlobWriter(kind: PartOfSpeechTagger.kind)
    trainer.write(domains: [0], to: &writer)
    let known = knownWords(of: texts)
    writer.add(PartOfSpeechTagger.keysSection, known.map(\.key))
    writer.add(PartOfSpeechTagger.tagsSection, known.map(\.tag.rawValue))
    return writer.bytes()
  }

  /// A word met so often and hardly ever as anything but one part of speech needs no model.
  private static let leastCount = 20
  private static let leastShare = 0.995

  private static func knownWords(of texts: [Labelled]) -> [(key: UInt32, tag: PartOfSpeech)] {
    var counts: [UInt32: [PartOfSpeech: Int]] = [:]
    for text in texts {
      for (token, tag) in zip(text.document.tokens, text.tags)
      where token.letterCase == .lower && token.kind != .punctuation {
        counts[token.key, default: [:]][tag, default: 0] += 1
      }
    }
    return counts.compactMap { key, tags -> (key: UInt32, tag: PartOfSpeech)? in
      let total = tags.values.reduce(0, +)
      guard total >= leastCount, let best = tags.max(by: { $0.value < $1.value }),
        Double(best.value) >= Double(total) * leastShare
      else { return nil }
      return (key, best.key)
    }
    .sorted { $0.key < $1.key }
  }

  /// Each token as a run of its own, with the right tags before it: the tagger asks no more.
  private static func add(
    _ sentence: Range<Int>,
    _ text: Labelled,
    _ features: inout SyntaxFeatures,
    to trainer: inout ChainTrainer
  ) {
    for index in sentence where text.document.tokens[index].kind != .punctuation {
      let found = features.collect(
        at: index,
        in: sentence,
        previous: index > sentence.lowerBound ? text.tags[index - 1] : .other,
        beforePrevious: index > sentence.lowerBound + 1 ? text.tags[index - 2] : .other
      )
      trainer.add(
        tokens: [(found, text.tags[index].rawValue)],
        domain: 0,
        weight: 1
      )
    }
  }
}
