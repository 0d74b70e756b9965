/// What documents are written as.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// One JSON object a document, or an item, and line: the contract.
  case ndjson
  /// One item a line in tab-separated columns under a header, for a spreadsheet.
  case tsv
  /// A `.txt` and an `.ann` file a document in brat's standoff format (brat.nlplab.org/standoff.html).
  case brat
  /// One token a line in columns: CoNLL-U Plus (universaldependencies.org/ext-format.html).
  case conll
  /// A page to read in a browser.
  case html

  /// Whether it takes a folder, as each document gives files of its own.
  public var needsFolder: Bool { self == .brat }
}
