/// A quotation mark as it stands: what it pairs with and which way it points.
struct QuotationMark {
  /// Marks that close each other.
  ///
  /// Writers mix the members of one family ("„…”", "“…\""), so they do pair.
  enum Family: UInt8, CaseIterable {
    /// “ ” „ " `` '' ″
    case double
    /// ‘ ’ ‚ '
    case single
    /// « »
    case guillemet
    /// ‹ ›
    case singleGuillemet
    /// 「 」
    case corner
    /// 『 』
    case whiteCorner
  }

  /// Which way a mark points.
  enum Direction: UInt8 {
    case open
    case close
    /// Straight marks, or spaces that tell nothing.
    case either
  }

  let family: Family
  /// By its shape.
  let glyph: Direction
  /// By its shape and the spaces around it; spaces win, since keyboards make the wrong shape more often than the wrong
  /// space, and since „…“ and »…« use the closing shape of other languages to open.
  let direction: Direction

  /// The quotation mark that token `index` is; null where it is none.
  init?(at index: Int, of tokens: [Token], in bytes: [UInt8]) {
    guard let shape = QuotationMark.shape(of: tokens[index], in: bytes) else { return nil }
    family = shape.family
    glyph = shape.direction
    let spacing = QuotationMark.spacing(at: index, of: tokens, in: bytes)
    direction = spacing == .either ? glyph : spacing
  }

  /// Whether the token can be a quotation mark at all.
  static func isMark(_ token: Token, in bytes: [UInt8]) -> Bool {
    shape(of: token, in: bytes) != nil
  }

  private static func shape(
    of token: Token,
    in bytes: [UInt8]
  ) -> (family: Family, direction: Direction)? {
    guard token.kind == .punctuation || token.kind == .symbol else { return nil }
    let length = token.end - token.start
    switch token.ascii {
    case UInt8(ascii: "\""): return (.double, .either)
    case UInt8(ascii: "'"): return length == 1 ? (.single, .either) : (.double, .either)
    case UInt8(ascii: "`"): return length == 1 ? (.single, .open) : (.double, .open)
    case 0: return wideShape(of: token, in: bytes)
    default: return nil
    }
  }

  private static func wideShape(
    of token: Token,
    in bytes: [UInt8]
  ) -> (family: Family, direction: Direction)? {
    let (scalar, _) = bytes.withUnsafeBufferPointer {
      UTF8Decoding.scalar(in: $0, at: Int(token.start))
    }
    switch scalar {
    case 0x201C, 0x201F: return (.double, .open)
    case 0x201E, 0x301D: return (.double, .open)
    case 0x201D, 0x301E: return (.double, .close)
    case 0x2033, 0xFF02: return (.double, .either)
    case 0x2018, 0x201A, 0x201B: return (.single, .open)
    case 0x2019: return (.single, .close)
    case 0xAB: return (.guillemet, .open)
    case 0xBB: return (.guillemet, .close)
    case 0x2039: return (.singleGuillemet, .open)
    case 0x203A: return (.singleGuillemet, .close)
    case 0x300C: return (.corner, .open)
    case 0x300D: return (.corner, .close)
    case 0x300E: return (.whiteCorner, .open)
    case 0x300F: return (.whiteCorner, .close)
    default: return nil
    }
  }

  /// What the white space and marks around token `index` say.
  private static func spacing(at index: Int, of tokens: [Token], in bytes: [UInt8]) -> Direction {
    let token = tokens[index]
    let isSpacedBefore = token.flags.contains(.spaceBefore)
    guard index + 1 < tokens.count else { return isSpacedBefore ? .either : .close }
    let next = tokens[index + 1]
    let isSpacedAfter = next.flags.contains(.spaceBefore)
    let isBeforePunctuation =
      next.kind == .punctuation && !isOpener(next, in: bytes) && !isEllipsis(next)
    let canOpen =
      !isSpacedAfter && !isBeforePunctuation
      && (isSpacedBefore || index == 0 || isOpener(tokens[index - 1], in: bytes))
    let canClose =
      !isSpacedBefore
      && (isSpacedAfter || isBeforePunctuation || isMark(next, in: bytes)
        || next.flags.contains(.clitic))
    if canOpen == canClose { return .either }
    return canOpen ? .open : .close
  }

  private static func isEllipsis(_ token: Token) -> Bool {
    token.ascii == UInt8(ascii: ".") && token.end - token.start > 1 || token.ascii == 0
  }

  /// Brackets, dashes, strokes and other quotation marks: what an opening mark may touch.
  private static func isOpener(_ token: Token, in bytes: [UInt8]) -> Bool {
    switch token.ascii {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"),
      UInt8(ascii: "/"):
      return true
    case 0: return isDash(token, in: bytes) || isMark(token, in: bytes)
    default: return isMark(token, in: bytes)
    }
  }

  /// – or —.
  static func isDash(_ token: Token, in bytes: [UInt8]) -> Bool {
    if token.ascii == UInt8(ascii: "-") { return true }
    let start = Int(token.start)
    return token.end - token.start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (0x93...0x95).contains(bytes[start + 2])
  }
}
