public import ArgumentParser
public import Claimwire

/// Where text comes from: shared by the subcommands that read articles.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      Files, folders (.txt, .jsonl, .ndjson, .csv and .tsv in them, at any depth), or - for standard input; each also \
      compressed by gzip or Zstandard.
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

  @Option(help: "How bytes make articles: auto, text, ndjson, csv or tsv.")
  var inputFormat: InputFormat = .auto

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
    let format = "format=\(inputFormat) fields=\(names) max-document=\(maxDocument)"
    return "\(format) files-from=\(filesFrom ?? "-") paths=\(paths.joined(separator: " "))"
  }

  var fields: FieldNames {
    FieldNames(text: textField, id: idField, date: dateField, title: titleField)
  }
}

extension InputFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension RecordItem: ExpressibleByArgument {}
extension RecordFormat: ExpressibleByArgument {}
