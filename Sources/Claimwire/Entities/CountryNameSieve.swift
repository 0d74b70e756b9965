/// Joins the names of one country or state: "United States", "U.S." and "America"; "Vt." and "Vermont".
struct CountryNameSieve: Sendable {
  let gazetteer: Gazetteer

  func apply(to clusters: inout EntityClusters) {
    var codes: [[UInt8]: String?] = [:]
    var seen: [String: Int] = [:]
    let mentions = clusters.mentions
    for index in mentions.indices where mentions[index].type == .place {
      let name = mentions[index].folded
      let code: String?
      if let known = codes[name] {
        code = known
      } else {
        code = self.code(name)
        codes[name] = .some(code)
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
