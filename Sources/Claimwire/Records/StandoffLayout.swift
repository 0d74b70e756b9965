/// A document's layers in brat's standoff format (brat.nlplab.org/standoff.html): spans as `T` lines, what joins them as
/// `R` lines, their values as `A` lines and notes.
///
/// A span of several lines is given in pieces, as brat draws it.
struct StandoffLayout {
  private let layout: RecordLayout
  private var document: Document { layout.document }

  init(_ layout: RecordLayout) { self.layout = layout }

  /// The types that brat must be told of: its `annotation.conf`.
  static let configuration: [UInt8] = {
    let names = EntityType.allCases.map { capitalized($0.rawValue) }
    let quotes = QuoteKind.allCases.map { "\(capitalized($0.rawValue))Quote" }
    let claims = HarmKind.allCases.map { capitalized($0.rawValue) }
    let spans =
      names + quotes + claims + [
        "Verbatim", "Cue", "Speaker", "Source", "Place_of_harm", "Date", "Number", "Term",
      ]
    let quoted = quotes.joined(separator: "|")
    let claimed = claims.joined(separator: "|")
    return Array(
      """
      [entities]
      \(spans.joined(separator: "\n"))
      [relations]
      Said\tArg1:Speaker, Arg2:\(quoted)
      Cued\tArg1:Cue, Arg2:\(quoted)
      Claimed\tArg1:Source, Arg2:\(claimed)
      Happened\tArg1:Place_of_harm, Arg2:\(claimed)
      Included\tArg1:\(claimed), Arg2:\(claimed)
      <OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
      [events]
      [attributes]
      Certainty\tArg:\(claimed), Value:\(Certainty.allCases.map(\.rawValue).joined(separator: "|"))

      """.utf8
    )
  }()

  /// The document's `.ann` file; O(n).
  func annotations() -> [UInt8] {
    var lines = Lines(layout)
    for (index, entity) in document.entities.enumerated() {
      let spans = entity.mentions.map { mention in
        lines.span(capitalized(entity.type.rawValue), document.mentions[mention].span)
      }
      if let first = spans.first { lines.note(on: first, "entity \(index): \(entity.name)") }
      lines.equivalence(spans)
    }
    for date in document.dates {
      lines.note(on: lines.span("Date", date.span), "\(date.type.rawValue) \(date.value)")
    }
    for number in document.numbers {
      let bounds = [number.low, number.high].map(decimal)
      let note = "\(number.kind.rawValue) \(bounds[0])..\(bounds[1]) \(number.unit ?? "")"
      lines.note(on: lines.span("Number", number.span), note)
    }
    for quote in document.quotes { write(quote, to: &lines) }
    for term in document.terms { lines.span("Term", term) }
    writeClaims(to: &lines)
    return lines.bytes
  }

  private func write(_ quote: Quote, to lines: inout Lines) {
    let content = lines.span("\(capitalized(quote.kind.rawValue))Quote", quote.extents)
    if quote.extents != quote.parts {
      for part in quote.parts { lines.span("Verbatim", part) }
    }
    if let cue = quote.cue {
      let mark = lines.span("Cue", cue.span)
      lines.relation("Cued", mark, content)
      lines.note(on: mark, cue.class.rawValue)
    }
    if let speaker = quote.speaker {
      let mark = lines.span("Speaker", speaker.span)
      lines.relation("Said", mark, content)
      lines.note(on: mark, "\(speaker.name) (\(speaker.how.rawValue))")
    }
  }

  private func writeClaims(to lines: inout Lines) {
    var marks: [Int] = []
    for claim in document.claims {
      let mark = lines.span(capitalized(claim.kind.rawValue), claim.span)
      marks.append(mark)
      lines.attribute("Certainty", mark, claim.certainty.rawValue)
      let bounds = [claim.count.low, claim.count.high].map(decimal)
      lines.note(on: mark, "\(bounds[0])..\(bounds[1]) \(claim.date ?? "")")
      if let source = claim.source {
        let sourceMark = lines.span("Source", source.span)
        lines.relation("Claimed", sourceMark, mark)
        lines.note(on: sourceMark, source.name)
      }
      if let place = claim.place {
        let placeMark = lines.span("Place_of_harm", place.span)
        lines.relation("Happened", placeMark, mark)
        lines.note(on: placeMark, place.name)
      }
    }
    for (index, claim) in document.claims.enumerated() {
      if let whole = claim.partOf { lines.relation("Included", marks[index], marks[whole]) }
    }
  }

  /// The lines of an `.ann` file, numbered as they come.
  private struct Lines {
    private(set) var bytes: [UInt8] = []
    private let layout: RecordLayout
    private var spans = 0
    private var relations = 0
    private var attributes = 0
    private var notes = 0

    init(_ layout: RecordLayout) { self.layout = layout }

    /// Adds a span and returns its number.
    @discardableResult
    mutating func span(_ type: String, _ span: TextSpan) -> Int { self.span(type, [span]) }

    /// Adds a span of several parts and returns its number.
    mutating func span(_ type: String, _ parts: [TextSpan]) -> Int {
      spans += 1
      let pieces = parts.flatMap(pieces)
      let offsets = pieces.map { "\(layout.map.offset($0.start)) \(layout.map.offset($0.end))" }
      let text = pieces.map(layout.document.text).joined(separator: " ")
      line("T\(spans)\t\(type) \(offsets.joined(separator: ";"))\t", text)
      return spans
    }

    mutating func relation(_ type: String, _ first: Int, _ second: Int) {
      relations += 1
      line("R\(relations)\t\(type) Arg1:T\(first) Arg2:T\(second)", "")
    }

    mutating func attribute(_ type: String, _ span: Int, _ value: String) {
      attributes += 1
      line("A\(attributes)\t\(type) T\(span) \(value)", "")
    }

    mutating func note(on span: Int, _ text: String) {
      notes += 1
      line("#\(notes)\tAnnotatorNotes T\(span)\t", text)
    }

    mutating func equivalence(_ spans: [Int]) {
      guard spans.count > 1 else { return }
      line("*\tEquiv \(spans.map { "T\($0)" }.joined(separator: " "))", "")
    }

    /// The lines of a span.
    private func pieces(_ span: TextSpan) -> [TextSpan] {
      var pieces: [TextSpan] = []
      var start = span.start
      for offset in span.start..<span.end
      where layout.document.bytes[Int(offset)] == UInt8(ascii: "\n") {
        if start < offset { pieces.append(TextSpan(start: start, end: offset)) }
        start = offset + 1
      }
      if start < span.end { pieces.append(TextSpan(start: start, end: span.end)) }
      return pieces
    }

    private mutating func line(_ head: String, _ text: String) {
      bytes += head.utf8
      for byte in text.utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
      bytes.append(UInt8(ascii: "\n"))
    }
  }
}

/// `killed` as `Killed`, as brat's types are written.
private func capitalized(_ name: String) -> String {
  name.prefix(1).uppercased() + name.dropFirst()
}

/// A number as records have it; empty for null.
private func decimal(_ value: Double?) -> String {
  guard let value else { return "" }
  var json = JSONWriter()
  json.number(value)
  return String(decoding: json.bytes, as: UTF8.self)
}
