/// Joins mentions of one type with one folded form: "KYIV" and "Kyiv", "São Paulo" and "Sao Paulo", "Kenyan" and "Kenyans".
///
/// People called by one word are left to ``BareNameSieve``: "Roe" may be any of a family.
struct ExactMatchSieve: Sendable {
  func apply(to clusters: inout EntityClusters) {
    var seen: [Form: Int] = [:]
    let mentions = clusters.mentions
    for index in mentions.indices {
      if mentions[index].type == .person, mentions[index].words.count < 2 { continue }
      let form = Form(mentions[index])
      Self.join(index, &seen[form], &clusters)
    }
  }

  /// Joins a mention with the first one of its form, or makes it that: the form is looked up once.
  private static func join(_ index: Int, _ first: inout Int?, _ clusters: inout EntityClusters) {
    if let first { clusters.join(first, index) } else { first = index }
  }

  private struct Form: Hashable {
    var type: EntityType
    var name: [UInt8]

    init(_ mention: NamedMention) {
      type = mention.type == .facility ? .place : mention.type
      name = mention.folded
      // "Kenyans": the plural of a demonym, but not "Swiss".
      if type == .group, name.count > 4, name.last == UInt8(ascii: "s"),
        name[name.count - 2] != UInt8(ascii: "s")
      {
        name.removeLast()
      }
    }

    /// All bytes at once, which an array would give one by one.
    func hash(into hasher: inout Hasher) {
      hasher.combine(type)
      name.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }
}
