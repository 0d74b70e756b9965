/// What the words around a claim say of where it comes from.
struct ClaimAttribution: Sendable {
  /// The words that name the source, null where nobody is named ("were reported killed").
  var source: Range<Int>?
  /// The word that reports it.
  var cue: Int?
  /// The quote in which it stands, as an index into the document's.
  var quote: Int?
  /// Whether the source denies it.
  var isDenied = false
}
