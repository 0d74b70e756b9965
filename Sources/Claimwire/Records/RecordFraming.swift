/// What stands once at the start and the end of each file of output.
public struct RecordFraming: Sendable {
  /// Before the first record.
  public var header: [UInt8] = []
  /// After the last.
  public var footer: [UInt8] = []
  /// A file that stands once beside those of the documents, in a folder.
  public var companion: (name: String, content: [UInt8])?

  /// Nothing.
  public init() {}

  /// What the format has.
  ///
  /// - Parameter item: the layer whose items are written one a line, instead of records.
  public init(_ options: RecordOptions, per item: RecordItem?) {
    switch options.format {
    case .ndjson: break
    case .tsv: header = item.map(RowLayout.header) ?? []
    case .conll: header = ColumnLayout.header
    case .brat: companion = ("annotation.conf", StandoffLayout.configuration)
    case .html where !options.isBundled:
      header = PageLayout.head
      footer = PageLayout.tail
    case .html: break
    }
  }
}
