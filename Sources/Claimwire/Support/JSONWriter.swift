/// JSON as bytes, in the order in which it is written.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Appends what is no JSON, between values.
  mutating func append(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

  // MARK: Structure

  mutating func object(_ body: (inout JSONWriter) -> Void) { enclosed("{", "}", body) }

  mutating func array<Element>(
    _ elements: some Sequence<Element>,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    enclosed("[", "]") { writer in
      for element in elements { body(&writer, element) }
    }
  }

  /// A key; the value must follow.
  ///
  /// `name` is written as it stands: no character of it may need an escape.
  mutating func key(_ name: StaticString) {
    separate()
    name.withUTF8Buffer {
      bytes.append(UInt8(ascii: "\""))
      bytes += $0
      bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    }
    needsComma = false
  }

  /// A key that may need escapes.
  mutating func key(escaping name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: Values

  mutating func null() { literal("null") }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func integer(_ value: Int) {
    separate()
    bytes.appendDecimal(value)
  }

  /// A whole number without a fraction, anything else in the fewest digits that give it back.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    if value == value.rounded(), abs(value) < 1e15 { return integer(Int(value)) }
    separate()
    bytes += Array("\(value)".utf8)
  }

  /// A probability, to two digits.
  mutating func probability(_ value: Float) {
    number((Double(value) * 100).rounded() / 100)
  }

  /// A JSON value as it stands.
  mutating func raw(_ json: [UInt8]) {
    separate()
    bytes += json
  }

  mutating func string(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { string(utf8: $0) }
  }

  /// A string from valid UTF-8.
  ///
  /// Escapes are those that RFC 8259 section 7 demands, and no others.
  mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in utf8.indices where needsEscape(utf8[index]) {
      bytes += utf8[start..<index]
      appendEscape(utf8[index])
      start = index + 1
    }
    bytes += utf8[start...]
    bytes.append(UInt8(ascii: "\""))
  }

  // MARK: Parts

  private mutating func enclosed(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    text.withUTF8Buffer { bytes += $0 }
  }

  private func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      bytes += Array("u00".utf8)
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
