import ArgumentParser
import Claimwire

/// `claimwire tokenize`: a line a token.
struct Tokenize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print tokens: start, end, kind and text, tab-separated, one a line.",
    discussion: """
      EXAMPLE
        $ echo "Ukraine's U.S. envoy" | claimwire tokenize
        0	7	word	Ukraine
        7	9	word	's
        10	14	word	U.S.
        15	20	word	envoy

      Offsets count code points into each text. White space is no token.
      """
  )

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets: OffsetUnit = .codePoints

  func run() throws {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .tokens))
    let unit = offsets
    try ArticleOutput(input: input).run { article, bytes in
      let document = annotator.annotated(article)
      TableWriter(document: document, unit: unit).writeTokens(to: &bytes)
    }
  }
}
