/// A user's own names: lines of tab-separated name, type, country, latitude and longitude; the last three may be empty.
///
/// ```text
/// Lostrin	place	UA	48.21	36.4
/// Northgate News Service	organization	GB
/// ```
public struct GazetteerList: Sendable {
  struct Row: Sendable {
    var name: String
    var entry: GazetteerEntry
  }

  var rows: [Row] = []
  /// Numbers of the lines that could not be read, from 1: fewer than two fields, an unknown
  /// type, a country that is no two letters, degrees that are none.
  public private(set) var faultyLines: [Int] = []

  /// No names.
  public init() {}

  /// The names of a TSV text; blank lines and lines that start with "#" are skipped.
  public init(tsv: String) {
    var number = 0
    for line in tsv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      if let row = Self.row(line) { rows.append(row) } else { faultyLines.append(number) }
    }
  }

  private static func row(_ line: Substring) -> Row? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count >= 2, !fields[0].isEmpty, let type = EntityType(rawValue: String(fields[1]))
    else { return nil }
    func field(_ index: Int) -> Substring? {
      index < fields.count && !fields[index].isEmpty ? fields[index] : nil
    }
    // A coordinate or country that cannot be one is a column out of place.
    if let country = field(2), country.utf8.count != 2 { return nil }
    guard fields.count <= 5, isDegrees(field(3), 90), isDegrees(field(4), 180) else { return nil }
    let entry = GazetteerEntry(
      kind: .user,
      type: type,
      rank: 0,
      country: field(2).map(String.init),
      subdivision: nil,
      latitude: field(3).flatMap { Double($0) },
      longitude: field(4).flatMap { Double($0) }
    )
    return Row(name: String(fields[0]), entry: entry)
  }

  private static func isDegrees(_ field: Substring?, _ most: Double) -> Bool {
    guard let field else { return true }
    return Double(field).map { abs($0) <= most } ?? false
  }
}
