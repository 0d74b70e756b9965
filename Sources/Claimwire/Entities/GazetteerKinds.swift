/// Kinds of what is called by one name.
struct GazetteerKinds: Equatable, Sendable {
  private var bits: UInt8 = 0

  init(_ kinds: [GazetteerEntry.Kind] = []) {
    for kind in kinds { insert(kind) }
  }

  mutating func insert(_ kind: GazetteerEntry.Kind) { bits |= 1 << kind.rawValue }

  /// Whether there is one beside these.
  func hasOther(than kinds: GazetteerKinds) -> Bool { bits & ~kinds.bits != 0 }

  /// People alone.
  static let group = GazetteerKinds([.group])
  /// What is no country, no part of one and no town, or need not be one.
  static let noSettlements = GazetteerKinds([.region, .group, .user])
  /// What is no place, or need not be one.
  static let noPlaces = GazetteerKinds([.group, .user])
}

extension GazetteerKinds: ExpressibleByArrayLiteral {
  init(arrayLiteral kinds: GazetteerEntry.Kind...) { self.init(kinds) }
}
