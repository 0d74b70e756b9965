/// Joins the names of one country: "United States", "U.S." and "America"; "Britain" and "UK".
struct CountryNameSieve: Sendable {
  let gazetteer: Gazetteer

  func apply(to clusters: inout EntityClusters) {
    var countries: [[UInt8]: String?] = [:]
    var seen: [String: Int] = [:]
    for (index, mention) in clusters.mentions.enumerated() where mention.type == .place {
      let country: String?
      if let known = countries[mention.folded] {
        country = known
      } else {
        country = gazetteer.entries(folded: mention.folded).first { $0.kind != .group }
          .flatMap { $0.kind == .country ? $0.country : nil }
        countries[mention.folded] = .some(country)
      }
      guard let country else { continue }
      if let first = seen[country] { clusters.join(first, index) } else { seen[country] = index }
    }
  }
}
