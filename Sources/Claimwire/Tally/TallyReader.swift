/// Reads the claims of one record: a line of `claimwire annotate`, or of `annotate --per claims`.
struct TallyReader: ~Copyable {
  private let parser = JSONObjectParser()

  /// Why a line has no claims to tally.
  struct Fault: Error {
    var reason: String
  }

  /// The claims that count: no rates, no parts of others, no fears and plans; O(n).
  func claims(of line: [UInt8]) throws(Fault) -> [TallyClaim] {
    let fields = try fields(line)
    if let claims = fields.last(where: { $0.name == "claims" }) {
      let document = text("id", fields) ?? ""
      let published = text("date", fields)
      var found: [TallyClaim] = []
      for element in JSONElements.split(claims.json) {
        let fields = try self.fields(element)
        if let claim = try claim(fields, document, published) { found.append(claim) }
      }
      return withDays(found)
    }
    guard fields.contains(where: { $0.name == "kind" }),
      fields.contains(where: { $0.name == "count" })
    else { throw Fault(reason: "neither a record with claims nor a claim") }
    let claim = try claim(fields, text("doc", fields) ?? "", text("doc_date", fields))
    return claim.map { [$0] } ?? []
  }

  private func claim(
    _ fields: [JSONObjectParser.Field],
    _ document: String,
    _ published: String?
  ) throws(Fault) -> TallyClaim? {
    guard let kind = text("kind", fields), isNull("per", fields), isNull("part_of", fields) else {
      return nil
    }
    let certainty = text("certainty", fields) ?? "stated"
    guard certainty != "feared", certainty != "hypothetical" else { return nil }
    let count = try object("count", fields)
    let joint = fields.last { $0.name == "joint" }.map { JSONElements.strings($0.json) } ?? []
    return TallyClaim(
      kind: joint.isEmpty ? kind : joint.joined(separator: "+"),
      place: try text("name", object("place", fields)),
      day: text("date", fields),
      count: TallyCount(
        low: number("low", count),
        high: number("high", count),
        published: published,
        document: document
      ),
      source: try text("name", object("source", fields)),
      isDenied: certainty == "denied"
    )
  }

  /// Running tolls have no day of their own: they take that of the record's other claims about the place.
  private func withDays(_ claims: [TallyClaim]) -> [TallyClaim] {
    var dayOfPlace: [String?: String] = [:]
    for claim in claims {
      guard let day = claim.day, dayOfPlace[claim.place] == nil else { continue }
      dayOfPlace[claim.place] = day
    }
    return claims.map { claim in
      var claim = claim
      claim.day = claim.day ?? dayOfPlace[claim.place]
      return claim
    }
  }

  // MARK: Fields

  private func fields(_ json: [UInt8]) throws(Fault) -> [JSONObjectParser.Field] {
    do {
      return try parser.fields(of: TextRepair.repaired(json).text)
    } catch {
      throw Fault(reason: error.reason)
    }
  }

  private func object(
    _ name: String,
    _ fields: [JSONObjectParser.Field]
  ) throws(Fault) -> [JSONObjectParser.Field] {
    guard let field = fields.last(where: { $0.name == name }), field.json.first == UInt8(ascii: "{")
    else { return [] }
    return try self.fields(field.json)
  }

  private func text(_ name: String, _ fields: [JSONObjectParser.Field]) -> String? {
    fields.last { $0.name == name }?.string.map { String(decoding: $0, as: UTF8.self) }
  }

  private func number(_ name: String, _ fields: [JSONObjectParser.Field]) -> Double? {
    fields.last { $0.name == name && $0.isNumber }.flatMap {
      Double(String(decoding: $0.json, as: UTF8.self))
    }
  }

  private func isNull(_ name: String, _ fields: [JSONObjectParser.Field]) -> Bool {
    fields.last { $0.name == name }.map { $0.json.first == UInt8(ascii: "n") } ?? true
  }
}

/// The elements of a JSON array that is known to be well formed.
enum JSONElements {
  /// Each element as it stands; O(n).
  static func split(_ array: [UInt8]) -> [[UInt8]] {
    var elements: [[UInt8]] = []
    var depth = 0
    var isString = false
    var isEscaped = false
    var start: Int?
    for (index, byte) in array.enumerated() {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      let isEnd = depth == 0 && start != nil || depth == 1 && byte == UInt8(ascii: ",")
      if isEnd, let first = start {
        elements.append(Array(array[first..<index]))
        start = nil
      } else if start == nil, !(depth == 1 && byte == UInt8(ascii: "[")), byte > 0x20, depth > 0 {
        start = index
      }
    }
    return elements
  }

  /// The strings of an array of words that need no escapes; empty for null.
  static func strings(_ json: [UInt8]) -> [String] {
    guard json.first == UInt8(ascii: "[") else { return [] }
    return split(json).map { element in
      String(decoding: element.filter { $0 != UInt8(ascii: "\"") && $0 > 0x20 }, as: UTF8.self)
    }
  }
}
