/// Articles with their quotes marked, as `scripts/train-quotes` writes them.
///
/// ```text
/// text<TAB>the article, with \n for a line break and \\ for a backslash
/// quote<TAB>content<TAB>cue<TAB>speaker     each as start-end,start-end in bytes of the text
/// ```
struct QuotedCorpus {
  /// One marked quote: the parts of what was said, of the cue and of the speaker.
  struct Marked {
    var content: [TextSpan]
    var cue: [TextSpan]
    var speaker: [TextSpan]
  }

  /// An article.
  struct Text {
    var bytes: [UInt8]
    var quotes: [Marked] = []
  }

  /// The articles, in the file's order.
  private(set) var texts: [Text] = []

  /// - Parameter file: the file's bytes.
  init(_ file: [UInt8]) {
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let columns = line.split(
        separator: UInt8(ascii: "\t"),
        omittingEmptySubsequences: false
      )
      if columns.count == 2, columns[0].elementsEqual("text".utf8) {
        texts.append(Text(bytes: QuotedCorpus.unescaped(columns[1])))
      } else if columns.count == 4, !texts.isEmpty {
        texts[texts.count - 1].quotes.append(
          Marked(
            content: QuotedCorpus.spans(columns[1]),
            cue: QuotedCorpus.spans(columns[2]),
            speaker: QuotedCorpus.spans(columns[3])
          )
        )
      }
    }
  }

  /// A column without its "\\n" and "\\\\".
  static func unescaped(_ column: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var isEscaped = false
    for byte in column {
      if isEscaped {
        out.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        out.append(byte)
      }
    }
    return out
  }

  private static func spans(_ column: ArraySlice<UInt8>) -> [TextSpan] {
    column.split(separator: UInt8(ascii: ",")).compactMap { part in
      let ends = part.split(separator: UInt8(ascii: "-"))
        .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      return ends.count == 2 ? TextSpan(ends[0], ends[1]) : nil
    }
  }
}
