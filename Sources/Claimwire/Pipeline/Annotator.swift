/// Turns articles into documents with every layer.
///
/// Owns scratch memory and ICU's iterators: one for each thread. Making one costs milliseconds, an article microseconds.
///
/// ```swift
/// let annotator = try Annotator()
/// let document = annotator.annotated(Article(id: "1", text: "“It is over,” said Ada Roe."))
/// print(document.quotes.map { $0.speaker?.name ?? "?" })  // ["Ada Roe"]
/// ```
public struct Annotator: ~Copyable {
  private let stages: AnnotatorStages
  private let tokenizer: Tokenizer
  private let memory: StageMemory

  /// An annotator with its models loaded.
  ///
  /// - Throws: ``ClaimwireError/noICUData``; ``ClaimwireError/unreadable(path:reason:)`` for a model or a list of
  ///   names, ``ClaimwireError/malformedName(path:line:)`` for a bad line of such a list.
  public init(
    configuration: AnnotatorConfiguration = AnnotatorConfiguration()
  ) throws(ClaimwireError) {
    try self.init(AnnotatorStages(configuration: configuration))
  }

  /// An annotator that shares its models with those of other threads.
  init(_ stages: AnnotatorStages) throws(ClaimwireError) {
    guard let tokenizer = Tokenizer(kernel: stages.configuration.kernel) else { throw .noICUData }
    self.tokenizer = tokenizer
    self.stages = stages
    memory = stages.memory()
  }

  /// The article with every layer up to the configured one; linear in its length.
  public func annotated(_ article: Article) -> Document {
    var document = bare(article)
    for stage in AnnotatorConfiguration.Stage.allCases
    where stage <= stages.configuration.lastStage {
      annotate(&document, stage)
    }
    return document
  }

  /// The same for several articles, stage by stage.
  func annotated(_ articles: [Article]) -> [Document] {
    var documents = articles.map { bare($0) }
    for stage in AnnotatorConfiguration.Stage.allCases
    where stage <= stages.configuration.lastStage {
      for index in documents.indices { annotate(&documents[index], stage) }
    }
    return documents
  }

  private func bare(_ article: Article) -> Document {
    var document = Document(article: article)
    if let date = stages.configuration.referenceDate {
      document.referenceDate = date
      document.referenceDateOrigin = .option
    }
    return document
  }

  /// Adds one stage's layers to a document that has those of all stages before it and not this one's.
  public func annotate(_ document: inout Document, _ stage: AnnotatorConfiguration.Stage) {
    if stage == .tokens {
      tokenizer.tokenize(&document)
    } else {
      stages.annotate(&document, stage, memory)
    }
  }

  /// A date as a person writes it: `2025-04-24`, `April 24, 2025`.
  public func date(in text: String) -> CivilDate? { stages.dates.date(in: text) }
}

/// What one thread's stages keep from document to document.
final class StageMemory {
  let sentences = SentenceMemory()
  var names: NameReader?
  var cues: CueReader?

  init(names: NameReader?, cues: CueReader?) {
    self.names = names
    self.cues = cues
  }
}

/// The models and rules of every stage after the tokens: made once, shared by every thread's annotator.
///
/// A class because they are shared, and because the compiler's check of noncopyable types goes through every field of
/// every table for each use of an ``Annotator`` that holds them as a struct (two minutes of a release build).
final class AnnotatorStages: Sendable {
  let configuration: AnnotatorConfiguration
  private let sentences = SentenceSplitter()
  private let numbers = NumberRecognizer()
  let dates = DateRecognizer()
  private let entities: EntityRecognizer
  private let quotes = QuoteAttributor()
  private let claims = ClaimExtractor()

  /// - Throws: ``ClaimwireError/unreadable(path:reason:)`` for a model.
  init(configuration: AnnotatorConfiguration) throws(ClaimwireError) {
    let tagger = try AnnotatorStages.tagger(path: configuration.nameModelPath)
    let gazetteer = try AnnotatorStages.gazetteer(path: configuration.gazetteerPath)
    entities = EntityRecognizer(tagger: tagger, userList: gazetteer)
    self.configuration = configuration
  }

  /// New memory, for one thread.
  func memory() -> StageMemory {
    StageMemory(names: entities.nameReader(), cues: quotes.cueReader())
  }

  /// Adds the layers of a stage after the tokens.
  func annotate(
    _ document: inout Document,
    _ stage: AnnotatorConfiguration.Stage,
    _ memory: StageMemory
  ) {
    switch stage {
    case .tokens: break
    case .sentences: sentences.annotate(&document, memory.sentences)
    // Before numbers: a day of the month and a year count nothing.
    case .dates: dates.annotate(&document)
    case .numbers: numbers.annotate(&document)
    case .entities: entities.annotate(&document, &memory.names)
    case .quotes: quotes.annotate(&document, &memory.cues)
    case .claims: claims.annotate(&document)
    }
  }

  private static func tagger(path: String?) throws(ClaimwireError) -> NameTagger {
    guard let path else { return NameTagger() }
    let bytes = try FileDescriptor.open(path: path).readAll()
    guard let tagger = NameTagger(model: bytes) else {
      throw .unreadable(path: path, reason: "no model of names of this version")
    }
    return tagger
  }

  private static func gazetteer(path: String?) throws(ClaimwireError) -> GazetteerList {
    guard let path else { return GazetteerList() }
    let bytes = try FileDescriptor.open(path: path).readAll()
    let list = GazetteerList(tsv: String(decoding: bytes, as: UTF8.self))
    if let line = list.faultyLines.first { throw .malformedName(path: path, line: line) }
    return list
  }
}

/// What an annotator does.
public struct AnnotatorConfiguration: Sendable {
  /// The stages in their order: each stands on those before it.
  public enum Stage: Int, Sendable, CaseIterable, Comparable {
    /// Tokens.
    case tokens
    /// Paragraphs, sentences and their roles.
    case sentences
    /// Dates and the reference date.
    case dates
    /// Numbers, but for those that a date is made of.
    case numbers
    /// Mentions and entities.
    case entities
    /// Quotes with speakers, and terms.
    case quotes
    /// Casualty claims.
    case claims

    /// Earlier stages are less.
    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// The day that relative dates are judged from, for every article; null takes each article's own.
  public var referenceDate: CivilDate?
  /// A file that `claimwire train` wrote, to find names by; null for the embedded model.
  public var nameModelPath: String?
  /// A list of the user's own names (``GazetteerList``), beside the embedded gazetteer; null for none.
  public var gazetteerPath: String?
  /// The last stage to run.
  public var lastStage: Stage
  /// Which of the processor's vector units makes the tokens; all give the same.
  public var kernel: Kernel

  /// Everything, with each article's own date, where nothing else is said.
  public init(
    referenceDate: CivilDate? = nil,
    nameModelPath: String? = nil,
    gazetteerPath: String? = nil,
    lastStage: Stage = .claims,
    kernel: Kernel = .chosen
  ) {
    self.referenceDate = referenceDate
    self.nameModelPath = nameModelPath
    self.gazetteerPath = gazetteerPath
    self.lastStage = lastStage
    self.kernel = kernel
  }
}
