import Testing

@testable import Claimwire

/// A text whose names are given, so that a test of what follows the tagger does not hang on a model.
///
/// As in "[PER Ada Roe] leads the [ORG World Health Organization]".
struct MarkedText {
  private(set) var text = ""
  private var names: [(span: TextSpan, label: NameLabel)] = []
  private let confidence: Float

  init(_ marked: String, confidence: Float = 0.9) {
    self.confidence = confidence
    var rest = marked[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      text += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: " ", maxSplits: 1)
      let start = text.utf8.count
      text += parts[1]
      names.append((TextSpan(start, text.utf8.count), Self.labels[String(parts[0])] ?? .person))
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }

  private static let labels: [String: NameLabel] = [
    "PER": .person, "LOC": .location, "ORG": .organization, "MISC": .miscellaneous,
  ]

  /// The text up to the stage before entities.
  func document() throws -> Document {
    var configuration = AnnotatorConfiguration()
    configuration.lastStage = .dates
    return try Annotator(configuration: configuration).annotated(Article(id: "test", text: text))
  }

  func tagged(in document: Document) -> [TaggedName] {
    names.map { name in
      TaggedName(
        tokens: document.tokens(in: name.span),
        label: name.label,
        confidence: confidence
      )
    }
  }

  /// The names as the refiner leaves them: "PER Ada Roe".
  func refined() throws -> [String] {
    let document = try document()
    let names = NameRefiner(gazetteer: Gazetteer()).refined(
      tagged(in: document),
      in: document,
      DocumentEvidence(document.tokens)
    )
    return names.map { name in
      let label = Self.labels.first { $0.value == name.label }?.key ?? "?"
      return label + " " + document.text(document.span(ofTokens: name.tokens))
    }
  }

  /// The text with mentions and entities made from the given names.
  func annotated(_ list: GazetteerList = GazetteerList()) throws -> Document {
    var document = try document()
    let names = tagged(in: document)
    EntityRecognizer(userList: list).annotate(&document, names: names)
    return document
  }

  /// Each entity's forms, the name first, in order of appearance.
  func entities() throws -> [[String]] {
    try annotated().entities.map { [$0.name] + $0.aliases }
  }
}
