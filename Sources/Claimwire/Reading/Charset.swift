internal import CICU

/// A character encoding by a name that ICU knows: `windows-1252`, `Shift_JIS`, `utf-16le`.
public struct Charset: Sendable, Equatable {
  /// Its name.
  public let name: String

  /// Null for a name that ICU does not know.
  public init?(named name: String) {
    guard claimwire_icu_charset_is_known(name) else { return nil }
    self.name = name
  }

  private init(known name: String) { self.name = name }

  /// What text that is not UTF-8 looks like; null where nothing speaks for a charset more than for damaged UTF-8.
  ///
  /// - Bytes that mostly make sense as UTF-8 are UTF-8 with damage, and so is what holds a NUL.
  /// - Little text says nothing: under ``leastSample`` bytes there is no guess.
  /// - Where hardly a byte is not ASCII, ICU's statistics of letters say nothing: windows-1252, the most common by far,
  ///   if all such bytes are letters, quotation marks, dashes and signs that occur in English prose there.
  /// - Else what ICU finds with at least ``leastConfidence``; ISO 8859-1, -8 and -9 are taken for the Windows charsets
  ///   that contain them, as browsers do with -1 and -9 (WHATWG Encoding, section 4.2).
  static func guess(_ bytes: [UInt8], wellFormed: Int, illFormed: Int) -> Charset? {
    guard bytes.count >= leastSample, illFormed > wellFormed else { return nil }
    let sample = sample(of: bytes)
    guard !sample.contains(0) else { return nil }
    let high = sample.reduce(into: 0) { $0 += $1 >= 0x80 ? 1 : 0 }
    if high * rareByte < sample.count {
      return sample.allSatisfy(isPlausible) ? Charset(known: "windows-1252") : nil
    }
    var confidence: Int32 = 0
    let found = sample.withUnsafeBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress else { return nil }
      return claimwire_icu_charset_detect(base, buffer.count, &confidence).map {
        String(cString: $0)
      }
    }
    guard let found, confidence >= leastConfidence, !found.lowercased().hasPrefix("utf") else {
      return nil
    }
    return Charset(known: contained[found.lowercased()] ?? found)
  }

  private static let leastSample = 24
  private static let leastConfidence = 10
  /// One byte in this many is rare.
  private static let rareByte = 60
  private static let contained = [
    "iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254", "iso-8859-8": "windows-1255",
    "iso-8859-8-i": "windows-1255",
  ]

  /// Enough for ICU's statistics, around the first byte that is not ASCII.
  private static func sample(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let start = max(0, first - 2_000)
    return bytes[start..<min(bytes.count, start + 16_000)]
  }

  /// Whether the byte is likely in English news in windows-1252: ASCII, the row of typographic marks that charset adds,
  /// the signs for money and measures, and letters of western names but for ð, þ, ÿ, × and their like.
  private static func isPlausible(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x80, 0x80, 0x82, 0x84, 0x85, 0x8A, 0x8C, 0x8E, 0x91...0x97, 0x99, 0x9A, 0x9C, 0x9E:
      true
    case 0xA0, 0xA3, 0xA9, 0xAB, 0xAD, 0xAE, 0xB0, 0xB2...0xB4, 0xB7, 0xBB...0xBE: true
    case 0xC0...0xFC: byte != 0xD0 && byte != 0xD7 && byte != 0xDE && byte != 0xF0 && byte != 0xF7
    default: false
    }
  }
}

/// Bytes of a charset into UTF-8, piece by piece.
struct CharsetDecoder: ~Copyable {
  private let decoder: OpaquePointer?

  init(_ charset: Charset) { decoder = claimwire_icu_decoder_open(charset.name) }

  deinit { claimwire_icu_decoder_close(decoder) }

  /// Sequences that became U+FFFD so far.
  var replaced: Int { decoder.map { Int(claimwire_icu_decoder_replaced($0)) } ?? 0 }

  /// Appends the input as UTF-8; O(n).
  ///
  /// - Parameter isLast: whether no input comes after this.
  mutating func decode(_ input: [UInt8], isLast: Bool, into output: inout [UInt8]) {
    guard let decoder else { return }
    var at = 0
    let room = max(1_024, input.count + input.count / 2)
    while true {
      let before = output.count
      output.append(contentsOf: repeatElement(0, count: room))
      var taken = 0
      var given = 0
      let isGoingOn = output.withUnsafeMutableBufferPointer { out in
        input.withUnsafeBufferPointer { from in
          guard let base = out.baseAddress else { return false }
          return claimwire_icu_decoder_read(
            decoder,
            from.baseAddress.map { $0 + at },
            from.count - at,
            &taken,
            base + before,
            room,
            &given,
            isLast
          )
        }
      }
      output.removeLast(room - given)
      at += taken
      if !isGoingOn || (at == input.count && given < room) { return }
    }
  }

  /// The input as UTF-8, and how many sequences became U+FFFD.
  static func decoded(_ input: [UInt8], _ charset: Charset) -> (text: [UInt8], replaced: Int) {
    var decoder = CharsetDecoder(charset)
    var text: [UInt8] = []
    decoder.decode(input, isLast: true, into: &text)
    return (text, decoder.replaced)
  }
}
