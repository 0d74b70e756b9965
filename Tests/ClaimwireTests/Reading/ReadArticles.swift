import Foundation

@testable import Claimwire

/// What a file of these bytes and this name gives.
func articles(
  in bytes: [UInt8],
  named name: String,
  fields: FieldNames = FieldNames(),
  maxDocument: Int = ArticleReader.largestDocument
) throws -> [Result<Article, ClaimwireError>] {
  var results: [Result<Article, ClaimwireError>] = []
  try forEachArticle(in: bytes, named: name, fields: fields, maxDocument: maxDocument) {
    results.append($0)
  }
  return results
}

/// The same one by one, so that a test sees what came before an error.
func forEachArticle(
  in bytes: [UInt8],
  named name: String,
  fields: FieldNames = FieldNames(),
  maxDocument: Int = ArticleReader.largestDocument,
  _ body: (Result<Article, ClaimwireError>) -> Void
) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: name)
  try Data(bytes).write(to: file)
  let reader = ArticleReader(path: file.path, fields: fields, maxDocument: maxDocument)
  try reader.forEachArticle { body($0) }
}
