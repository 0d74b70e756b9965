/// Joins the names of one country or state: "United States", "U.S." and "America"; "Vt." and "Vermont".
struct CountryNameSieve: Sendable {
  let gazetteer: Gazetteer

  func apply(to clusters: inout EntityClusters) {
    var codes: [[UInt8]: String?] = [:]
    var seen: [String: Int] = [:]
    for (index, mention) in clusters.mentions.enumerated() where mention.type == .place {
      let code: String?
      if let known = codes[mention.folded] {
        code = known
      } else {
        code = self.code(mention.folded)
        codes[mention.folded] = .some(code)
      }
      guard let code else { continue }
      if let first = seen[code] { clusters.join(first, index) } else { seen[code] = index }
    }
  }

  /// ISO 3166 code of the usual meaning, null where that is neither a country nor a coded part of one.
  private func code(_ name: [UInt8]) -> String? {
    guard let entry = gazetteer.entries(folded: name).first(where: { $0.kind != .group }),
      let country = entry.country
    else { return nil }
    switch entry.kind {
    case .country: return country
    case .subdivision: return entry.subdivision.map { country + "-" + $0 }
    case .city, .region, .group, .user: return nil
    }
  }
}
