public import ArgumentParser
public import Claimwire

/// Where text comes from: shared by the subcommands that read articles.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (.txt, .jsonl and .ndjson in them, at any depth), or - for standard input.",
      valueName: "path"
    ),
    completion: .file()
  )
  var paths: [String] = []

  @Option(help: "How bytes make articles: auto, text or ndjson.")
  var inputFormat: InputFormat = .auto

  @Option(help: "Field that holds the text.")
  var textField = "text"

  @Option(help: "Field that holds the id.")
  var idField = "id"

  @Option(help: "Field that holds the date of publication.")
  var dateField = "date"

  @Option(help: "Field that holds the headline.")
  var titleField = "title"

  func validate() throws {
    if paths.isEmpty && StandardStreams.isInputTerminal {
      throw ValidationError(
        "Nothing to read: name files or folders, or pipe text in"
      )
    }
  }

  var fields: FieldNames {
    FieldNames(text: textField, id: idField, date: dateField, title: titleField)
  }
}

extension InputFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension RecordItem: ExpressibleByArgument {}
