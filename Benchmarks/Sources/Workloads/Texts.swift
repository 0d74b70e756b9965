import Claimwire
import Foundation

/// Texts to measure with.
public enum Texts {
  /// A file's documents: each ends where a zero byte stands.
  ///
  /// `scripts/bench` writes such files from whatever texts it is given; every program of `scripts/compare` reads them.
  public static func articles(inFile path: String) throws -> [Article] {
    let bytes = try Data(contentsOf: URL(filePath: path))
    return bytes.split(separator: 0).enumerated().map { number, text in
      Article(id: "\(number)", text: String(decoding: text, as: UTF8.self))
    }
  }

  /// A folder's text files, in the order of their names.
  public static func articles(inFolder folder: String) throws -> [Article] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".txt") }
      .flatMap { try articles(inFile: "\(folder)/\($0)") }
  }
}
