public import ArgumentParser
public import Claimwire

/// Where text comes from: shared by the subcommands that read articles.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      Files, folders (.txt, .jsonl, .ndjson, .csv, .tsv, .html and .warc in them, at any depth), or - for standard input; \
      each also compressed by gzip or Zstandard.
      """,
      valueName: "path"
    ),
    completion: .file()
  )
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of paths to read, one a line, - for standard input.",
      valueName: "file"
    ),
    completion: .file()
  )
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      "How bytes make articles: auto, text, ndjson, csv, tsv, html or warc.",
      discussion: """
        html and warc (web archives, as Common Crawl's) take the article out of each page, with its headline, its date and \
        its address as id. auto goes by the file's ending, else by its first bytes.
        """
    )
  )
  var inputFormat: InputFormat = .auto

  @Option(
    help: ArgumentHelp(
      "Charset of the input: windows-1252, Shift_JIS, any that ICU knows.",
      discussion: """
        By default UTF-8, UTF-16 with a byte order mark, and what else bytes that are not UTF-8 look like; each record's \
        warnings say so.
        """,
      valueName: "charset"
    )
  )
  var encoding: Charset?

  @Option(
    help: ArgumentHelp(
      "Largest document in bytes; larger ones are told and skipped.",
      valueName: "n"
    )
  )
  var maxDocument = ArticleReader.largestDocument

  @Option(help: "Field that holds the text.")
  var textField = "text"

  @Option(help: "Field that holds the id.")
  var idField = "id"

  @Option(help: "Field that holds the date of publication.")
  var dateField = "date"

  @Option(help: "Field that holds the headline.")
  var titleField = "title"

  func validate() throws {
    if paths.isEmpty && filesFrom == nil && StandardStreams.isInputTerminal {
      throw ValidationError(
        "Nothing to read: name files or folders, or pipe text in"
      )
    }
  }

  /// Tells these inputs from others, for a run that is to be resumed.
  var fingerprint: String {
    let names = [textField, idField, dateField, titleField].joined(separator: ",")
    let format =
      "format=\(inputFormat) fields=\(names) max-document=\(maxDocument)"
      + (encoding.map { " encoding=\($0.name)" } ?? "")
    return "\(format) files-from=\(filesFrom ?? "-") paths=\(paths.joined(separator: " "))"
  }

  var fields: FieldNames {
    FieldNames(text: textField, id: idField, date: dateField, title: titleField)
  }
}

extension Charset: ExpressibleByArgument {
  /// A charset by a name that ICU knows.
  public init?(argument: String) { self.init(named: argument) }
}

extension InputFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension RecordItem: ExpressibleByArgument {}
extension RecordFormat: ExpressibleByArgument {}
