/// A treebank in CoNLL-U columns as running text, each word's part of speech beside its place.
///
/// Tokens are put back together as `SpaceAfter=No` tells, so that training sees what the tokenizer makes of the text.
struct Treebank {
  /// A document: its text and its words.
  struct Text {
    var bytes: [UInt8] = []
    var words: [(span: TextSpan, part: PartOfSpeech)] = []
  }

  /// The documents, in the file's order.
  private(set) var texts: [Text] = []
  private var text = Text()
  /// A token that is several words ("don't"): its last word's number, and where its next word starts.
  private var multiple: (last: Int, start: Int, end: Int)?

  /// - Parameter file: the UTF-8 bytes of a `.conllu` file.
  init(_ file: [UInt8]) {
    for line in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      if line.first == UInt8(ascii: "#") {
        readComment(line)
      } else {
        readWord(String(decoding: line, as: UTF8.self))
      }
    }
    finishText()
  }

  private mutating func readComment(_ line: ArraySlice<UInt8>) {
    if line.starts(with: "# newdoc".utf8) { finishText() }
    if line.starts(with: "# newpar".utf8), !line.starts(with: "# newpar_block".utf8),
      !text.bytes.isEmpty
    {
      text.bytes += Array("\n\n".utf8)
    }
  }

  private mutating func finishText() {
    if !text.bytes.isEmpty { texts.append(text) }
    text = Text()
  }

  private mutating func readWord(_ line: String) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 10, !columns[0].contains(".") else { return }
    let isSpaced = !columns[9].contains("SpaceAfter=No")
    let numbers = columns[0].split(separator: "-").compactMap { Int($0) }
    if numbers.count == 2 {
      let start = text.bytes.count
      append(columns[1], isSpaced)
      multiple = (numbers[1], start, start + columns[1].utf8.count)
      return
    }
    guard let number = numbers.first else { return }
    let part = PartOfSpeech(universal: columns[3], specific: columns[4])
    if let multiple, number <= multiple.last {
      let end = min(multiple.end, multiple.start + columns[1].utf8.count)
      text.words.append((TextSpan(multiple.start, max(end, multiple.start)), part))
      self.multiple = number == multiple.last ? nil : (multiple.last, end, multiple.end)
      return
    }
    multiple = nil
    let start = text.bytes.count
    append(columns[1], isSpaced)
    text.words.append((TextSpan(start, start + columns[1].utf8.count), part))
  }

  private mutating func append(_ word: String, _ isSpaced: Bool) {
    text.bytes += Array(word.utf8)
    if isSpaced { text.bytes.append(UInt8(ascii: " ")) }
  }
}
