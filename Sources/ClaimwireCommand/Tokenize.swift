import ArgumentParser
import Claimwire

/// `claimwire tokenize`: a line a token, or a word boundary, or counts.
struct Tokenize: ParsableCommand {
  /// How a token is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Print tokens: start, end, kind and text, tab-separated, one a line.",
    discussion: """
      EXAMPLE
        $ echo "Ukraine's U.S. envoy" | claimwire tokenize
        0	7	word	Ukraine
        7	9	word	's
        10	14	word	U.S.
        15	20	word	envoy

      Offsets count code points into each text. White space is no token.

      --boundaries prints ICU's word boundaries of a file as it is (UTF-8): byte offset and rule status divided by 100 (0 \
      mark or space, 1 number, 2 letters, 3 kana, 4 ideographs). --count prints how many there are, and the file's name.
      """
  )

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets: OffsetUnit = .codePoints

  @Option(help: "How tokens are written: table, or json for an object a line.")
  var format: Format = .table

  @Flag(help: "Print ICU's word boundaries instead: byte offset and rule status.")
  var boundaries = false

  @Flag(help: "Print only how many word boundaries each file has.")
  var count = false

  @Flag(help: "Print only how many tokens each file has.")
  var countTokens = false

  @Option(help: "The kernel to use: scalar, neon, avx2 or avx512; see 'claimwire kernels'.")
  var kernel: Kernel = .chosen

  func validate() throws {
    guard kernel.isSupported else {
      throw ValidationError("This processor does not support the kernel '\(kernel.rawValue)'")
    }
    guard [boundaries, count, countTokens].filter({ $0 }).count < 2 else {
      throw ValidationError("--boundaries, --count and --count-tokens exclude one another")
    }
  }

  func run() throws {
    if boundaries || count || countTokens { return try runOnFiles() }
    guard let tokenizer = Tokenizer(kernel: kernel) else { throw ClaimwireError.noICUData }
    let (unit, format) = (offsets, format)
    try ArticleOutput(input: input).run { article, bytes in
      let table = TableWriter(document: tokenizer.tokenized(article), unit: unit)
      switch format {
      case .table: table.writeTokens(to: &bytes)
      case .json: table.writeTokensAsJSON(to: &bytes)
      }
    }
  }

  /// Files as they are, not read as articles: what is not UTF-8 has no boundaries.
  private func runOnFiles() throws {
    // Only what is wanted is opened: each costs as much as a short file.
    if countTokens {
      guard var counter = TokenCounter(kernel: kernel) else { throw ClaimwireError.noICUData }
      return try eachFile { path throws(ClaimwireError) in
        writeCount(try tokenCount(of: path, &counter), path)
      }
    }
    guard let iterator = WordBreakIterator(kernel: kernel) else { throw ClaimwireError.noICUData }
    try eachFile { path throws(ClaimwireError) in
      let file = try MappedFile(path: path)
      let bytes = file.bytes
      try check(bytes, path)
      if boundaries {
        writeBoundaries(of: bytes, iterator)
      } else {
        writeCount(iterator.count(in: bytes), path)
      }
    }
  }

  /// Calls `body` with each file's path; tells of those that cannot be read.
  private func eachFile(_ body: (String) throws(ClaimwireError) -> Void) throws {
    var failures = 0
    let paths = input.paths.isEmpty ? ["-"] : input.paths
    for path in paths {
      do throws(ClaimwireError) {
        try body(path)
      } catch {
        failures += 1
        StandardStreams.report("\(error)")
      }
    }
    if failures > 0 { throw failures == paths.count ? ExitStatus.nothingDone : .someFailed }
  }

  /// How many tokens the file has, or standard input for `-`.
  private func tokenCount(
    of path: String,
    _ counter: inout TokenCounter
  ) throws(ClaimwireError) -> Int {
    let file = try ReadFile(path: path)
    var failure: ClaimwireError?
    let total: Int
    do throws(TokenStream.InvalidUTF8) {
      total = try counter.count { memory in
        do throws(ClaimwireError) {
          return try file.read(into: memory)
        } catch {
          failure = error
          return 0
        }
      }
    } catch {
      throw failure ?? .unreadable(path: path, reason: "no UTF-8 at byte \(error.offset)")
    }
    if let failure { throw failure }
    return total
  }

  private func check(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(ClaimwireError) {
    guard bytes.count < Int(UInt32.max) else {
      throw .unreadable(path: path, reason: "4 GiB or more")
    }
    let valid = kernel.validPrefix(of: bytes)
    guard valid == bytes.count else {
      throw .unreadable(path: path, reason: "no UTF-8 at byte \(valid)")
    }
  }

  private func writeCount(_ total: Int, _ path: String) {
    StandardStreams.write(Array((path == "-" ? "\(total)\n" : "\(total)\t\(path)\n").utf8))
  }

  private func writeBoundaries(
    of bytes: UnsafeRawBufferPointer,
    _ iterator: borrowing WordBreakIterator
  ) {
    var lines: [UInt8] = []
    iterator.forEachSegment(in: bytes) { segment in
      lines += "\(segment.span.end)\t\(segment.status.rawValue)\n".utf8
      guard lines.count >= 1 << 16 else { return }
      StandardStreams.write(lines)
      lines.removeAll(keepingCapacity: true)
    }
    StandardStreams.write(lines)
  }
}
