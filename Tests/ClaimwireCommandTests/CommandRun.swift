import Foundation

/// The built command, run as a user runs it, in a folder of its own.
struct CommandRun {
  /// What came out of it.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    var records: [[String: Any]] {
      output.split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }

    var ids: [String] { records.compactMap { $0["id"] as? String } }

    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "claimwire-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ content: String, to name: String) throws { try write(Data(content.utf8), to: name) }

  func write(_ content: Data, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try content.write(to: file)
  }

  /// Runs `claimwire` with the arguments; `input` goes to its standard input.
  func claimwire(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(Self.binary, arguments, input: input)
  }

  /// Runs a line of shell in which `claimwire` stands for the command, and `$binary` for its path: a function in the
  /// background is a shell of its own, which signals would go to.
  func shell(_ line: String) throws -> Outcome {
    let function = "binary='\(Self.binary.path)'; claimwire() { \"$binary\" \"$@\"; }"
    return try run(URL(filePath: "/bin/bash"), ["-c", "\(function)\n\(line)"], input: "")
  }

  private func run(_ executable: URL, _ arguments: [String], input: String) throws -> Outcome {
    try write(input, to: ".stdin")
    for name in [".stdout", ".stderr"] { try write("", to: name) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: ".stdin"))
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: ".stdout"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: ".stderr"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try read(".stdout"),
      errors: try read(".stderr")
    )
  }

  private func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// `claimwire` is built beside the tests.
  private static let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "claimwire")
}
