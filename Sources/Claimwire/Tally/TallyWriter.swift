/// Writes a tally: JSON for programs, tables for people.
public struct TallyWriter {
  /// What a tally is written as.
  public enum Format: String, Sendable, CaseIterable {
    /// One JSON object a row, a row a line.
    case json
    /// Columns with tabs between, a header first.
    case tsv
    /// A Markdown table.
    case md
  }

  private let format: Format

  /// A writer in a format.
  public init(_ format: Format) { self.format = format }

  /// The rows as UTF-8.
  public func bytes(of rows: [TallyRow]) -> [UInt8] {
    switch format {
    case .json: json(rows)
    case .tsv: table(rows) { $0.joined(separator: "\t") }
    case .md:
      table(rows, rule: Self.rule) { "| \($0.map(Self.escaped).joined(separator: " | ")) |" }
    }
  }

  private static let columns = ["day", "place", "kind", "low", "high", "disputed", "sources"]

  /// What stands under the header of a Markdown table.
  private static let rule = "|" + String(repeating: "---|", count: columns.count)

  /// The header and a line a row.
  private func table(
    _ rows: [TallyRow],
    rule: String? = nil,
    line: ([String]) -> String
  ) -> [UInt8] {
    var lines = [line(Self.columns)]
    if let rule { lines.append(rule) }
    for row in rows { lines.append(line(cells(row))) }
    return Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
  }

  private func cells(_ row: TallyRow) -> [String] {
    [
      row.day ?? "", row.place ?? "", row.kind, text(row.low), text(row.high),
      row.isDisputed ? "yes" : "no", row.sources.map(text).joined(separator: "; "),
    ].map(Self.oneLine)
  }

  /// A cell in which no bar ends the column.
  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// "police 8, then 12", "officials 81+", "army denies 20".
  private func text(_ source: TallySource) -> String {
    let name = source.name ?? "the article"
    if source.isDenial { return "\(name) denies \(source.highest.text)" }
    return source.lowest.text == source.highest.text
      ? "\(name) \(source.lowest.text)" : "\(name) \(source.lowest.text) to \(source.highest.text)"
  }

  private func text(_ number: Double?) -> String {
    number.map { TallyCount(low: $0, high: $0, published: nil, document: "").text } ?? ""
  }

  /// A cell without tabs and line breaks.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ")
  }

  private func json(_ rows: [TallyRow]) -> [UInt8] {
    var json = JSONWriter()
    for row in rows {
      json.object { json in
        json.key("day")
        json.string(row.day)
        json.key("place")
        json.string(row.place)
        json.key("kind")
        json.string(row.kind)
        json.key("low")
        json.number(row.low)
        json.key("high")
        json.number(row.high)
        json.key("disputed")
        json.bool(row.isDisputed)
        json.key("sources")
        json.array(row.sources) { write($1, to: &$0) }
      }
      json.newline()
    }
    return json.bytes
  }

  private func write(_ source: TallySource, to json: inout JSONWriter) {
    json.object { json in
      json.key("name")
      json.string(source.name)
      json.key("denies")
      json.bool(source.isDenial)
      json.key("claims")
      json.integer(source.claims)
      json.key("lowest")
      write(source.lowest, to: &json)
      json.key("highest")
      write(source.highest, to: &json)
      json.key("latest")
      write(source.latest, to: &json)
    }
  }

  private func write(_ count: TallyCount, to json: inout JSONWriter) {
    json.object { json in
      json.key("low")
      json.number(count.low)
      json.key("high")
      json.number(count.high)
      json.key("published")
      json.string(count.published)
      json.key("doc")
      json.string(count.document)
    }
  }
}
