import ArgumentParser
import Claimwire

/// Where records go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "Write to this file instead of standard output; .gz and .zst compress it.",
    completion: .file()
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Begin a new numbered file after about this many bytes of records: 500M, 2G.",
      valueName: "size"
    )
  )
  var shardSize: ByteCount?

  @Flag(help: "Go on with a run that was cut short: same paths, same options, same --output.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Show progress on standard error: auto, bar, json or none.",
      discussion:
        "auto: a bar and a summary on a terminal, nothing in a pipe. json: an object a second, a last one with done."
    )
  )
  var progress: ProgressReport.Style = .auto

  /// For what writes to standard output only.
  static let standardOutput: OutputOptions = {
    var options = OutputOptions()
    options.output = nil
    options.shardSize = nil
    options.resume = false
    options.progress = .none
    return options
  }()

  var path: String? { output == "-" ? nil : output }

  func validate() throws {
    guard path == nil else { return }
    if resume { throw ValidationError("--resume needs --output: what a pipe got is not known") }
    if shardSize != nil { throw ValidationError("--shard-size needs --output") }
  }

  /// Whether the output's name is that of a folder.
  var isFolder: Bool {
    guard let path else { return false }
    return path.hasSuffix("/") || StandardStreams.isFolder(path)
  }

  /// Opens the output.
  ///
  /// - Parameters:
  ///   - fingerprint: tells the run from those with other inputs or options.
  ///   - framing: what each file starts and ends with.
  ///   - isFolder: whether each document gives files of its own, into a folder.
  func open(
    fingerprint: String,
    framing: RecordFraming = RecordFraming(),
    isFolder: Bool = false
  ) throws(ClaimwireError) -> RecordOutput {
    let size = shardSize.map { " shard-size=\($0.bytes)" } ?? ""
    return try RecordOutput(
      path: path,
      isFolder: isFolder,
      shardSize: shardSize?.bytes,
      framing: framing,
      fingerprint: fingerprint + size,
      isResuming: resume
    )
  }
}

/// A number of bytes as people write it: `1000000`, `500M`, `2G`; K, M and G are powers of 1,000.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units: [Character: Int] = ["K": 1_000, "M": 1_000_000, "G": 1_000_000_000]
    let unit = argument.last.flatMap { units[Character($0.uppercased())] }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number > 0,
      case let (bytes, false) = number.multipliedReportingOverflow(by: unit ?? 1)
    else { return nil }
    self.bytes = bytes
  }
}
