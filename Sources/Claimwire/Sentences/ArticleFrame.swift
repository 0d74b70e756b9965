/// A paragraph taken apart: what frames the article at its start and end, and the text between.
struct ArticleFrame {
  /// "KYIV, Ukraine, April 24 (Reuters) —", empty where there is none.
  var dateline: Range<Int>
  /// What is split into sentences.
  var main: Range<Int>
  /// "Friday, July 21, 2017" at the end of a title that has lost its line break, empty where there is none.
  var closingDate: Range<Int>
  /// "POOL/AFP via Getty Images", empty where there is none.
  var credit: Range<Int>
  /// The role of the sentences in `main`.
  var role: SentenceRole = .body
}
