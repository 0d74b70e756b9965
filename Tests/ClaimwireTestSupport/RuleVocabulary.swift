import Foundation

/// Every word that a rule knows: those of the sources' string literals, with what stands on their lines.
///
/// A rule looks at the neighbours of its words, so each of them should have stood first and last in a text.
public enum RuleVocabulary {
  /// The words, sorted.
  ///
  /// - Parameter file: The file of the test that asks, three folders below the package's root.
  public static func words(of file: String) throws -> [String] {
    let sources = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "../../../Sources/Claimwire").standardized
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") }
    let texts = try paths.map {
      try String(contentsOf: sources.appending(path: $0), encoding: .utf8)
    }
    return Set(texts.flatMap(words(inLiteralsOf:))).sorted()
  }

  private static func words(inLiteralsOf source: String) -> [String] {
    var isInBlock = false
    var words: [Substring] = []
    for line in source.split(separator: "\n") where !line.contains("///") {
      if line.contains("\"\"\"") { isInBlock.toggle() }
      guard isInBlock || line.contains("\"") else { continue }
      words += line.split { character in !isPartOfWord(character) }
    }
    return words.filter { $0.first?.isLetter == true }.map(String.init)
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character == "'" || character == "-" || character == "."
  }
}
