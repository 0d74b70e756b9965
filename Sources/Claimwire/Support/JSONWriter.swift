/// JSON as bytes, in the order in which it is written.
///
/// Keys and values are written into room that was made before, so that each of them costs one look at the array.
struct JSONWriter {
  /// What was written, and zeros behind it: room for more.
  private var storage: [UInt8] = []
  private var count = 0
  private var needsComma = false

  /// Room is made in steps of as much as there is, up to this.
  private static let longestStep = 1 << 16

  /// What was written: a copy.
  var bytes: [UInt8] { Array(storage[..<count]) }

  /// Gives away what was written, and forgets it.
  mutating func takeBytes() -> [UInt8] {
    storage.removeLast(storage.count - count)
    let bytes = storage
    self = JSONWriter()
    // The next batch's records are about as long.
    storage.reserveCapacity(bytes.count + bytes.count / 8)
    return bytes
  }

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() {
    count = 0
    needsComma = false
  }

  /// Appends what is no JSON, between values.
  mutating func append(_ body: (inout [UInt8]) -> Void) {
    storage.removeLast(storage.count - count)
    body(&storage)
    count = storage.count
  }

  /// Sets memory aside for so many more bytes.
  mutating func reserve(_ more: Int) { storage.reserveCapacity(count + more) }

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
    let length = name.utf8CodeUnitCount
    let isFirst = !needsComma
    needsComma = false
    write(atMost: length + 4) { out in
      var end = out
      if !isFirst { end.put(",") }
      end.put("\"")
      end.put(name.utf8Start, length)
      end.put("\"")
      end.put(":")
      return end - out
    }
  }

  /// The keys `start` and `end` with their values.
  mutating func offsets(_ start: Int, _ end: Int) {
    let isFirst = !needsComma
    needsComma = true
    write(atMost: 64) { out in
      var next = out
      if !isFirst { next.put(",") }
      // "start": and "end": in one store each.
      next.put(word: 0x2274_7261_7473_22, 7)
      next.put(":")
      next.put(decimal: start)
      next.put(word: 0x3A22_646E_6522_2C, 7)
      next.put(decimal: end)
      return next - out
    }
  }

  /// A key that may need escapes.
  mutating func key(escaping name: String) {
    string(name)
    put(":")
    needsComma = false
  }

  mutating func newline() {
    put("\n")
    needsComma = false
  }

  // MARK: Values

  mutating func null() { literal("null") }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func integer(_ value: Int) {
    separate()
    write(atMost: 20) { out in
      var end = out
      end.put(decimal: value)
      return end - out
    }
  }

  /// A whole number without a fraction, anything else in the fewest digits that give it back.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    if abs(value) < 1e15, Double(Int(value)) == value { return integer(Int(value)) }
    // Probabilities and degrees: of a few digits, there is but one shortest decimal.
    let scaled = (value * 10_000).rounded()
    if abs(scaled) < 1e10, scaled / 10_000 == value { return tenThousandths(Int(scaled)) }
    separate()
    append("\(value)".utf8)
  }

  /// A number of ten-thousandths that is no whole number.
  private mutating func tenThousandths(_ value: Int) {
    separate()
    write(atMost: 26) { out in
      var end = out
      if value < 0 { end.put("-") }
      end.put(decimal: Int(value.magnitude / 10_000))
      end.put(".")
      var rest = value.magnitude % 10_000
      var unit: UInt = 1000
      while rest > 0 {
        end.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit)
        end += 1
        rest %= unit
        unit /= 10
      }
      return end - out
    }
  }

  /// A probability, to two digits.
  mutating func probability(_ value: Float) {
    number((Double(value) * 100).rounded() / 100)
  }

  /// A JSON value as it stands.
  mutating func raw(_ json: [UInt8]) {
    separate()
    append(json)
  }

  mutating func string(_ value: String?) {
    guard let value else { return null() }
    // Without a copy of the string, which costs as much as a short one's bytes.
    if value.utf8.withContiguousStorageIfAvailable({ string(utf8: $0) }) != nil { return }
    var copy = value
    copy.withUTF8 { string(utf8: $0) }
  }

  /// A string from valid UTF-8.
  ///
  /// Escapes are those that RFC 8259 section 7 demands, and no others.
  mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    separate()
    put("\"")
    var start = 0
    while true {
      let end = JSONEscape.first(in: utf8, from: start)
      append(UnsafeBufferPointer(rebasing: utf8[start..<end]))
      if end == utf8.count { break }
      appendEscape(utf8[end])
      start = end + 1
    }
    put("\"")
  }

  // MARK: Parts

  private mutating func enclosed(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    put(open)
    needsComma = false
    body(&self)
    put(close)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { put(",") }
    needsComma = true
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    put("\\")
    switch byte {
    case UInt8(ascii: "\n"): put("n")
    case UInt8(ascii: "\r"): put("r")
    case UInt8(ascii: "\t"): put("t")
    case UInt8(ascii: "\""): put("\"")
    case UInt8(ascii: "\\"): put("\\")
    default:
      append("u00".utf8)
      for digit in [byte >> 4, byte & 15] {
        append(CollectionOfOne(digit < 10 ? 0x30 + digit : 0x61 + digit - 10))
      }
    }
  }

  // MARK: Bytes

  @inline(__always)
  private mutating func put(_ character: Unicode.Scalar) {
    write(atMost: 1) { out in
      out.pointee = UInt8(truncatingIfNeeded: character.value)
      return 1
    }
  }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    let length = bytes.count
    write(atMost: length) { out in
      _ = UnsafeMutableBufferPointer(start: out, count: length).update(fromContentsOf: bytes)
      return length
    }
  }

  /// Lets `body` write up to so many bytes; it returns how many it wrote.
  @inline(__always)
  private mutating func write(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if storage.count - count < most { grow(by: most) }
    let start = count
    let written = storage.withUnsafeMutableBufferPointer { storage in
      storage.baseAddress.map { body($0 + start) } ?? 0
    }
    count = start + written
  }

  @inline(never)
  private mutating func grow(by least: Int) {
    let step = Swift.max(least, Swift.min(storage.count, JSONWriter.longestStep), 64)
    storage.append(contentsOf: repeatElement(0, count: step))
  }
}

