/// Adds up what records claim: one row an event (a place and a day) and kind of harm.
///
/// One pass; memory grows with the number of distinct events and their sources, not with the number of records.
///
/// ```swift
/// var tally = ClaimTally()
/// try tally.add(records: "records.ndjson") { print($0) }
/// for row in tally.rows where row.isDisputed { print(row.place ?? "?", row.kind) }
/// ```
public struct ClaimTally: Sendable {
  private struct Key: Hashable {
    var place: [UInt8]
    var day: String
    var kind: String
  }

  private struct SourceKey: Hashable {
    var name: [UInt8]
    var isDenial: Bool
  }

  private struct Entry {
    var place: String?
    var day: String?
    var kind: String
    var sources: [TallySource] = []
    var indices: [SourceKey: Int] = [:]
  }

  private var entries: [Entry] = []
  private var indices: [Key: Int] = [:]

  /// A tally of nothing.
  public init() {}

  /// Adds the claims of a file of records, or of standard input for `-`.
  ///
  /// - Parameter report: called with each line that is no record; the others are added.
  /// - Throws: ``ClaimwireError/unreadable(path:reason:)``.
  public mutating func add(
    records path: String,
    _ report: (ClaimwireError) -> Void
  ) throws(ClaimwireError) {
    let file = path == "-" ? FileDescriptor.standardInput() : try FileDescriptor.open(path: path)
    let reader = TallyReader()
    var buffer: [UInt8] = []
    var line = 1
    var isMore = true
    while isMore {
      let searched = buffer.count
      isMore = try file.read(upTo: FileDescriptor.chunk, into: &buffer)
      var start = 0
      var next = searched
      while let end = buffer[next...].firstIndex(of: UInt8(ascii: "\n")) {
        add(Array(buffer[start..<end]), path, line, reader, report)
        line += 1
        start = end + 1
        next = start
      }
      if !isMore { add(Array(buffer[start...]), path, line, reader, report) }
      buffer.removeSubrange(..<start)
    }
  }

  private mutating func add(
    _ record: [UInt8],
    _ path: String,
    _ line: Int,
    _ reader: borrowing TallyReader,
    _ report: (ClaimwireError) -> Void
  ) {
    guard record.contains(where: { $0 > 0x20 }) else { return }
    do throws(TallyReader.Fault) {
      for claim in try reader.claims(of: record) { add(claim) }
    } catch {
      report(.malformedLine(path: path, line: line, reason: error.reason))
    }
  }

  mutating func add(_ claim: TallyClaim) {
    let key = Key(
      place: claim.place.map { NameFolding.folded($0) } ?? [],
      day: claim.day ?? "",
      kind: claim.kind
    )
    let index = indices[key] ?? entries.count
    if index == entries.count {
      indices[key] = index
      entries.append(Entry(place: claim.place, day: claim.day, kind: claim.kind))
    }
    let source = SourceKey(
      name: claim.source.map { NameFolding.folded($0) } ?? [],
      isDenial: claim.isDenied
    )
    if let known = entries[index].indices[source] {
      entries[index].sources[known].add(claim.count)
      return
    }
    entries[index].indices[source] = entries[index].sources.count
    entries[index].sources.append(
      TallySource(
        name: claim.source,
        lowest: claim.count,
        highest: claim.count,
        latest: claim.count,
        claims: 1,
        isDenial: claim.isDenied
      )
    )
  }

  /// The rows by day, place and kind, those without a day last.
  public var rows: [TallyRow] {
    entries.map { entry in
      TallyRow(
        place: entry.place,
        day: entry.day,
        kind: entry.kind,
        sources: Self.inOrderOfPublication(entry.sources)
      )
    }.sorted { Self.order($0) < Self.order($1) }
  }

  private static func inOrderOfPublication(_ sources: [TallySource]) -> [TallySource] {
    sources.enumerated().sorted { one, other in
      let (first, second) = (published(one.element), published(other.element))
      return first == second ? one.offset < other.offset : first < second
    }.map(\.element)
  }

  private static func published(_ source: TallySource) -> String {
    [source.lowest, source.highest, source.latest].compactMap(\.published).min() ?? "9999"
  }

  private static func order(_ row: TallyRow) -> (String, String, Int, String) {
    let kinds = HarmKind.allCases.map(\.rawValue)
    return (
      row.day ?? "9999", row.place ?? "", kinds.firstIndex(of: row.kind) ?? kinds.count, row.kind
    )
  }
}
