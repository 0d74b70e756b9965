import Claimwire

/// Who says what in files of articles, and how many people were harmed according to whom: `Speakers corpus/articles/*.txt`.
///
/// Shows the library's two ways in. ``Annotator`` gives documents whose layers are Swift values: one for each thread.
/// `ParallelAnnotator` gives records as bytes, from as many threads as it is told to use.
@main
struct Speakers {
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    let annotator = try Annotator()
    for path in paths {
      try ArticleReader(path: path).forEachArticle { (result) throws(ClaimwireError) in
        switch result {
        case .success(let article): print(report(of: annotator.annotated(article)))
        case .failure(let error): print(error)
        }
      }
    }
    print("\(try countRecords(in: paths)) bytes of records")
  }

  /// The document's speakers, each with their quotes, then its claims.
  static func report(of document: Document) -> String {
    var lines = ["# \(document.article.id)"]
    for quote in document.quotes {
      guard let speaker = quote.speaker else { continue }
      lines.append("\(speaker.name): \(quote.parts.map(document.text).joined(separator: " … "))")
    }
    for claim in document.claims {
      let source = claim.source?.name ?? "the article"
      let count = document.text(claim.count.span)
      lines.append("* \(claim.kind.rawValue): \(count), according to \(source)")
    }
    return lines.joined(separator: "\n")
  }

  /// The same articles as NDJSON, made on two threads.
  static func countRecords(in paths: some Sequence<String>) throws -> Int {
    let annotator = try ParallelAnnotator(jobs: 2)
    var bytes = 0
    for path in paths {
      try ArticleReader(path: path).forEachArticle { (result) throws(ClaimwireError) in
        guard case .success(let article) = result else { return }
        try annotator.add(article) { records, _ in bytes += records.count }
      }
    }
    try annotator.finish { records, _ in bytes += records.count }
    return bytes
  }
}
