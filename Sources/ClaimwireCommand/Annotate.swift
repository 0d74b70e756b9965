public import ArgumentParser
public import Claimwire

/// `claimwire annotate`: articles in, records out.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Annotate articles: one JSON record a document, one document a line.",
    discussion: """
      EXAMPLE
        claimwire annotate corpus/articles | jq -r '.claims[] | [.kind, .count.low, .source.name] | @tsv'

      Relative dates are judged from --date, else the date field, else a date that the article itself starts with, and \
      never from today. Lines that cannot be read are told on standard error and skipped.
      """
  )

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp("Reference date of every document.", valueName: "yyyy-mm-dd")
  )
  var date: CivilDate?

  @Flag(help: "List tokens in the records.")
  var tokens = false

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets: OffsetUnit = .codePoints

  @Option(
    help: ArgumentHelp(
      "Write one line for each of: quotes, claims, mentions, entities, dates, numbers, sentences.",
      valueName: "layer"
    )
  )
  var per: RecordItem?

  @Option(
    help: "Find names by this model, made by 'claimwire train', instead of the built-in one.",
    completion: .file()
  )
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Names of your own: lines of name, type, country, latitude and longitude with tabs between.",
      discussion: "The last three may be left out. Types are those of mentions: person, place, …"
    ),
    completion: .file()
  )
  var gazetteer: String?

  @Option(
    name: .shortAndLong,
    help: "Write to this file instead of standard output.",
    completion: .file()
  )
  var output: String?

  func run() throws {
    let annotator = try Annotator(
      configuration: AnnotatorConfiguration(
        referenceDate: date,
        nameModelPath: model,
        gazetteerPath: gazetteer
      )
    )
    var writer = RecordWriter(
      options: RecordOptions(offsets: offsets, includesTokens: tokens)
    )
    try ArticleOutput.run(input: input, output: output) { article, bytes in
      let document = annotator.annotated(article)
      writer.removeAll()
      if let per { writer.write(document, per: per) } else { writer.write(document) }
      bytes = writer.bytes
    }
  }
}

extension CivilDate: ExpressibleByArgument {
  /// A day as `--date` takes it: `2025-04-24`.
  public init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
