import Foundation
import Testing

/// The one-way flow of the stages: no folder names a type that a later folder declares.
struct LayeringTests {
  /// Folders in the order of the flow.
  ///
  /// Folders of one rank may not use one another, unless in `shared`.
  private static let ranks: [String: Int] = [
    "Support": 0, "Document": 1, "Models": 1, "Reading": 2, "Tokens": 3, "Sentences": 4,
    "Syntax": 5, "Numbers": 6, "Dates": 7, "Entities": 8, "Quotes": 9, "Claims": 10, "Records": 11,
    "Tally": 12, "Writing": 12, "Pipeline": 13,
  ]

  /// Errors are thrown from wherever they happen.
  private static let usableEverywhere: Set<String> = ["ClaimwireError"]

  private struct Source {
    var folder: String
    var name: String
    var words: Set<String>
    var declared: Set<String>
  }

  @Test func everyFolderHasItsPlaceInTheFlow() throws {
    let folders = Set(try sources().map(\.folder))
    #expect(folders.subtracting(Self.ranks.keys).isEmpty)
    #expect(folders.count > 8)
  }

  @Test func noFolderNamesATypeOfALaterOne() throws {
    let sources = try sources()
    var owners: [String: String] = [:]
    for source in sources {
      for type in source.declared { owners[type] = source.folder }
    }
    for source in sources {
      let rank = try #require(Self.ranks[source.folder])
      for type in source.words.subtracting(source.declared).subtracting(Self.usableEverywhere) {
        guard let owner = owners[type], let ownerRank = Self.ranks[owner] else { continue }
        #expect(
          ownerRank <= rank,
          "\(source.folder)/\(source.name) names \(type), which \(owner) declares later in the flow"
        )
      }
    }
  }

  @Test func theCheckSeesAViolation() {
    let source = Self.read(
      "struct Early { var later: ClaimExtractor }",
      folder: "Tokens",
      name: "x"
    )
    #expect(source.words.contains("ClaimExtractor"))
    #expect(source.declared == ["Early"])
  }

  // MARK: Reading the sources

  private func sources() throws -> [Source] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Claimwire").standardized
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.filter { $0.hasSuffix(".swift") }.map { path in
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      let parts = path.split(separator: "/").map(String.init)
      return Self.read(text, folder: parts[0], name: parts[parts.count - 1])
    }
  }

  private static func read(_ text: String, folder: String, name: String) -> Source {
    var words: Set<String> = []
    var declared: Set<String> = []
    for line in text.split(separator: "\n") where !isComment(line) {
      let code = withoutStrings(line)
      let found = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      words.formUnion(found.filter { $0.first?.isUppercase == true })
      // Nested and private types are nobody else's business: only what starts in the first column counts.
      guard line.first?.isWhitespace == false, !found.contains("private") else { continue }
      for (keyword, type) in zip(found, found.dropFirst())
      where ["struct", "class", "enum", "protocol", "typealias"].contains(keyword) {
        declared.insert(type)
      }
    }
    return Source(folder: folder, name: name, words: words, declared: declared)
  }

  private static func isComment(_ line: Substring) -> Bool {
    line.drop(while: \.isWhitespace).hasPrefix("//")
  }

  /// The line less what stands between quotation marks: words of the language, not of the program.
  private static func withoutStrings(_ line: Substring) -> String {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " ")
  }
}