/// Where a string has a byte that JSON does not take as it stands.
private enum JSONEscape {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The first control character, quotation mark or backslash from `start` on; the count where there is none.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var index = start
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      let found = escapes(in: UInt64(littleEndian: word))
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, !needsEscape(base[index]) { index += 1 }
    return index
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// The top bit of each byte that needs an escape, exact up to the first: a byte that is less than a bound borrows from
  /// the bit above it.
  @inline(__always)
  private static func escapes(in word: UInt64) -> UInt64 {
    let controls = (word &- ones &* 0x20) & ~word
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & tops
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes an ASCII character and moves on.
  @inline(__always)
  fileprivate mutating func put(_ character: Unicode.Scalar) {
    pointee = UInt8(truncatingIfNeeded: character.value)
    self += 1
  }

  /// Writes the lowest bytes of a word, and what is above them behind them, and moves on by so many.
  @inline(__always)
  fileprivate mutating func put(word: UInt64, _ count: Int) {
    UnsafeMutableRawPointer(self).storeBytes(of: word.littleEndian, as: UInt64.self)
    self += count
  }

  /// Copies so many bytes and moves on: names of keys by two stores that may overlap.
  @inline(__always)
  fileprivate mutating func put(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    switch count {
    case 8...16: putEnds(bytes, count, as: UInt64.self)
    case 4...7: putEnds(bytes, count, as: UInt32.self)
    case 2...3: putEnds(bytes, count, as: UInt16.self)
    default: update(from: bytes, count: count)
    }
    self += count
  }

  /// Copies the first bytes and the last ones, a word of each.
  @inline(__always)
  private func putEnds<Word: BitwiseCopyable>(
    _ bytes: UnsafePointer<UInt8>,
    _ count: Int,
    as word: Word.Type
  ) {
    let last = count - MemoryLayout<Word>.size
    let (from, to) = (UnsafeRawPointer(bytes), UnsafeMutableRawPointer(self))
    to.storeBytes(of: from.loadUnaligned(as: word), as: word)
    to.storeBytes(
      of: from.loadUnaligned(fromByteOffset: last, as: word),
      toByteOffset: last,
      as: word
    )
  }
}
