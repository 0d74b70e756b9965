import ArgumentParser
import Claimwire

/// `claimwire sentences`: a line a sentence.
struct Sentences: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentences",
    abstract: "Print sentences: start, end, role and text, tab-separated, one a line.",
    discussion: """
      EXAMPLE
        $ echo "Lt. Gen. Roe spoke. No one answered." | claimwire sentences
        0	19	body	Lt. Gen. Roe spoke.
        20	36	body	No one answered.

      Offsets count code points into each text. A line break or tab inside a sentence is printed as a space.
      """
  )

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets: OffsetUnit = .codePoints

  func run() throws {
    let annotator = try Annotator(configuration: AnnotatorConfiguration(lastStage: .sentences))
    let unit = offsets
    try ArticleOutput(input: input).run { article, bytes in
      let document = annotator.annotated(article)
      TableWriter(document: document, unit: unit).writeSentences(to: &bytes)
    }
  }
}
