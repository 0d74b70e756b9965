/// The items of a layer as rows of tab-separated columns, the same as the keys of `--per`'s objects, nested ones drawn
/// flat.
///
/// What would break a row, tabs and line breaks in a text, is a space: offsets give the text itself. Null is an empty cell.
struct RowLayout {
  private let layout: RecordLayout
  private var document: Document { layout.document }

  init(_ layout: RecordLayout) { self.layout = layout }

  /// The names of the columns, in order.
  static func columns(of item: RecordItem) -> [String] {
    let own =
      switch item {
      case .quotes:
        "id start end kind text speaker speaker_text speaker_how cue cue_class open confidence"
      case .claims:
        "id start end kind text count value low high op victims per part_of source place date certainty "
          + "cumulative joint confidence"
      case .mentions: "start end text type entity name title confidence"
      case .entities: "id type name aliases mentions role country latitude longitude"
      case .dates: "start end text type value from to"
      case .numbers: "start end text kind value low high op unit"
      case .sentences: "start end text role"
      }
    let all = "doc doc_date \(own)" + (item == .sentences ? "" : " sentence")
    return all.split(separator: " ").map(String.init)
  }

  /// The line that names the columns.
  static func header(of item: RecordItem) -> [UInt8] {
    Array((columns(of: item).joined(separator: "\t") + "\n").utf8)
  }

  /// Appends a row for each item of a layer.
  func writeRows(of item: RecordItem, to bytes: inout [UInt8]) {
    for index in layout.itemIndices(item) {
      var row = Row(bytes)
      bytes = []
      row.add(document.article.id)
      row.add(document.referenceDate?.iso)
      write(item, index, to: &row)
      if item != .sentences {
        row.add(layout.start(of: item, index).flatMap(layout.sentenceText))
      }
      row.end()
      bytes = row.bytes
    }
  }

  private func write(_ item: RecordItem, _ index: Int, to row: inout Row) {
    switch item {
    case .quotes: writeQuote(index, to: &row)
    case .claims: writeClaim(index, to: &row)
    case .mentions: write(document.mentions[index], to: &row)
    case .entities: writeEntity(index, to: &row)
    case .dates:
      let date = document.dates[index]
      writeSpan(date.span, to: &row)
      for value in [date.type.rawValue, date.value, date.from, date.to] { row.add(value) }
    case .numbers:
      let number = document.numbers[index]
      writeSpan(number.span, to: &row)
      row.add(number.kind.rawValue)
      for value in [number.value, number.low, number.high] { row.add(number: value) }
      row.add(number.comparison.rawValue)
      row.add(number.unit)
    case .sentences:
      writeSpan(document.sentences[index].span, to: &row)
      row.add(document.sentences[index].role.rawValue)
    }
  }

  private func writeOffsets(_ span: TextSpan, to row: inout Row) {
    row.add(integer: layout.map.offset(span.start))
    row.add(integer: layout.map.offset(span.end))
  }

  private func writeSpan(_ span: TextSpan, to row: inout Row) {
    writeOffsets(span, to: &row)
    row.add(document.text(span))
  }

  private func write(_ mention: Mention, to row: inout Row) {
    writeSpan(mention.span, to: &row)
    row.add(mention.type.rawValue)
    row.add(integer: mention.entity)
    row.add(document.entities[mention.entity].name)
    row.add(mention.title.map(document.text))
    row.add(probability: mention.confidence)
  }

  private func writeEntity(_ index: Int, to row: inout Row) {
    let entity = document.entities[index]
    row.add(integer: index)
    row.add(entity.type.rawValue)
    row.add(entity.name)
    row.add(entity.aliases.joined(separator: "; "))
    row.add(integer: entity.mentions.count)
    row.add(entity.role)
    row.add(entity.country)
    row.add(number: entity.latitude)
    row.add(number: entity.longitude)
  }

  private func writeQuote(_ index: Int, to row: inout Row) {
    let quote = document.quotes[index]
    row.add(integer: index)
    writeOffsets(quote.span, to: &row)
    row.add(quote.kind.rawValue)
    row.add(document.text(quote.span))
    row.add(quote.speaker?.name)
    row.add((quote.speaker?.span).map(document.text))
    row.add(quote.speaker?.how.rawValue)
    row.add((quote.cue?.span).map(document.text))
    row.add(quote.cue?.class.rawValue)
    row.add(quote.isOpen ? "true" : "false")
    row.add(probability: quote.confidence)
  }

  private func writeClaim(_ index: Int, to row: inout Row) {
    let claim = document.claims[index]
    row.add(integer: index)
    writeOffsets(claim.span, to: &row)
    row.add(claim.kind.rawValue)
    row.add(document.text(claim.span))
    row.add(document.text(claim.count.span))
    for value in [claim.count.value, claim.count.low, claim.count.high] { row.add(number: value) }
    row.add(claim.count.comparison.rawValue)
    row.add(claim.victims.map(document.text))
    row.add(claim.period?.rawValue)
    row.add(claim.partOf.map { "\($0)" })
    row.add(claim.source?.name)
    row.add(claim.place?.name)
    row.add(claim.date)
    row.add(claim.certainty.rawValue)
    row.add(claim.isCumulative ? "true" : "false")
    row.add(claim.joint?.map(\.rawValue).joined(separator: "; "))
    row.add(probability: claim.confidence)
  }

  /// A row as it is put together.
  private struct Row {
    private(set) var bytes: [UInt8]
    private var isFirst = true

    /// A row behind what stands in `bytes`.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func add(_ value: String?) {
      if !isFirst { bytes.append(UInt8(ascii: "\t")) }
      isFirst = false
      for byte in (value ?? "").utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
    }

    mutating func add(integer value: Int) { add("\(value)") }

    mutating func add(number value: Double?) {
      var json = JSONWriter()
      if let value { json.number(value) }
      add(String(decoding: json.bytes, as: UTF8.self))
    }

    mutating func add(probability value: Float) {
      var json = JSONWriter()
      json.probability(value)
      add(String(decoding: json.bytes, as: UTF8.self))
    }

    mutating func end() {
      bytes.append(UInt8(ascii: "\n"))
      isFirst = true
    }
  }
}
